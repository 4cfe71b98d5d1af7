"""Our own nodes: a Markdown author has no way to write one."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number


class element(nodes.General, nodes.TextElement):
    """An HTML element: ``tag`` and ``attributes``, ids and classes as usual.

    ``machine`` marks words that the engine wrote, not an author.
    """


class mathematics(nodes.General, nodes.Inline, nodes.Element):
    """Typeset mathematics: ``tex``, ``display``, ``html`` and plain ``text``."""

    def astext(self) -> str:
        """What stands for it in a title or an index."""
        return self.get("text", "")


class equation(nodes.General, nodes.Element):
    """A numbered formula."""


class cited(nodes.General, nodes.Element):
    """The place where the formula ``name`` is to be shown."""


class drawing(nodes.General, nodes.Element):
    """An inline picture: ``svg``."""


def box(tag: str, *children: nodes.Node, classes: str = "", **attributes) -> element:
    """Build an element around other nodes."""
    machine = attributes.pop("machine", False)
    attributes = {name.replace("_", "-"): text for name, text in attributes.items()}
    return element(
        "",
        "",
        *children,
        tag=tag,
        classes=classes.split(),
        attributes=attributes,
        machine=machine,
    )


def words(text: str) -> nodes.Text:
    """Plain words."""
    return nodes.Text(text)


def tex(source: str, display: bool = False, text: str = "") -> mathematics:
    """Mathematics that came from an object."""
    return mathematics(tex=source, display=display, text=text)


def _open_element(self, node: element) -> None:
    self.body.append(self.starttag(node, node["tag"], "", **node["attributes"]))


def _close_element(self, node: element) -> None:
    self.body.append(f"</{node['tag']}>")


def _write_mathematics(self, node: mathematics) -> None:
    if node["display"]:
        html = f'<div class="wrt-scroll" tabindex="0">{node["html"]}</div>'
    else:
        html = f'<span class="wrt-inline">{node["html"]}</span>'
    self.body.append(html)
    raise nodes.SkipNode


def _open_equation(self, node: equation) -> None:
    self.body.append(self.starttag(node, "div", "", CLASS="wrt-equation"))


def _close_equation(self, node: equation) -> None:
    self.body.append('<span class="wrt-number">')
    self.body.append(f"({get_node_equation_number(self, node)})")
    self.add_permalink_ref(node, _("Link to this equation"))
    self.body.append("</span></div>\n")


def _write_drawing(self, node: drawing) -> None:
    self.body.append(node["svg"])
    raise nodes.SkipNode


def _write_typed(self, node: nodes.math) -> None:
    self.body.append(f'<span class="wrt-inline">{node["html"]}</span>')
    raise nodes.SkipNode


def _refuse_typed(self, node: nodes.math_block) -> None:
    raise NotImplementedError("the gate lets no typed display mathematics pass")


def setup(app) -> None:
    """Tell Sphinx how the nodes are written as HTML."""
    app.add_node(element, html=(_open_element, _close_element))
    app.add_node(mathematics, html=(_write_mathematics, None))
    app.add_node(equation, html=(_open_equation, _close_equation))
    app.add_node(drawing, html=(_write_drawing, None))
    app.add_node(cited)
    app.add_html_math_renderer("wrt", (_write_typed, None), (_refuse_typed, None))
