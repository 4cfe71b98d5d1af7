"""Conditions: what an inverse, a logarithm, a root or a quotient demands is declared, and nothing else is."""

from __future__ import annotations

from itertools import product

import pytest
import sympy
from material import W, a, b, c, f, i, j, l, m, n, p, q, x, y

from wrt import (
    Condition, Derivation, Formula, Given, Matrix, Refutation, Scalar, Vector, cos, define, delta, eye, hadamard,
    indices, invertible, jacobian, kron, log, nonzero, ones, partial, positive, sin, size, sqrt, sum_over, vec,
)
from wrt.arrays import ModularPoint
from wrt.arrays.point import evaluate
from wrt.claims.check import compare
from wrt.claims.sizes import SIZES
from wrt.claims.condition import conditions_named, demands
from wrt.claims.finding import Counterexample, Misfit
from wrt.errors import (
    ConditionError, FalseStep, NotProved, NotRefuted, ShapeError, SingularError, VariableError,
)
from wrt.language.expression import Demand

S, T = Matrix("S", n, n), Matrix("T", n, n)
GRAM = W.T @ W
r, t = indices("r t", n)


def derivation(first, *expressions, **options):
    return Derivation(first, *((e, "because") for e in expressions), **options)


def formula(*chain, conditions=(), status="proved", **options):
    return Formula("claim", derivation(*chain, **options), conditions=conditions, status=status)


def refutation(left, right, conditions=(), by="value", **options):
    return Refutation("claim", left, right, by=by, because="a usual mistake", conditions=conditions, **options)


# what demands a condition: chain, the condition, its remedy in words, status, a condition on another symbol
CLAIMS = {
    "inverse": ((S.inv @ S, eye(n)), invertible(S), "invertible(S)", "proved", invertible(T)),
    "inverse of a product": ((GRAM.inv @ GRAM, eye(m)), invertible(GRAM), "invertible(W.T @ W)", "proved",
                             invertible(S)),
    "logarithm": ((partial(log(a), a), log.prime(a)), positive(a), "positive(a)", "proved", positive(c)),
    "logarithm of a vector": ((log(x).T, log(x.T)), positive(x.T), "positive(x)", "proved", positive(y)),
    "root": ((partial(sqrt(a), a), sqrt.prime(a)), positive(a), "positive(a)", "proved", positive(c)),
    "root of a sum": ((sqrt(x.T @ x) * 2, 2 * sqrt(x[j] * x[j])), positive(x.T @ x),
                      "positive(x.T @ x)", "proved", positive(y)),
    "quotient": ((a / c * c, a), nonzero(c), "nonzero(c)", "proved", nonzero(a)),
    "quotient by a sum": ((x / (a + c) * (a + c), x), nonzero(a + c), "nonzero(a + c)", "proved", nonzero(a)),
}


@pytest.fixture(params=CLAIMS)
def claim(request):
    return CLAIMS[request.param]


def both_demanded(chain, condition):
    """A chain may demand one thing of two expressions: the conditions that all of it needs."""
    return [condition] + [Condition(d.expression, d.property) for d in demands(*chain) if not condition.covers(d)]


def test_the_right_condition_passes(claim):
    chain, condition, _, status, _ = claim
    found = formula(*chain, conditions=both_demanded(chain, condition), status=status)
    assert found.status == status and condition.text() in [given.text() for given in found.givens]


def test_a_missing_condition_fails_with_the_remedy(claim):
    chain, _, remedy, status, _ = claim
    with pytest.raises(ConditionError) as error:
        formula(*chain, status=status)
    missing = "conditions are" if ", " in remedy else "a condition is"
    assert str(error.value) == f"{missing} missing: write conditions=[{remedy}]"


def test_a_condition_on_another_symbol_is_no_help(claim):
    chain, condition, remedy, status, other = claim
    with pytest.raises(ConditionError, match=r"^(a condition is|conditions are) missing: write conditions=\["):
        formula(*chain, conditions=[other], status=status)
    with pytest.raises(ConditionError) as error:
        formula(*chain, conditions=[*both_demanded(chain, condition), other], status=status)
    assert str(error.value) == f"nothing demands that {other.text()}: leave the condition out"


@pytest.mark.parametrize("condition", [positive(x), nonzero(W), invertible(S), positive(a), nonzero(f)],
                         ids=lambda given: given.text())
