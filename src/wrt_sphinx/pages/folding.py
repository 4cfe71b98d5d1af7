"""Mathematics first: what a cell shows stands before its code, and the code behind one word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docutils import nodes

from ..parts.nodes import MAIN, box, code, drawing, element, equation, mathematics
from ..parts.presentation import MARKS
from ..parts.repeat import reference
from ..parts.statement import FOOT
from ..parts.title import title
from .output import results_read

OURS = (mathematics, drawing)
# the tag of a cell whose code is what the page is about
SHOW = "show-input"


def fold_code(app, doctree: nodes.document) -> None:
    """Put the code of each cell below what the cell shows; of what it printed itself, one reads the code first."""
    sheets = results_read(app.env)
    main = {shown["name"] for shown in doctree.findall(equation) if MAIN in shown["classes"]}
    times: Counter[str] = Counter()
    stated = {name: source for source in _parts(doctree, "cell_code_source") for name in main
              if re.search(rf"""["']{name}["']""", source.astext())}
    for cell in list(_parts(doctree, "cell_code")):
        source, outputs = next(_parts(cell, "cell_code_source"), None), list(_parts(cell, "cell_code_output"))
        # one without is refused, and its page not shown
        if source is None or SHOW in cell["cell_metadata"].get("tags", []):
            continue
        shown = [name for output in outputs for name in _results(output)]
        is_ours = any(isinstance(part, OURS) for output in outputs for part in output.findall())
        # what myst-nb would hide in its own way, by the tag of the cell
        is_hidden = cell.attributes.pop("hide_mode", "")
        if is_ours or is_hidden or not outputs:
            names = [title(sheets[name]) if name in sheets else name for name in shown]
            what = ", ".join(names) or ("what is shown here" if outputs else "what is given")
            cell.clear()
            cell.extend(outputs)
            times[what] += 1
            _foot(outputs, cell).append(code("", source, what=f"{what}, {times[what]}" if times[what] > 1 else what))
        for name in main & {*shown}:
            _put_at_the_end(stated.get(name, source), cell, reference(name, app.env.docname))


def _parts(node: nodes.Node, kind: str) -> Iterator[nodes.container]:
    return (part for part in node.findall(nodes.container) if part.get("nb_element") == kind)


def _results(output: nodes.Element) -> list[str]:
    """The names of what is shown; of what has none, the kind."""
    return [part.get(mark) or kind for part in output.findall(element) for kind, mark in MARKS.items() if mark in part]


def _foot(outputs: list[nodes.container], cell: nodes.container) -> nodes.Element:
    feet = [part for output in outputs for part in output.findall(element) if FOOT in part["classes"]]
    return feet[-1] if feet else cell


def _put_at_the_end(source: nodes.Element, cell: nodes.Element, way: nodes.Node) -> None:
    """On paper nothing can be opened: the code of a main result stands at the end of its section."""
    section = cell.parent
    shown = box("div", box("p", "The code of ", way, ":", machine=True), source.deepcopy(), classes="wrt-main-code")
    inner = section.first_child_matching_class(nodes.section)
    section.insert(len(section) if inner is None else inner, shown)
