"""What is shown as code: a block says its language, which the page tells; a span is a name, a command or a call."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from itertools import takewhile

from docutils import nodes

from ..parts.nodes import box
from .prose import CODE, NO_SIGN, fault

# of each language that a block may name, what the page calls it
LANGUAGES = {"python": "Python", "sh": "Shell", "tex": "TeX", "latex": "TeX", "bibtex": "BibTeX", "json": "JSON",
             "yaml": "YAML", "markdown": "Markdown"}
PRINTED = "printed by the cell, and unchecked"
# the page on which the messages of a failing build stand in spans; a test holds them to what is printed
MESSAGES = "CONTRIBUTING"

LONGEST_SPAN, LONGEST_BLOCK = 80, 10_000
# a path, a file, an address on this machine, an option: f/<id>/, least-squares, NAME=…, .T
NAME = re.compile(r"(?:[\w./:{}$…-]|<[a-z-]{2,}>)+")
# what a name has only in a formula: n-1, x/2, dL/dW-x
FORMULA = re.compile(r"(?<![^\W_])(?:\w-\w|\w-|[^\W_]{1,2}/\w{1,2}(?![\w-]))|-\w(?!\w)|[0-9][A-Za-z](?![\w.])")
OPTION = re.compile(r"[a-z_]+=[\"'][\w./…-]*[\"']")
ROLE = re.compile(r"\{[a-z]+\}`[^`=<>]+`")
FENCE = re.compile(r"(?:[`:]{3,}(?:\{[a-z-]+\} ?[a-z -]*)?)?")
CELL, CLOSED = "```{code-cell}", "```"
SPAN = re.compile(r"(\{[a-z]+\})?`([^`]+)`")
PARTS = {"cell_code_source": "code", "cell_code_output": "output"}
COMMAND = re.compile(r"(?:make|git|pip)(?: (?:[A-Z]+=)?[\w./<>…-]+)+")
SIGNS = {"@", "*"}
# what says something of its own, and what a text in code may be
STATING = (ast.Compare, ast.BoolOp, ast.NamedExpr, ast.Lambda, ast.JoinedStr, ast.IfExp, ast.Dict, ast.Set)
OF_NUMBERS = (ast.Constant, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop)
OF_TEXT = re.compile(r"[\w./…-]*")


def fault_of_span(text: str) -> str:
    """Why a span is no code that the site shows, or nothing.

    >>> fault_of_span("jax.grad(loss)(W)"), fault_of_span("make html"), fault_of_span('order="F"')
    ('', '', '')
    >>> bool(fault_of_span("f = W x")), bool(fault_of_span("W @ x"))
    (True, True)
    """
    if len(text) > LONGEST_SPAN or not text.replace("…", "").isascii():
        return "a span of code is short, and in ASCII"
    is_plain = any(kind.fullmatch(text) for kind in (ROLE, OPTION, COMMAND)) or text.strip() in SIGNS
    if is_plain or _is_name(text) or _is_call(text):
        return ""
    return "a span of code is a name, a path, a command or a call in Python"


def fault_of_block(block: nodes.literal_block) -> str:
    """Why a block that a person typed is not shown, or nothing."""
    language, text = block.get("language", ""), block.astext()
    if language not in LANGUAGES:
        return "does not say its language, which is one of " + ", ".join(LANGUAGES)
    if len(text) > LONGEST_BLOCK:
        return f"has more than {LONGEST_BLOCK} characters"
    if sign := NO_SIGN.search(text):
        return f"is no {LANGUAGES[language]}: it holds {sign[0]!r}"
    try:
        READ.get(language, str)(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return f"is no {LANGUAGES[language]}"
    return ""


def _read_markdown(text: str) -> None:
    """Blocks and their names, cells of Python, and words, which are words of the page: the gate holds them to the same.

    :raises ValueError: there is something else.
    """
    lines, words = iter(text.splitlines()), []
    for line in lines:
        if line == CELL:
            ast.parse("\n".join(takewhile(CLOSED.__ne__, lines)))
        elif not FENCE.fullmatch(line):
            if any(fault_of_span(found[0] if found[1] else found[2]) for found in SPAN.finditer(line)):
                raise ValueError("a span is no code")
            words.append(SPAN.sub(CODE, line))
    if fault("\n".join(words)):
        raise ValueError("words are words of the page")


READ: dict[str, Callable[[str], object]] = {"python": ast.parse, "json": json.loads, "markdown": _read_markdown}


def made_by(block: nodes.literal_block) -> str:
    """Of which part of a cell a block is: its code, its output, or of none."""
    parent = block.parent
    while parent is not None and parent.get("nb_element") not in PARTS:
        parent = parent.parent
    return PARTS[parent["nb_element"]] if parent is not None else ""


def label_blocks(app, doctree: nodes.document) -> None:
    """Say of each block what it is: a language, or that a cell printed it."""
    for block in list(doctree.findall(nodes.literal_block)):
        maker = made_by(block)
        words = PRINTED if maker == "output" else LANGUAGES.get(block.get("language", "")) if not maker else ""
        if words:
            block.parent.insert(block.parent.index(block), box("p", words, classes="wrt-label", machine=True))


def _is_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None and not FORMULA.search(text) and "-" not in text[:1]


def _is_call(text: str) -> bool:
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    parts = [tree, *ast.walk(tree)]
    return not any(isinstance(part, STATING) or _is_sentence(part) for part in parts) and _is_value(tree)


def _is_value(tree: ast.expr) -> bool:
    """Whether it is no formula of its own: what is reckoned stands within a call, or has numbers alone."""
    if isinstance(tree, ast.Tuple | ast.List):
        return all(map(_is_value, tree.elts))
    return not isinstance(tree, ast.BinOp | ast.UnaryOp) or all(isinstance(part, OF_NUMBERS) for part in ast.walk(tree))


def _is_sentence(part: ast.AST) -> bool:
    return isinstance(part, ast.Constant) and isinstance(part.value, str) and not OF_TEXT.fullmatch(part.value)
