"""The search for real numbers at which two sides differ, and at which conditions hold; it needs no SymPy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, islice
from typing import Any

from ..arrays import NumericPoint, evaluate
from ..arrays.cost import cost
from ..arrays.numeric import Values
from ..arrays.point import Binding
from ..arrays.standins import KINDS
from ..errors import ConditionError, LimitError, OutOfReachError
from ..language.expression import Demand, Expression
from ..nodes import Structured, Symbol
from ..nodes.einstein import Names, bind, occurrences
from .condition import Condition
from .points import free_entries, generic_points, plain_symbols, points, with_entries
from .regions import Work, points_in_regions
from .sizes import Choices, Sizes, dimensions_of, small_and_distinct, small_first

DIGITS = 50             # numbers are equal that agree to these, less those that are lost and a margin
PRECISE, FEW = 1000, 9  # digits, and points
MOST_DIGITS, MARGIN = 10**4, 20
ENOUGH = 3              # points, none of them special, at which an equality has been seen
MOST, WORK = 45, 10**5  # points at which a statement is tried at some sizes, and operations for all of them
CONFIRMING = 4          # points, where there is a proof
SPENT = 3 * 10**5       # operations at all sizes, those at points outside the conditions included
MOST_SPENT = 2 * 10**6  # where regions are looked at
WITHIN = 5000           # with rational functions, where points within conditions are looked for
LEAST = 20              # of one evaluation
OUT_OF_REACH = "the values of its functions take too many digits: make the numbers in it smaller"
SIMPLE = (*map(Fraction, (0, 1, -1, 2, -2, 3, -3)), Fraction(1, 2), Fraction(-1, 2))


@dataclass(frozen=True)
class Witness:
    """Where two sides differ: sizes, the numbers for all entries, and an entry (counted from 0).

    `kind` says which functions are taken for those that are not specified (see `wrt.arrays.standins`).
    """

    sizes: Sizes
    values: Values
    kind: int
    binding: Binding
    row: int
    column: int


class Search:
    """Two bound sides of one shape with the same free indices, and the conditions under which they are claimed.

    `letters` numbers the names, so that no point depends on them.
    """

    def __init__(self, left: Expression, right: Expression, names: Names, conditions: Sequence[Condition] = (),
                 letters: Mapping[str, int] | None = None) -> None:
        self.left, self.right, self.names = left, right, names
        number = letters or {}
        self.symbols = sorted(plain_symbols((left, right, *(c.expression for c in conditions))),
                              key=lambda symbol: number.get(symbol.name, len(number)))
        self.demanded = bound_demands(conditions)
        self._spent = self._work = self._held = 0
        self.digits = DIGITS
        self.kinds = range(KINDS if open_functions(left, right) else 1)

    def witness(self, tried: Iterable[Sizes], most: int = MOST) -> Witness | None:
        """The first point at which they differ, at small sizes first, of so many at each.

        :raises ConditionError: the conditions hold at no point that was tried.
        :raises LimitError: at all sizes the statement is too large.
        """
        return self._first(small_first(tried), most)[0]

    def against(self, tried: Iterable[Sizes]) -> tuple[Witness | None, Choices]:
        """A point at which they differ, although that was disproved, and the sizes at which it was looked for.

        These are two in which no two are equal; where there are no values, small ones and those that are given.

        :raises ConditionError: the conditions hold at no point that was tried.
        :raises LimitError: at all sizes the statement is too large.
        """
        given, kinds = list(tried), self.kinds
        # one is enough, which is not 0 at 0, as a proof is only confirmed
        self.kinds = kinds[1:2] or kinds
        try:
            return self._first((*small_and_distinct(given[0]), *small_first(given)), CONFIRMING, enough=2)
        finally:
            self.kinds = kinds

    def _first(self, tried: Iterable[Sizes], most: int, enough: int = 0) -> tuple[Witness | None, Choices]:
        errors: list[ConditionError | LimitError] = []
        held: list[Sizes] = []
        for sizes in tried:
            try:
                found = self.at(sizes, most)
            except (ConditionError, LimitError) as error:
                errors.append(error)
                continue
            held.append(sizes)
            if found is not None or len(held) == enough:
                return found, tuple(held)
        if not held:
            raise errors[-1]
        return None, tuple(held)

    def at(self, sizes: Sizes, most: int = MOST) -> Witness | None:
        """The first point at which they differ at these sizes.

        :raises ConditionError: the conditions hold at no point that was tried.
        :raises LimitError: it would take more than `WORK` operations.
        :raises OutOfReachError: where the conditions hold the values cannot be reckoned.
        """
        self._go_to(sizes)
        tried = self._held = beyond = 0
        for values in self._points(sizes):
            tried += 1
            for kind in self.kinds:
                try:
                    found = self._differ(Witness(sizes, values, kind, {}, 0, 0))
                except (ConditionError, ZeroDivisionError):
                    continue
                except OutOfReachError:
                    beyond += 1
                    continue
                if found is not None:
                    return found
                self._held += 1
            if self._held >= min(most, 1 + WORK // self._work) or self._spent > SPENT:
                break
        if beyond and not self._held:
            raise OutOfReachError(OUT_OF_REACH)
        if tried and not self._held:
            raise ConditionError("the conditions hold at none of the points that were tried")
        return None

    def _points(self, sizes: Sizes) -> Iterator[Values]:
        """All points, and those within the conditions if no other was."""
        yield from points(self.symbols, sizes)
        if self.demanded and not self._held:
            yield from points_within(self.demanded, self.symbols, sizes)

    def _go_to(self, sizes: Sizes) -> None:
        self._work = cost(sizes, self.names, self.left, self.right)
        if self._work > WORK:
            raise LimitError("the statement is too large")

    def _differ(self, at: Witness, most: int = MOST_DIGITS) -> Witness | None:
        """The first entry in which they differ at a point, with as many digits as it takes to see all that is added.

        :raises ConditionError: the conditions do not hold there, or a side has no value.
        :raises OutOfReachError: it takes too many digits.
        """
        digits = self.digits
        while True:
            point, pairs = self._evaluated(at, digits)
            lost = self._lost(at, point)
            if digits >= 4 * lost + DIGITS:
                break
            digits = 4 * lost + DIGITS
            if digits > most:
                raise OutOfReachError(OUT_OF_REACH)
        agreed = digits - lost - MARGIN
        apart = [(here, x - y) for here, x, y in pairs if _are_apart(x, y, agreed)]
        return self._confirmed(apart, point, lost) if apart else None

    def _lost(self, at: Witness, point: NumericPoint) -> int:
        """The digits that are lost at a point where both sides were evaluated; what is only rounding is not."""
        lost = point.digits_lost()
        if lost <= MARGIN // 2:
            return lost
        closer, _ = self._evaluated(at, point.digits + DIGITS)
        return point.digits_lost(closer)

    def _evaluated(self, at: Witness, digits: int) -> tuple[NumericPoint, list[tuple[Witness, Any, Any]]]:
        """A point, and each entry of both sides there, and where it stands."""
        self._spent += max(self._work, LEAST) * digits // DIGITS
        point = self._point(at, digits)
        return point, list(self._pairs(at, point))

    def _pairs(self, at: Witness, point: NumericPoint) -> Iterator[tuple[Witness, Any, Any]]:
        for binding in point.bindings(self.names):
            left, right = evaluate(self.left, point, binding), evaluate(self.right, point, binding)
            for row, (first, second) in enumerate(zip(left, right)):
                for column, (x, y) in enumerate(zip(first, second)):
                    yield replace(at, binding=binding, row=row, column=column), x.value, y.value

    def _confirmed(self, apart: Sequence[tuple[Witness, Any]], point: NumericPoint, lost: int) -> Witness | None:
        """The first entry of which many more digits say the same: what is only rounding gets smaller with them."""
        digits = 2 * (point.digits + lost)
        closer = self._point(apart[0][0], digits)
        known: dict[tuple[Any, ...], tuple[Any, Any]] = {}
        for at, difference in apart:
            where = tuple(at.binding.items())
            if where not in known:
                self._spent += self._work * digits // DIGITS
                known[where] = evaluate(self.left, closer, at.binding), evaluate(self.right, closer, at.binding)
            x, y = (side[at.row][at.column].value for side in known[where])
            if _are_apart(x, y, digits - lost - MARGIN) and not _are_apart(x - y, difference, 3):
                return at
        return None

    def _point(self, at: Witness, digits: int) -> NumericPoint:
        point = NumericPoint(at.sizes, at.values, digits, at.kind)
        refuse_outside(self.demanded, point)
        return point

    def in_regions(self, sizes: Sizes, regions: Iterable[list[Values]]) -> Witness | None:
        """The first point at which they differ; of each region some points are given.

        :raises LimitError: it would take more than `WORK` operations.
        :raises OutOfReachError: in a region where the conditions hold no point could be seen.
        """
        self._go_to(sizes)
        for region in regions:
            is_seen = is_beyond = False
            for values in region:
                try:
                    found = self._differ(Witness(sizes, values, 0, {}, 0, 0), PRECISE if is_seen else MOST_DIGITS)
                except (ConditionError, ZeroDivisionError):
                    continue
                except OutOfReachError:
                    is_beyond = True
                    continue
                if found is not None:
                    return found
                is_seen = True
            if is_beyond and not is_seen or self._spent > MOST_SPENT:
                raise OutOfReachError(OUT_OF_REACH)
        return None

    def precise(self, sizes: Iterable[Sizes]) -> tuple[Witness | None, bool]:
        """A witness that takes many digits to see, if there is one; and whether points enough were seen."""
        seen, self.digits = 0, PRECISE
        try:
            for choice in sizes:
                try:
                    self._go_to(choice)
                except LimitError:
                    continue
                held = 0
                within = points_within(self.demanded, self.symbols, choice) if self.demanded else ()
                for number, values in enumerate(chain(islice(generic_points(self.symbols, choice), MOST), within)):
                    if held == FEW or number >= MOST and held >= ENOUGH:
                        break
                    try:
                        found = self._differ(Witness(choice, values, 0, {}, 0, 0))
                    except (ConditionError, LimitError, ZeroDivisionError):
                        continue
                    if found is not None:
                        return found, True
                    held += 1
                seen += held
        finally:
            self.digits = DIGITS
        return None, seen >= ENOUGH

    def simplest(self, found: Witness) -> Witness:
        """A witness at sizes as small and in numbers as simple as they get."""
        return self.shrunk(self.at_smaller_sizes(found))

    def at_smaller_sizes(self, found: Witness) -> Witness:
        """A witness where one size after the other is as small as it can be."""
        for dimension, size in found.sizes.items():
            for smaller in range(1, size):
                try:
                    better = self.at({**found.sizes, dimension: smaller})
                except (ConditionError, LimitError):
                    continue
                if better is not None:
                    found = better
                    break
        return found

    def shrunk(self, found: Witness) -> Witness:
        """The same in simpler numbers, as long as they differ, and it takes no more than `SPENT` operations more."""
        most = self._spent + SPENT
        for symbol in self.symbols:
            for row, column in free_entries(symbol, found.sizes):
                if self._spent > most:
                    return found
                now = found.values[symbol][row][column]
                for number in SIMPLE[:SIMPLE.index(now)] if now in SIMPLE else (*SIMPLE, *rounded(now)):
                    simpler = with_entries(found.values, [(symbol, row, column)], [number])
                    try:
                        better = self._differ(replace(found, values=simpler))
                    except (ConditionError, OutOfReachError, ZeroDivisionError):
                        continue
                    if better is not None:
                        found = better
                        break
                found = self._nearer_to_0(found, symbol, row, column)
        return found

    def _nearer_to_0(self, found: Witness, symbol: Symbol, row: int, column: int) -> Witness:
        """The same with a great whole number halved, as often as they differ: 101 where it was 410."""
        least, now = 0, found.values[symbol][row][column]
        while now.denominator == 1 and abs(now) - least > 1 and abs(now) > 9 and self._spent < MOST_SPENT:
            middle = (least + abs(now)) // 2
            try:
                better = self._differ(replace(found, values=with_entries(
                    found.values, [(symbol, row, column)], [Fraction(middle if now > 0 else -middle)])))
            except (ConditionError, OutOfReachError, ZeroDivisionError):
                better = None
            if better is None:
                least = middle
            else:
                found, now = better, better.values[symbol][row][column]
        return found


def rounded(number: Fraction) -> list[Fraction]:
    """Simpler numbers near one, the simplest first."""
    return [number.limit_denominator(most) for most in (1, 10, 100, 1000, 10**4, 10**6)]


def refuse_contradictions(conditions: Sequence[Condition]) -> None:
    """Refuse conditions that hold together at no real point that was tried, at small sizes.

    :raises ConditionError: naming the conditions.
    """
    if all(isinstance(c.expression, Symbol) and c.expression.definition is None
           and not isinstance(c.expression, Structured) for c in conditions):
        return      # each speaks of letters of its own, or they imply each other
    bound, dimensions = bound_demands(conditions), dimensions_of(c.expression for c in conditions)
    symbols = plain_symbols(demand.expression for demand in bound)
    for size in (2, 1, 3) if dimensions else (1,):
        sizes = dict.fromkeys(dimensions, size)
        tried = chain(points(symbols, sizes), points_within(bound, symbols, sizes))
        if any(_hold(bound, NumericPoint(sizes, values, DIGITS)) for values in tried):
            return
    told = " and ".join(condition.text() for condition in conditions)
    raise ConditionError(f"no point was found at which {told}",
                         "look whether they contradict each other: an expression that never has this property "
                         "makes a statement about nothing")


def points_within(demanded: Sequence[Demand], symbols: Sequence[Symbol], sizes: Sizes) -> Iterator[Values]:
    """Points in the regions that bound conditions divide, as between two numbers that are near to each other."""
    try:
        for region in points_in_regions((), symbols, sizes, demanded, Work(WITHIN)):
            yield from region
    except (LimitError, ConditionError, ZeroDivisionError):
        return      # what cannot be found so may be found otherwise


def refuse_outside(demanded: Iterable[Demand], point: NumericPoint) -> None:
    """Refuse a point at which bound conditions do not hold.

    :raises ConditionError: naming the first that does not.
    """
    for demand in demanded:
        for binding in point.bindings(frozenset(occurrences(demand.expression))):   # all that are not summed in it
            matrix = evaluate(demand.expression, point, binding)
            if demand.property == "invertible":
                point.inverse(matrix)
                continue
            for entry in (entry for row in matrix for entry in row):
                if entry.value == 0 or demand.property == "positive" and entry.value < 0:
                    raise ConditionError(f"{demand.expression.text()} is not {demand.property} at this point")


def open_functions(*sides: Expression) -> list[Expression]:
    """The parts of expressions that are functions which are not specified."""
    return [part for side in sides for part in side.walk() if part.is_open()]


def _hold(demanded: Iterable[Demand], point: NumericPoint) -> bool:
    try:
        refuse_outside(demanded, point)
    except (ConditionError, OutOfReachError, ZeroDivisionError):
        return False
    return True


def bound_demands(demanded: Iterable[Demand | Condition]) -> list[Demand]:
    """What is demanded of expressions whose sums are explicit; all their other indices are free.

    Conditions hold for all values of these.
    """
    said = [(d.property, d.whole if isinstance(d, Condition) else d.expression) for d in demanded]
    return [Demand(property, bind(e, occurrences(e))[0]) for property, e in said]


def _are_apart(x: Any, y: Any, digits: int) -> bool:
    return bool(abs(x - y) * 10**digits > max(abs(x), abs(y)))
