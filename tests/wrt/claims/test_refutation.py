import json
from functools import reduce

import pytest
from material import F, W, a, f, i, m, n, p, phi, q, sigma, w, x, y

from wrt import (
    Refutation, RowVector, Scalar, Vector, cos, delta, exp, eye, gradient, jacobian, kron, ones, partial, positive,
    read, rvec, sin, sqrt, tanh, vec, write,
)
from wrt.proof import Decision
from wrt.claims.finding import Counterexample, Misfit
from wrt.claims.fingerprint import fingerprint
from wrt.errors import ConditionError, EngineError, NamingError, NotRefuted, ReasonError, VariableError
from wrt.language.expression import as_expression
from wrt.language.source import python

one = as_expression(1)


def refute(left, right, by, **options):
    return Refutation("claim", left, right, by=by, because="a usual mistake", **options)


@pytest.mark.parametrize("left, right, words", [
    (W @ y, y, "shapes do not fit: W is n×m, y is n×1"),
    (y, W @ y, "shapes do not fit: W is n×m, y is n×1"),
    (f, kron(x.T, eye(n)) @ rvec(W), "shapes do not fit: xᵀ ⊗ I_n is n×mn, rvec(W) is nm×1"),
    (jacobian(f, w), kron(eye(n), x.T), "shapes differ: the left side is n×mn, the right side n×nm"),
    (jacobian(f, w), (x.T @ ones(m)) * ones(n), "shapes differ: the left side is n×mn, the right side n×1"),
    (partial(f[i], W[p, q]), delta(i, p) * (x.T @ ones(m)),
     "free indices differ: the left side has i, p, q, the right side i, p"),
    (x[q], x[q] * F[q, p] * y[p] * y[p],
     "index p occurs 3 times in x_q F_qp y_p y_p: give a pair another letter, name it as free, or say sum_over"),
])
def test_a_claim_is_refuted_by_shape(left, right, words):
    found = refute(left, right, "shape")
    assert isinstance(found.finding, Misfit) and found.finding.text() == words
    told = "".join(before + tex for before, tex, _ in found.finding.pieces())
    assert told[0].isupper() and told[-1] == "." and "$" not in told


@pytest.mark.parametrize("left, right, text", [
    (partial(f[i], W[p, q]), -delta(i, p) * x[q],
     "counterexample: n=1, m=1; entry i=1, p=1, q=1: left = x_1, right = -x_1"),
    (partial(f[i], W[p, q]), x[q] * ones(n)[i] * ones(n)[p],
     "counterexample: n=2, m=1; entry i=1, p=2, q=1: left = 0, right = x_1"),
    (gradient(y.T @ W @ x, W), 2 * y @ x.T,
     "counterexample: n=1, m=1; entry row=1, column=1: left = x_1 y_1, right = 2 x_1 y_1"),
])
def test_a_claim_is_refuted_by_value(left, right, text):
    found = refute(left, right, "value")
    assert isinstance(found.finding, Counterexample) and found.finding.text() == text
    pieces = found.finding.pieces()
    (_, rows), (_, columns) = found.finding.sizes
    assert pieces[:3] == [("Counterexample: ", "", ""), ("for ", f"n = {rows}", f"n equals {rows}"),
                          (", ", f"m = {columns}", f"m equals {columns}")]
    assert pieces[-1] == (".", "", "")


def test_values_are_typeset_and_said():
    found = refute(partial(f[i], W[p, q]), -delta(i, p) * x[q], "value")
    assert found.finding.pieces()[3:] == [
        (" and the entry ", "i = 1", "i equals 1"), (", ", "p = 1", "p equals 1"), (", ", "q = 1", "q equals 1"),
        (", the left side is ", "x_{1}", "x 1"), (" and the right side ", "- x_{1}", "minus x 1"), (".", "", "")]
    assert found.spoken() == ("the partial derivative of f i with respect to W p q equals "
                              "minus delta i p times x q")


@pytest.mark.parametrize("left, right, by, message", [
    (W @ x, 2 * W @ x, "shape", "claim is not refuted by shape: counterexample: n=1, m=1; entry row=1: left = "),
    (W @ y, y, "value", "claim is not refuted by value: shapes do not fit: W is n×m, y is n×1"),
    (W, W.T, "value", "claim is not refuted by value: shapes differ: the left side is n×m, the right side m×n"),
    (W @ x, eye(n) @ W @ x, "value", "claim: W x = I_n W x is true, so it cannot be refuted"),
    (W @ x, eye(n) @ W @ x, "shape", "claim: W x = I_n W x is true, so it cannot be refuted"),
    (W @ x, 2 * W @ x, "eye", "claim: refuted by 'eye'? Say by='shape' or by='value'"),
])
def test_any_other_outcome_is_an_error(left, right, by, message):
    with pytest.raises(NotRefuted) as error:
        refute(left, right, by)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize("right, by, instead, status", [
    (x[q], "shape", delta(i, p) * x[q], "proved"), (2 * delta(i, p) * x[q], "value", x[q] * delta(p, i), "proved")])
def test_the_right_answer_is_checked_and_kept(right, by, instead, status):
    found = refute(partial(f[i], W[p, q]), right, by, instead=instead)
    assert (found.instead, found.checked) == (instead, status)
    again = read(json.loads(json.dumps(write(found))))
    assert (again.instead, again.checked) == (instead, status)
    assert f"instead={instead.text()}" not in python(found) and "    instead=" in python(found)
    plain = refute(partial(f[i], W[p, q]), right, by)
    assert (plain.instead, plain.checked) == (None, "") and "instead" not in write(plain)
    assert fingerprint(found) == fingerprint(plain)


