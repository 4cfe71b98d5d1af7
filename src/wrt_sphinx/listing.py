"""`{listing}`: all results of the site on one page: formulas, wrong answers, errata."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from .domain import Result, page_of, wrt_domain
from .nodes import box, tex
from .presentation import repeat
from .typeset import typeset_nodes

ORDER = ("proved", "exact", "numerical")


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
    ids = {result.name: id for id, result in domain.formulas}
    count = Counter(result.status for result in found)
    yield box("p", f"{len(found)} formulas: {', '.join(f'{count[status]} {status}' for status in ORDER)}.")
    groups = sorted({_group(result) for result in found})
    ways = [part for group in groups for part in (", ", nodes.reference("", group, refid=nodes.make_id(group)))]
    yield box("p", "By what is derived by what: ", *ways[1:], ".")
    for group in groups:
        heading = box("h2", group)
        heading["ids"].append(nodes.make_id(group))
        yield heading
        for result in found:
            if _group(result) == group:
                yield repeat(result, show.env.docname)
                about = [f"{result.name}, from ", show.chapter(result)]
                if id := ids.get(result.name):
                    about += [", cite it as ", show.way(page_of(id), id)]
                yield box("p", *about, ".", classes="wrt-about")


def _group(result: Result) -> str:
    subject, shape = result.record["subject"], result.record["shape"]
    words = f"{subject}, {shape}" if shape else subject
    return words[0].upper() + words[1:]


def _wrong_answers(show: ShowListings) -> Iterator[nodes.Node]:
    found = [result for result in wrt_domain(show.env).results if result.kind == "refuted claim"]
    yield box("p", f"{len(found)} claims, each of which is false.")
    for result in found:
        parts = [
            box("p", box("span", "refuted", classes="wrt-badge wrt-is-refuted")),
            tex(result.tex, display=True),
            box("p", result.record["because"]),
            box("p", result.record["counterexample"], classes="wrt-finding", machine=True),
            box("p", f"{result.name}, from ", show.chapter(result), ".", classes="wrt-about"),
        ]
        shown = box("div", *parts, classes="wrt-refuted", role="group", aria_label=f"{result.name}, which is false")
        shown["ids"].append(nodes.make_id(result.name))
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
