"""Where pages stand: the permanent page of a formula, the one for what is not there, and addresses."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from wrt.sheets.sheet import Asked

# what a page may lead to outside of the site
OTHER_SITE = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?([/?#][!-~]*)?", re.IGNORECASE | re.ASCII)
MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
HERE = re.compile(r"[\w./-]+", re.ASCII)
LONGEST = 500

# the page for an address that leads nowhere
NOT_FOUND = "404"
# the page on which one asks
ASKING = "ask/index"
# the page that has the words of the language
LANGUAGE = "reference/language"


def page_of(id: str) -> str:
    """The permanent page of a formula.

    >>> page_of("bcdf")
    'f/bcdf/index'
    """
    return f"f/{id}/index"


def is_permanent(page: str) -> bool:
    """Whether a page is that of a formula."""
    return page.startswith(page_of("").removesuffix("/index"))


def address_of(app, page: str) -> str:
    """The permanent address of a page; empty as long as the site's own is not known."""
    base = app.config.html_baseurl.rstrip("/")
    return f"{base}/{app.builder.get_target_uri(page).removesuffix('index.html')}" if base else ""


def filled(asked: Asked) -> str:
    """What stands behind the address of the page to fill its form in; `fillForm` of
    `static/ask.js` reads it.

    >>> filled(Asked("S*x", "x", {"S": ("symmetric", "n")}))
    '?f=S%2Ax&by=x&shapes=S%3Asymmetric%3An'
    """
    shapes = ";".join(":".join((name, *shape)) for name, shape in asked.shapes.items())
    told = {"f": asked.text, "by": asked.by, "shapes": shapes, "form": asked.form}
    return "?" + urlencode({name: value for name, value in told.items() if value})


def is_address(address: str, may_be_here: bool = False) -> bool:
    """Whether a page may lead there: to another site, to a mailbox, or to a place of its own.

    >>> is_address("https://example.org/a?b=c"), is_address("mailto:a@example.org"), is_address("#here")
    (True, True, True)
    >>> is_address("file:///etc/passwd"), is_address("//example.org"), is_address("a.html", may_be_here=True)
    (False, False, True)
    """
    if len(address) > LONGEST:
        return False
    if address.startswith("#") or may_be_here and HERE.fullmatch(address) and not address.startswith("//"):
        return True
    return bool(OTHER_SITE.fullmatch(address) or MAIL.fullmatch(address))
