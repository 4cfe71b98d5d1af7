"""What hands write that know NumPy, and what is written for it here."""

from __future__ import annotations

INSTEAD = {
    "sum": "total(x) for the sum of all entries, sum_over(i, x[i]) for a sum over an index",
    "mean": "total(x) / size(n)",
    "trace": "trace(A)",
    "det": "det(A)",
    "slogdet": "logdet(A)",
    "grad": "gradient(f, x)",
    "backward": "gradient(f, x)",
    "t": "A.T",
    "diag": "diag(x) for a diagonal matrix, diagonal(A) for the diagonal of one",
    "diagonal": "diagonal(A)",
    "norm": "norm(x)",
    "kron": "kron(A, B)",
    "dot": "A @ x, and x.T @ y for two vectors",
    "inner": "x.T @ y",
    "outer": "x @ y.T",
    "multiply": "hadamard(A, B) for a product entry by entry",
    "transpose": "A.T",
    "inv": "A.inv",
    "I": "A.inv",
    "H": "A.T",
    "solve": "A.inv @ b",
    "logdet": "logdet(A)",
    "max": "relu(x) for the greater of x and 0",
    "abs": "absolute(x)",
    "pow": "power(x, k) for a power of each entry, a**k for one of a number",
    "square": "power(x, 2) for the square of each entry",
    "mT": "A.T",
    "mm": "A @ B",
    "matmul": "A @ B",
    "mv": "A @ x",
    "mul": "hadamard(A, B) for a product entry by entry",
    "einsum": "A[i, j] * x[j]: what occurs twice is summed",
    "cumsum": "sum_over(j, A[i, j] * x[j]), with a matrix A of ones and zeros",
    "size": "size(n) for n as a number",
    "shape": "size(n) and size(m) for the numbers of its rows and columns",
    "ndim": "size(n) for n as a number",
    "len": "size(n) for the number n of its entries",
    "dtype": "x as it is: its entries are any real numbers",
    "copy": "x itself: nothing changes it",
    "clone": "x itself: nothing changes it",
    "detach": "x itself: nothing changes it",
    "item": "Evaluation(x, values={x: [1, 2]}) for its numbers",
    "numpy": "Evaluation(x, values={x: [1, 2]}) for its numbers",
    "tolist": "Evaluation(x, values={x: [1, 2]}) for its numbers",
    "identity": "eye(n)",
    "diff": "partial(f, x[p]), or gradient(f, x)",
    "maximum": "relu(x) for the greater of x and 0",
    "sigmoid": "logistic(x)",
    "tr": "trace(A)",
    "adj": "adjugate(A)",
    "inverse": "A.inv",
    "ravel": "rvec(A) for the rows one after the other, vec(A) for the columns",
    "flatten": "rvec(A) for the rows one after the other, vec(A) for the columns",
    "reshape": "vec(A) or rvec(A) for all entries in one column",
}


def instead(name: str) -> str:
    """What to write for a function or a method of NumPy; nothing if it is not known.

    >>> instead("mean"), instead("median")
    ('write total(x) / size(n)', '')
    """
    return f"write {INSTEAD[name]}" if name in INSTEAD else ""
