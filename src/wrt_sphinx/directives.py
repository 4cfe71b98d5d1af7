"""What an author writes: ``{formula}`` as directive and role, and ``{expr}``."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole

from .chapter import one_line
from .domain import Use, wrt_domain
from .execution import CHAPTERS
from .gate import MIME
from .nodes import cited, element, equation
from .output import formulas_read, read_back
from .presentation import badge, inline, reference, repeat, statement
from .typesetting import typeset_nodes


class FormulaDirective(SphinxDirective):
    """``{formula} name``: shows a formula, and numbers it on its own page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Keep the place: the cell that displays the formula may come later."""
        node = cited(name=self.arguments[0])
        self.set_source_info(node)
        use = Use(node["name"], self.lineno)
        wrt_domain(self.env).note("uses", self.env.docname, use)
        return [node]


class FormulaRole(SphinxRole):
    """``{formula}`name```: the number of a formula, linking to it."""

    def run(self):
        """Return the link."""
        use = Use(self.text, self.lineno)
        wrt_domain(self.env).note("uses", self.env.docname, use)
        return [reference(self.text, self.env.docname)], []


class ExpressionRole(SphinxRole):
    """``{expr}`code```: an expression of the chapter, typeset in the line."""

    def run(self):
        """Read back what the chapter gave for the code."""
        source = one_line(self.text)
        chapter = CHAPTERS[self.env.docname]
        where = f"{{expr}}`{source}`"
        data = chapter.expressions.get(source)
        if data is None:
            if chapter.complete and not chapter.failures:
                self.fail(f"{where} has no value: the page has no code cell")
            return [], []
        if MIME not in data:
            self.fail(f"{where} is no object of wrt: nothing checks it")
            return [], []
        return read_back(self.env, data[MIME], self.lineno, where, inline), []

    def fail(self, message: str) -> None:
        """Note a failure at the line of the role."""
        wrt_domain(self.env).fail(self.env.docname, self.lineno, message)


class NestedCell(SphinxDirective):
    """A cell inside another directive, which nothing would execute."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Refuse it."""
        message = "a cell inside another directive is never run; move it out"
        wrt_domain(self.env).fail(self.env.docname, self.lineno, message)
        return []


class CiteFormulas(SphinxPostTransform):
    """Show the formulas of other pages, once all pages are known."""

    default_priority = 5

    def run(self, **kwargs) -> None:
        """Put statement, status and link in their places."""
        for node in list(self.document.findall(cited)):
            found = wrt_domain(self.env).find(node["name"])
            shown = repeat(found.tex, found.status, found.name, self.env.docname)
            node.replace_self(shown)
            for part in shown:
                typeset_nodes(self.env, part)


def number_formulas(app, doctree: nodes.document) -> None:
    """Show and number the formulas of the page that was read."""
    own = dict(formulas_read(app.env))
    for node in list(doctree.findall(cited)):
        if formula := own.pop(node["name"], None):
            _number(app.env, node, formula.name, statement(formula))
    # a formula that no directive shows has its number where its cell derives it
    for node in list(doctree.findall(element)):
        if formula := own.pop(node.get("derives"), None):
            _number(app.env, node, formula.name, [node.deepcopy(), badge(formula)])


def _number(env, node: nodes.Element, name: str, children: list[nodes.Node]) -> None:
    shown = equation("", *children)
    shown.source, shown.line = node.source, node.line
    wrt_domain(env).number(shown, env.docname, name)
    node.replace_self(shown)
