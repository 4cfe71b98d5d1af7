"""What people call a result: its name in words, and its statement with no letter that stands for another term."""

from __future__ import annotations

import re

from wrt.sheets.sheet import Sheet

from .nodes import Part, box

# words of names that are written otherwise than the name has them
SPELLED = {"jacobian": "Jacobian", "kronecker": "Kronecker", "hadamard": "Hadamard", "einstein": "Einstein",
           "numpy": "NumPy"}
SMALL = {"a", "and", "as", "by", "for", "in", "is", "of", "on", "the", "to", "with"}
LETTER = "[A-Za-zΑ-ω]"
DEFINED = re.compile(r"([^\W\d_]\w*) = (.+)")
BELOW = re.compile(r"_([A-Za-z0-9]+)")
CALLED = re.compile(r"\w+\([^()]*\)")
DERIVATIVE = re.compile(r"∂(.+?)/∂(.+?)ᵀ? =")


def title(sheet: Sheet) -> str:
    """What its author calls a result, or else its name in words.

    A name that tells the kind of derivative alone tells what of, with respect to what.

    >>> title(Sheet("formula", "trace-of-a-product")), title(Sheet("formula", "tensor-as-kronecker"))
    ('Trace of a product', 'Tensor as Kronecker')
    >>> title(Sheet("formula", "gradient-bias", text="∂L/∂b = ∂L/∂z", subject="gradient"))
    'Gradient of L with respect to b: bias'
    """
    if sheet.title:
        return sheet.title
    first, *others = sheet.name.split("-")
    found = DERIVATIVE.match(written_out(sheet))
    if not found or first != sheet.subject.lower() or SMALL & {*others}:
        return _sentence(" ".join(SPELLED.get(word, word) for word in (first, *others)))
    told = f"{sheet.subject} of {_bare(found[1])} with respect to {found[2]}"
    more = [word for word in others if word not in told]
    return _sentence(f"{told}: {', '.join(more)}" if more else told)


def written_out(sheet: Sheet) -> str:
    """The statement as text, with the term itself in the place of a letter that is defined to be that term.

    >>> from wrt.sheets.sheet import Given
    >>> written_out(Sheet("formula", text="∂f_i/∂W_pq = δ_ip x_q", givens=(Given("", "f = W x"),)))
    '∂(W x)_i/∂W_pq = δ_ip x_q'
    """
    left, equals, right = sheet.text.partition(" = ")
    # what is defined last is made of what is defined before it
    for given in reversed(sheet.givens):
        if found := DEFINED.fullmatch(given.text):
            term = found[2] if CALLED.fullmatch(found[2]) else f"({found[2]})"
            left = re.sub(rf"(?<!{LETTER}){re.escape(found[1])}(?!{LETTER})", term, left)
    return left + equals + right


def lowered(text: str) -> list[Part]:
    """A statement as text, with its subscripts below the line: no mathematics to be typeset, and as little to load.

    >>> [str(part) for part in lowered("W_pq x")][::2]
    ['W', ' x']
    """
    pieces = BELOW.split(text)
    return [part for before, below in zip(pieces[::2], [*pieces[1::2], ""])
            for part in (before, below and box("sub", below)) if part]


def _bare(term: str) -> str:
    return term[1:-1] if re.fullmatch(r"\([^()]*\)", term) else term


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
