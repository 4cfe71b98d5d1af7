"""Choosing among listed things without a script: fields to choose by, and a style that hides the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def classes_of_group(members: list[dict[str, str]], grouped: tuple[str, ...] = ()) -> str:
    """What marks a group by the values of its members, and by the pairs of them: what has none of one is hidden.

    >>> classes_of_group([{"shape": "scalar", "status": "proved", "chapter": "One"}], ("shape",))
    'chapter-one shape-scalar status-proved status-proved--chapter-one'
    """
    single = {_mark(*pair) for chosen in members for pair in chosen.items()}
    pairs = {_pair(*(_mark(facet, chosen[facet]) for facet in both))
             for chosen in members for both in _mixed(chosen, grouped)}
    return " ".join(sorted(single | pairs))


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
    # the fields come first, and a browser looks for what is chosen among them alone
    marks = {facet: [_mark(facet, value) for value in values] for facet, values in facets.items()}
    for mark in (mark for values in marks.values() for mark in values):
        yield f"{_chosen(mark)} :is(.wrt-item, .wrt-group):not(.{mark}) {HIDE}"
    # a heading stays only above something
    for one, other in (pair for both in _mixed(facets, grouped) for pair in product(*(marks[facet] for facet in both))):
        yield f"{_chosen(one, other)} .wrt-group:not(.{_pair(one, other)}) {HIDE}"


def _mixed(facets: Iterable[str], grouped: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return combinations([facet for facet in facets if facet not in grouped], 2)


def _pair(one: str, other: str) -> str:
    return f"{one}--{other}"


def _chosen(*marks: str) -> str:
    return ".wrt-filter" + "".join(f":has([value={mark}]:checked)" for mark in marks) + " ~ .table-wrapper"
