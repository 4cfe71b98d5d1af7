"""Declarations the tests share. Sizes differ everywhere: square shapes hide mistakes."""

from wrt import Matrix, RowVector, Scalar, Vector, define, dimensions, function, indices, vec

n, m, k, r = dimensions("n m k r")
i, p = indices("i p", n)
j, q, l = indices("j q l", m)  # noqa: E741
s, t = indices("s t", k)

W = Matrix("W", n, m)
x, y = Vector("x", m), Vector("y", n)
a, c = Scalar("a"), Scalar("c")
b = RowVector("b", n)

A, X, B = Matrix("A", n, m), Matrix("X", m, k), Matrix("B", k, r)
F = Matrix("F", m, n, of=W)
sigma, phi = function("sigma"), function("phi")
f, w = define("f", W @ x), define("w", vec(W))
