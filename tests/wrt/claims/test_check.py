import time
from fractions import Fraction
from functools import reduce
from math import prod

import pytest
from laws_material import OF_LAWS, differ
from material import A, B, F, W, X, a, c, f, i, j, k, l, m, n, p, q, sigma, x, y

from wrt import (
    Derivation, Matrix, RowVector, Scalar, Vector, cos, delta, dimensions, exp, eye, gradient, hadamard, kron, log,
    nonzero, ones, partial, positive, sin, size, sqrt, sum_over, tanh, trace, vec,
)
from wrt.proof import Decision
from wrt.claims.check import compare
from wrt.claims.sizes import SIZES, default_sizes
from wrt.claims.finding import Counterexample, Unwitnessed
from wrt.errors import EngineError, IndexRuleError, LimitError, NamingError, ShapeError, Undecided
from wrt.language.expression import as_expression
from wrt.nodes.einstein import free_indices

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
    (W @ x, 2 * W @ x, (), "counterexample: n=1, m=1; entry row=1: left = W_11 x_1, right = 2 W_11 x_1"),
    (partial(f[i], W[p, q]), -delta(i, p) * x[q], (i, p, q),
     "counterexample: n=1, m=1; entry i=1, p=1, q=1: left = x_1, right = -x_1"),
    (W[i, j], A[i, j], (i, j), "counterexample: n=1, m=1; entry i=1, j=1: left = W_11, right = A_11"),
    (hadamard(W, A), W, (), "counterexample: n=1, m=1; entry row=1, column=1: left = A_11 W_11, right = W_11"),
    (x.T @ x, x.T @ ones(m), (), "counterexample: m=1: left = x_1², right = x_1"),
    (x.T @ x, hadamard(x, x)[j] * hadamard(ones(m), x)[j], (), "counterexample: m=1: left = x_1², right = x_1³"),
    (W @ x, hadamard(W @ ones(m), ones(n) * (ones(m).T @ x)) / size(m), (),
     "counterexample: n=1, m=2; entry row=1: left = W_11 x_1 + W_12 x_2, "
     "right = W_11 x_1/2 + W_11 x_2/2 + W_12 x_1/2 + W_12 x_2/2"),
    (sin(a), cos(a), (), "counterexample: left = 0, right = 1, a = 0"),
    (exp(a), 1 + a, (), "counterexample: left = E ≈ 2.718, right = 2, a = 1"),
    (tanh.prime(a), tanh(a) * tanh(a) - 1, (), "counterexample: left = 1, right = -1, a = 0"),
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
    (vec(W), vec(W.T), "shapes differ: the left side is mn×1, the right side nm×1"),
    (W[i, j] * x[j], W[p, j] * x[j], "free indices differ: the left side has i, the right side p"),
    (W[i, j] * x[j], W[p, j] * x[j] * y[i], "free indices differ: the left side has i, the right side i, p"),
])
def test_sides_that_do_not_match_are_a_misfit(left, right, words):
    verdict = compare(left, right, frozenset((i, p)))
    assert (verdict.status, verdict.finding.text(), verdict.sizes) == ("false", words, ())
    assert verdict.finding.text() == words


def test_a_tenth_derivative_differs_from_zero_though_no_entry_shows_it():
    tenth = reduce(lambda function, _: function.prime, range(10), sigma)
    finding = compare(tenth(x), 0 * x, frozenset()).finding
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
    many = dimensions("a b c d f g h k l m r s t u v w z")
    expression = sum((ones(d).T @ ones(d) for d in many[1:]), ones(many[0]).T @ ones(many[0]))
    with pytest.raises(LimitError, match="^a statement with 17 dimensions: at most 16 have sizes to check at$"):
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


# ------------------------------------------------------------------ real functions: what is true in most regions
S = Matrix("S", n, n)
TINY, FAR = Fraction(1, 10**5), 10**5


def root(of):
    """√(of²)."""
    return sqrt(of * of)


def ramp(of):
    """of where it is positive, else 0; twice that."""
    return root(of) + of


