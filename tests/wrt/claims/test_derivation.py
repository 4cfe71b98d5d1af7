import time

import pytest
from material import A, B, F, W, X, a, c, f, i, j, k, l, m, n, p, q, sigma, w, x, y

from wrt import (
    Derivation, Formula, Given, Matrix, RowVector, Scalar, Vector, cos, define, delta, eye, fingerprint, gradient,
    indices, invertible, jacobian, kron, log, nonzero, ones, partial, positive, python, read, rvec, sin, sqrt, sum_over,
    vec, write,
)
from wrt.proof import Decision
from wrt.claims.finding import Counterexample, Misfit
from wrt.errors import (
    ConditionError, EmptyStep, EngineError, FalseStep, IndexRuleError, NamingError, NotProved, ReasonError, ShapeError,
    WrtError,
)

# the second answer of the seed works with rows: f = xW + b, so its x is 1×n and its W n×m
x_row, b_row = RowVector("x", n), RowVector("b", m)
z = define("z", x_row @ W + b_row)
L = Scalar("L", of=z)
s, t = indices("s t", n)
y_0 = Vector("x_0", n)
g, h = define("g", W @ F @ y_0), define("h", W @ W.T @ y_0)

CHAINS = {
    "index": (partial(f[i], W[p, q]), partial(W[i, j], W[p, q]) * x[j], delta(i, p) * delta(j, q) * x[j],
              delta(i, p) * x[q]),
    "definition": (f[i], W[i, j] * x[j]),
    "vec": (f, W @ x, eye(n) @ W @ x, kron(x.T, eye(n)) @ vec(W), kron(x.T, eye(n)) @ w),
    "jacobian": (jacobian(f, w), kron(x.T, eye(n))),
    "bridge": (kron(x.T, eye(n))[i, q, p], delta(i, p) * x[q]),
    "rows": (gradient(L, W), x_row.T @ gradient(L, z)),
    "chain-rule": (partial(L, W[p, q]), partial(L, z[l]) * partial(z[l], W[p, q]),
                   partial(L, z[l]) * x_row[p] * delta(l, q), x_row[p] * partial(L, z[q])),
    "directional": (partial(f[i], W[p, q]) * ones(n)[p] * ones(m)[q], delta(i, p) * x[q] * ones(n)[p] * ones(m)[q],
                    ones(n)[i] * x[q] * ones(m)[q], ((x.T @ ones(m)) * ones(n))[i]),
    "dependent": (partial(g[i], W[p, q]),
                  partial(W[i, j], W[p, q]) * F[j, s] * y_0[s] + W[i, j] * partial(F[j, s], W[p, q]) * y_0[s],
                  delta(i, p) * F[q, s] * y_0[s] + W[i, j] * partial(F[j, s], W[p, q]) * y_0[s],
                  delta(i, p) * (F @ y_0)[q] + W[i, j] * partial(F[j, s], W[p, q]) * y_0[s]),
    "transposed": (partial(h[i], W[p, q]), delta(i, p) * W[s, q] * y_0[s] + W[i, q] * y_0[p]),
    "dependent-vec": (jacobian(g, vec(W)),
                      kron((F @ y_0).T, eye(n)) + kron(y_0.T, W) @ jacobian(vec(F), vec(W))),
}


def derivation(first, *expressions, **options):
    return Derivation(first, *((e, "because") for e in expressions), **options)


def test_the_eleven_chains_of_the_seed_are_proved(record_property):
    start = time.process_time()
    chains = {name: derivation(*chain) for name, chain in CHAINS.items()}
    elapsed = time.process_time() - start
    record_property("seconds", elapsed)
    print(f"{len(chains)} chains with both readings: {elapsed:.3f} s")
    assert {name: chain.status for name, chain in chains.items()} == dict.fromkeys(CHAINS, "proved")
    assert len(chains) == 11 and elapsed < 2
    assert all(len(verdict.sizes) == 2 for chain in chains.values() for verdict in chain.verdicts)


