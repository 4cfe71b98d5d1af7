"""What makes a claim false: a shape that does not fit, or an entry where the sides differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..arrays.told import decimals, difference, latex, short, spoken, text
from ..dollars import plain
from ..language.dimension import Dimension
from ..language.printing import Latex
from ..language.speech import Spoken, numeral
from ..language.words import pieces

PLACES = ("row", "column")

# the text, the TeX and the words of each function that is left open, with the one taken in its place
Taken = tuple[tuple[tuple[str, str, str], Any], ...]


@dataclass(frozen=True)
class Misfit:
    """The two sides have different shapes or free indices, or one side does not fit in itself.

    In `words` the mathematics stands between dollars (see `wrt.dollars`).
    """

    words: str

    def text(self) -> str:
        """The words without the dollars."""
        return plain(self.words)

    def pieces(self) -> list[tuple[str, str, str]]:
        """Words, the TeX behind them, and how that is said."""
        return pieces(f"{self.words[:1].upper()}{self.words[1:]}.")


@dataclass(frozen=True)
class Unwitnessed:
    """The sides differ for random stand-ins of functions; no entry was found for real ones."""

    words: str

    def text(self) -> str:
        """The words themselves."""
        return self.words

    def pieces(self) -> list[tuple[str, str, str]]:
        """The words as one sentence."""
        return [(f"{self.words[:1].upper()}{self.words[1:]}.", "", "")]


@dataclass(frozen=True)
class Counterexample:
    """Sizes, an entry (counted from 1) and the two values there: expressions of SymPy, or where it is not
    installed polynomials and decimals of `wrt.arrays.polynomial`.

    `values` are the numbers put in for the entries where the expressions are too long to read.
    `functions` pairs each function that the claim leaves open, as text, as TeX and as it is said, with
    the one taken in its place.
    """

    sizes: tuple[tuple[Dimension, int], ...]
    entry: tuple[tuple[str, int], ...]
    left: Any
    right: Any
    values: tuple[tuple[Any, Any], ...] = ()
    functions: Taken = ()

    def where(self) -> str:
        """Sizes and entry, in words with a colon behind; nothing if there are neither."""
        sizes = ", ".join(f"{d.name}={v}" for d, v in self.sizes)
        entry = ", ".join(f"{name}={v}" for name, v in self.entry)
        where = "; ".join(filter(None, (sizes, entry and f"entry {entry}")))
        return f"{where}: " if where else ""

    def text(self) -> str:
        """The whole of it in one line."""
        apart = difference(self.left, self.right)
        sides = (short(side) + decimals(side, " ≈ ") for side in (self.left, self.right))
        return (f"counterexample: {self.where()}left = {next(sides)}, right = {next(sides)}"
                + f", which differ by {apart}" * bool(apart)
                + "".join(f", {text(s)} = {text(v)}" for s, v in self.values)
                + "".join(f", {name} = {text(value)}" for (name, *_), value in self.functions))

    def pieces(self) -> list[tuple[str, str, str]]:
        """The whole of it as one sentence: words, the TeX behind them, and how that is said."""
        apart = difference(self.left, self.right)
        sizes = [("", f"{Latex().name(d.name)} = {v}", f"{Spoken().name(d.name)} equals {v}") for d, v in self.sizes]
        entry = [(f"{name} ", str(v), str(v)) if name in PLACES else ("", f"{name} = {v}", f"{name} equals {v}")
                 for name, v in self.entry]
        place = " and the entry in " if set(PLACES) & {name for name, _ in self.entry[:1]} else " and the entry "
        before = ", the left side is " if self.sizes or self.entry else "the left side is "
        sides = [(words, latex(side) + decimals(side, r" \approx "),
                  spoken(side) + numeral(decimals(side, " which is about ")))
                 for words, side in ((before, self.left), (" and the right side ", self.right))]
        differ = [(", which differ by ", apart, numeral(apart))] * bool(apart)
        named = [(latex(s), spoken(s), v) for s, v in self.values]
        named += [(tex, said, v) for (_, tex, said), v in self.functions]
        taken = [("", f"{tex} = {latex(v)}", f"{said} equals {spoken(v)}") for tex, said, v in named]
        return [("Counterexample: ", "", ""), *_behind("for ", sizes), *_behind(place, entry), *sides, *differ,
                *_behind(", with ", taken), (".", "", "")]


Finding = Misfit | Unwitnessed | Counterexample


def _behind(first: str, pieces: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The pieces behind these words, with commas between them."""
    return [((", " if k else first) + words, tex, said) for k, (words, tex, said) in enumerate(pieces)]
