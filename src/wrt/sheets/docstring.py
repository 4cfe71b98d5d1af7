"""What a docstring says, in its parts: the site has lists of the words of the language, and of what they take."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import FunctionType

from ..language.data import INTERNAL
from ..language.expression import WORDS, Expression

# what tells doctest how to compare
DOCTEST = re.compile(r" *# doctest: .*|^<BLANKLINE>$", re.MULTILINE)
RAISES = re.compile(r":raises (\w+): ")
# a full stop, a colon or a semicolon ends what a word is in short; a dot within brackets or code does not
SHORT = re.compile(r"[.;:](?=\s|$)")


@dataclass(frozen=True)
class Docstring:
    """The `summary`, which is what a word is in short; all `paragraphs`; what it `raises`, and when; an `example`."""

    summary: str
    paragraphs: tuple[str, ...] = ()
    raises: tuple[tuple[str, str], ...] = ()
    example: str = ""


def docstring(value: object) -> Docstring:
    """The docstring of a public name, in its parts; text in backticks is code.

    >>> from wrt import kron
    >>> docstring(kron).summary
    'The Kronecker product'
    """
    paragraphs, raises, examples = [], [], []
    for part in (inspect.getdoc(value) or "").split("\n\n"):
        if part.startswith(">>> "):
            examples.append(part)
        elif part.startswith(":raises "):
            _, *said = RAISES.split(part)
            raises += [(kind, " ".join(when.split())) for kind, when in zip(said[::2], said[1::2])]
        elif part.strip():
            paragraphs += [" ".join(line.split()) for line in re.split(r"\n(?=Source)", part)]
    summary = SHORT.split(paragraphs[0])[0] if paragraphs else ""
    return Docstring(summary, tuple(paragraphs), tuple(raises), DOCTEST.sub("", "\n\n".join(examples)))


def members(kind: type) -> Iterator[tuple[str, str]]:
    """What a value of a class has for those who use it, and what that is in short.

    >>> dict(members(Expression))["T"]
    'The transpose of a matrix, a column or a row'
    """
    names = WORDS if kind is Expression else [name for name in dir(kind) if name[0] != "_" and name not in INTERNAL]
    for name in names:
        member = inspect.getattr_static(kind, name)
        getter = getattr(member, "fget", None) or getattr(member, "func", member)
        # what it has from Python, as an exception has its arguments, is known
        if isinstance(getter, FunctionType) and getter.__module__.startswith(__name__.partition(".")[0]):
            brackets = "()" if getter is member else ""
            yield name + brackets, docstring(getter).summary
