"""A cell's output: data that was read back and checked again where no chapter code ran."""

from __future__ import annotations

from docutils import nodes
from myst_nb.core.render import MimeRenderPlugin

import wrt

from ..chapters.execution import CHAPTERS
from ..parts.nodes import cited
from ..parts.presentation import block, reference
from ..parts.record import record
from .domain import Result, Use, wrt_domain


class FormulaOutput(MimeRenderPlugin):
    """What myst-nb asks to render our MIME type."""

    mime_priority_overrides = [("*", wrt.MIME, 1)]

    @staticmethod
    def handle_mime(renderer, data, inline: bool) -> list[nodes.Node] | None:
        """Return the nodes of an output, or None if it is not ours."""
        if data.mime_type != wrt.MIME:
            return None
        place, env = data.output_metadata, renderer.renderer.sphinx_env
        return read_back(env, data.content, place["line"], f"cell {place['cell']}", block)


def read_back(env, data: dict, line: int, where: str, present) -> list[nodes.Node]:
    """Make nodes of what was read back and checked again; what did not hold is a failure."""
    value, refusal = CHAPTERS[env.docname].read_back(data)
    try:
        shown = None if refusal else present(value)
    except TypeError as error:
        refusal = str(error)
    if refusal:
        wrt_domain(env).fail(env.docname, line, f"{where}: {refusal}")
        return []
    _note_result(env, value, line)
    _link_reasons(env, shown, line)
    return [shown]


def kind_of(value: wrt.Formula | wrt.Refutation | wrt.Picture) -> str:
    """What the pages call it."""
    return "refuted claim" if isinstance(value, wrt.Refutation) else value.kind


def results_read(env) -> dict[str, wrt.Formula | wrt.Refutation | wrt.Picture]:
    """The results of the page that is being read, by name."""
    return env.temp_data.setdefault("wrt_results", {})


def _note_result(env, value: object, line: int) -> None:
    if isinstance(value, wrt.Formula | wrt.Refutation) or isinstance(value, wrt.Picture) and value.name:
        kind = kind_of(value)
        status = "refuted" if isinstance(value, wrt.Refutation) else getattr(value, "status", "")
        result = Result(value.name, kind, env.docname, line, value.latex(), status, record(value))
        wrt_domain(env).note("results", env.docname, result)
        results_read(env).setdefault(value.name, value)


def _link_reasons(env, shown: nodes.Node, line: int) -> None:
    for node in list(shown.findall(cited)):
        wrt_domain(env).note("uses", env.docname, Use(node["name"], "formula", line))
        node.replace_self(reference(node["name"], env.docname))
