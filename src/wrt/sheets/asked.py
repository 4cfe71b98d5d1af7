"""The question that a formula answers, as one types it: read back, it is the same expression, written tidily."""

from __future__ import annotations

from ..claims.derivation import Formula
from ..claims.rewrite import replaced
from ..derivatives.forms import FORMS, lines_to
from ..derivatives.tidy import tidy
from ..errors import WrtError
from ..language.expression import Expression
from ..nodes import (
    Derivative, Differential, Entry, Hessian, Jacobian, Partial, Structured, Symbol, Transpose, Vec, Vjp,
)
from ..nodes.differential import letters
from ..nodes.structured import Varied
from ..nodes.einstein import free_indices
from ..parsing import typed
from ..parsing.kinds import Shapes, kind_of, sizes_of
from .sheet import Asked


def asked(formula: Formula) -> Asked:
    """What one types to ask for a formula; empty of what is no derivative by a letter, or is not read back alike.

    >>> from wrt import Matrix, Vector, derive, dimensions
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> asked(Formula("layer", derive(W @ x, W)))
    Asked(text='W x', by='W', shapes={}, form='jacobian')
    """
    found = _target(formula.left)
    if found is None:
        return Asked()
    of, by, form = found
    of = _opened(of)
    letters_in = [part for part in dict.fromkeys(of.walk()) if isinstance(part, Symbol)]
    if by not in letters_in or free_indices(of) or not all(letter.is_plain for letter in letters_in):
        return Asked()
    text = of.text()
    shapes = {letter.name: (kind_of(letter), *sizes_of(letter)) for letter in letters_in}
    if not _is_read(text, of, shapes) or not _is_found(of, by, form):
        return Asked()
    usual = {} if _is_read_alike(text, of, letters_in) else shapes
    return Asked(text, by.name, usual, form)


def _is_read(text: str, of: Expression, shapes: dict[str, tuple[str, ...]]) -> bool:
    try:
        chosen = Shapes(shapes)
        read = typed(text, chosen.declared)
        return tidy(replaced(read.expression, chosen.structured(read.letters))) == tidy(of)
    except WrtError:
        return False


def _is_found(of: Expression, by: Symbol, form: str) -> bool:
    """Whether `derive` has an answer in that form."""
    known = form if form in FORMS and form not in ("vjp", "jvp") else ""
    try:
        lines_to(of, by, known, None, (), form if isinstance(by, Structured) else "")
    except WrtError:
        return False
    return True


def _is_read_alike(text: str, of: Expression, letters_in: list[Symbol]) -> bool:
    """Whether it is the same without any shapes, but for the names of its sizes."""
    try:
        read = typed(text)
    except WrtError:
        return False
    names: dict[str, str] = {}
    for letter in letters_in:
        other = read.letters.get(letter.name)
        if not isinstance(other, Symbol) or (kind_of(letter), letter.name) != (kind_of(other), other.name):
            return False
        for size, called in zip(sizes_of(letter), sizes_of(other)):
            if names.setdefault(size, called) != called:
                return False
    return len(set(names.values())) == len(names) and tidy(read.expression).text() == tidy(of).text()


def _opened(e: Expression) -> Expression:
    """An expression with what each name in it stands for."""
    if isinstance(e, Symbol):
        return e if e.definition is None else _opened(e.definition)
    return e.with_operands([_opened(part) for part in e.operands()]) if e.operands() else e


def _target(left: Expression) -> tuple[Expression, Symbol, str] | None:
    """What is differentiated, by what, and the form in which it is stated."""
    turned = isinstance(left, Transpose)
    stated = left.of if isinstance(left, Transpose) else left
    if not isinstance(stated, Derivative):
        return None
    of, by = stated.of, stated.variables()[0]
    if isinstance(by, Symbol) and isinstance(by.definition, Vec):       # w stands for vec(W)
        by = by.definition
    if isinstance(stated, Differential):
        moving = [letter for letter in stated.by if letter in letters(of)]
        if len(moving) != 1 or not stated.is_along_increments:
            return None
        of, by, form = stated.of, moving[0], "differential"
    elif isinstance(stated, Partial) and isinstance(of, Partial) and of.by == by:
        of, form = of.of, "hessian"
    elif isinstance(by, Entry):
        form = "entries"
        of, by = of.of if isinstance(of, Entry) else of, by.of
    else:
        form = {Jacobian: "jacobian", Hessian: "hessian", Vjp: "vjp"}.get(type(stated), "gradient")
    if isinstance(by, Vec):
        form = "rvec" if by.by_rows else form
        of, by = of.of if isinstance(of, Vec) and form in ("jacobian", "rvec") else of, by.of
    if isinstance(by, Varied):
        by, form = by.of, by.entries
    form = "transposed" if turned and form == "jacobian" else form
    return (of, by, form) if isinstance(by, Symbol) else None
