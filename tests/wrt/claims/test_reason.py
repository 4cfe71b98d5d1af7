"""A formula that is cited grants what it states under its own conditions: misuses that would still be true steps."""

from __future__ import annotations

import pytest
from material import A, B, W, X, a, b, c, f, i, j, k, l, m, n, p, q, r, s, sigma, x, y

from wrt import (
    Derivation, Formula, Given, Matrix, Scalar, Vector, define, delta, eye, gradient, hadamard, indices, invertible,
    jacobian, kron, log, nonzero, ones, partial, positive, size, sqrt, sum_over, trace, vec,
)
from wrt.claims.rewrite import replaced
from wrt.errors import ConditionError, ReasonError
from wrt.language.expression import Demand

S, T = Matrix("S", n, n), Matrix("T", n, n)
u, v, z = Scalar("u"), Scalar("v"), Vector("z", m)
L = Scalar("L", of=x)


def formula(left, right, conditions=(), free=None, name="cited"):
    return Formula(name, Derivation(left, (right, "because"), free=free), conditions)


def step(before, after, reason, free=None):
    return Derivation(before, (after, reason), free=free)


LINEAR = formula(jacobian(W @ x, x), W)
SCALED = formula(partial(a * c, c), a)
PRODUCT = formula(partial(a * c * c, c), 2 * a * c)
ONE = formula(a / a, 0 * a + 1, [nonzero(a)])
ROOT = formula(sqrt(a) * sqrt(a), a, [positive(a)])
INVERSE = formula(S.inv @ S, eye(n), [invertible(S)])
LESS = formula(a - a, 0 * a)
TURNED = formula(trace(S @ T), trace(T @ S))
SQUARE = formula(y[i] * y[i], y.T @ y)
FORM = formula(y[i] * S[i, p] * y[p], y.T @ S @ y)
EACH = formula(y[i] * y[i], hadamard(y, y)[i] * ones(n)[i], free=i)
TRANSPOSED = formula(W[i, j] * x[j], x[j] * W[i, j])
OPEN = formula(partial(L, x[j]) * a, a * partial(L, x[j]))


@pytest.mark.parametrize("cited, before, after", [
    # held fixed while something else varies: the steps are true, as what is put in is 0, or cancels
    (LINEAR, jacobian(((a - a) * (x @ x.T)) @ x, x), (a - a) * (x @ x.T)),
    (LINEAR, jacobian(kron(x.T - x.T, ones(n)) @ x, x), kron(x.T - x.T, ones(n))),
    (SCALED, partial((u - u) * u, u), u - u),
    (SCALED, partial((x[j] - x[j]) * x[q], x[q]), x[j] - x[j]),
    (PRODUCT, partial((u - u) * u * u, u), 2 * (u - u) * u),
    (formula(gradient(y.T @ W @ x, W), y @ x.T), gradient(y.T @ W @ (W.T @ y - W.T @ y), W),
     y @ (W.T @ y - W.T @ y).T),
    (formula(gradient(a * (x.T @ z), x), a * z), gradient((L - L) * (x.T @ z), x), (L - L) * z),   # L is made of x
    (formula(gradient(a * (x.T @ z), x), a * z), gradient((define("d", x.T @ x) * 0) * (x.T @ z), x),
     (define("d", x.T @ x) * 0) * z),
    (formula(partial(partial(a * c * u, a), c), u), partial(partial(v * c * (v - v), v), c), v - v),
])
def test_what_is_held_fixed_is_fixed_where_the_formula_is_cited(cited, before, after):
    assert step(before, after, "both are 0").status == "proved"
    with pytest.raises(ReasonError, match=r"^step 1: cited does not apply: in it .* does not depend on "):
        step(before, after, cited)


def test_an_independence_that_is_stated_is_kept():
    stated = formula(a * c, c * a, [Given(a, independent_of=c)])
    assert step(u * v, v * u, stated).status == "proved"
    with pytest.raises(ReasonError) as error:
        step(u * log(u), log(u) * u, stated)
    assert str(error.value) == ("step 1: cited does not apply: in it a does not depend on c, and here u and log u "
                                "both depend on u")
    assert error.value.remedy == "say in words why it is true here"


