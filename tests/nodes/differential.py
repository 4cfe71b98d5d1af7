"""Differentials, and derivatives along a direction."""

from __future__ import annotations

from material import A, F, W, a, b, c, f, i, j, m, n, phi, q, sigma, w, x, y
from node import Example, V, ZERO, chain, depends, is_scalar, sum_outside, summed
from pool import C_2, K_2, S, S_2, SCALARS, STRUCTURED, T_2, U_2

from wrt import (
    Matrix, Scalar, Vector, adjugate, d, define, det, diag, directional, eye, gradient, hadamard, hessian, hvp,
    jacobian, jvp, kron, partial, rvec, trace, varied, vec, vech, zeros,
)
from wrt.language.shape import axes
from wrt.nodes import (
    Differential, Entry, Gradient, Hadamard, Inverse, Jacobian, Kronecker, MatrixProduct, Partial, Product, Sum, Trace,
    Transpose, Vec,
)
from wrt.nodes.derivative import variable
from wrt.nodes.differential import increment, letters
from wrt.nodes.structured import has_structure

P = Matrix("P", m, n)
v, u, R, x_0 = Vector("v", m), Vector("u", n), Matrix("R", n, m), Vector("x_0", m)
dW, dx, dS, da = map(d, (W, x, S, a))
L, N, M = Scalar("L", of=W), Scalar("N", of=x), Scalar("M", of=F)
G, K = Matrix("G", n, m, of=W), Matrix("K", n, n, of=S)
quadratic = define("Q", x.T @ x)
loss, dS_2, h = Scalar("L", of=S_2), d(S_2), define("h", vech(S_2))


def lower(matrix):
    """The lower triangle of a matrix."""
    return gradient(trace(matrix.T @ T_2), T_2, entries="projected")


EXAMPLES = [
    Example(d(W @ x, W, x), "n×1", r"\mathrm{d}(W\,x)", "d(W x)", "d(W @ x, W, x)",
            spoken="the differential of open paren W x close paren"),
    Example(d(L, W), "scalar", r"\mathrm{d}L", "dL", "d(L, W)", spoken="the differential of L"),
    Example(d(f, W, x), tex=r"\mathrm{d}f"),
    Example(d(f, W), tex=r"\mathrm{d}_{W}(f)", text="d_W(f)", spoken="the differential in W of f"),
    Example(d(W @ x, x), "n×1", r"\mathrm{d}_{x}(W\,x)", "d_x(W x)", "d(W @ x, x)"),
    Example(d(y.T @ W @ x, x, y), "scalar", r"\mathrm{d}_{y,x}(y^{\mathsf{T}}\,W\,x)", "d_y,x(yᵀ W x)",
            "d(y.T @ W @ x, y, x)",
            spoken="the differential in y and x of open paren y transpose W x close paren"),
    Example(d(S.inv, S), "n×n", r"\mathrm{d}(S^{-1})", "d(S⁻¹)", "d(S.inv, S)"),
    Example(d(d(S.inv, S), S), tex=r"\mathrm{d}(\mathrm{d}(S^{-1}))", python="d(d(S.inv, S), S)"),
    Example(d(d(L, W), W), tex=r"\mathrm{d}(\mathrm{d}L)", spoken="the differential of the differential of L"),
    Example(d(x_0, x), tex=r"\mathrm{d}_{x}(x_{0})"),
    Example(d(L, W) * dW),
    Example(dW.T @ dW @ x, tex=r"(\mathrm{d}W)^{\mathsf{T}}\,\mathrm{d}W\,x",
            spoken="open paren d W close paren transpose times d W times x"),
    Example(d(x_0), "m×1", r"\mathrm{d}x_{0}", "dx_0", "dx_0", spoken="d x sub 0"),
    Example(d(Vector("sigma", m)), tex=r"\mathrm{d}\sigma", text="dσ"),
    Example(dx[j] * x[j], tex=r"(\mathrm{d}x)_{j}\,x_{j}"),
    Example(d(f, W, x)[i], tex=r"(\mathrm{d}f)_{i}"),
    Example(d(x[j], x), tex=r"\mathrm{d}(x_{j})"),
    Example(d(L, W).T, tex=r"\mathrm{d}L^{\mathsf{T}}"),
    Example(d(W.T, W), tex=r"\mathrm{d}(W^{\mathsf{T}})"),
    Example(directional(W, W, dW), "n×m", r"\mathrm{d}(W)", python="directional(W, W, dW)"),
    Example(directional(x.T @ x, x, v), "scalar", r"\mathrm{D}_{x}(x^{\mathsf{T}}\,x)[v]", "D_x(xᵀ x)[v]",
            "directional(x.T @ x, x, v)", spoken="the derivative in x along v of open paren x transpose x close paren"),
    Example(directional(W @ x, (W, x), (A, v)), "n×1", r"\mathrm{D}_{W,x}(W\,x)[A, v]", "D_W,x(W x)[A, v]",
            "directional(W @ x, (W, x), (A, v))",
            spoken="the derivative in W and x along A and v of open paren W x close paren"),
    Example(hvp(L, W, A), "n×m", r"\mathrm{D}_{W}\left(\frac{\partial L}{\partial W}\right)[A]", "D_W(∂L/∂W)[A]",
            "directional(gradient(L, W), W, A)"),
    Example(directional(f, f, u), "n×1"),
    Example(directional(W @ x, w, vec(A)), "n×1"),
    Example(directional(b @ y, b, 2 * b), value=[[2]],
            spoken="the derivative in b along open paren 2 times b close paren of open paren b y close paren"),
    Example(directional(x.T @ x, x, x), value=[[12]]),
    Example(directional(W @ x, W, A), value=[[-1], [4]]),
    Example(directional(a * W, (a, W), (c, W)), value=13 * V[W]),
    Example(directional(S @ S, S, S), value=2 * V[S] @ V[S]),
    Example(hvp(y.T @ S @ y, y, y), value=(V[S] + V[S].T) @ V[y]),
    Example(directional(trace(S.inv), S, S), value=[[6]]),
    Example(d(S_2), "n×n", r"\mathrm{d}S_{2}", "dS_2", "dS_2", spoken="d S sub 2"),
    Example(directional(S_2 @ S_2, S_2, 2 * S_2 - C_2),
            value=V[S_2] @ (2 * V[S_2] - V[C_2]) + (2 * V[S_2] - V[C_2]) @ V[S_2]),
    Example(directional(trace(S @ T_2), T_2, U_2.T), value=[[(V[S] * V[U_2]).sum()]]),
    Example(directional(S @ K_2, K_2, -K_2), value=-V[S] @ V[K_2]),
    Example(directional(trace(S @ S_2), h, vech(S)), value=[[(V[S] * [[1, 3], [3, 5]]).sum()]]),
]

