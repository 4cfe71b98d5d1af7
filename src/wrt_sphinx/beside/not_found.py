"""The page for an address that leads nowhere: it is served at any depth, so its links begin at the root."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from ..ids.addresses import NOT_FOUND

RELATIVE = re.compile(r'(\s(?:href|src|action|data-content_root)=")(?![a-z]+:|[/#])(?:\./)*')


def root_links(app, exception: Exception | None) -> None:
    """Let the links of the page begin where the site does: at its address, or at `/` if that is not known."""
    path = Path(app.outdir) / f"{NOT_FOUND}.html"
    if exception is None and app.builder.name == "html" and path.is_file():
        root = urlsplit(app.config.html_baseurl).path.rstrip("/") + "/"
        path.write_text(rooted(path.read_text(encoding="utf-8"), root), encoding="utf-8")


def rooted(html: str, root: str) -> str:
    """The page with its relative addresses made absolute.

    >>> rooted('<a href="chapters/one.html">1</a> <a href="#two">2</a>', "/wrt/")
    '<a href="/wrt/chapters/one.html">1</a> <a href="#two">2</a>'
    """
    return RELATIVE.sub(rf"\g<1>{root}", html)
