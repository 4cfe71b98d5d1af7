"""What an author writes: `{formula}`, `{refuted}`, `{picture}` and `{expr}`."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective, SphinxRole

from ..chapters.chapter import one_line
from ..chapters.execution import CHAPTERS
from ..parts.nodes import MAIN, box, cited, element, equation, tex
from ..parts.presentation import block, inline
from ..parts.repeat import as_at_home, brief, reference, repeat
from ..parts.statement import under
from .domain import wrt_domain
from .draft import in_place_of
from .notes import Use
from .output import results_read, shown
from .typeset import typeset_nodes


class FormulaDirective(SphinxDirective):
    """`{formula} name`: shows a formula, and numbers it on its own page; `:sources:` lists keys of the bibliography."""

    required_arguments = 1
    option_spec = {"sources": directives.unchanged_required}
    kind = "formula"

    def run(self) -> list[nodes.Node]:
        """Keep the place: the cell that displays the result may come later."""
        name = self.arguments[0]
        wrt_domain(self.env).note("uses", self.env.docname, Use(name, self.kind, self.lineno))
        if keys := self.options.get("sources"):
            stated = name, [key.strip() for key in keys.split(",")], self.lineno
            wrt_domain(self.env).note("stated", self.env.docname, stated)
        node = cited(name=name, kind=self.kind)
        self.set_source_info(node)
        return [node]


class RefutationDirective(FormulaDirective):
    """`{refuted} name`: shows a refutation."""

    kind = "refutation"
    option_spec = {}


class PictureDirective(FormulaDirective):
    """`{picture} name`: shows a picture that a cell displays, on this page or another."""

    kind = "picture"
    option_spec = {}


class SheetDirective(SphinxDirective):
    """`{sheet}`: shows formulas close together, with what they rest on and their numbers; each line names one."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Keep a place for each."""
        places = []
        for number, line in enumerate(self.content, self.lineno + 1):
            if name := line.strip():
                wrt_domain(self.env).note("uses", self.env.docname, Use(name, "formula", number))
                places.append(cited(name=name, kind="brief"))
        return [box("div", *places, classes="wrt-sheet")]


class FormulaRole(SphinxRole):
    """`{formula}` in a line: the number of a formula, linking to it."""

    def run(self):
        """Return the link."""
        wrt_domain(self.env).note("uses", self.env.docname, Use(self.text, "formula", self.lineno))
        return [reference(self.text, self.env.docname)], []


class ExpressionRole(SphinxRole):
    """`{expr}` in a line: an expression of the chapter, typeset."""

    def run(self):
        """Show what was read back of the value that the chapter gave."""
        source = one_line(self.text)
        chapter, where = CHAPTERS[self.env.docname], f"{{expr}}`{source}`"
        if source not in chapter.expressions:
            # a chapter that stopped has told why
            if not chapter.has_failed:
                self.fail(f"{where} has no value: the page has no code cell; add one")
            return [nodes.literal(text=source, machine=True)], []
        place = chapter.expressions[source]
        if place is None:
            self.fail(f"{where} is no object of wrt: nothing checks it; type a number between dollars")
            return [], []
        return shown(self.env, place, self.lineno, where, inline), []

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
        message = "a cell in a list or another directive is never run; move it to the left margin, on its own"
        wrt_domain(self.env).fail(self.env.docname, self.lineno, message)
        return []


class ShowOtherPages(SphinxPostTransform):
    """Shows the results of other pages, once all pages are known."""

    default_priority = 5

    def run(self, **kwargs) -> None:
        """Put them in their places."""
        for node in list(self.document.findall(cited)):
            result = wrt_domain(self.env).find(node["name"])
            # only while the author writes does a page without it come this far
            shown = (self._shown(result, node["kind"]) if result
                     else in_place_of(self.env, node["name"], self.env.docname))
            node.replace_self(shown)
            typeset_nodes(self.env, shown)

    def _shown(self, result, kind: str) -> nodes.Node:
        if kind == "brief":
            return brief(result.sheet, self.env.docname)
        home = self.env.get_doctree(result.docname)
        if result.kind == "formula":
            return repeat(result.sheet, home, self.env.docname, whole=True)
        return as_at_home(result.sheet, home)


def show_results(app, doctree: nodes.document) -> None:
    """Show the results of the page that was read, and number its formulas."""
    results = results_read(app.env)
    own = {name: result for name, result in results.items() if result.kind == "formula"}
    for node in list(doctree.findall(cited)):
        if node["kind"] != "formula":
            found = results.get(node["name"])
            if found is not None and found.kind == node["kind"]:
                shown = block(found)
                # the place that one links to is where its cell shows it
                if isinstance(shown, nodes.Element):
                    shown["ids"] = []
                node.replace_self(shown)
        elif result := own.pop(node["name"], None):
            stated = [tex(result.tex, display=True, spoken=result.spoken), *under(result)]
            # what the author put apart from its steps is what the page is about
            _number(app.env, node, result.name, stated, classes=[MAIN])
    # a formula that no directive shows has its number where its cell derives it
    for derived in list(doctree.findall(element)):
        if result := own.pop(derived.get("derives"), None):
            _number(app.env, derived, result.name, [derived.deepcopy(), *under(result)])


def _number(env, node: nodes.Element, name: str, children: list[nodes.Node], classes: Sequence[str] = ()) -> None:
    shown = equation("", *children, classes=[*classes])
    shown.source, shown.line = node.source, node.line
    wrt_domain(env).number(shown, env.docname, name)
    node.parent.replace(node, shown)
