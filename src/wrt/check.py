"""Are two expressions equal? Both readings answer, every time, and must not contradict each other."""

from __future__ import annotations

from dataclasses import dataclass

import sympy

from . import normal
from .einstein import bind
from .errors import EngineError, ShapeError
from .explicit import evaluate
from .expression import Dimension, Expression, Index
from .modular import ModularPoint
from .names import refuse_clashes
from .shape import axes, describe
from .symbolic import SymbolicPoint

SIZES = ((2, 3, 5, 7, 11), (4, 3, 2, 5, 6))
DIGITS, TOLERANCE = 30, sympy.Float("1e-20")


@dataclass(frozen=True)
class Counterexample:
    """Sizes, an entry (counted from 1) and the two values there, as SymPy expressions."""

    sizes: tuple[tuple[Dimension, int], ...]
    entry: tuple[tuple[str, int], ...]
    left: sympy.Expr
    right: sympy.Expr

    def where(self) -> str:
        """Sizes and entry, in words."""
        sizes = ", ".join(f"{d.name}={v}" for d, v in self.sizes)
        entry = ", ".join(f"{name}={v}" for name, v in self.entry)
        return sizes + (f"; entry {entry}" if entry else "")

    def text(self) -> str:
        """The whole of it in one line."""
        return f"counterexample: {self.where()}: left = {_short(self.left)}, right = {_short(self.right)}"

    def latex(self) -> tuple[str, str]:
        """Left and right value as TeX."""
        return _tex(self.left), _tex(self.right)


@dataclass(frozen=True)
class Misfit:
    """The two sides have different shapes or free indices, or one side does not fit in itself."""

    words: str

    def text(self) -> str:
        """The words themselves."""
        return self.words


@dataclass(frozen=True)
class Unwitnessed:
    """The sides differ for random stand-ins of functions; no entry was found for real ones."""

    words: str

    def text(self) -> str:
        """The words themselves."""
        return self.words


@dataclass(frozen=True)
class Verdict:
    """What both readings together say about a pair of expressions.

    `status` is "proved", "exact", "numerical" or "false"; `finding` says why it is false.
    """

    status: str
    sizes: tuple[dict[Dimension, int], ...] = ()
    finding: Counterexample | Misfit | Unwitnessed | None = None


def default_sizes(*expressions: Expression) -> tuple[dict[Dimension, int], ...]:
    """Two choices of pairwise distinct sizes for all dimensions, in order of appearance."""
    found = dict.fromkeys(named for e in expressions for part in e.walk()
                          for named in part.named() if isinstance(named, Dimension))
    if len(found) > len(SIZES[0]):
        raise ShapeError(f"a formula with {len(found)} dimensions: at most {len(SIZES[0])} have sizes to check at")
    return tuple(dict(zip(found, sizes)) for sizes in SIZES)


def compare(left: Expression, right: Expression, free: frozenset[Index]) -> Verdict:
    """The verdict on left = right for the given free indices.

    :raises ShapeError: if one side does not fit in itself.
    :raises IndexRuleError: if one side breaks Einstein's rule.
    :raises NamingError: if two different things print alike.
    :raises EngineError: if the readings contradict each other.
    """
    if axes(left) != axes(right):
        return Verdict("false", finding=Misfit(
            f"shapes differ: the left side is {describe(left)}, the right side {describe(right)}"))
    refuse_clashes(left, right)
    (left_bound, left_names), (right_bound, right_names) = bind(left, free), bind(right, free)
    if left_names != right_names:
        return Verdict("false", finding=Misfit(
            f"free indices differ: the left side has {_listed(left_names)}, the right side {_listed(right_names)}"))
    decided = normal.compare(left_bound, right_bound)
    sizes = default_sizes(left, right)
    different = [s for s in sizes if not _agree_at(left_bound, right_bound, left_names, s)]
    if decided == "equal" and different:
        raise EngineError(_contradiction("equal", "differ", left, right, different[0]))
    if decided == "different" and not different:
        raise EngineError(_contradiction("different", "agree", left, right, sizes[0]))
    if decided == "equal":
        return Verdict("proved", sizes)
    if not different:
        return Verdict("exact", sizes)
    finding = find_counterexample(left_bound, right_bound, left_names, different[0])
    if finding is None and decided == "undecided":
        return Verdict("numerical", sizes)
    return Verdict("false", sizes, finding or Unwitnessed("the sides differ for random stand-ins of the functions"))


def _listed(indices):
    return ", ".join(sorted(i.name for i in indices)) or "none"


def _contradiction(normal_form, arrays, left, right, sizes):
    at = ", ".join(f"{d.name}={v}" for d, v in sizes.items())
    return (f"the normal forms are {normal_form} but the arrays {arrays} at {at}: "
            f"{left.text()} and {right.text()}. This is a fault of wrt, please report it")


def _agree_at(left, right, names, sizes):
    point = ModularPoint(sizes)
    return all(a == b for binding in point.bindings(names)
               for r, s in zip(evaluate(left, point, binding), evaluate(right, point, binding))
               for a, b in zip(r, s))


def find_counterexample(left, right, names, sizes) -> Counterexample | None:
    """The first entry where bound expressions differ at real points, with real functions.

    None if they agree everywhere to `DIGITS` digits (relative tolerance `TOLERANCE`).
    """
    point = SymbolicPoint(sizes)
    for binding in point.bindings(names):
        a, b = evaluate(left, point, binding), evaluate(right, point, binding)
        for r, (row_a, row_b) in enumerate(zip(a, b)):
            for c, (x, y) in enumerate(zip(row_a, row_b)):
                if _differ(x, y):
                    return Counterexample(tuple(sizes.items()), _entry(left, binding, r, c),
                                          sympy.expand(x), sympy.expand(y))
    return None


def _entry(expression, binding, row, column):
    indexed = [(index.name, value + 1) for index, value in sorted(binding.items())]
    rows, columns = axes(expression)
    places = [("row", row + 1)] * bool(rows) + [("column", column + 1)] * bool(columns)
    return tuple(indexed + places)


def _differ(x, y):
    """Whether two real expressions differ at a fixed point with all |values| < 1."""
    symbols = sorted((x - y).free_symbols, key=str)
    at = {s: sympy.Rational((-1) ** k * (2 * k + 1), 2 * k + 2 + len(symbols)) for k, s in enumerate(symbols)}
    difference = sympy.sympify(x - y).xreplace(at)
    if difference.is_Rational:
        return difference != 0
    scale = max(abs(sympy.N(v.xreplace(at), DIGITS)) for v in (x, y))
    return bool(abs(sympy.N(difference, DIGITS, maxn=200)) > TOLERANCE * scale)


def _short(expression, limit=60):
    printed = str(expression)
    return printed if len(printed) <= limit else f"{printed[:limit]}… ({len(expression.args)} terms)"


def _tex(expression):
    printed = sympy.latex(expression)
    return printed if len(printed) <= 160 else rf"\text{{an expression of {len(expression.args)} terms}}"