# claims about scalars, whose names do not matter; and the conditions they are made under
FALSE = {
    "between two roots": lambda a, c: (root(a - 1000) * root(a - 1001), (a - 1000) * (a - 1001)),
    "one root over a product": lambda a, c: (sqrt((a - 1000) * (a - 1000) * (a - 1001) * (a - 1001)),
                                             (a - 1000) * (a - 1001)),
    "a negative number": lambda a, c: (root(a), a),
    "of two, one negative": lambda a, c: (sqrt(a * a * c * c), a * c),
    "a negative sum": lambda a, c: (root(a + c), a + c),
    "a square that is multiplied out": lambda a, c: (sqrt(a * a - 2 * a * c + c * c), a - c),
    "below a line": lambda a, c: (1 / root(a), 1 / a),
    "a root over a product below a line": lambda a, c: (c / sqrt(a * a * c * c), 1 / a),
    "half a logarithm of a square": lambda a, c: (exp(log(a * a) / 2) * c, -a * c, [nonzero(a)]),
    "far out": lambda a, c: (root(a - FAR), FAR - a),
    "far out, negative": lambda a, c: (root(a + 10 * FAR), a + 10 * FAR),
    "near 0": lambda a, c: (root(a * a - TINY * TINY), a * a - TINY * TINY),
    "nearer to 0": lambda a, c: (root(a - TINY / 100) * root(a), (a - TINY / 100) * a),
    "between roots of degree three": lambda a, c: (
        root(a * a * a - 7) * root(a * a * a - 7 - TINY), (a * a * a - 7) * (a * a * a - 7 - TINY)),
    "between roots that are irrational": lambda a, c: (root(a * a - 2) * root(a - 1), (a * a - 2) * (a - 1)),
    "a determinant": lambda a, c: (root(a * c - 6), a * c - 6),
    "a derivative": lambda a, c: (partial(root(a), a), a / a),
    "a derivative below the line": lambda a, c: (partial(log(root(a - 40)), a), 1 / root(a - 40)),
    "two ramps": lambda a, c: (ramp(a - 1000) * ramp(1001 - a), 0 * a),
    "a logarithm that changes sign": lambda a, c: (1 / log(a), 1 / root(log(a))),
    "exp and its logarithm": lambda a, c: (exp(log(a * a) / 2), a),
    "in a narrow condition": lambda a, c: (
        root((a - 1) * (a - 2)) + log((a - Fraction(19, 10)) * (Fraction(39, 20) - a) * (3 - a) + 100),
        (a - 1) * (a - 2) + log((a - Fraction(19, 10)) * (Fraction(39, 20) - a) * (3 - a) + 100),
        [nonzero(a - 1), nonzero(a - 2), positive((a - Fraction(19, 10)) * (Fraction(39, 20) - a) * (3 - a))]),
}
TRUE = {
    "an exponential and a square": lambda a, c: (root(exp(a) + c * c), exp(a) + c * c),
    "a root and a square": lambda a, c: (root(sqrt(a) + c * c), sqrt(a) + c * c),
    "a product of roots": lambda a, c: (root(a) * root(c), sqrt(a * a * c * c)),
    "a root of squares": lambda a, c: (root(a * a + c * c), a * a + c * c),
    "a fourth power": lambda a, c: (sqrt(a * a * a * a), a * a),
    "a positive number": lambda a, c: (root(a), a, [positive(a)]),
    "a negative number": lambda a, c: (root(a), -a, [positive(-a)]),
    "two negative numbers": lambda a, c: (sqrt(-a) * sqrt(-c), sqrt(a * c)),
    "outside a square": lambda a, c: (root(a * a - 4), a * a - 4, [positive(a * a - 4)]),
    "inside a square": lambda a, c: (root(a * a - 4), 4 - a * a, [positive(4 - a * a)]),
    "a logarithm of a square": lambda a, c: (log(a * a), 2 * log(-a)),
    "a logarithm of a product": lambda a, c: (log(a * c), log(-a) + log(-c)),
    "half a logarithm": lambda a, c: (log(a * a) / 2, log(root(a))),
    "exp of half a logarithm": lambda a, c: (exp(log(a * a) / 2), root(a)),
    "a logistic function": lambda a, c: (1 - tanh(a), 2 / (1 + exp(2 * a))),
    "a logistic function beside a great number": lambda a, c: (
        (1 - tanh(a) * tanh(a)) * (exp(a) + exp(-a)) * (exp(a) + exp(-a)), 4 + 0 * a),
    "a circle": lambda a, c: (sin(a + c), sin(a) * cos(c) + cos(a) * sin(c)),
    "the product of two ramps": lambda a, c: (ramp(a) * ramp(-a), 0 * a),
    "max + min": lambda a, c: (ramp(a - c) + c + ramp(c - a) + a, root(a - c) * 2 + a + c),
    "a sign squared": lambda a, c: ((a / root(a)) * (a / root(a)), a / a),
    "a derivative": lambda a, c: (partial(root(a - 3), a), root(a - 3) / (a - 3)),
    "a softplus": lambda a, c: (log(1 + exp(a)) - log(1 + exp(-a)), a),
}
OPEN = {
    "true, for a sine is small": lambda a, c: (root(sin(a) + 2), sin(a) + 2),
    "true, for tanh is small": lambda a, c: (root(tanh(a) - 2), 2 - tanh(a)),
    "false for great a alone": lambda a, c: (root(sqrt(a) - 5000), 5000 - sqrt(a)),
    "false for a below −1000 alone": lambda a, c: (root(exp(a) + a + 1000), exp(a) + a + 1000),
    "false near 0 alone": lambda a, c: (root(log(a) + 1000), log(a) + 1000),
    "true, for 1 is the greatest": lambda a, c: (root(exp(-a * a) - 1), 1 - exp(-a * a)),
    "below a line": lambda a, c: (1 / root(tanh(a) - 3), 1 / (3 - tanh(a))),
}
# what is false where exp is small or a little greater than something, and must not be called true
NEVER_TRUE = {
    "exp(a) − 2": lambda a, c: (root(exp(a) - 2), exp(a) - 2),
    "2 − exp(a)": lambda a, c: (root(exp(a) - 2), 2 - exp(a)),
    "exp(a) + a": lambda a, c: (root(exp(a) + a), exp(a) + a), "tanh(a)": lambda a, c: (root(tanh(a)), tanh(a)),
    "exp(a) − tiny": lambda a, c: (root(exp(a) - TINY), exp(a) - TINY),
    "exp(a) − tinier": lambda a, c: (root(exp(a) - TINY**3), exp(a) - TINY**3),
    "log(a) − 3": lambda a, c: (root(log(a) - 3), log(a) - 3), "sin(a)": lambda a, c: (root(sin(a)), sin(a)),
    "sin(a) − 0.999": lambda a, c: (root(sin(a) - Fraction(999, 1000)), Fraction(999, 1000) - sin(a)),
}
REGIONS = ("the sides agree in all real numbers that were tried; there may be a region that was missed, for what "
           "stands under a root, in a logarithm or in a denominator is no rational function, or depends on a size")