# chain, step (from 1), what stands there instead, error, what was found (a kind, or part of the message)
MUTANTS = [
    # transposed
    ("dependent-vec", 1, kron(F @ y_0, eye(n)) + kron(y_0.T, W) @ jacobian(vec(F), vec(W)), ShapeError,
     "shapes do not add: (F x_0) ⊗ I_n is mn×n, (x_0ᵀ ⊗ W) (∂vec(F)/∂vec(W)ᵀ) is n×mn"),
    ("vec", 3, kron(x, eye(n)) @ vec(W), ShapeError, "shapes do not fit: x ⊗ I_n is mn×n, vec(W) is mn×1"),
    ("jacobian", 1, kron(x.T, eye(n)).T, FalseStep, Misfit),
    ("rows", 1, gradient(L, z).T @ x_row, FalseStep, Misfit),
    ("vec", 2, eye(n) @ W.T @ x, ShapeError, "shapes do not fit: I_n is n×n, Wᵀ is m×n"),
    ("transposed", 1, delta(i, p) * W.T[q, s] * y_0[s] + W.T[q, p] * y_0[i], FalseStep, Counterexample),
    # swapped ⊗
    ("vec", 3, kron(eye(n), x.T) @ vec(W), ShapeError, "shapes do not fit: I_n ⊗ xᵀ is n×nm, vec(W) is mn×1"),
    ("jacobian", 1, kron(eye(n), x.T), FalseStep, Misfit),
    ("bridge", 1, kron(eye(n), x.T)[i, p, q] * 2, FalseStep, Counterexample),
    # wrong sign, wrong factor
    ("index", 3, -delta(i, p) * x[q], FalseStep, Counterexample),
    ("definition", 1, -W[i, j] * x[j], FalseStep, Counterexample),
    ("vec", 1, -W @ x, FalseStep, Counterexample),
    ("chain-rule", 3, 2 * x_row[p] * partial(L, z[q]), FalseStep, Counterexample),
    ("dependent-vec", 1, kron((F @ y_0).T, eye(n)) - kron(y_0.T, W) @ jacobian(vec(F), vec(W)), FalseStep,
     Counterexample),
    # wrong δ, wrong index
    ("index", 2, delta(i, p) * delta(j, q) * x[q], IndexRuleError, "index j occurs only once and is not free, in δ_jq"),
    ("index", 3, delta(i, p) * x[j], IndexRuleError, "index j occurs only once and is not free, in x_j"),
    ("directional", 1, delta(i, p) * x[j] * ones(n)[p] * ones(m)[j] * ones(n)[s] * ones(n)[s], FalseStep,
     Counterexample),
    ("chain-rule", 2, partial(L, z[l]) * x_row[p] * delta(j, q) * delta(j, l) * 3, FalseStep, Counterexample),
    ("transposed", 1, delta(i, p) * W[s, q] * y_0[s] + W[p, q] * y_0[i], FalseStep, Counterexample),
    ("dependent", 2, delta(i, p) * F[j, s] * y_0[s] + W[i, j] * partial(F[j, s], W[p, q]) * y_0[s], IndexRuleError,
     "index j occurs only once and is not free"),
    # row-major for column-major
    ("vec", 3, kron(x.T, eye(n)) @ rvec(W), ShapeError, "shapes do not fit: xᵀ ⊗ I_n is n×mn, rvec(W) is nm×1"),
    ("dependent-vec", 1, kron((F @ y_0).T, eye(n)) + kron(y_0.T, W) @ jacobian(rvec(F), vec(W)), ShapeError,
     "shapes do not fit: x_0ᵀ ⊗ W is n×nm, ∂rvec(F)/∂vec(W)ᵀ is mn×mn"),
    # wrong shape
    ("dependent", 3, delta(i, p) * (F @ x)[q] + W[i, j] * partial(F[j, s], W[p, q]) * y_0[s], ShapeError,
     "shapes do not fit: F is m×n, x is m×1"),
    ("vec", 2, eye(m) @ W @ x, ShapeError, "shapes do not fit: I_m is m×m, W is n×m"),
    ("index", 1, partial(W[i, j], W[q, p]) * x[j], ShapeError, "indices do not fit: W is n×m"),
    # a forgotten or false term: the answer that treats F as a constant
    ("dependent", 1, partial(W[i, j], W[p, q]) * F[j, s] * y_0[s], FalseStep, Counterexample),
    ("transposed", 1, delta(i, p) * W[s, q] * y_0[s], FalseStep, Counterexample),
    ("dependent-vec", 1, kron((F @ y_0).T, eye(n)), FalseStep, Counterexample),
]


