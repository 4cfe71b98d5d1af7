"""Our own nodes: a Markdown author has no way to write one."""

from __future__ import annotations

from html import escape
from typing import cast

from docutils import nodes
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number

from ..ids.addresses import ASKING, LANGUAGE, page_of

# what an element holds
Part = nodes.Node | str
# the class of the box of what a page is about
MAIN = "wrt-main"
CHANGED = "Change it, or try it with your numbers"
WORDS = "The words of its Python"
BOXES = {"div", "p", "li", "dt", "dd", "figcaption", "th", "td"}


class element(nodes.General, nodes.TextElement):
    """An HTML element: `tag` and `attributes`; `machine` marks words that no author wrote."""


class mathematics(nodes.General, nodes.Inline, nodes.Element):
    """Mathematics that came from an object: `tex`, `display`, `text`, `spoken`, and `html` once typeset."""

    def astext(self) -> str:
        """What stands for it in a title."""
        return self.get("text", "")


class equation(nodes.General, nodes.Element):
    """A numbered formula."""


class cited(nodes.General, nodes.Element):
    """The place where the result `name` is to be shown; `kind` says what it should be."""


class copies(nodes.General, nodes.Element):
    """What a reader may copy: `texts`, a source for each name. Being no text, it is not searched.

    Of a formula, `formula` is its name, and leads to its permanent page; `asked`, to the page on which one asks for it.
    """


class code(nodes.General, nodes.Element):
    """The code of a cell, behind one word; `what` it makes."""


class drawing(nodes.General, nodes.Element):
    """An inline picture: `svg`, `alt` for those who cannot see it, and the author's `words` in it."""


def box(tag: str, *children: Part, classes: str = "", machine=False, **attributes) -> element:
    """Build an element around nodes and words."""
    inner = [nodes.Text(child) if isinstance(child, str) else child for child in children]
    attributes = {name.replace("_", "-"): text for name, text in attributes.items()}
    return element(
        "", "", *inner, tag=tag, classes=classes.split(), attributes=attributes, machine=machine
    )


def unseen(what: str) -> element:
    """Tells one button from the others of its word by ear."""
    return box("span", f" of {what}", classes="wrt-unseen", machine=True)


def tex(source: str, display: bool = False, text: str = "", spoken: str = "") -> mathematics:
    """Build the node of a piece of mathematics."""
    return mathematics(tex=source, display=display, text=text, spoken=spoken)


def _open_element(self, node: element) -> None:
    self.body.append(self.starttag(node, node["tag"], "", **node["attributes"]))


def _close_element(self, node: element) -> None:
    # the search takes its excerpts from the text, where words of two boxes would run together
    self.body.append(f"</{node['tag']}>" + "\n" * (node["tag"] in BOXES))


def _write_mathematics(self, node: mathematics | nodes.math) -> None:
    # what is too wide scrolls in its own box, by keyboard too
    tag, kind = ("div", 'wrt-scroll" tabindex="0') if node.get("display") else ("span", "wrt-inline")
    shown = f'<{tag} class="{kind}">{node["html"]}{node.get("behind", "")}</{tag}>'
    self.body.append(shown + "\n" * (tag in BOXES))
    raise nodes.SkipNode


def _open_equation(self, node: equation) -> None:
    self.body.append(self.starttag(node, "div", "", CLASS="wrt-equation"))


def _close_equation(self, node: equation) -> None:
    id, way = _permanent(self, node["name"])
    place = f' id="f-{id}"' if id else ""
    number = get_node_equation_number(self, cast(nodes.math_block, node))
    self.body.append(f'<span class="wrt-number"{place}>({number})')
    self.add_permalink_ref(node, _("Link to this equation"))
    # of the others it stands with what may be copied
    self.body.append(f"{way if MAIN in node['classes'] else ''}</span></div>\n")


def _permanent(self, name: str) -> tuple[str, str]:
    """The permanent id of a formula, and a link to its page."""
    id = self.builder.env.get_domain("wrt").registry.ids.get(name, "")
    if not id or self.builder.name not in ("html", "dirhtml", "singlehtml"):
        return id, ""
    page = self.builder.get_relative_uri(self.builder.current_docname, page_of(id)) or f"#f-{id}"
    return id, f' <a class="wrt-id" href="{page}" title="Permanent page of this formula: {id}">{id}</a>'


def _write_drawing(self, node: drawing) -> None:
    self.body.append(node["svg"])
    raise nodes.SkipNode


def _write_copies(self, node: copies) -> None:
    listed = "".join(f"<dt>{name}</dt><dd><pre>{escape(text)}</pre></dd>" for name, text in node["texts"].items())
    _, way = _permanent(self, node["formula"])
    page = f"<p>Permanent page:{way}</p>" if way else ""
    if way and node["asked"] and ASKING in self.builder.env.found_docs:
        uri = self.builder.get_relative_uri(self.builder.current_docname, ASKING) + node["asked"]
        page += f'<p><a href="{escape(uri)}">{CHANGED}</a></p>'
    if "Python" in node["texts"] and LANGUAGE in self.builder.env.found_docs:
        uri = self.builder.get_relative_uri(self.builder.current_docname, LANGUAGE)
        page += f'<p><a href="{escape(uri)}">{WORDS}</a></p>'
    self.body.append(f'<div class="wrt-copies"><dl>{listed}</dl>{page}</div>')
    raise nodes.SkipNode


def _unseen(what: str) -> str:
    """Tells one button from the others of its word by ear."""
    return f'<span class="wrt-unseen"> of {escape(what)}</span>'


def _open_code(self, node: code) -> None:
    self.body.append(f'<details class="wrt-code"><summary>code{_unseen(node["what"])}</summary>\n')


def _close_code(self, node: code) -> None:
    self.body.append("</details>\n")


def _refuse(self, node: nodes.math_block) -> None:
    raise NotImplementedError("the gate lets no typed display mathematics pass")


def setup(app) -> None:
    """Tell Sphinx how the nodes are written as HTML."""
    app.add_node(element, html=(_open_element, _close_element))
    app.add_node(mathematics, html=(_write_mathematics, None))
    app.add_node(equation, html=(_open_equation, _close_equation))
    app.add_node(copies, html=(_write_copies, None))
    app.add_node(drawing, html=(_write_drawing, None))
    app.add_node(cited)
    app.add_node(code, html=(_open_code, _close_code))
    app.add_html_math_renderer("wrt", (_write_mathematics, None), (_refuse, None))
