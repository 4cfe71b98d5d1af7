import pytest
from material import A, F, W, X, a, f, i, j, n, p, q, s, w, x, y

from wrt import d, define, eye, gradient, hessian, jacobian, kron, nonzero, norm, partial, rvec, vec
from wrt.errors import VariableError
from wrt.language.expression import Demand
from wrt.language.shape import axes
from wrt.nodes import Derivative, Gradient, Jacobian, Partial
from wrt.nodes.derivative import variable

row_stacked = define("r", rvec(W))


@pytest.mark.parametrize("by, symbol, array", [
    (W, W, W), (x, x, x), (a, a, a), (f, f, f), (F, F, F),
    (vec(W), W, vec(W)), (rvec(W), W, rvec(W)), (w, W, vec(W)), (row_stacked, W, rvec(W)),
    (W[p, q], W, W), (w[q, p], W, vec(W)), (rvec(W)[p, q], W, rvec(W)), (f[i], f, f),
])
def test_a_variable_is_a_symbol_its_vec_or_an_entry(by, symbol, array):
    assert variable(by) == (symbol, array)


@pytest.mark.parametrize("by, printed", [
    (W @ x, "W x"), (W.T, "Wᵀ"), (2 * x, "2 x"), (vec(W @ X), "vec(W X)"), (vec(vec(W)), "vec(vec(W))"),
    ((W @ x)[i], "(W x)_i"), (W.T[q, p], "(Wᵀ)_qp"), (eye(n), "I_n"), (x + x, "x + x"),
    (define("g", vec(W @ X)), "g"),
])
def test_nothing_else_is_a_variable(by, printed):
    with pytest.raises(VariableError) as error:
        variable(by)
    assert str(error.value) == (f"{printed} is not a variable: differentiate by a symbol, by vec of a symbol, "
                                "or by an entry of one")


@pytest.mark.parametrize("derivative", [partial(f[i], (W @ X)[p, s]), jacobian(f, kron(x, y)), jacobian(f, A @ x)])
def test_a_derivative_by_no_variable_has_no_shape(derivative):
    with pytest.raises(VariableError, match="is not a variable"):
        axes(derivative)


@pytest.mark.parametrize("derivative, demanded", [
    (gradient(norm(x), x), [nonzero(norm(x))]), (gradient(norm(A @ x)**3, x), [nonzero(norm(A @ x))]),
    (gradient(norm(x)**2, x), []), (gradient(a * norm(A @ x) * norm(A @ x), x), []),
    (gradient(norm(norm(y) * x)**2, y), [nonzero(norm(y))]),        # what stands in the square is not squared
    (gradient(norm(y) * (y.T @ x), x), []),                         # it does not depend on x
    (gradient(define("r", norm(x)) * a, x), [nonzero(norm(x))]), (gradient(define("r", norm(x))**2, x), []),
    (hessian(norm(x)**2, x), []),
    (partial(norm(a * x), a), [nonzero(norm(a * x))]), (d(norm(x), x), [nonzero(norm(x))]),
])
def test_a_norm_is_differentiated_away_from_its_kink_unless_it_is_squared(derivative, demanded):
    assert derivative.demands() == tuple(Demand(c.property, c.expression) for c in demanded)


def test_the_three_derivatives_are_different_nodes():
    kinds = [type(d) for d in (partial(a, a), jacobian(y, x), gradient(a, x))]
    assert kinds == [Partial, Jacobian, Gradient] and all(issubclass(kind, Derivative) for kind in kinds)


def test_only_a_partial_derivative_carries_indices():
    assert partial(f[i], W[p, q]).indices() == (p, q)
    assert partial(a, a).indices() == jacobian(f, w).indices() == gradient(a, W).indices() == ()


def test_what_is_derived_is_the_only_operand():
    derivative = partial(W[i, j] * x[j], W[p, q])
    assert derivative.operands() == (W[i, j] * x[j],)
    assert derivative.children() == (W[i, j] * x[j], W[p, q])
