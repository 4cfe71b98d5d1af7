"""A judge of transcribed statements that knows neither the engine nor the trees: their text, read as NumPy.

Each word is written once more, by its definition in the textbooks, and derivatives are those of autograd.
A statement is true if its sides are equal at several points, at sizes that differ and at sizes that are equal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any
from zlib import crc32

import autograd.numpy as np
import numpy
from autograd import jacobian as derivatives
from autograd.tracer import getval, isbox
from transcribed import Letter, Statement, declared

POINTS, TRIES = 6, 400
KINKS, MORE = ("sign", "relu", "abs"), 8     # where there are two sides of something, so many times the points
CLOSE, MARGIN, SINGULAR = 1e-7, 1e-2, 1e6
SQUARE = 3      # every so many points all sizes are equal


class Lacking(Exception):
    """A word that the judge does not know."""


@dataclass(frozen=True, eq=False)
class Value:
    """What has a matrix of numbers at each point; a scalar is 1×1. `letter` is the name that it may be derived by."""

    at: Callable[[dict], Any]
    letter: str = ""
    index: tuple[str, ...] = ()
    stacked: str = ""

    def __add__(self, other):
        return both(self, other, lambda a, b: a + fitting(a, b))

    def __mul__(self, other):
        return both(self, other, scaled)

    def __matmul__(self, other):
        return both(self, other, np.matmul)

    def __truediv__(self, other):
        return both(self, other, lambda a, b: a / single(b))

    def __neg__(self):
        return entrywise(lambda a: -a)(self)

    def __sub__(self, other):
        return self + -lifted(other)

    def __radd__(self, other):
        return lifted(other) + self

    def __rsub__(self, other):
        return lifted(other) - self

    def __rmul__(self, other):
        return lifted(other) * self

    def __rtruediv__(self, other):
        return lifted(other) / self

    def __abs__(self):
        return absolute(self)

    def __pow__(self, exponent):
        return Value(lambda env: raised(self.at(env), count(lifted(exponent), env)))

    def __getitem__(self, index):
        names = tuple(i.letter for i in (index if isinstance(index, tuple) else (index,)))
        return Value(lambda env: picked(self.at(env), [env[name] for name in names]), self.letter, names, self.stacked)

    @property
    def T(self):
        return Value(lambda env: self.at(env).T)

    @property
    def inv(self):
        return Value(lambda env: inverse(self.at(env)))


# ------------------------------------------------------------------ what the operators share
def lifted(number) -> Value:
    """A number as a value."""
    return number if isinstance(number, Value) else Value(lambda env: numpy.array([[float(number)]]))


def both(left, right, make) -> Value:
    left, right = lifted(left), lifted(right)
    return Value(lambda env: make(left.at(env), right.at(env)))


def entrywise(function):
    """A word that applies a function to each entry."""
    return lambda value: Value(lambda env: function(lifted(value).at(env)))


def single(array):
    assert array.shape == (1, 1), "no scalar"
    return array


def fitting(first, second):
    assert first.shape == second.shape, "shapes differ"
    return second


def scaled(a, b):
    assert (1, 1) in (a.shape, b.shape), "* is for scalars"
    return a * b


def inverse(a):
    plain = a
    while isbox(plain):
        plain = getval(plain)
    if numpy.linalg.cond(plain) > SINGULAR:
        raise numpy.linalg.LinAlgError
    return np.linalg.inv(a)


def raised(a, exponent: int):
    base, found = a if exponent >= 0 else inverse(a), numpy.eye(a.shape[0])
    for _ in range(abs(exponent)):
        found = np.matmul(found, base)
    return found


def count(exponent: Value, env) -> int:
    return int(numpy.asarray(exponent.at(env)).item())


def picked(array, at):
    # a vector has one index, whichever way it lies
    row, column = at if len(at) == 2 else ((at[0], 0) if array.shape[1] == 1 else (0, at[0]))
    return array[row:row + 1, column:column + 1]


# ------------------------------------------------------------------ derivatives
def moved(of: Value, letter: str, env) -> Any:
    """The derivative of all entries by all entries of a letter: its axes behind those of the value."""
    others = {name: known for name, known in env["functions"].items() if name != letter}
    return derivatives(lambda array: of.at({**env, letter: array, "functions": others}))(value_of(letter, env))


def column(array):
    """Columns stacked."""
    return np.reshape(array.T, (-1, 1))


def gradient(of, by: Value, entries: str = "independent") -> Value:
    def at(env):
        found = moved(lifted(of), by.letter, env)[0, 0]
        if entries != "independent" and by.letter in env["projections"]:
            return env["projections"][by.letter](found)
        return found
    return Value(at)


def partial(of, by: Value) -> Value:
    def at(env):
        found = moved(lifted(of), by.letter, env)
        if not by.index:
            return found[:, :, 0, 0]
        row, column_ = (env[by.index[0]], env[by.index[1]]) if len(by.index) == 2 else (env[by.index[0]], 0)
        if found.shape[2] == 1 and len(by.index) == 1:
            row, column_ = 0, env[by.index[0]]
        free = env["free"].get(by.letter)       # the entries that an entry of a structured matrix moves
        if free:
            return sum((sign * found[:, :, r, c] for r, c, sign in free(row, column_)), 0 * found[:, :, 0, 0])
        return found[:, :, row, column_]
    return Value(at)


def jacobian(of, by: Value) -> Value:
    def at(env):
        found = moved(lifted(of), by.letter, env)
        assert found.shape[1] == 1
        found = found[:, 0]
        if by.stacked == "vech":
            return np.matmul(stack(found), env["duplications"][by.letter])
        return np.reshape(found, (len(found), -1)) if by.stacked == "rvec" else stack(found)
    return Value(at)


def stack(found):
    """Behind the first axis, the columns of a matrix under each other."""
    return np.reshape(np.transpose(found, (0, 2, 1)), (found.shape[0], -1))


def hessian(of, by: Value) -> Value:
    return jacobian(jacobian(of, by).T, by)


def along(of, by: Value, direction: Value) -> Value:
    return Value(lambda env: np.sum(moved(lifted(of), by.letter, env) * lifted(direction).at(env), axis=(2, 3)))


def d(of, *by: Value) -> Value:
    """The differential, along the letters dX."""
    if not by:
        assert of.letter, "the increment of a letter"
        return Value(lambda env: env["d" + of.letter], "d" + of.letter)
    return Value(lambda env: sum(along(of, each, d(each)).at(env) for each in by))


def vjp(of, by: Value, direction) -> Value:
    return Value(lambda env: np.sum(moved(lifted(of), by.letter, env)
                                    * lifted(direction).at(env)[:, :, None, None], axis=(0, 1)))


# ------------------------------------------------------------------ the words
def by_columns(value):
    return Value(lambda env: column(value.at(env)), value.letter, (), "vec")


def by_rows(value):
    return Value(lambda env: np.reshape(value.at(env), (-1, 1)), value.letter, (), "rvec")


def lower_half(value):
    def at(env):
        array = value.at(env)
        return np.concatenate([array[k:, k:k + 1] for k in range(array.shape[0])])
    return Value(at, value.letter, (), "vech")


def matrix_of(function, *shape):
    """A matrix of numbers from a function of the row and the column."""
    return Value(lambda env: numpy.fromfunction(numpy.vectorize(function), [s.at(env) for s in shape], dtype=int))


def commutation(n, m):
    def at(env):
        rows, columns = n.at(env), m.at(env)
        found = numpy.zeros((rows * columns, rows * columns))
        for r, c in product(range(rows), range(columns)):
            found[r * columns + c, c * rows + r] = 1
        return found
    return Value(at)


def pairs(size) -> list[tuple[int, int]]:
    return [(r, c) for c in range(size) for r in range(c, size)]


def duplicated(size, sign=1):
    found = numpy.zeros((size * size, size * (size + 1) // 2))
    for place, (r, c) in enumerate(pairs(size)):
        found[c * size + r, place] = 1
        found[r * size + c, place] = 1
    return found


def eliminated(size):
    found = numpy.zeros((size * (size + 1) // 2, size * size))
    for place, (r, c) in enumerate(pairs(size)):
        found[place, c * size + r] = 1
    return found


def summed(index: Value, body):
    return Value(lambda env: sum(lifted(body).at({**env, index.letter: k}) for k in range(env["over"][index.letter])))


def unit(index: Value):
    return Value(lambda env: numpy.eye(env["over"][index.letter])[:, env[index.letter]][:, None])


def single_entry(i: Value, j: Value):
    return unit(i) @ unit(j).T


def hadamard(*parts):
    found = lifted(parts[0])
    for part in parts[1:]:
        found = both(found, part, lambda a, b: a * fitting(a, b))
    return found


def same(i: Value, j: Value):
    return Value(lambda env: numpy.array([[float(env[i.letter] == env[j.letter])]]))


def power(base, exponent):
    return both(base, exponent, lambda a, k: a ** single(k))


def absolute(value):
    return entrywise(lambda a: np.sqrt(a * a))(value)


def softmax(value, by_rows: bool = False):
    def at(env):
        found = np.exp(value.at(env))
        return found / (np.sum(found, axis=1, keepdims=True) if by_rows else np.sum(found))
    return Value(at)


def logsumexp(value, by_rows: bool = False):
    def at(env):
        found = np.exp(value.at(env))
        return np.log(np.sum(found, axis=1, keepdims=True) if by_rows else np.reshape(np.sum(found), (1, 1)))
    return Value(at)


def logistic(value):
    return entrywise(lambda a: 1 / (1 + np.exp(-a)))(value)


def scalar(function):
    """A word that makes one number of an array."""
    return lambda value: Value(lambda env: np.reshape(function(lifted(value).at(env)), (1, 1)))


def adjugate_of(a):
    return numpy.ones((1, 1)) if len(a) == 1 else np.linalg.det(a) * inverse(a)


det = scalar(np.linalg.det)
trace = scalar(np.trace)
WORDS = {
    "gradient": gradient, "partial": partial, "jacobian": jacobian, "hessian": hessian, "d": d, "vjp": vjp,
    "directional": along, "jvp": along, "det": det, "trace": trace,
    "hvp": lambda of, by, v: along(gradient(of, by), by, v),
    "logdet": lambda a: entrywise(np.log)(det(a)), "adjugate": entrywise(adjugate_of),
    "norm": scalar(lambda a: np.sqrt(np.sum(a * a))), "total": scalar(np.sum),
    "diag": entrywise(lambda a: np.diag(np.reshape(a, (-1,)))),
    "diagonal": entrywise(lambda a: np.reshape(np.diag(a), (-1, 1))),
    "vec": by_columns, "rvec": by_rows, "vech": lower_half, "kron": lambda *e: both(*e, np.kron),
    "hadamard": hadamard, "power": power, "eye": lambda n: matrix_of(lambda r, c: 1.0 * (r == c), n, n),
    "ones": lambda n, m=Value(lambda env: 1): matrix_of(lambda r, c: 1.0, n, m),
    "zeros": lambda n, m=Value(lambda env: 1): matrix_of(lambda r, c: 0.0, n, m),
    "unit": unit, "single_entry": single_entry, "delta": same, "sum_over": summed,
    "commutation": commutation, "duplication": lambda n: Value(lambda env: duplicated(n.at(env))),
    "elimination": lambda n: Value(lambda env: eliminated(n.at(env))),
    "size": lambda n: Value(lambda env: numpy.array([[float(n.at(env))]])),
    "exp": entrywise(np.exp), "log": entrywise(np.log), "sqrt": entrywise(np.sqrt), "sin": entrywise(np.sin),
    "cos": entrywise(np.cos), "tanh": entrywise(np.tanh), "reciprocal": entrywise(lambda a: 1 / a),
    "absolute": absolute, "sign": entrywise(np.sign), "relu": lambda e: (lifted(e) + absolute(e)) * 0.5,
    "logistic": logistic, "softplus": entrywise(lambda a: np.log(1 + np.exp(a))), "softmax": softmax,
    "logsumexp": logsumexp,
    "positive": lambda e: (e, lambda a: numpy.all(a > MARGIN)), "nonzero": lambda e: (e, lambda a: numpy.all(
        abs(a) > MARGIN)), "invertible": lambda e: (e, lambda a: abs(numpy.linalg.det(a)) > MARGIN),
}


class Function:
    """A smooth function of one number, applied to each entry; `prime` is its derivative."""

    def __init__(self, name: str, order: int = 0) -> None:
        self.name, self.order = name, order

    def __call__(self, value) -> Value:
        a, b, c, e = numpy.random.default_rng(crc32(self.name.encode())).uniform(0.5, 1.5, 4)
        turn = self.order * numpy.pi / 2      # each derivative of a sine turns it
        linear = lambda t: (e * t, e + 0 * t)[self.order] if self.order < 2 else 0 * t
        return entrywise(lambda t: a * b**self.order * np.sin(b * t + c + turn) + linear(t))(value)

    @property
    def prime(self) -> Function:
        return Function(self.name, self.order + 1)


# ------------------------------------------------------------------ points
STRUCTURED = {
    "symmetric": (lambda a: a + a.T, lambda g: (g + g.T) / 2,
                  lambda r, c: [(r, c, 1)] if r == c else [(r, c, 1), (c, r, 1)]),
    "skew": (lambda a: a - a.T, lambda g: (g - g.T) / 2, lambda r, c: [] if r == c else [(r, c, 1), (c, r, -1)]),
    "diagonal": (lambda a: numpy.diag(numpy.diag(a)), lambda g: np.diag(np.diag(g)),
                 lambda r, c: [(r, c, 1)] if r == c else []),
    "lower": (numpy.tril, np.tril, lambda r, c: [(r, c, 1)] if r >= c else []),
    "upper": (numpy.triu, np.triu, lambda r, c: [(r, c, 1)] if r <= c else []),
}


def words_of(letters: list[Letter]) -> dict[str, Any]:
    """The words, and a value for each letter."""
    found = dict(WORDS, abs=abs)
    for letter in letters:
        for size in (*letter.sizes, *([letter.over] if letter.over else [])):
            found[size] = Value(lambda env, size=size: env["sizes"][size])
    for letter in letters:
        found[letter.name] = Function(letter.name) if letter.is_function else Value(
            lambda env, name=letter.name: value_of(name, env), letter.name)
    return found


def value_of(name: str, env):
    """The array of a letter; of a function, from the arrays that it depends on."""
    if name not in env["functions"]:
        return env[name]
    shape, arguments = env["functions"][name]
    if shape is None:
        return arguments.at(env)
    random, inner = numpy.random.default_rng(crc32(f"{name} {env['seed']}".encode())), 0.0
    for argument in arguments:
        array = value_of(argument, env)
        weights = random.uniform(-1, 1, (5, *array.shape))
        inner = inner + np.sum(weights * array, axis=(1, 2))
    outer = random.uniform(-1, 1, (5, *shape))
    return np.sum(outer * (np.sin(inner + 0.7) + inner / 3)[:, None, None], axis=0) + random.uniform(-1, 1, shape)


def point(letters: list[Letter], words: dict[str, Any], number: int) -> dict[str, Any]:
    """Sizes and numbers; the increment dX of each X as well."""
    names = list(dict.fromkeys(size for letter in letters for size in (*letter.sizes, letter.over) if size.isalpha()))
    random = numpy.random.default_rng(number)
    order = random.permutation(range(1, len(names) + 2))
    equal = int(random.integers(1, 4))
    sizes = {"1": 1} | {name: equal if number % SQUARE == 2 else int(s) for name, s in zip(names, order)}
    env: dict[str, Any] = {"sizes": sizes, "functions": {}, "projections": {}, "free": {}, "duplications": {},
                           "over": {letter.name: sizes[letter.over] for letter in letters if letter.over},
                           "seed": number}
    for letter in letters:
        if letter.over or letter.is_function:
            continue
        if letter.meaning:
            env["functions"][letter.name] = None, lifted(eval(letter.meaning, {}, words))
            continue
        rows, *columns = letter.sizes or ("1",)
        shape = sizes[rows], sizes[columns[0]] if columns else 1
        if letter.structure:
            shape = shape[0], shape[0]
            make, env["projections"][letter.name], env["free"][letter.name] = STRUCTURED[letter.structure]
            env["duplications"][letter.name] = duplicated(shape[0])
        if letter.arguments is not None:
            env["functions"][letter.name] = shape, letter.arguments
            continue
        low, signed = (0.3, False) if number % 2 else (-1.5, True)
        for name in (letter.name, "d" + letter.name):
            array = random.uniform(low, 1.5, shape)
            env[name] = make(array) if letter.structure else array
    return env


def judged(statement: Statement) -> str:
    """Whether it is "true" or "false"; "unknown" if there are no points at which both sides have values.

    :raises Lacking: for a word that the judge does not know.
    """
    letters = declared(statement.letters)
    words = words_of(letters)
    try:
        sides = [lifted(eval(side, {}, words)) for side in statement.sides]
        given = list(eval(f"[{statement.given}]", {}, words))
    except NameError as error:
        raise Lacking(str(error)) from error
    indices = [letter for letter in letters if letter.over]
    enough, good = POINTS * (MORE if any(word in statement.said for word in KINKS) else 1), 0
    for number in range(TRIES):
        env = point(letters, words, number)
        with numpy.errstate(all="ignore"):
            said = _agree_at(sides, given, indices, env)
        if said is False:
            return "false"
        good += said is True
        if good == enough:
            return "true"
    return "unknown"


def _agree_at(sides, given, indices, env) -> bool | None:
    """Whether all sides are equal at a point, for all values of the indices; None if one has no value there."""
    for values in product(*(range(env["sizes"][index.over]) for index in indices)):
        here = {**env, **dict(zip((index.name for index in indices), values))}
        try:
            if not all(is_met(e.at(here)) for e, is_met in given):
                return None
            found = [side.at(here) for side in sides]
        except numpy.linalg.LinAlgError:
            return None
        if len({array.shape for array in found}) > 1:
            return False
        if not all(numpy.all(numpy.isfinite(array)) and numpy.max(abs(array)) < 1e6 for array in found):
            return None
        scale = max(1.0, *(float(numpy.max(abs(array))) for array in found))
        if any(numpy.max(abs(a - b)) > CLOSE * scale for a, b in zip(found, found[1:])):
            return False
    return True