MISFITS = [
    (directional(f, W, x), "a direction has the shape of its variable, W is n×m, x is m×1"),
    (directional(f, x, x.T), "a direction has the shape of its variable, x is m×1, xᵀ is 1×m"),
    (directional(f, vec(W), vec(A)), "vec(W) is no variable of a differential: name the letter that varies"),
    (directional(f, W[i, j], a), "W_ij is no variable of a differential: name the letter that varies"),
    (directional(f, (W, x), (A,)), "a differential needs a direction for each variable"),
    (directional(f, (x, x), (v, v)), "the variables of a differential are independent: x is there twice"),
    (directional(f, (W, f), (A, u)), "the variables of a differential are independent: W is there twice"),
    *((directional(trace(S @ by), by, along),
       f"{by.name} is {by.structure}, and is not known to be so when it moves along {along}") for by, along in (
          (S_2, S), (S_2, K_2), (S_2, T_2), (S_2, S_2 @ S_2), (S_2, S_2 + S), (K_2, C_2), (K_2, eye(n)), (C_2, S_2),
          (T_2, U_2), (T_2, T_2.T), (U_2, define("B", S_2 + S_2)))),
    (directional(trace(S_2), varied(S_2, "free"), S_2), "the direction says how S_2 varies"),
    (directional(trace(S_2), define("w", vec(S_2)), vec(S_2)),
     "S_2 is symmetric, and a derivative by it has several meanings"),
    (hvp(trace(S_2), S_2, S_2), "S_2 is symmetric, and a derivative by it has several meanings"),
]

