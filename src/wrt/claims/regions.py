"""The regions that a statement itself divides: on their borders a root, a logarithm, a quotient or |t| has no value.

Between two borders the sides are analytic, so where they agree near one point they agree in the whole region.
Along a line the borders are the real zeros of rational functions, which are isolated exactly. Random lines meet
large regions; small ones have a corner where borders meet, or an extremum of a border, and lines start there too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from random import Random
from typing import Any

from .. import proof
from ..arrays.cost import cost
from ..arrays.line import LinePoint, SpacePoint, determinant, rational_functions
from ..arrays.numeric import Values
from ..arrays.optional import need_sympy
from ..arrays.point import evaluate
from ..errors import LimitError
from ..language.expression import Demand, Expression
from ..nodes import Apply, Derivative, Hadamard, Kronecker, LogSumExp, Product, Symbol, Transpose, Vec, exp
from ..nodes.einstein import occurrences
from ..nodes.elementwise import has_kink
from ..nodes.symbol import opened
from .condition import Condition
from .corners import TERMS, Surface, special_points
from .implied import Implied
from .points import Entry, filled, free_entries, whole_points, with_entries
from .signs import points_of_signs
from .sizes import Sizes

LINES = 8
STEP = 3
BEYOND = (1, 1000)
WORK = 6 * 10**4    # operations with rational functions at the most, at all sizes of a statement
LEAST = 20          # of one border
CORNER = 6          # entries along which one goes to a corner
TOGETHER = 4        # entries that go to a special point at once
SPECIAL, MIDST = 24, 2      # special points at the most, and those in the midst of others
SAME = 6            # digits in which special points are alike
ITERATED = 4        # operations of Newton's method for each term and pair of entries
OWN = ("sqrt", "reciprocal", "absolute", "sign", "relu")    # functions that are 0 where they have no value, if at all
Interval = tuple[Fraction, Fraction]


class Work:
    """The operations that may still be spent on borders."""

    def __init__(self, left: int = WORK) -> None:
        self.left = left

    def spend(self, operations: int) -> None:
        """Take some.

        :raises LimitError: there are not so many left.
        """
        self.left -= operations
        if self.left < 0:
            raise LimitError("there are too many borders, or they are too large")


def points_in_regions(sides: Sequence[Expression], symbols: Sequence[Symbol], sizes: Sizes,
                      conditions: Sequence[Demand] = (), work: Work | None = None) -> Iterator[list[Values]]:
    """Of each region that random lines meet some points: in its midst, near its borders and far from them.

    Bound `conditions` divide the regions further, or no point of a region might lie within them.

    :raises LimitError: the borders cannot be found, for a function that is not rational divides, or in the `work`
        that is left.
    """
    borders = list(_borders(sides, conditions))
    if not borders:     # one region, and all points are in it
        return
    need_sympy("To tell whether this holds in every region in which its roots, logarithms and quotients have values")
    random, ways = Random(0), _Ways(borders, symbols, sizes, work or Work())
    bases: list[Values] = []
    for start in islice(whole_points(symbols, sizes), LINES):
        for base in (start, ways.to_a_corner(start, random), *ways.to_special_points(start, random)):
            bases.append(base)
            step = filled(symbols, sizes, lambda: Fraction(random.choice((-1, 1)) * random.randint(1, STEP)))
            yield from ([moved(base, step, t) for t in among] for among in _between(ways.zeros(base, step)))
    if is_branching(sides):
        positive = {demand.expression for demand in _demanded(sides, conditions) if demand.property == "positive"}
        yield from ([values] for values in ways.of_all_signs(bases, positive))


class _Ways:
    """Lines through the entries, and where they meet the borders."""

    def __init__(self, borders: Sequence[tuple[str, Expression]], symbols: Sequence[Symbol], sizes: Sizes,
                 work: Work) -> None:
        self.borders, self.symbols, self.sizes, self.work = borders, symbols, sizes, work
        self.entries = [(s, r, c) for s in symbols for r, c in free_entries(s, sizes)]
        self._special: set[tuple[Fraction, ...]] = set()
        self.costs = [max(LEAST, cost(sizes, frozenset(occurrences(border)), border)) for _, border in borders]

    def polynomials(self, start: Values, step: Values) -> Iterator[Any]:
        """For each border, polynomials in t that are 0 where the line meets it."""
        from sympy import QQ, Poly      # late: no proof needs it
        for value in self._values(LinePoint(self.sizes, start, step)):
            for part in (value.numer, value.denom):
                if not part.is_ground:
                    yield Poly.from_dict(dict(part), rational_functions()[1].as_expr(), domain=QQ).retract().sqf_part()

    def _values(self, point: LinePoint, plain: bool = True) -> Iterator[Any]:
        """What is 0 on the borders, but where it is 0 everywhere; without determinants if not `plain`."""
        return (value for _, value in self._values_of_borders(point, plain))

    def _values_of_borders(self, point: LinePoint, plain: bool = True) -> Iterator[tuple[Expression, Any]]:
        """The same, each with its border."""
        for operations, (kind, border) in zip(self.costs, self.borders):
            if kind == "invertible" and not plain:
                continue
            self.work.spend(operations)
            for binding in point.bindings(frozenset(occurrences(border))):
                matrix = evaluate(border, point, binding)
                found = [determinant(point, matrix)] if kind == "invertible" else [
                    entry.value - (kind == "one") for row in matrix for entry in row]
                # what is the same number everywhere is met by no line
                yield from ((border, value) for value in found if value and not isinstance(value, int))

    def zeros(self, start: Values, step: Values) -> list[Interval]:
        """Disjoint intervals, in order, in each of which one border is met."""
        product = None
        for polynomial in self.polynomials(start, step):
            product = polynomial if product is None else product.lcm(polynomial)
        return [] if product is None else _isolated(product, apart=True)

    def to_a_corner(self, start: Values, random: Random) -> Values:
        """Along one entry after the other, to a zero or an extremum of some border."""
        for entry in random.sample(self.entries, min(len(self.entries), CORNER)) * 2:
            step = with_entries(filled(self.symbols, self.sizes, Fraction), [entry], [Fraction(1)])
            met = [t for polynomial in self.polynomials(start, step)
                   for goal in (polynomial, polynomial.diff()) if goal.degree() > 0 for t in _isolated(goal)]
            if met:
                low, high = random.choice(met)
                start = moved(start, step, (low + high) / 2)
        return start

    def to_special_points(self, start: Values, random: Random) -> Iterator[Values]:
        """Along several entries at once, to where borders are level, or meet, and into the midst of such points."""
        if len(self.entries) < 2 or all(isinstance(border, Symbol) for _, border in self.borders):
            return
        moving = tuple(random.sample(self.entries, min(len(self.entries), TOGETHER)))
        surfaces = list(self._surfaces(start, moving))
        self.work.spend(sum(len(surface.exact) * len(moving) ** 2 for surface in surfaces) * ITERATED)
        found = list(special_points(surfaces, [start[s][row][column] for s, row, column in moving]))
        midst = [[sum(numbers) / len(among) for numbers in zip(*among)] for _ in range(MIDST if len(found) > 2 else 0)
                 for among in [random.sample(found, min(len(found), 1 + len(moving)))]]
        for point in (*found, *midst):
            known = tuple(round(number, SAME) for number in point)
            if known not in self._special and len(self._special) < SPECIAL:
                self._special.add(known)
                yield with_entries(start, moving, point)

    def of_all_signs(self, centres: Sequence[Values], positive: Collection[Expression]) -> Iterator[Values]:
        """A point for each choice of signs of the borders that is met by many points; `positive` ones have one sign."""
        start = filled(self.symbols, self.sizes, Fraction)
        fixed: dict[Any, bool] = {}
        for border, value in self._values_of_borders(SpacePoint(self.sizes, start, tuple(self.entries))):
            surface = (value.numer * value.denom).sqf_part()
            if not surface.is_ground:
                fixed[surface.monic()] = fixed.get(surface.monic(), False) or border in positive
        self.work.spend(sum(map(len, fixed)) * 2 ** (len(fixed) - sum(fixed.values())))
        surfaces = [Surface([(powers, _exact(number)) for powers, number in part.terms()]) for part in fixed]
        at = [[values[s][row][column] for s, row, column in self.entries] for values in centres]
        for numbers in points_of_signs(surfaces, list(fixed.values()), at, [s in positive for s, _, _ in self.entries],
                                       Random(0)):
            yield with_entries(start, self.entries, numbers)

    def _surfaces(self, start: Values, moving: tuple[Entry, ...]) -> Iterator[Surface]:
        """The borders as polynomials in some entries, as long as they are small."""
        seen = set()
        for value in self._values(SpacePoint(self.sizes, start, moving), plain=False):
            for part in (value.numer, value.denom):
                if not part.is_ground and len(part) <= TERMS and part not in seen:
                    seen.add(part)
                    yield Surface([(powers, _exact(number)) for powers, number in part.sqf_part().terms()])


def moved(start: Values, step: Values, t: Fraction) -> Values:
    """The point at t on a line."""
    return {s: [[a + t * b for a, b in zip(row, by)] for row, by in zip(rows, step[s])] for s, rows in start.items()}


def may_grow(sides: Sequence[Expression], conditions: Sequence[Demand] = ()) -> bool:
    """Whether there may be regions at large sizes that no small ones have, where a root, a logarithm or a kink divides.

    Where there is none, the sides are analytic but for poles, and all points are in one region: one goes round a
    pole in complex numbers. So what must not be 0 divides only if it has a kink there, or stands in what branches.
    """
    branching = _branching(sides)
    if not branching:
        return False
    below = _at_borders(part for demand in branching for part in bound_parts(demand.expression))
    demanded = [*branching, *(d for d in below if d.property != "positive"), *(
        condition for condition in conditions if condition.property == "positive")]
    every = [border for _, border in _borders(sides, conditions)]
    return any(proof.grows_with_a_size(border, [other for other in every if other != border])
               for _, border in _borders((), demanded, conditions))


def is_branching(sides: Iterable[Expression]) -> bool:
    """Whether there is a root, a logarithm or a kink in one of the sides."""
    return bool(_branching(sides))


def _branching(sides: Iterable[Expression]) -> list[Demand]:
    """What is demanded of the arguments of roots, of logarithms, those within other functions too, and at kinks."""
    found: list[Demand] = []
    for part in (part for tree in sides for part in bound_parts(tree)):
        found += (demand for demand in part.borders() if demand.property == "positive" or has_kink(part))
        # softplus t is log(1 + eᵗ)
        if isinstance(part, LogSumExp) or isinstance(part, Apply) and part.function.name == "softplus":
            found.append(Demand("positive", exp(part.operands()[0])))
    return list(dict.fromkeys(found))


def _borders(sides: Iterable[Expression], conditions: Sequence[Demand] = (),
             granted: Sequence[Demand] = ()) -> Iterator[tuple[str, Expression]]:
    """Bound expressions: those that are 0 or 1 on a border, and the matrices whose determinants are 0.

    The signs of letters are known from the conditions, and from what else is granted.
    """
    demanded = _demanded(sides, conditions)
    letters = [d for d in (*demanded, *granted)
               if isinstance(d.expression, Symbol) and d.expression.definition is None]
    implied = Implied([Condition(d.expression, d.property) for d in letters])
    for demand in demanded:
        if demand.property == "invertible":
            yield "invertible", demand.expression
        elif demand in letters:
            yield "zero", demand.expression
        else:
            yield from _dividing(demand.expression, implied)


def _demanded(sides: Iterable[Expression], conditions: Sequence[Demand]) -> list[Demand]:
    """What has to hold, where sides are analytic and conditions are met."""
    trees = (*sides, *(condition.expression for condition in conditions))
    return list(dict.fromkeys((*_at_borders(part for tree in trees for part in bound_parts(tree)), *conditions)))


def _at_borders(parts: Iterable[Expression]) -> list[Demand]:
    return [demand for part in parts for demand in part.borders()]


def _dividing(e: Expression, implied: Implied) -> Iterator[tuple[str, Expression]]:
    """The parts whose zeros are those of an expression: none if it is positive everywhere."""
    if implied.support("positive", e) is not None:
        return
    match e:
        case Product() | Hadamard() | Kronecker() | Transpose() | Vec():
            for factor in e.operands():
                yield from _dividing(factor, implied)
        case Apply() if e.function.is_known and not e.function.order and e.function.name in OWN:
            return      # what stands in it is demanded of its own
        case Apply() if e.function.is_known and not e.function.order and e.function.name in ("tanh", "sinh"):
            yield from _dividing(e.argument, implied)
        case Apply() if e.function.is_known and not e.function.order and e.function.name == "log":
            yield "one", e.argument
        case Symbol() if e.definition is not None:
            yield from _dividing(opened(e), implied)
        case _ if (meaning := e.in_other_words()) is not None:
            yield from _dividing(meaning, implied)
        case _:
            yield "zero", e


def _isolated(polynomial: Any, apart: bool = False) -> list[Interval]:
    """Narrow intervals around the real zeros of a polynomial; where they must be apart, something is between them."""
    from sympy import Rational
    square_free, width = polynomial.sqf_part(), Rational(1, 10**9)
    found = square_free.intervals(sqf=True, eps=width)
    while apart and any(high >= low for (_, high), (low, _) in zip(found, found[1:])):
        width = width**2
        found = square_free.intervals(sqf=True, eps=width)
    return [(_exact(low), _exact(high)) for low, high in found]


def _between(zeros: Sequence[Interval]) -> Iterator[list[Fraction]]:
    """For each gap between zeros some numbers in it; for what lies beyond them, some near and far."""
    if not zeros:
        yield [Fraction(0), *map(Fraction, BEYOND), *(Fraction(-b) for b in BEYOND)]
        return
    yield [zeros[0][0] - beyond for beyond in BEYOND]
    yield [zeros[-1][1] + beyond for beyond in BEYOND]
    for (_, low), (high, _) in zip(zeros, zeros[1:]):
        yield [low + (high - low) * share for share in (Fraction(1, 2), Fraction(1, 1000), Fraction(999, 1000))]


def bound_parts(expression: Expression) -> Iterator[Expression]:
    """All parts of a bound expression, those of definitions with their sums explicit too."""
    yield expression
    below = expression.operands()
    if isinstance(expression, Symbol):
        below = expression.arguments if expression.definition is None else (opened(expression),)
    elif isinstance(expression, Derivative):
        below = (*below, *expression.symbols())
    for part in below:
        yield from bound_parts(part)


def _exact(value: Any) -> Fraction:
    return Fraction(int(value.numerator), int(value.denominator))
