"""Are two expressions equal? Both readings answer, every time, and must not contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .. import proof
from ..arrays import ModularPoint
from ..errors import EngineError, ShapeError, SingularError
from ..language.clashes import refuse_clashes
from ..language.dimension import Dimension, Index
from ..language.expression import Expression
from ..language.shape import axes, measure
from ..nodes.einstein import Names, bind, listed
from .condition import demands
from .finding import Finding, Misfit, Unwitnessed
from .search import find_counterexample, open_functions

Sizes = dict[Dimension, int]
Choices = tuple[Sizes, ...]
# what the sides come to, from one call to the next
Points = dict[tuple[tuple[Dimension, int], ...], ModularPoint]

SIZES = ((2, 3, 5, 7, 11), (4, 3, 2, 5, 6))
MORE_SIZES = ((3, 5, 4, 2, 7), (5, 2, 7, 3, 4))     # where SIZES do not tell apart: m and 3, n² + 8 and 6n


@dataclass(frozen=True)
class Verdict:
    """What both readings together say about a pair of expressions.

    `status` is "proved", "exact", "numerical" or "false"; `finding` says why it is false.
    """

    status: str
    sizes: Choices = ()
    finding: Finding | None = None


def default_sizes(*expressions: Expression, among: Iterable[tuple[int, ...]] = SIZES) -> Choices:
    """Two choices of pairwise distinct sizes for all dimensions, in order of appearance."""
    found = dict.fromkeys(named for e in expressions for part in e.walk()
                          for named in part.named() if isinstance(named, Dimension))
    if len(found) > len(SIZES[0]):
        raise ShapeError(f"a formula with {len(found)} dimensions: at most {len(SIZES[0])} have sizes to check at")
    return tuple(dict(zip(found, sizes)) for sizes in among)


def compare(left: Expression, right: Expression, free: frozenset[Index], context: Iterable[Expression] = (),
            points: Points | None = None) -> Verdict:
    """The verdict on left = right for the given free indices.

    Dimensions get their sizes in the order in which they appear in `context`, then in the sides.
    `points` keeps the points of the explicit reading from one call to the next.

    :raises ShapeError: if one side does not fit in itself.
    :raises IndexRuleError: if one side breaks Einstein's rule.
    :raises NamingError: if two different things print alike.
    :raises EngineError: if the readings contradict each other.
    """
    if axes(left) != axes(right):
        return Verdict("false", finding=Misfit(
            f"shapes differ: the left side is {measure(left)}, the right side {measure(right)}"))
    refuse_clashes(left, right)
    (left_bound, left_names), (right_bound, right_names) = bind(left, free), bind(right, free)
    if left_names != right_names:
        return Verdict("false", finding=Misfit(
            f"free indices differ: the left side has {listed(left_names)}, the right side {listed(right_names)}"))
    points = {} if points is None else points
    decided = proof.compare(left_bound, right_bound)
    sizes, more = _possible_sizes(left_bound, right_bound, left_names, (*context, left, right), points)
    different = _differ_at(left_bound, right_bound, left_names, sizes, points)
    if decided != "equal" and not different:
        different = _differ_at(left_bound, right_bound, left_names, more, points)
    if decided == "equal" and different:
        raise EngineError(_contradiction("equal", "differ", left, right, different[0]))
    if decided == "different" and not different:
        raise EngineError(_contradiction("different", "agree", left, right, sizes[0]))
    if decided == "equal":
        return Verdict("proved", sizes)
    if not different:
        return Verdict("exact", sizes + more)
    tried = different[:1] if decided == "different" else sizes + more
    found = (find_counterexample(left_bound, right_bound, left_names, s) for s in tried)
    finding = next(filter(None, found), None)
    if finding is None and decided == "undecided" and not open_functions(left, right):
        return Verdict("numerical", sizes)
    return Verdict("false", sizes, finding or Unwitnessed("the sides differ for random stand-ins of the functions"))


def _possible_sizes(left: Expression, right: Expression, names: Names, context: Iterable[Expression],
                    points: Points) -> tuple[Choices, Choices]:
    """The first two choices of sizes at which all inverses exist, and the others: WᵀW has one if n ≥ m."""
    choices = default_sizes(*context, among=SIZES + MORE_SIZES)
    if demands(left, right):
        choices = tuple(sizes for sizes in choices if _has_values(left, right, names, sizes, points))
    if len(choices) < 2:
        raise SingularError("no inverse, or a quotient by 0, at all sizes that were tried, in "
                            f"{left.text()} or {right.text()}")
    return choices[:2], choices[2:]


def _has_values(left: Expression, right: Expression, names: Names, sizes: Sizes, points: Points) -> bool:
    try:
        _agree_at(left, right, names, sizes, points)
    except (SingularError, ZeroDivisionError, ValueError):
        return False
    return True


def _contradiction(normal_form: str, arrays: str, left: Expression, right: Expression, sizes: Sizes) -> str:
    at = ", ".join(f"{d.name}={v}" for d, v in sizes.items())
    return (f"the normal forms are {normal_form} but the arrays {arrays} at {at}: "
            f"{left.text()} and {right.text()}. This is a fault of wrt, please report it")


def _differ_at(left: Expression, right: Expression, names: Names, choices: Choices, points: Points) -> list[Sizes]:
    return [sizes for sizes in choices if not _agree_at(left, right, names, sizes, points)]


def _agree_at(left: Expression, right: Expression, names: Names, sizes: Sizes, points: Points) -> bool:
    point = points.setdefault(tuple(sizes.items()), ModularPoint(sizes))
    return all(point.value(left, binding) == point.value(right, binding) for binding in point.bindings(names))
