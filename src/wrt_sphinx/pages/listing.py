"""`{listing}`: all results of the site on one page: formulas, wrong answers, errata."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from ..ids.addresses import page_of
from ..parts.nodes import box
from ..parts.presentation import as_at_home, repeat
from . import filter
from .domain import Result, wrt_domain
from .typeset import typeset_nodes

ORDER = ("proved", "exact", "numerical")
# by which the formulas are put in groups
GROUPED = ("subject", "shape")


class listing(nodes.General, nodes.Element):
    """The place where a list is to stand; `kind` says which."""


class ListingDirective(SphinxDirective):
    """`{listing} formulas`, `{listing} wrong-answers` or `{listing} errata`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Keep the place: the results of all pages are known later."""
        kind, domain = self.arguments[0], wrt_domain(self.env)
        if kind not in LISTS:
            message = f"there is no listing {kind!r}: write one of {', '.join(LISTS)}"
            domain.fail(self.env.docname, self.lineno, message)
            return []
        domain.note("links", self.env.docname, ("wrt", kind))
        return [listing(kind=kind)]


class ShowListings(SphinxPostTransform):
    """Fills the lists in, before links are resolved."""

    default_priority = 4

    def run(self, **kwargs) -> None:
        """Put them in their places."""
        for place in list(self.document.findall(listing)):
            shown = box("div", *LISTS[place["kind"]](self), classes="wrt-listing")
            place.replace_self(shown)
            typeset_nodes(self.env, shown)

    def way(self, page: str, words: str) -> nodes.reference:
        """A link to another page."""
        address = self.app.builder.get_relative_uri(self.env.docname, page)
        return nodes.reference("", words, refuri=address, internal=True)

    def chapter(self, result: Result) -> nodes.reference:
        """A link to where a result is shown."""
        return self.way(result.docname, self.env.titles[result.docname].astext())


def _formulas(show: ShowListings) -> Iterator[nodes.Node]:
    domain = wrt_domain(show.env)
    found = [result for result in domain.results if result.kind == "formula"]
    count, false = Counter(result.status for result in found), _refuted(show)
    facets, trees = [_facets(show, result) for result in found], _homes(show, found)
    yield box("p", f"{len(found)} formulas: {', '.join(f'{count[status]} {status}' for status in ORDER)}; besides, ",
              _way_to_the_false(show, f"{len(false)} refuted claims"), ".")
    groups = sorted({_group(result) for result in found})
    values = {name: list(dict.fromkeys(one[name] for one in facets)) for name in facets[0]} if facets else {}
    yield filter.fields(values | {"status": [s for s in ORDER if count[s]]}, "Which formulas are shown", GROUPED)
    for group in groups:
        items = [_item(show, trees[result.docname], result, facet)
                 for result, facet in zip(found, facets) if _group(result) == group]
        heading = box("h2", group)
        heading["ids"].append(nodes.make_id(group))
        yield box("div", heading, *items, classes="wrt-group")
    yield box("p", "Formulas shown: ", box("span", classes="wrt-count"), classes="wrt-shown")


def _facets(show: ShowListings, result: Result) -> dict[str, str]:
    about = result.record
    return {"subject": about["subject"], "shape": about["shape"], "status": result.status,
            "chapter": show.env.titles[result.docname].astext()}


def _homes(show: ShowListings, found: list[Result]) -> dict[str, nodes.document]:
    return {name: show.env.get_doctree(name) for name in {result.docname: None for result in found}}


def _item(show: ShowListings, home: nodes.document, result: Result, facets: dict[str, str]) -> nodes.Node:
    about = [f"{result.name}, from ", show.chapter(result)]
    if id := next((id for id, other in wrt_domain(show.env).formulas if other is result), None):
        about += [", cite it as ", show.way(page_of(id), id)]
    shown = repeat(result, home, show.env.docname), box("p", *about, ".", classes="wrt-about")
    return box("div", *shown, classes=f"wrt-item {filter.classes(facets)}")


def _group(result: Result) -> str:
    subject, shape = result.record["subject"], result.record["shape"]
    words = f"{subject}, {shape}" if shape else subject
    return words[0].upper() + words[1:]


def _refuted(show: ShowListings) -> list[Result]:
    return [result for result in wrt_domain(show.env).results if result.kind == "refuted claim"]


def _way_to_the_false(show: ShowListings, words: str) -> nodes.Node:
    listed = [page for page, links in wrt_domain(show.env).data["links"].items() if ("wrt", "wrong-answers") in links]
    return show.way(listed[0], words) if listed else nodes.Text(words)


def _wrong_answers(show: ShowListings) -> Iterator[nodes.Node]:
    found = _refuted(show)
    yield box("p", f"{len(found)} claims, each of which is false.")
    trees = _homes(show, found)
    for result in found:
        shown = as_at_home(result, trees[result.docname])
        shown["ids"] = [nodes.make_id(result.name)]
        shown += box("p", f"{result.name}, from ", show.chapter(result), ".", classes="wrt-about")
        yield shown


def _errata(show: ShowListings) -> Iterator[nodes.Node]:
    entries = wrt_domain(show.env).registry.entries
    events = [(event, entry) for entry in entries for event in entry.history]
    if not events:
        yield box("p", "No published formula has been corrected, renamed or retired.")
        return
    items = []
    for event, entry in events:
        words = f": {event['kind']} in version {event['version']}. {event['why']}"
        items.append(box("li", show.way(page_of(entry.id), f"{entry.name} ({entry.id})"), words))
    yield box("ul", *items)


LISTS: dict[str, Callable[[ShowListings], Iterator[nodes.Node]]] = {
    "formulas": _formulas, "wrong-answers": _wrong_answers, "errata": _errata}


def setup(app) -> None:
    """Tell Sphinx of the directive."""
    app.add_node(listing)
    app.add_directive("listing", ListingDirective)
    app.add_post_transform(ShowListings)
