"""The signs of what is typed: MATLAB, NumPy, paper and LaTeX spell one thing in many ways, and here it gets one.

Nothing that is typed is ever run. A token keeps its place, so that an error can point at it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from unicodedata import normalize

from ..errors import NamingError, TypedError
from ..names import ACCENTS, GREEK, checked_name, marked, split
from .words import ALONE, FUNCTIONS, INSTEAD, no_function, refused, unknown

LENGTH, DIGITS = 10_000, 30     # characters of a text, and of a number in it
SIGNS = {sign: kind for kind, signs in {
    "+": "+", "-": "- − –", "*": "* · ⋅ × ∗ \\cdot \\times \\ast", "@": "@", "/": "/ ÷ \\div",
    ".*": ".* ⊙ ∘ \\odot \\circ", "./": "./ ⊘ \\oslash", "⊗": "⊗ \\otimes", "^": "^ **", ".^": ".^ .**",
    "'": "' .' ’ ′ ⊤ .T .t() .H .transpose() \\top \\intercal \\prime", ".inv": ".inv .inv() .I", ",": ",",
    "(": "( \\{ \\lparen", ")": ") \\} \\rparen", "[": "[ \\lbrack", "]": "] \\rbrack", "{": "{", "}": "}", ".(": ".(",
    "|": "| ∣ \\vert \\lvert \\rvert \\mid", "‖": "|| ‖ ∥ \\| \\Vert \\lVert \\rVert \\parallel",
    ".dot": ".dot .matmul .mm", ".sum": ".sum", ".mean": ".mean", ".trace": ".trace", ".norm": ".norm",
    "√": "√",
    "⟨": "⟨ \\langle", "⟩": "⟩ \\rangle", "frac": "\\frac \\dfrac \\tfrac", "ones": "𝟏 𝟙",
}.items() for sign in signs.split()}
LETTERS = {letter: name for name, letter in GREEK.items()} | {
    "ℓ": "l", "µ": "mu", "ϵ": "epsilon", "ϕ": "phi", "ϑ": "theta", "ϱ": "rho", "ϖ": "pi", "ϰ": "kappa", "ς": "sigma"}
COMMANDS = {f"\\{before}{name}": name for name in GREEK for before in ("", "var")} | {"\\ell": "l"}
# behind these a backslash is no sign of LaTeX
OPERAND_ENDS = ("name", "number", "subscript", "eye", "ones", "commutation", ")", "'")
STYLE = re.compile(r"\\(math(bf|rm|sf|it|cal)|boldsymbol|bm|pmb|vec|operatorname\*?|text(rm|bf|sf)?)")
UPRIGHT = ("\\mathrm", "\\text", "\\textrm", "\\operatorname", "\\operatorname*")
IDLE = re.compile(r"\\(left|right|[bB]igg?[lrm]?|q?quad|displaystyle|(no)?limits)")
# a style with a word of several letters in it, which is a function where it is \operatorname or \text, or is called
UPRIGHT_WORD = re.compile(r"\\(?P<style>mathrm|textrm|text|operatorname\*?)\s{0,9}"
                          r"\{\s{0,9}(?P<word>[A-Za-z]{2,40})\s{0,9}\}\s{0,9}(?P<opener>[(\[]?)")
SIZED = ("eye", "identity")
TURNED = ("T", "'", "⊤", "\\top", "\\intercal", "\\prime", "ᵀ")     # how a transpose stands above
MARKS = {sign: accent for accent, sign in ACCENTS.items()}
LONG_WORD = re.compile(r"[A-Za-z]{1,20}(?:_[A-Za-z]{1,20}|[0-9]{1,2}[a-z]?){0,2}")     # log2, log1p, matrix_power
PARTS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4"}
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ", "0123456789-T"))
LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
INDICES = "ijklnpq"     # small letters that mean an entry, where they stand below the line
# what these are with indices below, if they are no letters
SIZES_BELOW = (("I", 1), ("K", 2))      # the identity and the commutation matrix have these below
NO_LETTERS = {"delta": "delta", "I": "delta", "Sigma": "summation"}

PATTERN = re.compile("|".join((
    r"(?P<blank>[\s\u00a0\u2009\u202f]+|~|\$|\\[,;:!()\[\]])",
    r"(?P<package>\b(?:(?:np|jnp|numpy|torch|linalg|special|nn|scipy|math|tf|jax)\.)+(?![HIT]\b|t\()(?=[A-Za-z]))",
    r"(?P<half>\\[dt]?frac\s*\d\s*\d)",
    r"(?P<frobenius>,\s*(?P<quote>['\"])fro(?P=quote))",
    rf"(?P<sign>{'|'.join(re.escape(s) + r'(?![A-Za-z])' * s[-1].isalpha() for s in sorted(SIGNS, key=len)[::-1])})",
    r"(?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?P<tail>[eE][+-]?\d+)?)",
    r"(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵀ]+)",
    r"(?P<lower>_\{\s*(?:[A-Za-z]+|\d+|[a-z]\s?[,\s]\s?[a-z])\s*\}|_\{\s*\\(?:mathrm|mathsf|text)\s*\{[A-Za-z]+\}\s*\}|_(?:\d+|[A-Za-z]+)|[₀-₉]+)",
    r"(?P<command>\\(?:[A-Za-z]+\*?|.)?)",
    r"(?P<word>[A-Za-z]+)",
)), re.ASCII)


@dataclass(frozen=True)
class Token:
    """A sign in its one spelling, from the place `start` to before `end`.

    Its kind is "number", "name", "function", "subscript", "end", or one of those that `SIGNS` leads to. The text of an
    identity and of ones is the size below it, if there is one; of a commutation matrix, the two sizes.
    """

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str, letters: Container[str] | None = None) -> list[Token]:
    """The tokens of a text, with one for its end; a name is one of `wrt.names`.

    Where it is said which `letters` there are, other small letters that stand below something are its indices.

    :raises TypedError: a sign or a word is not known, or the text is too long.

    >>> [(token.kind, token.text) for token in tokens("2 W₁ᵀ")][:2]
    [('number', '2'), ('name', 'W_1')]
    """
    if len(text) > LENGTH:
        raise TypedError(f"more than {LENGTH} characters", text, LENGTH, "type a shorter expression")
    found: list[Token] = []
    for token in _scanned(text, letters is not None):
        found.append(token)
        while letters is not None and _indexed(found, letters) or _joined(found, text):
            pass
    return [token for token in found if token.kind != "style"]


def _scanned(text: str, has_indices: bool) -> Iterator[Token]:
    place, before = 0, ""
    while place < len(text):
        match = PATTERN.match(text, place)
        kind, end = (str(match.lastgroup), match.end()) if match else ("letter", place + 1)
        kind = "number" if kind == "tail" else kind
        piece = text[place:end]
        if has_indices and piece == "∑":
            yield Token("∑", piece, place, end)
            place = end
            continue
        if piece == r"\(" and before in OPERAND_ENDS:
            raise TypedError("a backslash divides from the left", text, place, INSTEAD["\\ "])
        for token in _tokens_of(kind, piece, place, text, before):
            before, end = token.kind, max(place + 1, token.end)
            yield token
        place = end
    yield Token("end", "", len(text), len(text))


def _tokens_of(kind: str, piece: str, start: int, text: str, before: str) -> Iterator[Token]:
    end = start + len(piece)
    match kind:
        case "sign":
            yield Token(SIGNS[piece], piece * (SIGNS[piece] != "ones"), start, end)
        case "number":
            if "e" in piece.lower():
                raise TypedError("a number with an exponent reads as a product with e", text, start,
                                 "write 0.001 for 1e-3")
            if len(piece) > DIGITS:
                raise TypedError(f"a number of more than {DIGITS} digits", text, start, "write a letter for it")
            is_lower = piece.isdigit() and start > 0 and text[start - 1].isalpha() and before == "name"
            yield Token("subscript" if is_lower else "number", piece, start, end)
        case "frobenius":
            yield Token("frobenius", piece, start, end)
        case "letter" if piece in PARTS:
            yield Token("number", PARTS[piece], start, end)
        case "half":
            yield Token("number", "/".join(filter(str.isdigit, piece)), start, end)
        case "raised":
            yield Token("^", piece, start, end)
            yield Token("raised", "".join(RAISED[sign] for sign in piece), start, end)
        case "lower":
            yield Token("subscript", re.sub(r"\\[a-z]+|[_{},\s]", "", piece).translate(LOWERED), start, end)
        case "command" if STYLE.fullmatch(piece):
            _check_upright(start, text)
            yield Token("style", piece, start, end)
        case "command" if IDLE.fullmatch(piece):
            return
        case "command" if (accent := piece[1:].removeprefix("wide")) in ACCENTS:
            yield Token("accent", accent, start, end)
        case "command" if piece in COMMANDS:
            yield Token("name", COMMANDS[piece], start, end)
        case "command" if piece[1:] in FUNCTIONS and piece not in INSTEAD:
            yield Token("function", FUNCTIONS[piece[1:]], start, end)
        case "word":
            yield _word(piece, start, text, before)
        case "letter" if piece in LETTERS:
            yield Token("name", LETTERS[piece], start, end)
        case "letter" if "\U0001d400" <= piece <= "\U0001d7ff" and (plain := normalize("NFKC", piece)).isalpha():
            yield Token("name", LETTERS.get(plain, plain), start, end)
        case "letter" if piece in MARKS:
            yield Token("above", MARKS[piece], start, end)
        case "letter" if (accented := _accented(piece)):
            yield Token("name", accented, start, end)
        case "letter" | "command":
            raise unknown(piece, start, text)


def _accented(piece: str) -> str:
    """The name of a letter that is one sign with its accent, as ŷ is; else nothing."""
    letter, mark = (*normalize("NFD", piece), "")[:2]
    letter = LETTERS.get(letter, letter)
    return f"{MARKS[mark]}({letter})" if mark in MARKS and letter.isascii() and letter.isalpha() else ""


def _check_upright(start: int, text: str) -> None:
    """Refuses a word of several letters in \\operatorname or \\text that is no function here, as KL is none."""
    if not (upright := UPRIGHT_WORD.match(text, start)):
        return
    word, is_function = upright["word"], upright["style"] not in ("mathrm", "textrm") or upright["opener"]
    is_known = word.lower() in FUNCTIONS or word in FUNCTIONS or f"\\{word}" in COMMANDS or word in ("ones", *SIZED)
    if is_function and not is_known and word not in INSTEAD:
        raise refused(word, upright.start("word"), text) or no_function(word, upright.start("word"), text)


def _word(piece: str, start: int, text: str, before: str) -> Token:
    """The first token of a run of Latin letters: a word that is known, or one letter of a product such as xAx."""
    end = start + len(piece)
    is_called = text[end:end + 2].lstrip(".")[:1] in ("(", "[")
    is_whole = not (start and text[start - 1].isalpha() and before == "name")
    spelling = piece.lower() if piece.istitle() else piece
    if before == "^" and piece[0] == "T":
        return Token("name", "T", start, start + 1)
    if is_whole:
        _check_word(piece, start, text)
    if piece in SIZED:
        return Token("eye", piece, start, end)
    if piece in ACCENTS and is_called:
        return Token("accent", piece, start, end)
    if is_whole and not is_called and (accented := _accented_word(piece)):
        return Token("name", accented, start, end)
    if piece == "ones":
        return Token("ones", "", start, end)
    if piece in INSTEAD:
        raise unknown(piece, start, text)
    if (known := FUNCTIONS.get(piece) or FUNCTIONS.get(spelling)) and is_whole:
        return Token("function", known, start, end)
    if is_whole and f"\\{piece}" in COMMANDS:
        return Token("name", COMMANDS[f"\\{piece}"], start, end)
    if is_whole and re.fullmatch("d[A-Za-z]", piece):
        raise TypedError("a d before a letter is its increment", text, start, f"write d*{piece[1]} for a product")
    if is_whole and (word := _glued(piece)):
        raise TypedError(f"is {piece} a function of {piece[len(word):]}, or a product of letters?", text, start,
                         f"write {word}({piece[len(word):]}), or * between the letters")
    if len(piece) > 1 and (is_called or len(piece) > 4 or len(piece) > 2 and piece.islower()):
        raise no_function(piece, start, text)
    return Token("name", piece[0], start, start + 1)


def _check_word(piece: str, start: int, text: str) -> None:
    """Refuses a word that is known elsewhere and not read, as log2 and leaky_relu."""
    long = LONG_WORD.match(text, start)
    whole = long[0] if long else piece
    for word in (whole, piece):
        if word not in FUNCTIONS and (refusal := refused(word, start, text)):
            raise refusal
    if "_" in whole and len(piece) > 1 and piece not in GREEK and text.startswith("(", start + len(whole)):
        raise no_function(whole, start, text)


def _accented_word(piece: str) -> str:
    """The name that a word such as xhat or betabar spells; else nothing."""
    for accent in ACCENTS:
        letter = piece.removesuffix(accent)
        if letter != piece and (len(letter) == 1 or letter in GREEK):
            return f"{accent}({letter})"
    return ""


def _glued(piece: str) -> str:
    """The function that a run of letters begins with, if one or two letters are left of which it may be."""
    return next((piece[:k] for k in (len(piece) - 1, len(piece) - 2) if k > 1 and piece[:k] in FUNCTIONS), "")


def _indexed(found: list[Token], letters: Container[str]) -> bool:
    """Makes indices of what is below the last letter: of Kronecker's delta, of a sum, or of an array."""
    match found:
        case [*_, Token("name") as letter, Token("subscript") as below] if (
                below.text.isalpha() and below.text.islower() and below.text not in ACCENTS
                and f"{letter.text}_{below.text}" not in letters
                and (letter.text in letters or (letter.text, len(below.text)) not in SIZES_BELOW)):
            kind = NO_LETTERS.get(letter.text) if letter.text not in letters else None
            if kind:
                found[-2:] = [Token(kind, below.text, letter.start, below.end)]
            else:
                found[-1] = replace(below, kind="indices")
            return bool(kind)
        case [*_, Token("∑") as sign, Token("subscript") as below]:
            found[-2:] = [Token("summation", below.text, sign.start, below.end)]
            return True
        case [*_, Token(")" | "'" | "raised" | "}"), Token("subscript") as below]:
            found[-1] = replace(below, kind="indices")
    return False


