from math import prod

import pytest
from laws_material import OF_LAWS, differ
from material import A, B, F, W, X, a, f, i, j, k, m, n, p, q, sigma, x, y

from wrt import RowVector, Vector, cos, delta, dimensions, exp, eye, hadamard, kron, ones, partial, sin, size, tanh, vec
from wrt.proof import Decision
from wrt.claims.check import compare
from wrt.claims.sizes import SIZES, default_sizes
from wrt.claims.finding import Counterexample, Unwitnessed
from wrt.errors import EngineError, IndexRuleError, LimitError, NamingError, ShapeError
from wrt.language.expression import as_expression

one = as_expression(1)
sigma_of_delta = partial(sigma(x[j]), x[q])


@pytest.mark.parametrize("left, right, free, status", [
    (W @ x, eye(n) @ W @ x, (), "proved"),
    (partial(f[i], W[p, q]), delta(i, p) * x[q], (i, p, q), "proved"),
    (sigma_of_delta, sigma.prime(x[j]) * delta(j, q), (j, q), "proved"),
    (ones(n).T @ ones(n), size(n), (), "proved"),
    (tanh.prime(a), 1 - tanh(a) * tanh(a), (), "proved"),
    (sigma(delta(i, p) * y[p]), sigma(y[i]), (i,), "proved"),
    (delta(i, p) * sigma(delta(i, p) * a), delta(i, p) * sigma(a), (i, p), "proved"),
    (sigma(a * eye(n)), sigma(a) * eye(n) + sigma(0 * a) * (ones(n) @ ones(n).T - eye(n)), (), "exact"),
    (sin(a) * sin(a) + cos(a) * cos(a), one, (), "numerical"),
    (exp(a) * exp(-a), one, (), "proved"),
])
def test_true_claims_reach_their_status(left, right, free, status):
    verdict = compare(left, right, frozenset(free))
    assert (verdict.status, verdict.finding) == (status, None)
    assert len(verdict.sizes) == (4 if status == "exact" else 2)


@pytest.mark.parametrize("left, right, free, text", [
    (W @ x, 2 * W @ x, (), "counterexample: n=2, m=3; entry row=1: left = W_11 x_1 + W_12 x_2 + W_13 x_3, "
                           "right = 2 W_11 x_1 + 2 W_12 x_2 + 2 W_13 x_3"),
    (partial(f[i], W[p, q]), -delta(i, p) * x[q], (i, p, q),
     "counterexample: n=2, m=3; entry i=1, p=1, q=1: left = x_1, right = -x_1"),
    (W[i, j], A[i, j], (i, j), "counterexample: n=2, m=3; entry i=1, j=1: left = W_11, right = A_11"),
    (hadamard(W, A), W, (), "counterexample: n=2, m=3; entry row=1, column=1: left = A_11 W_11, right = W_11"),
    (x.T @ x, x.T @ ones(m), (), "counterexample: m=2: left = x_1² + x_2², right = x_1 + x_2"),
    (sin(a), cos(a), (), "counterexample: left = sin(a), right = cos(a)"),
    (tanh.prime(a), tanh(a) * tanh(a) - 1, (), "counterexample: left = 1 - tanh(a)², right = tanh(a)² - 1"),
])
def test_false_claims_have_a_counterexample(left, right, free, text):
    verdict = compare(left, right, frozenset(free))
    assert verdict.status == "false" and isinstance(verdict.finding, Counterexample)
    assert verdict.finding.text() == text


@pytest.mark.parametrize("law", OF_LAWS)
def test_both_readings_say_of_each_law_that_it_is_true_and_of_its_near_miss_that_it_is_not(law):
    (left, right), (near, missed) = OF_LAWS[law]
    assert compare(left, right, frozenset()).status == "proved" and differ(left, right) is None
    verdict = compare(near, missed, frozenset())
    assert verdict.status == "false" and isinstance(verdict.finding, Counterexample)
    assert differ(near, missed) is not None


@pytest.mark.parametrize("left, right, words", [
    (W, W.T, "shapes differ: the left side is n×m, the right side m×n"),
    (vec(W), vec(W.T), "shapes differ: the left side is (m·n)×1, the right side (n·m)×1"),
    (W[i, j] * x[j], W[p, j] * x[j], "free indices differ: the left side has i, the right side p"),
    (y[i] * a, a, "free indices differ: the left side has i, the right side none"),
])
def test_sides_that_do_not_match_are_a_misfit(left, right, words):
    verdict = compare(left, right, frozenset((i, p)))
    assert (verdict.status, verdict.finding.text(), verdict.sizes) == ("false", words, ())
    assert verdict.finding.text() == words


def test_a_third_derivative_differs_from_zero_though_no_entry_shows_it():
    finding = compare(sigma.prime.prime.prime(x), 0 * x, frozenset()).finding
    assert isinstance(finding, Unwitnessed) and "random stand-ins" in finding.text()


