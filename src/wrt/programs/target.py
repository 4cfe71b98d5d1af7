"""The libraries that a program is written for: one table each, of how a word of mathematics is spelled there."""

from __future__ import annotations

from dataclasses import dataclass, field

NUMPY = {
    **{name: f"np.{name}({{}})" for name in ("exp", "log", "sqrt", "sin", "cos", "tanh", "sinh", "cosh", "sign")},
    "absolute": "np.abs({})", "relu": "np.maximum({}, 0)", "softplus": "np.logaddexp(0, {})",
    "logistic": "np.exp(-np.logaddexp(0, -{}))",
    "softmax": "softmax({})", "logsumexp": "logsumexp({})", "norm": "np.linalg.norm({})",
    "inverse": "np.linalg.inv({})", "solve": "np.linalg.solve({}, {})", "power": "np.linalg.matrix_power({}, {})",
    "det": "np.linalg.det({})", "logdet": "np.linalg.slogdet({})[1]", "adjugate": "adjugate({})",
    "trace": "np.trace({})", "total": "np.sum({})", "outer": "np.outer({}, {})", "kron": "np.kron({}, {})",
    "diag": "np.diag({})", "diagonal": "np.diag({})", "einsum": "np.einsum({})",
    "vec": "{}.ravel(order=\"F\")", "rvec": "{}.ravel(order=\"C\")", "vech": "{}.T[np.triu_indices({})]",
    "eye": "np.eye({})", "ones": "np.ones({})", "zeros": "np.zeros({})", "commutation": "commutation({}, {})",
    "duplication": "duplication({})", "elimination": "elimination({})",
}
TORCH = {word: spelled.replace("np.", "torch.") for word, spelled in NUMPY.items()} | {
    "relu": "torch.relu({})", "softplus": "torch.logaddexp({0}, torch.zeros_like({0}))",
    "logistic": "torch.sigmoid({})", "softmax": "torch.softmax({}, dim=-1)",
    "logsumexp": "torch.logsumexp({}, dim=-1)", "vec": "{}.T.reshape(-1)", "rvec": "{}.reshape(-1)",
    "vech": "{0}.T[tuple(torch.triu_indices({1}, {1}))]", "kron": "kron({}, {})",
}
JAX = {word: spelled.replace("np.", "jnp.") for word, spelled in NUMPY.items()} | {
    "relu": "jax.nn.relu({})", "softplus": "jax.nn.softplus({})", "logistic": "jax.nn.sigmoid({})",
    "softmax": "jax.nn.softmax({})", "logsumexp": "jax.nn.logsumexp({}, axis=-1)",
}

# functions of the programs, where a library has no word; np is the library that is written for
SOFTMAX = '''\
def softmax(z):
    """Of a vector, or of each row of a matrix."""
    raised = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return raised / np.sum(raised, axis=-1, keepdims=True)
'''
LOGSUMEXP = '''\
def logsumexp(z):
    """Of a vector, or of each row of a matrix."""
    greatest = np.max(z, axis=-1, keepdims=True)
    return np.log(np.sum(np.exp(z - greatest), axis=-1)) + greatest[..., 0]
'''
ADJUGATE = '''\
def adjugate(A):
    """The transposed cofactors of a matrix, invertible or not."""
    U, s, V = np.linalg.svd(A)
    unit = {unit}
    others = (unit + (1 - unit) * s).prod(1)
    return np.linalg.det(U) * np.linalg.det(V) * (V.T * others) @ U.T
'''
COMMUTATION = '''\
def commutation(n, m):
    """K with K vec(A) = vec(A.T) for every A: (n, m)."""
    return np.eye(n * m).reshape(m, n, n * m).swapaxes(0, 1).reshape(n * m, n * m)
'''
ELIMINATION = '''\
def elimination(n):
    """L with L vec(A) = vech(A) for every A: (n, n)."""
    return np.eye(n * n).reshape(n, n, n * n)[{lower}]
'''
DUPLICATION = '''\
def duplication(n):
    """D with D vech(S) = vec(S) for every symmetric S: (n, n)."""
    units = np.eye(n * n).reshape(n, n, n, n)[{lower}]
    return np.maximum(units, units.swapaxes(1, 2)).reshape(-1, n * n).T
'''
KRON = '''\
def kron(A, B):
    """The Kronecker product of two matrices or two vectors; torch.kron fails for some that are transposed."""
    if A.ndim == 1:
        return np.outer(A, B).reshape(-1)
    return (A[:, None, :, None] * B[:, None, :]).reshape(len(A) * len(B), -1)
'''
HELPERS = {"kron": KRON, "softmax": SOFTMAX, "logsumexp": LOGSUMEXP, "adjugate": ADJUGATE, "commutation": COMMUTATION,
           "elimination": ELIMINATION, "duplication": DUPLICATION}


@dataclass(frozen=True)
class Target:
    """A library: what is imported, how words are spelled, and what is put behind an array that is made anew.

    `alike` gives such an array the type and the device of an argument, where the library does not itself.
    """

    imports: dict[str, str]
    spelled: dict[str, str]
    prefix: str
    unit: str = "np.eye(len(s))"
    lower: str = "np.triu_indices(n)"
    alike: str = ""
    helpers: dict[str, str] = field(default_factory=lambda: HELPERS)

    def helper(self, word: str) -> str:
        """The function that stands in the program for a word, or nothing."""
        if not self.spelled[word].startswith(f"{word}("):
            return ""
        whole = self.helpers[word].replace("{unit}", self.unit).replace("{lower}", self.lower)
        return whole.replace("np.", self.prefix)


TARGETS = {
    "numpy": Target({"np.": "import numpy as np"}, NUMPY, "np."),
    "jax": Target({"jax.": "import jax", "jnp.": "import jax.numpy as jnp"}, JAX, "jnp."),
    "torch": Target({"torch.": "import torch"}, TORCH, "torch.", "torch.eye(len(s)).to(A)",
                    "tuple(torch.triu_indices(n, n))", ".to({})"),
}
