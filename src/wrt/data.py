"""Written-out objects: plain data that a process which ran no chapter reads back, and so checks again.

An expression is a table of nodes, each a list of its type and fields; a node refers to others by
their place in the table, so a shared part is written once.
"""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

from . import derivative, expression
from .chart import Chart
from .condition import Condition
from .derivation import Derivation, Formula
from .dimension import Dimension, Index
from .elementwise import Elementwise
from .errors import DataError, WrtError
from .evaluation import Evaluation
from .expression import Expression, Symbol
from .functions import KNOWN
from .given import Given
from .names import checked_index, checked_name
from .picture import Picture
from .refutation import Refutation

FORMAT = 1
NODES = {
    kind.__name__: kind for module in (expression, derivative) for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Expression)
    and kind not in (Expression, derivative.Derivative)}


def write(thing) -> dict:
    """An expression, derivation, formula, refutation, given, evaluation, picture or chart as plain data.

    :raises DataError: for anything else.

    >>> from wrt import Vector, dimensions
    >>> write(Vector("x", dimensions("n")))["root"]
    ['node', 0]
    """
    if getattr(thing, "kind", None) not in _KINDS:
        raise DataError(f"{thing!r} cannot be written out")
    table: list = []
    body = _KINDS[thing.kind][0](thing, _Writer(table))
    return {"format": FORMAT, "kind": thing.kind, "nodes": table, **body}