@pytest.mark.parametrize("name, step, wrong, error, found", MUTANTS)
def test_a_mutated_chain_is_rejected_at_its_step(name, step, wrong, error, found):
    first, *steps = CHAINS[name]
    before, steps[step - 1] = (first, *steps)[step - 1], wrong
    with pytest.raises(error) as raised:
        derivation(first, *steps)
    assert raised.value.step == step
    if error is FalseStep:
        assert (raised.value.left, raised.value.right) == (before, wrong)
        assert isinstance(raised.value.counterexample, found)
        told = str(raised.value)
        assert told.startswith(f"false step: step {step}\n") and 4 <= len(told.splitlines()) <= 8
    else:
        assert str(raised.value).startswith(f"step {step}: {found}")


def test_the_posted_answers_that_are_wrong_are_rejected():
    for claim in (partial(f[i], W[p, q]), (x.T @ ones(m)) * ones(n)[i]), (jacobian(f, w), (x.T @ ones(m)) * ones(n)):
        with pytest.raises(FalseStep) as error:
            derivation(*claim)
        assert isinstance(error.value.counterexample, Misfit)
    with pytest.raises(ShapeError, match="^step 1: shapes do not fit: F is m×n, x is m×1$"):
        derivation(F @ x, 2 * F @ x)


def test_the_message_of_a_false_step_shows_both_sides_shapes_and_numbers():
    with pytest.raises(FalseStep) as error:
        derivation(f, W @ x, 2 * W @ x)
    assert str(error.value) == (
        "false step: step 2\n"
        "  left:   W x     (n×1)\n"
        "  right:  2 W x   (n×1)\n"
        "  counterexample: n=1, m=1; entry row=1: left = W_11 x_1, right = 2 W_11 x_1")


def test_a_step_that_changes_nothing_is_refused():
    with pytest.raises(EmptyStep, match="^step 2: both sides are W x: leave the step out$") as error:
        derivation(f, W @ x, W @ x)
    assert error.value.step == 2
    assert derivation(W @ x, (W @ x) + (y - y)).status == "proved"


@pytest.mark.parametrize("step, message", [
    (W @ x, "a step is a pair: write (expression, 'reason')"),
    ((W @ x,), "a step is a pair: write (expression, 'reason')"),
    ((W @ x, "why", "more"), "a step is a pair: write (expression, 'reason')"),
    ((W @ x, ""), "a reason is plain words or a Formula, got ''"),
    ((W @ x, "  "), "a reason is plain words or a Formula, got '  '"),
    ((W @ x, None), "a reason is plain words or a Formula, got None"),
    ((W @ x, W), "a reason is plain words or a Formula, got W"),
])
def test_every_step_has_a_reason(step, message):
    with pytest.raises(ReasonError) as error:
        Derivation(f, (eye(n) @ W @ x, "first"), step)
    assert (str(error.value), error.value.step) == (f"step 2: {message}", 2)


def test_a_derivation_has_a_step():
    with pytest.raises(ReasonError, match="^a derivation needs one step at least"):
        Derivation(f)


def test_free_says_which_indices_are_not_summed():
    assert derivation(W[i, j] * x[j] * y[i], y[i] * (W @ x)[i]).free == frozenset()
    assert derivation(W[i, j] * x[j] * y[i], y[i] * (W @ x)[i], free=i).free == {i}
    assert derivation(delta(i, p) * y[p], delta(i, p) * y[i], free=(i, p)).status == "proved"
    with pytest.raises(FalseStep):
        derivation(W[i, j] * x[j] * y[i], (y.T @ W @ x), free=i)
    with pytest.raises(TypeError, match="^free= lists indices, not 'i': write free=i, or"):
        derivation(f[i], W[i, j] * x[j], free="i")


