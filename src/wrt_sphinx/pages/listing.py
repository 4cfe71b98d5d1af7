"""`{listing}`: all of a kind on one page: formulas, wrong answers, errata, and the names of the language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from ..ids.addresses import page_of
from ..parts.italics import SLANTED, in_italics, statement, titled
from ..parts.nodes import Part, box
from ..parts.repeat import reference
from ..parts.title import lowered, title
from . import filter, lexicon
from .domain import way_to, wrt_domain
from .notes import Result, Use
from .typeset import typeset_nodes

ORDER = ("proved", "exact", "numerical")
COLUMNS = ("name", "statement", "status and id")
# by which the formulas are put in groups
GROUPED = ("subject", "shape")
CONSTRUCTED = "Constructed: no source was read in which it stands."


class listing(nodes.General, nodes.Element):
    """The place where a list is to stand; `kind` says which."""


class ListingDirective(SphinxDirective):
    """`{listing} formulas`, `{listing} wrong-answers`, `{listing} errata` or `{listing} api`.

    A line of its content, such as ``all-ones: an answer{footcite}`question` has it``, says where a claim was found.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Keep the place: the results of all pages are known later."""
        kind, domain = self.arguments[0], wrt_domain(self.env)
        if kind not in LISTS:
            message = f"there is no listing {kind!r}: write one of {', '.join(LISTS)}"
            domain.fail(self.env.docname, self.lineno, message)
            return []
        domain.note("links", self.env.docname, ("wrt", kind))
        if kind == lexicon.API:
            lexicon.note_names(self.env)
        return [listing("", *self._found(), kind=kind)]

    def _found(self) -> Iterator[nodes.Node]:
        for number, line in enumerate(self.content, self.lineno + 1):
            name, colon, words = line.partition(": ")
            if colon:
                wrt_domain(self.env).note("uses", self.env.docname, Use(name.strip(), "refutation", number))
                yield nodes.paragraph("", "", *self.parse_inline(words.strip(), lineno=number)[0], name=name.strip())
            elif line.strip():
                message = "a line of a listing is the name of a claim, a colon, a blank, and where it was found"
                wrt_domain(self.env).fail(self.env.docname, number, message)


class ShowListings(SphinxPostTransform):
    """Fills the lists in, before links are resolved."""

    default_priority = 4

    def run(self, **kwargs) -> None:
        """Put them in their places."""
        for place in list(self.document.findall(listing)):
            told = {child["name"]: list(child.children) for child in place.findall(nodes.paragraph)}
            shown = box("div", *LISTS[place["kind"]](self.env, told), classes="wrt-listing")
            place.replace_self(shown)
            typeset_nodes(self.env, shown)


Told = dict[str, list[nodes.Node]]


def _formulas(env: BuildEnvironment, _: Told) -> Iterator[nodes.Node]:
    found = _in_order(env, "formula")
    count, refuted = Counter(result.sheet.status for result in found), _all_refutations(env)
    facets = [_facets(env, result) for result in found]
    yield box("p", f"{len(found)} formulas: {', '.join(f'{count[status]} {status}' for status in ORDER)}; besides, ",
              _way_to_refutations(env, f"{len(refuted)} refuted claims"), ".")
    groups = sorted({_group(result) for result in found})
    values = {name: list(dict.fromkeys(one[name] for one in facets)) for name in facets[0]} if facets else {}
    yield filter.fields(values | {"status": [s for s in ORDER if count[s]]}, "Which formulas are shown", GROUPED)
    head = box("thead", box("tr", *(box("th", name, scope="col") for name in COLUMNS)))
    bodies = [_body(env, group, [(result, facet) for result, facet in zip(found, facets) if _group(result) == group])
              for group in groups]
    yield box("div", box("table", head, *bodies, classes="wrt-formulas docutils"), classes="table-wrapper")
    yield box("p", "Formulas shown: ", box("span", classes="wrt-count"), classes="wrt-shown")


def _body(env: BuildEnvironment, group: str, members: list[tuple[Result, dict[str, str]]]) -> nodes.Node:
    heading = box("th", group, scope="rowgroup", colspan=str(len(COLUMNS)))
    heading["ids"].append(nodes.make_id(group))
    marks = filter.classes_of_group([facets for _, facets in members], GROUPED)
    rows = (_row(env, *member) for member in members)
    return box("tbody", box("tr", heading), *rows, classes=f"wrt-group {marks}")


def _row(env: BuildEnvironment, result: Result, facets: dict[str, str]) -> nodes.Node:
    sheet, words = result.sheet, title(result.sheet)
    id = next((id for id, other in wrt_domain(env).formulas if other is result), "")
    conditions = "; ".join(given.text for given in sheet.givens)
    summary = box("summary", "conditions", aria_label=f"conditions of {words}")
    rests = [box("details", summary, conditions)] * bool(conditions)
    named: list[Part] = [way_to(page_of(id), *titled(words))] if id else titled(words)
    cells: tuple[list[Part], ...] = ([reference(result.name, env.docname), *named], [*_stated(sheet.text), *rests],
             [f"{sheet.status} {id}"])
    row = [box("td", *parts, classes=SLANTED * (name == "statement")) for name, parts in zip(COLUMNS, cells)]
    return box("tr", *row, classes=f"wrt-item {filter.classes(facets)}", machine=True)


def _stated(text: str) -> list[nodes.Node | str]:
    """A statement as text, in an element that slants its letters."""
    return statement(*lowered(text))


def _told(words: str) -> list[nodes.Node | str]:
    """A sentence about a statement, with its letters in italics."""
    return [letter for part in lowered(words) for letter in in_italics(part)]


def _facets(env: BuildEnvironment, result: Result) -> dict[str, str]:
    about = result.sheet
    return {"subject": about.subject, "shape": about.shape, "status": about.status,
            "chapter": env.titles[result.docname].astext()}


def _way_home(env: BuildEnvironment, result: Result) -> nodes.Node:
    return way_to(result.docname, env.titles[result.docname].astext())


def _group(result: Result) -> str:
    subject, shape = result.sheet.subject, result.sheet.shape
    words = f"{subject}, {shape}" if shape else subject
    return words[0].upper() + words[1:]


def _all_refutations(env: BuildEnvironment) -> list[Result]:
    return _in_order(env, "refutation")


def _in_order(env: BuildEnvironment, kind: str) -> list[Result]:
    """The results of a kind, as a reader meets them who turns the pages."""
    domain = wrt_domain(env)
    order = {name: place for place, name in enumerate(domain.pages)}
    found = (result for result in domain.results if result.kind == kind)
    return sorted(found, key=lambda result: order.get(result.docname, len(order)))


def _way_to_refutations(env: BuildEnvironment, words: str) -> nodes.Node:
    listed = [page for page, links in wrt_domain(env).data["links"].items() if ("wrt", "wrong-answers") in links]
    return way_to(listed[0], words) if listed else nodes.Text(words)


def _refutations(env: BuildEnvironment, told: Told) -> Iterator[nodes.Node]:
    found = _all_refutations(env)
    count = sum(result.name in told for result in found)
    yield box("p", f"{len(found)} claims, each of which is false; {count} of them have a source that was read.")
    yield from (_claim(env, result, told.get(result.name, [])) for result in found)


def _claim(env: BuildEnvironment, result: Result, where: list[nodes.Node]) -> nodes.Node:
    """A wrong answer as a few lines of text: its chapter has it typeset, and a page of hundreds stays light."""
    sheet, words = result.sheet, title(result.sheet)
    found = sheet.finding.text[:1].upper() + sheet.finding.text[1:]
    said = [("False: ", sheet.text, "wrt-is-false", f"wrt-false {SLANTED}"),
            ("Right: ", sheet.answer.text, "wrt-is-right", SLANTED)]
    lines = [box("p", f"{words}, from ", _way_home(env, result), classes="wrt-about"),
             *(box("p", label, box("span", *_stated(text), classes=classes), classes=f"wrt-claim {verdict}")
               for label, text, verdict, classes in said if text),
             box("p", f"{sheet.because.text} ", *_told(found), "."),
             box("p", "Found: ", *where, ".") if where else box("p", CONSTRUCTED)]
    shown = box("div", *lines, classes="wrt-refuted wrt-item", role="group", aria_label=f"{words}, which is false",
                machine=True)
    shown["ids"] = [nodes.make_id(result.name)]
    return shown


def _errata(env: BuildEnvironment, _: Told) -> Iterator[nodes.Node]:
    entries = wrt_domain(env).registry.entries
    events = [(event, entry) for entry in entries for event in entry.history]
    if not events:
        yield box("p", "No published formula has been corrected, renamed or retired.")
        return
    items = []
    for event, entry in events:
        words = f": {event['kind']} in version {event['version']}. {event['why']}"
        items.append(box("li", way_to(page_of(entry.id), f"{entry.name} ({entry.id})"), words))
    yield box("ul", *items)


LISTS: dict[str, Callable[[BuildEnvironment, Told], Iterator[nodes.Node]]] = {
    "formulas": _formulas, "wrong-answers": _refutations, "errata": _errata, lexicon.API: lexicon.names}


def setup(app) -> None:
    """Tell Sphinx of the directive."""
    app.add_node(listing)
    app.add_directive("listing", ListingDirective)
    app.add_post_transform(ShowListings)
