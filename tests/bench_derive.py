"""What it costs to find a derivative, and SymPy beside it on what both can say: `python tests/bench_derive.py`.

The time is that of a proof: `derive` finds the answer, and both readings check each line. SymPy finds, and proves
nothing; whether its answer is right is asked of numbers, at sizes that differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from statistics import median
from time import perf_counter

import numpy as np
import sympy
from sympy import MatrixSymbol, Trace

from wrt import Matrix, Vector, derive, dimensions, function, trace
from wrt.errors import WrtError
from wrt.language.expression import Expression

RUNS = 3
n, m = dimensions("n m")
SIZES = dimensions("n m k l p q r s t u")
A, x, c = Matrix("A", n, n), Vector("x", n), Vector("c", n)
sigma = function("sigma")


def power(number: int) -> tuple[Expression, Expression]:
    """tr(A A … A)."""
    product = A
    for _ in range(number - 1):
        product = product @ A
    return trace(product), A


def summands(number: int) -> tuple[Expression, Expression]:
    """tr((A + B₁ + …)³)."""
    total: Expression = A
    for k in range(number - 1):
        total = total + Matrix(f"B_{k}", n, n)
    return trace(total @ total @ total), A


def sizes(number: int) -> tuple[Expression, Expression]:
    """aᵀ M₁ M₂ … b, by the matrix in the middle; each has a size of its own."""
    matrices = [Matrix(f"M_{k}", SIZES[k], SIZES[k + 1]) for k in range(number)]
    product: Expression = Vector("a", SIZES[0]).T
    for matrix in matrices:
        product = product @ matrix
    return product @ Vector("b", SIZES[number]), matrices[number // 2]


def layers(number: int) -> tuple[Expression, Expression]:
    """cᵀ σ(W σ(… σ(W₀ x))), by the first."""
    weights = [Matrix(f"W_{k}", n, n) for k in range(number)]
    value: Expression = x
    for weight in weights:
        value = sigma(weight @ value)
    return c.T @ value, weights[0]


KINDS: dict[str, tuple[Callable[[int], tuple[Expression, Expression]], tuple[int, ...]]] = {
    "factors of a trace": (power, (2, 4, 8, 12, 16)), "summands, cubed": (summands, (2, 4, 8)),
    "sizes of a product": (sizes, (2, 4, 6, 8)), "layers": (layers, (1, 2, 4, 7, 10)),
}


def costs() -> Iterator[str]:
    """A line for each kind."""
    for kind, (make, numbers) in KINDS.items():
        found = []
        for number in numbers:
            of, by = make(number)
            taken, lines = [], 0
            try:
                for _ in range(RUNS):
                    begun = perf_counter()
                    lines = len(derive(of, by).steps)
                    taken.append(perf_counter() - begun)
                found.append(f"{number}: {1e3 * median(taken):.0f} ms, {lines} lines")
            except WrtError as error:
                found.append(f"{number}: {type(error).__name__}")
        yield f"{kind:20} " + "; ".join(found)


# ------------------------------------------------------------------ SymPy, on what both can say
k, l = sympy.symbols("k l", integer=True, positive=True)    # noqa: E741
P, Q, R, Y = MatrixSymbol("P", k, k), MatrixSymbol("Q", l, k), MatrixSymbol("R", k, l), MatrixSymbol("Y", k, l)
u, v, w = MatrixSymbol("u", k, 1), MatrixSymbol("v", k, 1), MatrixSymbol("w", l, 1)
BOTH = {
    "tr(Q Y)": (Trace(Q * Y), Y), "tr(Q P Y)": (Trace(Q * P * Y), Y), "uᵀ P u": (u.T * P * u, u),
    "uᵀ Y w": (u.T * Y * w, Y),
    "tr(Yᵀ P Y)": (Trace(Y.T * P * Y), Y), "tr(P P)": (Trace(P * P), P), "tr(P³)": (Trace(P**3), P),
    "uᵀ P⁻¹ v": (u.T * P.I * v, P), "tr(P⁻¹)": (Trace(P.I), P), "wᵀ Yᵀ P Y w": (w.T * Y.T * P * Y * w, Y),
    "(u − Y w)ᵀ(u − Y w)": ((u - Y * w).T * (u - Y * w), Y), "tr(Y Yᵀ Y Yᵀ)": (Trace(Y * Y.T * Y * Y.T), Y),
}


def asked_of_sympy() -> Iterator[str]:
    """A line each: SymPy's answer, its time, and whether numbers agree with it."""
    wrong = 0
    for name, (of, by) in BOTH.items():
        begun = perf_counter()
        try:
            answer, said = of.diff(by), ""
            seconds = perf_counter() - begun
            if len(answer.shape) > 2:
                yield f"{name:22} {1e3 * seconds:6.0f} ms  an array of the axes {answer.shape}, not asked further"
                continue
            is_right = agrees(of, by, answer)
        except Exception as error:      # whatever it raises, it is no answer
            seconds, is_right, said = perf_counter() - begun, False, f"{type(error).__name__}: {error}"[:60]
        wrong += not is_right
        yield f"{name:22} {1e3 * seconds:6.0f} ms  {'right' if is_right else 'WRONG'}  {said}"
    yield f"SymPy {sympy.__version__}: {wrong} of {len(BOTH)} wrong, or an error"


def agrees(of: sympy.Expr, by: MatrixSymbol, answer: sympy.Expr) -> bool:
    """Whether differences of values at random numbers are the entries of the answer."""
    random, at = np.random.default_rng(0), {k: 3, l: 2}
    shapes = {s: tuple(int(size.subs(at)) for size in s.shape) for s in (P, Q, R, Y, u, v, w)}
    values = {s: random.normal(size=shape) for s, shape in shapes.items()}

    def value(e: sympy.Expr, given: dict) -> np.ndarray:
        if e in given:
            return given[e]
        parts = [value(part, given) for part in e.args]
        match type(e).__name__:
            case "MatMul" | "Mul":
                return reduce(lambda a, b: a @ b if a.ndim == b.ndim == 2 and 1 not in a.shape + b.shape or (
                    a.ndim == b.ndim == 2 and a.shape[1] == b.shape[0]) else a * b, parts)
            case "MatAdd" | "Add":
                return reduce(np.add, parts)
            case "Transpose":
                return parts[0].T
            case "Inverse":
                return np.linalg.inv(parts[0])
            case "Trace":
                return np.array(np.trace(parts[0]))
            case "MatPow":
                return np.linalg.matrix_power(parts[0], int(parts[1]))
            case "Identity":
                return np.eye(at[e.args[0]])
        return np.array(float(e))

    found, step = value(answer, values), 1e-6
    slopes = np.zeros(shapes[by])
    for place in np.ndindex(*shapes[by]):
        moved = [{**values, by: values[by] + sign * step * (np.arange(values[by].size).reshape(shapes[by]) == (
            np.ravel_multi_index(place, shapes[by])))} for sign in (1, -1)]
        first, second = (value(of, one) for one in moved)
        slopes[place] = float(np.squeeze(first - second)) / (2 * step)
    return found.shape == slopes.shape and bool(np.allclose(found, slopes, atol=1e-4))


if __name__ == "__main__":
    print("\n".join([*costs(), *asked_of_sympy()]))
