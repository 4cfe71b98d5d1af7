"""The execution stage: every chapter that will be read runs in a process of its own."""

from __future__ import annotations

import os
import selectors
from pathlib import Path

from .chapter import Chapter, digest, parse
from .process import Process

AT_ONCE = min(2, os.cpu_count() or 1)

# myst-nb's reader is given a text and nothing else, so this is where it looks
CHAPTERS: dict[str, Chapter] = {}


def execute_chapters(app, env, docnames: list[str]) -> None:
    """Parse all pages that will be read, and run those that have cells."""
    CHAPTERS.clear()
    CHAPTERS.update((docname, _open(env, docname)) for docname in docnames)
    chapters = [c for c in CHAPTERS.values() if c.code_cells and not c.failures]
    if chapters:
        import wrt  # noqa: F401  (warm: the children need not import it again)

        run_all(chapters, env.srcdir, app.config.wrt_cell_seconds)


def read_notebook(text: str):
    """Return the executed notebook of a page (a reader for `nb_custom_formats`)."""
    key = digest(text)
    for chapter in CHAPTERS.values():
        if chapter.digest == key:
            return chapter.notebook
    raise LookupError("a page was changed between its execution and its reading")


def run_all(chapters: list[Chapter], folder: str, seconds: float) -> None:
    """Run chapters, a few at a time, and store in each what it gave."""
    waiting = list(enumerate(chapters, 1))
    running: set[Process] = set()
    with selectors.DefaultSelector() as ready:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                number, chapter = waiting.pop(0)
                print(f"[{number}/{len(chapters)}] {chapter.docname}", flush=True)
                process = Process(chapter, folder, seconds)
                running.add(process)
                ready.register(process.pipe, selectors.EVENT_READ, process)
            for key, _ in ready.select(timeout=0.2):
                key.data.receive()
            for process in [p for p in running if p.has_ended()]:
                ready.unregister(process.pipe)
                process.finish()
                running.remove(process)


def _open(env, docname: str) -> Chapter:
    text = Path(env.doc2path(docname)).read_text(encoding="utf-8-sig")
    path = str(env.doc2path(docname, base=False))
    try:
        return parse(docname, path, text, env.myst_config)
    except Exception as error:
        chapter = parse(docname, path, "", env.myst_config)
        chapter.digest = digest(text)
        chapter.failures.append((1, f"the page is no notebook: {error}"))
        return chapter
