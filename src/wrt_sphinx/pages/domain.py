"""What the environment remembers about a page: results, uses, failures."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain
from sphinx.util.nodes import make_refnode

from wrt.sheets.sheet import Sheet

from ..ids.addresses import is_permanent, page_of
from ..ids.history import History
from ..ids.registry import Registry
from ..parts.nodes import Part, equation
from ..parts.title import title
from .notes import DIRECTIVES, WORDS, Failure, Result, Use
from .prose import fault_of_words

# the kind of a link to any page
PAGE = "page"


class WrtDomain(Domain):
    """All data are kept by docname, so that clearing and merging are plain."""

    name = "wrt"
    label = "checked mathematics"
    data_version = 8
    initial_data = {"results": {}, "uses": {}, "failures": {}, "links": {}, "sights": {}, "sources": {}, "stated": {},
                    "sizes": {}, "shapes": {}, "read": {}, "prose": {}}
    enumerable_nodes = {equation: ("displaymath", None)}

    def note(self, kind: str, docname: str, item) -> None:
        """Remember a result, a use or a failure of a page."""
        items = self.data[kind].setdefault(docname, [])
        if item not in items:
            items.append(item)

    def fail(self, docname: str, line: int, message: str, path: str = "") -> None:
        """Remember a failure of a page."""
        self.note_failure(docname, Failure(line, message, path))

    def note_failure(self, docname: str, failure: Failure) -> None:
        """Remember a failure, and that the page is to be read again."""
        self.note("failures", docname, failure)
        self.env.reread_always.add(docname)

    def failures_of(self, docname: str) -> list[Failure]:
        """The failures of a page in its order, without those that only follow from others."""
        found = sorted(self.data["failures"].get(docname, []), key=lambda f: (f.line, f.is_complaint))
        found = [f for f in found if f.is_root][:1] or found
        told: list[Failure] = []
        taken: set[int | str] = set()
        for failure in found:
            if not failure.is_complaint or not {failure.line, failure.message} & taken:
                told.append(failure)
                taken |= {failure.line, failure.message}
        return told

    @cached_property
    def registry(self) -> Registry:
        """The permanent ids, as the committed file has them."""
        name = self.env.config.wrt_registry
        return Registry.read(Path(self.env.srcdir) / name) if name else Registry()

    @property
    def formulas(self) -> list[tuple[str, Result]]:
        """Each formula that has a permanent id, with it."""
        ids = self.registry.ids
        return [(ids[r.name], r) for r in self.results if r.kind == "formula" and r.name in ids]

    @property
    def results(self) -> list[Result]:
        """All results of the site, page by page."""
        return [r for name in sorted(self.data["results"]) for r in self.of(name)]

    @property
    def pages(self) -> list[str]:
        """All pages that a table of contents lists, as a reader turns them."""
        found, waiting = {}, [self.env.config.root_doc]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = True
                waiting += reversed(self.env.toctree_includes.get(name, []))
        return [*found]

    def of(self, docname: str) -> list[Result]:
        """The results of one page."""
        return self.data["results"].get(docname, [])

    def find(self, name: str) -> Result | None:
        """The result of that name."""
        return next((r for r in self.results if r.name == name), None)

    def number(self, node: equation, docname: str, name: str) -> None:
        """Give a formula its label: the one that ``{eq}`` knows."""
        node["ids"].append(nodes.make_id(f"equation-{name}"))
        node["number"], node["name"] = None, name
        # of a name taken twice, it would tell what we tell
        if name not in self.env.domains.math_domain.equations:
            self.env.domains.math_domain.note_equation(docname, name, location=node)

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        for kind in self.initial_data:
            self.data[kind].pop(docname, None)

    def merge_domaindata(self, docnames, otherdata: dict) -> None:
        """Take in pages that another process has read."""
        # complaints about a page come before the page
        early = [(docname, failure) for docname in docnames for failure in self.data["failures"].pop(docname, [])]
        for kind in self.initial_data:
            for docname, items in otherdata[kind].items():
                if docname in docnames:
                    self.data[kind][docname] = items
        for docname, failure in early:
            self.note_failure(docname, failure)

    def resolve_xref(self, env, fromdocname, builder, typ, target, node, contnode):
        """A page; to formulas, links are made by their labels."""
        return make_refnode(builder, fromdocname, target, "", contnode)

    def resolve_any_xref(self, *place) -> list:
        """Plain Markdown links do not name formulas."""
        return []

    def note_labels(self) -> None:
        """Make the id and the name of each formula a label of Sphinx's own, to which sites without us can refer.

        A place of that name, which an author gave, stays that place.
        """
        known = self.env.domains.standard_domain.labels
        for label in [label for label, (page, *_) in known.items() if is_permanent(page)]:
            del known[label]
        places = [(entry.id, entry.name, entry.name) for entry in self.registry.entries if entry.is_retired]
        places += [(id, result.name, title(result.sheet)) for id, result in self.formulas]
        for id, name, heading in places:
            for label in (id, name):
                known.setdefault(label, (page_of(id), "", heading))

    def check_ids(self) -> None:
        """Find formulas without a permanent id, and published ids without their formula."""
        config = self.env.config
        if config.wrt_registry and not self.data["failures"]:
            for docname, line, message in self.registry.failures(self.results, config.release):
                self.fail(docname or config.root_doc, line, message, "" if docname else config.wrt_registry)
            self._check_reasons(config.wrt_registry)
            self._check_history(History.read(Path(self.env.srcdir), config.wrt_registry))

    def _check_reasons(self, path: str) -> None:
        for entry in self.registry.entries:
            for event in entry.history:
                if found := fault_of_words(event["why"]):
                    what = f"typed mathematics: the reason holds {found.told}; say it in words"
                    self.fail(self.env.config.root_doc, entry.line, what, path)

    def _check_history(self, history: History) -> None:
        config = self.env.config
        texts = {result.name: result.sheet.text for result in self.results if result.kind == "formula"}
        if history.unknown:
            print(f"{config.wrt_registry}: not compared with what was published: {history.unknown}")
        for line, message in history.failures(self.registry, texts):
            self.fail(config.root_doc, line, message, config.wrt_registry)
        for message in history.lost_pages(config, self.env.found_docs):
            self.fail(config.root_doc, 1, message, "conf.py")

    def check_uses(self) -> None:
        """Find names that are missing, not numbered, or used twice."""
        # a page that stopped half-way lacks formulas for no fault of those who cite it
        if not self.data["failures"]:
            for docname, uses in sorted(self.data["uses"].items()):
                for use in uses:
                    self._check_use(docname, use)
        self._check_twice()
        self._check_contradictions()

    def check_shapes(self) -> None:
        """Find shapes that were typed with letters that are no sizes; a page without cells has those of the others."""
        everywhere = {name for names in self.data["sizes"].values() for name in names}
        for docname, shapes in self.data["shapes"].items():
            declared = set(self.data["sizes"].get(docname, [])) or everywhere
            for line, tex, sizes in shapes:
                if unknown := [name for name in sizes if name not in declared and not name.isdigit()]:
                    what = f"typed mathematics: ${tex}$ is a shape, and {unknown[0]} is no size"
                    self.fail(docname, line, what + "; declare it with dimensions(…), or write {expr}`…`")

    def _check_use(self, docname: str, use: Use) -> None:
        found = self.find(use.name)
        if found is None:
            self.fail(docname, use.line, f"{WORDS[use.kind]} {use.name!r}: no cell of the site displays it; "
                                         "mend the name, or let a cell end with it")
        elif found.kind != use.kind:
            self.fail(docname, use.line, f"{WORDS[use.kind]} {use.name!r}: it is a {WORDS[found.kind]}; "
                                         f"show it with {{{DIRECTIVES[found.kind]}}}")
        elif use.fingerprint not in ("", found.sheet.fingerprint):
            self.fail(docname, use.line, f"formula {use.name!r}: the step that cites it has another of that name than "
                                         "the site shows; cite the one that is displayed, or choose another name")

    def _check_contradictions(self) -> None:
        """Find what is shown as true and as false, in the same print and under the same conditions."""
        true = {_stated(r.sheet): r for r in self.results if r.kind == "formula"}
        for result in self.results:
            other = true.get(_stated(result.sheet)) if result.kind == "refutation" else None
            if other:
                self.fail(result.docname, result.line, f"{result.name} is refuted, and {other.name}, which prints like "
                          f"it, is {other.sheet.status}: write one of them in other words or letters")

    def _check_twice(self) -> None:
        first: dict[str, Result] = {}
        for result in self.results:
            other = first.setdefault(result.name, result)
            if other is not result:
                place = f"{self.env.doc2path(other.docname, base=False)}:{other.line}"
                why = f"the name {result.name!r} is taken by {place}; choose another"
                self.fail(result.docname, result.line, why)


def way_to(page: str, *words: Part) -> addnodes.pending_xref:
    """A link to any page, permanent pages of formulas included."""
    shown = [nodes.Text(part) if isinstance(part, str) else part for part in words]
    # of what stands in a link, Sphinx keeps the first part
    inside = shown if len(shown) == 1 else [nodes.inline("", "", *shown)]
    return addnodes.pending_xref("", *inside, refdomain="wrt", reftype=PAGE, reftarget=page)


def wrt_domain(env) -> WrtDomain:
    """The domain of a build."""
    return env.get_domain("wrt")


def _stated(sheet: Sheet) -> tuple[str, frozenset[str]]:
    """What a reader sees of a statement: its print, and what it rests on."""
    return sheet.tex, frozenset(given.text for given in sheet.givens)