EQUAL = [
    (d(A @ W.T, W), A @ dW.T),
    (d(A @ W.T, A, W), d(A) @ W.T + A @ dW.T),
    (d(F @ G, W), d(F, W) @ G + F @ d(G, W)),
    (d(hadamard(G, G), W), 2 * hadamard(G, d(G, W))),
    (d(kron(F, G), W), kron(d(F, W), G) + kron(F, d(G, W))),
    (d(K.inv, S), -(K.inv @ d(K, S) @ K.inv)),
    (d(S.inv, S), -(S.inv @ dS @ S.inv)),
    (d(d(S.inv, S), S), 2 * (S.inv @ dS @ S.inv @ dS @ S.inv)),
    (d(trace(F @ G), W), trace(d(F @ G, W))),
    (d(vec(G), W), vec(d(G, W))),
    (d(rvec(G), W), rvec(d(G, W))),
    (d(G.T, W), d(G, W).T),
    (d(vec(G), W), jacobian(vec(G), vec(W)) @ vec(dW)),
    (d(rvec(G), W), jacobian(rvec(G), rvec(W)) @ rvec(dW)),
    (d(L, W), trace(gradient(L, W).T @ dW)),
    (d(N, x), jacobian(N, x) @ dx),
    (d(M, W), trace(gradient(M, F).T @ d(F, W))),
    (d(sigma(W), W), hadamard(sigma.prime(W), dW)),
    (d(x.T @ P @ y, x), dx.T @ P @ y),
    (d(y.T @ S @ y, y), y.T @ (S + S.T) @ d(y)),
    (d(a * W @ x, a, W, x), da * W @ x + a * dW @ x + a * W @ dx),
    (d(f, W, x), dW @ x + W @ dx),
    (d(quadratic, x), 2 * x.T @ dx),
    (d(quadratic * x, x), 2 * (x.T @ dx) * x + quadratic * dx),
    (d(d(N, x), x), dx.T @ hessian(N, x) @ dx),
    (d(x[j] * x[j], x), 2 * x[j] * dx[j]),
    (d(x, x), dx),
    (d(a * c, x), 0 * a),
    (directional(W, W, dW), dW),
    (d(partial(L, W[i, q]), W), partial(d(L, W), W[i, q])),
    (directional(L, W, A), trace(gradient(L, W).T @ A)),
    (directional(L, W, 2 * A - R), 2 * directional(L, W, A) - directional(L, W, R)),
    (directional(W @ x, (W, x), (A, v)), A @ x + W @ v),
    (directional(x.T @ x, x, x), 2 * x.T @ x),
    (directional(f, f, u), u),
    (directional(f.T @ f, f, u), 2 * f.T @ u),
    (directional(W @ x, w, vec(A)), A @ x),
    (directional(phi(a), a, x[j]) * x[j], phi.prime(a) * x.T @ x),
    (jvp(sigma(x), x, v), jacobian(sigma(x), x) @ v),
    (vec(jvp(G, W, A)), jacobian(vec(G), vec(W)) @ vec(A)),
    (hvp(N, x, v), hessian(N, x) @ v),
    (vec(hvp(L, W, A)), hessian(L, vec(W)) @ vec(A)),
    (trace(R.T @ hvp(L, W, A)), trace(A.T @ hvp(L, W, R))),
    (hvp(trace(W.T @ S @ W), W, A), (S + S.T) @ A),
    (directional(directional(N, x, v), x, v), v.T @ hessian(N, x) @ v),
    (directional(directional(x.T @ x, x, x), x, v), 4 * x.T @ v),
    (d(f, W, x)[i], dW[i, j] * x[j] + W[i, j] * dx[j]),
    *((d(trace(S @ by), by), trace(S @ d(by))) for by in (S_2, K_2, C_2, T_2, U_2)),
    (dS_2, dS_2.T),
    (d(K_2), -d(K_2).T),
    (d(trace(S @ S_2), S_2), trace((S + S.T) @ dS_2) / 2),
    (d(trace(S @ K_2), K_2), trace((S - S.T) @ d(K_2)) / 2),
    (d(S_2.inv, S_2), -(S_2.inv @ dS_2 @ S_2.inv)),
    (d(det(T_2), T_2), trace(adjugate(T_2) @ d(T_2))),
    (d(d(trace(S_2 @ S_2), S_2), S_2), 2 * trace(dS_2 @ dS_2)),
    (d(loss, S_2), trace(gradient(loss, S_2, entries="independent").T @ dS_2)),
    (d(loss, S_2), trace(gradient(loss, S_2, entries="projected").T @ dS_2)),
    (d(loss, S_2), jacobian(loss, vech(S_2)) @ vech(dS_2)),
    (d(vech(S_2 @ S_2), S_2), jacobian(vech(S_2 @ S_2), vech(S_2)) @ vech(dS_2)),
    (d(trace(S @ T_2), T_2), jacobian(trace(S @ T_2), vech(T_2)) @ vech(d(T_2))),
    (directional(trace(S @ S_2), S_2, C_2 + 2 * S_2 - zeros(n, n)), trace(S @ (C_2 + 2 * S_2))),
    (directional(trace(S @ S_2), S_2, define("B", a * diag(y) + eye(n))), trace(S @ (a * diag(y) + eye(n)))),
    (directional(trace(S @ T_2), T_2, U_2.T), trace(S @ U_2.T)),
    (directional(trace(S @ K_2), K_2, K_2.T), -trace(S @ K_2)),
    (directional(trace(S @ S_2), h, vech(S)), trace(S @ (lower(S) + lower(S).T - hadamard(S, eye(n))))),
    (hvp(trace(S_2 @ S_2), varied(S_2, "projected"), C_2), 2 * C_2),
    (hvp(trace(S_2 @ S_2), varied(S_2, "free"), C_2), 2 * C_2),
]

