"""What conditions imply, and so need not be typed: s > 0 gives √s > 0 and s s ≠ 0; A and B invertible give A B.

The rules go down the tree of an expression, so there is always an end; what they miss is asked for, which is
never wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import repeat

from .. import proof
from ..errors import ConditionError
from ..language.dimension import SCALAR, Dimension
from ..language.expression import Demand, Expression
from ..language.program import Program
from ..language.shape import axes
from ..nodes import (
    Adjugate, Apply, Commutation, Determinant, Diag, Elementwise, Entry, Hadamard, HadamardPower, Identity, Inverse,
    Kronecker, MainDiagonal, MatrixProduct, Number, Ones, Power, Product, SingleEntry, Size, Softmax, Structured, Sum,
    Summation, Symbol, Total, Trace, Transpose, Unit, Vec, Vech, Zeros,
)
from ..nodes.einstein import bind, occurrences
from ..nodes.product import factors_of
from ..nodes.structured import DIAGONAL, LOWER, SYMMETRIC, UPPER
from ..nodes.symbol import opened
from .condition import Condition, demands

# the conditions that a property rests on, or nothing where it does not follow
Support = frozenset[Condition] | None
Wanted = Iterable[tuple[str, Expression]]
NOTHING: Wanted = ()
# functions that are positive everywhere, where their argument is, and that are 0 only where it is
EVERYWHERE = ("exp", "cosh", "logistic", "softplus")
LIKE = ("sqrt", "reciprocal", "tanh", "sinh", "sign", "relu")
AS_ITS_ARGUMENT = ("reciprocal", "tanh", "sinh", "absolute", "sign")


class Implied:
    """What follows from some conditions, and from which of them."""

    def __init__(self, conditions: Sequence[Condition], in_any_form: bool = False) -> None:
        self._conditions, self._in_any_form = conditions, in_any_form
        self._known: dict[tuple[str, Expression], Support] = {}

    def support(self, property: str, expression: Expression) -> Support:
        """The conditions that say so, or from which it follows; None if it does not follow."""
        key = property, expression
        if key not in self._known:
            stated = self._stated(property, expression)
            ways = map(self._of_all, WAYS[property](expression))
            found = next((way for way in ways if way is not None), None)
            self._known[key] = stated | (found or frozenset()) if stated or found is not None else None
        return self._known[key]

    def has(self, property: str, expression: Expression) -> bool:
        """Whether it is said, or follows."""
        return self.support(property, expression) is not None

    def _stated(self, property: str, expression: Expression) -> frozenset[Condition]:
        """The conditions that say so; of what is never negative, that it is not 0."""
        said = {Demand(property, expression)}
        if property == "positive" and self._conditions and NOT_NEGATIVE.support("nonnegative", expression) is not None:
            said.add(Demand("nonzero", expression))
        if property == "invertible":
            turned = expression.of if isinstance(expression, Transpose) else Transpose(expression)
            said.add(Demand("invertible", turned))
        if property == "nonzero" and isinstance(expression, MainDiagonal) and _is_one_sided(expression.of):
            said.add(Demand("invertible", expression.of))
        stated = frozenset(c for c in self._conditions if any(map(c.covers, said)))
        return stated or frozenset(c for c in self._conditions if self._in_any_form and any(
            c.property == demand.property and _are_equal(c.expression, demand.expression) for demand in said))

    def _of_all(self, wanted: Wanted) -> Support:
        supports = [self.support(property, part) for property, part in wanted]
        return None if None in supports else frozenset().union(*filter(None, supports))


def supported(conditions: Sequence[Condition], demand: Demand) -> Support:
    """The conditions from which it follows, be they said of the same in another form, as of Σⱼ xⱼ² for xᵀ x."""
    found = Implied(conditions).support(demand.property, demand.expression)
    return found if found is not None else Implied(conditions, in_any_form=True).support(
        demand.property, demand.expression)


def _are_equal(mine: Expression, other: Expression) -> bool:
    if axes(mine) != axes(other) or letters_of(mine) != letters_of(other):
        return False
    (first, free), (second, names) = (bind(e, occurrences(e)) for e in (mine, other))
    return free == names and proof.decide(first, second).answer == "equal"


def check_kinds(conditions: Iterable[object]) -> None:
    """Refuse what is no condition.

    :raises ConditionError: naming it.
    """
    for condition in conditions:
        if not isinstance(condition, Condition):
            raise ConditionError(f"a condition is a Condition such as positive(x), not {condition!r}")


def check_conditions(conditions: Sequence[Condition], expressions: Iterable[Expression],
                     asked: Iterable[tuple[str, Demand]] = (), tried: Iterable[Condition] = ()) -> None:
    """Refuse a condition that is missing, and one that is of no use.

    Conditions are demanded by the expressions, and `asked` for by formulas, each with its name. Those that were
    `tried`, as every point at which the expressions were compared had to meet them, are of use if they say
    something of the letters in the expressions: √((b − a)²) = a − b is true where a − b > 0, and false elsewhere.

    :raises ConditionError: naming the condition and the remedy.
    """
    check_kinds(conditions)
    lines = tuple(expressions)
    used = about(lines, tried)
    missing: dict[Demand, str] = {}
    for name, demand in (*(("", demand) for demand in demands(*lines)), *asked):
        support = supported(conditions, demand)
        if support is None:
            missing.setdefault(demand, name)
        else:
            used |= support
    if missing:
        raise ConditionError(_told_missing([c for c in conditions if c in used], missing))
    for condition in conditions:
        if condition not in used:
            raise ConditionError(f"nothing demands that {condition.text()}: leave the condition out" + (
                "; a matrix that is definite is not said so, but invertible(S) and positive(det(S)) can be said"
                if condition.is_of_entries and _is_square(condition.expression) else ""))


def _told_missing(conditions: Sequence[Condition], missing: Mapping[Demand, str]) -> str:
    """What is to be written, in Python; what follows from the rest of it is left out."""
    needed = [Condition(demand.expression, demand.property) for demand in missing]
    for one in sorted(needed, key=lambda c: (c.property == "positive", -c.expression.level)):
        others = [c for c in needed if c is not one]
        if supported((*conditions, *others), Demand(one.property, one.expression)) is not None:
            needed = others
    kept = [c for c in conditions if supported(needed, Demand(c.property, c.expression)) is None]
    program = Program()
    written = ", ".join(condition.statement(program) for condition in (*kept, *needed))
    names = list(dict.fromkeys(filter(None, missing.values())))
    return f"{'a condition is' if len(needed) == 1 else 'conditions are'} missing: write conditions=[{written}]" + (
        f", for which {' and '.join(names)} {'asks' if len(names) == 1 else 'ask'}" if names else "")


def about(lines: Iterable[Expression], conditions: Iterable[Condition]) -> set[Condition]:
    """The conditions in the letters of some lines, or in letters that another of them compares with these."""
    known = {letter for line in lines for letter in letters_of(line)}
    waiting, found = list(conditions), set[Condition]()
    while near := [c for c in waiting if not known.isdisjoint(letters_of(c.expression))]:
        found.update(near)
        known.update(letter for c in near for letter in letters_of(c.expression))
        waiting = [c for c in waiting if c not in found]
    return found


def letters_of(expression: Expression) -> set[Symbol | Dimension]:
    """What may have any value in it: plain letters, and functions of them, and sizes taken as numbers."""
    return {letter for part in expression.walk() for letter in (
        [part.dimension] if isinstance(part, Size) else
        [part] if isinstance(part, Symbol) and part.definition is None else [])}


def ways_to_be_positive(e: Expression) -> list[Wanted]:
    """Lists of properties of the parts; of each list alone it follows that every entry is greater than 0."""
    match e:
        case Number(value) if value > 0:
            return [NOTHING]
        case Size() | Ones() | Softmax():
            return [NOTHING]
        case Apply() if e.function.is_known and e.function.order == 0 and e.function.name in EVERYWHERE:
            return [NOTHING]
        case Apply() if e.function.is_known and e.function.order == 0 and e.function.name == "absolute":
            return [[("nonzero", e.argument)]]
        case Apply() if e.function.is_known and e.function.order == 0 and e.function.name in LIKE:
            return [[("positive", e.argument)]]
        case Sum((Number(Fraction(numerator=1, denominator=1)) | Ones(), Product((Number(Fraction(
                numerator=-1, denominator=1)), Apply(Elementwise(name="logistic", order=0)))))):
            return [NOTHING]        # a logistic function is less than 1
        case Sum(terms):            # as 1 + xᵀ x: one is positive, and none negative
            return [[("positive" if term is one else "nonnegative", term) for term in terms] for one in terms]
        case Product():             # of an even number of equal factors none needs a sign
            return [[("positive" if number % 2 else "nonzero", factor)
                     for factor, number in Counter(factors_of(e)).items()]]
        case Hadamard(left, right):
            return [_positive(left, right), *([[("nonzero", left)]] if left == right else [])]
        case MatrixProduct(factors):
            is_square = axes(e) == SCALAR and factors == (Transpose(factors[-1]), factors[-1])     # as xᵀ x
            return [_positive(*factors), *([[("nonzero", factors[-1])]] if is_square else [])]
        case Kronecker(left, right):
            return [_positive(left, right)]
        case Summation(body):
            return [_positive(body)]
        case Power(base) | HadamardPower(base) if axes(base) == SCALAR or isinstance(e, HadamardPower):
            return [_positive(base)]
        case Determinant(of):
            return [[("definite", of)]]
        case Entry(MainDiagonal() as diagonal):
            return [_positive(diagonal.of), _positive(diagonal)]
        case Entry(of, at) if len(set(at)) < len(at):
            return [_positive(of), _positive(MainDiagonal(of))]
        case Transpose() | Vec() | Vech() | Entry() | Trace() | Total() | MainDiagonal():
            return [_positive(e.of)]
    return _of_definition("positive", e)


def ways_to_be_nonnegative(e: Expression) -> list[Wanted]:
    """The same for: no entry is less than 0."""
    positive: list[Wanted] = [_positive(e)]
    match e:
        case Number(value) if value >= 0:
            return [NOTHING]
        case Apply() if e.function.is_known and e.function.order == 0 and e.function.name in ("absolute", "relu"):
            return [NOTHING]
        case Sum(terms):
            return [*positive, list(zip(repeat("nonnegative"), terms))]
        case Product():             # of an even number of equal factors none needs a sign
            odd = [factor for factor, number in Counter(factors_of(e)).items() if number % 2]
            return [*positive, list(zip(repeat("nonnegative"), odd))]
        case Hadamard(left, right) if left == right:
            return [NOTHING]
        case MatrixProduct(factors) if axes(e) == SCALAR and factors == (Transpose(factors[-1]), factors[-1]):
            return [NOTHING]        # xᵀ x
        case Hadamard(left, right) | Kronecker(left, right):
            return [*positive, [("nonnegative", left), ("nonnegative", right)]]
        case MatrixProduct(factors):
            return [*positive, list(zip(repeat("nonnegative"), factors))]
        case Summation(body):
            return [*positive, [("nonnegative", body)]]
        case Transpose() | Vec() | Vech() | Entry() | Trace() | Total() | MainDiagonal() | Diag():
            return [*positive, [("nonnegative", e.of)]]
        case Zeros() | Unit() | SingleEntry() | Commutation():
            return [NOTHING]
    return [*positive, *_of_definition("nonnegative", e)]


def ways_to_be_nonzero(e: Expression) -> list[Wanted]:
    """The same for: no entry is 0."""
    positive: list[Wanted] = [_positive(e), _positive(-e)]
    match e:
        case Number(value) if value:
            return [NOTHING]
        case Product(factors):
            return [*positive, list(zip(repeat("nonzero"), factors))]
        case Hadamard(left, right) | Kronecker(left, right):
            return [*positive, [("nonzero", left), ("nonzero", right)]]
        case Transpose() | Vec() | Vech() | Entry() | MainDiagonal():
            return [*positive, [("nonzero", e.of)]]
        case Determinant(of):
            return [*positive, [("invertible", of)]]
        case Power(base) | HadamardPower(base) if axes(base) == SCALAR or isinstance(e, HadamardPower):
            return [*positive, [("nonzero", base)]]
        case Apply() if e.function.is_known and e.function.order == 0 and e.function.name in AS_ITS_ARGUMENT:
            return [*positive, [("nonzero", e.argument)]]
    return [*positive, *_of_definition("nonzero", e)]


def ways_to_be_invertible(e: Expression) -> list[Wanted]:
    """The same for: the matrix has an inverse."""
    match e:
        case Identity():
            return [NOTHING]
        case Diag(of):
            return [[("nonzero", of)]]
        case Structured() if _is_one_sided(e):
            return [[("nonzero", MainDiagonal(e))]]
        case Sum():
            return [[("definite", e)]]
        case Transpose(of) | Inverse(of) | Adjugate(of):
            return [[("invertible", of)]]
        case Power(base):
            return [[("invertible", base)]]
        case MatrixProduct(factors) if all(_is_square(factor) for factor in factors):
            return [list(zip(repeat("invertible"), factors))]
        case Product(factors):
            return [[("nonzero" if axes(factor) == SCALAR else "invertible", factor) for factor in factors]]
        case Kronecker(left, right) if _is_square(left) and _is_square(right):
            return [[("invertible", left), ("invertible", right)]]
    return _of_definition("invertible", e)


def ways_to_be_definite(e: Expression) -> list[Wanted]:
    """The same for: it is symmetric and xᵀ A x > 0 for every x but 0."""
    match e:
        case Identity():
            return [NOTHING]
        case Diag(of):
            return [_positive(of)]
        case Transpose(of) | Inverse(of):
            return [[("definite", of)]]
        case Product(factors):
            return [[("positive" if axes(factor) == SCALAR else "definite", factor) for factor in factors]]
        case Sum(terms):        # as Xᵀ X + λ I
            return [[("definite" if term is one else "semidefinite", term) for term in terms] for one in terms]
        case Kronecker(left, right):
            return [[("definite", left), ("definite", right)]]
        case MatrixProduct() if _is_square(e):
            return [[("semidefinite", e), ("invertible", e)]]
    return _of_definition("definite", e)


def ways_to_be_semidefinite(e: Expression) -> list[Wanted]:
    """The same for: it is symmetric and xᵀ A x ≥ 0 for every x."""
    definite: list[Wanted] = [[("definite", e)]] if not isinstance(e, MatrixProduct) else []
    match e:
        case MatrixProduct(factors) if _is_square(e) and all(
                _are_transposes(a, b) for a, b in zip(factors[:len(factors) // 2], reversed(factors))):
            middle = factors[len(factors) // 2] if len(factors) % 2 else None
            return [NOTHING if middle is None else [("semidefinite", middle)]]      # as Aᵀ B A
        case Product(factors):
            return [*definite, [("nonnegative" if axes(factor) == SCALAR else "semidefinite", factor)
                                for factor in factors]]
        case Sum(terms):
            return [*definite, list(zip(repeat("semidefinite"), terms))]
        case Kronecker(left, right):
            return [*definite, [("semidefinite", left), ("semidefinite", right)]]
        case Diag(of):
            return [*definite, [("nonnegative", of)]]
        case Zeros():
            return [NOTHING]
    return [*definite, *_of_definition("semidefinite", e)]


WAYS = {"positive": ways_to_be_positive, "definite": ways_to_be_definite, "semidefinite": ways_to_be_semidefinite,
        "nonnegative": ways_to_be_nonnegative,
        "nonzero": ways_to_be_nonzero, "invertible": ways_to_be_invertible}


# what follows from nothing
NOT_NEGATIVE = Implied(())


def _positive(*parts: Expression) -> Wanted:
    return list(zip(repeat("positive"), parts))


def _of_definition(property: str, e: Expression) -> list[Wanted]:
    meaning = opened(e) if isinstance(e, Symbol) and e.definition is not None else e.in_other_words()
    return [] if meaning is None else [[(property, meaning)]]


def _is_one_sided(e: Expression) -> bool:
    """Whether the determinant is the product of the diagonal."""
    return isinstance(e, Structured) and e.structure in (DIAGONAL, LOWER, UPPER)


def _are_transposes(a: Expression, b: Expression) -> bool:
    return Transpose(a) == b or Transpose(b) == a or isinstance(a, Structured) and a == b and a.structure in (
        SYMMETRIC, DIAGONAL)


def _is_square(e: Expression) -> bool:
    rows, columns = axes(e)
    return rows == columns
