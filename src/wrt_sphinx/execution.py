"""The execution stage: every chapter that will be read runs in a process of its own."""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from .chapter import Chapter, digest, key_of, parse
from .child import read_all, run_chapter
from .process import Process, Reading

AT_ONCE = min(2, os.cpu_count() or 1)

# myst-nb's reader is given a text and nothing else, so this is where it looks
CHAPTERS: dict[str, Chapter] = {}


def execute_chapters(app, env, docnames: list[str]) -> None:
    """Parse all pages that will be read, and run those that have cells."""
    CHAPTERS.clear()
    CHAPTERS.update((docname, _open(env, docname)) for docname in docnames)
    chapters = [c for c in CHAPTERS.values() if c.code_cells and not c.failures]
    if chapters:
        import numpy  # noqa: F401  (most chapters use it, and need not import it again)
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
    running: dict[Process, Iterator[Process]] = {}

    def start_next(stages: Iterator[Process]) -> None:
        if process := next(stages, None):
            running[process] = stages

    try:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                number, chapter = waiting.pop(0)
                print(f"[{number}/{len(chapters)}] {chapter.docname}", flush=True)
                start_next(_stages(chapter, folder, seconds))
            ready, *_ = select.select(list(running), (), (), 0.2)
            for process in ready:
                process.receive()
            for process in [p for p in running if p.has_ended()]:
                process.finish()
                start_next(running.pop(process))
    finally:
        for process in running:
            process.finish()


def _stages(chapter: Chapter, folder: str, seconds: float) -> Iterator[Process]:
    tasks = chapter.tasks()
    yield Process(chapter, tasks, partial(run_chapter, folder, chapter.path, tasks), seconds)
    if written := chapter.written_out():
        tasks, outputs = zip(*written)
        yield Reading(chapter, tasks, partial(read_all, outputs), seconds)
        if any(key_of(data) not in chapter.values for data in outputs):
            # what was not read back is not shown
            chapter.forget_outputs()


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
