"""The search for a counterexample: real points, real functions, within the conditions."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from material import W, a, c, i, m, n, p, phi, sigma, x, y

from wrt import (
    Matrix, Scalar, define, delta, exp, gradient, invertible, log, nonzero, ones, positive, sin, sqrt, sum_over, tanh,
)
from wrt.claims.phrase import counterexample
from wrt.claims.points import plain_symbols, points
from wrt.claims.search import DIGITS, WORK, Search, open_functions, refuse_contradictions, refuse_outside
from wrt.arrays import NumericPoint
from wrt.errors import ConditionError, LimitError, OutOfReachError, SingularError
from wrt.language.expression import Demand
from wrt.nodes.einstein import bind, free_indices

SIZES, S = {n: 2, m: 3}, Matrix("S", n, n)


@pytest.mark.parametrize("border", [100, 997, 40_000])
def test_a_great_number_is_as_small_as_it_can_be(border):
    search = Search(sqrt((a - border) * (a - border)), border - a, frozenset())
    found = search.simplest(search.witness([{}]))
    assert found.values[a] == [[border + 1]]


def sought(left, right, sizes=SIZES, conditions=(), letters=None):
    """The search of both sides, its witness and what is told of it; the free indices are those of the left side."""
    free = free_indices(left)
    sides = bind(left, free)[0], bind(right, free)[0]
    search = Search(*sides, free, conditions, letters)
    witness = search.witness([sizes])
    witness = witness and search.simplest(witness)
    return search, witness, witness and counterexample(*sides, free, witness)


def found(left, right, sizes=SIZES, conditions=()):
    """What is told of a witness."""
    return sought(left, right, sizes, conditions)[2]


# ------------------------------------------------------------------ entries
def test_the_first_entry_that_differs_is_found_with_both_values():
    finding = found(W @ x, 2 * (W @ x))
    assert finding.entry == (("row", 1),) and dict(finding.sizes) == {n: 1, m: 1}
    assert sympy.expand(2 * finding.left - finding.right) == 0 != finding.left


def test_equal_sides_have_none():
    assert found(W @ x, W @ x) is None
    assert found(sin(y) - sin(y), 0 * y) is None


def test_indices_are_counted_from_one():
    assert found(delta(i, p) * a, 0 * delta(i, p)).entry == (("i", 1), ("p", 1))
    assert found(delta(i, p) * y[p], delta(i, p) * y[p] + y[i] - y[i] * a).entry == (("i", 1),)


def test_long_values_become_numbers():
    many = [Scalar(name) for name in "acfghk"]
    left = sum((s * t * (s - t) for s in many for t in many if s.name < t.name), many[0])
    finding = found(left, 2 * left)
    assert finding.values and finding.left.is_Integer and finding.right.is_Integer and finding.left != finding.right
    assert all(f"{symbol} = {value}" in finding.text() for symbol, value in finding.values)
    exact = sympy.sympify(left.text().replace(" (", "*(").replace(" ", "*").replace("*+*", "+").replace("*-*", "-"))
    assert exact.subs(dict(finding.values)) == finding.left


def test_short_values_stay_symbols():
    finding = found(y[i] * y[i], 2 * (y[i] * y[i]))
    assert not finding.values and (str(finding.left), str(finding.right)) == ("y_1**2", "2*y_1**2")
    assert not found(a / c, c / a).values


def test_values_lie_where_the_claim_is_defined():
    finding = found(log(y), 2 * log(y))
    assert finding is not None and not (finding.left.has(sympy.I) or finding.right.has(sympy.I))
    assert found(log(y), log(y)) is None


def test_rows_and_columns_are_named_where_there_are_some():
    assert found(W, 2 * W).entry == (("row", 1), ("column", 1))
    assert found(y.T, 2 * y.T).entry == (("column", 1),)
    assert found(a * c, a).entry == () and found(y[i] * y, 2 * y[i] * y).entry == (("i", 1), ("row", 1))


def test_entries_that_agree_are_passed_over():
    everywhere = ones(n)[i] * ones(n)[p] * a
    finding = found(delta(i, p) * a, everywhere)
    assert finding.entry == (("i", 1), ("p", 2)) and (finding.left, finding.right) == (0, sympy.Symbol("a"))
    assert dict(finding.sizes)[n] == 2
    search = Search(*(bind(e, {i, p})[0] for e in (everywhere, everywhere * ones(m).T @ ones(m) / 3)), {i, p})
    assert search.at({n: 2, m: 3}) is None and search.at({n: 2, m: 4}) is not None


# ------------------------------------------------------------------ functions
def test_open_functions_are_found_and_named_with_what_was_taken():
    loss = Scalar("L", of=y)
    assert len(open_functions(gradient(loss, y) + sigma(y))) == 2
    assert open_functions(sin(y), W @ x) == []
    assert open_functions(sigma(a), phi(loss)) == [sigma(a), phi(loss), loss]
    finding = found(gradient(loss, y), sigma(y))
    assert {text for (text, *_), _ in finding.functions} == {"L", "σ(t)"}
    assert {tex for (_, tex, _), _ in finding.functions} == {"L", r"\sigma(t)"}


def test_the_function_that_is_told_gives_the_values():
    finding = found(sigma(a), 2 * sigma(a))
    (_, taken), = finding.functions
    t, at = sympy.symbols("t a")
    assert sympy.expand(taken.subs(t, at) - finding.left) == 0 != finding.left


def test_smaller_sizes_come_first():
    for left in (sigma(y), W @ x, exp(W) @ x):
        assert set(dict(found(left, 2 * left).sizes).values()) == {1}


def test_a_function_that_is_not_0_at_0_is_tried_too():
    """What is 0 at 0 would hide that a term is missing."""
    search, witness, finding = sought(sigma(0 * a) + sigma(a), sigma(a))
    assert finding.left - finding.right == 1 and witness.kind == 1 and len(search.kinds) == 4
    assert sought(exp(a), exp(a))[0].kinds == range(1)


@pytest.mark.parametrize("left, right", [
    (tanh.prime(a), -tanh.prime(a)), (sin(a), a), (exp(a), 1 + a + a * a / 2), (sin(a) * sin(a), 0 * a),
    (tanh(a) * tanh(a), 1 + 0 * a), (exp(a + c), exp(a) + exp(c))])
def test_real_functions_that_differ_are_told_apart(left, right):
    assert found(left, right) is not None


IDENTITIES = [
    (sin(2 * a), 2 * sin(a) * sin.prime(a)), (exp(a) * exp(c), exp(a + c)), (exp(-a) * exp(a), 1 + 0 * a),
    (tanh(2 * a) * (1 + tanh(a) * tanh(a)), 2 * tanh(a)), (log(a * c), log(a) + log(c)), (sqrt(a) * sqrt(a), a),
    # much is lost in these beside a great number
    (1 - tanh(a), 2 / (1 + exp(2 * a))), ((1 + exp(-a) - 1) * exp(a), 1 + 0 * a),
    (1 / (1 + exp(-a)) * (1 - 1 / (1 + exp(-a))), exp(-a) / ((1 + exp(-a)) * (1 + exp(-a)))),
    ((1 - tanh(a) * tanh(a)) * (exp(a) + exp(-a)) * (exp(a) + exp(-a)), 4 + 0 * a)]


@pytest.mark.parametrize("left, right", IDENTITIES)
def test_identities_of_real_functions_have_no_counterexample(left, right):
    assert found(left, right) is None
    assert found(left, right + a * a / 10**6) is not None


# ------------------------------------------------------------------ conditions
def test_only_points_within_the_conditions_count():
    """√a² = a, and 1/a · a = 1, wherever the sides are defined."""
    assert found(sqrt(a) * sqrt(a) * (1 / c) * c, a) is None
    at = {symbol.name: value for symbol, value in found(log(a) / c, log(a) * c).values}
    assert at["a"] > 0 != at["c"]


def test_conditions_that_the_sides_do_not_demand_count_too():
    assert found(sqrt(a * a), a) is not None is found(sqrt(a * a), a, conditions=[positive(a)])
    assert found(sqrt(a * a), -a, conditions=[positive(a)]) is not None
    assert found(sqrt(a * a), -a, conditions=[positive(-a)]) is None
    size_of = sum_over(i, sqrt(y[i] * y[i]))
    assert found(size_of, ones(n).T @ y, conditions=[positive(y)]) is None
    assert found(size_of, ones(n).T @ y, conditions=[nonzero(y)]) is not None
    values = sought(a, c, conditions=[nonzero(a), positive(c - 2), positive(-a)])[1].values
    assert values[a][0][0] < 0 and values[c][0][0] > 2


def test_what_is_demanded_within_a_definition_counts():
    z = define("z", log(a))
    (_, value), = found(2 * z, z).values
    assert value > 0 and value != 1


@pytest.mark.parametrize("expression", [log(-a * a), log(a) * log(-a)], ids=str)
def test_conditions_that_hold_at_no_point_are_an_error(expression):
    with pytest.raises(ConditionError, match="^the conditions hold at none of the points that were tried$"):
        found(expression, 2 * expression)


def test_numbers_that_are_put_in_meet_the_conditions():
    left = log(2 * a - 2 * c + 1) * (a + c) * (a + 2 * c) * (a + 3 * c) * (a + 5 * c) * (a + 7 * c)
    finding = found(left, 2 * left)
    at = {symbol.name: value for symbol, value in finding.values}
    assert set(at) == {"a", "c"} and 2 * at["a"] - 2 * at["c"] + 1 > 0
    assert finding.right == 2 * finding.left != 0
    assert sympy.N(finding.left - sympy.log(2 * at["a"] - 2 * at["c"] + 1) * sympy.prod(
        at["a"] + k * at["c"] for k in (1, 2, 3, 5, 7)), 30, chop=True) == 0


# ------------------------------------------------------------------ numbers
def test_numbers_are_as_simple_as_they_get():
    witness = sought(exp(a) * c, exp(a) * c * (1 + a))[1]
    assert (witness.values[a], witness.values[c]) == ([[1]], [[1]])
    far = sought(sqrt((a + 1) * (a + 1)), a + 1)[1].values[a][0][0]
    assert far < -1 and far.denominator == 1


def test_the_letters_have_no_influence():
    e, h = Scalar("f"), Scalar("h")
    for left, right in ((lambda s, t: sin(s) * t, lambda s, t: sin(t) * s), (lambda s, t: s / t, lambda s, t: t / s)):
        first = sought(left(a, c), right(a, c), letters={"a": 0, "c": 1})[1].values
        again = sought(left(h, e), right(h, e), letters={"h": 0, "e": 1})[1].values
        assert list(first.values()) == list(again.values())


def test_sides_exchanged_have_the_same_witness():
    for left, right in ((W @ x, 2 * W @ x), (exp(a), 1 + a), (S.inv, S.inv.T)):
        one, other = sought(left, right)[1], sought(right, left)[1]
        assert (one.sizes, one.row, one.column) == (other.sizes, other.row, other.column)


# ------------------------------------------------------------------ budgets
def test_what_would_take_too_long_is_not_begun():
    tree = sum_over(i, sum_over(p, exp(S[i, p] * S[p, i])))
    search = Search(tree, 2 * tree, frozenset())
    with pytest.raises(LimitError, match="^the statement is too large$"):
        search.at({n: 1 + int(WORK ** .5)})
    assert search.witness([{n: 1 + int(WORK ** .5)}]).sizes == {n: 1}
    assert search.at({n: 3}) is not None


def region(*numbers):
    """Points of one region: numbers for a."""
    return [{a: [[Fraction(number)]]} for number in numbers]


def test_of_each_region_all_points_are_tried():
    search = Search(a, 0 * a, frozenset())
    assert search.in_regions({}, [region(0), region(0, 0)]) is None and search.in_regions({}, []) is None
    assert search.in_regions({}, [region(0), region(0, Fraction(-5, 3))]).values == {a: [[Fraction(-5, 3)]]}


def test_a_region_may_be_outside_and_one_that_cannot_be_seen_is_told():
    outside, hidden = region(-1, -2), region(10**5)
    search = Search(log(a) + exp(a), exp(a) + log(a), frozenset())
    assert search.in_regions({}, [outside, [*region(1), *hidden]]) is None
    with pytest.raises(OutOfReachError):
        search.in_regions({}, [hidden])


def test_regions_are_not_looked_at_where_it_takes_too_long():
    tree = sum_over(i, sum_over(p, exp(S[i, p] * S[p, i])))
    with pytest.raises(LimitError):
        Search(tree, 2 * tree, frozenset()).in_regions({n: 1 + int(WORK ** .5)}, [])


# ------------------------------------------------------------------ inverses
def test_inverses_are_refuted_in_whole_numbers_at_small_sizes():
    finding = found(S.inv, 2 * S.inv)
    assert dict(finding.sizes)[n] == 1 and finding.entry == (("row", 1), ("column", 1))
    at = {symbol.name: value for symbol, value in finding.values}
    assert set(at) == {"S_11"} and at["S_11"] != 0 and finding.left == sympy.Rational(1, at["S_11"])
    assert finding.right == 2 * finding.left


def test_a_transpose_of_an_inverse_needs_two_rows_to_be_told_apart():
    finding = found(S.inv, S.inv.T)
    assert dict(finding.sizes)[n] == 2 and finding.left != finding.right
    rows = sympy.Matrix(2, 2, lambda r, c: dict(finding.values)[sympy.Symbol(f"S_{r + 1}{c + 1}")])
    (_, row), (_, column) = finding.entry
    assert (rows.inv()[row - 1, column - 1], rows.inv()[column - 1, row - 1]) == (finding.left, finding.right)


def test_true_statements_on_inverses_have_no_counterexample():
    assert found(S.inv @ S @ y, y) is None and found((S @ S).inv, S.inv @ S.inv) is None


def test_a_matrix_that_never_has_an_inverse_is_an_error():
    with pytest.raises(ConditionError, match="^the conditions hold at none of the points that were tried$"):
        found((S - S).inv @ y, y)


# ------------------------------------------------------------------ contradictions
@pytest.mark.parametrize("conditions", [
    [], [positive(a)], [positive(a), nonzero(a)], [positive(x), nonzero(W)], [positive(a), positive(1 - a)],
    [positive(a - 1), positive(c - a)], [nonzero(x.T @ x)], [positive(y[i] * y[i])], [invertible(W @ W.T)],
    [invertible(S - S.T)], [positive(a - 500)], [positive(Fraction(1, 500) - a), positive(a)]])
def test_conditions_that_hold_together_somewhere_are_fine(conditions):
    assert refuse_contradictions(conditions) is None


@pytest.mark.parametrize("conditions, told", [
    ([positive(a), positive(-a)], "a is positive and -a is positive"),
    ([positive(-a * a)], "-a² is positive"), ([nonzero(a - a)], "a - a is nonzero"),
    ([positive(a - 1), positive(-a)], "a - 1 is positive and -a is positive"),
    ([invertible(S - S)], "S - S is invertible")])
def test_conditions_that_hold_together_nowhere_are_refused(conditions, told):
    with pytest.raises(ConditionError, match=f"^no point was found at which {told}"):
        refuse_contradictions(conditions)


def test_a_point_lies_within_the_conditions_or_not():
    def within(wanted, at, of=a):
        try:
            refuse_outside([Demand(wanted, of)], NumericPoint({n: 2}, {a: [[Fraction(at)]]}))
        except (ConditionError, ZeroDivisionError):
            return False
        return True

    assert within("positive", 1) and not within("positive", 0) and not within("positive", -1)
    assert within("nonzero", -1) and not within("nonzero", 0)
    assert not within("nonzero", -1, sqrt(a)) and within("positive", 3, sqrt(a))
    refuse_outside([], NumericPoint({}, {}))


def test_no_inverse_at_these_sizes_is_told_as_such():
    values = next(iter(points(plain_symbols([S]), {n: 2})))
    with pytest.raises(SingularError, match="^no inverse at these sizes$"):
        refuse_outside([Demand("invertible", S - S)], NumericPoint({n: 2}, values, DIGITS))
