"""What means something in the Markdown of other places, and here would be shown as it stands, or as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token

from .fences import block_tokens

# code in a line, of which nothing is looked at, and the sign that stands for its signs then
SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:.+?)(?<!`)\1(?!`)", re.DOTALL)
CODE = "\ue001"
# directives that hold Markdown
HOLDING = re.compile(r"\{(?:note|convention|choice|container)\}")
OPTIONS = re.compile(r"\A(?::[\w-]+:.*\n)+")
EDGES = re.compile(r"^\s*\||(?<!\\)\|\s*$")

# what an author means, and how it is written here; the groups are named in it by their numbers
HABITS = [(re.compile(pattern, re.MULTILINE), told) for pattern, told in (
    (r"\{([a-z][\w:-]*)\}[ \t]+(?=[`\ue001])", "{{{0}}} and its backtick do not touch; write {{{0}}}`…`"),
    (r"\{([a-z][\w:-]*)\}(?=['’´\"(\[])", "{{{0}}} reads what stands between backticks; write {{{0}}}`…`"),
    (r"(?<![\w`]):([a-z]+):(?=\ue001)", ":{0}: is a role elsewhere; write {{{0}}}`…`"),
    (r"\ue001\{([a-z]+)\}(?!\ue001)", "{{{0}}} stands behind what it reads; write {{{0}}}`…`"),
    (r"\\[()[\]]", "\\( and \\[ begin no mathematics here; write a name as in $x$, and an expression as {{expr}}`…`"),
    (r"\[@([\w:-]+)[^\]\n]*\]|\\cite\w*\{(\w+)\}", "nothing is cited by this; write {{footcite}}`{0}`"),
    (r"^(\[!\w+\]|!!! \w+|\.\. \w+::)", "{0} makes no box here; write :::{{note}}, then the words, and ::: below"),
    (r"^(#{1,6})(?=[^#\s])", "{0} touches the next word, and so makes no heading; write {0} Title"),
    (r"^(#{7,})", "{0} makes no heading; write ## Title"),
    (r"(?i:^(\[\[?_?toc_?\]\]?|\{:toc\})\s*$)", "{0} is shown as it stands, and each page shows its contents; "
                                                "take the line out"),
    (r"(?<![!\]\w])\[\[(?!(?i:_?toc_?)\])", "[[ makes no link here; write [words](file.md)"),
    (r"\[[^\]\n]*\][ \t]+\([^)\s]+\.md\)|\([^)\n]*\)\[[^\]\n]*\]", "this makes no link; write [words](file.md)"),
    (r"^\s*\|.*\|\s*$|^\+[-=]+\+", "a table needs a rule below its first row; write | --- | --- |, with a --- for each "
                                   "column"),
    (r"^(?:\*(?=\w)(?![^*\n]*\*)|-(?=[A-Za-z])|•)", "an item begins with a sign and a blank; write - words"),
    (r"^\d+[.)](?=[A-Za-z])", "an item begins with a number and a blank; write 1. words"),
    (r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:\ue001])", "the name of a picture is shown as it stands; say it in words"),
    (r"(?<![<(\w/\"'.])(?:https?://|www\.)[^\s)>\]]+", "an address is no link as it stands; write <https://…>, or "
                                                      "[words](https://…)"),
    (r"(?: {2,}|\\)(?=\n)", "two blanks or a backslash at the end break the line; take them away"),
    (r"^//\s", "a line that begins with // is shown; write % before what is not"),
    (r"^\(([\w -]+)\)\s*\Z", "({0}) is shown as it stands; write ({0})= for a label"),
    (r"\$(\d[\d.,]*)\s+[A-Za-z]{2}", "an amount that begins with a dollar begins mathematics; write {0} dollars"),
    (r"(?<!\\)`", "a backtick has no other that closes its code; write one behind the code, or take this one away"),
)]


def unlike(tokens: list[Token], text: str, config, page: str) -> Iterator[tuple[int, str]]:
    """Lines and faults of a page, whose name its labels begin with."""
    lines, titles, columns = text.split("\n"), 0, 0
    for before, token in pairwise([Token("", "", 0), *tokens]):
        if not token.map:
            continue
        start = token.map[0]
        if token.type == "inline":
            yield from ((start + 1 + at, told) for at, told in habits(token.content))
        if before.type == "heading_open":
            titles += before.tag == "h1"
            yield from ((start + 1, told) for told in _of_heading(before, token.content.strip(), titles))
        if before.type == "thead_open":
            columns = _cells(lines[start])
        told = _of_table(_cells(lines[start]), columns) if token.type == "tr_open" else _of_block(token, page)
        if told:
            yield start + 1, told
        if token.type in ("fence", "colon_fence") and HOLDING.match(token.info.strip()):
            content = OPTIONS.sub(lambda found: "\n" * found[0].count("\n"), token.content)
            inner = unlike(block_tokens(content, config), content, config, page)
            yield from ((start + 1 + line, told) for line, told in inner)


def habits(words: str) -> Iterator[tuple[int, str]]:
    """Faults of a paragraph, each with the number of line breaks before it.

    >>> [*habits("See `[[x]]`,\\nand [[x]].")]
    [(1, '[[ makes no link here; write [words](file.md)')]
    """
    bare = SPAN.sub(lambda span: re.sub(r"[^\n]", CODE, span[0]), words)
    for pattern, told in HABITS:
        if found := pattern.search(bare):
            groups = [group for group in found.groups() if group] or [""]
            yield bare.count("\n", 0, found.start()), told.format(*groups)


def _of_heading(heading: Token, words: str, titles: int) -> Iterator[str]:
    if not words:
        yield "a heading has no words; write ## Title"
    elif heading.markup in ("-", "="):
        yield (f"the line of {heading.markup} below makes a heading of this; write ## Title, or leave a blank line "
               "above it")
    elif heading.tag == "h1" and titles > 1:
        yield "a page has one title, and this is another; write ## Title"


def _of_block(token: Token, page: str) -> str:
    if token.type == "code_block":
        return "lines that are indented by four blanks are shown as code; move them to the left margin"
    if token.type == "myst_target" and not re.fullmatch(rf"{re.escape(page)}-[a-z0-9-]+", token.content):
        name = re.sub(r"[^a-z0-9]+", "-", token.content.lower()).strip("-")
        return (f"the label {token.content[:40]!r} does not begin with the name of its page, or is none; "
                f"write ({page}-{name[:40].removeprefix(page).strip('-')})=")
    return ""


def _of_table(count: int, columns: int) -> str:
    if count == columns:
        return ""
    return (f"the row of the table has {count} cell{'s' * (count > 1)}, and its head {columns}; write as many, and \\| "
            "for a bar that divides none")


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", EDGES.sub("", row))) + 1
