"""Every error the package raises on purpose, with its data as attributes."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Protocol, Self
from unicodedata import category, east_asian_width

from .dollars import plain

WIDTH = 86      # of a counterexample in the terminal


class Told(Protocol):
    """What says itself in words: an expression, or what makes a claim false."""

    def text(self) -> str:
        """The words."""


class WrtError(Exception):
    """An error with a message for the author; `step` is set where a step is at fault.

    `words` is the message with the mathematics in it between dollars (see `wrt.dollars`); `remedy` says
    what to do about it, where the message does not: readers, who see some messages too, need it not.
    """

    step: int | None = None
    remedy = ""
    is_shown = False        # to readers, on purpose: see `wrt.failing`

    def __init__(self, message: str = "", remedy: str = "") -> None:
        super().__init__(plain(message))
        self.words, self.remedy = message, remedy or self.remedy

    def at_step(self, step: int) -> Self:
        """The same error, with the number of the step (from 1) it belongs to."""
        self.step = step
        return self

    def __str__(self) -> str:
        where = f"step {self.step}: " if self.step else ""
        return where + super().__str__()


class NamingError(WrtError):
    """A name is outside the grammar, reserved, or prints like another object's name."""


class LimitError(WrtError):
    """The statement is beyond what this package can check; that says nothing of its truth."""


class OutOfReachError(LimitError):
    """The value of a function has more digits than can be reckoned."""


class ShapeError(WrtError):
    """Shapes do not fit; `expression` is the part that does not."""

    def __init__(self, message: str, expression: Told | None = None, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.expression = expression


class MisuseError(ShapeError):
    """The language is used otherwise than it is meant; the mathematics may be right, so this refutes nothing."""


class IndexRuleError(WrtError):
    """An index breaks Einstein's rule; `index` is the one."""

    def __init__(self, message: str, index: object = None, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.index = index


class OrderError(MisuseError):
    """Shapes that differ in the order alone in which entries are counted, as nm and mn do; numbers would fit."""


class IndexMisuseError(MisuseError, IndexRuleError):
    """An index of which the page does not say whether it is summed; the mathematics may be right."""

    def __init__(self, message: str, index: object = None, remedy: str = "") -> None:
        WrtError.__init__(self, message, remedy)
        self.expression, self.index = None, index


class VariableError(WrtError):
    """A derivative with respect to something that is not a variable."""


class EmptyStep(WrtError):
    """Both sides of a step are the same tree, so it says nothing."""


class FalseStep(WrtError):
    """The two sides differ; `left`, `right`, their `shapes` in words and `counterexample` say where."""

    remedy = "mend the right side, or the line before it, which is the left side"

    def __init__(self, left: Told, right: Told, shapes: Sequence[str], finding: Told) -> None:
        self.left, self.right, self.shapes, self.counterexample = left, right, shapes, finding
        super().__init__(self._message())

    def _message(self) -> str:
        sides = [side.text() for side in (self.left, self.right)]
        width = max(map(len, sides))
        lines = [f"  {label:<8}{text:<{width}}   ({shape})"
                 for label, text, shape in zip(("left:", "right:"), sides, self.shapes)]
        # lines break behind commas only, and never at a hard blank
        whole = self.counterexample.text().replace(" ", "\xa0").replace(",\xa0", ", ")
        found = wrap(whole, WIDTH, initial_indent="  ", subsequent_indent=" " * 18, break_long_words=False)
        return "\n".join(lines + found).replace("\xa0", " ")

    def __str__(self) -> str:
        where = f"false step: step {self.step}" if self.step else "false statement"
        return f"{where}\n{self._message()}"


class Undecided(WrtError):
    """Neither proved nor refuted."""


class NotProved(WrtError):
    """The declared status is not the one the checks reached."""


class ReasonError(WrtError):
    """A reason is neither plain words nor a formula that applies to its step."""


class NotRefuted(WrtError):
    """A claim put up for refutation did not fail in the way the author said."""


class ConditionError(WrtError):
    """A condition is missing, or idle, or contradicts the objects it is about."""


class SingularError(ConditionError):
    """A matrix has no inverse at the sizes and the point that were tried."""


class DisplayError(WrtError):
    """An example or a picture that cannot be shown as asked."""


class TypedError(WrtError):
    """What was typed cannot be read, or in several ways; `text` is all of it, `place` the character at fault, from 0.

    As a string: the text, a caret under the character, what is wrong, and what to do.
    """

    def __init__(self, message: str, text: str = "", place: int = 0, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.text, self.place = text, place

    @property
    def pointed(self) -> str:
        """Two lines: the text, or what of it is near the character, and the caret; every sign is one column wide."""
        begin = max(0, self.place - WIDTH // 2)
        near = "".join(map(_one_column, self.text[begin:begin + WIDTH]))
        return f"  {near}\n  {' ' * (self.place - begin)}^"

    def __str__(self) -> str:
        told = super().__str__() + f": {self.remedy}" * bool(self.remedy)
        return f"{self.pointed}\n{told}" if self.text else told


def _one_column(sign: str) -> str:
    """The sign, if it is seen and as wide as a letter; a blank, or what stands for a sign that is not known."""
    if sign.isspace():
        return " "
    return "\ufffd" if category(sign)[0] in "CM" or east_asian_width(sign) in "WF" else sign


class DataError(WrtError):
    """Written-out data does not describe an object of this package."""


class EngineError(WrtError):
    """The two readings contradict each other: a fault of this package, not of the author.

    No formula can be trusted until it is mended, so the build must stop.
    """


class MissingError(ModuleNotFoundError):
    """A package that is optional is not installed: no `WrtError`, since it says nothing of a claim.

    `name` is the package, and `extra` the one of wrt that brings it.
    """

    def __init__(self, what: str, name: str, extra: str) -> None:
        remedy = f'pip install "wrt[{extra}]"'
        super().__init__(f"{what} takes the package {name}, which is not installed: {remedy}", name=name)
        self.extra = extra
