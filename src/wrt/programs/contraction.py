"""What has an index: an array with an axis for each, made by `einsum` of a product with all its sums.

The letters of `einsum` are those of the indices; the axes that a part has itself get capital ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from ..language.dimension import SCALAR, Axis, Index
from ..language.expression import Expression
from ..language.program import CALL
from ..language.shape import axes
from ..nodes import (
    Delta, Diag, Entry, Hadamard, Kronecker, MatrixProduct, Number, Product, SingleEntry, Summation, Trace,
    Transpose, Unit,
)
from .page import NoCode, Page, Text, open_indices, rank, rule, write


@dataclass
class Contraction:
    """The factors of a product, each with its letters; numbers stand in front, and identities are apart."""

    page: Page
    numbers: list[Text] = field(default_factory=list)
    factors: list[tuple[Text, str]] = field(default_factory=list)
    identities: list[tuple[Axis, str]] = field(default_factory=list)
    order: dict[str, Index] = field(default_factory=dict)       # the indices, as they are met
    fresh: Iterator[int] = field(default_factory=count)

    def letter(self) -> str:
        """One for an axis that has no index."""
        return chr(ord("A") + next(self.fresh))

    def met(self, *indices: Index) -> str:
        """The letters of some indices."""
        self.order.update({index.name: index for index in indices})
        return "".join(index.name for index in indices)

    def add(self, e: Expression, own: Sequence[str]) -> None:
        """Take in an expression whose rows and columns have these letters, empty where there is no such axis."""
        match e:
            case Number() | Product() if not open_indices(e) and axes(e) == SCALAR:
                self.numbers.append(write(e, self.page))
            case Product(factors):
                for part in factors:
                    self.add(part, own if rank(part) else ("", ""))
            case Hadamard() if open_indices(e):
                for part in e.factors:
                    self.add(part, own)
            case Transpose(of) if open_indices(e):
                self.add(of, own[::-1])
            case Summation(body, over) if over.name not in self.order:
                self.add(body, own)
                if over.name not in self._present():
                    self.numbers.append(Text(self.page.size(over.dimension)))
            case MatrixProduct(factors) if open_indices(e):
                middle = [self.letter() if axes(part)[0] else "" for part in factors[1:]]
                for part, row, column in zip(factors, [own[0], *middle], [*middle, own[1]]):
                    self.add(part, (row, column))
            case Diag(of) if open_indices(e):
                self.add(of, (own[0], "") if axes(of)[0] else ("", own[0]))
                self.identities.append((axes(e)[0], "".join(own)))
            case Trace(of) if rank(of) and open_indices(e):
                self.add(of, (self.letter(),) * 2)
            case Delta(first, second):
                self.identities.append(((first.dimension,), self.met(first, second)))
            case Unit(index):
                self.identities.append(((index.dimension,), self.met(index) + own[0]))
            case SingleEntry(row, column):
                for index, letter in zip((row, column), own):
                    self.identities.append(((index.dimension,), self.met(index) + letter))
            case Entry(of, at):
                self.add_entry(e, of, at)
            case _:
                found = write(e, self.page)
                if not found.indices and not rank(e):
                    self.numbers.append(found)
                else:
                    self.factors.append((found, self.met(*found.indices) + "".join(own)))

    def add_entry(self, e: Entry, of: Expression, at: tuple[Index, ...]) -> None:
        """Take in an entry; several indices for one axis take it apart."""
        if open_indices(of):
            if max(map(len, axes(of))) > 1:
                raise NoCode(e, " where the array has an index itself")
            split = len(axes(of)[0])
            self.add(of, (self.met(*at[:split]), self.met(*at[split:])))
            return
        found = write(of, self.page)
        if max(map(len, axes(of))) > 1:
            lengths = ", ".join(self.page.size(index.dimension) for index in at)
            found = Text(f"{found.within(CALL)}.reshape({lengths})")
        self.factors.append((found, self.met(*at)))

    def _present(self) -> str:
        return "".join(letters for _, letters in [*self.factors, *self.identities])

    def _resolve(self, out: str) -> None:
        """Give an index that is summed with an identity the letter of the other; other identities are factors."""
        while self.identities:
            axis, pair = self.identities.pop(0)
            for letter, other in (tuple(pair), tuple(pair[::-1])):
                if letter != other and letter not in out and letter in self._present():
                    self.factors = [(text, letters.replace(letter, other)) for text, letters in self.factors]
                    self.identities = [(size, letters.replace(letter, other)) for size, letters in self.identities]
                    break
            else:
                self.factors.append((self.page.made("eye", self.page.length(axis)), pair))

    def text(self, indices: tuple[Index, ...], own: str) -> Text:
        """The product with all sums, an axis for each of these indices and its own behind them."""
        out = "".join(index.name for index in indices) + own
        self._resolve(out)
        for index in indices:
            if index.name not in self._present():      # what lacks an index is the same for all its values
                self.factors.append((self.page.made("ones", self.page.size(index.dimension)), index.name))
        arrays = [array for array, _ in self.factors]
        if any(letters != out for _, letters in self.factors):
            spelled = f"\"{','.join(letters for _, letters in self.factors)}->{out}\""
            arrays = [self.page.call("einsum", ", ".join([spelled, *(array.source for array in arrays)]))]
        made = self.page.product(*self.numbers, *arrays)
        return Text(made.source, made.level, indices)


def contracted(e: Expression, page: Page, indices: tuple[Index, ...] | None = None) -> Text:
    """The array of an expression with indices; they come in the order in which they are met, or as they are given."""
    contraction = Contraction(page)
    own = [contraction.letter() if axis else "" for axis in axes(e)]
    contraction.add(e, own)
    left = open_indices(e)
    met = tuple(index for index in contraction.order.values() if index in left)
    return contraction.text(met if indices is None else indices, "".join(own))


def kronecker(e: Kronecker, page: Page) -> Text:
    """A Kronecker product of what has indices: axes of both factors, which are made one."""
    contraction = Contraction(page)
    left, right = ([contraction.letter() if axis else "" for axis in axes(side)] for side in (e.left, e.right))
    contraction.add(e.left, left)
    contraction.add(e.right, right)
    met = tuple(index for index in contraction.order.values() if index in open_indices(e))
    found = contraction.text(met, "".join((left[0], right[0], left[1], right[1])))
    lengths = [*(page.size(index.dimension) for index in met), *(page.length(axis) for axis in axes(e) if axis)]
    return Text(f"{found.within(CALL)}.reshape({', '.join(lengths)})", CALL, met)


def aligned(parts: Sequence[Expression], page: Page) -> tuple[list[Text], tuple[Index, ...]]:
    """Parts that are combined entry by entry, with axes for the same indices, and these indices."""
    found = [write(part, page) for part in parts]
    order = tuple(dict.fromkeys(index for text in found for index in text.indices))
    return [text if text.indices in ((), order) else _spread(text, "AB"[:rank(part)], order, page)
            for text, part in zip(found, parts)], order


def _spread(text: Text, own: str, order: tuple[Index, ...], page: Page) -> Text:
    letters = "".join(index.name for index in text.indices)
    return Contraction(page, factors=[(text, letters + own)]).text(order, own)


def refuse_indices(e: Expression, *parts: Expression) -> None:
    """Refuse a node of what has indices, where that has no code.

    :raises NoCode: naming the node.
    """
    if any(map(open_indices, parts)):
        raise NoCode(e, " of what has an index")


@rule.register
def write_indexed(e: Entry | Delta | Unit | SingleEntry | Summation, page: Page) -> Text:
    """What has an index of its own."""
    return contracted(e, page)