@pytest.mark.parametrize("right, error, message", [
    (W @ y, ShapeError, "shapes do not fit: W is n×m, y is n×1"),
    (y * x[j], IndexRuleError, "index j occurs only once and is not free, in x_j"),
    (y * (RowVector("x", n) @ y), NamingError, "two things print as x: "),
])
def test_a_side_that_means_nothing_is_an_error(right, error, message):
    for sides in ((W @ x, right), (right, W @ x)):
        with pytest.raises(error) as raised:
            compare(*sides, frozenset())
        assert str(raised.value).startswith(message)


@pytest.mark.parametrize("right, answer, arrays", [
    (2 * W @ x, "equal", "differ"), (eye(n) @ W @ x, "different", "agree")])
def test_readings_that_contradict_each_other_are_an_engine_error(monkeypatch, right, answer, arrays):
    monkeypatch.setattr("wrt.claims.check.proof.decide", lambda *sides: Decision(answer))
    with pytest.raises(EngineError) as error:
        compare(W @ x, right, frozenset())
    assert str(error.value) == (f"the normal forms are {answer} but the arrays {arrays} at n=2, m=3: W x and "
                                f"{right.text()}. This is a fault of wrt, please report it")


@pytest.mark.parametrize("right, status", [(2 * W @ x, "false"), (eye(n) @ W @ x, "exact")])
def test_undecided_leaves_the_verdict_to_the_arrays(monkeypatch, right, status):
    monkeypatch.setattr("wrt.claims.check.proof.decide", lambda *sides: Decision("undecided"))
    assert compare(W @ x, right, frozenset()).status == status


def test_a_fault_in_the_arrays_is_an_engine_error_too(monkeypatch):
    monkeypatch.setattr("wrt.claims.check.Comparison._agree_at", lambda self, sizes: False)
    with pytest.raises(EngineError, match="^the normal forms are equal but the arrays differ at n=2, m=3: W x and"):
        compare(W @ x, eye(n) @ W @ x, frozenset())


def test_one_size_that_disagrees_is_enough(monkeypatch):
    monkeypatch.setattr("wrt.claims.check.Comparison._agree_at", lambda self, sizes: sizes[n] == 2)
    with pytest.raises(EngineError, match="differ at n=4, m=3"):
        compare(W @ x, eye(n) @ W @ x, frozenset())


def test_sizes_are_pairwise_distinct_and_the_two_choices_tell_sums_and_products_apart():
    for choice in SIZES:
        assert len(set(choice)) == len(choice) and min(choice) > 1
    first, second = ({f"{fold.__name__}{count}": fold(choice[:count]) for fold in (sum, prod) for count in (2, 3, 4)}
                     for choice in SIZES)
    assert all(first[name] != second[name] for name in first if name.endswith(("2", "4"))) and first != second


def test_sizes_go_by_name_in_order_of_appearance():
    first, second = default_sizes(W @ X, B)
    assert [d.name for d in first] == ["n", "m", "k", "r"]
    assert tuple(first.values()) == (2, 3, 5, 7) and tuple(second.values()) == (4, 3, 2, 5)
    assert list(default_sizes(kron(X, y))[0]) == [m, k, n]
    assert list(default_sizes(F)[0]) == [m, n]


def test_more_dimensions_than_sizes_are_refused():
    many = dimensions("a b c d f g h k l m r")
    expression = sum((ones(d).T @ ones(d) for d in many[1:]), ones(many[0]).T @ ones(many[0]))
    with pytest.raises(LimitError, match="^a statement with 11 dimensions: at most 10 have sizes to check at$"):
        compare(expression, expression * 2, frozenset())


def test_the_declared_size_of_a_stranger_does_not_matter():
    renamed = dimensions("h")
    assert compare(Vector("x", renamed), eye(renamed) @ Vector("x", renamed), frozenset()).status == "proved"


def test_a_size_that_is_3_in_both_choices_is_still_no_3():
    one_by_open_functions = sigma(a) * eye(n) + sigma(0 * a) * (ones(n) @ ones(n).T - eye(n))
    circle = sin(a) * sin(a) + cos(a) * cos(a)
    assert compare(size(n) * size(m), 3 * size(n), frozenset()).status == "false"
    assert compare(sigma(a * eye(n)) * size(m), one_by_open_functions * 3, frozenset()).status == "false"
    assert compare(circle * size(n) * size(m), 3 * size(n), frozenset()).status == "false"


@pytest.mark.parametrize("tail", [as_expression(1), a, exp(a)], ids=str)
def test_what_is_0_at_all_sizes_tried_first_is_false_still(tail):
    product = (size(m) - 2) * (size(m) - 3) * (size(m) - 4) * (size(m) - 5) * tail
    verdict = compare(product, 0 * tail, frozenset())
    assert verdict.status == "false" and isinstance(verdict.finding, Counterexample)
    assert dict(verdict.finding.sizes)[m] not in {2, 3, 4, 5}
