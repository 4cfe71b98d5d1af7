"""The search for a counterexample: real points, real functions, within the conditions."""

from __future__ import annotations

import pytest
import sympy
from material import A, W, a, c, i, m, n, p, phi, sigma, x, y

from wrt import Matrix, Scalar, define, delta, exp, gradient, log, nonzero, ones, positive, sin, sqrt, tanh
from wrt.claims import search
from wrt.claims.finding import READABLE
from wrt.claims.search import find_counterexample, open_functions, refuse_contradictions
from wrt.errors import ConditionError, SingularError
from wrt.nodes.einstein import bind, free_indices

SIZES, S = {n: 2, m: 3}, Matrix("S", n, n)


def found(left, right, sizes=SIZES):
    """What the search finds; the free indices are those of the left side."""
    free = free_indices(left)
    return find_counterexample(bind(left, free)[0], bind(right, free)[0], free, sizes)


# ------------------------------------------------------------------ entries
def test_the_first_entry_that_differs_is_found_with_both_values():
    finding = found(W @ x, 2 * (W @ x))
    assert finding.entry == (("row", 1),) and dict(finding.sizes) == SIZES
    assert sympy.expand(2 * finding.left - finding.right) == 0 != finding.left


def test_equal_sides_have_none():
    assert found(W @ x, W @ x) is None
    assert found(sin(y) - sin(y), 0 * y) is None



def test_indices_are_counted_from_one():
    assert found(delta(i, p) * a, 0 * delta(i, p)).entry == (("i", 1), ("p", 1))
    assert found(delta(i, p) * y[p], delta(i, p) * y[p] + y[i] - y[i] * a).entry == (("i", 1),)



def test_long_values_become_numbers():
    finding = found(y.T @ A @ A.T @ A @ A.T @ y, y.T @ A @ A.T @ y)
    assert finding.values and finding.left.is_Integer and finding.right.is_Integer and finding.left != finding.right
    assert all(f"{symbol} = {value}" in finding.text() for symbol, value in finding.values)



def test_short_values_stay_symbols():
    finding = found(y[i] * y[i], 2 * (y[i] * y[i]))
    assert not finding.values and all(len(str(side)) <= READABLE for side in (finding.left, finding.right))



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
    assert found(everywhere, everywhere * ones(m).T @ ones(m) / 3) is None


# ------------------------------------------------------------------ functions
def test_open_functions_are_found_and_named_with_what_was_taken():
    loss = Scalar("L", of=y)
    assert len(open_functions(gradient(loss, y) + sigma(y))) == 2
    assert open_functions(sin(y), W @ x) == []
    assert open_functions(sigma(a), phi(loss)) == [sigma(a), phi(loss), loss]
    finding = found(gradient(loss, y), sigma(y))
    assert {text for (text, _), _ in finding.functions} == {"L", "σ(t)"}
    assert {tex for (_, tex), _ in finding.functions} == {"L", r"\sigma(t)"}


def test_the_function_that_is_told_gives_the_values():
    finding = found(sigma(a), 2 * sigma(a))
    (_, taken), = finding.functions
    t, at = sympy.symbols("t a")
    assert sympy.expand(taken.subs(t, at) - finding.left) == 0 != finding.left


def test_smaller_sizes_come_first_where_functions_are_open():
    assert set(dict(found(sigma(y), 2 * sigma(y)).sizes).values()) == {1}
    assert dict(found(W @ x, 2 * (W @ x)).sizes) == SIZES


@pytest.mark.parametrize("left, right", [
    (tanh.prime(a), -tanh.prime(a)), (sin(a), a), (exp(a), 1 + a + a * a / 2), (sin(a) * sin(a), 0 * a),
    (tanh(a) * tanh(a), 1 + 0 * a), (exp(a + c), exp(a) + exp(c))])
def test_real_functions_that_differ_are_told_apart(left, right):
    assert found(left, right) is not None


@pytest.mark.parametrize("left, right", [
    (sin(2 * a), 2 * sin(a) * sin.prime(a)), (exp(a) * exp(c), exp(a + c)), (exp(-a) * exp(a), 1 + 0 * a),
    (tanh(2 * a) * (1 + tanh(a) * tanh(a)), 2 * tanh(a)), (log(a * c), log(a) + log(c)), (sqrt(a) * sqrt(a), a)])
