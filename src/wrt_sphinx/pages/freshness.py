"""What was read with other code, or was something else, is read again; what shows another page as it was is written.

What decides is what files hold, and never their times: an archive may give a file of today the time of years ago.
"""

from __future__ import annotations

import hashlib
import sys
import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from sphinx import addnodes

from ..chapters.confinement import DATA
from ..chapters.declared import FOLDER
from ..chapters.execution import CHAPTERS
from ..chapters.parsing import digest, text_of
from ..parts.nodes import cited
from .domain import wrt_domain

INPUTS = ("requirements.lock", "package-lock.json", "CITATION.cff", f"{DATA}/**/*", f"{FOLDER}/**/*.py")
CODE = (".py", ".cjs", ".css", ".js", ".html", ".json")


def source_hash(confdir: Path) -> str:
    """A hash of all code that decides what a page says, and of all that cells may read."""
    found = hashlib.sha256(sys.version.encode())
    folders = [Path(str(files(name))) for name in ("wrt", "wrt_sphinx")]
    read = [(confdir, path) for pattern in INPUTS for path in confdir.glob(pattern)]
    read += [(folder, path) for folder in folders for path in folder.rglob("*") if path.suffix in CODE]
    for folder, path in sorted(read):
        if path.is_file():
            found.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()


def note_content(app, doctree: nodes.document) -> None:
    """Remember what a page was when it was read, and the files that it depends on."""
    docname = app.env.docname
    wrt_domain(app.env).data["read"][docname] = [CHAPTERS[docname].digest, *_dependencies(app.env, docname)]


def pages_changed(app, env, added, changed, removed) -> list[str]:
    """The pages that are something else than what was read."""
    return [name for name, read in wrt_domain(env).data["read"].items() if name in env.found_docs
            and read != [digest(text_of(Path(env.doc2path(name)))), *_dependencies(env, name)]]


def _dependencies(env, docname: str) -> list[str]:
    paths = [Path(env.srcdir, path) for path in sorted(env.dependencies.get(docname, ()))]
    return [hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in paths]


def pages_written(app, docnames) -> dict[str, Path]:
    """The file of each page, if the builder writes one for each."""
    is_paged = app.builder.name in ("html", "dirhtml")
    return {name: Path(app.builder.get_outfilename(name)) for name in sorted(docnames) if is_paged}


def pages_of_removed(app, env, added, changed, removed) -> list[str]:
    """When a page goes, its file goes too, and what pointed to it is read again."""
    for page in pages_written(app, removed).values():
        page.unlink(missing_ok=True)
    return sorted(env.found_docs) if removed else []


def note_links(app, doctree: nodes.document) -> None:
    """Remember to what a page points."""
    found = [(node.get("refdomain"), node["reftarget"]) for node in doctree.findall(addnodes.pending_xref)]
    for link in found + [("math", node["name"]) for node in doctree.findall(cited)]:
        wrt_domain(app.env).note("links", app.env.docname, link)


def pages_to_write(app, env) -> list[str]:
    """The pages that were read, or see another number, title or statement than when they were written."""
    domain = wrt_domain(env)
    before, now = domain.data["sights"], {name: _sight(env, name) for name in env.found_docs}
    domain.data["sights"] = now
    found = sorted(name for name in now if name in CHAPTERS or now[name] != before.get(name))
    for page in pages_written(app, found).values():
        # should the build end before it is written, nothing old is taken for it
        page.unlink(missing_ok=True)
    return found


def _sight(env, docname: str) -> tuple:
    """What a page shows of others: the table of contents, numbers, and where its links lead."""
    lists = [str(node.attributes) for name in sorted(env.tocs) for node in env.tocs[name].findall(addnodes.toctree)]
    titles = [(name, title.astext()) for name, title in sorted(env.titles.items())]
    numbers = [kind.get(docname) for kind in (env.toc_secnumbers, env.toc_fignumbers)]
    links = wrt_domain(env).data["links"].get(docname, [])
    failures = wrt_domain(env).data["failures"].get(docname)
    return lists, titles, numbers, wrt_domain(env).registry, [_target(env, *link) for link in links], failures


def _target(env, kind: str, name: str) -> tuple | list:
    if kind == "math":
        home, _ = env.domains.math_domain.equations.get(name, ("", 0))
        numbers, result = env.toc_fignumbers.get(home, {}).get("displaymath", {}), wrt_domain(env).find(name)
        # of a formula, its derivation stays at home
        seen = result and (result.docname, replace(result.sheet, rows=()))
        return home, numbers.get(nodes.make_id(f"equation-{name}")), seen
    if kind == "doc":
        return env.metadata[name].get("myst_slugs"), name in env.found_docs
    if kind == "wrt":
        # a listing shows all results
        return [_target(env, "math", r.name) for r in wrt_domain(env).results]
    # nothing is known of what other links show
    return (time.time_ns(),)

