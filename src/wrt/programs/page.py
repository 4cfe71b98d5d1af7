"""What a function of a program is put down on: the names in it, and the lines before its value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import singledispatch
from keyword import iskeyword

from ..errors import WrtError
from ..language.dimension import Axis, Dimension, Index, Shape
from ..language.expression import Expression
from ..language.program import CALL, SIGN, TIMES
from ..language.shape import axes
from ..names import identifier
from ..nodes import (
    Adjugate, Apply, Determinant, Hadamard, Inverse, Kronecker, LogDeterminant, LogSumExp, MatrixProduct, Norm, Product,
    Softmax, Summation, Symbol, Transpose,
)
from ..nodes.symbol import opened
from .stable import stable
from .target import HELPERS, Target

# what is not reckoned twice
COSTLY = (Adjugate, Apply, Determinant, Hadamard, Inverse, Kronecker, LogDeterminant, LogSumExp, MatrixProduct, Norm,
          Softmax)
RESERVED = ("np", "jnp", "jax", "torch", "math", *HELPERS)


class NoCode(WrtError):
    """A node has no code yet, or not where it stands; `expression` is that part."""

    def __init__(self, expression: Expression, where: str = "", remedy: str = "") -> None:
        super().__init__(f"{type(expression).__name__} has no code yet{where}: {expression.told()}", remedy)
        self.expression = expression


@dataclass(frozen=True)
class Text:
    """The source of a value, and how strongly it binds; in front of its own axes stands one for each index."""

    source: str
    level: int = CALL
    indices: tuple[Index, ...] = ()

    def within(self, level: int) -> str:
        """The source as an operand of what binds so strongly."""
        return self.source if self.level >= level else f"({self.source})"


@singledispatch
def rule(e: Expression, page: Page) -> Text:
    """The source of a node, whose sums are explicit.

    :raises NoCode: for a node that no rule is for.
    """
    raise NoCode(e)


def write(e: Expression, page: Page) -> Text:
    """The source of an expression; what stands in several places has a line of its own.

    :raises NoCode: for what has no code yet.
    """
    if e not in page.shared:
        return rule(e, page)
    if e not in page.parts:
        source = rule(e, page).source
        page.parts[e] = page.name((e,), f"part_{len(page.parts) + 1}")
        page.lines.append(f"{page.parts[e]} = {source}")
    return Text(page.parts[e])


def below(e: Expression) -> tuple[Expression, ...]:
    """What an expression is written of; equal factors are a power."""
    if not isinstance(e, Symbol):
        return tuple(dict.fromkeys(e.operands())) if isinstance(e, Product) else e.operands()
    return e.arguments if e.definition is None else (stable(opened(e)),)


def open_indices(e: Expression) -> frozenset[Index]:
    """The indices in a bound expression that no sum in it is over.

    >>> from wrt import Matrix, dimensions, indices, sum_over
    >>> n, m = dimensions("n m")
    >>> i, j = indices("i", n), indices("j", m)
    >>> sorted(index.name for index in open_indices(sum_over(i, Matrix("A", n, m)[i, j])))
    ['j']
    """
    known: frozenset[Index] | None = e.__dict__.get("_open")
    if known is None:
        known = frozenset(e.indices()).union(*map(open_indices, () if isinstance(e, Symbol) else e.operands()))
        if isinstance(e, Summation):
            known -= {e.over}
        e.__dict__["_open"] = known
    return known


def repeated(e: Expression) -> frozenset[Expression]:
    """What stands in several places of an expression, and is more than letters and their sums.

    >>> from wrt import Matrix, Vector, dimensions, exp
    >>> n = dimensions("n")
    >>> A, x = Matrix("A", n, n), Vector("x", n)
    >>> repeated(exp(A @ x) + A @ x)
    frozenset({A x})
    """
    places, costs = Counter([e]), {}
    waiting = [e]
    while waiting:
        part = waiting.pop()
        if part not in costs:
            costs[part] = isinstance(part, COSTLY)
            places.update(below(part))
            waiting += below(part)
    for part in sorted(costs, key=lambda part: part.level):
        costs[part] = costs[part] or any(costs[one] for one in below(part))
    return frozenset(part for part, count in places.items() if count > 1 and costs[part] and not open_indices(part)
                     and not isinstance(part, (Symbol, Inverse, Transpose)))


def rank(e: Expression) -> int:
    """How many axes its array has: columns and rows have one."""
    return sum(map(bool, axes(e)))


def length(axis: Axis) -> str:
    """The length of an axis, in the names of the sizes."""
    return "·".join(size.name for size in axis)


def shape_of(pair: Shape, indices: Iterable[Index] = ()) -> str:
    """The shape of an array, as NumPy writes it, in the names of the sizes.

    >>> from wrt import dimensions
    >>> n, m = dimensions("n m")
    >>> shape_of(((n,), (m,))), shape_of(((n, m), ())), shape_of(((), ()))
    ('(n, m)', '(n·m,)', '()')
    """
    lengths = [index.dimension.name for index in indices] + [length(axis) for axis in pair if axis]
    return f"({', '.join(lengths)}{',' * (len(lengths) == 1)})"


@dataclass
class Page:
    """One function: its arguments, in the order of the letters, and what is written of it so far.

    >>> from wrt import Matrix, dimensions
    >>> from wrt.programs.target import TARGETS
    >>> n, m = dimensions("n m")
    >>> page = Page(TARGETS["numpy"], [Matrix("X", n, m)])
    >>> page.size(m), page.lines
    ('m', ['m = X.shape[1]'])
    """

    target: Target
    letters: Iterable[Symbol]
    shared: frozenset[Expression] = frozenset()
    parts: dict[Expression, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    arguments: dict[str, str] = field(default_factory=dict)     # what the docstring says of each
    names: dict[object, str] = field(default_factory=dict)
    helpers: dict[str, str] = field(default_factory=dict)
    functions: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for letter in self.letters:
            structure = getattr(letter, "structure", "")
            self.arguments[self.name(letter, identifier(letter.name))] = shape_of(axes(letter)) + (
                f", {structure}" if structure else "")

    def name(self, of: object, wanted: str) -> str:
        """The name of something, which is Python's for nothing else."""
        if of not in self.names:
            while iskeyword(wanted) or wanted in self.names.values() or wanted in RESERVED:
                wanted += "_"
            self.names[of] = wanted
        return self.names[of]

    def function(self, of: object, wanted: str, said: str) -> str:
        """The name of a function that is an argument, and what is said of it."""
        name = self.name(of, wanted)
        self.functions[name] = said
        return name

    def size(self, dimension: Dimension) -> str:
        """The name of a size, which is read off the first argument that has it, or is an argument itself."""
        letter = dimension.letter
        if letter not in self.names:
            name, place = self.name(letter, identifier(letter.name)), next(self._places(letter), "")
            if place:
                self.lines.append(f"{name} = {place}")
            else:
                self.arguments[name] = "a whole number, the size of that name"
        name = self.names[letter]
        return f"({name} * ({name} + 1) // 2)" if dimension.side else name

    def _places(self, size: Dimension) -> Iterator[str]:
        for letter in self.letters:
            for place, axis in enumerate(filter(None, axes(letter))):
                if axis == (size,):
                    yield f"{self.names[letter]}.shape[{place}]"

    def length(self, axis: Axis) -> str:
        """The source of the length of an axis."""
        return " * ".join(map(self.size, axis)) or "1"

    def call(self, word: str, *inputs: Text | str) -> Text:
        """A word of the library, of these inputs."""
        spelled, helper = self.target.spelled[word], self.target.helper(word)
        if helper:
            self.helpers[word] = helper
        is_bare = spelled.startswith("{") or "-{" in spelled
        given = [one.within(CALL if is_bare else 0) if isinstance(one, Text) else one for one in inputs]
        return Text(spelled.format(*given))

    def made(self, word: str, *inputs: str) -> Text:
        """An array that is made anew, of the type of an argument."""
        like = max(self.letters, key=rank, default=None)
        behind = self.target.alike.format(self.names[like]) if like is not None else ""
        return Text(self.call(word, *inputs).source + behind)

    def product(self, *factors: Text) -> Text:
        """Numbers and one array multiplied, or arrays entry by entry; of nothing, 1."""
        if len(factors) < 2:
            return factors[0] if factors else Text("1")
        if factors[0].source != "-1":
            return Text(" * ".join(factor.within(SIGN) for factor in factors), TIMES)
        rest = self.product(*factors[1:])
        return Text(f"-{rest.within(SIGN if len(factors) == 2 else TIMES)}", min(rest.level, SIGN))
