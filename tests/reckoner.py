"""The numbers of expressions and of sums of terms at points, in plain NumPy: nothing of `wrt.arrays` is used."""

from __future__ import annotations

from functools import reduce
from itertools import product
from math import prod

import numpy as np
from laws_material import A, B, C, U, V, X, a, b, c, i, m, n, x, y

from wrt.language.dimension import Index
from wrt.language.shape import axes
from wrt.nodes import (
    Apply, Entry, Hadamard, Identity, Inverse, Kronecker, MatrixProduct, Number, Ones, Product, Size, Sum, Summation,
    Symbol, Trace, Transpose,
)
from wrt.proof.applied import Applied
from wrt.proof.atom import Atom
from wrt.proof.delta import DeltaHead
from wrt.proof.inverse import InverseHead
from wrt.proof.raised import Raised
from wrt.proof.size import SizeHead

SYMBOLS = (a, b, c, x, y, A, B, C, X, U, V)
CHOICES = ({n: 3, m: 2}, {n: 2, m: 1}, {n: 4, m: 2}, {n: 1, m: 1})
FUNCTIONS = {"exp": np.exp, "log": np.log, "sqrt": np.sqrt, "reciprocal": lambda t: 1 / t, "sin": np.sin, "cos": np.cos,
             "tanh": np.tanh, "sinh": np.sinh, "cosh": np.cosh, "absolute": np.abs, "sign": np.sign,
             "relu": lambda t: np.maximum(t, 0), "logistic": lambda t: 1 / (1 + np.exp(-t)),
             "softplus": lambda t: np.logaddexp(0, t)}


class Outside(Exception):
    """The statement has no value there, or none that floats can tell."""


class Reckoner:
    """The value of an expression at one point, with the greatest number met on the way."""

    def __init__(self, sizes, values):
        self.sizes, self.values, self.greatest = sizes, values, 1.0

    def __call__(self, e, at):
        value = np.asarray(self._value(e, at), dtype=float)
        if not np.all(np.isfinite(value)) or np.max(np.abs(value)) > 1e12:
            raise Outside
        self.greatest = max(self.greatest, float(np.max(np.abs(value))))
        return value

    def _value(self, e, at):
        match e:
            case Number():
                return [[float(e.value)]]
            case Size():
                return [[self.sizes[e.dimension]]]
            case Symbol():
                return self.values[e]
            case Identity() | Ones():
                shape = [int(np.prod([self.sizes[d] for d in axis])) for axis in axes(e)]
                return np.eye(*shape) if isinstance(e, Identity) else np.ones(shape)
            case Sum():
                return sum(self(term, at) for term in e.terms)
            case Product():
                return reduce(np.multiply, [self(f, at) for f in e.factors])
            case MatrixProduct():
                return reduce(np.matmul, [self(f, at) for f in e.factors])
            case Transpose():
                return self(e.of, at).T
            case Kronecker():
                return np.kron(self(e.left, at), self(e.right, at))
            case Hadamard():
                return self(e.left, at) * self(e.right, at)
            case Trace():
                return [[np.trace(self(e.of, at))]]
            case Summation():
                return sum(self(e.body, {**at, e.over: k}) for k in range(self.sizes[e.over.dimension]))
            case Entry():
                places = [at[index] for index in e.at]
                return [[self(e.of, at)[tuple(places + [0] * (2 - len(places)))]]]
            case Inverse():
                matrix = self(e.of, at)
                if np.linalg.cond(matrix) > 1e4:
                    raise Outside
                return np.linalg.inv(matrix)
            case Apply():
                return self._applied(e.function.name, self(e.argument, at))
        raise TypeError(e)

    @staticmethod
    def _applied(name, argument):
        if name in ("log", "sqrt") and np.min(argument) < 1e-3 or (
                name in ("reciprocal", "absolute", "sign", "relu") and np.min(abs(argument)) < 1e-3):
            raise Outside
        if name == "exp" and np.max(argument) > 30 or (
                name in ("sinh", "cosh", "logistic", "softplus", "tanh") and np.max(abs(argument)) > 15):
            raise Outside
        return FUNCTIONS[name](argument)