def disc(a, c, radius):
    """Less than 0 in a disc alone, far from where points are random."""
    return (a - Fraction(355, 113)) * (a - Fraction(355, 113)) + (c - 70) * (c - 70) - radius


SMALL = {
    "a disc": lambda a, c: (root(disc(a, c, 1)), disc(a, c, 1)),
    "a small disc": lambda a, c: (root(disc(a, c, Fraction(1, 10**6))), disc(a, c, Fraction(1, 10**6))),
    "a triangle": lambda a, c: (ramp(a - 3) * ramp(c - 7) * ramp(Fraction(1001, 100) - a - c), 0 * a),
    "a stripe": lambda a, c: (ramp(a + c - 500) * ramp(Fraction(50001, 100) - a - c), 0 * a),
    "a corner": lambda a, c: (ramp(a - 10**4) * ramp(c + a) * ramp(c - a), 0 * c),
}


@pytest.mark.parametrize("name", SMALL)
def test_a_small_region_of_several_letters_is_found(name):
    assert {verdict.status for verdict in verdicts(SMALL[name])} == {"false"}


def test_regions_of_sizes_are_not_known():
    number = Scalar("a") * Scalar("a") + 100 - size(n)
    for left, right in ((root(size(n) - 100), 100 - size(n)), (root(number), number)):
        assert compare(left, right, frozenset()).status == "undecided"


def verdicts(claim):
    """The verdicts on a claim of two scalars, with letters renamed and sides exchanged."""
    for turned, letters in ((False, (a, c)), (True, (a, c)), (True, (Scalar("h"), Scalar("d")))):
        left, right, *conditions = claim(*letters)
        sides = (right, left) if turned else (left, right)
        yield compare(*map(as_expression, sides), frozenset(), conditions=conditions[0] if conditions else ())


@pytest.mark.parametrize("name", FALSE)
def test_what_is_true_in_most_regions_is_false(name):
    for verdict in verdicts(FALSE[name]):
        assert verdict.status == "false" and isinstance(verdict.finding, Counterexample)
        assert verdict.finding.left != verdict.finding.right


@pytest.mark.parametrize("name", TRUE)
def test_what_is_true_in_all_regions_is_accepted(name):
    assert {verdict.status for verdict in verdicts(TRUE[name])} <= {"numerical", "proved"}


@pytest.mark.parametrize("name", OPEN)
def test_regions_that_cannot_be_found_leave_it_undecided(name):
    for verdict in verdicts(OPEN[name]):
        assert verdict.status == "undecided" and verdict.finding.text() == REGIONS
    left, right = OPEN[name](a, c)
    with pytest.raises(Undecided, match="^step 1: undecided: .*there may be a region that was missed"):
        Derivation(left, (right, "no"))


