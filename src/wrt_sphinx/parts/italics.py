"""Letters as mathematics has them where nothing is typeset: in a title and in a list of many statements."""

from __future__ import annotations

import re

from .nodes import Part, box

# one letter alone is a name; several are a function
LETTER = re.compile("(?<![A-Za-zΑ-ω])([A-Za-zΑ-ω])(?![A-Za-zΑ-ω])")
SLANTED = "wrt-statement"
# what stands upright in it: functions, which a differential such as dX is not; its Greek letters are not in the font
WORD = re.compile(r"(?<![A-Za-z])(?!d[A-Za-z](?![A-Za-z]))([A-Za-z]{2,})|([Α-ω])")
# the words of a title that names what a derivative is of; of any other, "a" is an article
TELLING = " with respect to "
# and in it before a word that goes on about a thing
ARTICLE = re.compile("\\b(a)(?= (?!with |and )[a-z]{2})")


def in_italics(part: Part) -> list[Part]:
    """A piece of a statement, its letters in italics, also below the line, and a minus for each hyphen.

    >>> [str(part) for part in in_italics("tr(A) - x")][::2]
    ['tr(', ') − ']
    """
    if not isinstance(part, str):
        return [box("i", part) if part.astext().isalpha() else part]
    return _letters(part.replace("-", "−"))


def statement(*parts: Part) -> list[Part]:
    """A statement in an element of the class SLANTED, whose font slants its Latin letters: none needs its own.

    >>> [part if isinstance(part, str) else part.astext() for part in statement("tr(A) dX")]
    ['tr', '(A) dX']
    """
    return [piece for part in parts for piece in _words(part)]


def titled(title: str) -> list[Part]:
    """A title, with the letters of the derivative that it names in italics.

    >>> [str(part) for part in titled("Gradient of L with respect to b: bias")][::2], titled("Back to a matrix")
    (['Gradient of ', ' with respect to ', ': bias'], ['Back to a matrix'])
    """
    if TELLING not in title:
        return [title]
    words, *articled = ARTICLE.split(title)
    parts = _letters(words)
    for article, words in zip(articled[::2], articled[1::2]):
        parts += [article, *_letters(words)]
    return parts


def _words(part: Part) -> list[Part]:
    if not isinstance(part, str):
        return [part]
    pieces = WORD.split(part.replace("-", "−"))
    return [piece for text, word, greek in zip(pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""])
            for piece in (text, word and box("span", word), greek and box("i", greek)) if piece]


def _letters(text: str) -> list[Part]:
    pieces = LETTER.split(text)
    return [part for before, letter in zip(pieces[::2], [*pieces[1::2], ""])
            for part in (before, letter and box("i", letter)) if part]