def test_an_idle_condition_fails(condition):
    with pytest.raises(ConditionError) as error:
        formula(f, W @ x, conditions=[condition])
    assert str(error.value) == f"nothing demands that {condition.text()}: leave the condition out"
    assert formula(f, W @ x).status == "proved"


def test_a_condition_declared_twice_is_not_idle_but_a_stronger_one_of_another_kind_is():
    assert formula(a / c * c, a, conditions=[positive(c), positive(c)], status="proved")
    with pytest.raises(ConditionError, match=r"^a condition is missing: write conditions=\[invertible\(S\)\]$"):
        formula(S.inv @ S, eye(n), conditions=[nonzero(S)], status="proved")


# ------------------------------------------------------------------ what covers what
@pytest.mark.parametrize("condition, demand, covered", [
    (positive(a), Demand("positive", a), True), (positive(a), Demand("nonzero", a), True),
    (nonzero(a), Demand("nonzero", a), True), (nonzero(a), Demand("positive", a), False),
    (positive(x), Demand("positive", x[j]), True), (positive(x), Demand("nonzero", x[j]), True),
    (nonzero(W), Demand("nonzero", W[i, j]), True), (nonzero(W), Demand("positive", W[i, j]), False),
    (positive(x[j]), Demand("positive", x), True), (positive(x[j]), Demand("positive", x[l]), True),
    (positive(x[j] * x[q]), Demand("positive", x[l] * x[l]), True),
    (positive(x[j] * x[j]), Demand("positive", x[j] * x[q]), False),
    (positive(x), Demand("positive", y[i]), False), (positive(x), Demand("positive", (2 * x)[j]), False),
    (positive(S), Demand("invertible", S), False), (nonzero(S), Demand("invertible", S), False),
    (invertible(S), Demand("invertible", S), True), (invertible(S), Demand("invertible", S.T), False),
    (invertible(S), Demand("nonzero", S[i, p]), False), (invertible(S), Demand("nonzero", S), False),
])
def test_what_a_condition_covers(condition, demand, covered):
    assert condition.covers(demand) is covered


def test_positive_is_as_good_as_nonzero_but_not_the_other_way_round():
    assert formula(a / c * c, a, conditions=[positive(c)], status="proved")
    with pytest.raises(ConditionError, match=r"^a condition is missing: write conditions=\[positive\(a\)\]$"):
        formula(partial(log(a), a), 1 / a, conditions=[nonzero(a)])


def test_a_condition_on_an_array_covers_its_entries():
    chain = partial(log(x[j]), x[q]), delta(j, q) / x[q]
    assert formula(*chain, conditions=[positive(x)]).status == "proved"
    with pytest.raises(ConditionError, match=r"^a condition is missing: write conditions=\[positive\(x\[j\]\)\]$"):
        formula(*chain, conditions=[nonzero(x[q])])
    assert formula(*chain, conditions=[positive(x[j])]).status == "proved"      # for every j, so for q
    assert formula(*chain, conditions=[positive(x[j]), nonzero(x[q])]).status == "proved"


@pytest.mark.parametrize("expression, expected", [
    (W @ x, []), (log(a), [("positive", a)]), (sqrt.prime(a), [("positive", a)]), (a / c, [("nonzero", c)]),
    (S.inv, [("invertible", S)]), (S.inv.inv, [("invertible", S.inv), ("invertible", S)]),
    (log(1 / a), [("positive", 1 / a), ("nonzero", a)]), (a / 2, []), (a / size(n), [("nonzero", size(n))]),
    (log(a) + log(a) + log(c), [("positive", a), ("positive", c)]),
    (define("g", log(x[j]) * x[j]) * a, [("positive", x[j])]), (partial(log(a), a), [("positive", a)]),
    (jacobian(x, define("u", S.inv @ y)), [("invertible", S)]),
    (Scalar("L", of=define("u", S.inv @ y)), [("invertible", S)]),
    (sum_over(j, sum_over(q, kron(x.T, S.inv)[i, q, p] / x[j])), [("invertible", S), ("nonzero", x[j])]),
])
def test_what_an_expression_demands_in_order_of_appearance(expression, expected):
    assert demands(expression) == [Demand(*pair) for pair in expected]


# ------------------------------------------------------------------ where a demand may hide
u = define("u", S.inv @ y)


