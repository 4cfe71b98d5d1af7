"""A build with a failure ends before anything is written, with all of them told."""

from __future__ import annotations

import sys
from pathlib import Path

from .domain import Failure, wrt_domain
from .execution import CHAPTERS

MOST_LINES = 8


def note_execution(app, docname: str, content: list[str]) -> None:
    """Take over what failed while the page was executed."""
    for line, message in CHAPTERS[docname].failures:
        wrt_domain(app.env).fail(docname, line, message)


def check_uses(app, env) -> list[str]:
    """Check what pages say of each other; renumbered pages are written again."""
    wrt_domain(env).check_uses()
    return sorted(env.found_docs) if CHAPTERS else []


def end_if_failed(app, env) -> None:
    """Print all failures and leave."""
    failed = wrt_domain(env).data["failures"]
    if not failed:
        return
    for docname in sorted(failed):
        path = env.doc2path(docname, base=False)
        for failure in sorted(failed[docname], key=lambda f: f.line):
            print(_told(path, failure), file=sys.stderr)
    count = f"{len(failed)} {'chapter' if len(failed) == 1 else 'chapters'}"
    print(f"BUILD FAILED: {count}", file=sys.stderr)
    # any other exception would make Sphinx report a crash and forget the pages
    raise SystemExit(1)


def check_written(app, exception: Exception | None) -> None:
    """Find pages that were lost: Sphinx's parallel writers lose them silently."""
    if exception is not None or app.builder.format != "html":
        return
    target = app.builder.get_target_uri
    names = [] if app.builder.name == "singlehtml" else sorted(app.env.found_docs)
    lost = [n for n in names if not _written(Path(app.outdir), target(n))]
    if lost:
        print(f"BUILD FAILED: not written: {', '.join(lost)}", file=sys.stderr)
        raise SystemExit(1)


def _written(folder: Path, uri: str) -> bool:
    return (folder / (uri + "index.html" if uri.endswith("/") or not uri else uri)).is_file()


def _told(path: str, failure: Failure) -> str:
    first, *rest = failure.message.strip().splitlines()[:MOST_LINES]
    lines = [f"{path}:{failure.line}: ERROR: {first}"]
    lines += [line if line.startswith(" ") else f"  {line}" for line in rest]
    return "\n".join(lines)
