"""Choosing among listed things without a script: fields to choose by, and a style that hides the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from docutils import nodes

from ..parts.nodes import box

HIDE = "{display: none}"


def fields(facets: dict[str, list[str]], label: str, grouped: tuple[str, ...] = ()) -> nodes.Node:
    """A field for each facet, in which one of its values may be chosen; the style goes into the head of the page.

    In `grouped` facets all things of a group are alike.
    """
    shown = [box("label", facet.capitalize(), " ", _select(facet, values)) for facet, values in facets.items()]
    reset = box("button", "show all", type="reset")
    form = box("form", *shown, reset, classes="wrt-filter", aria_label=label, machine=True)
    form["style"] = "\n".join(_rules(facets, grouped))
    return form


def classes(chosen: dict[str, str]) -> str:
    """What marks a listed thing by its values.

    >>> classes({"status": "proved", "chapter": "One derivative"})
    'status-proved chapter-one-derivative'
    """
    return " ".join(_mark(*pair) for pair in chosen.items())


def add_style(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Put the style of a page's fields into its head."""
    for form in doctree.findall(nodes.Element) if doctree is not None else ():
        if "style" in form:
            context["metatags"] = context.get("metatags", "") + f"\n<style>\n{form['style']}\n</style>"


def _mark(facet: str, value: str) -> str:
    return nodes.make_id(f"{facet} {value}")


def _select(facet: str, values: list[str]) -> nodes.Node:
    options = [box("option", value, value=_mark(facet, value)) for value in values]
    return box("select", box("option", "all", value=""), *options, name=facet)


def _rules(facets: dict[str, list[str]], grouped: tuple[str, ...]) -> Iterator[str]:
    marks = {facet: [_mark(facet, value) for value in values] for facet, values in facets.items()}
    for mark in (mark for values in marks.values() for mark in values):
        yield f"{_chosen(mark)} .wrt-item:not(.{mark}) {HIDE}"
        yield f"{_chosen(mark)} .wrt-group:not(:has(.{mark})) {HIDE}"
    # a heading stays only above something
    mixed = [values for facet, values in marks.items() if facet not in grouped]
    for one, other in (pair for values in combinations(mixed, 2) for pair in product(*values)):
        yield f"{_chosen(one, other)} .wrt-group:not(:has(.{one}.{other})) {HIDE}"


def _chosen(*marks: str) -> str:
    return ".wrt-listing" + "".join(f":has([value={mark}]:checked)" for mark in marks)
