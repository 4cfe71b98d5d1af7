"""The permanent page of each formula: what its chapter shows of it, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape
from pathlib import Path
from textwrap import shorten

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import new_document

from wrt.sheets.sheet import Asked, Sheet

from ..ids.addresses import ASKING, filled, page_of
from ..ids.revision import as_words
from ..pages.domain import wrt_domain
from ..pages.sources import sources_of
from ..pages.typeset import typeset_nodes
from ..parts.italics import titled
from ..parts.nodes import CHANGED, Part, box, element, equation
from ..parts.repeat import without_code
from ..parts.statement import in_form, paragraphs
from ..parts.title import title
from .citation import cite_box

# of a heading, in the title of a page: what a search engine shows with the id and the name of the site
LONGEST = 52
OTHERS = ("No author wrote these: the program that builds this site found them, and proved each for all shapes, "
          "under the same conditions.")
VERBS = {"corrected": "Corrected", "renamed": "Renamed", "retired": "Retired"}


def pages_of_formulas(app) -> Iterator[tuple[str, dict, str]]:
    """Yield every page that is older than the chapter it shows a part of."""
    env, contents = app.env, _contents(app)
    trees: dict[str, nodes.document] = {}
    domain = wrt_domain(env)
    for id, result in domain.formulas:
        if not _is_newer(app, page_of(id), result.docname):
            if result.docname not in trees:     # to read one takes longer than to write the page
                trees[result.docname] = env.get_doctree(result.docname)
            shown = list(_shown(app, trees[result.docname], id, result))
            yield page_of(id), _context(app, id, title(result.sheet), shown) | contents, "page.html"
    for entry in domain.registry.entries:
        if entry.is_retired:
            gone = box("p", "This formula was retired. It said: ", box("code", entry.statement))
            heading = title(Sheet("formula", entry.name))
            yield page_of(entry.id), _context(app, entry.id, heading, [gone]) | contents, "page.html"


def _contents(app) -> dict[str, Callable[..., str]]:
    """The contents of the site beside a page: the same beside all of these, which stand in none."""
    return {"toctree": cache(partial(app.builder._get_local_toctree, page_of("any")))}


def _is_newer(app, page: str, docname: str) -> bool:
    own, chapter = (Path(app.builder.get_outfilename(name)) for name in (page, docname))
    return own.exists() and own.stat().st_mtime_ns > chapter.stat().st_mtime_ns


def _shown(app, tree: nodes.document, id: str, result) -> Iterator[nodes.Node]:
    shown = next(node for node in tree.findall(equation) if node["name"] == result.name)
    yield without_code(shown)
    home = app.builder.get_relative_uri(page_of(id), result.docname)
    way = nodes.reference("", app.env.titles[result.docname].astext(), refuri=f"{home}#f-{id}", internal=True)
    yield box("p", "Derived in the chapter ", way, ", which says what it is for.")
    yield from _asked(app, id, result.sheet.asked)
    derived = [node for node in tree.findall(element) if node.get("derives") == result.name]
    if derived and not any(True for node in shown.findall(element) if node.get("derives") == result.name):
        yield box("h2", "Derivation")
        yield derived[0].deepcopy()
    if result.sheet.forms:
        yield from _forms(app, result.sheet)
    yield from _sources(sources_of(wrt_domain(app.env), result))
    yield box("h2", "How it was checked")
    yield from paragraphs(result.sheet.check)
    yield box("p", f"The source is of {as_words(app.config.wrt_revision)}.", machine=True)


def _asked(app, id: str, asked: Asked) -> Iterator[nodes.Node]:
    if asked.text and ASKING in app.env.found_docs:
        page = app.builder.get_relative_uri(page_of(id), ASKING)
        yield box("p", nodes.reference("", CHANGED, refuri=f"{page}{filled(asked)}", internal=True), ".")


def _forms(app, sheet: Sheet) -> Iterator[nodes.Node]:
    shown = box("dl", *[part for form in sheet.forms for part in in_form(form)], classes="wrt-forms")
    for _, error in typeset_nodes(app.env, shown):
        raise error
    yield from (box("h2", "In other forms"), box("p", OTHERS), shown)


def _sources(sources: list[dict]) -> Iterator[nodes.Node]:
    if sources:
        yield box("h2", "Sources" if sources[0]["of"] == "formula" else "Sources of the chapter")
        yield box("ul", *[box("li", *_linked(source["text"], source.get("url", ""))) for source in sources])


def _linked(text: str, url: str) -> list[nodes.Node | str]:
    if not url:
        return [text]
    shown = next((way for way in (url, url.replace("https://doi.org/", "doi:", 1)) if way in text), "")
    before, _, after = text.partition(shown) if shown else (f"{text} ", "", "")
    return [before, nodes.reference("", shown or url, refuri=url), after]


def _context(app, id: str, heading: str, parts: list[nodes.Node]) -> dict:
    entry, page = wrt_domain(app.env).registry.entry(id), page_of(id)
    document = new_document(page)
    cited = cite_box(app, f"Formula {id}: {heading}", page, id)
    document += [box("h1", *titled(heading)), *parts, *_history(app, entry), cited]
    for node in document.findall(addnodes.pending_xref):
        node["refdoc"] = page
    app.env.apply_post_transforms(document, page)
    builder = app.builder
    builder.current_docname, before = page, builder.fignumbers
    home = wrt_domain(app.env).find(entry.name)
    builder.fignumbers = app.env.toc_fignumbers.get(home.docname, {}) if home else {}
    body = "".join(builder.render_partial(node)["fragment"] for node in document.children)
    builder.fignumbers = before
    about = escape(f"The formula {heading}, with its conditions, how it was checked, and how to cite it.")
    return {"title": f"{shorten(heading, LONGEST, placeholder='…')} ({id})", "body": body, "parents": [],
            "metatags": f'<meta name="description" content="{about}">'}


def _history(app, entry) -> Iterator[nodes.Node]:
    yield box("h2", "History")
    items = [box("li", f"Published in version {entry.since}, with the id {entry.id} and the name {entry.name}.")]
    for event in entry.history:
        parts: list[Part] = [f"{VERBS[event['kind']]} in version {event['version']}: {event['why']}"]
        if event.get("was"):
            parts += [" It was called " if event["kind"] == "renamed" else " It said: ", box("code", event["was"]), "."]
        if event.get("to"):
            uri = app.builder.get_relative_uri(page_of(entry.id), page_of(event["to"]))
            parts += [" See ", nodes.reference("", event["to"], refuri=uri, internal=True), "."]
        items.append(box("li", *parts))
    yield box("ul", *items)
