"""Whether what divides a statement into regions depends on a size: there may be regions of large sizes alone then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction

from ..language.expression import Expression
from ..nodes.symbol import Symbol
from .atom import Atom
from .canonical import normal_form
from .content import divisor
from .equality import forms
from .of_matrix import OfMatrix
from .raised import Raised
from .size import SizeHead
from .terms import Factor, Head, Polynomial, Term, heads, scale
from .translation import Translation


def grows_with_a_size(border: Expression, others: Iterable[Expression] = ()) -> bool:
    """Whether a border, a bound expression, may divide more at large sizes than at small ones.

    That 5 xᵀx − (1ᵀx)² is less than 0 takes six entries. So all counts that sums over an index, holds a size or
    an inverse, but a sum of squares, which has one sign, and what is linear in letters of which no other border
    speaks, which has two at all sizes.
    """
    form = _form(border)
    if not any(map(_is_sized, form)):
        return False
    strangers = [other for other in others if _scaled(_form(other)) not in (_scaled(form), _scaled(form, -1))]
    spoken = {part for other in strangers for part in other.walk() if isinstance(part, Symbol)}
    return not all(map(_is_square, form)) and not any(_is_linear(form, symbol) for symbol in _symbols(form) - spoken)


def _form(expression: Expression) -> tuple[Term, ...]:
    return forms(expression, expression, Translation())[0]


def _scaled(form: tuple[Term, ...], sign: int = 1) -> tuple[Term, ...]:
    terms: Polynomial = list(form)
    return normal_form(scale(Fraction(sign) / divisor(terms), terms)) if terms else ()


def _is_sized(term: Term) -> bool:
    return bool(term.dummies) or any(_is_sized_head(head) for head, _ in term.factors)


def _is_sized_head(head: Head) -> bool:
    """Whether a size is in it; of a function that is not specified, and of a name, one does not know."""
    if isinstance(head, Atom):
        return not _is_plain(head)
    return isinstance(head, (SizeHead, OfMatrix, Raised)) or any(map(_is_sized, head.inside()))


def _is_plain(head: Head) -> bool:
    return isinstance(head, Atom) and not head.by and head.symbol.is_plain


def _symbols(form: Iterable[Term]) -> set[Symbol]:
    return set(_atoms(heads(form)))


def _atoms(among: Iterable[Head]) -> Iterator[Symbol]:
    return (head.symbol for head in among if isinstance(head, Atom))


def _is_square(term: Term) -> bool:
    """Whether it is a sum of squares of products of entries, with a positive number and sizes before it."""
    return term.coefficient > 0 and all(
        isinstance(head, SizeHead) or _is_plain(head) and count % 2 == 0
        for (head, _), count in Counter(term.factors).items())


def _is_linear(form: tuple[Term, ...], symbol: Symbol) -> bool:
    """Whether it is a sum of entries of a symbol plus what has no size, or a sum of these times other entries."""
    within = [term for term in form if symbol in _symbols([term])]
    rest = [term for term in form if term not in within]
    if len(within) != 1 or any(map(_is_sized, rest)):
        return False
    (term,) = within
    mine: list[Factor] = [factor for factor in term.factors if factor[0] == Atom(symbol)]
    return len(mine) == 1 and all(_is_plain(head) for head, _ in term.factors) and (
        len(term.factors) == 1 or not rest and term.dummies <= set(mine[0][1]))
