"""What random trees are made of: sizes, indices, symbols, functions and numbers."""

from __future__ import annotations

from fractions import Fraction

from material import W, f, k, m, n, w, x

from wrt import (
    Diagonal, LowerTriangular, Matrix, RowVector, Scalar, Skew, Symmetric, UpperTriangular, Vector, absolute, cos, cosh,
    define, exp, function, log, logistic, relu, rvec, sign, sin, sinh, softplus, sqrt, tanh, vec,
)
from wrt.language.dimension import Index
from wrt.nodes import Identity, reciprocal

DIMENSIONS = (n, m, k)
INDICES = {d: [Index(name, d) for name in names] for d, names in zip(DIMENSIONS, ("ipuv", "jqlo", "sthz"))}

S, x_0, W_1 = Matrix("S", n, n), Vector("x_0", m), Matrix("W_1", n, m)
ARRAYS = [
    x, f, Vector("y", n), Vector("theta", k), x_0, RowVector("b", n), RowVector("e", m), RowVector("hat(g)", k),
    W, W_1, S, Matrix("P", n, k), Matrix("Q", m, m), Matrix("X", m, k),
    Matrix("dX", k, n), Matrix("U_K", k, m), Matrix("V", k, k), Matrix("F", m, n, of=W), Vector("G", n, of=(x, W)),
    define("H", x.T @ W.T),
]
SCALARS = [Scalar("a"), Scalar("c_12"), Scalar("L", of=W), Scalar("M", of=f), define("mu", x.T @ x)]
SQUARES = [next(s for s in ARRAYS if s.rows == s.columns == (d,)) for d in DIMENSIONS]
KERNEL = define("K", SCALARS[0] * Identity(n) + W @ W.T)
STRUCTURED = [word(f"{letter}_{number}", d) for number, d in enumerate(DIMENSIONS, 2) for letter, word in (
    ("S", Symmetric), ("K", Skew), ("C", Diagonal), ("T", LowerTriangular), ("U", UpperTriangular))]
S_2, K_2, C_2, T_2, U_2, *_ = STRUCTURED
STACKED = [w, vec(W), rvec(W)]
SPECIFIED = [exp, log, sin, cos, tanh, sinh, cosh, sqrt, reciprocal, absolute, sign, relu, logistic, softplus]
UNSPECIFIED = [function("sigma"), function("phi_1")]
DEMANDING = [log, sqrt, reciprocal, absolute, sign, relu]
NUMBERS = [Fraction(v) for v in ("1", "-1", "2", "-3", "1/2", "-2/3", "12")]
