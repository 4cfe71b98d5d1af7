"""A cell's output: the sheet of what was read back and checked again where no chapter code ran."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from myst_nb.core.render import MimeRenderPlugin

from wrt import MIME
from wrt.sheets.plain import PlainError
from wrt.sheets.sheet import Sheet

from ..chapters.chapter import RefusedError
from ..chapters.execution import CHAPTERS
from ..parts.nodes import cited, element
from ..parts.presentation import block
from ..parts.repeat import reference
from .domain import wrt_domain
from .notes import Result, Use


class FormulaOutput(MimeRenderPlugin):
    """What myst-nb asks to render our MIME type."""

    mime_priority_overrides = [("*", MIME, 1)]

    @staticmethod
    def handle_mime(renderer, data, inline: bool) -> list[nodes.Node] | None:
        """Return the nodes of an output, or None if it is not ours."""
        if data.mime_type != MIME:
            return None
        place, env = data.output_metadata, renderer.renderer.sphinx_env
        return shown(env, data.content, place["line"], f"cell {place['cell']}", block)


def shown(env, place: int, line: int, where: str, present: Callable[[Sheet], nodes.Node]) -> list[nodes.Node]:
    """Make nodes of the value whose answer stands at a place; what did not hold is a failure."""
    try:
        sheet = CHAPTERS[env.docname].sheet(place)
        node = present(sheet)
    except (RefusedError, PlainError, TypeError) as refusal:
        wrt_domain(env).fail(env.docname, line, f"{where}: {refusal}")
        return []
    _note_result(env, sheet, line)
    _link_reasons(env, node, line)
    _link_rules(env, node, sheet.name, line)
    return [node]


def results_read(env) -> dict[str, Sheet]:
    """The results of the page that is being read, by name."""
    return env.temp_data.setdefault("wrt_results", {})


def _note_result(env, sheet: Sheet, line: int) -> None:
    if sheet.is_result:
        wrt_domain(env).note("results", env.docname, Result(env.docname, line, sheet))
        results_read(env).setdefault(sheet.name, sheet)


def _link_reasons(env, node: nodes.Node, line: int) -> None:
    for place in list(node.findall(cited)):
        wrt_domain(env).note("uses", env.docname, Use(place["name"], "formula", line, place["fingerprint"]))
        place.replace_self(reference(place["name"], env.docname))


def _link_rules(env, node: nodes.Node, name: str, line: int) -> None:
    """Behind a reason that is a rule, the number of the formula which states it, as the configuration says."""
    for reason in (part for part in node.findall(element) if "wrt-reason" in part["classes"] and part.children):
        stated = env.config.wrt_rules.get(reason[0].astext().partition("; ")[0])
        if stated and stated != name:
            wrt_domain(env).note("uses", env.docname, Use(stated, "formula", line))
            reason[1:1] = [nodes.Text(" "), reference(stated, env.docname)]
