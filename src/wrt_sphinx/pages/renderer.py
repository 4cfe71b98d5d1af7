"""What a page may call: the directives and roles that the site lists. No other one begins to run."""

from __future__ import annotations

import myst_nb.sphinx_
from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.warnings_ import MystWarnings

from ..chapters.vocabulary import TYPED, all_directives, all_roles


class PageRenderer(myst_nb.sphinx_.SphinxNbRenderer):
    """Makes nodes of Markdown."""

    def run_directive(self, name: str, first_line: str, content: str, position: int, *rest, **more) -> list[nodes.Node]:
        """Run a directive of the list; of any other it is told that there is none."""
        if name in (*all_directives(), TYPED):
            return super().run_directive(name, first_line, content, position, *rest, **more)
        self.create_warning(f"Unknown directive type: {name!r}", MystWarnings.UNKNOWN_DIRECTIVE, line=position)
        return []

    def render_myst_role(self, token) -> None:
        """The same for a role."""
        name = token.meta["name"]
        if name in (*all_roles(), TYPED):
            return super().render_myst_role(token)
        line = token_line(token, 0)
        self.create_warning(f'Unknown interpreted text role "{name}"', MystWarnings.UNKNOWN_ROLE, line=line)

    def render_restructuredtext(self, token) -> None:
        """There is one language for pages, and the other one has its own ways to everything."""
        line = token_line(token, 0)
        self.create_warning("Unknown directive type: 'eval-rst'", MystWarnings.UNKNOWN_DIRECTIVE, line=line)


def setup(app) -> None:
    """Let the parser of the pages use it."""
    myst_nb.sphinx_.SphinxNbRenderer = PageRenderer