@pytest.mark.parametrize("name", NEVER_TRUE)
def test_what_is_false_beyond_a_root_of_exp_is_never_true(name):
    found = {verdict.status for verdict in verdicts(NEVER_TRUE[name])}
    assert found in ({"false"}, {"undecided"})


v, D = Vector("v", m), Matrix("D", n, n)
q_and_l = x[q] * ones(m)[l] + x[l] * ones(m)[q]
second = (trace(S) * trace(S) - trace(S @ S)) / 2      # the determinant, for two rows


@pytest.mark.parametrize("left, right", [
    (sqrt(hadamard(x, x)[q]), x[q]), (sum_over(q, sqrt(hadamard(x, x)[q])), ones(m).T @ x),
    (sqrt(q_and_l * q_and_l), q_and_l), (sum_over(q, sqrt(x[q] * x[q])) * a, (ones(m).T @ x) * a),
    (sum_over(q, sqrt(hadamard(x, v)[q] * hadamard(x, v)[q])), x.T @ v),
    (root((W @ x).T @ y), y.T @ W @ x), (root(second), second), (root(trace(S)), trace(S)),
    (root(trace(S.inv)), trace(S.inv)), (root(trace(W @ W.T) - 500), trace(W @ W.T) - 500),
    (root(x.T @ x - 100), x.T @ x - 100), (1 / root(x.T @ v), 1 / (x.T @ v)),
    (gradient(sqrt((x.T @ v) * (x.T @ v)), x), v), (gradient(log((x.T @ v) * (x.T @ v)), x), 2 * v / root(x.T @ v)),
    (root(trace(S @ D)), trace(S @ D)),
], ids=str)
def test_the_same_of_entries_and_sums(left, right):
    free = frozenset(free_indices(left) | {q, l} if left == sqrt(q_and_l * q_and_l) else free_indices(left))
    for sides in ((left, right), (right, left)):
        verdict = compare(*sides, free)
        assert verdict.status == "false" and verdict.finding.left != verdict.finding.right


@pytest.mark.sampled
@pytest.mark.parametrize("left, right, conditions", [
    (root(x.T @ x), x.T @ x, []), (root(x.T @ x + 100), x.T @ x + 100, []), (root(trace(W @ W.T)), trace(W @ W.T), []),
    (sum_over(q, sqrt(x[q] * x[q])), ones(m).T @ x, [positive(x)]),
    (sum_over(q, sqrt(x[q] * x[q])), -ones(m).T @ x, [positive(-x)]),
    (root(x.T @ v), -x.T @ v, [positive(-x.T @ v)]), (1 / root(x.T @ x), 1 / (x.T @ x), []),
    (root((x.T @ x + 1) / a), (x.T @ x + 1) / a, [positive(a)]),
], ids=str)
def test_entries_and_sums_that_are_equal_are_accepted(left, right, conditions):
    for sides in ((left, right), (right, left)):
        assert compare(*sides, frozenset(), conditions=conditions).status in ("numerical", "proved")


# ------------------------------------------------------------------ budgets
WIDE = {"a product of products": kron(kron(S, S), kron(S, D)), "an inverse": kron(kron(S, S), D).inv,
        "a derivative": gradient(trace(kron(kron(S, S), kron(S, D))), S) @ S,
        "a function": exp(trace(kron(kron(S, S), kron(D, S))) * a)}


@pytest.mark.parametrize("name", WIDE)
def test_what_is_too_large_is_undecided_soon_and_the_same_each_time(name, monkeypatch):
    """As if all sizes were beyond what is afforded."""
    monkeypatch.setattr("wrt.claims.check.WORK", 10**2)
    for _ in range(2):
        begun = time.process_time()
        verdict = compare(WIDE[name], 2 * WIDE[name], frozenset())
        assert time.process_time() - begun < 5
        assert verdict.status == "undecided" and verdict.finding.text().startswith("it is too large: ")


@pytest.mark.parametrize("name", WIDE)
def test_what_is_large_is_false_soon_at_small_sizes(name):
    begun = time.process_time()
    verdict = compare(WIDE[name], 2 * WIDE[name], frozenset())
    assert verdict.status == "false" and time.process_time() - begun < 5


def test_six_sizes_each_in_a_product_are_too_large():
    sizes = dimensions("n_1 n_2 n_3 n_4 n_5 n_6 n_7")
    wide = ones(sizes[0])
    for size_ in sizes[1:]:
        wide = kron(wide, ones(size_))
    for _ in range(2):
        begun = time.process_time()
        verdict = compare(exp(a * wide @ wide.T), 2 * exp(a * wide @ wide.T), frozenset())
        assert time.process_time() - begun < 5
        assert verdict.status == "undecided" and verdict.finding.text().startswith("it is too large: ")