@pytest.mark.parametrize("cited, before, after, free", [
    (SQUARE, 0 * (y[p] * y[p]) * ones(n)[p], 0 * (y.T @ y) * ones(n)[p], (p,)),   # it is summed there, and here not
    (SQUARE, sum_over(p, 0 * (y[p] * y[p]) * y[p]), sum_over(p, 0 * (y.T @ y) * y[p]), ()),
    (FORM, 0 * (y[p] * S[p, p] * y[p]) * y[p], 0 * (y.T @ S @ y) * y[p], (p,)),   # one index for two
    (EACH, 0 * (y[p] * y[p]), 0 * (hadamard(y, y)[p] * ones(n)[p]), ()),          # not summed there, and here it is
    (formula(a * y[i] * y[i], y[i] * y[i] * a, free=i), a * y[p] * y[p], y[p] * y[p] * a, ()),
    (formula(delta(i, p) * y[p], y[i]), 0 * delta(p, p) * y[p], 0 * y[p], (p,)),
])
def test_what_is_summed_is_summed_where_the_formula_is_cited(cited, before, after, free):
    assert step(before, after, "so", free).status == "proved"
    with pytest.raises(ReasonError, match=r"^step 1: cited does not apply: (in it the index .* summed|.* turn)"):
        step(before, after, cited, free)


@pytest.mark.parametrize("cited, before, after", [
    (ONE, u / u * v, (0 * u + 1) * v), (ROOT, 0 * sqrt(u - v) * sqrt(u - v), 0 * (u - v)),
    (ROOT, sqrt(u) * sqrt(u) * v, u * v), (INVERSE, T.inv @ T @ S, eye(n) @ S),
])
def test_the_conditions_of_a_formula_are_demanded_in_other_letters(cited, before, after):
    derived = step(before, after, cited)
    with pytest.raises(ConditionError, match="^a condition is missing: "):
        Formula("citing", derived)


# a condition that no line of the citing derivation demands: something else than the statement needed it
HALVED = Formula("halved", Derivation(
    a + a, (a * (c / c) + a, "a factor of 1"), (2 * a + 0 * c, "twice")), [nonzero(c)])
SHRUNK = Formula("shrunk", Derivation(
    log(a) - log(a), (0 * sqrt(a), "0"), (0 * a, "0")), [positive(a)])


@pytest.mark.parametrize("cited, before, after, asked", [
    (HALVED, u + u, 2 * u + 0 * c, nonzero(c)),
    (HALVED, 2 * u + 0 * v, u + u, nonzero(v)),
    (SHRUNK, 0 * u, log(u) - log(u), positive(u)),
])
def test_a_condition_that_only_the_formula_needs_is_asked_for_by_its_name(cited, before, after, asked):
    derived = step(before, after, cited)
    with pytest.raises(ConditionError, match="^a condition is missing: write conditions="):
        Formula("citing", derived)
    found = Formula("citing", derived, [asked])
    assert asked.text() in [given.text() for given in found.givens]


def test_the_message_names_the_formula_that_asks():
    with pytest.raises(ConditionError) as error:
        Formula("citing", step(2 * u + 0 * v, u + u, HALVED))
    assert str(error.value) == "a condition is missing: write conditions=[nonzero(v)], for which halved asks"
    again = Formula("citing", step(2 * u + 0 * v, u + u, HALVED), [nonzero(v)])
    with pytest.raises(ConditionError, match=r"\[nonzero\(b \+ 1\)\], for which citing asks|for which citing asks"):
        Formula("citing-it", step(2 * u + 0 * (a + 1), u + u, again))


def test_what_implies_a_condition_is_enough():
    halved = step(2 * u + 0 * (v * v), u + u, HALVED)
    assert Formula("citing", halved, [positive(v)]).status == "proved"
    with pytest.raises(ConditionError, match="nothing demands that u is positive"):
        Formula("citing", halved, [positive(v), positive(u)])


def test_a_definition_in_a_condition_is_said_in_other_letters():
    norm, other = define("s", x.T @ x), define("s", z.T @ z)
    cited = Formula("cited", Derivation(norm - norm, (0 * (norm / norm), "0"), (0 * norm, "0")), [nonzero(norm)])
    derived = step(other - other, 0 * other, cited)
    with pytest.raises(ConditionError, match=r"^a condition is missing: write conditions=\[nonzero\(s\)\]"):
        Formula("citing", derived)
    assert Formula("citing", derived, [nonzero(other)]).conditions[0].expression == other


