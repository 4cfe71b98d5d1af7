"""Derivatives: partial, Jacobian, gradient and Hessian."""

from __future__ import annotations

import numpy as np
from material import F, W, a, b, c, f, i, j, m, n, p, phi, q, sigma, w, x, y
from node import Example, V, ZERO, depends, is_scalar, product, sum_outside
from pool import ARRAYS, S, SCALARS, STACKED, STRUCTURED, S_2, x_0

from wrt import (
    Matrix, Scalar, Vector, cos, define, delta, duplication, eye, gradient, hadamard, hessian, jacobian, kron, ones,
    partial, rvec, sin, tanh, trace, triangle, varied, vec, vech,
)
from wrt.language.dimension import SCALAR
from wrt.language.shape import axes
from wrt.nodes import (
    Delta, Entry, Gradient, Hessian, Identity, Jacobian, MatrixProduct, Partial, Product, Structured, Summation, Symbol,
    Trace, Transpose, Varied, Vec, Vech,
)
from wrt.nodes.derivative import variable
from wrt.nodes.structured import LOWER, SYMMETRIC, WAYS

P, z, u, v = Matrix("P", m, n), define("z", W @ x), Vector("u", n), Vector("v", n)
L, M, G = Scalar("L", of=z), Scalar("M", of=(W, x)), Vector("G", n, of=(x, W))
H, loss, form = Scalar("H", of=G), Scalar("L", of=W), define("L", y.T @ W @ x)
quadratic, dotted = define("Q", x.T @ x), define("r", y[i] * y[i])
BY_VECH = [Vech(variable) for variable in STRUCTURED if variable.structure in (SYMMETRIC, LOWER)]