DIFFERENT = [
    (d(A @ W.T, A, W), A @ dW.T),
    (d(S @ S, S), 2 * S @ dS),
    (d(S.inv, S), S.inv @ dS @ S.inv),
    (d(S.inv, S), -(S.inv @ S.inv @ dS)),
    (d(L, W), trace(gradient(L, W).T @ W)),
    (d(y.T @ S @ y, y), 2 * y.T @ S @ d(y)),
    (d(d(N, x), x), 2 * dx.T @ hessian(N, x) @ dx),
    (d(W @ x, W), d(W @ x, W, x)),
    (d(sigma(W), W), hadamard(sigma(W), dW)),
    (directional(x.T @ x, x, x), x.T @ x),
    (directional(directional(x.T @ x, x, x), x, v), 2 * x.T @ v),
    (directional(L, W, A), directional(L, W, R)),
    (hvp(N, x, v), gradient(N, x)),
    (d(rvec(G), W), jacobian(rvec(G), vec(W)) @ vec(dW) * 2),
    (d(trace(S @ S_2), S_2), trace((S + S.T) @ dS_2)),
    (d(loss, S_2), trace(gradient(loss, S_2, entries="free").T @ dS_2)),
    (d(trace(S @ K_2), K_2), trace(S.T @ d(K_2))),
    (d(trace(S @ T_2), T_2), trace(S @ d(T_2).T)),
]


def differential_of(trees, shape, depth, scope):
    """A differential in one or two plain letters."""
    if depth <= 0:
        return None
    of = trees.tree(shape, depth - 1, scope)
    if not any(depends(of, one) for one in (W, x, S, SCALARS[0])):      # and not 0 so often
        of = Product((SCALARS[0], of))
    ways = [by for by in ((W,), (x,), (S,), (SCALARS[0],), (W, x), (x, SCALARS[0]), *zip(STRUCTURED))
            if all(depends(of, one) for one in by)]
    by = trees.random.choice(ways)
    return Differential(of, by, tuple(map(increment, by)))


def derivative_along(trees, shape, depth, scope):
    """A derivative along a direction that is a tree of its own."""
    if depth <= 0:
        return None
    of = trees.tree(shape, depth - 1, scope)
    if not any(depends(of, one) for one in (W, x, S, SCALARS[0])):
        of = Product((SCALARS[0], of))
    by = trees.random.choice([by for by in (W, x, S, f, w, SCALARS[0]) if depends(of, variable(by)[0])])
    return Differential(of, (by,), (trees.tree(axes(by), depth - 1, ()),))




def derivative_within(trees, shape, depth, scope):
    """A derivative by a matrix with tied entries, along another of its structure."""
    if depth <= 0:
        return None
    by = trees.random.choice(STRUCTURED)
    of = trees.tree(shape, depth - 1, scope)
    alike = [one for one in STRUCTURED if axes(one) == axes(by) and has_structure(one, by.structure)]
    along = Sum((by, Product((trees.random.choice(SCALARS), trees.random.choice(alike)))))
    return Differential(of, (by,), (along,)) if depends(of, by) else None


MAKERS = {differential_of: 1, derivative_along: 1, derivative_within: 1}


def only(e):
    """The one variable, with how its entries vary, and its direction, if there are no more."""
    return (e.variables()[0], e.along[0]) if len(e.by) == 1 else (None, None)


def along(of, e):
    """The derivative of something else in the same variables and directions."""
    return Differential(of, e.by, e.along)


