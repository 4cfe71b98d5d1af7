"""The page on which one asks: its form, its script and its styles, which no other page loads."""

from __future__ import annotations

from pathlib import Path

from rjsmin import jsmin

from wrt.parsing.kinds import KINDS

from ..ids.addresses import ASKING
from ..pages.typeset import STATIC
from . import shipping
from .styles import COMMENT, THEME

TEMPLATE = "ask.html"
# the last has the name of what is made of all
SCRIPTS = (*shipping.SCRIPTS, "rows.js", "mathml.js", "answers.js", "ask.js")
STYLES = "ask.css"


def ask_page(app, pagename: str, templatename: str, context: dict, doctree) -> str | None:
    """The template of the page, which has the form that no author can write."""
    context["kinds"] = KINDS
    return TEMPLATE if pagename == ASKING and app.config.html_theme == THEME else None


def write_ask(app, exception: Exception | None) -> None:
    """Write the script and the styles, if there is such a page."""
    if exception is None and app.builder.name in ("html", "dirhtml") and ASKING in app.env.found_docs:
        static = Path(app.outdir) / "_static"
        script = "".join(jsmin((STATIC / name).read_text(encoding="utf-8")) + "\n" for name in SCRIPTS)
        # in a function, so that it and the script of all pages do not see the names of each other
        (static / SCRIPTS[-1]).write_text(f"(()=>{{\"use strict\";{script}}})()\n", encoding="utf-8")
        (static / STYLES).write_text(COMMENT.sub("", (STATIC / STYLES).read_text(encoding="utf-8")), encoding="utf-8")
