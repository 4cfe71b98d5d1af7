"""Where a formula comes from: the sources its author names, or else all that its chapter cites."""

from __future__ import annotations

from docutils import nodes

from .domain import WrtDomain, wrt_domain
from .notes import Result


def note_sources(app, doctree: nodes.document) -> None:
    """Remember what a page cites: the key, the entry as the page shows it, and its address."""
    keys = {name: key for key, name in app.env.temp_data.get("bibtex_footcite_names", {}).items()}
    for footnote in doctree.findall(nodes.footnote):
        if key := next(filter(None, map(keys.get, footnote["names"])), ""):
            ways = [way["refuri"] for way in footnote.findall(nodes.reference) if "refuri" in way]
            entry = footnote.next_node(nodes.paragraph)
            text = " ".join(entry.astext().split()) if entry else ""
            source = {"key": key, "text": text} | ({"url": ways[0]} if ways else {})
            wrt_domain(app.env).note("sources", app.env.docname, source)


def sources_of(domain: WrtDomain, result: Result) -> list[dict]:
    """The sources of a formula; `of` says whether they are its own or the chapter's."""
    stated = domain.data["stated"].get(result.docname, [])
    own = [key for name, keys, _ in stated if name == result.name for key in keys]
    cited = domain.data["sources"].get(result.docname, [])
    return [source | {"of": "formula" if own else "chapter"} for source in cited if not own or source["key"] in own]


def check_sources(env) -> None:
    """Find sources that a page states of a formula of another page, or does not cite."""
    domain = wrt_domain(env)
    for docname, stated in domain.data["stated"].items():
        cited = {source["key"] for source in domain.data["sources"].get(docname, [])}
        for name, keys, line in stated:
            home = domain.find(name)
            if home and home.docname != docname:
                domain.fail(docname, line, f"the sources of {name!r} are stated on its own page, {home.docname}")
            for key in sorted({*keys} - cited):
                domain.fail(docname, line, f"the source {key!r} of {name!r} is not cited on this page; say what it "
                                           f"gives in a sentence with {{footcite}}`{key}`")