def product_rule(place, e):
    """d(A B C) = dA B C + A dB C + A B dC."""
    if not isinstance(e.of, (MatrixProduct, Product)):
        return None
    parts = e.of.factors
    terms = [e.of.remade((*parts[:k], along(part, e), *parts[k + 1:])) for k, part in enumerate(parts)]
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def of_both(place, e):
    """The same for ⊗ and ⊙."""
    if not isinstance(e.of, (Hadamard, Kronecker)):
        return None
    left, right = e.of.left, e.of.right
    return Sum((e.of.remade(along(left, e), right), e.of.remade(left, along(right, e))))


def inside(place, e):
    """d tr F = tr dF, and the same for vec and the transpose."""
    return e.of.with_operands([along(e.of.of, e)]) if isinstance(e.of, (Trace, Transpose, Vec)) else None


def of_inverse(place, e):
    """d(A⁻¹) = −A⁻¹ dA A⁻¹."""
    return -MatrixProduct((e.of, along(e.of.of, e), e.of)) if isinstance(e.of, Inverse) else None


def of_variable(place, e):
    """The differential of a variable is its increment."""
    return e.along[e.by.index(e.of)] if e.of in e.by else None


def each_variable(place, e):
    """A total differential is the sum of the partial ones."""
    if len(e.by) < 2:
        return None
    return Sum(tuple(Differential(e.of, (by,), (step,)) for by, step in zip(e.by, e.along)))


def by_gradient(place, e):
    """dL = tr((∂L/∂X)ᵀ dX)."""
    by, step = only(e)
    if by is None or not is_scalar(e.of) or is_scalar(by):
        return None
    return Trace(MatrixProduct((Transpose(Gradient(e.of, by)), step)))


def by_jacobian(place, e):
    """df = ∂f/∂xᵀ dx."""
    by, step = only(e)
    if by is None or axes(e.of)[1] or axes(by)[1] or is_scalar(by):
        return None
    return MatrixProduct((Jacobian(e.of, by), step))


def by_entries(place, e):
    """dF = Σ ∂F/∂X_pq dX_pq."""
    by, step = only(e)
    if by is None or is_scalar(by):
        return None
    at = tuple(map(place.fresh, sum(axes(by), ())))
    return summed(Product((Entry(step, at), Partial(e.of, Entry(by, at)))), at)


def linear(place, e):
    """Of a sum, and along a sum if it is the only direction."""
    return sum_outside(place, e) if len(e.by) == 1 or isinstance(e.of, Sum) else None


def constant(place, e):
    """What is constant has no differential."""
    if not is_scalar(e.of) or any(depends(e.of, symbol) for symbol in e.symbols()):
        return None
    return ZERO


def first_term_only(place, e):
    """The product rule has a term for each factor."""
    match e.of:
        case MatrixProduct((first, *rest)):
            return chain((along(first, e), *rest))
    return None


def sign_forgotten(place, e):
    """The differential of an inverse has a minus."""
    return MatrixProduct((e.of, along(e.of.of, e), e.of)) if isinstance(e.of, Inverse) else None


def direction_forgotten(place, e):
    """The step is not the variable."""
    by, step = only(e)
    return None if by is None or step in e.by else Differential(e.of, e.by, e.by)


def read_upright(reader):
    """An upright d or D: an increment, a differential, or a derivative along a direction."""
    reader.take("{")
    is_differential = reader.take("d", "D") == "d"
    reader.take("}")
    by = reader.below(lambda: listed(reader, reader.named)) if reader.next() == "_" else None
    if is_differential and by is None and reader.next() != "(":
        name = reader.name()
        step = reader.increment(name)
        return reader.with_indices(step) if step else total(reader.found(name))
    of = reader.bracketed()
    if is_differential:
        return total(of) if by is None else Differential(of, by, tuple(map(increment, by)))
    reader.take("[")
    directions = listed(reader, reader.sum)
    reader.take("]")
    return reader.with_indices(Differential(of, by, directions))


def total(of):
    """The differential in all letters that stand there."""
    by = letters(of)
    return Differential(of, by, tuple(map(increment, by)))


def listed(reader, one):
    """Several things with commas between them."""
    found = [one()]
    while reader.accept(","):
        found.append(one())
    return tuple(found)


REWRITES = {Differential: (
    product_rule, of_both, inside, of_inverse, of_variable, each_variable, by_gradient, by_jacobian, by_entries,
    constant, linear)}
EDITS = {Differential: (first_term_only, sign_forgotten, direction_forgotten)}
PREFIX = {r"\mathrm": read_upright}
