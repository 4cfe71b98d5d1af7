"""Vector–Jacobian products."""

from __future__ import annotations

from material import A, F, W, a, b, f, j, m, n, sigma, w, x, y
from node import Example, V, depends, is_scalar, sum_outside
from pool import K_2, S, S_2, SCALARS, STRUCTURED, T_2

from wrt import (
    Matrix, Scalar, Vector, d, define, directional, eye, gradient, hadamard, jacobian, jvp, trace, varied, vec, vech,
    vjp,
)
from wrt.language.shape import axes
from wrt.nodes import Gradient, Jacobian, MatrixProduct, Product, Symbol, Trace, Transpose, Varied, Vec, Vjp
from wrt.nodes.derivative import variable
from wrt.nodes.structured import WAYS

u, v, U, R = Vector("u", n), Vector("v", m), Matrix("U", m, n), Matrix("R", n, m)
h = define("h", vech(S_2))
N, g, G = Scalar("N", of=F), Vector("g", n, of=x), Matrix("G", n, m, of=W)

EXAMPLES = [
    Example(vjp(W @ x, W, u), "n×m", r"\operatorname{vjp}_{W}(W\,x, u)", "vjp_W(W x, u)", "vjp(W @ x, W, u)",
            spoken="the vjp in W at u of open paren W x close paren"),
    Example(vjp(f, x, u + y), tex=r"\operatorname{vjp}_{x}(f, u + y)",
            spoken="the vjp in x at open paren u plus y close paren of f"),
    Example(vjp(S.inv, S, S.T).T, tex=r"\operatorname{vjp}_{S}(S^{-1}, S^{\mathsf{T}})^{\mathsf{T}}"),
    Example(vjp(W @ x, W, y), value=V[y] @ V[x].T),
    Example(vjp(W @ x, x, y), value=V[W].T @ V[y]),
    Example(vjp(x @ b, b, W.T), value=V[x].T @ V[W].T),
    Example(vjp(a * W, a, A), "scalar", value=[[(V[W] * V[A]).sum()]]),
    Example(vjp(S @ S, S, S), value=V[S] @ V[S].T + V[S].T @ V[S]),
    Example(vjp(f, w, u), "mn×1"),
    Example(vjp(f.T @ f, f, a), value=8 * V[W] @ V[x]),
    Example(vjp(S_2 @ y, varied(S_2, "free"), u), "n×n", r"\operatorname{vjp}_{(S_{2})_{\text{free}}}(S_{2}\,y, u)"),
    Example(vjp(S @ S_2, varied(S_2, "projected"), S), value=(V[S].T @ V[S] + (V[S].T @ V[S]).T) / 2),
    Example(vjp(S_2 @ y, h, y), "(n(n+1)/2)×1", value=[[9], [30], [25]]),
]

MISFITS = [
    (vjp(f, W, x), "in vjp the vector has the shape of the function, f is n×1, x is m×1"),
    (vjp(f, W, u.T), "in vjp the vector has the shape of the function, f is n×1, uᵀ is 1×n"),
    (vjp(f, vec(W), u), "vjp needs a symbol, got vec(W): name the letter that varies"),
    (vjp(S_2 @ y, S_2, u), "S_2 is symmetric, and a derivative by it has several meanings"),
]

