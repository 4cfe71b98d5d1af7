"""The search: its page, and what it looks through, as a script, for a page in a folder can load no other data.

Words are looked for by MiniSearch, which makes its index in the browser, so that the data hold the text alone.
Pagefind loads its index by requests, which a page in a folder may not make; the index of lunr is larger than its text,
and it has had no release since 2020.
None of them knows mathematics: to each, ``x'Ax`` and ``xᵀ A x`` are different words, and a letter is none.
So expressions are read into trees by code of our own (`static/reading.js`), which is the same for what is printed and
for what is typed, and trees are compared by what they say, up to the names of their letters.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from rjsmin import jsmin

from wrt.sheets.glossary import glossary
from wrt.sheets.sheet import Sheet, Words

from ..pages.domain import wrt_domain
from ..pages.excerpts import MATHEMATICS, NUMBERS, plain
from ..pages.lexicon import API, anchor_of
from ..pages.notes import Result
from ..pages.typeset import STATIC, typesetter
from ..parts.title import DEFINED, title

DATA = "search-data.js"
# what people call things otherwise than the pages do, as patterns, and what the pages say
NAMES = "names.json"
ENGINE = Path("node_modules", "minisearch")
# the last has the name of what is made of all
SCRIPTS = ("spellings.js", "reading.js", "likeness.js", "words.js", "ranking.js", "typesetting.js", "search.js")
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
        package = typesetter(app) / ENGINE
        about = json.loads((package / "package.json").read_text(encoding="utf-8"))
        notice = f"/*! {about['name']} {about['version']}, {about['author']}, {about['license']} licence */\n"
        sources = [package / "dist" / "umd" / "index.js", *(STATIC / name for name in SCRIPTS)]
        script = notice + "".join(jsmin(source.read_text(encoding="utf-8")) + "\n" for source in sources)
        (Path(app.outdir) / "_static" / SCRIPTS[-1]).write_text(script, encoding="utf-8")


def searched(app) -> dict:
    """All that is looked through: pages, sections and results, which say their page by its place; and other names."""
    env, domain = app.env, wrt_domain(app.env)
    pages = [name for name in domain.data["prose"] if "nosearch" not in env.metadata[name]]
    order = {name: place for place, name in enumerate(domain.pages)}
    pages.sort(key=lambda name: order.get(name, len(order)))
    links = domain.data["links"]
    places, uses = {name: place for place, name in enumerate(pages)}, _uses(domain)
    return {
        "pages": [{"to": app.builder.get_target_uri(name), "title": env.titles[name].astext(),
                   "weight": _weight(env, name)} for name in pages],
        "sections": [{"page": places[name], "at": anchor, "title": heading, "text": _numbered(env, prose)}
                     for name in pages for anchor, heading, prose in domain.data["prose"][name]]
                    + [{"page": places[page], "at": anchor_of(named.name), "title": named.name,
                        "text": ""} for page in pages if ("wrt", API) in links.get(page, [])
                       for named in glossary()],
        "results": [_result(app, result, places[result.docname], uses[result.name])
                    for name in pages for result in domain.of(name) if result.kind != "picture"],
        "names": json.loads((STATIC / NAMES).read_text(encoding="utf-8")),
    }


def _result(app, result: Result, page: int, uses: int) -> dict:
    found = {"page": page, **_said(result.sheet), "uses": uses}
    if result.kind == "formula":
        found |= {"at": f"equation-{result.name}", "number": _number(app.env, result.name),
                  "id": wrt_domain(app.env).registry.ids.get(result.name, "")}
    else:
        pages = wrt_domain(app.env).data["links"].items()
        listed = [name for name, links in pages if ("wrt", "wrong-answers") in links]
        at = nodes.make_id(result.name)
        found |= {"at": at, "to": f"{app.builder.get_target_uri(listed[0])}#{at}"} if listed else {"at": ""}
    return {name: value for name, value in found.items() if value or name in ("page", "at")}


def _said(sheet: Sheet) -> dict:
    """What a result says: its statement, the terms for which letters stand, its lines, and what is true instead."""
    shape = "" if sheet.shape == "no derivative" else f"{sheet.subject} derivative {sheet.shape}"
    return {
        "title": title(sheet), "text": sheet.text, "status": sheet.status, "about": shape,
        "terms": [given.text for given in sheet.givens if DEFINED.fullmatch(given.text)],
        "lines": [row.right.text for row in sheet.rows[:-1]],
        "why": _why(sheet.because), "answer": sheet.answer.text, "otherwise": sheet.convention.text,
    }


def _why(because: Words) -> str:
    return "".join(words + (MATHEMATICS.format(plain(tex)) if tex else "") for words, tex, _ in because.pieces)


def _uses(domain) -> Counter:
    """How often chapters and the first page show or cite a result: what matters is named again, and lists name all."""
    return Counter(use.name for page, uses in domain.data["uses"].items() if _weight(domain.env, page) == CHAPTER
                   for use in uses)


def _weight(env, name: str) -> float:
    if name == env.config.root_doc or env.toc_secnumbers.get(name):
        return CHAPTER
    lists = [link for link in wrt_domain(env).data["links"].get(name, []) if link[0] == "wrt" and link[1] != API]
    return LIST if lists else GUIDE


def _numbered(env, prose: str) -> str:
    return NUMBERS.sub(lambda found: _number(env, found[1]), prose)


def _number(env, name: str) -> str:
    home = wrt_domain(env).find(name)
    numbers = env.toc_fignumbers.get(home.docname, {}).get("displaymath", {}) if home else {}
    return f"({'.'.join(map(str, numbers.get(f'equation-{name}', '?')))})"
