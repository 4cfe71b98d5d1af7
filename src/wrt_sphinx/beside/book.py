"""All pages as one, for print (Sphinx's `singlehtml`): chapters beside each other, and no id twice."""

from __future__ import annotations

import re
from html import escape

from docutils import nodes
from sphinx import addnodes

from ..ids.addresses import address_of
from ..ids.revision import as_words

# what Sphinx puts before each page, and how it links to it
START = re.compile(r'<span id="document-([^"]+)"></span>\s*')
NAMES = re.compile(r'(<[^>]*?\s(?:id|for|aria-labelledby|aria-describedby)=")([^"]+)')
LOCAL = re.compile(r'(\shref="#)(?!document-)([^"]+)')
# Chromium forgets where a heading is that has both an id and a place in the outline
HEADING_ID = re.compile(r'<(h[1-6]) id="([^"]*)">')
PERMANENT = re.compile(r' href="(f/[^"/]+/index)\.html"')
LINK_TO_ITSELF = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
# of a picture with words a reader hears the words, and the PDF has one tag, not one for each sign
MATHEMATICS = re.compile('<math alttext="([^"]*)"')
HEADING = re.compile("<h1>(.*?)</h1>", re.DOTALL)


def lay_side_by_side(app, doctree: nodes.document, docname: str) -> None:
    """Take the chapters out of the section that ends with the table of contents."""
    if app.builder.name == "singlehtml":
        for chapter in list(doctree.findall(addnodes.start_of_file)):
            chapter.parent.remove(chapter)
            doctree.append(chapter)


def lay_out(app, pagename: str, templatename: str, context: dict, doctree) -> str | None:
    """Make the one page a book: a title, the contents, and no frame."""
    if app.builder.name != "singlehtml":
        return None
    parts = parts_of(context["body"], app.config.root_doc)
    there = lambda page: _permanent(app, page[1])
    context["parts"] = {name: PERMANENT.sub(there, text) for name, text in parts.items()}
    context["headings"] = {name: found[1] for name, text in parts.items() if (found := HEADING.search(text))}
    context["version"] = f"Version {app.config.release}, {as_words(app.config.wrt_revision)}"
    context["licences"] = app.config.wrt_licences
    context["address"] = app.config.html_baseurl
    return "book.html"


def parts_of(body: str, first: str) -> dict[str, str]:
    """The text of each page by its name, with ids that no other has.

    >>> parts_of('<p id="a"></p><span id="document-two"></span><p id="a"><a href="#a"></a></p>', "one")
    {'one': '<p id="document-one#a"></p>', 'two': '<p id="document-two#a"><a href="#document-two#a"></a></p>'}
    """
    body = MATHEMATICS.sub(r'<math role="img" aria-label="\1" alttext="\1"', body)
    pieces = START.split(LINK_TO_ITSELF.sub("", body))
    texts = {first: pieces[0]} | dict(zip(pieces[1::2], pieces[2::2]))
    return {name: _with_own_ids(name, text) for name, text in texts.items()}


def _with_own_ids(name: str, text: str) -> str:
    own = rf"\g<1>document-{name}#\g<2>"
    return LOCAL.sub(own, NAMES.sub(own, HEADING_ID.sub(r'<\1><span id="\2"></span>', text)))


def _permanent(app, page: str) -> str:
    address = address_of(app, page)
    return f' href="{escape(address)}"' if address else ""
