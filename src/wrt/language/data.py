"""Written-out objects: plain data that a process which ran no chapter reads back, and so checks again.

An expression is a table of nodes, each a list of its type and fields; a node refers to others by
their place in the table, so a shared part is written once. What can be written out says itself of
which parts it is made (`Displayed.parts`), so that nothing here knows a kind of object.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import singledispatch
from importlib import import_module
from typing import Any, ClassVar

from ..errors import DataError, MissingError, WrtError
from ..names import checked_index
from .dimension import Dimension, Index
from .program import Program

FORMAT = 2
MIME = "application/vnd.wrt+json"
KINDS: dict[str, type[Displayed]] = {}
# the modules of kinds that are imported when they are asked for
LATER: dict[str, str] = {}


# what editors do not offer
INTERNAL = ("OPTIONAL", "PARTS", "from_parts", "kind", "parts", "statement")


class Displayed:
    """What a cell can show: it is typeset, and written out as data.

    A subclass says its `kind`, by which it is found when data is read, and its `PARTS`: the arguments
    that make it again, which are its attributes too. Those in `OPTIONAL` are left out where they are empty.
    """

    kind: ClassVar[str] = ""
    PARTS: ClassVar[tuple[str, ...]] = ()
    OPTIONAL: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "kind" in cls.__dict__:
            if cls.kind in KINDS:
                raise TypeError(f"two classes have the kind {cls.kind!r}")
            KINDS[cls.kind] = cls

    def latex(self) -> str:
        """The object as TeX."""
        raise NotImplementedError

    def text(self) -> str:
        """The object as plain text."""
        raise NotImplementedError

    def statement(self, program: Program) -> str:
        """The Python that makes it, on the last lines of a program or behind a name.

        :raises DataError: it has none.
        """
        raise DataError(f"{self!r} has no Python source")

    def parts(self) -> dict[str, Any]:
        """What the object is made of."""
        parts = {name: getattr(self, name) for name in self.PARTS}
        return {name: value for name, value in parts.items() if value or name not in self.OPTIONAL}

    @classmethod
    def from_parts(cls, parts: dict[str, Any]) -> Displayed:
        """The object again, checked again."""
        return cls(**parts)

    def __dir__(self) -> list[str]:
        """What editors complete: not what the package asks of a value."""
        return [name for name in super().__dir__() if name.startswith("__") or name[0] != "_" and name not in INTERNAL]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return shown(self)


@singledispatch
def shown(value: object) -> dict[str, Any]:
    """What a notebook shows of a value, by MIME type; `wrt.sheets.notebook` says it, which knows all kinds."""
    raise DataError(f"{value!r} cannot be shown")


def write(thing: Displayed) -> dict[str, Any]:
    """An expression, derivation, formula, refutation, given, evaluation, picture, nudge or chart as plain data.

    :raises DataError: for anything else.

    >>> from wrt import Vector, dimensions
    >>> write(Vector("x", dimensions("n")))["root"]
    ['node', 0]
    """
    if not isinstance(thing, Displayed) or thing.kind not in KINDS:
        raise DataError(f"{thing!r} cannot be written out")
    writer = Writer()
    body = {name: writer(value) for name, value in thing.parts().items()}
    return {"format": FORMAT, "kind": thing.kind, "nodes": writer.table, **body}


def read(data: Any) -> Any:
    """The object again, checked again: reading a false formula fails like writing it did.

    :raises DataError: the data is not of this format.
    :raises WrtError: whatever building the object raises.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> product = Matrix("W", n, m) @ Vector("x", m)
    >>> read(write(product)) == product
    True
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("kind") not in [*KINDS, *LATER]:
        raise DataError("this is not an object that wrt wrote, or it is of another format")
    if data["kind"] not in KINDS:
        try:
            import_module(LATER[data["kind"]])
        except ModuleNotFoundError as error:
            raise MissingError(f"To read this {data['kind']}", str(error.name), "symbols") from None
    kind = KINDS[data["kind"]]
    try:
        reader = Reader(data["nodes"])
        named = [name for name in kind.PARTS if name in data or name not in kind.OPTIONAL]
        return kind.from_parts({name: reader(data[name]) for name in named})
    except WrtError:
        raise
    except Exception as error:
        raise DataError(f"written-out {data['kind']} cannot be read: {type(error).__name__}: {error}") from None


class Writer:
    """Writes values; nodes go to the table once."""

    def __init__(self) -> None:
        self.table: list[Any] = []
        self.places: dict[object, int] = {}

    def __call__(self, value: object) -> Any:
        return encode(value, self)


class Reader:
    """Reads values; every name passes the grammar again, every field of a node must have its type."""

    def __init__(self, table: list[Any]) -> None:
        self.nodes: list[Any] = []
        for entry in table:
            self.nodes.append(DECODERS[ENTRY](entry, self))

    def __call__(self, value: Any) -> Any:
        if isinstance(value, dict):
            return read(value)
        if not isinstance(value, list):
            return value
        tag, *parts = value
        if not isinstance(tag, str) or tag not in DECODERS:
            raise DataError(f"no value is written as {tag!r}")
        return DECODERS[tag](parts, self)


# ------------------------------------------------------------------ one entry for each kind of value
Decoder = Callable[[list[Any], Reader], Any]
DECODERS: dict[object, Decoder] = {}
# the tag of a node in the table, which no data can have
ENTRY = object()


def decoder(tag: object) -> Callable[[Decoder], Decoder]:
    """Registers how a value is read that is a list with this tag before its parts."""
    def registered(rule: Decoder) -> Decoder:
        DECODERS[tag] = rule
        return rule
    return registered


@singledispatch
def encode(value: object, writer: Writer) -> Any:
    """The value as plain data."""
    if value is None or isinstance(value, (bool, str, int)):
        return value
    raise DataError(f"{value!r} cannot be written out")


@encode.register
def write_displayed(value: Displayed, writer: Writer) -> Any:
    return write(value)


@encode.register
def write_number(value: Fraction, writer: Writer) -> Any:
    return ["number", str(value)]


@encode.register
def write_dimension(value: Dimension, writer: Writer) -> Any:
    return ["dimension", value.name]


@encode.register
def write_index(value: Index, writer: Writer) -> Any:
    return ["index", value.name, value.dimension.name]


@encode.register(tuple)
@encode.register(list)
def write_list(value: list[Any], writer: Writer) -> Any:
    return ["list", *map(writer, value)]


@encode.register(frozenset)
def write_set(value: frozenset[Any], writer: Writer) -> Any:
    return ["list", *map(writer, sorted(value))]


@encode.register(dict)
def write_pairs(value: dict[Any, Any], writer: Writer) -> Any:
    return ["pairs", *([writer(k), writer(v)] for k, v in sorted(value.items(), key=lambda pair: pair[0].name))]


@decoder("number")
def read_number(parts: list[Any], reader: Reader) -> Fraction:
    return Fraction(parts[0])


@decoder("dimension")
def read_dimension(parts: list[Any], reader: Reader) -> Dimension:
    return Dimension(parts[0])


@decoder("index")
def read_index(parts: list[Any], reader: Reader) -> Index:
    return Index(checked_index(parts[0]), Dimension(parts[1]))


@decoder("list")
def read_list(parts: list[Any], reader: Reader) -> tuple[Any, ...]:
    return tuple(map(reader, parts))


@decoder("pairs")
def read_pairs(parts: list[Any], reader: Reader) -> dict[Any, Any]:
    return {reader(k): reader(v) for k, v in parts}