def test_two_things_of_one_name_are_refused_over_the_whole_chain():
    with pytest.raises(NamingError, match="^two things print as x: "):
        derivation(f, W @ x, W @ x + y * (x_row @ y - x_row @ y))


def test_an_engine_error_carries_its_step(monkeypatch):
    monkeypatch.setattr("wrt.claims.check.proof.decide", lambda *sides: Decision("different"))
    with pytest.raises(EngineError, match="^step 1: the normal forms are different but the arrays agree") as error:
        derivation(f, W @ x)
    assert error.value.step == 1 and isinstance(error.value, WrtError)


# ------------------------------------------------------------------ formulas
def formula(name, *chain, free=None, **options):
    return Formula(name, derivation(*chain, free=free), **options)


def test_a_formula_is_the_first_and_the_last_line():
    found = formula("entries", *CHAINS["index"])
    assert (found.left, found.right) == (CHAINS["index"][0], CHAINS["index"][-1])
    assert found.text() == "∂f_i/∂W_pq = δ_ip x_q"
    assert found.latex() == r"\frac{\partial f_{i}}{\partial W_{p q}} = \delta_{i p}\,x_{q}"
    assert repr(found) == "entries (proved): ∂f_i/∂W_pq = δ_ip x_q"
    assert found.evidence.sizes == ({"n": 2, "m": 3}, {"n": 4, "m": 3})
    assert found.evidence.summary.startswith("Both sides of every step have one normal form")


NUMERICAL = (sin(a) * sin(a) + cos(a) * cos(a), 1 + 0 * a)

EXACT = (sigma(a * eye(n)), sigma(a) * eye(n) + sigma(0 * a) * (ones(n) @ ones(n).T - eye(n)))


@pytest.mark.parametrize("chain, reached", [(CHAINS["vec"], "proved"), (EXACT, "exact"), (NUMERICAL, "numerical")])
def test_the_declared_status_is_the_one_that_was_reached(chain, reached):
    for declared in ("proved", "exact", "numerical"):
        if declared == reached:
            assert formula("claim", *chain, status=declared).status == reached
            continue
        with pytest.raises(NotProved) as error:
            formula("claim", *chain, status=declared)
        assert str(error.value) == (f"claim is declared '{declared}', and the checks reached '{reached}': "
                                    f"declare status='{reached}', or derive it otherwise")


def test_there_is_no_other_status():
    with pytest.raises(NotProved, match="^claim: no status 'true'; there are proved, exact, numerical$"):
        formula("claim", f, W @ x, status="true")


@pytest.mark.parametrize("name", ["Claim", "a b", "", None, "vec_of", r"\x"])
def test_a_formula_has_a_label(name):
    with pytest.raises(NamingError, match="is not a label"):
        formula(name, f, W @ x)


def test_a_formula_may_have_a_title_which_says_nothing_of_its_meaning():
    made, plain = (Formula("twice", Derivation(W.T.T, (W, "twice")), title=title) for title in ("Twice is never", ""))
    assert read(write(made)).title == "Twice is never" and 'title="Twice is never"' in python(made)
    assert "title" not in write(plain) and "title" not in python(plain) and fingerprint(made) == fingerprint(plain)
    with pytest.raises(NamingError, match="is not a title"):
        formula("claim", f, W @ x, title="$x$")


def test_a_formula_needs_a_derivation_and_conditions_that_are_declared():
    with pytest.raises(ReasonError, match="^claim needs a Derivation, got MatrixProduct$"):
        Formula("claim", W @ x)
    with pytest.raises(ConditionError, match="^claim: a condition is a Given or a Condition, not 'x is fixed'$"):
        formula("claim", f, W @ x, conditions=["x is fixed"])


def test_what_a_formula_rests_on_is_listed_once():
    found = formula("entries", *CHAINS["index"], conditions=[Given(x, independent_of=W)])
    assert [given.text() for given in found.givens] == [
        "W, which is n×m", "x, which is m×1", "f = W x", "x does not depend on W"]
    generic = formula("generic", *CHAINS["dependent"])
    assert "unspecified and differentiable" in [given.words for given in generic.givens]
    assert "x_0 does not depend on W" in [given.text() for given in generic.givens]


