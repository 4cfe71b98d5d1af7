"""The language on one page: `{words}` has Python beside print, and `{listing} api` what each public name takes.

What a word is, and what it takes and raises, is what its docstring says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from wrt.sheets.glossary import Named, glossary, word_of

from ..chapters.chapter import EXPRESSION, one_line
from ..chapters.execution import CHAPTERS
from ..parts.italics import in_italics
from ..parts.nodes import Part, box, element
from .domain import wrt_domain

# the listing of all names
API = "api"
COLUMNS = ("Python", "print", "shape", "what it is")
CODE = re.compile(r"`([^`]+)`")


class WordsDirective(SphinxDirective):
    """`{words}`: a table with a line for each of its own: an `{expr}` of the page, or the name of a public word."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Make the table; what an expression prints is what was read back of the page."""
        rows = [self._row(line.strip(), number) for number, line in enumerate(self.content, self.lineno + 1)
                if line.strip()]
        head = box("thead", box("tr", *(box("th", name, scope="col") for name in COLUMNS), machine=True))
        table = box("table", head, box("tbody", *rows), classes="wrt-words docutils")
        return [box("div", table, classes="table-wrapper")]

    def _row(self, line: str, number: int) -> nodes.Node:
        found = EXPRESSION.fullmatch(line)
        source = one_line(found[2]) if found else line
        if not (word := word_of(source)):
            message = f"{source!r} is neither a public name of wrt nor an expression that begins with one"
            wrt_domain(self.env).fail(self.env.docname, number, message)
            return box("tr")
        shown = self.parse_inline(line, lineno=number)[0] if found else []
        called, summary = word
        told = ([_way(called, source)], in_italics(self._shape(source)), _marked(summary))
        python, shape, meaning = (box("td", *parts, machine=True) for parts in told)
        return box("tr", python, box("td", *shown), shape, meaning)

    def _shape(self, source: str) -> str:
        chapter = CHAPTERS.get(self.env.docname)
        place = chapter.expressions.get(source) if chapter else None
        return "" if place is None or chapter is None else chapter.sheet(place).shape


def note_names(env: BuildEnvironment) -> None:
    """Tell Sphinx of each public name, so that other sites can link to it as to any name of Python."""
    for named in glossary():
        kind = "class" if named.is_class else "function" if named.signature else "data"
        env.domains.python_domain.note_object(f"wrt.{named.name}", kind, anchor_of(named.name))


def anchor_of(name: str) -> str:
    """The place of a name on the page that has all."""
    return f"wrt.{name}"


def names(env: BuildEnvironment, _: object) -> Iterator[nodes.Node]:
    """Each public name: what it takes, what it is, what it raises, and an example."""
    found = glossary()
    ways = [box("a", named.name, href=f"#{anchor_of(named.name)}") for named in found]
    yield box("p", *(part for way in ways for part in (way, " ")), classes="wrt-names", machine=True)
    yield from map(_entry, found)


def _entry(named: Named) -> element:
    head, said = box("dt", box("code", box("strong", named.name), named.signature)), named.said
    head["ids"] = [anchor_of(named.name)]
    told: list[nodes.Node] = [box("p", *_marked(paragraph)) for paragraph in said.paragraphs]
    for heading, pairs in (("Raises:", said.raises), ("Has:", named.members)):
        if pairs:
            items = [box("li", box("code", name), ": ", *_marked(what)) for name, what in pairs]
            told += [box("p", heading), box("ul", *items)]
    if said.example:
        told.append(nodes.literal_block(said.example, said.example, language="pycon"))
    return box("dl", head, box("dd", *told), classes="wrt-word", machine=True)


def _way(name: str, shown: str) -> nodes.Node:
    """Python that leads to what is said of a name; Sphinx finds the page."""
    place = {"refdomain": "py", "reftype": "obj", "reftarget": f"wrt.{name}", "refexplicit": True}
    return addnodes.pending_xref("", nodes.literal(text=shown, machine=True), **place)


def _marked(text: str) -> list[Part]:
    return [box("code", part) if place % 2 else part for place, part in enumerate(CODE.split(text)) if part]
