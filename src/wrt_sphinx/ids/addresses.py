"""Where pages stand: the permanent page of a formula, the one for what is not there, and addresses."""

from __future__ import annotations

# the page for an address that leads nowhere
NOT_FOUND = "404"


def page_of(id: str) -> str:
    """The permanent page of a formula.

    >>> page_of("bcdf")
    'f/bcdf/index'
    """
    return f"f/{id}/index"


def address_of(app, page: str) -> str:
    """The permanent address of a page; empty as long as the site's own is not known."""
    base = app.config.html_baseurl.rstrip("/")
    return f"{base}/{app.builder.get_target_uri(page).removesuffix('index.html')}" if base else ""