def test_what_is_positive_or_invertible_is_listed_with_the_rest():
    S = Matrix("S", n, n)
    conditions = [invertible(S), Given(y, independent_of=S), positive(a)]
    found = formula("solved", log(a) * partial((S.inv @ y)[i], S[p, p]), -log(a) * S.inv[i, p] * (S.inv @ y)[p],
                    conditions=conditions, free=(i, p))
    assert [given.text() for given in found.givens] == [
        "a, which is scalar", "S, which is n×n", "y, which is n×1", "a does not depend on S", "y does not depend on S",
        "p not summed", "S is invertible", "a is positive"]
    assert found.conditions == tuple(conditions)


VEC_OF_PRODUCT = formula("vec-of-product", vec(A @ X @ B), kron(B.T, A) @ vec(X))


def test_a_formula_that_applies_is_a_reason():
    found = Derivation(vec(eye(n) @ W @ x), (kron(x.T, eye(n)) @ vec(W), VEC_OF_PRODUCT))
    assert found.status == "proved" and found.rows()[0].reason is VEC_OF_PRODUCT
    assert found.text().endswith("(by vec-of-product)")


@pytest.mark.parametrize("before, after", [
    (eye(n) @ W @ x, W @ x), (vec(W), kron(eye(m), eye(n)) @ vec(W)), (vec(A @ X), kron(eye(k), A) @ vec(X))])
def test_a_formula_that_does_not_apply_is_no_reason(before, after):
    assert derivation(before, after).status == "proved"
    with pytest.raises(ReasonError) as error:
        Derivation(before, (after, VEC_OF_PRODUCT))
    assert error.value.step == 1
    assert str(error.value) == (f"step 1: vec-of-product does not apply: {VEC_OF_PRODUCT.text()} does not turn "
                                f"{before.text()} into {after.text()}")


def test_a_true_reason_does_not_save_a_false_step():
    with pytest.raises(FalseStep):
        Derivation(vec(A @ X @ B), (2 * kron(B.T, A) @ vec(X), VEC_OF_PRODUCT))


def test_the_status_is_the_weakest_of_steps_and_reasons():
    weak = formula("weak", *NUMERICAL, status="numerical")
    assert Derivation(NUMERICAL[0], (NUMERICAL[1], weak)).status == "numerical"
    assert derivation(sigma(a * eye(n)).T, *EXACT).status == "exact"


# ------------------------------------------------------------------ print
def test_rows_show_the_left_side_once_and_every_reason():
    rows = Derivation(f, (W @ x, "the definition"), (eye(n) @ W @ x, "I changes nothing")).rows()
    assert [row.text for row in rows] == [("f", "W x"), ("", "I_n W x")]
    assert [row.spoken for row in rows] == [("f", "W x"), ("", "identity of size n times W times x")]
    assert [(r.left, r.relation, r.right, r.reason) for r in rows] == [
        ("f", "=", r"W\,x", "the definition"), ("", "=", r"I_{n}\,W\,x", "I changes nothing")]


def test_a_derivation_prints_all_its_lines():
    chain = Derivation(f, (W @ x, "the definition"), (eye(n) @ W @ x, "I changes nothing"))
    assert chain.text() == repr(chain) == "f\n  = W x   (the definition)\n  = I_n W x   (I changes nothing)"
    assert chain.latex() == ("\\begin{aligned}\nf &= W\\,x && \\text{the definition} \\\\\n"
                             " &= I_{n}\\,W\\,x && \\text{I changes nothing}\n\\end{aligned}")
    assert chain.last == eye(n) @ W @ x


def test_the_letters_of_an_index_do_not_matter():
    other = indices("t", m)
    assert derivation(W[i, j] * x[j], W[i, other] * x[other]).status == "proved"
    assert Matrix("W", n, m)[t, j] != W[i, j]


# ------------------------------------------------------------------ conditions of steps
def root(of):
    """√(of²)."""
    return sqrt(of * of)


def properties(thing):
    """The conditions of a derivation or formula, as pairs."""
    return [(condition.expression, condition.property) for condition in thing.conditions]