def read(data):
    """The object again, checked again: reading a false formula fails like writing it did.

    :raises DataError: the data is not of this format.
    :raises WrtError: whatever building the object raises.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> product = Matrix("W", n, m) @ Vector("x", m)
    >>> read(write(product)) == product
    True
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("kind") not in list(_KINDS):
        raise DataError("this is not an object that wrt wrote, or it is of another format")
    try:
        return _KINDS[data["kind"]][1](data, _Reader(data["nodes"]))
    except WrtError:
        raise
    except Exception as error:
        raise DataError(f"written-out {data['kind']} cannot be read: {type(error).__name__}: {error}") from None


class _Writer:
    """Writes values; nodes go to the table once."""

    def __init__(self, table):
        self.table, self._places = table, {}

    def __call__(self, value):
        match value:
            case None | bool() | str() | int():
                return value
            case Expression():
                return ["node", self._place(value)]
            case Fraction():
                return ["number", str(value)]
            case Dimension(name):
                return ["dimension", name]
            case Index(name, dimension):
                return ["index", name, dimension.name]
            case Elementwise(name, order):
                return ["function", name, order]
            case tuple() | list() | frozenset():
                values = sorted(value) if isinstance(value, frozenset) else value
                return ["list", *map(self, values)]
            case dict():
                return ["pairs", *([self(k), self(v)] for k, v in sorted(value.items(), key=lambda pair: pair[0].name))]
        raise DataError(f"{value!r} cannot be written out")

    def _place(self, node):
        if node not in self._places:
            encoded = [type(node).__name__, *(self(getattr(node, f.name)) for f in fields(node))]
            self._places[node] = len(self.table)
            self.table.append(encoded)
        return self._places[node]


class _Reader:
    """Reads values; every name passes the grammar again, every field must have its type."""

    def __init__(self, table):
        self.nodes = []
        for kind, *values in table:
            node_type = NODES[kind]
            values = [self(value) for value in values]
            for field, value in zip(fields(node_type), values, strict=True):
                if not _FIELD_TYPES[field.type](value):
                    raise DataError(f"{kind}.{field.name} cannot be {value!r}")
            self.nodes.append(node_type(*values))

    def __call__(self, value):
        if not isinstance(value, list):
            return value
        tag, *parts = value
        match tag:
            case "node":
                return self._node(*parts)
            case "number":
                return Fraction(parts[0])
            case "dimension":
                return Dimension(parts[0])
            case "index":
                return Index(checked_index(parts[0]), Dimension(parts[1]))
            case "function":
                return Elementwise(parts[0] if parts[0] in KNOWN else checked_name(parts[0]), range(10)[parts[1]])
            case "list":
                return tuple(map(self, parts))
            case "pairs":
                return {self(k): self(v) for k, v in parts}
        raise DataError(f"no value is written as {tag!r}")

    def _node(self, place):
        if not 0 <= place < len(self.nodes):
            raise DataError(f"node {place} is not in the table before its use")
        return self.nodes[place]


def _all(kind):
    return lambda value: isinstance(value, tuple) and all(isinstance(v, kind) for v in value)


_FIELD_TYPES = {
    "str": lambda v: isinstance(v, str), "bool": lambda v: isinstance(v, bool),
    "Fraction": lambda v: isinstance(v, Fraction), "Dimension": lambda v: isinstance(v, Dimension),
    "Index": lambda v: isinstance(v, Index), "Elementwise": lambda v: isinstance(v, Elementwise),
    "Expression": lambda v: isinstance(v, Expression), "Axis": _all(Dimension),
    "Expression | None": lambda v: v is None or isinstance(v, Expression),
    "tuple[Expression, ...]": lambda v: bool(v) and _all(Expression)(v),
    "tuple[Symbol, ...]": _all(Symbol), "tuple[Index, ...]": lambda v: bool(v) and _all(Index)(v),
}


# ------------------------------------------------------------------ one entry for each kind
def _write_derivation(d, w):
    steps = [[w(e), write(r) if isinstance(r, Formula) else r] for e, r in d.steps]
    return {"first": w(d.first), "steps": steps, "free": w(d.free)}


def _read_derivation(data, r):
    steps = [(r(e), read(reason) if isinstance(reason, dict) else reason) for e, reason in data["steps"]]
    return Derivation(r(data["first"]), *steps, free=r(data["free"]))


def _write_formula(f, w):
    return {"name": f.name, **_write_derivation(f.derivation, w), "status": f.status,
            "conditions": [write(c) for c in f.conditions]}


def _read_formula(data, r):
    return Formula(data["name"], _read_derivation(data, r), [read(c) for c in data["conditions"]], data["status"])


def _fields(*names):
    return lambda thing, w: {name: w(getattr(thing, name)) for name in names}


_KINDS = {
    "expression": (lambda e, w: {"root": w(e)}, lambda d, r: r(d["root"])),
    "derivation": (_write_derivation, _read_derivation),
    "formula": (_write_formula, _read_formula),
    "given": (_fields("symbol", "independent_of"), lambda d, r: Given(r(d["symbol"]), r(d["independent_of"]))),
    "refutation": (
        lambda c, w: {**_fields("name", "left", "right", "by", "because", "free")(c, w),
                      "conditions": [write(condition) for condition in c.conditions]},
        lambda d, r: Refutation(d["name"], r(d["left"]), r(d["right"]), d["by"], d["because"], r(d["free"]),
                                [read(condition) for condition in d["conditions"]])),
    "condition": (_fields("expression", "property"), lambda d, r: Condition(r(d["expression"]), d["property"])),
    "evaluation": (
        _fields("expressions", "values", "rows", "columns", "where"),
        lambda d, r: Evaluation(*r(d["expressions"]), values=r(d["values"]), rows=r(d["rows"]),
                                columns=r(d["columns"]), where=r(d["where"]))),
    "picture": (
        _fields("expression", "sizes", "alt", "caption", "rows", "columns", "slices", "name"),
        lambda d, r: Picture(*(r(d[k]) for k in (
            "expression", "sizes", "alt", "caption", "rows", "columns", "slices", "name")))),
    "chart": (
        _fields("expressions", "over", "across", "at", "alt", "caption"),
        lambda d, r: Chart(*(r(d[k]) for k in ("expressions", "over", "across", "at", "alt", "caption")))),
}
