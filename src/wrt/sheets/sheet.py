"""The sheet of a displayed value: all that pages and notebooks show of it, as plain data.

Pages are made of sheets alone: they are made where a value was read back and checked again, and travel as JSON.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from .plain import typed

Kind = Literal["expression", "evaluation", "given", "condition", "derivation", "formula", "refutation", "picture",
               "chart"]


@dataclass(frozen=True)
class Print:
    """A piece of mathematics as TeX, as one says it aloud, and in plain text."""

    tex: str = ""
    spoken: str = ""
    text: str = ""


@dataclass(frozen=True)
class Words:
    """Words of an author or of the engine: as plain text, and as pieces.

    A piece is words, the TeX behind them, and how that is said; what an author typed says itself.
    """

    text: str = ""
    pieces: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Row:
    """A step of a derivation; `by` names the formula that is its reason, if one is, and `fingerprint` is that of it."""

    left: Print
    relation: str
    right: Print
    reason: Words
    by: str = ""
    fingerprint: str = ""


@dataclass(frozen=True)
class Given:
    """What a statement rests on: its TeX, the whole as text, and words to be added. Of an independence, both sides."""

    tex: str
    text: str
    words: str = ""
    spoken: str = ""
    symbol: Print = Print()
    independent_of: Print = Print()


@dataclass(frozen=True)
class Check:
    """How a formula was checked: in words, the verdict on each step, and the sizes."""

    how: str = ""
    steps: tuple[str, ...] = ()
    sizes: tuple[dict[str, int], ...] = ()


@dataclass(frozen=True)
class Convention:
    """The convention in which what is refuted is true, in words, and how it is stated there."""

    words: str = ""
    tex: str = ""
    text: str = ""
    spoken: str = ""


@dataclass(frozen=True)
class Answer:
    """The right answer to what is refuted, with its status."""

    tex: str = ""
    text: str = ""
    spoken: str = ""
    status: str = ""


@dataclass(frozen=True)
class Form:
    """The derivative of a formula in another form: what people call it, its print, and its status."""

    words: Words = Words()
    print: Print = Print()
    status: str = ""


@dataclass(frozen=True)
class Asked:
    """The question that a formula answers, as one types it: the function, the letter, shapes, and the form.

    `shapes` has a kind and sizes by a letter, of those that are not as usual (see `wrt.parsing.kinds`).
    """

    text: str = ""
    by: str = ""
    shapes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    form: str = ""


@dataclass(frozen=True)
class Figure:
    """A drawing, what one should see, the author's words in it, and what stands below."""

    svg: str = ""
    alt: str = ""
    words: str = ""
    caption: Words = Words()


@dataclass(frozen=True)
class Sheet:
    """A value; what it has not is empty.

    `title` is what people call it, `line_tex` how it is typeset within a line, `spoken` how it is said aloud.
    """

    kind: Kind
    name: str = ""
    title: str = ""
    tex: str = ""
    line_tex: str = ""
    text: str = ""
    spoken: str = ""
    python: str = ""
    rows: tuple[Row, ...] = ()
    givens: tuple[Given, ...] = ()
    status: str = ""
    check: Check = Check()
    subject: str = ""
    shape: str = ""
    fingerprint: str = ""
    forms: tuple[Form, ...] = ()
    asked: Asked = Asked()
    refuted_by: str = ""
    because: Words = Words()
    finding: Words = Words()
    convention: Convention = Convention()
    answer: Answer = Answer()
    figure: Figure = Figure()

    @property
    def is_result(self) -> bool:
        """Whether other pages can name it."""
        return self.kind in ("formula", "refutation", "picture") and bool(self.name)

    def written(self) -> dict[str, Any]:
        """The sheet as plain data."""
        return asdict(self)

    @classmethod
    def read(cls, data: object) -> Sheet:
        """The sheet that plain data describe.

        :raises PlainError: they do not describe one.
        """
        sheet: Sheet = typed(cls, data)
        return sheet
