"""One object of each kind that a cell can show, for the tests that write, read and compare them."""

from material import A, B, W, X, a, c, f, i, j, m, n, p, q, x, y

from wrt import (
    Chart, Derivation, Evaluation, Formula, Given, Matrix, Nudge, Picture, Refutation, cos, delta, eye, invertible,
    kron, log, nonzero, partial, positive, sin, size, vec,
)

ENTRIES = Formula("entries", Derivation(
    partial(f[i], W[p, q]), (partial(W[i, j], W[p, q]) * x[j], "x is fixed"), (delta(i, p) * x[q], "independent")),
    conditions=[Given(x, independent_of=W)])
VEC = Formula("vec-of-product", Derivation(vec(A @ X @ B), (kron(B.T, A) @ vec(X), "entry by entry")))
USED = Derivation(vec(eye(n) @ W @ x), (kron(x.T, eye(n)) @ vec(W), VEC))
WEAK = Formula("weak", Derivation(sin(a) * sin(a) + cos(a) * cos(a), (0 * a + 1, "circle")), status="numerical")
S = Matrix("S", n, n)
SOLVED = Formula("solved", Derivation(S.inv @ S @ y / a, (y / a, "S⁻¹ S = I")), [nonzero(a), invertible(S)])
SUMMED = Refutation("log-of-sum", log(a + c), log(a) + log(c), by="value", because="log turns products into sums",
                    conditions=[positive(a), positive(a + c), positive(c)])
OBJECTS = [
    ENTRIES, VEC, WEAK, USED, Derivation(W[i, j] * y[i], (W.T[j, i] * y[i], "transposed"), free=(i, j)),
    Given(W), Given(f), Given(x, independent_of=W),
    SOLVED, SUMMED, positive(x), nonzero(W[i, j]), invertible(W.T @ W),
    Refutation("no-fit", W @ y, y, by="shape", because="y has n entries"),
    Refutation("sign", f[i], -W[i, j] * x[j], by="value", because="a sign", free=i),
    Evaluation(f, W @ x, values={x: [1, 0, 2], W: [[1, 2, 3], [4, 5, 6]]}),
    Evaluation(W[i, j], values={W: [[1, 2, 3], [4, 5, 6]]}, rows=i, where={j: 2}),
    Picture(partial(f[i], W[p, q]), sizes={n: 2, m: 3}, alt="Slices.", rows=p, columns=q, slices=i, caption="Two.",
            name="two"),
    Nudge(f, W, (2, 3), values={x: [1, 0, 2], W: [[1, 2, 3], [4, 5, 6]]}, name="nudged"),
    Chart({"dense": size(n) * size(m)}, over=size(n), across="rows", at=[{n: 2, m: 5}], alt="A line."),
]