def _joined(found: list[Token], text: str) -> bool:
    """Puts the last tokens into one where they are one: a letter in its style, with what is above and below it."""
    match found:
        case [*_, Token("style" | "accent") as mark, Token("{"), inner, Token("}") as last]:
            found[-4:] = [_marked(mark, inner, last.end, text)]
        case [*_, Token("accent") as mark, Token("("), inner, Token(")") as last]:
            found[-4:] = [_marked(mark, inner, last.end, text)]
        case [*_, Token("name") as letter, Token("above") as mark]:
            found[-2:] = [_marked(mark, letter, mark.end, text)]
        case [*_, Token("accent"), Token("(")]:
            return False
        case [*_, Token("style" | "accent") as mark, inner] if inner.kind not in ("style", "accent", "{"):
            found[-2:] = [_marked(mark, inner, inner.end, text)]
        case [*_, Token("ones") | Token("number", "1") | Token("name", "I") as whole, Token("subscript") as below] if (
                below.text not in ACCENTS):
            _check_below(whole, below, text)
            if len(below.text) > 1 or not below.text.isalpha():
                raise TypedError("the size below an identity or ones is one letter", text, below.start,
                                 "write a letter for it, as in I_n and 1_n")
            kind = "identity" if whole.kind == "name" else "ones"
            found[-2:] = [Token(kind, below.text, whole.start, below.end)]
        case [*_, Token("name", "K") as whole, Token("subscript") as below] if re.fullmatch("[a-z]{2}", below.text):
            found[-2:] = [Token("commutation", below.text, whole.start, below.end)]
        case [*_, Token("^") as sign, Token("(" | "{") as opener, Token(".*", "∘" | r"\circ") as ring]:
            found[-3:] = [Token(".^", sign.text, sign.start, sign.end), replace(opener, end=ring.end)]
        case [*_, Token("name") as letter, Token("subscript") as below]:
            found[-2:] = [_lowered(letter, below, text)]
        case [*_, Token("name") as letter, Token("^"), Token("{"), Token("(" | "["), Token("number") as index,
              Token(")" | "]"), Token("}") as last]:
            found[-7:] = [_numbered(letter, index, last.end, text)]
        case [*_, Token("name") as letter, Token("^"), Token("{"), Token("(" | "["), Token("number") as index,
              Token(")" | "]") as closer, Token("'" | "name") as sign, Token("}") as last] if sign.text in TURNED:
            name = _numbered(letter, index, closer.end, text)
            found[-8:] = [name, Token("'", sign.text, sign.start, last.end)]
        case _:
            return False
    return True


