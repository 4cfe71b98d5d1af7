"""Letters as mathematics has them where nothing is typeset: in a title and in a list of many statements."""

from __future__ import annotations

import re

from .nodes import Part, box

# one letter alone is a name; several are a function
LETTER = re.compile("(?<![A-Za-zΑ-ω])([A-Za-zΑ-ω])(?![A-Za-zΑ-ω])")
# the words of a title that names what a derivative is of; of any other, "a" is an article
TELLING = " with respect to "


def in_italics(part: Part) -> list[Part]:
    """A piece of a statement, its letters in italics, also below the line, and a minus for each hyphen.

    >>> [str(part) for part in in_italics("tr(A) - x")][::2]
    ['tr(', ') − ']
    """
    if not isinstance(part, str):
        return [box("i", part) if part.astext().isalpha() else part]
    return _letters(part.replace("-", "−"))


def titled(title: str) -> list[Part]:
    """A title, with the letters of the derivative that it names in italics.

    >>> [str(part) for part in titled("Gradient of L with respect to b: bias")][::2], titled("Back to a matrix")
    (['Gradient of ', ' with respect to ', ': bias'], ['Back to a matrix'])
    """
    return _letters(title) if TELLING in title else [title]


def _letters(text: str) -> list[Part]:
    pieces = LETTER.split(text)
    return [part for before, letter in zip(pieces[::2], [*pieces[1::2], ""])
            for part in (before, letter and box("i", letter)) if part]