@pytest.mark.parametrize("chain, condition", [
    ((u.T @ u, (S.inv @ y).T @ u), invertible(S)),
    ((a * Scalar("L", of=u), Scalar("L", of=u) * a), invertible(S)),
    ((a + c, a + log(a) + c - log(a), c + a), positive(a)),
    ((eye(n), S.inv @ S @ eye(n), eye(n) + 0 * S), invertible(S)),
    ((y, a / c * y + y - a / c * y, 2 * y - y), nonzero(c)),
    ((y, y + 0 * sqrt(a) * y, y + 0 * y), positive(a)),
])
def test_definitions_and_the_middle_of_a_derivation_count(chain, condition):
    status = derivation(*chain).status
    assert formula(*chain, conditions=[condition], status=status)
    with pytest.raises(ConditionError, match="^a condition is missing: "):
        formula(*chain, status=status)


def test_a_formula_that_is_a_reason_passes_its_demand_on():
    cancelled = Formula("cancelled", derivation(S.inv @ S, eye(n)), conditions=[invertible(S)], status="proved")
    step = Derivation((T @ T).inv @ (T @ T) @ y, (eye(n) @ y, cancelled), (y, "I changes nothing"))
    assert Formula("used", step, conditions=[invertible(T @ T)], status="proved").status == "proved"
    assert Formula("used", step, conditions=[invertible(T)]).status == "proved"
    for conditions in ((), [invertible(S)]):
        with pytest.raises(ConditionError, match=r"^a condition is missing: write conditions=\[invertible\(T @ T\)\]$"):
            Formula("used", step, conditions=conditions, status="proved")
    other_way = Derivation(y, (eye(n) @ y, "I"), ((S.inv @ S) @ y, cancelled))
    with pytest.raises(ConditionError, match=r"conditions=\[invertible\(S\)\]$"):
        Formula("used", other_way, status="proved")


# ------------------------------------------------------------------ refutations
def test_a_refutation_needs_its_condition_too():
    claim = log(a * c), log(a) * log(c)
    needed = [positive(a), positive(c), positive(a * c)]
    assert isinstance(refutation(*claim, needed).finding, Counterexample)
    assert isinstance(refutation(*claim, needed[:2]).finding, Counterexample)      # they give the third
    for missing in range(2):
        with pytest.raises(ConditionError) as error:
            refutation(*claim, needed[:missing] + needed[missing + 1:])
        property_, expression = needed[missing].property, needed[missing].expression
        assert str(error.value).endswith(f"{property_}({expression.text()})]")
    for idle in (positive(x), nonzero(W), invertible(S)):
        with pytest.raises(ConditionError, match="^nothing demands that .*: leave the condition out$"):
            refutation(*claim, [*needed, idle])


@pytest.mark.parametrize("left, right, conditions", [
    (S.inv, S, [invertible(S)]), (S.inv @ T.inv, (S @ T).inv, [invertible(S), invertible(T), invertible(S @ T)]),
    ((S + T).inv, S.inv + T.inv, [invertible(S), invertible(T), invertible(S + T)]),
    (1 / (a + c), 1 / a + 1 / c, [nonzero(a), nonzero(c), nonzero(a + c)]),
    (sqrt(a + c), sqrt(a) + sqrt(c), [positive(a), positive(c), positive(a + c)]),
    (partial(1 / a, a), 1 / (a * a), [nonzero(a), nonzero(a * a)]),
    (partial(sqrt(a), a), 1 / sqrt(a), [positive(a), nonzero(sqrt(a))]),
    (partial(log(x[j]), x[q]), 1 / x[q] * x[j] / x[j], [positive(x), nonzero(x[j]), nonzero(x[q])]),
    (GRAM.inv @ W.T, W.T, [invertible(GRAM)]), (W @ GRAM.inv @ W.T, eye(n), [invertible(GRAM)]),
], ids=lambda value: "" if isinstance(value, list) else str(value))
def test_usual_mistakes_are_refuted_within_their_conditions(left, right, conditions):
    conditions = [x for x in conditions if any(x.covers(d) for d in demands(left, right))]
    found = refutation(left, right, conditions).finding
    assert isinstance(found, Counterexample) and found.left != found.right
    assert not any(side.has(sympy.I, sympy.zoo, sympy.nan) for side in (found.left, found.right))
    with pytest.raises(ConditionError, match="^a condition is missing: "):
        refutation(left, right, conditions[1:])


