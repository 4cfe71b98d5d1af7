"""The left side that a reader writes before an answer: what it is a derivative of, by what, and with which indices."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import TypedError

DER = r"(?:∂|\\partial(?![a-z])|\\(?:mathrm|text)\{d\}|d(?![a-z]{2}))"
TWO = r"\s?(?:²|\^\s?(?:2|\{\s?2\s?\}))"
TURN = r"\s?(?:'|ᵀ|⊤|\^\s?(?:T|⊤|\\top|\{\s?(?:T|\\top|\\intercal|\\mathsf\{T\})\s?\}))"
BELOW = re.compile(r"_(?:\{\s?(?P<names>[a-z](?:[\s,]?[a-z])*)\s?\}|(?P<bare>[a-z]+)(?![A-Za-z{]))")
NAME = (r"(?:\\(?:hat|bar|tilde)\s?\{\s?\\?[A-Za-z]+\s?\}|\\?[A-Za-zℓα-ωΑ-Ω]+\d{0,2})"
        r"(?:_(?:[A-Z0-9]|\{[A-Z0-9]+\}))?")
STACK = r"\\?(?:operatorname\{)?r?vec\}?\s*\(?"
INDEX = re.sub(r"\?P<\w+>", "?:", BELOW.pattern)
LETTER = rf"\(?(?:{STACK})?\s*\(?(?P<by>{NAME}(?:_\w(?=\)))?)\)*\s*(?P<below>{INDEX})?"
AGAIN = rf"(?P<again>{TWO}|\s*{DER}\s*{NAME}(?:{INDEX})?(?:{TURN})?)"
# where it is clear how far what is differentiated reaches: above a line, and behind it or ∇ as far as a product does
ABOVE, BEHIND = 1, 3
FORMS = [re.compile(rf"\s*{form}\s*", re.DOTALL) for form in (
    # ∂f/∂x, df_i/dx_j, ∂²f/∂x∂xᵀ, d/dx (x'Ax)
    rf"{DER}(?P<two>{TWO})?\s*(?P<of>.*?)\s*/\s*\(?\s*{DER}\s*{LETTER}(?P<turn>{TURN})?{AGAIN}?\)?(?P<rest>.*)",
    rf"\\[dt]?frac\s*\{{\s*{DER}(?P<two>{TWO})?\s*(?P<of>.*?)\s*\}}\s*"
    rf"\{{\s*{DER}\s*{LETTER}(?P<turn>{TURN})?{AGAIN}?\s*\}}(?P<rest>.*)",
    # ∂_j f_i
    r"(?:∂|\\partial|∇|\\nabla)(?P<below>_(?:[a-z]|\{[a-z]\}))\s*(?P<of>[A-Za-z(].*_.*)",
    # ∇f, ∇_x f(x), ∇² f, grad f
    rf"(?:∇|\\nabla|[gG]rad\b|(?:∂|\\partial)(?=_))(?P<two>{TWO})?(?:_\{{?\s?(?P<by>{NAME})\s?\}}?|(?P<small>ₓ))?(?P<again>{TWO})?\s*(?P<of>.*)",
    # df, d(x'Ax), d²f
    rf"{DER}(?P<moved>)(?P<two>{TWO})?\s*(?P<of>.+)",
    # f'(x), J, J_ij, H, g(x), Jacobian
    r"(?P<of>[A-Za-z])'(?:\(\w+\))?", r"(?P<named>[A-Za-z])(?:\([^()]*\))?(?P<below>_(?:[a-z]+|\{[a-z,\s]+\}))?",
    r"(?P<named>[jJ]acobian|[gG]radient|[hH]essian)(?:\s.*)?",
)]
WORDS = re.compile(r"(?P<name>\\?[A-Za-zℓ]+\d?)\s*(?:\([^()]*\))?")     # what a function is called, as f and L(w)
TURNED = re.compile(rf"{NAME}(?:{TURN})")
ADDED = re.compile(r"[-+−!<>≠≤≥·]|/(?!\s*\(?\s*(?:∂|d|\\partial))")
OUTSIDE = re.compile(r"[-+−!<>≠≤≥·]|/(?!\s*\(?\s*(?:∂|d|\\partial))|'$|ᵀ$|\^\s?\{?T")


@dataclass(frozen=True)
class Left:
    """A left side: `kind` is "first", "second", "differential" or "named"; what it says, if anything, as text."""

    text: str
    kind: str
    of: str = ""
    by: str = ""
    of_indices: tuple[str, ...] = ()
    by_indices: tuple[str, ...] = ()
    is_row: bool = False        # by the letter transposed

    @property
    def indices(self) -> tuple[str, ...]:
        """All of them, in the order in which they stand at an entry of the derivative."""
        return self.of_indices + self.by_indices

    @property
    def is_called(self) -> bool:
        """Whether it calls the function by a name, or says nothing of it."""
        return not self.of or bool(WORDS.fullmatch(self.of))


def left_of(text: str, letters: set[str]) -> Left | None:
    """The left side that a text is, where there are these letters; none if it is no derivative.

    :raises TypedError: it is one of which it is not clear of what.
    """
    at, found = next(((at, one) for at, form in enumerate(FORMS) if (one := form.fullmatch(text))), (0, None))
    if found is None:
        return None
    parts = {name: value or "" for name, value in found.groupdict().items()}
    by, below = parts.get("by") or "x" * bool(parts.get("small")), parts.get("below", "")
    if "small" in parts and len(by) == 1 and by.islower() and by not in letters:
        by, below = "", f"_{by}"        # ∂_k f, of the entry k
    if f"{by}{below}" in letters:
        by, below = f"{by}{below}", ""
    whole = (parts.get("of") or parts.get("rest") or "").strip()
    if parts.get("of") and parts.get("rest", "").strip(" )"):
        raise _not_read(text)
    of, of_indices = _without_indices(whole, letters)
    is_above = at == ABOVE and bool(parts.get("of"))
    if not _is_clear(of, is_above, at == BEHIND or at == ABOVE and not is_above):
        raise _not_read(text)
    by_indices = _letters_of(below) + _letters_of(parts.get("again", "")) * bool(below)
    is_second = bool(parts.get("two") or parts.get("again")) or parts.get("named") in ("H", "hessian", "Hessian")
    kind = "second" if is_second else "differential" if "moved" in parts else "named" if parts.get("named") else "first"
    return Left(text, kind, of, by, of_indices, by_indices, bool(parts.get("turn")))


def _is_clear(of: str, is_above: bool, is_behind: bool) -> bool:
    """Whether it is clear what is differentiated: all above a line, and one product behind ∇ or a fraction."""
    if is_above or is_behind and not ADDED.search(_outside(of)):
        return not TURNED.fullmatch(of)
    return not (of and OUTSIDE.match(of) or WORDS.match(of) and OUTSIDE.search(_outside(of)))


def _not_read(text: str) -> TypedError:
    return TypedError("this left side is not read", text, 0, "write one as ∂f/∂x, ∇f or df, or the answer alone")


def _letters_of(below: str) -> tuple[str, ...]:
    return tuple(sign for found in BELOW.finditer(below) for sign in found["names"] or found["bare"] if sign.isalpha())


def _without_indices(of: str, letters: set[str]) -> tuple[str, tuple[str, ...]]:
    """What is differentiated without the indices below it, if it is an entry, and these."""
    indices: list[str] = []

    def taken(found: re.Match[str]) -> str:
        before = re.search(r"\\?[A-Za-z]+$", of[:found.start()])
        if before and f"{before[0].lstrip(chr(92))}_{found['names'] or found['bare']}" in letters:
            return found[0]
        indices.extend(_letters_of(found[0]))
        return ""
    return BELOW.sub(taken, of).strip(), tuple(indices)


def _outside(text: str) -> str:
    """What stands outside of brackets and norms."""
    text = re.sub(r"\|\|.*\|\||‖.*‖|\\\|.*\\\||\{[^{}]*\}", "", text)
    while (less := re.sub(r"\([^()]*\)|\[[^][]*\]", "", text)) != text:
        text = less
    return text
