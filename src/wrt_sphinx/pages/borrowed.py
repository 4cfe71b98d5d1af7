"""Directives of others, each with the options that pages use: so no page gives a box a class, a name or a file."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst.directives import admonitions
from sphinx.directives.other import TocTree
from sphinx.util.docutils import SphinxDirective
from sphinxcontrib.bibtex.foot_directives import FootBibliographyDirective

from .domain import wrt_domain

# what the first page is laid out with, and nothing that the site makes by itself
GROUPS = ("answer", "answers", "pictures")


class NoteDirective(admonitions.Note):
    """`{note}`: words in a box."""

    option_spec = {}


class ContentsDirective(TocTree):
    """`{toctree}`: the pages that follow."""

    option_spec = {name: TocTree.option_spec[name] for name in ("caption", "hidden", "numbered")}


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
