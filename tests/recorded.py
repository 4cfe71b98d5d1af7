"""What PyTorch returned for the programs that are written for it: `python tests/recorded.py` records it anew.

PyTorch is too large a package for `make test`, in which the record stands in its place: NumPy is to return the same.
The weekly workflow runs the programs themselves, with the PyTorch of that day.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
from derived import Asked, wanted
from executed import KINDS, given, module, passed, points, refuse_singular, Sides, written
from transcribed import Words

from wrt.language.expression import as_expression
from wrt.nodes.einstein import free_indices

RECORD = Path(__file__).parent / "wrt" / "programs" / "torch.json"
# of those that others printed: what breaks the shapes of the language, a second derivative by a number (which has a
# test of its own), and what has a derivative of its own to be found
UNSAID, WITHOUT = {12, 23, 149}, {21}
PRINTED = [one for one in wanted() if one.statement.key not in UNSAID | WITHOUT]
DIGITS = 12


def sides(one: Asked) -> Sides:
    """The left side as it is printed, and the right one."""
    left = as_expression(eval(one.statement.sides[0], {}, Words(one.statement.letters)))
    return Sides(left, one.answer, free_indices(left, one.answer))


def returned(formula: Sides, for_: str = "numpy", make: Callable = numpy.asarray, back: Callable = numpy.asarray) -> (
        Iterator[tuple[str, numpy.ndarray]]):
    """What each function of a program returns at the first point at which those for NumPy all have a value."""
    ours, functions = module(written(formula)), module(written(formula, for_))
    names = [name for name in functions if name in KINDS]
    for point in points(formula.left, formula.right):
        try:
            with numpy.errstate(all="ignore"):
                refuse_singular(formula, point)
                arguments = [given(inspect.signature(ours[name]).parameters, (formula.left, formula.right), point)
                             for name in names]
                found = [numpy.asarray(ours[name](*each)) for name, each in zip(names, arguments)]
        except (ArithmeticError, numpy.linalg.LinAlgError):     # a singular matrix
            continue
        if all(numpy.all(numpy.isfinite(array)) for array in found):
            for name, each in zip(names, arguments):
                yield name, back(functions[name](*(passed(argument, make, back) for argument in each)))
            return
    raise AssertionError("no point at which there is a value")


def record() -> dict:
    """The version of PyTorch, and what it returns: by the number of a statement and the name of a function."""
    import torch    # not there when the tests are made

    make = lambda array: torch.as_tensor(numpy.array(array))
    rounded = lambda array: numpy.vectorize(lambda x: float(f"{x:.{DIGITS}g}"), otypes=[float])(array).tolist()
    return {"torch": torch.__version__, "returned": {
        str(one.statement.key): {name: rounded(array) for name, array in returned(
            sides(one), "torch", make, numpy.asarray)} for one in PRINTED}}


if __name__ == "__main__":
    RECORD.write_text(json.dumps(record(), separators=(",", ":")).replace('},"', '},\n"') + "\n")