def _marked(mark: Token, inner: Token, end: int, text: str) -> Token:
    if mark.kind == "style":
        is_ones = (inner.kind, inner.text) == ("number", "1")
        if inner.text == "d" and mark.text in UPRIGHT:
            raise TypedError("an upright d is an increment", text, mark.start, ALONE)
        return Token("ones", "", mark.start, end) if is_ones else Token(inner.kind, inner.text, mark.start, end)
    if inner.kind != "name" or not inner.text.isalpha():
        raise TypedError(f"a {mark.text} stands above one letter", text, mark.start, "write a letter below it")
    return Token("name", f"{mark.text}({inner.text})", min(mark.start, inner.start), end)


def _numbered(letter: Token, index: Token, end: int, text: str) -> Token:
    """The letter W_1 that W^{(1)} is."""
    if not index.text.isdigit() or split(letter.text)[1]:
        raise TypedError("one number stands at a letter, below it or in brackets above", text, index.start,
                         "write a number below the letter, as in W_1")
    return Token("name", f"{letter.text}_{index.text}", letter.start, end)


def _check_below(letter: Token, below: Token, text: str) -> None:
    """Refuses letters of which it is not said that all are below, as in W_out and I_nx."""
    run = below.text
    if len(run) > 1 and run.isalpha() and text[below.start + 1] != "{":
        is_entry = letter.kind == "name" and letter.text != "I" and run[0] in INDICES
        shown = f"{letter.text or 1}_{1 if is_entry else run[0]}"
        raise TypedError(f"do all the letters of {run[:20]} stand below?", text, below.start,
                         f"write one letter or number below, as in {shown}, and a blank or * before what is a factor")


def _lowered(letter: Token, below: Token, text: str) -> Token:
    """A letter with what is below it: a number, a letter, or an accent, which x_hat spells."""
    if below.text in ACCENTS:
        return _marked_by_word(letter, below, text)
    _check_below(letter, below, text)
    if below.text in INDICES:
        raise TypedError(f"is {letter.text}_{below.text} an entry, or one of several letters?", text, below.start,
                         f"write {letter.text}_1 for one of several letters; entries are not typed")
    try:
        name = checked_name(f"{letter.text}_{below.text}")
    except NamingError:
        raise TypedError("one number or one letter stands below a letter", text, below.start,
                         "write a number, as in W_1") from None
    return Token("name", name, letter.start, below.end)


def _marked_by_word(letter: Token, below: Token, text: str) -> Token:
    """The letter ŷ that y_hat spells."""
    stem, index = split(letter.text)
    if marked(stem) != marked(marked(stem).letter):
        raise TypedError("one accent stands above a letter", text, below.start, "write one, as in hat(x)")
    name = f"{below.text}({stem})" + f"_{index}" * bool(index)
    return Token("name", name, letter.start, below.end)
