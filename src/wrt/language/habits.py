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

    >>> instead("mean"), instead("cumsum")
    ('write total(x) / size(n)', '')
    """
    return f"write {INSTEAD[name]}" if name in INSTEAD else ""
