"""The search: its page, and what it looks through, as a script, for a page in a folder can load no other data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from rjsmin import jsmin

from wrt.sheets.sheet import Sheet

from ..pages.domain import wrt_domain
from ..pages.excerpts import NUMBERS
from ..pages.notes import Result
from ..pages.typeset import STATIC
from ..parts.title import title, written_out

DATA = "search-data.js"
ENGINE = Path("node_modules", "minisearch")
SCRIPTS = ("spellings.js", "search.js")
# what the search weighs: a page that teaches comes before one that lists, and that before the guide
CHAPTER, LIST, GUIDE = 1, 0.6, 0.3


def take_place(app) -> None:
    """Let Sphinx write no index of its own."""
    if app.builder.name in ("html", "dirhtml"):
        app.builder.search = False


def search_page(app) -> Iterator[tuple[str, dict, str]]:
    """The page on which one searches."""
    yield "search", {}, "search.html"


def write_search(app, exception: Exception | None) -> None:
    """Write the data beside the pages; of the scripts it leaves out the comments, but for the notice of the engine."""
    if exception is None and app.builder.name in ("html", "dirhtml"):
        text = json.dumps(searched(app), ensure_ascii=False, separators=(",", ":"))
        (Path(app.outdir) / DATA).write_text(f"const SEARCHED = {text}\n", encoding="utf-8")
        package = Path(app.srcdir) / app.config.wrt_typesetter / ENGINE
        about = json.loads((package / "package.json").read_text(encoding="utf-8"))
        notice = f"/*! {about['name']} {about['version']}, {about['author']}, {about['license']} licence */\n"
        sources = [package / "dist" / "umd" / "index.js", *(STATIC / name for name in SCRIPTS)]
        script = notice + "".join(jsmin(source.read_text(encoding="utf-8")) + "\n" for source in sources)
        (Path(app.outdir) / "_static" / SCRIPTS[-1]).write_text(script, encoding="utf-8")


def searched(app) -> dict:
    """All that is looked through: pages, sections and results, which say their page by its place."""
    env, domain = app.env, wrt_domain(app.env)
    pages = [name for name in domain.data["prose"] if "nosearch" not in env.metadata[name]]
    order = {name: place for place, name in enumerate(_in_order(env))}
    pages.sort(key=lambda name: order.get(name, len(order)))
    places, uses = {name: place for place, name in enumerate(pages)}, _uses(domain)
    return {
        "pages": [{"to": app.builder.get_target_uri(name), "title": env.titles[name].astext(),
                   "weight": _weight(env, name)} for name in pages],
        "sections": [{"page": places[name], "at": anchor, "title": heading, "text": _numbered(env, prose)}
                     for name in pages for anchor, heading, prose in domain.data["prose"][name]],
        "results": [_result(app, result, places[result.docname], uses[result.name])
                    for name in pages for result in domain.of(name) if result.kind != "picture"],
    }


def _result(app, result: Result, page: int, uses: int) -> dict:
    sheet = result.sheet
    found = {"page": page, "title": title(sheet), "text": sheet.text, "status": sheet.status, "uses": uses,
             "spoken": sheet.spoken, "out": written_out(sheet), "about": _about(sheet)}
    if result.kind == "formula":
        id = wrt_domain(app.env).registry.ids.get(result.name, "")
        return found | {"at": f"equation-{result.name}", "number": _number(app.env, result.name), "id": id}
    listed = [name for name, links in wrt_domain(app.env).data["links"].items() if ("wrt", "wrong-answers") in links]
    at = nodes.make_id(result.name)
    return found | ({"to": f"{app.builder.get_target_uri(listed[0])}#{at}"} if listed else {"at": ""})


def _about(sheet: Sheet) -> str:
    if sheet.kind == "refutation":
        return f"false wrong {sheet.because.text}"
    return "" if sheet.shape == "no derivative" else f"{sheet.subject} derivative {sheet.shape}"


def _uses(domain) -> Counter:
    """How often a result is shown or cited: what matters is named again."""
    return Counter(use.name for uses in domain.data["uses"].values() for use in uses)


def _in_order(env) -> list[str]:
    """All pages that a table of contents lists, as a reader turns them."""
    root = env.config.root_doc
    found, pages = [root], list(reversed(env.toctree_includes.get(root, [])))
    while pages:
        name = pages.pop()
        if name not in found:
            found.append(name)
            pages += reversed(env.toctree_includes.get(name, []))
    return found


def _weight(env, name: str) -> float:
    if name == env.config.root_doc or env.toc_secnumbers.get(name):
        return CHAPTER
    return LIST if any("wrt" in link for link in wrt_domain(env).data["links"].get(name, [])) else GUIDE


def _numbered(env, prose: str) -> str:
    return NUMBERS.sub(lambda found: _number(env, found[1]), prose)


def _number(env, name: str) -> str:
    home = wrt_domain(env).find(name)
    numbers = env.toc_fignumbers.get(home.docname, {}).get("displaymath", {}) if home else {}
    return f"({'.'.join(map(str, numbers.get(f'equation-{name}', '?')))})"