STEPS = {
    "positive": ((root(a), (a, "a is positive")), [positive(a)]),
    "small": ((root(1 - a), (1 - a, "a is less than 1")), [positive(1 - a)]),
    "of two": ((root(a) / c, (a / c, "a is positive")), [positive(a), nonzero(c)]),
    "entries": ((sum_over(j, sqrt(x[j] * x[j])), (ones(m).T @ x, "each is positive")), [positive(x)]),
    "two steps": ((root(a - c) + c, (a - c + c, "a is greater"), (a, "c goes")), [positive(a - c)]),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_is_true_under_a_condition_alone_is_taken(name):
    steps, conditions = STEPS[name]
    made = Derivation(*steps, conditions=conditions)
    assert made.status in ("proved", "numerical")
    assert properties(made) == [(c.expression, c.property) for c in conditions]
    with pytest.raises(FalseStep):
        Derivation(*steps)


@pytest.mark.parametrize("condition", [positive(a * a), nonzero(a)], ids=lambda condition: condition.text())
def test_another_condition_does_not_make_it_true(condition):
    with pytest.raises(FalseStep) as error:
        Derivation(root(a), (a, "no"), conditions=[condition])
    (_, value), = error.value.counterexample.values
    assert value < 0


@pytest.mark.parametrize("name", STEPS)
def test_a_formula_takes_the_conditions_over(name):
    steps, conditions = STEPS[name]
    made = Derivation(*steps, conditions=conditions)
    for stated in ((), conditions):
        formula = Formula("under", made, stated, status=made.status)
        assert properties(formula) == properties(made)      # those that are stated again come once
        assert [rest.text() for rest in formula.givens][-len(conditions):] == [c.text() for c in conditions]


def test_a_formula_adds_its_own_conditions():
    made = Derivation(root(a) * log(c * c), (a * log(c * c), "a is positive"), conditions=[positive(a), nonzero(c)])
    formula = Formula("own", made, [positive(a), Given(a)], status="proved")
    assert [type(given).__name__ for given in formula.conditions] == ["Condition", "Condition", "Given"]
    assert formula.conditions[:2] == made.conditions


@pytest.mark.parametrize("name", STEPS)
def test_conditions_come_back_from_data_and_from_source(name):
    steps, conditions = STEPS[name]
    made = Derivation(*steps, conditions=conditions)
    formula = Formula("under", made, status=made.status)
    for thing in (made, formula):
        back = read(write(thing))
        assert properties(back) == properties(thing) and write(back) == write(thing)
        code = python(thing)
        before, _, last = code.rpartition("\n\n")
        scope = {}
        exec(f"{before}\n\nagain = {last}", scope)
        assert code.count("conditions=[") == 1 and write(scope["again"]) == write(thing)
    left_out = write(made)
    del left_out["conditions"]
    with pytest.raises(FalseStep):
        read(left_out)


def test_what_has_no_conditions_writes_none():
    made = Derivation(W.T.T, (W, "twice"))
    assert made.conditions == () and "conditions" not in write(made)
    assert "conditions" not in python(made) and "conditions" in write(Formula("twice", made))


@pytest.mark.parametrize("steps, conditions, words", [
    ((log(a) / c, ((1 / c) * log(a), "order")), [positive(a)], 
     "a condition is missing: write conditions=[positive(a), nonzero(c)]"),
    ((root(a), (a, "no")), [positive(a), positive(c)], "nothing demands that c is positive: leave the condition out"),
    ((root(a), (a, "no")), [a], "a condition is a Condition such as positive(x), not a"),
    ((root(a - 1) * root(-1 - a), (0 * a, "no")), [positive(a - 1), positive(-1 - a)],
     "no point was found at which a - 1 is positive and -1 - a is positive"),
], ids=["missing", "idle", "none", "contradictory"])
def test_conditions_are_checked_where_they_are_stated(steps, conditions, words):
    with pytest.raises(ConditionError) as error:
        Derivation(*steps, conditions=conditions)
    assert str(error.value) == words


def test_a_name_in_a_condition_must_be_the_one_of_the_lines():
    with pytest.raises((NamingError, ConditionError)):
        Derivation(root(a), (a, "no"), conditions=[positive(Vector("a", n))])