@pytest.mark.parametrize("cited, before, after", [
    (LESS, W - W, 0 * W), (LESS, x - x, 0 * x),                              # a matrix for a scalar letter
    (formula(x - x, 0 * x), W - W, 0 * W), (formula(x - x, 0 * x), x.T - x.T, 0 * x.T),
    (TURNED, trace(W @ A.T), trace(A.T @ W)),                                # n×n, and n×m
    (formula(size(n) * S, S * size(n)), size(n) * Matrix("R", m, m), Matrix("R", m, m) * size(n)),
    (formula(sigma(a) - sigma(a), 0 * a), sigma(x) - sigma(x), 0 * x),       # entry by entry is another statement
    (formula(sigma(a) - sigma(a), 0 * a), sqrt(u) - sqrt(u), 0 * u),         # a function with a domain
    (formula(hadamard(x, x), hadamard(x, 1 * x)), hadamard(W, W), hadamard(W, 1 * W)),
    (OPEN, partial(Scalar("M", of=x), x[j]) * u, u * partial(Scalar("M", of=x), x[j])),
])
def test_letters_stand_for_what_has_their_shape_and_functions_for_themselves(cited, before, after):
    assert step(before, after, "so").status == "proved"
    with pytest.raises(ReasonError, match=" does not turn "):
        step(before, after, cited)


@pytest.mark.parametrize("cited, before, after, free", [
    (LINEAR, jacobian(A @ X @ Vector("t", k), Vector("t", k)), A @ X, None),
    (LINEAR, jacobian((y @ z.T) @ x, x), y @ z.T, None), (LINEAR, jacobian(kron(x.T, eye(n)) @ vec(W), vec(W)),
                                                          kron(x.T, eye(n)), None),
    (SCALED, partial(u * x[q], x[q]) * x[q], u * x[q], (q,)),
    (SCALED, sum_over(q, partial(u * x[q], x[q])), sum_over(q, u), None),
    (SQUARE, a * (y[p] * y[p]), a * (y.T @ y), None), (SQUARE, y[p] * y[p] * y[i], (y.T @ y) * y[i], None),
    (SQUARE, y[p] * a * (y[i] * y[i] * S[p, p]), y[p] * a * ((y.T @ y) * S[p, p]), (p,)),
    (SQUARE, x[j] * x[j] * b, (x.T @ x) * b, None), (EACH, y[p] * y[p], hadamard(y, y)[p] * ones(n)[p], (p,)),
    (EACH, sum_over(p, y[p] * y[p]), sum_over(p, hadamard(y, y)[p] * ones(n)[p]), None),
    (EACH, partial(y[p] * y[p], y[i]), partial(hadamard(y, y)[p] * ones(n)[p], y[i]), (i, p)),
    (TRANSPOSED, a * (S[i, p] * y[p]), a * (y[p] * S[i, p]), None),
    (TRANSPOSED, a * (S[i, p] * y[p]) * y[i], a * (y[p] * S[i, p]) * y[i], None),
    (OPEN, partial(L, x[q]) * u * u, u * partial(L, x[q]) * u, None),
    (TURNED, trace(kron(S, T) @ kron(T, S)), trace(kron(T, S) @ kron(S, T)), None),
])
def test_what_the_formula_does_grant_stays_granted(cited, before, after, free):
    try:
        found = step(before, after, cited, free)
    except ReasonError as error:
        assert "does not turn" in str(error) and cited in (TURNED,)      # an axis of two sizes for one
    else:
        assert found.status == "proved" and found.asked == ()


def test_of_two_ways_the_one_that_asks_for_less_is_taken():
    cited = Formula("cited", Derivation(a * c, (c * (a * (c / c)), "so"), (c * a, "so")), [nonzero(c)])
    derived = step(u * v, v * u, cited)
    assert [demand for _, demand in derived.asked] == [Demand("nonzero", v)]
    assert Formula("citing", derived, [nonzero(v)]).status == "proved"


def test_letters_that_one_side_lacks_have_the_sizes_of_the_other():
    e, g = indices("e g", r)
    assert replaced(A, {n: (r,)}) == Matrix("A", r, m) and replaced(x[j], {m: (k,), j: s}) == Vector("x", k)[s]
    assert replaced(W[i, l], {n: (r,), i: e}) == Matrix("W", r, m)[e, l] and replaced(f, {m: (k,)}).columns == ()
    assert replaced(define("g", B @ Vector("y", r)), {r: (n,)}) == define("g", Matrix("B", k, n) @ y)
    with pytest.raises(ValueError):
        replaced(L, {x: W @ x})
    with pytest.raises(ValueError):
        replaced(A, {n: (r, k)})
    assert g.dimension == r and replaced(g, {r: (k,)}).dimension == k