@pytest.mark.parametrize("left, right, conditions", [
    (log(a * a), 2 * log(a), [positive(a), positive(a * a)]),        # false for a < 0, where log a is complex
    (sqrt(a * a) + 0 * log(a), a, [positive(a * a), positive(a)]),
    (sqrt(a) * sqrt(c), sqrt(a * c), [positive(a), positive(c), positive(a * c)]),     # not so for a, c < 0
    (log(a) + log(1 / a), 0 * a, [positive(a), positive(1 / a), nonzero(a)]),
    (sum_over(j, log(x[j])), log(x).T @ ones(m), [positive(x)]),
    (sum_over(j, log(x[j] * x[j] * x[j])), sum_over(j, 3 * log(x[j])), [positive(x), positive(x[j] * x[j] * x[j])]),
])
def test_what_is_true_within_the_conditions_is_not_refuted(left, right, conditions):
    for by in ("value", "shape"):
        with pytest.raises(NotRefuted, match="is true, so it cannot be refuted$"):
            refutation(left, right, conditions, by=by)


def test_a_counterexample_to_a_claim_on_logarithms_is_real():
    found = refutation(log(a * c), log(a) * log(c) + log(a * c * 2),
                       [positive(a), positive(c), positive(a * c), positive(a * c * 2)]).finding
    assert not (found.left.has(sympy.I) or found.right.has(sympy.I))
    values = dict(found.values)
    assert {symbol.name: value > 0 for symbol, value in values.items()} == {"a": True, "c": True}
    sides = [side.subs(values) for side in (found.left, found.right)]
    assert sides == [found.left, found.right]
    assert all(side.is_real for side in sides) and sympy.N(sides[0] - sides[1]) != 0


def test_numbers_put_in_for_a_long_counterexample_meet_the_conditions():
    d, e, g, h = (Scalar(name) for name in "dfgh")
    long = (a + c) * (d + e) * (g + h) * (a - c) * (d - e)
    found = refutation(log(a - c) + long, 2 * log(a - c) + long, [positive(a - c)]).finding
    values = dict(found.values)
    assert values[sympy.Symbol("a")] > values[sympy.Symbol("c")] and "I" not in str(found.left)
    hidden = refutation(log(b @ y) - log(b @ y) + long, 2 * long, [positive(b @ y)]).finding
    values = {symbol.name: value for symbol, value in hidden.values}
    assert set(values) == {*"acdfgh", "b_1", "y_1"} and values["b_1"] * values["y_1"] > 0
    assert hidden.left.is_Integer and hidden.right == 2 * hidden.left != 0


@pytest.mark.parametrize("expression, conditions", [
    (log(a - 1), [positive(a - 1)]), (log(a - 5), [positive(a - 5)]), (log(-a), [positive(-a)]),
    (log(log(a)), [positive(a), positive(log(a))]), (log(c - a), [positive(c - a)]),
    (log(a - 1) * log(c - 2), [positive(a - 1), positive(c - 2)]), (log(-a) * sqrt(c), [positive(-a), positive(c)]),
    (log(a + sqrt(c)), [positive(a + sqrt(c)), positive(c)]),
    (log(x[j] - ones(m)[j]) * x[j], [positive(x[j] - ones(m)[j])]), (log(size(n) - 1) * a, [positive(size(n) - 1)]),
])
def test_a_false_claim_fails_wherever_its_conditions_hold(expression, conditions):
    for wrong in (5 * expression, -expression, expression + Scalar("h")):
        with pytest.raises(FalseStep):
            derivation(expression, wrong)
        assert isinstance(refutation(expression, wrong, conditions).finding, Counterexample)
    assert formula(expression, 2 * expression - expression, conditions=conditions).status == "proved"


@pytest.mark.parametrize("expression", [log(a) * log(-a), log(-a * a), log(a - a * a - 1), sqrt(log(a)) * log(1 - a)],
                         ids=str)
def test_conditions_that_hold_nowhere_support_no_claim(expression):
    with pytest.raises(ConditionError, match="^step 1: the conditions hold at none of the points that were tried"):
        derivation(expression, 5 * expression)


def test_a_symbol_that_cancels_in_the_difference_is_no_trouble():
    assert isinstance(refutation(sin(a) + c, cos(a) + c).finding, Counterexample)


