"""Directives of others, each with the options that pages use: so no page gives a box a class, a name or a file."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst.directives import admonitions
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.directives.other import TocTree
from sphinx.util.docutils import SphinxDirective
from sphinx.util.matching import patfilter
from sphinxcontrib.bibtex.foot_directives import FootBibliographyDirective

from .domain import wrt_domain

# what the first page is laid out with, and nothing that the site makes by itself
GROUPS = ("answer", "answers", "pictures")
OTHERS = "chapters/*"


class NoteDirective(admonitions.Note):
    """`{note}`: words in a box."""

    option_spec = {}


class ContentsDirective(TocTree):
    """`{toctree}`: the pages that follow; the line `chapters/*` stands for all chapters that its page does not list.

    So a new chapter is a new file and no change of another, with which it could conflict.
    """

    option_spec = {name: TocTree.option_spec[name] for name in ("caption", "hidden", "numbered")}

    def parse_content(self, toctree: addnodes.toctree) -> None:
        """Note the pages, those that are not listed by name; Sphinx reads this page again when there is another."""
        if OTHERS in self.content:
            listed = Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8").split()
            others = sorted({*patfilter(self.env.found_docs, OTHERS)} - {self.env.docname, *listed})
            lines = [line for entry in self.content for line in (others if entry == OTHERS else [entry])]
            self.content = StringList(lines, self.env.docname)
            toctree["glob"] = True
        super().parse_content(toctree)


class SourcesDirective(FootBibliographyDirective):
    """`{footbibliography}`: what the page cites."""

    option_spec = {}


class GroupDirective(SphinxDirective):
    """`{container} answers`: blocks that stand beside each other."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the group, if the site has one of that name."""
        name = self.arguments[0]
        if name not in GROUPS:
            message = f"there is no container {name!r}; write one of {', '.join(GROUPS)}"
            wrt_domain(self.env).fail(self.env.docname, self.lineno, message)
            return []
        return [nodes.container("", *self.parse_content_to_nodes(), classes=[name])]


def borrow(app, config) -> None:
    """Put them in the place of those they are made of, once all of these are known."""
    for name, directive in BORROWED.items():
        app.add_directive(name, directive, override=True)


BORROWED = {"container": GroupDirective, "footbibliography": SourcesDirective, "note": NoteDirective,
            "toctree": ContentsDirective}
