"""The verb `derive`: a derivative, found, with its steps, in the form that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..claims.condition import Condition, conditions_named, demands
from ..claims.derivation import Derivation, Formula
from ..claims.implied import supported
from ..claims.reason import asked_by
from ..claims.rewrite import replaced
from ..errors import LimitError, MisuseError, Undecided, VariableError, WrtError
from ..language.dimension import SCALAR
from ..language.expression import Demand, Expression, Operand, as_expression
from ..language.shape import axes
from ..nodes.differential import increment, is_increment
from ..nodes.einstein import Names, bind, free_indices
from ..nodes import (
    Derivative, Gradient, Hessian, Jacobian, Number, Partial, Power, Product, Size, Structured, Symbol, Vec, Vjp, d,
    gradient, hessian, jacobian, jvp, partial, rvec, vec, vjp,
)
from .entries import by_entries
from .linear import Chain, applied, identity, inner, stacked
from .rules import NOTHING, REASONS, Known, Passed, passed
from .steps import IN_PARTS, Backward, Forward, Line, Stacking, carried, refuse_large
from .tied import by_tied
from .tidy import ONE, ZERO, NoMatrixForm, added, multiplied, tidy, transposed, without_diagonals, zeros_of

Step = tuple[Expression, str]
Answer = Callable[[Expression, Symbol], Expression]
DIAGONAL_TIMES = "a diagonal matrix times a column is a product entry by entry"
OF_SLOPE = "the Hessian is the Jacobian of the gradient"
ABSENT, ITSELF = "the letter does not occur in it", "a letter differentiated by itself"
START: list[Chain] = [()]
OF_GRADIENT = "of a number, it is the gradient, its entries in a row"
READ = "the gradient of a linear function is read off"
SAME = "the gradient is that of the differential, which is linear in the increment"


def derive(of: Operand, by: Symbol, form: str = "", along: Operand | None = None,
           conditions: Condition | Iterable[Condition] = (), citing: Iterable[Formula] = (),
           entries: str = "") -> Derivation:
    """The derivative of an expression by a letter, found and proved, with the steps to it.

    The form is "gradient", "jacobian", "rvec", "differential", "vjp", "jvp", "hessian" or "entries", which goes by
    indices and not by differentials; by default a gradient of a scalar (laid out like the letter) and a Jacobian of a
    column by a column, else the Jacobian ∂vec F/∂vec Xᵀ; where no product of matrices is the answer, the entries
    ∂F_ij/∂X_pq with their indices. A vjp and a jvp are `along` a direction. Where a matrix is stated to be invertible,
    or must be so, the derivative of its determinant has the inverse, and otherwise the adjugate. By a matrix with tied
    entries the gradient is found, and `entries` says how they vary, as in `gradient`. A step that one of the
    formulas `citing` grants has it as its reason; the others name a rule.

    :raises VariableError: if what it is by is no plain letter, or if it is not said how tied entries vary.
    :raises MisuseError: for a form that there is not, or that does not fit the shapes.
    :raises NoMatrixForm: no product of matrices is the answer in the form that is asked for.
    :raises LimitError: a line has more parts than can be proved in seconds, or a step is too large to be proved.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n = dimensions("n")
    >>> A, x = Matrix("A", n, n), Vector("x", n)
    >>> derive(x.T @ A @ x, x).right
    (A + Aᵀ) x
    """
    first, found, needed = lines_to(of, by, form, along, conditions, entries)
    try:
        return Derivation(first, *_cited(first, found, tuple(citing)), conditions=needed)
    except Undecided as error:
        where = f"step {error.step} of {len(found)}"
        raise LimitError(f"{first.told()} was found, but {where} is beyond what can be proved here", IN_PARTS) from None


def lines_to(of: Operand, by: Symbol, form: str, along: Operand | None, conditions: Condition | Iterable[Condition],
             entries: str = "") -> tuple[Expression, list[Step], tuple[Condition, ...]]:
    """What `derive` finds, before it is proved: the derivative, the lines to its answer, and what they rest on."""
    expression = as_expression(of)
    if not isinstance(by, Symbol) or not by.is_plain:
        raise VariableError(f"a derivative is found by a plain letter, and {as_expression(by).told()} is none",
                            "take the letter whose entries vary, each alone")
    if entries and not isinstance(by, Structured):
        raise MisuseError(f"the entries of {by.text()} are not tied to each other: leave entries= out", expression)
    chosen = form or _usual(expression, by)
    if chosen not in FORMS:
        raise MisuseError(f"there is no form {form!r}: take one of {', '.join(FORMS)}", expression)
    direction = None if along is None else as_expression(along)
    if (direction is not None) != (chosen in ("vjp", "jvp")):
        raise MisuseError("a vjp and a jvp are along a direction, and nothing else is: write along=v", expression)
    said = conditions_named(conditions)
    given = [*said, *_demanded(expression)]
    known: Known = lambda matrix: supported(given, Demand("invertible", matrix)) is not None
    try:
        if isinstance(by, Structured):
            tied = by
            plainly: Answer = lambda of, letter: by_gradient(
                of, letter, None, lambda matrix: known(replaced(matrix, {letter: tied})))[1][-1][0]
            first, found = by_tied(expression, by, form, entries, plainly)
        else:
            first, found = FORMS[chosen](expression, by, direction, known)
    except NoMatrixForm as error:
        if form or isinstance(by, Structured):
            raise NoMatrixForm(error.words, 'take form="entries", in which there is always an answer') from None
        first, found = FORMS["entries"](expression, by, direction, known)
    found = _shortened(first, found)
    if not found and is_increment(first, by):
        raise MisuseError(f"the differential of {by.text()} is its increment {first.text()}, which needs no steps", by)
    if not found:
        raise MisuseError(f"{first.text()} has no other form: {expression.text()} is not specified", expression)
    lines = [first, *(line for line, _ in found)]
    for line in lines:
        refuse_large(line)
    free = free_indices(first, lines[-1])
    needed = completed(said, [bind(line, free)[0] for line in lines])
    return first, found, needed


def completed(said: Sequence[Condition], lines: Iterable[Expression]) -> tuple[Condition, ...]:
    """Conditions, with what lines demand besides in which sums are explicit, each as plain as it can be said."""
    found = list(said)
    for demanded in _demanded(*lines):
        if _granted(demanded, found):
            continue
        more = [plain for plain in _plainly(demanded) if not _granted(plain, found)]
        found = [c for c in found if c in said or not _granted(c, more)] + more
    return tuple(found)


def _granted(condition: Condition, by: Sequence[Condition]) -> bool:
    return supported(by, Demand(condition.property, condition.expression)) is not None


def _plainly(condition: Condition) -> list[Condition]:
    """Of a product that is not 0, that no factor is; of a power, that its base is not."""
    e, parts = condition.expression, list[Expression]()
    if condition.property == "nonzero" and axes(e) == SCALAR:
        if isinstance(e, Product):
            parts = [factor for factor in dict.fromkeys(e.factors) if not isinstance(factor, Number)]
        elif isinstance(e, Power) and isinstance(e.exponent, Number):
            parts = [e.base]
    if not parts or any(axes(part) != SCALAR for part in parts):
        return [condition]
    return [plain for part in parts for plain in _plainly(Condition(part, "nonzero"))]


def _demanded(*expressions: Expression) -> list[Condition]:
    """What expressions demand in order to have a value."""
    return [Condition(demand.expression, demand.property) for demand in demands(*expressions)]


def _usual(of: Expression, by: Symbol) -> str:
    if axes(of) == SCALAR:
        return "gradient"
    return "jacobian" if axes(by) != SCALAR else "gradient"


def _shortened(first: Expression, steps: Sequence[Step]) -> list[Step]:
    """Without lines that are like the one before."""
    found: list[Step] = []
    for line, reason in steps:
        if line != (found[-1][0] if found else first):
            found.append((line, reason))
    return found


def _cited(first: Expression, steps: Sequence[Step], formulas: Sequence[Formula]) -> list[tuple[Expression, Any]]:
    """The steps with a formula as the reason, where one grants the step."""
    lines = [first, *(line for line, _ in steps)]
    free = free_indices(first, lines[-1])
    found: list[tuple[Expression, Any]] = []
    for before, (after, words) in zip(lines, steps):
        found.append((after, next((formula for formula in formulas if _grants(formula, before, after, free)), words)))
    return found


def _grants(formula: Formula, before: Expression, after: Expression, free: Names) -> bool:
    try:
        asked_by(formula, before, after, free)
    except WrtError:
        return False
    return True


Made = tuple[Expression, list[Step]]


def by_gradient(of: Expression, by: Symbol, along: Expression | None, known: Known) -> Made:
    """∂L/∂X of a scalar, by the differential; ∂F/∂t of anything by a scalar."""
    if axes(by) == SCALAR:
        return _by_scalar(of, by, known)
    first = gradient(of, by)
    axes(first)
    lines = list(carried(of, by, ONE, Backward(), known))
    answer = lines[-1].values.get(by, multiplied(ZERO, by))
    if not lines[-1].values:
        return first, [(answer, ABSENT)]
    if _looks_like_increment(of, by):       # dx would be d times x
        steps = [(_pulled(line, by), line.reason) for line in lines[1:-1]]
        return first, [*steps, (answer, lines[-1].reason)]
    steps = [(gradient(_inner(line, by), d(by)), line.reason or SAME) for line in lines]
    return first, [*steps, (answer, READ)]


def _looks_like_increment(of: Expression, by: Symbol) -> bool:
    """Whether there is a d among the letters, or a size d taken as a number, beside which no increment can stand."""
    return any(getattr(named, "name", "") in ("d", increment(by).name) for part in of.walk() for named in part.named()
               if isinstance(named, Symbol) or isinstance(part, Size))


def _pulled(line: Line[Expression], by: Symbol) -> Expression:
    """Σ of what comes back from each part."""
    return _sum([g if part == by else vjp(part, by, g) for part, g in line.values.items()])


def _inner(line: Line[Expression], by: Symbol) -> Expression:
    """Σ ⟨G, dY⟩."""
    return _sum([inner(g, _increment(part, by)) for part, g in line.values.items()])


def _sum(terms: Sequence[Expression]) -> Expression:
    total = terms[0]
    for term in terms[1:]:
        total = total + term
    return total


def _increment(part: Expression, by: Symbol) -> Expression:
    return d(by) if part == by else d(part, by)


def _by_scalar(of: Expression, by: Symbol, known: Known) -> Made:
    if by not in of.walk():
        return partial(of, by), [(multiplied(ZERO, of), ABSENT)]
    if of == by:
        return partial(of, by), [(ONE, ITSELF)]
    lines = list(carried(of, by, START, Forward(), known))
    steps = [(added([tidy(applied(chain, ONE if part == by else partial(part, by)))
                     for part, chains in line.values.items() for chain in chains]), line.reason) for line in lines]
    return partial(of, by), steps[1:] or [(multiplied(ZERO, of), ABSENT)]


def by_jacobian(of: Expression, by: Symbol, along: Expression | None, known: Known,
                by_rows: bool = False) -> Made:
    """∂vec F/∂vec Xᵀ, of columns ∂f/∂xᵀ."""
    stack = rvec if by_rows else vec
    if axes(by) == SCALAR:      # one column
        return _by_scalar(stack(of) if axes(of)[1] else of, by, known)
    column: Callable[[Expression], Expression] = lambda e: stack(e) if axes(e)[1] else e
    first = jacobian(column(of), column(by))
    axes(first)
    steps: list[Step] = []
    if axes(of) == SCALAR:      # a row: the gradient, stacked and transposed
        _, found = by_gradient(of, by, None, known)
        stack_of: Callable[[Expression], Expression] = lambda e: transposed(stacked(e, by_rows))
        if not any(isinstance(part, Vjp) for part in found[-1][0].walk()):
            return first, [(stack_of(line), reason) for line, reason in [(gradient(of, by), OF_GRADIENT), *found]]
    lines = list(carried(of, by, None, Stacking(by_rows), known))
    if not lines[-1].values:
        return first, [(zeros_of(axes(first)), ABSENT)]
    for line in lines[1:]:
        terms = []
        for part, matrix in line.values.items():
            matrix = identity(axes(part), by_rows) if matrix is None else matrix
            terms.append(matrix if part == by else multiplied(matrix, jacobian(column(part), column(by))))
        steps.append((added(terms), line.reason))
    if of == by:
        steps.append((identity(axes(by), by_rows), "each entry varies alone"))
    return first, steps


def by_rvec_jacobian(of: Expression, by: Symbol, along: Expression | None, known: Known) -> Made:
    """∂rvec F/∂rvec Xᵀ."""
    return by_jacobian(of, by, along, known, by_rows=True)


def by_differential(of: Expression, by: Symbol, along: Expression | None, known: Known) -> Made:
    """dL = ⟨G, dX⟩ of a scalar, and what dF is made of dX."""
    first = d(of, by)
    if axes(of) == SCALAR:
        lines = list(carried(of, by, ONE, Backward(), known))[1:]
        return first, [(_inner(line, by), line.reason) for line in lines] or [(multiplied(ZERO, of), ABSENT)]
    return first, _forward(of, by, d(by), lambda part: d(part, by), known)


def _forward(of: Expression, by: Symbol, step: Expression, moved: Callable[[Expression], Expression],
             known: Known) -> list[Step]:
    if by not in of.walk():
        return [(multiplied(ZERO, of), ABSENT)]
    if of == by:
        return [(step, ITSELF)]
    found: list[Step] = []
    for line in list(carried(of, by, START, Forward(), known))[1:]:
        terms = [applied(chain, step if part == by else moved(part))
                 for part, chains in line.values.items() for chain in chains]
        found.append((added(terms), line.reason))
    return found


def by_jvp(of: Expression, by: Symbol, along: Expression | None, known: Known) -> Made:
    """The derivative along a direction, forward."""
    assert along is not None
    return jvp(of, by, along), _forward(of, by, along, lambda part: jvp(part, by, along), known)


def by_vjp(of: Expression, by: Symbol, along: Expression | None, known: Known) -> Made:
    """The array that is carried backward."""
    assert along is not None
    lines = list(carried(of, by, along, Backward(), known))
    if not lines[-1].values:
        return vjp(of, by, along), [(multiplied(ZERO, by), ABSENT)]
    if of == by:
        return vjp(of, by, along), [(along, ITSELF)]
    return vjp(of, by, along), [(_pulled(line, by), line.reason) for line in lines[1:]]


def by_hessian(of: Expression, by: Symbol, along: Expression | None, known: Known) -> Made:
    """∂²L/∂x∂xᵀ of a scalar: the Jacobian of its gradient, of a matrix stacked by vec; by a scalar ∂²L/∂t²."""
    if axes(by) == SCALAR and axes(of) == SCALAR:
        steps = by_gradient(of, by, None, known)[1]
        return partial(partial(of, by), by), [*((partial(line, by), reason) for line, reason in steps),
                                              *_by_scalar(steps[-1][0], by, known)[1]]
    first = hessian(of, vec(by) if axes(by)[1] else by)
    if not any(axes(first)):
        return first, [(zeros_of(axes(first)), ABSENT)]
    twice = _demanded(first)        # a second derivative of a determinant demands an inverse
    invertible: Known = lambda matrix: known(matrix) or supported(twice, Demand("invertible", matrix)) is not None
    found = list(carried(of, by, ONE, Backward(), invertible))[-1].values
    if by not in found:
        return first, [(zeros_of(axes(first)), ABSENT)]
    try:
        jacobian_of_slope, steps = by_jacobian(found[by], by, None, invertible)
    except NoMatrixForm:        # diag(s) s, in which both vary, is s ⊙ s
        slope = without_diagonals(found[by])
        if slope == found[by]:
            raise
        before, (after, steps) = jacobian(found[by], by), by_jacobian(slope, by, None, invertible)
        return first, [(before, OF_SLOPE), (after, DIAGONAL_TIMES), *steps]
    return first, [(jacobian_of_slope, OF_SLOPE), *steps]


def by_indices(of: Expression, by: Symbol, along: Expression | None, known: Known) -> Made:
    """∂F_ij/∂X_pq, with indices."""
    return by_entries(of, by)


@passed.register
def of_derivative(e: Derivative, known: Known = NOTHING) -> Passed:
    """What a derivative within is equal to."""
    if not isinstance(e, (Partial, Gradient, Jacobian, Hessian)):
        raise NoMatrixForm(f"the differential of {e.text()} has no form in matrices")
    by = e.by.of if isinstance(e.by, Vec) else e.by
    if not isinstance(by, Symbol) or isinstance(e.by, Vec) and e.by.by_rows:
        raise NoMatrixForm(f"{e.by.text()} is no letter")
    of = e.of.of if isinstance(e.by, Vec) and isinstance(e.of, Vec) else e.of
    form = "hessian" if isinstance(e, Hessian) else "jacobian" if isinstance(e, Jacobian) else "gradient"
    try:
        _, steps = FORMS[form](of, by, None, known)
    except WrtError as error:
        raise NoMatrixForm(error.words) from None
    if not steps or steps[-1][0] == e:
        raise NoMatrixForm(f"{e.text()} has no other form")
    return [(steps[-1][0], ())]


REASONS[Derivative] = "the derivative within is found first"
FORMS: dict[str, Callable[[Expression, Symbol, Expression | None, Known], Made]] = {
    "gradient": by_gradient, "jacobian": by_jacobian, "rvec": by_rvec_jacobian, "differential": by_differential,
    "vjp": by_vjp, "jvp": by_jvp, "hessian": by_hessian, "entries": by_indices,
}
