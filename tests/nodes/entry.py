"""Entries by index."""

from __future__ import annotations

from material import A, W, X, a, b, f, i, j, n, p, q, s, sigma, x, y
from node import Example, V, sum_outside
from pool import S, W_1, x_0

from wrt import define, eye, kron, ones, rvec, sum_over, vec
from wrt.language.dimension import SCALAR
from wrt.language.shape import axes
from wrt.nodes import Entry, Product, Transpose

stacked = define("s", sum_over(i, y[i] * y))

EXAMPLES = [
    Example(W[i, j], "scalar", "W_{i j}", "W_ij", "W[i, j]", [[1, 2, 3], [4, 5, 6]], rows=i, columns=j, spoken="W i j"),
    Example(S[i, p], "scalar", value=[[1, 2], [3, 5]], rows=i, columns=p),
    Example(S.inv[i, p], "scalar", r"(S^{-1})_{i p}", "(S⁻¹)_ip", spoken="open paren S inverse close paren i p"),
    Example(vec(W)[j, i], "scalar", value=V[W], rows=i, columns=j, spoken="open paren vec of W close paren j i"),
    Example(rvec(W)[i, j], "scalar", value=V[W], rows=i, columns=j),
    Example(kron(x.T, eye(n))[i, q, p], "scalar"),
    Example(b[i], "scalar"),
    Example(x.T[j], "scalar"),
    Example(x_0[j], tex=r"(x_{0})_{j}", text="(x_0)_j", spoken="x sub 0 sub j"),
    Example(W_1[i, j], tex=r"(W_{1})_{i j}", text="(W_1)_ij"),
    Example(vec(W_1)[j, i], tex=r"\operatorname{vec}(W_{1})_{j i}", text="vec(W_1)_ji"),
    Example(W.T[j, i], tex=r"(W^{\mathsf{T}})_{j i}", text="(Wᵀ)_ji", value=V[W], rows=i, columns=j),
    Example(ones(n)[i], tex=r"(\mathbf{1}_{n})_{i}", text="(1_n)_i"),
    Example(sigma.prime(y)[i], tex=r"(\sigma'(y))_{i}", text="(σ'(y))_i"),
    Example(f[i], python="f[i]", spoken="f i"),
    Example((W @ x)[i], python="(W @ x)[i]", spoken="open paren W x close paren i"),
    Example(kron(y, x)[i, j], value=V[y] @ V[x].T, rows=i, columns=j),
]

MISFITS = [
    (W[j, i], "indices do not fit: W is n×m, indexed by j over m, i over n"),
    (W[i], "indices do not fit: W is n×m, indexed by i over n"),
    (x[j, q], "indices do not fit: x is m×1, indexed by j over m, q over m"),
    (a[i], "indices do not fit: a is scalar, indexed by i over n"),
    (vec(W)[i, j], "indices do not fit: vec(W) is mn×1, indexed by i over n, j over m"),
    (kron(x.T, eye(n))[i, p, q], "indices do not fit: xᵀ ⊗ I_n is n×mn, indexed by i over n, p over n, q over m"),
]

EQUAL = [
    ((W + A)[i, j], W[i, j] + A[i, j]),
    (W[i, j], W.T[j, i]),
    ((W @ X)[i, s], sum_over(j, W[i, j] * X[j, s])),
    (stacked[i], (ones(n).T @ y) * y[i]),
]

DIFFERENT = [
    (W[i, j], A[i, j]),
    (S[i, p], S[p, i]),
    (S[i, p] * y[i], S[p, i] * y[i], (p,)),
]


def entry_in_scope(trees, shape, depth, scope):
    """An entry of an array, at indices in scope."""
    if shape != SCALAR or not scope:
        return None
    at = tuple(trees.random.choice(scope) for _ in range(trees.random.choice([1, 1, 2, 2, 2])))
    split = trees.random.randint(0, len(at)) if depth > 0 else trees.random.choice([0, 1, len(at)])
    rows, columns = (tuple(i.dimension for i in part) for part in (at[:split], at[split:]))
    return Entry(trees.tree((rows, columns), depth - 1, scope), at)


MAKERS = {entry_in_scope: 4}


def of_transpose(place, e):
    """A_ij = (Aᵀ)_ji."""
    split = len(axes(e.of)[0])
    return Entry(Transpose(e.of), e.at[split:] + e.at[:split])


def indices_swapped(place, e):
    """S_ip is not S_pi."""
    pairs = [(a, b) for a in range(len(e.at)) for b in range(a) if e.at[a].dimension == e.at[b].dimension]
    if not pairs:
        return None
    a, b = place.random.choice(pairs)
    at = list(e.at)
    at[a], at[b] = at[b], at[a]
    return Entry(e.of, tuple(at))


def index_replaced(place, e):
    """x_i is not x_p."""
    k = place.random.randrange(len(e.at))
    fitting = [i for i in place.scope if i.dimension == e.at[k].dimension]
    return Entry(e.of, (*e.at[:k], place.random.choice(fitting), *e.at[k + 1:])) if fitting else None


def indices_exchanged(place, e):
    """S_ip y_q is not S_iq y_p."""
    slots = [(k, s, i) for k, part in enumerate(e.factors) if isinstance(part, Entry) for s, i in enumerate(part.at)]
    pairs = [(a, b) for a in slots for b in slots if a[2].dimension == b[2].dimension and a[2] != b[2]]
    if not pairs:
        return None
    (k, s, i), (other, t, j) = place.random.choice(pairs)
    return with_index(with_index(e, k, s, j), other, t, i)


def with_index(e, k, slot, index):
    """The product with another index in a slot of its factor k."""
    factors = list(e.factors)
    at = factors[k].at
    factors[k] = Entry(factors[k].of, (*at[:slot], index, *at[slot + 1:]))
    return Product(tuple(factors))


REWRITES = {Entry: (of_transpose, sum_outside)}
EDITS = {Entry: (indices_swapped, index_replaced), Product: (indices_exchanged,)}
