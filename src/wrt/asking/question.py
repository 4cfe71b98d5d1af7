"""What was typed, read as a question: the function, the letter that it is differentiated by, and the shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ..claims.rewrite import replaced
from ..errors import TypedError
from ..language.dimension import SCALAR, Dimension
from ..language.expression import Expression
from ..language.shape import axes
from ..names import split
from ..nodes import Symbol
from ..nodes.structured import DECLARED
from ..parsing import Typed, typed
from ..parsing.kinds import Kind, Shapes
from ..parsing.tokens import tokens
from .left import DER, TURN, TWO
from .request import Request

# by what one most often differentiates: the first of these that was typed is offered first
USUAL = ("W", "w", "theta", "beta", "X", "x", "Theta", "B", "b", "Sigma", "mu", "Z", "z", "Y", "y", "A", "a")
LONGEST = 2000      # signs that are read
D = r"(?:d(?![a-z]{2})|∂|\\partial\b|\\(?:mathrm|text)\{d\})(?!\s*[\^²])"
BY = r"(?P<by>\\[a-z]+\s?\{[^{}]*\}(?:_\w|_\{\w+\})?|\\?[^\W\d_]+(?:\d{1,2}|[₀-₉])?(?:_\w+|_\{\w+\})?)"
# a question that is typed as a whole, as in d(Wx)/dW, d/dx (x'Ax), ∇_x x'Ax and "x'Ax with respect to x"
WHOLE = [re.compile(pattern, re.DOTALL) for pattern in (
    rf"{D}\s*(?P<of>\S.*)/\s*{D}\s*{BY}",
    rf"{D}\s*/\s*{D}\s*{BY}(?=[\s(])(?P<of>.*)",
    rf"\\[dt]?frac\s*\{{\s*{D}\s*\}}\s*\{{\s*{D}\s*{BY}\s*\}}(?P<of>.*)",
    rf"\\[dt]?frac\s*\{{\s*{D}\s*(?P<of>.*)\}}\s*\{{\s*{D}\s*{BY}\s*\}}",
    rf"(?:∇|\\nabla|grad)(?:_(?P<open>\{{)?\s?{BY}(?(open)\s?\}})|(?P<small>ₓ))(?=[\s({{\\])(?P<of>.*)",
    rf"(?:(?i:(?:what is |find |compute |calculate )?(?:the )?(?:derivative|gradient|jacobian) of) )?"
    rf"(?P<of>.*)\s(?:w\.?r\.?t\.?|with respect to|by)\s+{BY}\s?\??",
    r"(?i:(?:what is |find |compute |calculate )?(?:the )?(?:derivative|gradient|jacobian) of) (?P<of>.*)",
    rf"(?:(?:jax|sp|sympy|torch|autograd)\.)?(?:grad|gradient|jacobian|jacfwd|jacrev|diff|derivative|D)\s?[(\[]"
    rf"(?P<of>.*),\s*{BY}\s*[)\]]",
    rf"\w(?:\(\w\))?\s*=\s*(?P<of>[^=;,]*)[;,]\s*(?:find )?(?:{D}\s*\w\s*/\s*{D}\s*{BY}|\w(?:\(\w\))?\s*=\s*\?)",
    r"(?:∇|\\nabla|grad)(?=[\s({\\])(?P<of>.*)",
)]
# a structure that is said behind it, as in "x'Ax, A symmetric" and "x'Ax for symmetric A"
KIND = rf"(?:a )?(?P<kind>{'|'.join(DECLARED)})(?: matrix)?"
BEFORE = r"(?:\s*[,;]\s*(?:and |where |with |for |if )?|\s+(?:and|where|with|for|if)\s+)"
STRUCTURED = [re.compile(pattern, re.DOTALL | re.IGNORECASE) for pattern in (
    rf"(?P<text>.*\S){BEFORE}{BY}\s+(?:is |are |being )?{KIND}\s*\.?",
    rf"(?P<text>.*\S){BEFORE}{KIND}\s+{BY}\s*\.?",
    rf"\s*(?:for |with |let )?{BY}\s+(?:is |be )?{KIND}\s*[,;:]\s*(?P<text>.*\S)")]
# and of a second derivative: the Hessian of f, ∇² f, d²/dx² f, ∂²f/∂x∂xᵀ
D2 = rf"{DER}{TWO}"
BY2 = rf"{D}\s*{BY}(?:{TWO}|\s*{D}\s*(?P=by)(?:{TURN})?)"
SECOND = [re.compile(pattern, re.DOTALL) for pattern in (
    rf"{D2}\s*/\s*{BY2}(?=[\s(])(?P<of>.*)",
    rf"{D2}\s*(?P<of>\S.*)/\s*\(?{BY2}\)?",
    rf"\\[dt]?frac\s*\{{\s*{D2}\s*\}}\s*\{{\s*{BY2}\s*\}}(?P<of>.*)",
    rf"\\[dt]?frac\s*\{{\s*{D2}\s*(?P<of>.*)\}}\s*\{{\s*{BY2}\s*\}}",
    rf"(?:∇|\\nabla)(?:_(?P<open>\{{)?\s?{BY}(?(open)\s?\}}))?{TWO}(?:_(?P<then>\{{)?\s?(?P<after>\w+)(?(then)\s?\}}))?"
    rf"(?=[\s({{\\\w])(?P<of>.*)",
    rf"(?:(?:jax|torch|autograd)\.)?hessian\s?\((?P<of>.*),\s*{BY}\s*\)",
    rf"(?i:(?:what is )?(?:the )?hessian of) (?P<of>.*)\s(?:w\.?r\.?t\.?|with respect to|by)\s+{BY}\s?\??",
    r"(?i:(?:what is )?(?:the )?hessian of) (?P<of>.*)",
)]
# and of a differential, as in d(x'Ax)
DIFFERENTIAL = re.compile(rf"\s*{D}\s*(?:\((?P<of>.*)\)|(?P<whole>(?:\|\||‖|"
                          r"\\?(?:tr|Tr|trace|log|ln|det|logdet|exp|sum|norm|sqrt)\b).*))\s*", re.DOTALL)
LEFT = re.compile(r"\s*(?P<name>[A-Za-zℓ])(?:\((?P<at>[^()=]*)\))?\s*=(?P<of>[^=]*)")     # as in f(x) = x'Ax

@dataclass(frozen=True)
class Question:
    """A function of letters, with the one by which it is differentiated, and the sizes that are numbers."""

    of: Expression
    by: Symbol
    reading: Typed
    letters: tuple[Symbol, ...]     # as they were typed, each of its structure
    sizes: Mapping[Dimension, int]
    form: str = ""      # that was asked for in words

    @classmethod
    def read(cls, request: Request) -> Question:
        """The question of a request.

        :raises TypedError: it cannot be read, does not fit, or has no such letter; with the place.
        """
        if len(request.text) > LONGEST:
            raise TypedError(f"this has {len(request.text)} signs, and {LONGEST} are read", remedy="shorten it")
        text, structures = structures_in(request.text.replace("$", " "))
        text, by, form = split_question(text)
        chosen = Shapes(_of_letters(text, structures | request.shapes))
        try:
            found = typed(text.strip() and text, chosen.declared)
        except TypedError as error:
            raise TypedError(error.words, request.text, error.place, error.remedy + _numbers(chosen)) from None
        other = chosen.structured(found.letters)
        letters = [other.get(letter, letter) for letter in found.letters.values()]
        named = [letter for letter in letters if isinstance(letter, Symbol)]
        if not named:
            raise TypedError("there is no letter in it to differentiate by", request.text, 0,
                             "write a function of a letter, as in x'*A*x")
        sizes = {found.sizes[name]: number for name, number in chosen.numbers.items() if name in found.sizes}
        return cls(replaced(found.expression, other), _chosen(named, request.by, by, request.text), found,
                   tuple(named), sizes, form)

    @cached_property
    def other(self) -> dict[Expression, Expression]:
        """The letters that are of a structure, by what they were read as."""
        read = self.reading.letters.values()
        return {before: after for before, after in zip(read, self.letters) if before != after}


def structures_in(text: str) -> tuple[str, dict[str, Kind]]:
    """The text without what is said of the structures of its letters, and these."""
    found: dict[str, Kind] = {}
    while said := next(filter(None, (pattern.fullmatch(text) for pattern in STRUCTURED)), None):
        text = said["text"].rstrip(" ,;")
        found[_name(said["by"].strip())] = said["kind"].lower(), "n"
    return text, found


def _of_letters(text: str, shapes: Mapping[str, Kind]) -> dict[str, Kind]:
    """The shapes of the letters that are typed; of others they say nothing."""
    names = _names(text)
    return {name: kind for name, kind in shapes.items() if name in names} if names else dict(shapes)


def _numbers(chosen: Shapes) -> str:
    """What the names of sizes are that were given as numbers."""
    told = ", ".join(f"{name} is {number}" for name, number in chosen.numbers.items())
    return f"; here {told}" * bool(told)


def split_question(text: str) -> tuple[str, str, str]:
    """The function, the letter and the form of a question that is typed as a whole; before each stand blanks."""
    begin, by, form = len(text) - len(text.lstrip()), "", ""
    for pattern in (*SECOND, *WHOLE):
        found = pattern.fullmatch(text.rstrip(), begin)
        if found and found["of"].strip(" ()") and (pattern not in (SECOND[1], WHOLE[0]) or _is_one(found["of"])):
            named = found.groupdict()
            form = "hessian" if pattern in SECOND else ""
            place = next((name for name in ("by", "after", "small") if named.get(name)), "")
            by = " " * found.start(place) + found[place] if place else ""
            text = " " * found.start("of") + found["of"]
            break
    moved = DIFFERENTIAL.fullmatch(text)
    if moved and not form and (moved["whole"] or _is_closed(moved["of"]) and moved["of"].strip()):
        place = "whole" if moved["whole"] else "of"
        text, form = " " * moved.start(place) + moved[place], "differential"
    left = LEFT.fullmatch(text)
    if left and left["name"] not in _names(left["of"]):
        text = " " * left.start("of") + left["of"]
        by = by or _if_letter(left["at"], left["of"])
    return text, by, form


def _if_letter(typed_at: str | None, of: str) -> str:
    """What a function is said to be of, as θ in J(θ) = …, if that is one letter of it."""
    found = _names(typed_at or "")
    return typed_at or "" if len(found) == 1 and found[0] in _names(of) else ""


def _names(text: str) -> list[str]:
    """The letters of a text by their names; none of what cannot be read."""
    try:
        return [token.text for token in tokens(text) if token.kind == "name"]
    except TypedError:
        return []


def _is_closed(text: str) -> bool:
    """Whether its brackets are its own, so that those around it belong together."""
    depths = list(accumulate((sign in "([{") - (sign in ")]}") for sign in text))
    return all(depth >= 0 for depth in depths) and depths[-1:] == [0]


def _is_one(text: str) -> bool:
    """Whether no terms are added outside of brackets and norms, so that it is clear what is differentiated."""
    depth, is_within, before = 0, False, "("
    for sign in text.replace("||", "‖").replace(r"\|", "‖").replace(" ", ""):
        depth += (sign in "([{") - (sign in ")]}")
        is_within ^= sign in "‖|"
        if depth < 0 or not depth and not is_within and sign in "+-−–" and before not in "^/*@([{":
            return False
        before = sign
    return True


def _chosen(letters: Sequence[Symbol], asked: str, typed_by: str, text: str) -> Symbol:
    """The letter that is asked for, by its name or as it is typed, or else the usual one."""
    if by := asked or typed_by:
        name = _name(by.strip())
        found = next((letter for letter in letters if name == letter.name or by == letter.text()), None)
        if found is None:
            names = ", ".join(letter.text() for letter in letters)
            raise TypedError(f"{by.strip()} is not in what was typed", "" if asked else text,
                             len(by) - len(by.lstrip()), f"take one of {names}")
        return found
    arrays = [letter for letter in letters if axes(letter) != SCALAR] or letters
    rank = {name: place for place, name in enumerate(USUAL)}
    return min(arrays, key=lambda letter: rank.get(split(letter.name)[0], len(rank)))


def _name(typed_by: str) -> str:
    r"""The name of a letter that is typed in any way, as \mathbf{x}, Σ and W₁ are."""
    try:
        name, _ = tokens("x" if typed_by == "ₓ" else typed_by)
    except (TypedError, ValueError):
        return typed_by
    return name.text
