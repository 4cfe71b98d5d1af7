"""Ask JAX, PyTorch and autograd for derivatives, and write what comes back into tools.json beside this file.

Run it where they are installed: `python measurements/tools.py`, with `pip install jax torch autograd`; with `--check`
it writes nothing, and fails if another version returns something else.
An answer is its shape and the einsum that puts its axes in the order of this site, output first; or what it raises.
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import autograd
import autograd.numpy
import jax
import numpy as np
import torch

RESULT = Path(__file__).with_suffix(".json")
W, x, c = np.array([[1.0, 2, 3], [4, 5, 7]]), np.array([1.0, 0.5, 2]), np.array([3.0, -1])
X, C = np.array([[2.0, 1], [1, 3]]), np.array([[1.0, 0, 2, 1], [3, 1, 1, 2], [0, 5, 1, 1]])
A = np.array([[1.0, 2, 0], [5, 3, 1], [2, 2, 4]])
LETTERS = "ipqrs"
# what is differentiated, by what, and the array with the axes of the output first
CASES = {
    "W x by W": (lambda w: w @ x, W, np.einsum("ip,q->ipq", np.eye(2), x)),
    "W x by x": (lambda v: W @ v, x, W),
    "x' A x by x": (lambda v: v @ A @ v, x, (A + A.T) @ x),
    "c' W x by W": (lambda w: c @ w @ x, W, np.outer(c, x)),
    "X W C by W": (lambda w: X @ w @ C, W, np.einsum("ip,qj->ijpq", X, C)),
    "the sum of exp(W) by W": (None, W, np.exp(W)),
}


def tools(case: str) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """The program, the call, and what makes it."""
    of, at, _ = CASES[case]
    f, g, h = of or (lambda w: jax.numpy.exp(w).sum()), of or (lambda w: autograd.numpy.exp(w).sum()), torched(case)
    start, functional = torch.tensor(at, requires_grad=True), torch.autograd.functional
    yield "JAX", "jax.jacfwd(f)(W)", lambda: jax.jacfwd(f)(at)
    yield "JAX", "jax.jacrev(f)(W)", lambda: jax.jacrev(f)(at)
    yield "JAX", "jax.grad(f)(W)", lambda: jax.grad(f)(at)
    yield "JAX", "jax.vjp(f, W)[1](ones)", lambda: jax.vjp(f, at)[1](jax.numpy.ones_like(f(at)))[0]
    yield "autograd", "jacobian(f)(W)", lambda: autograd.jacobian(g)(at)
    yield "autograd", "grad(f)(W)", lambda: autograd.grad(g)(at)
    yield "autograd", "elementwise_grad(f)(W)", lambda: autograd.elementwise_grad(g)(at)
    yield "PyTorch", "torch.autograd.functional.jacobian(f, W)", lambda: functional.jacobian(h, start).numpy()
    yield "PyTorch", "torch.func.jacrev(f)(W)", lambda: torch.func.jacrev(h)(start.detach()).numpy()
    yield "PyTorch", "torch.func.grad(f)(W)", lambda: torch.func.grad(h)(start.detach()).numpy()
    yield "PyTorch", "torch.autograd.grad(f(W), W)", lambda: torch.autograd.grad(h(start), start)[0].numpy()
    yield "PyTorch", "torch.autograd.grad(f(W), W, ones)", lambda: (
        torch.autograd.grad(h(start), start, torch.ones_like(h(start)))[0].numpy())
    yield "PyTorch", "f(W).sum().backward(); W.grad", lambda: backward(h, at)


def backward(h: Callable[[torch.Tensor], torch.Tensor], at: np.ndarray) -> np.ndarray:
    """What PyTorch puts into the parameter itself."""
    parameter = torch.tensor(at, requires_grad=True)
    h(parameter).sum().backward()
    return parameter.grad.numpy()


def torched(case: str) -> Callable[[torch.Tensor], torch.Tensor]:
    """The function of a case, of tensors of PyTorch."""
    t = {name: torch.tensor(value) for name, value in (("W", W), ("X", X), ("C", C), ("A", A), ("x", x), ("c", c))}
    return {
        "W x by W": lambda w: w @ t["x"], "W x by x": lambda v: t["W"] @ v, "x' A x by x": lambda v: v @ t["A"] @ v,
        "c' W x by W": lambda w: t["c"] @ w @ t["x"], "X W C by W": lambda w: t["X"] @ w @ t["C"],
        "the sum of exp(W) by W": lambda w: torch.exp(w).sum(),
    }[case]


def answer(made: Callable[[], object], wanted: np.ndarray) -> dict:
    """The shape and the order of the axes; whether the output was summed; or what was raised."""
    try:
        found = np.asarray(made())
    except Exception as error:
        return {"raises": type(error).__name__}
    letters = LETTERS[:wanted.ndim]
    for order in permutations(range(wanted.ndim)):
        if found.shape == wanted.transpose(order).shape and np.allclose(found, wanted.transpose(order), rtol=1e-5):
            return {"shape": list(found.shape), "einsum": f"{''.join(letters[k] for k in order)}->{letters}"}
    axes = tuple(range(wanted.ndim - found.ndim))
    summed = found.shape == wanted.sum(axes).shape and np.allclose(found, wanted.sum(axes), rtol=1e-5)
    return {"shape": list(found.shape), "summed": bool(summed)}


if __name__ == "__main__":
    rows = [{"case": case, "tool": tool, "call": call, **answer(made, wanted)}
            for case, (_, _, wanted) in CASES.items() for tool, call, made in tools(case)]
    if sys.argv[1:] == ["--check"]:
        told = json.loads(RESULT.read_text(encoding="utf-8"))["rows"]
        sys.exit("\n".join(f"was {was}, is {row}" for was, row in zip(told, rows, strict=True) if was != row) or 0)
    versions = {name: importlib.metadata.version(name) for name in ("jax", "torch", "autograd", "numpy")}
    RESULT.write_text(json.dumps({"versions": versions, "rows": rows}, indent=1) + "\n", encoding="utf-8")
