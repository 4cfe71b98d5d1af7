"""Are two expressions equal? Both readings answer, every time, and must not contradict each other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, islice
from math import prod

from .. import proof
from ..arrays import ModularPoint
from ..arrays.cost import cost
from ..arrays.modular import MODULUS
from ..arrays.optional import has_sympy
from ..errors import (
    ConditionError, EngineError, IndexMisuseError, IndexRuleError, LimitError, MisuseError, OrderError,
    OutOfReachError, ShapeError, SingularError, WrtError,
)
from ..language.clashes import refuse_clashes
from ..language.dimension import Dimension, Index
from ..language.expression import Expression
from ..language.shape import IN_ONE_ORDER, axes, fit_as_numbers, measure
from ..nodes.derivative import refuse_other_ways
from ..nodes.einstein import Names, bind, listed
from ..nodes.number import ZERO
from .condition import Condition, demands
from .finding import Counterexample, Finding, Misfit, Unwitnessed
from .general import Place, resized
from .letters import numbered, renamed
from . import regions
from .regions import points_in_regions
from .search import Search, Witness, open_functions
from .shared import without_shared
from .sizes import Choices, Sizes, choices, dimensions_of, distinct, grid, small_first


class Points:
    """What is reckoned once for all steps of a derivation: points of the arrays, normal forms, numbers of letters."""

    def __init__(self) -> None:
        self.at: dict[tuple[tuple[Dimension, int], ...], ModularPoint] = {}
        self.forms: proof.Forms = {}
        self._numbered: dict[tuple[Expression, ...], tuple[str, dict[str, int]]] = {}

    def numbered(self, lines: Sequence[Expression]) -> tuple[str, dict[str, int]]:
        """The lines as text, with numbers for letters, and the number of each letter."""
        key = tuple(lines)
        if key not in self._numbered:
            self._numbered[key] = numbered(key)
        return self._numbered[key]

    def clear(self) -> None:
        """Forget all."""
        for known in (self.at, self.forms, self._numbered):
            known.clear()


Simpler = Callable[[Witness], Witness]
TRIED = 4
WORK = 3 * 10**5        # operations of an evaluation at the most
BEYOND = 3              # sizes
MANY = 99               # occurrences of an index
FEWER = 6               # times less work, where it can be false or undecided alone
MORE = 3                # times as many sizes as are needed, where there are some without values
REGIONS = 6             # choices of sizes at which regions are looked for
MISSED = ("the sides agree in all real numbers that were tried; there may be a region that was missed, for what stands "
          "under a root, in a logarithm or in a denominator is no rational function, or depends on a size")
SIZES_INSIDE = ("sizes stand in it, and it has no values at some of those that would have to be tried, or they are too "
                "many: state it in smaller steps")
LARGE = 8              # levels, one in the other, of what is decided first by what changes in it
NARROW = "it has values at one choice of sizes alone, as far as was tried: state it for these"
HIDDEN = "the sides differ, if at all, by less than can be seen: make the numbers in it smaller"
TOO_LARGE = "it is too large: state it for smaller parts, and put them together in another formula"


@dataclass(frozen=True)
class Verdict:
    """What both readings together say about a pair of expressions.

    `status` is "proved", "exact" or "numerical" if they are equal, "false" with a `finding` that shows it,
    and "undecided" with one that says why. `found` is the finding, or, of a counterexample, what puts it into
    words: that takes longer than most verdicts, and most of them are asked for their status alone.
    """

    status: str
    sizes: Choices = ()
    found: Misfit | Unwitnessed | Callable[[], Counterexample] | None = None

    @cached_property
    def finding(self) -> Finding | None:
        """What shows it, or why there is none.

        :raises EngineError: SymPy has the same value for both sides of a counterexample.
        """
        return self.found() if callable(self.found) else self.found


def compare(left: Expression, right: Expression, free: frozenset[Index], context: Iterable[Expression] = (),
            points: Points | None = None, conditions: Sequence[Condition] = ()) -> Verdict:
    """The verdict on left = right for the given free indices, where the conditions hold.

    `context` are all lines of the derivation, from which the points are drawn, and by whose order of
    appearance dimensions get their sizes. `points` keeps what was reckoned from one call to the next.

    :raises ShapeError: if one side does not fit in itself.
    :raises MisuseError: if the mathematics may be right, and the language has another word for it.
    :raises IndexRuleError: if one side breaks Einstein's rule.
    :raises NamingError: if two different things print alike.
    :raises VariableError: if a derivative by a name reaches what it stands for in another way.
    :raises LimitError: if the statement has too many dimensions.
    :raises SingularError: if one side has no value at any sizes that were tried.
    :raises EngineError: if the readings contradict each other.
    """
    try:
        shapes = axes(left), axes(right)
    except OrderError as error:
        if is_false_in_squares(left, right, free, conditions):
            raise ShapeError(error.words, error.expression, error.remedy) from None
        raise
    if shapes[0] != shapes[1]:
        return _differing_in_shape(left, right, free, conditions)
    refuse_clashes(left, right)
    for side in (left, right):
        refuse_other_ways(side)
    try:
        (left_bound, left_names), (right_bound, right_names) = bind(left, free), bind(right, free)
    except MisuseError:
        raise
    except IndexRuleError as error:
        raise _index_error(error, left, right, free, conditions) from None
    names = left_names | right_names
    lines = tuple(context) or (left, right)
    comparison = Comparison(left_bound, right_bound, names, lines, points or Points(), conditions)
    if left_names != right_names and left_names and right_names:
        return _differing_in_indices(left_names, right_names, comparison)
    if max(left_bound.level, right_bound.level) > LARGE:
        return _of_what_changes(comparison) or comparison.verdict()
    return comparison.verdict()


def is_proved_by_parts(left: Expression, right: Expression, free: Names, conditions: Sequence[Condition]) -> bool:
    """Whether a large statement is proved for any values of what both sides have in common."""
    (first, names), (second, others) = bind(left, free), bind(right, free)
    if names != others or max(first.level, second.level) <= LARGE or axes(left) != axes(right):
        return False
    return _of_what_changes(Comparison(first, second, names, (left, right), Points(), conditions)) is not None


def _of_what_changes(whole: Comparison) -> Verdict | None:
    """That it is proved, if it is so for any values of what both sides have in common; at sizes that still occur."""
    tried: list[tuple[Expression, Expression]] = []
    for apart in (False, True):
        sides = without_shared(whole.left, whole.right, apart)
        if sides is None or sides in tried:
            return None
        tried.append(sides)
        try:
            verdict = Comparison(*sides, whole.names, sides, Points(), whole.conditions).if_proved()
        except EngineError:
            raise
        except WrtError:
            continue
        if verdict is not None:
            return verdict
    return None


def _differing_in_shape(left: Expression, right: Expression, free: Names, conditions: Sequence[Condition]) -> Verdict:
    """No verdict but false; where it may be true of numbers, there is none."""
    differ = f"shapes differ: the left side is {measure(left)}, the right side {measure(right)}"
    if ZERO in (left, right):
        raise MisuseError(f"{differ}, and 0 is a number", remedy="write 0 * x with an x of the shape that is meant")
    if fit_as_numbers(axes(left), axes(right)) and not is_false_in_squares(left, right, free, conditions):
        raise OrderError(differ, remedy=IN_ONE_ORDER)
    return Verdict("false", found=Misfit(differ))


def _differing_in_indices(left: Names, right: Names, comparison: Comparison) -> Verdict:
    """The same of free indices: y_i = W_ij may be true if W has equal columns."""
    differ = f"free indices differ: the left side has {listed(left)}, the right side {listed(right)}"
    try:
        verdict = comparison.verdict()
    except (ConditionError, LimitError):
        verdict = undecided(differ)
    if verdict.status == "false":
        return Verdict("false", found=Misfit(differ))
    raise IndexMisuseError(f"{differ}, and yet they may be equal",
                           remedy="give both sides the same ones: y[i] * ones(m)[j] is the same for all j")


def _index_error(error: IndexRuleError, left: Expression, right: Expression, free: Names,
                 conditions: Sequence[Condition]) -> IndexRuleError:
    """What is said of x_i x_i x_i: that the rule is broken, if the claim is false with i summed, and with i free."""
    index = error.index

    def summed() -> Verdict:
        (first, names), (second, others) = (bind(side, free, most=MANY) for side in (left, right))
        return Comparison(first, second, names | others, (left, right), Points(), conditions).verdict()

    def unsummed() -> Verdict:
        return compare(left, right, free | {index} if isinstance(index, Index) else free, conditions=conditions)

    return error if _is_false(summed) and _is_false(unsummed) else IndexMisuseError(error.words, index, error.remedy)


def _is_false(reading: Callable[[], Verdict]) -> bool:
    try:
        return reading().status == "false"
    except EngineError:
        raise
    except WrtError as error:
        return isinstance(error, (ShapeError, IndexRuleError)) and not isinstance(error, MisuseError)


def is_false_in_squares(left: Expression, right: Expression, free: Names, conditions: Sequence[Condition]) -> bool:
    """Whether a claim in which entries are counted in two orders is false where all sizes are equal.

    There the orders are the same; so it is false of numbers, too.
    """
    size = next(iter(dimensions_of((left, right))))

    def put(other: Dimension, place: Place) -> Dimension:
        return size

    def in_squares() -> Verdict:
        first, second = (resized(side, put) for side in (left, right))
        under = [Condition(resized(c.expression, put), c.property) for c in conditions]
        return compare(first, second, frozenset(resized(index, put) for index in free), conditions=under)

    return _is_false(in_squares)


def undecided(words: str, sizes: Choices = ()) -> Verdict:
    """Neither true nor false, as far as was tried."""
    return Verdict("undecided", sizes, Unwitnessed(words))


def as_it_is(witness: Witness) -> Witness:
    """One that takes many digits to see is not made simpler."""
    return witness


class Comparison:
    """Two bound sides of one shape, with the same free indices."""

    def __init__(self, left: Expression, right: Expression, names: Names, lines: Sequence[Expression],
                 points: Points, conditions: Sequence[Condition] = ()) -> None:
        self.left, self.right, self.names, self.points, self.conditions = left, right, names, points, conditions
        text, self.letters = points.numbered(lines)
        self.seed = hashlib.sha256(text.encode()).hexdigest()[:20]
        self.context = lines
        self.lines = (*lines, left, right, *(condition.expression for condition in conditions))
        self.search = Search(left, right, names, conditions, self.letters)

    def if_proved(self) -> Verdict | None:
        """That it is proved, if it is."""
        decision = self._decision()
        sizes = self._sizes_of_proof() if decision.answer == "equal" else ()
        return self._proved(decision, sizes) if sizes else None

    def _decision(self) -> proof.Decision:
        try:
            return proof.decide(self.left, self.right, self.search.demanded, self._renamed, self.points.forms)
        except LimitError:
            return proof.Decision("too large")

    def verdict(self) -> Verdict:
        """What both readings say."""
        decision = self._decision()
        decided = decision.answer
        if decided == "equal":
            sizes = self._sizes_of_proof()
            return self._proved(decision, sizes) if sizes else undecided(TOO_LARGE)
        tried = self._sizes()
        if not tried:
            return undecided(TOO_LARGE)
        whole = self._with_all_indices()
        different = self._differ_at(tried[:2]) or self._differ_at((*tried[2:], *(whole or ())))
        if decided == "different" and not different and self._has_more_terms_than(tried):
            grid = self._grid(proof.size_degrees(self.left, self.right))
            if grid is None:
                return undecided(TOO_LARGE, tried[:2])
            different = self._differ_at(grid)
        if decided == "different" and not different:
            return self._beyond_primes(tried, whole)
        if not different and (whole is None or decided == "too large"):
            return undecided(TOO_LARGE, tried[:2])
        return self._undecided(decided, tried, different, whole)

    def _renamed(self, expressions: Iterable[Expression]) -> list[Expression]:
        return renamed(expressions, self.letters)

    def _proved(self, decision: proof.Decision, sizes: Choices) -> Verdict:
        """The arrays confirm it: random stand-ins do not obey laws of real functions, but real numbers must.

        :raises EngineError: they do not.
        """
        different = self._differ_at(sizes)
        if not different:
            return Verdict("proved", sizes)
        if not decision.laws:
            raise EngineError(self._contradiction("equal", "differ", different[0]))
        try:
            witness, confirmed = self.search.against(different)
        except LimitError:
            return undecided(TOO_LARGE, sizes)
        if witness is not None:
            raise EngineError(self._contradiction("equal", "differ", witness.sizes))
        return Verdict("proved", confirmed)

    def _undecided(self, decided: str, tried: Choices, different: Choices, whole: Choices | None) -> Verdict:
        """The normal form does not know them to be equal: real numbers have the last word."""
        more = () if different else self._grid(proof.size_degrees(self.left, self.right))
        if more is None:
            return undecided(SIZES_INSIDE, tried)
        different = different or self._differ_at(more)
        is_seen = True
        simpler: Simpler = self.search.simplest
        try:
            witness = self.search.witness(different or tried)
        except OutOfReachError:
            witness, is_seen = None, False
        except LimitError:
            return undecided(TOO_LARGE, tried)
        if witness is None and (decided == "different" or not is_seen):
            witness, is_seen = self.search.precise(islice(small_first(different or tried), REGIONS))
            simpler = as_it_is
        if witness is not None:
            return Verdict("false", tried[:2], partial(self._told, witness, simpler))
        if decided == "too large" or whole is None:
            return undecided(TOO_LARGE, tried[:2])
        if not is_seen:
            return undecided(HIDDEN, tried[:2])
        if self.is_narrow:
            return undecided(NARROW, tried)
        if not different:
            return Verdict("exact", tried + more)
        if decided == "different" or open_functions(self.left, self.right):
            return undecided("the sides differ for random stand-ins of the functions, and no real numbers were found "
                             "where they do", tried[:2])
        return self._numerical(tried, whole)

    def _beyond_primes(self, tried: Choices, whole: Choices | None) -> Verdict:
        """The forms differ and the arrays agree: as they must of P a and 0, if both primes divide P."""
        vanish = any(number.numerator % MODULUS == 0 for number in proof.coefficients(self.left, self.right))
        witness = None
        simpler: Simpler = self.search.simplest
        if vanish:
            try:
                witness = self.search.witness(tried)
                if witness is None:
                    (witness, _), simpler = self.search.precise(islice(small_first(tried), REGIONS)), as_it_is
            except LimitError:
                return undecided(TOO_LARGE, tried[:2])
        if witness is not None:
            return Verdict("false", tried[:2], partial(self._told, witness, simpler))
        # at larger sizes they may well differ
        if vanish or whole is None or None in proof.size_degrees(self.left, self.right).values():
            return undecided(TOO_LARGE, tried[:2])
        raise EngineError(self._contradiction("different", "agree", tried[0]))

    def _with_all_indices(self) -> Choices | None:
        """Sizes at which all indices of a term can differ, if it can be afforded; none if all sizes are such."""
        if not dimensions_of(self.lines):
            return ()
        try:
            most = proof.index_counts(self.left, self.right)
        except LimitError:
            return None
        if not most:
            return ()
        for more in range(BEYOND):      # a skew matrix of three rows has no inverse
            whole = {size: more + max(2, most[size]) for size in dimensions_of(self.lines)}
            if self._is_affordable(whole) and self._has_values(whole):
                return (whole,)
        return None

    def _numerical(self, tried: Choices, whole: Choices) -> Verdict:
        """The sides agree at all real points: are these in all regions that the statement divides?"""
        more = self._grid(proof.all_size_degrees(self.left, self.right))
        if more is None:
            return undecided(SIZES_INSIDE, tried[:2])
        try:
            witness = next(filter(None, map(self.search.at, (*more, *whole))), None)
        except (ConditionError, LimitError):
            return undecided(SIZES_INSIDE, tried[:2])
        if witness is not None:
            return Verdict("false", tried[:2], partial(self._told, witness, self.search.simplest))
        witness, are_known = self._in_regions(tried)
        if witness is not None:
            return Verdict("false", tried[:2], partial(self._told, witness, self.search.shrunk))
        if are_known is not True:
            return undecided(MISSED if are_known is False else HIDDEN, tried[:2])
        witness, is_seen = self.search.precise(islice(small_first(tried), REGIONS))
        if witness is not None:
            return Verdict("false", tried[:2], partial(self._told, witness, as_it_is))
        return Verdict("numerical", tried[:2]) if is_seen else undecided(HIDDEN, tried[:2])

    def _in_regions(self, tried: Choices) -> tuple[Witness | None, bool | None]:
        """A witness in some region; and whether no region was missed, None if one was met and could not be seen.

        Regions are looked for at all sizes at which the indices of a term differ, and at some more if that is soon
        done. Where there is one region alone nothing can be missed.
        """
        sides, demanded = (self.left, self.right), self.search.demanded
        looked, is_branching, most = False, regions.is_branching(sides), proof.index_counts(*sides)
        are_known = not (is_branching and regions.may_grow(sides, demanded))
        work = regions.Work() if are_known else regions.Work(regions.WORK // FEWER)
        differing = {size: max(2, most[size]) for size in tried[0]}
        for sizes in distinct([*islice(small_first(tried), REGIONS), *([differing] if is_branching else [])]):
            try:
                witness = self.search.in_regions(
                    sizes, points_in_regions(sides, self.search.symbols, sizes, demanded, work))
            except OutOfReachError:
                return None, None
            except (ConditionError, LimitError, ZeroDivisionError) as error:
                # at larger sizes there is nothing more to see, nor where the sides have no values
                if all(sizes[size] <= number for size, number in differing.items()) and (
                        isinstance(error, LimitError) or self._has_values(sizes)):
                    are_known = False
                continue
            if witness is not None:
                return witness, True
            looked = True
        return None, looked and (are_known or not is_branching)

    def _told(self, witness: Witness, simpler: Simpler) -> Counterexample:
        # SymPy, which phrases what was found if it is installed, takes longer to import than most proofs
        if has_sympy():
            from .phrase import counterexample
        else:
            from .numbers import counterexample
        return counterexample(self.left, self.right, self.names, simpler(witness))

    def _sizes(self) -> Choices:
        """The first choices of sizes at which both sides have values: WᵀW has an inverse if n ≥ m.

        None if at all sizes the statement is too large.
        """
        affordable = filter(self._is_affordable, choices(*self.lines))
        first = next(affordable, None)
        if first is None:
            return ()
        possible: Callable[[Sizes], bool] = self._has_values if demands(self.left, self.right) else lambda _: True
        found = tuple(islice(filter(possible, chain([first], affordable)), TRIED))
        if len(found) < 2 and first:        # x xᵀ has an inverse if n = 1
            small = filter(self._is_affordable, small_first([first]))
            found = distinct([*found, *islice(filter(possible, small), TRIED)])
        if not found:
            raise SingularError("no inverse, or a quotient by 0, at all sizes that were tried, in "
                                f"{self.left.text()} or {self.right.text()}")
        self.is_narrow = len(found) < 2 and bool(found[0])
        return found

    def _sizes_of_proof(self) -> Choices:
        """Where the arrays are to confirm what is proved for all sizes; of a large statement, some that are small."""
        small: Callable[[], Iterable[Sizes]] = lambda: islice(
            filter(self._has_values, filter(self._is_affordable, reversed([*small_first(choices(*self.lines))]))), 2)
        return self._sizes()[:2] or tuple(small())

    def _grid(self, degrees: Mapping[Dimension, int | None]) -> Choices | None:
        """Sizes that outnumber the degree in each, at which the sides have values; None if they are too many."""
        if not degrees:
            return ()
        known = {size: degree for size, degree in degrees.items() if degree is not None}
        found = grid(dimensions_of(self.lines), known) if len(known) == len(degrees) else ()
        if not found or sum(cost(sizes, self.names, self.left, self.right) for sizes in found) > WORK:
            return None
        having = tuple(filter(self._has_values, found))
        if len(having) < len(found) and len(known) == len(dimensions_of(self.lines)) == 1:
            (size, degree), = known.items()     # a skew matrix has an inverse at every other size
            more = ({size: number} for number in range(degree + 2, MORE * (degree + 2)))
            having += tuple(islice(filter(self._has_values, filter(self._is_affordable, more)),
                                   len(found) - len(having)))
        return having if len(having) == len(found) else None

    def _has_more_terms_than(self, tried: Choices) -> bool:
        """Whether a polynomial in the sizes may be 0 at all that were tried, as (n - 2)(n - 3)(n - 4)(n - 5) is."""
        degrees = proof.size_degrees(self.left, self.right).values()
        return prod((degree or 0) + 1 for degree in degrees) > len(tried)

    def _is_affordable(self, sizes: Sizes) -> bool:
        return cost(sizes, self.names, self.left, self.right) <= WORK

    def _has_values(self, sizes: Sizes) -> bool:
        try:
            self._agree_at(sizes)
        except (SingularError, ZeroDivisionError, ValueError):
            return False
        return True

    def _differ_at(self, tried: Choices) -> Choices:
        return tuple(sizes for sizes in tried if not self._agree_at(sizes))

    def _agree_at(self, sizes: Sizes) -> bool:
        key = tuple(sizes.items())
        if key not in self.points.at:
            self.points.at[key] = ModularPoint(sizes, self.seed, letters=self.letters)
        point = self.points.at[key]
        return all(point.value(self.left, binding) == point.value(self.right, binding)
                   for binding in point.bindings(self.names))

    def _contradiction(self, normal_form: str, arrays: str, sizes: Sizes) -> str:
        at = ", ".join(f"{d.name}={v}" for d, v in sizes.items())
        return (f"the normal forms are {normal_form} but the arrays {arrays} at {at}: "
                f"{self.left.text()} and {self.right.text()}. This is a fault of wrt, please report it")
