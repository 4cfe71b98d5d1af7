"""Measure three ways to the gradient of a loss by W, and write contraction.json beside this file."""

from __future__ import annotations

import json
import platform
import timeit
from datetime import date
from pathlib import Path
from statistics import median

import numpy as np

SIZES, ROUNDS, SEED = (10, 30, 100, 300), 9, 1
RESULT = Path(__file__).with_suffix(".json")


def microseconds(action) -> float:
    """The median time of one call over several rounds, in microseconds."""
    timer = timeit.Timer(action)
    number, _ = timer.autorange()
    return round(1e6 * median(timer.repeat(ROUNDS, number)) / number, 1)


def measured(size: int) -> dict:
    """The three times for an n×m matrix W with n = m = size; the arrays are made beforehand."""
    random = np.random.default_rng(SEED)
    x, c = random.standard_normal(size), random.standard_normal(size)
    tensor = np.einsum("ip,q->ipq", np.eye(size), x)
    kronecker = tensor.transpose(0, 2, 1).reshape(size, size * size)
    assert np.allclose(np.tensordot(c, tensor, 1), np.outer(c, x))
    assert np.allclose((c @ kronecker).reshape(size, size, order="F"), np.outer(c, x))
    return {
        "size": size,
        "tensor": microseconds(lambda: np.tensordot(c, tensor, 1)),
        "kronecker": microseconds(lambda: c @ kronecker),
        "outer": microseconds(lambda: np.outer(c, x)),
    }


def processor() -> str:
    """The processor's name, as far as the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]}, {len(names)} cores" if names else platform.processor() or platform.machine()


def report(result: Path, rows: list[dict]) -> None:
    """Write what was measured, with where, with what and when."""
    told = {
        "machine": processor(),
        "software": f"Python {platform.python_version()}, NumPy {np.__version__}",
        "date": date.today().isoformat(),
        "rows": rows,
    }
    result.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    print(f"wrote {result.name}")


if __name__ == "__main__":
    report(RESULT, [measured(size) for size in SIZES])