def test_what_is_no_condition_is_refused():
    for wrong in (Given(a), "a > 0", a, None):
        with pytest.raises(ConditionError, match="a condition"):
            refutation(log(a), 2 * log(a), [wrong])
    for wrong in ("a > 0", a, None):
        with pytest.raises(ConditionError, match="^claim: a condition is a Given or a Condition, not "):
            formula(partial(log(a), a), 1 / a, conditions=[wrong])
    with pytest.raises(ConditionError, match="^no condition 'negative'; there are positive, nonzero, invertible$"):
        Condition(a, "negative")
    with pytest.raises(TypeError, match="is not an expression or an exact number"):
        positive("a")


@pytest.mark.parametrize("condition, text, tex", [
    (positive(a), "a is positive", "a > 0"),
    (nonzero(x[j]), "x_j is nonzero for every j", r"x_{j} \neq 0 \text{ for every } j"),
    (nonzero(W[i, j]), "W_ij is nonzero for every i and j", r"W_{i j} \neq 0 \text{ for every } i \text{ and } j"),
    (positive(sum_over(j, x[j])), "Σ_j x_j is positive", r"\sum_{j} x_{j} > 0"),
    (invertible(GRAM), "Wᵀ W is invertible", r"W^{\mathsf{T}}\,W \text{ is invertible}"),
    (positive(3), "3 is positive", "3 > 0"),
])
def test_a_condition_prints_what_it_says(condition, text, tex):
    assert (condition.text(), condition.latex()) == (text, tex)


def test_a_condition_is_said_aloud():
    assert [said.spoken() for said in (nonzero(x[j]), invertible(GRAM))] == [
        "x j is nonzero for every j", "W transpose W is invertible"]


def test_a_misfit_is_refuted_by_shape_whatever_it_demands():
    assert isinstance(refutation(log(x), log(y), [positive(x), positive(y)], by="shape").finding, Misfit)
    assert isinstance(refutation(S.inv, W, [invertible(S)], by="shape").finding, Misfit)


# ------------------------------------------------------------------ sizes at which inverses exist
def sizes_of(verdict):
    return [{dimension.name: size for dimension, size in choice.items()} for choice in verdict.sizes]


def test_the_inverse_of_a_gram_matrix_is_checked_at_tall_sizes_only():
    verdict = compare(GRAM.inv @ GRAM, eye(m), frozenset())
    assert verdict.status == "proved"
    assert sizes_of(verdict)[:2] == [{"n": 4, "m": 3}, {"n": 5, "m": 2}]
    evidence = formula(GRAM.inv @ GRAM, eye(m), conditions=[invertible(GRAM)], status="proved").evidence
    assert all(choice["n"] >= choice["m"] for choice in evidence.sizes) and len(evidence.sizes) > 1


def test_the_other_gram_matrix_is_checked_at_wide_sizes_only():
    verdict = compare((W @ W.T).inv @ (W @ W.T), eye(n), frozenset())
    assert verdict.status == "proved" and all(choice["n"] <= choice["m"] for choice in sizes_of(verdict))
    assert len({tuple(choice.items()) for choice in sizes_of(verdict)}) == 2


def test_an_invertible_symbol_is_checked_at_the_usual_sizes():
    verdict = compare(S.inv @ W, S.inv @ (W + 0 * W), frozenset())
    assert [tuple(choice.values()) for choice in sizes_of(verdict)] == [choice[:2] for choice in SIZES]


@pytest.mark.parametrize("expression", [
    (S - S).inv, y / (a - a), a / 0 * y, hadamard(S, 0 * S).inv], ids=str)
def test_what_has_no_value_at_any_size_is_refused(expression):
    with pytest.raises(SingularError, match="^step 1: no inverse, or a quotient by 0, at all sizes"):
        derivation(expression, 2 * expression)


@pytest.mark.parametrize("expression", [
    (ones(n) @ ones(n).T).inv, (y @ y.T).inv, GRAM.inv @ W.T @ (W @ W.T).inv], ids=str)
def test_what_has_a_value_at_size_1_alone_is_tried_there(expression):
    verdict = compare(expression, 2 * expression, frozenset())
    assert verdict.status == "false" and set(dict(verdict.finding.sizes).values()) == {1}


