"""A derivative entry by entry: the terms of the normal form, written with indices.

There is always such an answer, whatever its order: the array ∂F_ij/∂X_pq, where no product of matrices gives it. The
lines are those of the reading that proves: the entry, the product rule with ∂X_ij/∂X_pq = δ_ip δ_jq, and the sums
over a δ carried out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import reduce
from operator import add, mul

from ..errors import LimitError
from ..language.dimension import SCALAR, Axis, Dimension, Index
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Adjugate, Apply, Delta, Determinant, Entry, Inverse, LogDeterminant, LogSumExp, Norm, Number, Partial, Power,
    Product, Size, Softmax, Summation, Symbol, ones, partial, reciprocal, sqrt,
)
from ..nodes.einstein import bind, occurrences
from ..nodes.structured import SYMMETRIC
from ..proof.applied import Applied
from ..proof.atom import Atom, width
from ..proof.canonical import in_slots, normal_form
from ..proof.delta import DeltaHead
from ..proof.raised import Raised
from ..proof.reading import derive as derived
from ..proof.reading import expand, reopen
from ..proof.size import SizeHead
from ..proof.structured import FreeHead
from ..proof.terms import Factor, Head, Indices, Term, renamed_dummies, substitute
from ..proof.translation import Translation
from .steps import IN_PARTS
from .tidy import ONE, ZERO, NoMatrixForm, multiplied

ROWS, COLUMNS = "ij", "pq"
LETTERS = "slktuvrabcegh" "ofwxyzmn"     # the last ones mostly stand for something else
WRITTEN, RULE, CONTRACTED = (
    "written with indices", "the product rule; the entries vary alone", "each $δ$ is summed over")
# what is said where there is more than products
RULES: tuple[tuple[str, set[type]], ...] = (
    ("the chain rule", {Apply, Power, Norm, Softmax, LogSumExp}), ("the derivative of an inverse", {Inverse}),
    ("the derivative of a determinant", {Determinant, LogDeterminant, Adjugate}))


class Writer:
    """Writes polynomials as expressions; its indices have letters that nothing else in an expression has."""

    def __init__(self, of: Expression, by: Symbol) -> None:
        self.taken = {getattr(named, "name", "") for e in (of, by) for part in e.walk() for named in part.named()}
        self.matrices, self.norms = dict(_matrices(of)), dict(_norms(of))
        self.ranges: dict[str, Dimension] = {}

    def letters(self, axis: Axis, wanted: str) -> Indices:
        """An index for each dimension, of these letters as far as they are free; each letter has one range."""
        found = []
        for dimension in axis:
            name = next((one for one in wanted + LETTERS if one not in self.taken
                         and self.ranges.get(one, dimension) == dimension), "")
            if not name:
                raise LimitError("there are not letters enough for all indices", IN_PARTS)
            self.taken.add(name)
            self.ranges[name] = dimension
            found.append(Index(name, dimension))
        return tuple(found)

    def line(self, terms: Iterable[Term]) -> Expression:
        """A sum of products, whose terms may have letters in common."""
        written: dict[Expression, Fraction] = {}
        for term in terms:
            before = set(self.taken)
            alike = self.term(Term(Fraction(1), term.factors, term.dummies))
            written[alike] = written.get(alike, Fraction(0)) + term.coefficient
            self.taken = before
        return reduce(add, (multiplied(Number(number), e) for e, number in written.items())) if written else ZERO

    def polynomial(self, terms: Iterable[Term]) -> Expression:
        """A sum of products; repeated indices are summed, and what one has and another has not is in each."""
        written = [self.term(term) for term in terms]
        free = tuple(dict.fromkeys(i for e in written for i, count in occurrences(e).items() if count == 1))
        return reduce(add, (_with_all(e, free) for e in written)) if written else ZERO

    def term(self, term: Term) -> Expression:
        """A product, with the sums that the print does not show by a repeated index."""
        dummies = sorted(term.dummies)
        renamed = dict(zip(dummies, self.letters(tuple(i.dimension for i in dummies), "")))
        term = substitute(term, renamed)
        factors = [Number(term.coefficient)] if term.coefficient != 1 or not term.factors else []
        product = multiplied(*factors, *map(self.factor, term.factors))
        counts = Counter(occurrences(product))
        # twice within a function, it would be summed there
        within = {index for part in (product.factors if isinstance(product, Product) else (product,))
                  if isinstance(part, (Apply, Power)) for index, count in occurrences(part).items() if count == 2}
        for index in sorted(term.dummies, reverse=True):
            if counts[index] != 2 or index in within:
                product = Summation(product, index)
        return product

    def factor(self, factor: Factor) -> Expression:
        """An entry, a δ, a function of a number.

        :raises NoMatrixForm: what it is cannot be said with indices.
        """
        head, indices = factor
        match head:
            case Atom(symbol, by):
                return self._derivative(symbol, by, indices)
            case FreeHead(symbol) if symbol.structure == SYMMETRIC:
                return Entry(symbol, indices)
            case DeltaHead():
                return Delta(*indices)
            case SizeHead(dimension):
                return Size(dimension)
            case Applied() if head.function in (sqrt, reciprocal) and head.argument in self.norms:
                norm = self.norms[head.argument]
                return norm if head.function == sqrt else reciprocal(norm * norm)
            case Applied():
                return head.function(self.polynomial(in_slots(head.argument, indices)))
            case Raised():
                return self.polynomial(in_slots(head.argument, indices)) ** self.polynomial(head.exponent)
        if head in self.matrices:
            matrix = self.matrices[head]
            return Entry(matrix, indices) if indices else matrix
        raise NoMatrixForm("a part of it cannot be written with indices")

    def _derivative(self, symbol: Symbol, by: tuple[Symbol, ...], indices: Indices) -> Expression:
        place = width(symbol)
        found: Expression = Entry(symbol, indices[:place]) if place else symbol
        for one in by:
            found = partial(found, Entry(one, indices[place:place + width(one)]) if width(one) else one)
            place += width(one)
        return found


def _matrices(of: Expression) -> Iterator[tuple[Head, Expression]]:
    """The heads of inverses, determinants and adjugates, and what they are of; of what a determinant is of, all."""
    for part in of.walk():
        if isinstance(part, (Inverse, Determinant, LogDeterminant, Adjugate)) and not occurrences(part):
            for kind in (Inverse, Determinant, LogDeterminant, Adjugate):
                translation = Translation()
                places = [translation.fresh(axis) for axis in axes(kind(part.of))]
                (term,) = expand(kind(part.of), translation, *places)
                yield term.factors[0][0], kind(part.of)


def _norms(of: Expression) -> Iterator[tuple[tuple[Term, ...], Expression]]:
    """The norms in an expression, by the sums of squares in their roots."""
    for part in of.walk():
        if isinstance(part, Norm) and not occurrences(part):
            (term,) = expand(part, Translation(), (), ())
            head = term.factors[0][0]
            if isinstance(head, Applied):
                yield head.argument, part


Line = tuple[Expression, str]


def by_entries(of: Expression, by: Symbol) -> tuple[Expression, list[Line]]:
    """∂F_ij/∂X_pq, and the lines to it.

    :raises NoMatrixForm: a part cannot be written with indices.
    """
    writer = Writer(of, by)
    rows, columns = (writer.letters(axis, ROWS) for axis in axes(of))
    at = tuple(index for axis in axes(by) for index in writer.letters(axis, COLUMNS))
    entry = Entry(of, rows + columns) if axes(of) != SCALAR else of
    below = Entry(by, at) if at else by
    translation = Translation().closing(by)
    bound, _ = bind(of, ())
    terms = list(normal_form(expand(bound, translation, rows, columns)))
    # the dummies of normal forms have all the same names, which those within functions would catch
    moved = reopen(derived([renamed_dummies(term, translation) for term in terms], by, at, translation), translation)
    first = Partial(entry, below)
    whole: Callable[[Iterable[Term]], Expression] = lambda terms: _with_all(writer.line(terms), rows + columns + at)
    written = _with_all(writer.line(terms), rows + columns)
    lines = [(Partial(written, below), WRITTEN), (whole(moved), _rules(of, by)),
             (whole(normal_form(moved)), CONTRACTED)]
    return first, lines


def _rules(of: Expression, by: Symbol) -> str:
    """The rules by which the entries are differentiated."""
    parts = {type(part) for part in of.walk() if by in part.walk()}
    found = [words for words, kinds in RULES if parts & kinds]
    return f"{' and '.join(found)}; the entries vary alone" if found else RULE


def _with_all(e: Expression, indices: Indices) -> Expression:
    """The same with 1 as an entry of a column of ones for each index on which nothing in it depends."""
    counts = occurrences(e)
    alone = [ones(i.dimension)[i] for i in indices if not counts[i]]
    return reduce(mul, alone if alone and e == ONE else [e, *alone])

