"""A statement in its most general sizes: what is equal by accident gets different letters.

An n×n matrix W has as many columns as rows because its author said so, and mostly nothing in the statement
needs it; in one with the trace of W, with W² or with its inverse, something does. What needs it are the
shape rules of the nodes, and they are asked: each size in the tree is put as one that agrees to be equal to
another of its name, once a rule asks whether it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice, product
from typing import Any, NamedTuple

from ..errors import ShapeError, VariableError
from ..language.dimension import Axis, Dimension, Index, triangle
from ..language.expression import Expression
from ..language.shape import axes
from ..names import split
from ..nodes import Structured, Symbol
from ..nodes.einstein import Names
from .condition import Condition

# where a size stands that several places share: the name of an index, or an axis of a symbol
Place = tuple[Any, ...]
Put = Callable[[Dimension, Place], Dimension]
TRIED = 16


class Statement(NamedTuple):
    """left = right for the given free indices, where the conditions hold."""

    left: Expression
    right: Expression
    free: Names
    conditions: tuple[Condition, ...] = ()


class Loose(Dimension):
    """A size that is equal to another one of its name from when it is first asked whether it is.

    >>> one, other = Loose("n"), Loose("n")
    >>> one.root() is other.root(), one == Loose("m"), one == other, one.root() is other.root()
    (False, False, True, True)
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.same: Loose = self

    def root(self) -> Loose:
        """The one that stands for all that it is equal to."""
        return self if self.same is self else self.same.root()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Loose) or self.name != other.name:
            return False
        one, two = self.root(), other.root()
        one.same = two
        return True

    def __hash__(self) -> int:
        return hash(self.name)


class Loosened:
    """Two sides with a loose size for each axis of a symbol, for each index, and for each other place of a size."""

    def __init__(self, statement: Statement) -> None:
        self.placed: dict[Place, Loose] = {}
        self.others: list[Loose] = []
        self.taken = {named.name for side in statement[:2] for part in side.walk() for named in part.named()}
        self.left, self.right = (resized(side, self._put) for side in statement[:2])
        self.free = [resized(index, self._put) for index in sorted(statement.free)]
        self.conditions = [(resized(c.expression, self._put), c.property) for c in statement.conditions]

    def _put(self, size: Dimension, place: Place) -> Dimension:
        if place:
            return self.placed.setdefault(place, Loose(size.name))
        self.others.append(Loose(size.name))
        return self.others[-1]

    def fit(self) -> bool:
        """Whether the sides fit, and fit each other without more equal axes of symbols than each side needs."""
        try:
            for part in (*_parts(self.left), *_parts(self.right)):
                if isinstance(part, Symbol) and part.definition is not None and axes(part) != axes(part.definition):
                    return False
                axes(part)
            needed = self._axes_of_symbols()
            return axes(self.left) == axes(self.right) and self._axes_of_symbols() == needed
        except (ShapeError, VariableError):
            return False

    def _axes_of_symbols(self) -> int:
        return len({id(size.root()) for place, size in self.placed.items() if len(place) > 1})

    def statements(self) -> Iterator[Statement]:
        """With a letter for each size; what belongs to no symbol and no index has one of its own, or any of these."""
        letters: dict[int, Dimension] = {}
        held: dict[str, list[Dimension]] = {}
        for size in self.placed.values():
            if id(size.root()) not in letters:
                letters[id(size.root())] = self._letter(size.name, is_first=size.name not in held)
                held.setdefault(size.name, []).append(letters[id(size.root())])
        alone = {id(size.root()): size.name for size in self.others if id(size.root()) not in letters}
        names = list(dict.fromkeys(alone.values()))
        options = [[self._letter(name, is_first=name not in held), *held.get(name, ())] for name in names]
        for chosen in islice(product(*options), TRIED):
            put = dict(zip(names, chosen))
            found = letters | {root: put[name] for root, name in alone.items()}
            yield self._with(found)

    def _with(self, letters: dict[int, Dimension]) -> Statement:
        def put(size: Dimension, place: Place) -> Dimension:
            assert isinstance(size, Loose)
            return letters[id(size.root())]

        conditions = tuple(Condition(resized(expression, put), property) for expression, property in self.conditions)
        free = frozenset(resized(index, put) for index in self.free)
        return Statement(resized(self.left, put), resized(self.right, put), free, conditions)

    def _letter(self, name: str, is_first: bool) -> Dimension:
        if is_first:
            return Dimension(name)
        fresh = next(f"{split(name)[0]}_{k}" for k in count(1) if f"{split(name)[0]}_{k}" not in self.taken)
        self.taken.add(fresh)
        return Dimension(fresh)


def _parts(side: Expression) -> Iterator[Expression]:
    """All parts of a side, each where it stands: to ask whether two are equal would make their sizes equal."""
    waiting, seen = [side], set[int]()
    while waiting:
        part = waiting.pop()
        if id(part) not in seen:
            seen.add(id(part))
            yield part
            waiting += part.children()


def general(left: Expression, right: Expression, free: Names, conditions: Sequence[Condition] = (),
            ) -> Iterator[Statement]:
    """The statement in its most general sizes; nothing if it fits by equal sizes alone, or not at all.

    There are several where a size stands that no symbol and no index has, such as the n of a mean: it may
    belong to any of those that the author called n.

    >>> from wrt import Matrix, dimensions, trace
    >>> from wrt.language.shape import describe
    >>> n = dimensions("n")
    >>> S = Matrix("S", n, n)
    >>> [describe(found.left) for found in general(S, -S, frozenset())]
    ['n×n_1']
    >>> [describe(found.left) for found in general(trace(S) * S, S, frozenset())]
    ['n×n']
    >>> list(general(S, S.T, frozenset()))
    []
    """
    loosened = Loosened(Statement(left, right, free, tuple(conditions)))
    if loosened.fit():
        yield from loosened.statements()


def resized(value: Any, put: Put) -> Any:
    """A tree, or a field of one, with other sizes."""
    match value:
        case Structured():
            (size,) = _axis(value.rows, (value.name, "rows"), put)
            return value.remade(value.name, (size,), (size,), *value.key[4:])
        case Symbol():
            rows, columns = (_axis(axis, (value.name, end), put)
                             for end, axis in zip(("rows", "columns"), (value.rows, value.columns)))
            return Symbol(value.name, rows, columns, resized(value.arguments, put), resized(value.definition, put))
        case Expression():
            return value.remade(*(resized(field, put) for field in value.key[1:]))
        case Index():
            return Index(value.name, _size(value.dimension, (value.name,), put))
        case Dimension():
            return _size(value, (), put)
        case tuple():
            return tuple(resized(part, put) for part in value)
    return value


def _axis(axis: Axis, place: Place, put: Put) -> Axis:
    return tuple(_size(size, (*place, k), put) for k, size in enumerate(axis))


def _size(size: Dimension, place: Place, put: Put) -> Dimension:
    return triangle(put(size.side, place)) if size.side else put(size, place)
