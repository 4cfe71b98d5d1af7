"""Programs of `code`, executed with NumPy at the points of the oracle, and held against two sides.

`apart` compares what the functions return with the trees: their values, and the derivatives that autograd finds of them
(`tests/oracle.py`). `apart_from_autograd` has autograd differentiate the text of `value`, and compares the other
function with that, in the layout that its docstring states. Both say how far apart the numbers are.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

import autograd.numpy as anp
import numpy
from autograd import hessian, jacobian
from oracle import Place, Point, derived, random_point, value

from wrt.language.dimension import Dimension
from wrt.language.expression import Expression, as_expression
from wrt.language.shape import axes
from wrt.names import identifier
from wrt.nodes import (
    Apply, Derivative, DerivativeBy, Differential, Gradient, Hessian, Jacobian, Partial, Symbol, Vec, Vjp,
)
from wrt.nodes.einstein import bind
from wrt.programs.functions import of_sides

POINTS, TRIES = 3, 60
KINDS = ("value", "gradient", "partial", "jacobian", "hessian", "vjp", "jvp", "differential")
EQUAL = 1e-6     # relative; matrices may be ill-conditioned


@dataclass(frozen=True)
class Sides:
    """A left and a right side, as a Derivation has them, that need not be equal: for near misses."""

    left: Expression
    right: Expression
    free: frozenset = frozenset()


def written(formula, for_: str = "numpy") -> str:
    """The program of two sides."""
    return of_sides(as_expression(formula.left), as_expression(formula.right), formula.free, for_)


def module(source: str, autograd: bool = False) -> dict:
    """The functions of a program."""
    names: dict = {}
    library = "autograd.numpy" if autograd else "numpy"
    exec(compile(source.replace("import numpy as np", f"import {library} as np"), "<code>", "exec"), names)
    return names


def natural(array, e: Expression):
    """An array of the oracle as people have it: columns and rows of one axis."""
    rows, columns = axes(e)
    *before, n, m = numpy.shape(array)
    return anp.reshape(array, (*before, *([n] if rows else []), *([m] if columns else [])))


def given(names, sides, point: Point) -> list:
    """What a function is called with, by the names of its arguments."""
    known: dict = {}
    for part in (part for side in sides for part in side.walk()):
        match part:
            case Symbol() if part.is_plain:
                known[identifier(part.name)] = natural(value(part, Place(point)), part)
            case Symbol() if part.arguments:
                known[identifier(part.name)] = open_function(part, point)
            case Apply(function) if not function.is_known:
                found = point.scalar_function(function.name)
                for order in range(function.order + 1):
                    known[("", "d", f"d{order}")[min(order, 2)] + identifier(function.name)] = of_floats(found)
                    found = derived(found)
            case DerivativeBy() | Vjp() | Differential(by=(_,)):
                known |= derivative_of_open(part, point)
        known |= {named.name: point.sizes[named] for named in part.named() if isinstance(named, Dimension)}
    return [known[name if name in known else name.rstrip("_")] for name in names]


def of_floats(function):
    """A function that may be given a whole number too, of which autograd knows no derivative."""
    return lambda t: function(float(t) if isinstance(t, int) else t)


def open_function(symbol: Symbol, point: Point):
    """A smooth function in the place of one that is not specified."""
    def called(*arguments):
        arrays = [anp.reshape(array, tuple(map(point.length, axes(e)))) for array, e in zip(
            arguments, symbol.arguments)]
        return natural(point.array_function(symbol, arrays), symbol)
    return called


def derivative_of_open(e: Expression, point: Point) -> dict:
    """Its derivative by one of its arguments, as it is called in a program."""
    by = e.by[0] if isinstance(e, Differential) else e.by
    f, x = (part.of if isinstance(part, Vec) else part for part in (e.of, by))
    if not isinstance(f, Symbol) or x not in f.arguments:
        return {}
    place, function = f.arguments.index(x), open_function(f, point)
    above, below = (("" if part is whole else whole.word) + identifier(part.name)
                    for part, whole in ((f, e.of), (x, by)))
    slope, ndim = jacobian(function, place), numpy.ndim
    if isinstance(e, Vjp):
        return {f"vjp_{above}_{below}": lambda *given: numpy.tensordot(given[-1], slope(*given[:-1]), ndim(given[-1]))}
    if isinstance(e, Differential):
        return {f"jvp_{above}_{below}": lambda *given: stacked(
            numpy.tensordot(slope(*given[:-1]), given[-1], ndim(given[-1])), e.of)}
    if isinstance(e, Hessian):
        return {f"d2{above}_d{below}2": lambda *given: stacked(hessian(function, place)(*given), e.by, e.by)}
    sides = (e.of, e.by) if isinstance(e, Jacobian) else (f, x)
    return {f"d{above}_d{below}": lambda *given: stacked(slope(*given), *sides)}


def stacked(array, *sides: Expression):
    """An array whose last axes are those of several arrays, where some of these are vec or rvec of a matrix."""
    ranks = [sum(map(bool, axes(side.of if isinstance(side, Vec) else side))) for side in sides]
    order = list(range(numpy.ndim(array) - sum(ranks)))
    lengths = list(numpy.shape(array)[:len(order)])
    for side, rank in zip(sides, ranks):
        is_vec = isinstance(side, Vec)
        places = [len(order) + k for k in range(rank)]
        order += places[::-1] if is_vec and not side.by_rows else places
        shape = [numpy.shape(array)[place] for place in places]
        lengths += [int(numpy.prod(shape))] if is_vec else shape
    return numpy.transpose(array, order).reshape(lengths)


def points(left, right):
    """Points of unequal sizes, with all letters of both sides."""
    return (random_point(left, right, number, "code") for number in range(TRIES))


def order_of(function) -> list[str]:
    """The indices that the docstring gives the first axes to."""
    found = re.search(r"with the axes ([a-z](?: [a-z])*)", function.__doc__)
    return found[1].split() if found else []


def apart(formula) -> float:
    """How far the functions of a program are from the trees, at the points at which all of them have a value."""
    left, right = as_expression(formula.left), as_expression(formula.right)
    functions = module(written(formula))
    names = [name for name in functions if name in KINDS]
    wanted = {"value": left.of if isinstance(left, Derivative) else left}
    wanted |= {name: left for name in names if name != "value"}
    found, greatest = 0, 0.0
    for point in points(left, right):
        try:
            each = [_apart(functions[name], wanted[name], (left, right), formula.free, point) for name in names]
        except (ArithmeticError, numpy.linalg.LinAlgError):
            continue
        if all(map(numpy.isfinite, each)):
            found, greatest = found + 1, max(greatest, *each)
        if found == POINTS:
            return greatest
    raise AssertionError(f"only {found} points at which there is a value")


def _apart(function, tree, sides, free, point) -> float:
    arguments = given(inspect.signature(function).parameters, sides, point)
    with numpy.errstate(all="ignore"):
        ours = numpy.asarray(function(*arguments))
        known = {index.name: index for index in free}
        at = Place(point, tuple(known[name] for name in order_of(function)))
        bound = bind(tree, at.scope)[0]
        theirs = natural(at.all(value(bound, at)), bound)
    assert ours.shape == numpy.shape(theirs), (ours.shape, numpy.shape(theirs))
    return float(numpy.max(numpy.abs(ours - theirs)) / max(1.0, float(numpy.max(numpy.abs(theirs)))))


def apart_from_autograd(formula) -> float:
    """How far the derivative of a program is from that which autograd finds of the text of its `value`."""
    source, left = written(formula), formula.left
    functions, followed = module(source), module(source, autograd=True)
    (kind,) = [name for name in functions if name in KINDS[1:]]
    found, greatest = 0, 0.0
    for point in points(left, formula.right):
        try:
            one = _from_autograd(functions[kind], followed["value"], formula, point)
        except (ArithmeticError, numpy.linalg.LinAlgError):
            continue
        if numpy.isfinite(one):
            found, greatest = found + 1, max(greatest, one)
        if found == POINTS:
            return greatest
    raise AssertionError(f"only {found} points at which there is a value")


def refuse_singular(formula, point) -> None:
    """Have the oracle refuse a point at which a matrix is ill-conditioned."""
    for side in (formula.left, formula.right):
        value(bind(side, formula.free)[0], Place(point, tuple(formula.free)))


def _from_autograd(function, followed, formula, point) -> float:
    left, sides = formula.left, (formula.left, formula.right)
    with numpy.errstate(all="ignore"):
        refuse_singular(formula, point)
        ours = numpy.asarray(function(*given(inspect.signature(function).parameters, sides, point)))
        names = list(inspect.signature(followed).parameters)
        arguments = given(names, sides, point)
        by = left.by[0] if isinstance(left, Differential) else left.by
        by = by.definition if isinstance(by, Symbol) and by.definition is not None else by
        letter = by.of if isinstance(by, Vec) else by
        name = identifier(letter.name)
        place = names.index(name if name in names else f"{name}_")
        along = lambda e: natural(value(e, Place(point)), e)
        rank, slope = numpy.ndim(arguments[place]), jacobian(followed, place)
        if isinstance(left, Hessian):
            theirs = stacked(hessian(followed, place)(*arguments), by, by)
        elif isinstance(left, Differential):
            theirs = numpy.tensordot(slope(*arguments), along(left.along[0]), rank)
        elif isinstance(left, Vjp):
            direction = along(left.along)
            theirs = numpy.tensordot(direction, slope(*arguments), numpy.ndim(direction))
        else:
            assert isinstance(left, (Gradient, Partial, Jacobian))
            theirs = slope(*arguments)
            theirs = stacked(theirs, Symbol("z", *axes(left.of)), by)
    assert ours.shape == numpy.shape(theirs), (ours.shape, numpy.shape(theirs))
    return float(numpy.max(numpy.abs(ours - theirs)) / max(1.0, float(numpy.max(numpy.abs(theirs)))))


# ------------------------------------------------------------------ other libraries
def apart_from_numpy(formula, for_: str, make, back) -> float:
    """How far a program for another library is from that for NumPy; `make` and `back` make its arrays, and NumPy's."""
    ours, theirs = module(written(formula)), module(written(formula, for_))
    greatest, found = 0.0, 0
    for point in points(formula.left, formula.right):
        try:
            with numpy.errstate(all="ignore"):
                refuse_singular(formula, point)
                for name in (name for name, function in ours.items() if name in KINDS):
                    arguments = given(inspect.signature(ours[name]).parameters, (formula.left, formula.right), point)
                    wanted = numpy.asarray(ours[name](*arguments))
                    got = back(theirs[name](*(passed(argument, make, back) for argument in arguments)))
                    if numpy.all(numpy.isfinite(wanted)):
                        assert got.shape == wanted.shape
                        found += 1
                        greatest = max(greatest, float(numpy.max(numpy.abs(got - wanted)) / max(
                            1.0, float(numpy.max(numpy.abs(wanted))))))
        except (ArithmeticError, numpy.linalg.LinAlgError):     # a singular matrix
            continue
        if found >= POINTS:
            return greatest
    raise AssertionError(f"only {found} points at which there is a value")


def passed(argument, make, back):
    """An argument for another library: an array, a size, or a function of arrays."""
    if isinstance(argument, int):
        return argument
    if callable(argument):
        return lambda *given: make(numpy.asarray(argument(*map(back, given))))
    return make(numpy.asarray(argument))