def points(random):
    """Points of all kinds: near, far, negative, positive."""
    generator = np.random.default_rng(random.randrange(2**32))
    for k in range(36):
        sizes = CHOICES[k % len(CHOICES)]
        low, high = random.choice([(-2, 2), (0.2, 2), (-1, 9), (-4, -0.1), (0.5, 40), (-30, 30)])
        values = {s: generator.uniform(low, high, [int(np.prod([sizes[d] for d in axis])) for axis in axes(s)])
                  for s in SYMBOLS}
        for s in random.sample((a, b, c, x, y), 2):     # one letter may be negative where another is not
            values[s] = -values[s]
        yield Reckoner(sizes, values)


def numbers_agree(left, right, random, wanted=4):
    """Whether the numbers agree wherever both sides have a value; nothing if they have none."""
    seen = 0
    for reckoner in points(random):
        at = {i: random.randrange(reckoner.sizes[n])}   # a statement with a free i holds where it has values
        try:
            one, other = reckoner(left, at), reckoner(right, at)
        except Outside:
            continue
        if np.max(np.abs(one - other)) > 1e-8 * reckoner.greatest:
            return False
        seen += 1
        if seen == wanted:
            return True
    return True if seen else None


# ------------------------------------------------------------------ sums of terms
class FormReckoner(Reckoner):
    """The value of a sum of terms, whatever laws made it."""

    def form(self, terms, at):
        return sum(self.term(term, at) for term in terms)

    def term(self, term, at):
        dummies = sorted(term.dummies)
        if len(dummies) > 7:
            raise Outside
        ranges = [range(self.sizes[d.dimension]) for d in dummies]
        return float(term.coefficient) * sum(
            prod(self.factor(head, indices, {**at, **dict(zip(dummies, values))}) for head, indices in term.factors)
            for values in product(*ranges))

    def factor(self, head, indices, at):
        places = [at[index] for index in indices]
        match head:
            case DeltaHead():
                return float(places[0] == places[1])
            case SizeHead():
                return float(self.sizes[head.dimension])
            case Atom():
                return self.values[head.symbol][tuple(places + [0] * (2 - len(places)))]
            case Applied():
                inner = dict(zip(slots(head, indices), places))
                return self.cached(head, places, lambda: self._applied(
                    head.function.name, np.array([self.form(head.argument, inner)]))[0])
            case Raised():
                inner = dict(zip(slots(head, indices), places))
                return self.form(head.argument, inner) ** self.form(head.exponent, {})
            case InverseHead():
                half = head.width // 2
                inverse = self.cached(head, places[head.width:], lambda: self.inverse(head, indices, places))
                return inverse[self.flat(indices[:half], places), self.flat(indices[half:], places[half:])]
        raise TypeError(head)

    def cached(self, head, places, value):
        key = head, tuple(places)
        if key not in self.known:
            self.known[key] = value()
        return self.known[key]

    def flat(self, indices, places):
        return int(np.ravel_multi_index(places[:len(indices)], [self.sizes[k.dimension] for k in indices]))

    def inverse(self, head, indices, places):
        half = head.width // 2
        rows = list(product(*(range(self.sizes[k.dimension]) for k in indices[:half])))
        own = slots(head, indices)
        matrix = np.array([[self.form(head.argument, dict(zip(own, (*row, *column, *places[head.width:]))))
                            for column in rows] for row in rows], dtype=float)
        if np.linalg.cond(matrix) > 1e6:
            raise Outside
        return np.linalg.inv(matrix)


def slots(head, indices):
    return [Index(f"#{k}", index.dimension) for k, index in enumerate(indices)]