# ------------------------------------------------------------------ what is known of inverses
TRUE = {
    "(A B)⁻¹": ((S @ T).inv, T.inv @ S.inv, (), "proved",
                {"order": S.inv @ T.inv, "one transposed": T.T.inv @ S.inv, "both": T.T.inv @ S.T.inv,
                 "half": T.inv, "not inverted": T @ S}),
    "d A⁻¹": (partial(S.inv[i, p], S[r, t]), -S.inv[i, r] * S.inv[t, p], (i, p, r, t), "proved",
              {"order": -S.inv[i, t] * S.inv[r, p], "transposed": -S.inv[r, i] * S.inv[t, p],
               "other side": -S.inv[p, r] * S.inv[t, i], "square": -(S.inv @ S.inv)[i, p] * delta(r, t),
               "not inverted": -S[i, r] * S[t, p]}),
    "vec d A⁻¹": (jacobian(vec(S.inv), vec(S)), -kron(S.inv.T, S.inv), (), "proved",
                  {"order": -kron(S.inv, S.inv.T), "no transpose": -kron(S.inv, S.inv),
                   "both": -kron(S.T.inv, S.T.inv)}),
    "d (A⁻¹ y)": (partial((S.inv @ y)[i], S[r, t]), -S.inv[i, r] * (S.inv @ y)[t], (i, r, t), "proved",
                  {"order": -S.inv[i, t] * (S.inv @ y)[r], "transposed": -S.T.inv[i, r] * (S.inv @ y)[t],
                   "y itself": -S.inv[i, r] * y[t]}),
    "A⁻¹ A": (S.inv @ S, eye(n), (), "proved", {"transposed": S.T.inv @ S, "other": T.inv @ S, "A itself": S}),
    "A A⁻¹": (S @ S.inv, S.inv @ S, (), "proved", {"transposed": S @ S.T.inv}),
    "A⁻ᵀ": (S.T.inv, S.inv.T, (), "proved", {"no transpose": S.inv, "no inverse": S.T}),
    "twice": (S.inv.inv, S, (), "proved", {"transposed": S.T, "inverse": S.inv}),
    "scaled": ((a * S).inv, S.inv / a, (), "proved", {"a above": a * S.inv, "no a": S.inv}),
    "kronecker": (kron(S, T).inv, kron(S.inv, T.inv), (), "proved",
                  {"swapped": kron(T.inv, S.inv), "transposed": kron(S.inv, T.inv.T)}),
    "symmetric": (GRAM.inv.T, GRAM.inv, (), "proved", {"other": 0 * GRAM.inv + eye(m)}),
    "projection": (W @ GRAM.inv @ W.T @ W, W, (), "proved", {"half": W @ GRAM.inv, "none": W @ W.T @ W}),
    "d log": (partial(log(x[j]), x[q]), delta(j, q) / x[j], (j, q), "proved",
              {"no delta": 1 / x[j], "log": delta(j, q) * log(x[j]), "square": delta(j, q) / (x[j] * x[j])}),
    "d root": (2 * a * partial(sqrt(a), a), sqrt(a), (), "proved", {"one": 0 * a + 1, "a": a}),
    "d quotient": (partial(a / c, c), -a / (c * c), (), "proved", {"no a": -1 / (c * c), "cube": -a / (c * c * c)}),
    "d 1/a": (partial(1 / a, a), -(1 / a) * (1 / a), (), "proved", {"no square": -1 / a}),
}


@pytest.fixture(params=TRUE)
def known(request):
    return TRUE[request.param]


def all_conditions(*sides):
    return [Condition(demand.expression, demand.property) for demand in demands(*sides)]


def test_what_is_known_of_inverses_and_quotients_has_its_status(known):
    left, right, free, status, _ = known
    found = formula(left, right, free=free, conditions=all_conditions(left, right), status=status)
    assert found.status == status
    for other in {"proved", "numerical"} - {status}:
        with pytest.raises(NotProved):
            formula(left, right, free=free, conditions=all_conditions(left, right), status=other)


def mutants():
    for name, (left, right, free, _, others) in TRUE.items():
        for change, wrong in {"sign": -right, "twice": 2 * right, "nothing": 0 * right, **others}.items():
            yield pytest.param(left, wrong, free, id=f"{name}, {change}")


@pytest.mark.parametrize("left, wrong, free", list(mutants()))
def test_a_mutant_of_what_is_known_is_rejected(left, wrong, free):
    with pytest.raises((FalseStep, ShapeError)):
        derivation(left, wrong, free=free)


