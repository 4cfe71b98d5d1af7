"""What a statement rests on, wherever it is shown: without it the same print may be another statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from ..language.dimension import SCALAR, Index
from ..language.expression import Expression
from ..language.printing import Latex, Text
from ..language.shape import axes
from ..language.speech import Spoken
from ..nodes import (
    Apply, Derivative, Duplication, Elementwise, Elimination, Gradient, Jacobian, Partial, Varied, Vec, Vech, Vjp,
)
from ..nodes.differential import is_increment
from ..nodes.einstein import Names, occurrences
from ..nodes.elementwise import is_matrix
from ..nodes.structured import WAYS
from .condition import Condition
from .given import Given, depends, givens_of


@dataclass(frozen=True)
class Entrywise:
    """How a function acts on an array, and that an unspecified one has the derivatives that are taken of it."""

    function: Elementwise
    on_arrays: bool
    on_matrices: bool
    is_differentiated: bool

    @property
    def words(self) -> str:
        """What is said of it."""
        said = ["entry by entry"] * self.on_arrays
        said += ["differentiable"] * (self.is_differentiated and not self.function.is_known)
        return ", ".join(said)

    def latex(self) -> str:
        """The function as TeX."""
        return self.function.printed(Latex(), self.on_matrices)

    def spoken(self) -> str:
        """The function as one says it aloud; that it acts entry by entry is in the words."""
        return self.function.printed(Spoken())

    def text(self) -> str:
        """The whole in plain text."""
        return f"{self.function.printed(Text(), self.on_matrices)} {self.words}"


@dataclass(frozen=True)
class Unsummed:
    """The indices that occur twice in a product and are not summed, against Einstein's rule."""

    indices: tuple[Index, ...]

    @property
    def words(self) -> str:
        """What is said of them."""
        return "not summed"

    def latex(self) -> str:
        """The indices as TeX."""
        return ", ".join(Latex().name(index.name) for index in self.indices)

    def spoken(self) -> str:
        """The indices as one says them aloud."""
        return ", ".join(index.name for index in self.indices)

    def text(self) -> str:
        """The whole in plain text."""
        return f"{', '.join(index.name for index in self.indices)} {self.words}"


@dataclass(frozen=True)
class Layout:
    """Where the entries of derivatives and of stacked matrices stand, in words alone."""

    words: str

    def latex(self) -> str:
        """No mathematics."""
        return ""

    def spoken(self) -> str:
        """None to be said."""
        return ""

    def text(self) -> str:
        """The words themselves."""
        return self.words


def _is_varied(way: str, part: Expression) -> bool:
    return isinstance(part, Varied) and part.entries == way


# what is said of the layout where a node is in a statement
LAYOUTS: tuple[tuple[str, Callable[[Expression], bool]], ...] = (
    ("numerator layout", lambda part: isinstance(part, Jacobian) or isinstance(part, Partial) and axes(part) != SCALAR),
    ("gradient laid out like its variable", lambda part: isinstance(part, (Gradient, Vjp))),
    ("vec stacks columns", lambda part: isinstance(part, Vec) and not part.by_rows),
    ("rvec stacks rows", lambda part: isinstance(part, Vec) and part.by_rows),
    ("vech stacks the columns of the lower triangle",
     lambda part: isinstance(part, (Vech, Duplication, Elimination))),
    *((f"“{way}” under a derivative: {words}", partial(_is_varied, way)) for way, words in WAYS.items()),
)
Rest = Given | Condition | Entrywise | Unsummed | Layout


def context(lines: Sequence[Expression], free: Names, conditions: Iterable[Given | Condition] = ()) -> list[Rest]:
    """Declarations, definitions, independence, how functions act, what is not summed, layout, and conditions.

    `lines` are the two sides, or all lines of a derivation.
    """
    declared = givens_of(*lines)
    plain = [g.symbol for g in declared if g.symbol.definition is None and not g.symbol.arguments]
    parts = [part for line in lines for part in line.walk()]
    by = dict.fromkeys(symbol for part in parts if isinstance(part, Derivative) for symbol in part.symbols())
    # an increment is any change, wherever the letters are
    steps = [s for s in plain if any(is_increment(s, letter) for letter in by)]
    independent = [Given(s, independent_of=v) for v in by for s in plain
                   if s != v and s not in steps and not depends(v, s)]
    known = {(given.symbol, given.independent_of) for given in independent}
    stated = [c for c in conditions if isinstance(c, Condition) or (c.symbol, c.independent_of) not in known]
    return [*declared, *independent, *_entrywise(parts), *_unsummed(lines, free), *_layout(parts), *stated]


def _entrywise(parts: Sequence[Expression]) -> list[Entrywise]:
    applied = [part for part in parts if isinstance(part, Apply)]
    taken = any(isinstance(part, Derivative) for part in parts) or any(part.function.order for part in applied)
    arguments: dict[str, list[Expression]] = {}
    for part in applied:
        arguments.setdefault(part.function.name, []).append(part.argument)
    found = [Entrywise(Elementwise(name), any(axes(e) != SCALAR for e in over), any(map(is_matrix, over)), taken)
             for name, over in arguments.items()]
    return [entrywise for entrywise in found if entrywise.words]


def _layout(parts: Sequence[Expression]) -> list[Layout]:
    said = [words for words, applies in LAYOUTS if any(map(applies, parts))]
    return [Layout(", ".join(said))] if said else []


def _unsummed(lines: Sequence[Expression], free: Names) -> list[Unsummed]:
    repeated = {index for line in lines for index, count in occurrences(line).items() if count > 1 and index in free}
    return [Unsummed(tuple(sorted(repeated)))] if repeated else []