def test_identities_of_real_functions_have_no_counterexample(left, right):
    assert found(left, right) is None


# ------------------------------------------------------------------ conditions
def test_only_points_within_the_conditions_count():
    """√a² = a, and 1/a · a = 1, wherever the sides are defined."""
    assert found(sqrt(a) * sqrt(a) * (1 / c) * c, a) is None
    needed = dict(found(log(a) / c, log(a) * c).needed)
    assert needed == {"positive": sympy.Symbol("a"), "nonzero": sympy.Symbol("c")}


def test_what_is_demanded_within_a_definition_counts():
    z = define("z", log(a))
    assert found(2 * z, z).needed == (("positive", sympy.Symbol("a")),)


@pytest.mark.parametrize("expression", [log(-a * a), log(a) * log(-a)], ids=str)
def test_conditions_that_hold_at_no_point_are_an_error(expression):
    with pytest.raises(ConditionError):
        found(expression, 2 * expression)


def test_numbers_that_are_put_in_meet_the_conditions():
    """At the first numbers, a = 1 and c = 2, the logarithm has no value."""
    left = log(2 * a - 2 * c + 1) * (a + c) * (a + 2 * c) * (a + 3 * c) * (a + 5 * c) * (a + 7 * c)
    finding = found(left, 2 * left)
    assert [(str(symbol), value) for symbol, value in finding.values] == [("a", 2), ("c", 1)]
    assert finding.right == 2 * finding.left == 2 * 3 * 4 * 5 * 7 * 9 * sympy.log(3)


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
    [positive(a - 1), positive(c - a)], [nonzero(x.T @ x)], [positive(y[i] * y[i])]])
def test_conditions_that_hold_together_somewhere_are_fine(conditions):
    assert refuse_contradictions(conditions) is None


@pytest.mark.parametrize("conditions, told", [
    ([positive(a), positive(-a)], "a is positive and -a is positive"),
    ([positive(-a * a)], "-a a is positive"), ([nonzero(a - a)], "a - a is nonzero"),
    ([positive(a - 1), positive(-a)], "a - 1 is positive and -a is positive")])
def test_conditions_that_hold_together_nowhere_are_refused(conditions, told):
    with pytest.raises(ConditionError, match=f"^no point was found at which {told}"):
        refuse_contradictions(conditions)


# ------------------------------------------------------------------ points
def test_points_are_the_same_each_time_and_take_both_signs():
    symbols = sympy.symbols("a b c d")
    near, far = search._near_points(symbols), list(search._far_points(symbols))
    assert near == search._near_points(symbols) and far == list(search._far_points(symbols))
    for symbol in symbols:
        assert {sympy.sign(values[symbol]) for values in near} == {-1, 1}
    for first, second in (symbols[:2], symbols[1:3], symbols[::3]):
        assert len({(values[first] > 0, values[second] > 0) for values in near}) == 4
    assert all(len({abs(v) for v in values.values()}) == 4 and max(map(abs, values.values())) < 1 for values in near)
    assert max(abs(v) for values in far for v in values.values()) > 10


def test_a_point_lies_within_the_conditions_or_not():
    t = sympy.Symbol("t")
    within = lambda wanted, value, at: search._within(((wanted, value),), {t: sympy.Integer(at)})
    assert within("positive", t, 1) and not within("positive", t, 0) and not within("positive", t, -1)
    assert within("nonzero", t, -1) and not within("nonzero", t, 0)
    assert not within("nonzero", sympy.sqrt(t), -1) and search._within((), {})


def test_no_inverse_at_these_sizes_is_told_as_such():
    demanded = search.demands(bind(S.inv @ S - (S - S).inv, ())[0])
    with pytest.raises(SingularError, match="^no inverse at these sizes$"):
        search._needed(demanded, search.SymbolicPoint({n: 2}))


def test_a_function_that_is_not_0_at_0_is_tried_too():
    """What is 0 at 0 would hide that a term is missing."""
    left, right = sigma(0 * a) + sigma(a), sigma(a)
    found = find_counterexample(left, right, frozenset(), {})
    assert found is not None and found.left - found.right == 1