EXAMPLES = [
    Example(partial(f[i], x[j]), "scalar", r"\frac{\partial f_{i}}{\partial x_{j}}", "∂f_i/∂x_j", "partial(f[i], x[j])",
            [[1, 2, 3], [4, 5, 6]], rows=i, columns=j, spoken="the partial derivative of f i with respect to x j"),
    Example(jacobian(f, x), "n×m", r"\frac{\partial f}{\partial x^{\mathsf{T}}}", "∂f/∂xᵀ", "jacobian(f, x)",
            [[1, 2, 3], [4, 5, 6]], spoken="the derivative of f with respect to x transpose"),
    Example(gradient(x.T @ x, x), "m×1", r"\frac{\partial (x^{\mathsf{T}}\,x)}{\partial x}", "∂(xᵀ x)/∂x",
            "gradient(x.T @ x, x)", [[2], [-2], [4]]),
    Example(partial(partial(L, W[i, q]), z[p]),
            spoken="the partial derivative of the partial derivative of L with respect to W i q with respect to z p"),
    Example(partial(Scalar("M", of=f), x[j])),
    Example(jacobian(x, x), value=[[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    Example(partial(W[i, j], W[p, q])),
    Example(jacobian(S.inv @ y, vec(S)), "n×n²"),
    Example(partial(f[i], W[p, q]), "scalar", r"\frac{\partial f_{i}}{\partial W_{p q}}", "∂f_i/∂W_pq",
            "partial(f[i], W[p, q])", spoken="the partial derivative of f i with respect to W p q"),
    Example(partial(a, a), "scalar"),
    Example(partial(a, w[q, p]), "scalar"),
    Example(jacobian(f, w), "n×mn", python="jacobian(f, w)",
            spoken="the derivative of f with respect to small w transpose"),
    Example(jacobian(f, rvec(W)), "n×nm"),
    Example(jacobian(w, w), "mn×mn"),
    Example(jacobian(a, x), "1×m"),
    Example(gradient(form, W), "n×m"),
    Example(gradient(form, x), "m×1"),
    Example(gradient(b @ y, b), "1×n", spoken="the derivative of b y with respect to b"),
    Example(partial(x[j] * a, x_0[q]), tex=r"\frac{\partial (x_{j}\,a)}{\partial (x_{0})_{q}}",
            text="∂(x_j a)/∂(x_0)_q"),
    Example(jacobian(f, vec(W)), tex=r"\frac{\partial f}{\partial \operatorname{vec}(W)^{\mathsf{T}}}",
            text="∂f/∂vec(W)ᵀ"),
    Example(gradient(loss, W), tex=r"\frac{\partial L}{\partial W}", text="∂L/∂W"),
    Example(gradient(trace(S), S), tex=r"\frac{\partial \operatorname{tr}(S)}{\partial S}", text="∂tr(S)/∂S",
            value=np.eye(2)),
    Example(partial(1 / a, a), tex=r"\frac{\partial \frac{1}{a}}{\partial a}", text="∂(1/a)/∂a"),
    Example(gradient(a, W)),
    Example(gradient(a, w), "mn×1"),
    Example(jacobian(W @ x, x), value=V[W]),
    Example(jacobian(W @ x, vec(W)), value=np.kron(V[x].T, np.eye(2)),
            spoken="the derivative of W x with respect to open paren vec of W close paren transpose"),
    Example(jacobian(W @ x, rvec(W)), value=np.kron(np.eye(2), V[x].T)),
    Example(jacobian(W @ x, w), value=np.kron(V[x].T, np.eye(2)),
            spoken="the derivative of capital W x with respect to small w transpose"),
    Example(gradient(y.T @ W @ x, W), value=V[y] @ V[x].T),
    Example(gradient(y.T @ W @ x, w), value=(V[y] @ V[x].T).reshape(-1, 1, order="F")),
    Example(jacobian(vec(S @ S), vec(S)), value=np.kron(np.eye(2), V[S]) + np.kron(V[S].T, np.eye(2))),
    Example(gradient(f.T @ f, x), value=2 * V[W].T @ V[W] @ V[x],
            spoken="the derivative of f transpose f with respect to x"),
    Example(gradient(f.T @ f, f), value=2 * V[W] @ V[x]),
    Example(gradient(trace(S @ S), S), value=2 * V[S].T,
            spoken="the derivative of the trace of open paren S S close paren with respect to S"),
    Example(jacobian(trace(x @ x.T), x), value=2 * V[x].T),
    Example(jacobian(x.T @ x, x), value=2 * V[x].T),
    Example(jacobian(vec(W), rvec(W)), value=np.eye(6)[[0, 3, 1, 4, 2, 5]]),
    Example(partial(a * W, a), "n×m", r"\frac{\partial (a\,W)}{\partial a}", "∂(a W)/∂a", "partial(a * W, a)", V[W]),
    Example(partial(W @ x, W[p, q]), "n×1", spoken="the partial derivative of W x with respect to W p q"),
    Example(partial(S.inv, S[i, p]), "n×n"),
    Example(hessian(x.T @ x, x), "m×m", r"\frac{\partial^{2}(x^{\mathsf{T}}\,x)}{\partial x\partial x^{\mathsf{T}}}",
            "∂²(xᵀ x)/∂x∂xᵀ", "hessian(x.T @ x, x)", 2 * np.eye(3),
            spoken="the Hessian of x transpose x with respect to x and x transpose"),
    Example(hessian(Scalar("N", of=x), x), tex=r"\frac{\partial^{2}N}{\partial x\partial x^{\mathsf{T}}}"),
    Example(hessian(loss, vec(W)), "mn×mn"),
    Example(hessian(loss, w), "mn×mn"),
    Example(hessian(y.T @ S @ y, y), value=V[S] + V[S].T),
    Example(hessian(trace(S @ S), rvec(S)), value=2 * np.eye(4)[[0, 2, 1, 3]]),
    Example(hessian(a * x.T @ x, x)[j, q], rows=j, columns=q, value=8 * np.eye(3)),
]

MISFITS = [
    *((gradient(a, by), f"gradient needs a vector or matrix symbol, got {name}: use partial for scalars")
      for by, name in ((W[p, q], "W_pq"), (a, "a"))),
    (gradient(a, vec(W)), "gradient needs a vector or matrix symbol, got vec(W): differentiate by a letter, or take "
     "the jacobian by vec or vech of one"),
    (partial(f[i], W), "partial needs a scalar below the line, W is n×m: take an entry, or use gradient"),
    (partial(f, x), "partial needs a scalar below the line, x is m×1: take an entry, or use jacobian"),
    (partial(f.T, x), "partial needs a scalar below the line, x is m×1: take an entry, or use jacobian of its vec"),
    (jacobian(W, x), "jacobian needs column vectors, W is n×m: use vec"),
    (jacobian(f, W), "jacobian needs column vectors, W is n×m: use vec"),
    (jacobian(f.T, x), "jacobian needs column vectors, fᵀ is 1×n: use vec"),
    (jacobian(f, b), "jacobian needs column vectors, b is 1×n: use vec"),
    (jacobian(f, a), "jacobian needs a column vector below the line, a is a scalar: use partial"),
    *((kind, "S_2 is symmetric, and a derivative by it has several meanings") for kind in (hessian(a, vec(S_2)),
        gradient(a, S_2), jacobian(f, vec(S_2)), jacobian(f, define("w", vec(S_2))), partial(a, rvec(S_2)[i, p]))),
    *((jacobian(f, vech(by)), f"vech({by}) does not hold what {by} is made of") for by in (S, STRUCTURED[1])),
    (gradient(f, W), "gradient needs a scalar, f is n×1: take an entry, or use jacobian or vjp"),
    (gradient(F, W), "gradient needs a scalar, F is m×n: take an entry, or use jacobian of its vec or vjp"),
    (hessian(f, x), "hessian needs a scalar, f is n×1: take an entry"),
    (hessian(a, W), "hessian needs a column vector below the line, W is n×m: use vec"),
    (hessian(a, b), "hessian needs a column vector below the line, b is 1×n: use vec"),
    (hessian(a, a), "hessian needs a column vector below the line, a is scalar: use partial twice"),
    (hessian(a, 2 * x), "2 x is not a variable: differentiate by a symbol, by vec of a symbol, or by an entry of one"),
]

EQUAL = [
    (gradient(y.T @ W @ x, x).T, jacobian(y.T @ W @ x, x)),
    (gradient(loss, W)[p, q], partial(loss, W[p, q])),
    (jacobian(f, x)[i, j], W[i, j]),
    (jacobian(f + y, x), W),
    (gradient(a + x.T @ x, x), 2 * x),
    (partial(a + a * c, a), 1 + c),
    (gradient(trace(S), S), eye(n)),
    (gradient(trace(S @ S @ S), S), 3 * (S @ S).T),
    (gradient(trace(W.T @ W), W), 2 * W),
    (jacobian(trace(W @ P), vec(W)), vec(P.T).T),
    (partial(trace(S.inv), S[i, p]), -(S.inv @ S.inv)[p, i]),
    (partial(trace(F @ W), W[i, q]), F[q, i] + partial(F[j, p], W[i, q]) * W[p, j]),
    (gradient(sigma(trace(W @ P)), W), sigma.prime(trace(W @ P)) * P.T),
    (partial(W[i, j], W[p, q]), delta(i, p) * delta(j, q)),
    (partial(x[j] * x[j], x[q]), 2 * x[q]),
    (partial(x[j] * a, a), x[j]),
    (jacobian(W @ x, vec(W)), kron(x.T, eye(n))),
    (jacobian(W @ x, w), kron(x.T, eye(n))),
    (jacobian(W @ x, rvec(W)), kron(eye(n), x.T)),
    (gradient(y.T @ W @ x, W), y @ x.T),
    (jacobian(W.T @ y, vec(W)), kron(eye(m), y.T)),
    (gradient(x.T @ x, x), 2 * x),
    (partial(L, W[i, q]), partial(L, z[i]) * x[q]),
    (gradient(L, W), gradient(L, z) @ x.T),
    (jacobian(L, x), jacobian(L, z) @ W),
    (partial(partial(L, W[i, q]), x[j]),
     partial(partial(L, z[i]), z[p]) * W[p, j] * x[q] + partial(L, z[i]) * delta(q, j)),
    (partial(partial(L, z[i]), z[p]), partial(partial(L, z[p]), z[i])),
    (partial(partial(M, W[i, j]), x[q]), partial(partial(M, x[q]), W[i, j])),
    (partial(H, x[q]), partial(H, G[p]) * partial(G[p], x[q])),
    (partial(F[j, i], W[p, q]), partial(F.T[i, j], W[p, q])),
    (partial(sigma(z)[i], W[p, q]), sigma.prime(z)[i] * delta(i, p) * x[q], (i, p, q)),
    (partial(phi(sigma(a)), a), phi.prime(sigma(a)) * sigma.prime(a)),
    (partial(z[i], z[p]), delta(i, p)),
    (partial(quadratic * z[i], z[p]), quadratic * delta(i, p)),
    (partial(z[i] * z[i], z[p]), 2 * (W @ x)[p]),
    (partial((W @ x)[i], z[p]), 0 * delta(i, p)),
    (partial(sigma(z)[i], z[p]), sigma.prime(W @ x)[i] * delta(i, p), (i, p)),
    (partial(partial(L, W[i, q]), z[p]), partial(partial(L, z[p]), z[i]) * x[q]),
    (partial(partial(L, z[p]), W[i, q]), partial(partial(L, z[p]), z[i]) * x[q]),
    (partial(partial(sigma(z)[i], z[p]), W[i, q]), sigma.prime.prime(z)[i] * delta(i, p) * x[q], (i, p, q)),
    (gradient(Scalar("N", of=W), w), vec(gradient(Scalar("N", of=W), W))),
    (partial(dotted, y[p]), 2 * y[p]),
    (partial(a * W, a), W),
    (partial(W, W[p, q])[i, j], delta(i, p) * delta(j, q)),
    (partial(W @ x, W[p, q])[i], partial(f[i], W[p, q]), (i, p, q)),
    (partial(W.T, W[p, q]), partial(W, W[p, q]).T, (p, q)),
    (partial(W @ x, x[j]) * x[j], W @ x),
    (partial(sigma(a * W), a), hadamard(sigma.prime(a * W), W)),
    (partial(S.inv, S[i, p]) * S[i, p], -S.inv),
    (partial(F, W[p, q])[j, i], partial(F[j, i], W[p, q]), (i, j, p, q)),
    (hessian(y.T @ S @ y, y), S + S.T),
    (hessian(a + x.T @ x, x), 2 * eye(m)),
    (hessian(Scalar("N", of=x), x), jacobian(gradient(Scalar("N", of=x), x), x)),
    (hessian(Scalar("N", of=x), x), hessian(Scalar("N", of=x), x).T),
    (hessian(loss, vec(W)), hessian(loss, w)),
    (hessian(L, x), W.T @ hessian(L, z) @ W),
    (hessian(trace(W.T @ S @ W), vec(W)), kron(eye(m), S + S.T)),
    (hessian(trace(W.T @ S @ W), rvec(W)), kron(S + S.T, eye(m))),
    (hessian(sigma(x.T @ x), x), 2 * sigma.prime(x.T @ x) * eye(m) + 4 * sigma.prime.prime(x.T @ x) * (x @ x.T)),
    (hessian(loss, vec(W)), jacobian(jacobian(loss, vec(W)).T, vec(W))),
    (hessian(trace(S_2 @ S_2), vech(S_2)), 2 * duplication(n).T @ duplication(n)),
    (hessian(trace(S_2 @ S_2), define("h", vech(S_2))), 2 * duplication(n).T @ duplication(n)),
    (hessian(trace(S_2 @ S_2), vec(varied(S_2, "independent"))) @ vec(S), 2 * vec(S.T)),
    (hessian(trace(S_2 @ S_2), vec(varied(S_2, "projected"))) @ vec(S), vec(S + S.T)),
    (partial(tanh(a) * cos(a), a), cos(a) - tanh(a) * tanh(a) * cos(a) - tanh(a) * sin(a)),
]

DIFFERENT = [
    (gradient(trace(S @ S), S), 2 * S),
    (partial(x[j] * x[j], x[q]), x[q]),
    (partial(W[i, j], W[p, q]), -delta(i, p) * delta(j, q)),
    (partial(L, W[i, q]), 2 * partial(L, z[i]) * x[q]),
    (partial(partial(L, W[i, q]), x[j]), partial(partial(L, z[i]), z[p]) * W[p, j] * x[q]),
    (partial(partial(M, W[i, j]), x[q]), partial(partial(M, W[i, q]), x[j])),
    (partial(z[i] * z[i], z[p]), z[p]),
    (partial((W @ x)[i], z[p]), delta(i, p)),
    (partial(sigma(z)[i], W[p, q]), sigma(z)[i] * delta(i, p) * x[q], (i, p, q)),
    (partial(partial(L, W[i, q]), z[p]), partial(partial(L, z[p]), z[i]) * x[q] * 2),
    (partial(a * W, a), a * W),
    (partial(W, W[p, q])[i, j], ones(n)[i] * delta(j, q) * ones(n)[p], (i, j, p, q)),
    (partial(S, S[p, i]), partial(S.T, S[p, i]), (p, i)),
    (hessian(y.T @ S @ y, y), 2 * S),
    (hessian(trace(S @ S), vec(S)), 2 * kron(eye(n), eye(n))),
    (hessian(a * x.T @ x, x), a * eye(m)),
    (hessian(trace(S_2 @ S_2), vech(S_2)), 2 * eye(triangle(n))),
    (hessian(trace(S_2 @ S_2), vec(varied(S_2, "projected"))) @ vec(S), 2 * vec(S.T)),
]


def partial_by_entry(trees, shape, depth, scope):
    """A partial derivative by a scalar, or by an entry of a symbol or of its vec."""
    if shape != SCALAR or depth <= 0:
        return None
    by = trees.random.choice([SCALARS[0], x, W, f, *STACKED[1:]])
    fitting = [[i for i in scope if i.dimension == d] for d in sum(axes(by), ())]
    if not all(fitting):
        return None
    at = tuple(map(trees.random.choice, fitting))
    return Partial(trees.scalar(depth - 1, scope), Entry(by, at) if at else by)


def partial_of_array(trees, shape, depth, scope):
    """The derivative of an array by a scalar, or by an entry."""
    fitting = [[i for i in scope if i.dimension == d] for d in W.rows + W.columns]
    if shape == SCALAR or depth <= 0:
        return None
    of = trees.tree(shape, depth - 1, scope)
    by = [SCALARS[0]] * depends(of, SCALARS[0])
    by += [Entry(W, tuple(map(trees.random.choice, fitting)))] if all(fitting) and depends(of, W) else []
    return Partial(of, trees.random.choice(by)) if by else Partial(Product((SCALARS[0], of)), SCALARS[0])


def hessian_by_column(trees, shape, depth, scope):
    """A Hessian, if rows and columns are those of a variable."""
    columns = [symbol for symbol in ARRAYS if not axes(symbol)[1] and not symbol.arguments]
    by = [variable for variable in (*columns, *STACKED, *BY_VECH) if shape == (axes(variable)[0],) * 2]
    if depth <= 0 or not by:
        return None
    chosen = trees.random.choice(by)
    return Hessian(scalar_of(trees, chosen.of, depth, scope) if isinstance(chosen, Vech)
                   else trees.scalar(depth - 1, scope), chosen)


def jacobian_by_column(trees, shape, depth, scope):
    """A Jacobian, if the columns are those of a variable."""
    rows, columns = shape
    by = [variable for variable in (x, f, *STACKED) if axes(variable) == (columns, ())]
    if depth <= 0 or not by:
        return None
    return Jacobian(trees.tree((rows, ()), depth - 1, scope), trees.random.choice(by))


def gradient_by_symbol(trees, shape, depth, scope):
    """A gradient, if the axes are those of a variable."""
    by = [variable for variable in (x, f, W, w) if axes(variable) == shape]
    return Gradient(trees.scalar(depth - 1, scope), trees.random.choice(by)) if depth > 0 and by else None


def gradient_by_tied_entries(trees, shape, depth, scope):
    """A gradient by a matrix with tied entries, in one of the three ways."""
    by = [variable for variable in STRUCTURED if axes(variable) == shape]
    if depth <= 0 or not by:
        return None
    chosen = trees.random.choice(by)
    return Gradient(scalar_of(trees, chosen, depth, scope), Varied(chosen, trees.random.choice(list(WAYS))))


def partial_by_tied_entry(trees, shape, depth, scope):
    """A partial derivative by a free entry of such a matrix."""
    by = [variable for variable in STRUCTURED if any(i.dimension in variable.rows for i in scope)]
    if shape != SCALAR or depth <= 0 or not by:
        return None
    chosen = trees.random.choice(by)
    at = tuple(trees.random.choice([i for i in scope if i.dimension in chosen.rows]) for _ in range(2))
    return Partial(scalar_of(trees, chosen, depth, scope), Entry(chosen, at))


def jacobian_by_vech(trees, shape, depth, scope):
    """A Jacobian by the lower triangle of a symmetric or lower triangular matrix."""
    rows, columns = shape
    by = [variable for variable in BY_VECH if axes(variable) == (columns, ())]
    if depth <= 0 or rows or not by:
        return None
    chosen = trees.random.choice(by)
    return Jacobian(scalar_of(trees, chosen.of, depth, scope), chosen)


def scalar_of(trees, symbol, depth, scope):
    """A scalar that depends on a square matrix, or any."""
    if trees.random.random() < 0.3:
        return trees.scalar(depth - 1, scope)
    other = trees.tree(axes(symbol), depth - 1, scope)
    return Trace(MatrixProduct(trees.random.choice([(symbol, other), (symbol, other, symbol)])))


MAKERS = {partial_by_entry: 2, jacobian_by_column: 2, gradient_by_symbol: 2, gradient_by_tied_entries: 2,
          partial_by_tied_entry: 1, jacobian_by_vech: 2, partial_of_array: 1, hessian_by_column: 32}


def of_constant(place, e):
    """What does not depend on the variable has the derivative 0."""
    return ZERO if is_scalar(e.of) and not depends(e.of, variable(e.by)[0]) else None


def of_variable(place, e):
    """∂W_ij/∂W_pq = δ_ip δ_jq."""
    match e:
        case Partial(Entry(of, at), Entry(_, by)) if of == variable(e.by)[1] and not isinstance(of, Structured):
            return product([Delta(one, other) for one, other in zip(at, by)])
    return None


def exchanged(place, e):
    """Second derivatives may be taken in any order."""
    return Partial(Partial(e.of.of, e.by), e.of.by) if isinstance(e.of, Partial) else None


def chain_rule(place, e):
    """∂L/∂x = Σ_d ∂L/∂f_d ∂f_d/∂x, for a function L of f."""
    match e.of:
        case Symbol(arguments=(inner,)) if inner == f != variable(e.by)[0] and is_scalar(e.of):
            d = place.fresh(*inner.rows)
            return Summation(Product((Partial(e.of, Entry(f, (d,))), Partial(Entry(f, (d,)), e.by))), d)
    return None


def jacobian_by_itself(place, e):
    """∂x/∂xᵀ = I."""
    return Identity(*e.of.rows) if e.of == e.by and isinstance(e.of, Symbol) and len(e.of.rows) == 1 else None


def jacobian_of_name(place, e):
    """A name is what it stands for, unless a derivative is taken by it."""
    match e.of:
        case Symbol(definition=MatrixProduct() as meant) if e.of not in (*place.closed, variable(e.by)[0]):
            return Jacobian(meant, e.by)
    return None


def jacobian_by_other_name(place, e):
    """w is vec(W)."""
    return Jacobian(e.of, w.definition if e.by == w else w) if e.by in (w, w.definition) else None


def jacobian_as_gradient(place, e):
    """The Jacobian of a scalar is a row, the gradient a column."""
    return Transpose(Gradient(e.of, e.by)) if is_scalar(e.of) and isinstance(e.by, Symbol) else None


def gradient_as_jacobian(place, e):
    """The same, the other way."""
    return None if axes(e.by)[1] else Transpose(Jacobian(e.of, e.by))


def transpose_of_gradient(place, e):
    """The same, transposed."""
    match e.of:
        case Gradient(of, by) if not axes(by)[1]:
            return Jacobian(of, by)
    return None


def vec_of_gradient(place, e):
    """vec(∂L/∂W) = (∂L/∂vec(W)ᵀ)ᵀ."""
    match e.of:
        case Gradient(of, Symbol(definition=None) as by):
            return Transpose(Jacobian(of, Vec(by, e.by_rows)))
    return None


def entry_of_gradient(place, e):
    """(∂L/∂W)_pq = ∂L/∂W_pq."""
    match e.of:
        case Gradient(of, by) if by != w:
            return Partial(of, Entry(by, e.at))
    return None


def entry_of_partial(place, e):
    """(∂A/∂t)_ij = ∂A_ij/∂t."""
    return Partial(Entry(e.of.of, e.at), e.of.by) if isinstance(e.of, Partial) else None


def transpose_of_partial(place, e):
    """(∂A/∂t)ᵀ = ∂Aᵀ/∂t."""
    return Partial(Transpose(e.of.of), e.of.by) if isinstance(e.of, Partial) else None


def hessian_as_jacobian(place, e):
    """∂²L/∂x∂xᵀ = ∂(∂L/∂x)/∂xᵀ."""
    return Jacobian(Gradient(e.of, e.by), e.by) if isinstance(e.by, Symbol) and e.by.definition is None else None


def hessian_is_symmetric(place, e):
    """∂²L/∂x∂xᵀ is symmetric."""
    return Transpose(e)


def first_derivative_only(place, e):
    """A Hessian is not the product of the gradients."""
    return MatrixProduct((Transpose(Jacobian(e.of, e.by)), Jacobian(e.of, e.by)))


def entry_of_jacobian(place, e):
    """(∂f/∂xᵀ)_ij = ∂f_i/∂x_j."""
    if not isinstance(e.of, Jacobian):
        return None
    split = len(axes(e.of)[0])
    return Partial(Entry(e.of.of, e.at[:split]) if split else e.of.of, Entry(e.of.by, e.at[split:]))


def taken_for_first_term(place, e):
    """The product rule has a term for each factor."""
    if not isinstance(e.of, Product):
        return None
    return Product((Partial(e.of.factors[0], e.by), *e.of.factors[1:]))


def read_derivative(reader):
    """One ∂ above a line and one below; what is below tells the three apart."""
    reader.take(r"\frac"), reader.take("{"), reader.take(r"\partial")
    is_second = reader.accept("^{2}")
    of = reader.factor()
    reader.take("}"), reader.take("{"), reader.take(r"\partial")
    by = reader.atom()
    if is_second:
        reader.take(r"\partial")
        if reader.atom() != by or not reader.accept(r"^{\mathsf{T}}") or not reader.accept("}"):
            raise AssertionError("a Hessian has its variable twice below the line")
        return Hessian(of, by)
    kind = Jacobian if reader.accept(r"^{\mathsf{T}}") else Partial if is_scalar(by) else Gradient
    reader.take("}")
    return kind(of, by)


REWRITES = {
    Partial: (of_constant, of_variable, exchanged, chain_rule, sum_outside),
    Jacobian: (jacobian_by_itself, jacobian_of_name, jacobian_by_other_name, jacobian_as_gradient, sum_outside),
    Gradient: (gradient_as_jacobian, sum_outside), Hessian: (hessian_as_jacobian, hessian_is_symmetric, sum_outside),
    Transpose: (transpose_of_gradient, transpose_of_partial), Vec: (vec_of_gradient,),
    Entry: (entry_of_gradient, entry_of_jacobian, entry_of_partial),
}
EDITS = {Partial: (taken_for_first_term,), Hessian: (first_derivative_only,)}
FRACTIONS = {r"\partial": read_derivative}
