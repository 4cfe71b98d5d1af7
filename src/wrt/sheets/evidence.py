"""How a formula was checked, in words: what that promises, each step, the sizes, and the versions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from platform import python_version

from .sheet import Check

STEP = {
    "proved": "proved by the normal form, and confirmed by explicit arrays",
    "exact": "by explicit arrays and exact arithmetic, where the normal form cannot decide",
    "numerical": "by explicit arrays with real numbers, to 30 digits or more, where the normal form cannot decide",
}


def paragraphs(check: Check) -> list[str]:
    """What is told of a check, by paragraphs."""
    return [check.how, found(check), versions()]


def found(check: Check) -> str:
    """What each step is, and at which sizes it was tried."""
    return steps(check.steps) + (f" Sizes: {sizes(check.sizes)}." if check.sizes else "")


def steps(verdicts: Sequence[str]) -> str:
    """A sentence for each run of steps that were decided alike.

    >>> steps(["proved", "proved", "exact"]).partition(": ")[0]
    'Steps 1 to 2'
    """
    runs = groupby(enumerate(verdicts, 1), key=lambda pair: pair[1])
    return " ".join(f"{_counted([number for number, _ in run])}: {STEP[verdict]}." for verdict, run in runs)


def sizes(choices: Sequence[dict[str, int]]) -> str:
    r"""The sizes of the explicit arrays.

    >>> sizes([{"n": 2, "m": 3}, {"n": 4, "m": 3}])
    'n\xa0=\xa02, m\xa0=\xa03; n\xa0=\xa04, m\xa0=\xa03'
    """
    return "; ".join(", ".join(f"{name}\xa0=\xa0{size}" for name, size in choice.items()) for choice in choices)


@cache
def versions() -> str:
    """By what it was checked."""
    from importlib.metadata import distributions, version      # here, since it takes as long to import as a proof

    beside = "".join(f"with SymPy {found.version}, " for found in distributions(name="sympy"))
    return f"Checked by wrt {version('wrt')}, {beside}on Python {python_version()}."


def _counted(numbers: list[int]) -> str:
    return f"Step {numbers[0]}" if len(numbers) == 1 else f"Steps {numbers[0]} to {numbers[-1]}"
