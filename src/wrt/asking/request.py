"""What comes in: a question, as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from ..sheets.plain import typed

About = Literal["reading", "derivative", "verdict", "picture", "numbers", "program"]


@dataclass(frozen=True)
class Request:
    """What is wanted `about` what was typed.

    `shapes` has, by a letter, a kind (see `wrt.parsing.kinds`) and the sizes, each a name or a number; `form` is one
    of those that are offered; `answer` is the reader's own, of one line or several; `values` are the numbers of a
    letter, as typed; `library` is one that `code` knows.
    """

    about: About
    text: str
    by: str = ""
    shapes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    form: str = ""
    answer: str = ""
    values: dict[str, str] = field(default_factory=dict)
    library: str = "numpy"

    @classmethod
    def read(cls, data: Any) -> Request:
        """The request that plain data describe; what is not said is empty.

        :raises PlainError: they do not describe one.
        """
        usual = asdict(cls("reading", ""))
        del usual["about"], usual["text"]
        request: Request = typed(cls, usual | data if isinstance(data, dict) else data)
        return request
