"""What the environment remembers about a page: results, uses, failures."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes
from sphinx.domains import Domain

from .nodes import equation


@dataclass(frozen=True)
class Result:
    """A formula or a refutation that a cell displayed."""

    name: str
    kind: str
    docname: str
    line: int
    tex: str
    status: str
    data: dict


@dataclass(frozen=True)
class Failure:
    """What keeps a page from being published."""

    line: int
    message: str


@dataclass(frozen=True)
class Use:
    """A place that shows or cites a result of some kind."""

    name: str
    kind: str
    line: int


class WrtDomain(Domain):
    """All data are kept by docname, so that clearing and merging are plain."""

    name = "wrt"
    label = "checked mathematics"
    data_version = 2
    initial_data = {"results": {}, "uses": {}, "failures": {}, "links": {}, "sights": {}}
    enumerable_nodes = {equation: ("displaymath", None)}

    def note(self, kind: str, docname: str, item) -> None:
        """Remember a result, a use or a failure of a page."""
        items = self.data[kind].setdefault(docname, [])
        if item not in items:
            items.append(item)

    def fail(self, docname: str, line: int, message: str) -> None:
        """Remember a failure, and that the page is to be read again."""
        self.note("failures", docname, Failure(line, message))
        self.env.reread_always.add(docname)

    @property
    def results(self) -> list[Result]:
        """All results of the site, page by page."""
        return [r for name in sorted(self.data["results"]) for r in self.of(name)]

    def of(self, docname: str) -> list[Result]:
        """The results of one page."""
        return self.data["results"].get(docname, [])

    def find(self, name: str) -> Result | None:
        """The result of that name."""
        return next((r for r in self.results if r.name == name), None)

    def number(self, node: equation, docname: str, name: str) -> None:
        """Give a formula its label: the one that ``{eq}`` knows."""
        node["ids"].append(nodes.make_id(f"equation-{name}"))
        node["number"] = None
        self.env.domains.math_domain.note_equation(docname, name, location=node)

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        for kind in self.initial_data:
            self.data[kind].pop(docname, None)

    def merge_domaindata(self, docnames, otherdata: dict) -> None:
        """Take in pages that another process has read."""
        for kind in self.initial_data:
            for docname, items in otherdata[kind].items():
                if docname in docnames:
                    self.data[kind][docname] = items

    def resolve_any_xref(self, *place) -> list:
        """Plain Markdown links do not name formulas."""
        return []

    def check_uses(self) -> None:
        """Find names that are missing, not numbered, or used twice."""
        # a page that stopped half-way lacks formulas for no fault of those who cite it
        if not self.data["failures"]:
            for docname, uses in sorted(self.data["uses"].items()):
                for use in uses:
                    self._check_use(docname, use)
        self._check_twice()

    def _check_use(self, docname: str, use: Use) -> None:
        found = self.find(use.name)
        if found is None:
            self.fail(docname, use.line, f"{use.kind} {use.name!r}: no cell of the site displays it")
        elif found.kind != use.kind:
            self.fail(docname, use.line, f"{use.kind} {use.name!r}: it is a {found.kind}")

    def _check_twice(self) -> None:
        first: dict[str, Result] = {}
        for result in self.results:
            other = first.setdefault(result.name, result)
            if other is not result:
                place = f"{self.env.doc2path(other.docname, base=False)}:{other.line}"
                why = f"the name {result.name!r} is taken by {place}; choose another"
                self.fail(result.docname, result.line, why)


def wrt_domain(env) -> WrtDomain:
    """The domain of a build."""
    return env.get_domain("wrt")
