r"""LaTeX as people write it in notes, in the plain spelling that is read: no styles, no spaces, no signs of size.

A style says something all the same: a bold small letter is a column, a bold capital a matrix. So it is kept beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..names import GREEK

BOLD = ("mathbf", "boldsymbol", "bm", "pmb", "vec", "bold", "mathbfit", "mathbit", "bf", "textbf", "symbf",
    "overrightarrow")
OTHER = ("mathcal", "mathscr", "mathfrak", "mathsf", "mathrm", "mathit", "textit", "rm", "cal", "textrm", "textsf",
    "mathbb",
         "text", "sf", "it", "mathnormal", "textnormal", "operatorname", "mbox", "Bbb")
# of these two letters may be one word, or stand for a size of their own
UPRIGHT = ("mathrm", "rm", "textrm", "text", "operatorname", "mbox", "textnormal")
LETTERS = sorted((*GREEK, *(f"var{name}" for name in GREEK), "ell"), key=len)[::-1]
LETTER = rf"\\(?:{'|'.join(LETTERS)})(?![A-Za-z])"
STYLED = re.compile(rf"\\(?P<style>{'|'.join(sorted((*BOLD, *OTHER), key=len)[::-1])})\*?"
                    rf"(?:\s*\{{\s*(?P<group>(?:[A-Za-z0-9'\s]|{LETTER})*)\}}"
                    rf"|(?:\s+|(?=\\|\d))(?P<one>[A-Za-z0-9]|{LETTER}))")
OLD = re.compile(r"\{\s*\\(?P<style>bf|rm|cal|sf|it)\s+(?P<group>[^{}]*?)\s*\}")
SPACES = re.compile(r"\\[,;:! >]|\\(?:left|right|[bB]igg?[lrm]?|q?quad|displaystyle|thinspace|,)(?![A-Za-z])|~|\\\s")
SILENT = re.compile(r"\\(?:left|right)\s*\.(?![A-Za-z])")
PART = re.compile(rf"{LETTER}|[A-Za-z0-9']")
FUNCTIONS = {"tr": "tr", "Tr": "tr", "trace": "tr", "Trace": "tr", "det": "det", "diag": "diag", "Diag": "diag",
    "vec": "vec",
             "exp": "exp", "log": "log", "ln": "log", "softmax": "softmax", "sigmoid": "sigmoid", "tanh": "tanh",
             "sin": "sin",
             "cos": "cos", "ReLU": "relu", "relu": "relu", "sum": "sum", "sign": "sign", "rvec": "rvec", "sinh": "sinh",
             "cosh": "cosh", "inv": "inv", "adj": "adj", "logdet": "logdet", "logsumexp": "logsumexp"}
FIXES = [(re.compile(pattern), put) for pattern, put in (
    (r"\\text(?:rm)?\s*\{\s*\}", " "),
    (r"\\(?:boxed|mathop|mathord|mathrel|mathbin|hbox|mbox|ensuremath|phantom|vphantom|smash)(?=\s*\{)", " "),
    (r"\\(?:textcolor|color|colorbox)\s*\{[^{}]*\}", " "),
    (r"\\(?:color)\s+[a-z]+", " "),
    (r"\\mathds|\\mathbbm|\\mathbbold", r"\\mathbf"),
    (r"\\mathbb\s*(?:\{\s*1\s*\}|1)", r"\\mathbf{1}"),
    (r"\\(?:trace|Tr|Trace)(?![A-Za-z])", r"\\tr"),
    (r"\\(?:trans|transpose|tran|transp)(?![A-Za-z])", r"\\top"),
    (r"\\(?:inv)(?![A-Za-z])(?=\s*[^(\[{\s])", r"^{-1}"),
    (r"\^\s*\{?\s*\\(?:mathrm|rm|mathsf|text|textrm|mathtt|mathbf|mathit|intercal)\s*\{?\s*T\s*\}?\s*\}?", "^T "),
    (r"\^\s*\\(?:top|intercal|mathsf\s*T)(?![A-Za-z])", "^T "),
    (r"\^\s*\{\s*\\(?:top|intercal|prime)\s*\}", "^T "),
    (r"\^\s*\{\s*-\s*\\(?:top|intercal)\s*\}", "^{-T}"),
    (r"_\s*\{?\s*\\(?:mathrm|rm|text|textrm|mathsf|mathcal|mathit|textup)\s*\{?\s*F\s*\}?\s*\}?", "_F"),
    (r"([A-Za-z])\s*(\}?)\s*\^\s*\{\s*\(\s*(\d)\s*\)\s*\}", r"\1\2_\3"),
    (r"\^\s*\{\s*\\?prime\s*\}|\^\s*\\prime", "'"),
)]


@dataclass(frozen=True)
class Spelled:
    """A text in the plain spelling; the `styles` in which each letter stands in it, "" if in none."""

    text: str
    bold: frozenset[str] = frozenset()
    twofold: str = ""       # a letter that stands in two styles


def spelled(text: str) -> Spelled:
    r"""A text in the plain spelling.

    >>> spelled(r"\mathbf{x}^\top\mathbf{Ax}\,\left(\boldsymbol\beta\right)").text
    'x^T A x (\\beta)'
    >>> spelled(r"\mathbf{x}^T x").twofold
    'x'
    """
    styles: dict[str, set[str]] = {}

    def plain(found: re.Match[str]) -> str:
        inside = found["group"] if found["group"] is not None else found["one"]
        style, word = found["style"], inside.strip()
        if style in UPRIGHT and len(word) > 1 and not word.startswith("\\"):
            return f"\\operatorname{{{FUNCTIONS[word]}}}" if word in FUNCTIONS else found[0]
        if word == "1" and style in BOLD:
            return r"\mathbf{1}"
        if style == "mathbb":
            return found[0]
        if style in ("vec", "overrightarrow") and len(PART.findall(word)) > 1:
            return found[0]
        parts = PART.findall(inside)
        for part in parts:
            kind = "bold" if style in BOLD else "" if style in UPRIGHT else style
            styles.setdefault(part.lstrip("\\"), set()).add(kind)
        return "\x00" + "\x00".join(parts) + "\x00"

    for pattern, put in FIXES:
        text = pattern.sub(put, text)
    text = OLD.sub(lambda found: f"\\{found['style']}{{{found['group']}}}", text)
    text = SPACES.sub(" ", SILENT.sub(" ", text))
    text = STYLED.sub(plain, text)
    for piece in re.split(r"\x00[^\x00]+(?=\x00)", text):
        # the entries of a bold letter are written without the style
        plainly = re.sub(rf"\{{[a-z]*\}}|(?:{LETTER}|[A-Za-z])\s*_", "", piece)
        for part in re.findall(rf"{LETTER}|(?<![\\A-Za-z])[A-Za-z]{{1,4}}(?![A-Za-z])", plainly):
            for one in [part] if part.startswith("\\") else part:
                styles.setdefault(one.lstrip("\\"), set()).add("")
    two = sorted(letter for letter, found in styles.items() if len(found - {"mathrm"}) > 1 and letter not in "dTI")
    bold = frozenset(letter for letter, found in styles.items() if "bold" in found)
    text = re.sub(r"[ \t\n]+", " ", text.replace("\x00", " ")).strip()
    text = re.sub(r"(?<=(?<!\\)\{) | (?=\})|(?<=\() | (?=\))", "", text)
    text = re.sub(r"\s+(?=[\^_'])|(?<=[\^_])\s+", "", text)
    return Spelled(text, bold, two[0] if two else "")
