"""A cell's output: data, read back and checked again where no chapter code ran."""

from __future__ import annotations

import wrt
from docutils import nodes
from myst_nb.core.render import MimeRenderPlugin

from .domain import Result, Use, wrt_domain
from .nodes import cited
from .presentation import block, reference


class FormulaOutput(MimeRenderPlugin):
    """What myst-nb asks to render our MIME type."""

    mime_priority_overrides = [("*", wrt.MIME, 1)]

    @staticmethod
    def handle_mime(renderer, data, inline: bool) -> list[nodes.Node] | None:
        """Return the nodes of an output, or None if it is not ours."""
        if data.mime_type != wrt.MIME:
            return None
        place = data.output_metadata
        where = f"cell {place['cell']}"
        return read_back(
            renderer.renderer.sphinx_env, data.content, place["line"], where, block
        )


def read_back(env, data: dict, line: int, where: str, present) -> list[nodes.Node]:
    """Check data again and make nodes of it; what does not hold is a failure."""
    try:
        value = wrt.read(data)
        shown = present(value)
    except wrt.WrtError as error:
        message = f"{where}: refused when it was read back: {error}"
    except Exception as error:
        message = f"{where}: its data cannot be read back: {error!r}"
    else:
        note_result(env, value, data, line)
        return [link_reasons(env, node, line) for node in shown]
    wrt_domain(env).fail(env.docname, line, message)
    return []


def note_result(env, value: object, data: dict, line: int) -> None:
    """Remember a formula or a refutation by its name."""
    if not isinstance(value, wrt.Formula | wrt.Refutation):
        return
    is_formula = isinstance(value, wrt.Formula)
    kind, status = ("formula", value.status) if is_formula else ("refuted claim", "refuted")
    found = Result(value.name, kind, env.docname, line, value.latex(), status, data)
    wrt_domain(env).note("results", env.docname, found)
    if is_formula:
        formulas_read(env)[value.name] = value


def formulas_read(env) -> dict[str, wrt.Formula]:
    """The formulas of the page that is being read."""
    return env.temp_data.setdefault("wrt_formulas", {})


def link_reasons(env, shown: nodes.Node, line: int) -> nodes.Node:
    """Turn the formulas that a derivation cites into links."""
    for node in list(shown.findall(cited)):
        wrt_domain(env).note("uses", env.docname, Use(node["name"], line))
        node.replace_self(reference(node["name"], env.docname))
    return shown

