"""What a page loads, and the frame that the theme puts around it."""

from __future__ import annotations

import re
from functools import cache, partial
from html import escape, unescape
from pathlib import Path, PurePath
from textwrap import shorten

from docutils import nodes

from ..ids.addresses import ASKING, NOT_FOUND, address_of
from ..pages.typeset import typesetter
from . import code_colours
from .breaks import with_breaks
from .card import card_of
from .policy import content_security_policy
from .styles import IN_ONE, SCRIPT, THEME

# a page that shows no formula has no use for the font; for one that previews one, preview.js asks for it
MATHEMATICS = "<math"
# looks of things that no page has: other extensions', and tables of data frames; and scripts of Sphinx's own search
NEVER = {"furo-extensions.css", "mystnb.css", "basic.css",
         "documentation_options.js", "doctools.js", "sphinx_highlight.js"}
# as docutils writes it from the first lines of a page
DESCRIPTION = re.compile(r'<meta (?=[^>]*name="description")[^>]*content="([^"]*)"')


def add_description(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Say what the page is called and tells, and where it is if the site's address is known."""
    if pagename == "search":    # Sphinx names no more than its template
        about = f"Search all chapters and formulas of {app.config.html_title}, by words or as one types them."
        context.update(title="Search", about=about)
    found = DESCRIPTION.search(context.get("metatags") or "")
    context["description"] = unescape(found[1]) if found else context.get("about") or _first_words(doctree)
    if context["description"] and not found:
        about = escape(context["description"])
        context["metatags"] = (context.get("metatags") or "") + f'<meta name="description" content="{about}">'
    context["card"], context["mark"] = card_of(app), _mark(typesetter(app))
    context["pageurl"] = address_of(app, pagename) if pagename != NOT_FOUND else ""


@cache
def _mark(folder: Path) -> str:
    return (folder / "mark.svg").read_text(encoding="utf-8").strip()


def _first_words(doctree: nodes.document | None) -> str:
    first = doctree and doctree.next_node(nodes.paragraph)
    return shorten(first.astext(), 180, placeholder=" …") if first else ""


def lighten(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Leave out what the page does not need, and name the parts of the frame."""
    unneeded = NEVER | (IN_ONE if app.config.html_theme == THEME else set())
    # the search has no formula to copy or to preview, and its own script
    unneeded = unneeded - {"furo.js"} | {SCRIPT} if templatename == "search.html" else unneeded
    # what is found is typeset, and so are answers
    is_filled = templatename == "search.html" or pagename == ASKING
    context["has_mathematics"] = is_filled or MATHEMATICS in context.get("body", "")
    unneeded |= set() if context["has_mathematics"] else {"math.css"}
    for files in ("css_files", "script_files"):
        context[files] = [file for file in context.get(files, []) if _name(file) not in unneeded]
    # the script that reloads the page while its author writes is not of the page
    context["content_security_policy"] = None if app.config.wrt_live else partial(
        content_security_policy, runs_engine=pagename == ASKING)
    context["body"] = with_breaks(context.get("body", ""))
    if app.config.html_theme == THEME:
        context["body"] = code_colours.without_plain(
            context["body"], app.config.pygments_style, app.config.pygments_dark_style)
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def _name(file) -> str:
    # myst-nb puts a hash into the name of its own
    name = PurePath(str(file.filename)).name
    return "mystnb.css" if name.startswith("mystnb.") else name
