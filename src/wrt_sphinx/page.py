"""What a page loads, and the frame that the theme puts around it."""

from __future__ import annotations

from pathlib import PurePath

from .csp import content_security_policy

# the mathematics needs no script; the search page needs what Sphinx's search was written with
ONLY_FOR_SEARCH = {"documentation_options.js", "doctools.js", "sphinx_highlight.js"}
# it shows no mathematics and no code
NOT_FOR_SEARCH = {"math.css", "pygments.css", "copy.js", "preview.js"}
# looks of things that no page has: other extensions', and tables of data frames
NEVER = {"furo-extensions.css", "mystnb.css", "basic.css"}


def lighten(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Leave out what the page does not need, and name the parts of the frame."""
    unneeded = NEVER | (NOT_FOR_SEARCH if templatename == "search.html" else ONLY_FOR_SEARCH)
    if 'role="tablist"' not in context.get("body", ""):
        unneeded |= {"conventions.js"}
    for files in ("css_files", "script_files"):
        context[files] = [file for file in context.get(files, []) if _name(file) not in unneeded]
    # the script that reloads the page while its author writes is not of the page
    context["content_security_policy"] = None if app.config.wrt_live else content_security_policy
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def _name(file) -> str:
    # myst-nb puts a hash into the name of its own
    name = PurePath(str(file.filename)).name
    return "mystnb.css" if name.startswith("mystnb.") else name
