"""The other forms of the derivative that a formula states: found by `derive`, and proved."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.derivation import Derivation, Formula
from ..derivatives.forms import lines_to
from ..errors import FalseStep, WrtError
from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import Derivative, Differential, Entry, Gradient, Hessian, Partial, Structured, Symbol, Vec, Vjp
from ..nodes.differential import letters
from ..nodes.einstein import free_indices
from .phrases import FORMS, OF_SHAPE
from .prints import stated
from .sheet import Form, Words

# what is carried, by whether it has rows and columns: the first letter that the formula has not
CARRIED = {(False, False): "gch", (True, False): "vugh", (False, True): "vugh", (True, True): "VGHZ"}
# signs of the longest form that one would look up, and parts of an answer beyond which its entries have more
LONGEST, PARTS = 80, 24
AT_ONCE = "found, and proved at once"


def other_forms(formula: Formula) -> tuple[Form, ...]:
    """The derivative that a formula states, in each form in which it is not stated there.

    A form that is no product of matrices, that rests on more than the formula does, that is longer than one would look
    up, or that is not proved in one step is left out, as are all of what is no derivative by one letter.

    :raises FalseStep: what was found is false, which is a fault of wrt.

    >>> from wrt import Matrix, Vector, derive, dimensions
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> [form.print.text for form in other_forms(Formula("layer", derive(W @ x, W)))][:2]
    ['∂(W x)/∂rvec(W)ᵀ = I_n ⊗ xᵀ', '∂(W x)_i/∂W_pq = x_q δ_ip']
    """
    target = _target(formula.left) if formula.status == "proved" else None
    if target is None:
        return ()
    of, by = target
    made = ((words, _found(formula, of, by, form, along)) for form, along, words in _wanted(formula, of, by))
    return tuple(_form(words, found) for words, found in made if found)


def _found(formula: Formula, of: Expression, by: Symbol, form: str, along: Symbol | None) -> Derivation | None:
    """The derivative in a form, proved in one step; what is long is not, nor what is stated as it is."""
    said = formula.derivation.conditions
    try:
        left, steps, needed = lines_to(of, by, form, along, said)
        right = steps[-1][0]
        free = free_indices(left, right)
        is_long = len(left.text(free)) + len(right.text(free)) > LONGEST
        if left == formula.left or is_long or not set(needed) <= set(said):
            return None
        found = Derivation(left, (right, AT_ONCE), conditions=needed)
    except FalseStep:
        raise
    except WrtError:        # there is none, or none that is proved in one step
        return None
    return found if found.status == "proved" else None


def _form(words: Words, found: Derivation) -> Form:
    return Form(words, stated(found.left, found.right, found.free), found.status)


def _target(stated: Expression) -> tuple[Expression, Symbol] | None:
    """What is differentiated, and the letter by which it is; a second derivative is one of the gradient."""
    if isinstance(stated, Differential):
        moving = [letter for letter in stated.by if letter in letters(stated.of)]
        if not stated.is_along_increments or len(moving) != 1:
            return None
        of, by = stated.of, moving[0]
    elif isinstance(stated, Derivative):
        of, by = stated.of, stated.variables()[0]
        if isinstance(of, Entry) and isinstance(by, Entry):
            of = of.of
        by = by.of if isinstance(by, Entry) else by
        if isinstance(by, Vec):
            of, by = of.of if isinstance(of, Vec) else of, by.of
        of = Gradient(of, by) if isinstance(stated, Hessian) else of
    else:
        return None
    if not isinstance(by, Symbol) or isinstance(by, Structured) or not by.is_plain or free_indices(of):
        return None
    return of, by


def _wanted(formula: Formula, of: Expression, by: Symbol) -> Iterator[tuple[str, Symbol | None, Words]]:
    """The forms that make sense of such a derivative, what each is along, and how it is called."""
    if isinstance(formula.left, Hessian):
        yield from _along("jvp", formula, by, by)
        return
    is_number, is_column = axes(of) == SCALAR, not axes(of)[1] and not axes(by)[1]
    if axes(by) != SCALAR:
        if is_number and not isinstance(formula.left, Gradient):
            yield "gradient", None, Words(FORMS["gradient"])
        if is_column:
            yield "jacobian", None, Words(FORMS["row" if is_number else "jacobian"])
        elif not is_number:
            yield "jacobian", None, Words(FORMS["vec"])
            yield "rvec", None, Words(FORMS["rvec"])
        is_by_entry = isinstance(formula.left, Partial) and isinstance(formula.left.of, Entry)
        if sum(1 for _ in formula.right.walk()) <= PARTS and not is_by_entry:
            yield "entries", None, Words(FORMS["entries"])
    yield "differential", None, Words(FORMS["differential"])
    if not is_number and not isinstance(formula.left, Vjp):
        yield from _along("vjp", formula, of, by)


def _along(form: str, formula: Formula, like: Expression, by: Symbol) -> Iterator[tuple[str, Symbol | None, Words]]:
    """The form along a letter of its own, of the shape of an expression."""
    letter = letter_like(like, formula.left, formula.right)
    if letter is not None:
        pieces = ((FORMS[form], letter.latex(), letter.spoken()), (OF_SHAPE, like.latex(), like.spoken()))
        yield form, letter, Words(f"{FORMS[form]}{letter.text()}{OF_SHAPE}{like.text()}", pieces)


def letter_like(like: Expression, *beside: Expression) -> Symbol | None:
    """A letter of the shape of an expression that stands in none of those beside it, if there is one."""
    rows, columns = axes(like)
    taken = {getattr(named, "name", "") for side in beside for part in side.walk() for named in part.named()}
    free = [name for name in CARRIED[bool(rows), bool(columns)] if name not in taken]
    return Symbol(free[0], rows, columns) if free and max(len(rows), len(columns)) <= 1 else None
