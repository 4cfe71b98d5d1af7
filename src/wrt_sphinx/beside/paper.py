"""What a link says on paper, where it cannot be followed: the number of the chapter that it leads to."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

# a link to a formula shows a number already
LINK = re.compile(r'<a class="reference internal" href="([^"#]*)(?!#[^"]*equation-)[^"]*"')
IN_THE_BOOK = re.compile(r'<a class="reference internal" href="#document-([^"#]*)(?!#equation-)[^"]*"')


def add_numbers(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Write the numbers into the links of a page; its style for print shows them."""
    is_book = app.builder.name == "singlehtml"

    def numbered(link: re.Match[str]) -> str:
        place = link[1] if is_book else normpath(join(dirname(pagename), link[1].removesuffix(".html")))
        numbers = app.env.toc_secnumbers
        number = numbers.get(pagename, {}).get(f"{place}/") if is_book else numbers.get(place, {}).get("")
        return f'{link[0]} data-number="chapter {number[0]}"' if number and place != pagename else link[0]

    context["body"] = (IN_THE_BOOK if is_book else LINK).sub(numbered, context.get("body", ""))
