"""`{convention}` and `{choice}`: a result in each of its conventions, a list that a script makes tabs of."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..chapters.vocabulary import all_directives
from ..parts.nodes import box
from .domain import wrt_domain

# of each convention the two sides; the first one is shown to a reader who has not chosen
CONVENTIONS = {
    "layout": ("numerator layout", "denominator layout"),
    "vectors": ("column vectors", "row vectors"),
    "vec order": ("columns stacked", "rows stacked"),
}
OPEN = "wrt_convention"
INNER = re.compile(r"^:{3,}\s*\{([\w-]+)\}", re.MULTILINE)


class ConventionDirective(SphinxDirective):
    """`{convention} vec order`: holds a `{choice}` for each side of the convention, and nothing else."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the list, with the names of the tabs before it."""
        name = self.arguments[0]
        if name not in CONVENTIONS:
            return self.fail(f"there is no convention {name!r}: write one of {', '.join(CONVENTIONS)}")
        if OPEN in self.env.temp_data:
            return self.fail("a {convention} inside another would be hidden twice; put it behind the other")
        self.env.temp_data[OPEN] = name
        choices = self.parse_content_to_nodes()
        is_told = any(name not in all_directives() for name in INNER.findall("\n".join(self.content)))
        del self.env.temp_data[OPEN]
        found = [_choice(node) or repr(node.astext()[:30]) for node in choices]
        if tuple(found) != CONVENTIONS[name] and is_told:
            return []
        if tuple(found) != CONVENTIONS[name]:
            wanted = " and ".join(f"{{choice}} {side}" for side in CONVENTIONS[name])
            here = ", ".join(found) or "nothing"
            return self.fail(f"{{convention}} {name} holds {wanted}, in this order; here is {here}")
        return [nodes.container("", _tabs(name), *choices, classes=["wrt-convention"])]

    def fail(self, message: str) -> list[nodes.Node]:
        """Note a failure at the line of the directive."""
        wrt_domain(self.env).fail(self.env.docname, self.lineno, message)
        return []


class ChoiceDirective(ConventionDirective):
    """`{choice} rows stacked`: what holds on one side of a convention."""

    def run(self) -> list[nodes.Node]:
        """Return what is chosen, under its name."""
        name = self.arguments[0]
        if OPEN not in self.env.temp_data:
            return self.fail(f"{{choice}} {name} stands alone; put it in a {{convention}}, with the other side")
        heading = box("p", name, classes="wrt-choice-name")
        parts, classes = self.parse_content_to_nodes(), ["wrt-choice", f"wrt-{_word(name)}"]
        shown = nodes.container("", heading, *parts, classes=classes)
        shown["choice"] = name
        return [shown]


def _choice(node: nodes.Node) -> str:
    return node.get("choice", "") if isinstance(node, nodes.Element) else ""


def _tabs(name: str) -> nodes.Node:
    tabs = [box("button", side, role="tab", type="button", data_choice=_word(side)) for side in CONVENTIONS[name]]
    return box("div", *tabs, classes="wrt-tabs", role="tablist", aria_label=name)


def _word(name: str) -> str:
    return nodes.make_id(name)


def setup(app) -> None:
    """Tell Sphinx of the directives."""
    app.add_directive("convention", ConventionDirective)
    app.add_directive("choice", ChoiceDirective)
