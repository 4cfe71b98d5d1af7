"""Measure the gradient of a network by its input, forward and backward, and write modes.json beside this file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from contraction import microseconds, report

SIZES, LAYERS, SEED = (10, 30, 100, 300), 3, 1
RESULT = Path(__file__).with_suffix(".json")


def measured(size: int) -> dict:
    """The times for c'σ(W σ(W σ(W x))) with n×n matrices, n = size; slopes and matrices are made beforehand."""
    random = np.random.default_rng(SEED)
    weights = [random.standard_normal((size, size)) / size**0.5 for _ in range(LAYERS)]
    c, slopes, value = random.standard_normal(size), [], random.standard_normal(size)
    for weight in weights:
        value = np.tanh(weight @ value)
        slopes.append(1 - value**2)

    def forward() -> np.ndarray:
        jacobian = np.eye(size)
        for weight, slope in zip(weights, slopes):
            jacobian = slope[:, None] * (weight @ jacobian)
        return c @ jacobian

    def one_direction() -> float:
        step = np.ones(size)
        for weight, slope in zip(weights, slopes):
            step = slope * (weight @ step)
        return c @ step

    def backward() -> np.ndarray:
        row = c
        for weight, slope in zip(reversed(weights), reversed(slopes)):
            row = (row * slope) @ weight
        return row

    assert np.allclose(forward(), backward()) and np.allclose(one_direction(), backward().sum())
    return {"size": size, "direction": microseconds(one_direction), "forward": microseconds(forward),
            "backward": microseconds(backward)}


if __name__ == "__main__":
    report(RESULT, [measured(size) for size in SIZES])