def test_a_claim_may_have_a_title():
    titled = refute(partial(f[i], W[p, q]), x[q], "shape", title="The row that is lost")
    assert read(write(titled)).title == "The row that is lost" and 'title="The row that is lost"' in python(titled)


@pytest.mark.parametrize("instead, message", [
    (2 * delta(i, p) * x[q], "claim: what is stated instead is false: counterexample: n=1, m=1; entry i=1, p=1, q=1: "),
    (x[q], "claim: what is stated instead is false: free indices differ: "),
    (x, "claim: what is stated instead is false: shapes differ: "),
])
def test_a_right_answer_that_is_none_is_refused(instead, message):
    with pytest.raises(NotRefuted) as error:
        refute(partial(f[i], W[p, q]), -delta(i, p) * x[q], "value", instead=instead)
    assert str(error.value).startswith(message) and "instead" in error.value.remedy


def test_what_the_right_answer_rests_on_is_told_and_may_be_demanded():
    claim = dict(by="value", conditions=[positive(a)], instead=a)
    found = refute(sqrt(a * a), 2 * a, **claim)
    assert found.checked in ("proved", "numerical")
    assert [given.text() for given in found.givens] == ["a, which is scalar", "a is positive"]
    with pytest.raises(ConditionError, match="a condition is missing"):
        refute(sqrt(a * a), 2 * a, by="value", instead=a)


@pytest.mark.parametrize("left, right", [
    (sin(a) * sin(a) + cos(a) * cos(a), one), (exp(a) * exp(-a), one),
    (tanh(2 * a) * (1 + tanh(a) * tanh(a)), 2 * tanh(a)),
    (partial(sin(a) * sin(a), a), sin(2 * a)), (exp(x) * 1, exp(x))])
def test_a_true_identity_of_known_functions_is_not_refuted_by_a_stand_in(left, right):
    with pytest.raises(NotRefuted, match="is true, so it cannot be refuted$"):
        refute(left, right, "value")


@pytest.mark.parametrize("right, shown", [
    (-tanh.prime(a), "left = 1, right = -1, a = 0"),
    (2 * tanh.prime(a), "left = 1, right = 2, a = 0"),
    (tanh(a), "left = 1, right = 0, a = 0"),
    (1 - tanh(a), "left = 1 - tanh(1)² ≈ 0.4200, right = 1 - tanh(1) ≈ 0.2384, a = 1"),
])
def test_known_functions_are_refuted_as_themselves(right, shown):
    assert shown in refute(partial(tanh(a), a), right, "value").finding.text()


def test_an_open_function_is_refuted_by_a_real_one():
    found = refute(partial(sigma(a), a), sigma(a), "value").finding
    assert isinstance(found, Counterexample)
    assert {str(s) for s in found.left.free_symbols | found.right.free_symbols} <= {"a"}
    assert "σ(t) = " in found.text()       # the function taken is shown, or a reader could not check the numbers
    loss = Scalar("L", of=x)
    assert isinstance(refute(gradient(loss, x), 2 * gradient(loss, x), "value").finding, Counterexample)


def test_two_open_functions_are_not_the_same():
    for left, right in ((sigma(x), phi(x)), (Vector("g", n, of=x), Vector("h", n, of=x))):
        assert isinstance(refute(left, right, "value").finding, Counterexample)


def test_sides_that_no_entry_tells_apart_are_not_refuted():
    with pytest.raises(NotRefuted, match="is undecided: the sides differ for random stand-ins"):
        refute(reduce(lambda function, _: function.prime, range(10), sigma)(x), 0 * x, "value")


def test_free_names_the_free_indices():
    left, right = W[i, q] * W[i, q], W[i, q] * W[i, q] * 2
    assert refute(left, right, "value").finding.entry == ()
    assert refute(left, right, "value", free=(i, q)).finding.entry == (("i", 1), ("q", 1))
    with pytest.raises(TypeError, match="free= lists indices"):
        refute(left, right, "value", free=[n])


@pytest.mark.parametrize("left, right, error", [
    (f, W @ x + y * (RowVector("x", n) @ y), NamingError),
    (partial(f[i], (W @ x)[p]), f[i] * f[p], VariableError)])
def test_a_claim_must_mean_something(left, right, error):
    with pytest.raises(error):
        refute(left, right, "value")


def test_name_and_words_are_checked():
    with pytest.raises(NamingError, match="is not a label"):
        Refutation("My claim", W, W.T, by="shape", because="transposed")
    for words in ("", "  ", None, W):
        with pytest.raises(ReasonError, match="^claim needs because='what is wrong, in plain words', got "):
            Refutation("claim", W, W.T, by="shape", because=words)


def test_an_engine_error_is_no_refutation(monkeypatch):
    monkeypatch.setattr("wrt.claims.check.proof.decide", lambda *sides: Decision("equal"))
    with pytest.raises(EngineError):
        refute(W @ x, 2 * W @ x, "value")


def test_a_refutation_knows_the_convention_in_which_it_is_true():
    found = refute(jacobian(f, w), kron(eye(n), x.T), "shape")
    assert found.convention.text() == "∂f/∂rvec(W)ᵀ = I_n ⊗ xᵀ" and found.convention is found.convention
    assert refute(jacobian(f, w), 2 * kron(eye(n), x.T), "shape").convention is None
    assert refute(gradient(y.T @ W @ x, W), 2 * y @ x.T, "value").convention is None


def test_a_refutation_prints_the_claim_and_what_was_found():
    found = refute(vec(W), vec(W.T), "shape")
    assert found.text() == "vec(W) = vec(Wᵀ)"
    assert found.latex() == r"\operatorname{vec}(W) = \operatorname{vec}(W^{\mathsf{T}})"
    assert repr(found) == ("claim (refuted by shape): vec(W) = vec(Wᵀ): "
                           "shapes differ: the left side is mn×1, the right side nm×1")
