"""A build with a failure ends before anything is written, with all of them told."""

from __future__ import annotations

import posixpath
import sys
from collections.abc import Iterator
from pathlib import Path

from ..chapters.execution import CHAPTERS, take_over
from ..ids.addresses import NOT_FOUND
from .domain import wrt_domain
from .freshness import pages_written
from .notes import Failure
from .sources import check_sources

MOST_LINES = 8
# what is left, while the author writes, by a build that failed
FAILED = "failed"


def note_execution(app, docname: str, content: list[str]) -> None:
    """Take over what failed while the page was executed."""
    for line, message in take_over(docname).failures:
        wrt_domain(app.env).fail(docname, line, message)
    for name in CHAPTERS[docname].sizes(app.srcdir):
        wrt_domain(app.env).note("sizes", docname, name)
    for line, message in CHAPTERS[docname].misread:
        wrt_domain(app.env).note_failure(docname, Failure(line, message, is_root=True))


def check_site(app, env) -> None:
    """Check what can be known only when all pages have been read."""
    domain = wrt_domain(env)
    for docname in sorted(env.found_docs - env.all_docs.keys()):
        # as on writing, Sphinx may lose what fails in another process
        domain.fail(docname, 1, "the page was lost while it was read in parallel; build with -j1 to see why")
    domain.check_uses()
    domain.check_shapes()
    domain.check_ids()
    domain.note_labels()
    check_sources(env)
    for message in _lost_ways(env):
        domain.fail(env.config.root_doc, 1, message, "conf.py")
    for docname in sorted(env.found_docs.difference(domain.pages, {NOT_FOUND})):
        domain.fail(docname, 1, "no toctree leads to this page; list it in that of index.md")
    for docname, chapter in CHAPTERS.items():
        is_chapter = chapter.code_cells or docname.startswith("chapters/")
        is_checked = any(result.kind != "picture" for result in domain.of(docname))
        if is_chapter and not is_checked and docname not in domain.data["failures"]:
            domain.fail(docname, 1, "a chapter without a check; let a cell end with a Formula or a Refutation")


def _lost_ways(env) -> Iterator[str]:
    for old, target in getattr(env.config, "redirects", {}).items():
        new = posixpath.normpath(posixpath.join(posixpath.dirname(old), target.partition("#")[0]))
        if old in env.found_docs:
            yield f"`redirects` leads away from {old}, which is a page of the site; take it out"
        elif new.removesuffix(".html") not in env.found_docs:
            yield f"`redirects` leads from {old} to {target}, which is no page; write it as seen from {old}"


def end_if_failed(app, env) -> None:
    """Print all failures and leave; while the author writes, the pages are written and show them."""
    if not env.config.wrt_live:
        tell_all(env)


def tell_all(env) -> None:
    """Print all failures, if there are any, and leave."""
    domain = wrt_domain(env)
    failed, before = sorted(domain.data["failures"]), Path(env.doctreedir, FAILED)
    if not failed:
        if env.config.wrt_live and before.exists():
            before.unlink()
            print("whole again: no page has a failure", flush=True)
        return
    for docname in failed:
        path = env.doc2path(docname, base=False)
        for failure in domain.failures_of(docname):
            print(report(failure.path or path, failure), file=sys.stderr)
    count = f"{len(failed)} {'chapter' if len(failed) == 1 else 'chapters'}"
    if env.config.wrt_live:
        print(f"FAILED: {count}; the pages show where", file=sys.stderr)
        before.touch()
    else:
        print(f"BUILD FAILED: {count}", file=sys.stderr)
        # any other exception would make Sphinx report a crash and forget the pages
        raise SystemExit(1)


def report(path: str, failure: Failure) -> str:
    """A failure with its place, in a few lines."""
    first, *rest = [line for line in failure.message.splitlines() if line.strip()][:MOST_LINES]
    lines = [f"{path}:{failure.line}: ERROR: {first}"]
    lines += [line if line.startswith(" ") else f"  {line}" for line in rest]
    return "\n".join(lines)


def check_links(app, exception: Exception | None) -> None:
    """Tell what was found when links were followed, which is when pages are written."""
    if exception is None:
        if not app.config.wrt_live:
            # or the next build would take them as they are
            for page in pages_written(app, wrt_domain(app.env).data["failures"]).values():
                page.unlink(missing_ok=True)
        tell_all(app.env)


def check_written(app, exception: Exception | None) -> None:
    """Find pages that were lost: Sphinx's parallel writers lose them silently."""
    pages = pages_written(app, app.env.found_docs) if exception is None else {}
    if lost := [docname for docname, page in pages.items() if not page.is_file()]:
        print(f"BUILD FAILED: not written: {', '.join(lost)}", file=sys.stderr)
        raise SystemExit(1)