def test_laws_of_roots_and_logarithms_are_proved():
    for left, right in ((sqrt(a) * sqrt(a), a), (log(a * a), 2 * log(a)), (log(1 / a), -log(a)),
                        (partial(sqrt(a), a), 1 / (2 * sqrt(a)))):
        conditions = all_conditions(left, right)
        assert formula(left, right, conditions=conditions).status == "proved"
        for wrong in (-right, 2 * right, right + c):
            with pytest.raises(FalseStep):
                derivation(left, wrong)


# ------------------------------------------------------------------ an index inside an inverse
def test_an_index_inside_an_inverse_is_summed_with_the_rest():
    z = Vector("z", m)
    left, right = size(m) * sum_over(j, z[j] * (x[j] * S).inv), sum_over(j, z[j]) * sum_over(j, (x[j] * S).inv)
    assert compare(left, right, frozenset()).status == "false"
    assert compare(sum_over(j, (x[j] * S).inv), sum_over(q, (x[q] * S).inv), frozenset()).status == "proved"
    assert compare(z[j] * (x[j] * S).inv[i, p], sum_over(l, (x[l] * S).inv[i, p] * z[l]), frozenset((i, p))
                   ).status == "proved"
    assert compare(delta(j, q) * (x[j] * S).inv, delta(j, q) * (x[q] * S).inv, frozenset((j, q))).status == "proved"
    assert compare((x[j] * S).inv, (x[q] * S).inv * delta(j, q), frozenset((j, q))).status == "false"


def test_two_indices_inside_an_inverse_may_come_to_be_one():
    z = Vector("z", m)
    left, right = sum_over(l, delta(j, l) * (x[j] * z[l] * S).inv), (z[j] * x[j] * S).inv
    assert compare(left, right, frozenset({j})).status == "proved"
    assert compare(left, (z[j] * z[j] * S).inv, frozenset({j})).status == "false"
    assert compare((x[j] * z[l] * S).inv, (x[l] * z[j] * S).inv, frozenset({j, l})).status == "false"


def test_the_derivative_of_an_inverse_that_holds_an_index():
    left = partial(sum_over(j, (x[j] * S).inv[i, p]), x[q])
    assert compare(left, -((x[q] * S).inv @ S @ (x[q] * S).inv)[i, p], frozenset((i, p, q))).status == "proved"
    assert compare(left, ((x[q] * S).inv @ S @ (x[q] * S).inv)[i, p], frozenset((i, p, q))).status == "false"
    symmetric = (x[j] * GRAM).inv
    assert compare(symmetric[l, q], symmetric[q, l], frozenset((j, l, q))).status == "proved"


def test_a_defined_name_inside_an_inverse_is_opened():
    G = define("G", W.T @ W)
    assert compare(G.inv, GRAM.inv, frozenset()).status == "proved"
    d, v = define("d", S @ y), Vector("v", n)
    left = partial((T + d @ v.T).inv[i, p], d[r])
    right = -(T + d @ v.T).inv[i, r] * (v.T @ (T + d @ v.T).inv)[p]
    assert compare(left, right, frozenset((i, p, r))).status == "proved"
    assert compare(left, 2 * right, frozenset((i, p, r))).status == "false"
    with pytest.raises(VariableError, match="depends on S in another way too"):
        compare(partial((S + d @ v.T).inv[i, p], d[r]), right, frozenset((i, p, r)))


def test_inverses_agree_at_random_points_entry_by_entry():
    for (rows, columns), seed in product(((4, 3), (5, 2)), range(3)):
        point = ModularPoint({n: rows, m: columns}, seed)
        left, right = (evaluate(e, point, {}) for e in (GRAM.inv @ W.T @ W, eye(m)))
        assert left == right != evaluate(GRAM.inv, point, {})


# ------------------------------------------------------------------ how conditions are given
def test_one_condition_needs_no_list():
    one, root = positive(a), sqrt(a * a)
    assert Derivation(root, (a, "a is positive"), conditions=one).conditions == (one,)
    steps = Derivation(log(a) + log(a), (2 * log(a), "twice"))
    assert Formula("twice", steps, one).conditions == Formula("twice", steps, conditions=[one]).conditions == (one,)
    assert refutation(root, -a, one).conditions == (one,)
    assert conditions_named(()) == () and conditions_named(iter([one, one])) == (one, one)
    with pytest.raises(ConditionError, match=r"^conditions= lists conditions, as in \[positive\(x\)\], not 3$"):
        Derivation(root, (a, "a is positive"), conditions=3)