EQUAL = [
    (vjp(W @ x, W, u), u @ x.T),
    (vjp(W @ x, x, u), W.T @ u),
    (vjp(g, x, u), jacobian(g, x).T @ u),
    (vec(vjp(G, W, R)), jacobian(vec(G), vec(W)).T @ vec(R)),
    (trace(vjp(F, W, U).T @ A), trace(U.T @ jvp(F, W, A))),
    (u.T @ jvp(g, x, v), vjp(g, x, u).T @ v),
    (vjp(N, W, a), a * gradient(N, W)),
    (vjp(F, W, gradient(N, F)), gradient(N, W)),
    (vjp(sigma(x), x, v), hadamard(sigma.prime(x), v)),
    (vjp(S.inv, S, S), -(S.inv.T @ S @ S.inv.T)),
    (vjp(a * W, a, A), trace(W.T @ A)),
    (vjp(W @ x, W, u + y), vjp(W @ x, W, u) + vjp(W @ x, W, y)),
    (vjp(f, w, u), vec(u @ x.T)),
    (vjp(x.T @ x, x, x.T @ x), 2 * (x.T @ x) * x),
    (vjp(x[j] * x, x, v), x[j] * v + vjp(x[j], x, v.T @ x), (j,)),
    (directional(vjp(x.T @ x, x, a), x, v), 2 * a * v),
    (d(vjp(W @ x, W, u), x), u @ d(x).T),
    (vjp(S_2 @ y, varied(S_2, "independent"), u), u @ y.T),
    (vjp(S_2 @ y, varied(S_2, "projected"), u), (u @ y.T + y @ u.T) / 2),
    (vjp(S_2 @ y, varied(S_2, "free"), u), u @ y.T + y @ u.T - hadamard(u @ y.T, eye(n))),
    (vjp(K_2 @ y, varied(K_2, "free"), u), u @ y.T - y @ u.T),
    (trace(vjp(T_2 @ S, varied(T_2, "projected"), S).T @ d(T_2)), trace(S.T @ jvp(T_2 @ S, T_2, d(T_2)))),
    (trace(vjp(S_2 @ S_2, varied(S_2, "projected"), S).T @ d(S_2)), trace(S.T @ jvp(S_2 @ S_2, S_2, d(S_2)))),
    (vjp(S_2 @ y, h, u), jacobian(S_2 @ y, vech(S_2)).T @ u),
]

DIFFERENT = [
    (vjp(S @ S, S, S), 2 * S @ S),
    (vjp(G, W, R), jvp(G, W, R)),
    (vjp(x.T @ x, x, x.T @ x), gradient((x.T @ x) * (x.T @ x), x)),
    (vjp(S.inv, S, S), -(S.inv @ S @ S.inv)),
    (vjp(N, W, a), gradient(N, W)),
    (vjp(S_2 @ y, varied(S_2, "free"), u), u @ y.T + y @ u.T),
]


def vector_and_function(trees, shape, depth, scope):
    """The product of a tree with the Jacobian of another."""
    ways = [Varied(symbol, trees.random.choice(list(WAYS))) for symbol in STRUCTURED]
    by = [variable for variable in (x, f, W, w, SCALARS[0], *ways) if axes(variable) == shape]
    if depth <= 0 or not by:
        return None
    of = trees.tree(trees.shape(), depth - 1, scope)
    by = [one for one in by if depends(of, variable(one)[0])] or by
    return Vjp(of, trees.random.choice(by), trees.tree(axes(of), depth - 1, ()))


MAKERS = {vector_and_function: 1}


def transposed_jacobian(place, e):
    """Of a column it is (∂f/∂xᵀ)ᵀ v."""
    if axes(e.of)[1] or axes(e.by)[1] or not axes(e.by)[0] or is_scalar(e.of):
        return None
    return MatrixProduct((Transpose(Jacobian(e.of, e.by)), e.along))


def of_scalar(place, e):
    """Of a scalar it is the gradient, so many times."""
    return Product((e.along, Gradient(e.of, e.by))) if is_scalar(e.of) and not is_scalar(e.by) else None


def of_constant_vector(place, e):
    """With a letter for the vector it is the gradient of tr(VᵀF)."""
    is_letter = isinstance(e.along, Symbol) and e.along.is_plain and e.along not in e.by.walk()
    if is_scalar(e.by) or is_scalar(e.of) or not is_letter:
        return None
    return Gradient(Trace(MatrixProduct((Transpose(e.along), e.of))), e.by)


def stacked(place, e):
    """F and V may be stacked."""
    return Vjp(Vec(e.of), e.by, Vec(e.along))


def vector_differentiated(place, e):
    """What is carried backwards is a constant."""
    if is_scalar(e.by) or is_scalar(e.of) or isinstance(e.along, Symbol) and e.along.is_plain:
        return None
    return Gradient(Trace(MatrixProduct((Transpose(e.along), e.of))), e.by)


REWRITES = {Vjp: (transposed_jacobian, of_scalar, of_constant_vector, stacked, sum_outside)}
EDITS = {Vjp: (vector_differentiated,)}


def read_vjp(reader):
    """The variable below the line, the function and the vector in brackets."""
    by = reader.below(lambda: reader.with_indices(reader.bracketed() if reader.next() == "(" else reader.named()))
    reader.take("(")
    of = reader.sum()
    reader.take(",")
    along = reader.sum()
    reader.take(")")
    return Vjp(of, by, along)


PREFIX = {r"\operatorname{vjp}": read_vjp}
