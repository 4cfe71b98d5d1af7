r"""What a person may type between dollars: a name, a number, or a shape.

A name is a letter with subscripts, superscripts and a transpose: ``W_{ij}``,
``x^\mathsf{T}``, ``\delta_{ip}``.  A shape is ``n \times m``.
"""

from __future__ import annotations

import re

from wrt.names import GREEK

# letters that TeX has besides, and no name of an object
VARIANTS = ("varepsilon", "vartheta", "varpi", "varrho", "varsigma", "varphi", "ell")

# each of these counts as one letter
_STYLED = r"\\(?:mathbf|mathbb|mathrm|mathsf|operatorname)\s*(?:\{\s*[A-Za-z]+\s*\}|[A-Za-z])"
_SLANTED = r"\\mathit\s*\{\s*\\Sigma\s*\}"
_ONE = r"\\mathbf\s*\{\s*[01]\s*\}"
_LETTERS = re.compile(rf"{_SLANTED}|\\(?:{'|'.join([*GREEK, *VARIANTS])})(?![A-Za-z])|{_STYLED}|{_ONE}")
_LETTER = "[A-Za-z]"
_HAT = rf"\\(?:hat|bar|tilde)\s*(?:\{{\s*{_LETTER}\s*\}}|{_LETTER})"
_BASE = rf"(?:{_HAT}|{_LETTER})"
_NUMBER = r"-?\d+(?:\.\d+)?"
_INDEX = rf"(?:{_LETTER}|\d+)"
_INDICES = rf"(?:{_INDEX}|\{{\s*{_INDEX}(?:\s*,?\s*{_INDEX})*\s*\}})"
_TRANSPOSE = r"(?:\\top|\\intercal|\{\s*\\top\s*\}|\\mathsf\s*T)"
_SUBSCRIPT = rf"\s*_\s*{_INDICES}"
_SUPERSCRIPT = rf"\s*\^\s*(?:{_TRANSPOSE}|{_INDICES})"
_PLAIN = rf"{_BASE}(?:{_SUBSCRIPT})?(?:{_SUPERSCRIPT})?(?:{_SUBSCRIPT})?"
_GROUPED = rf"\{{\s*{_PLAIN}\s*\}}(?:{_SUBSCRIPT})?(?:{_SUPERSCRIPT})?"
_NAME = rf"(?:{_PLAIN}|{_GROUPED})"
_SIZE = rf"(?:{_BASE}(?:{_SUBSCRIPT})?|\d+)"
_AXIS = rf"(?:{_SIZE}(?:\s*\\cdot\s*{_SIZE})*)"
_GROUPED_AXIS = rf"(?:{_AXIS}|\(\s*{_AXIS}\s*\))"
_SHAPE = rf"{_GROUPED_AXIS}(?:\s*\\times\s*{_GROUPED_AXIS})+"

NOTATION = re.compile(rf"\s*(?:{_NUMBER}|{_NAME}|{_SHAPE}|\(\s*{_SHAPE}\s*\))\s*")


def is_notation(tex: str) -> bool:
    """Whether typed TeX names something and states nothing.

    >>> is_notation(r"W_{ij}"), is_notation(r"n \\times m")
    (True, True)
    >>> is_notation("W x"), is_notation("f = y")
    (False, False)
    """
    return NOTATION.fullmatch(_LETTERS.sub("x", tex)) is not None
