"""The process that runs the chapters, beside the build: a chapter that is done is read while others still run."""

from __future__ import annotations

import json
import os
import select
import signal
import struct
import tempfile
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from multiprocessing import connection, get_context

from .chapter import Chapter
from .process import Process, Reading
from .reader import read_all
from .session import run_chapter
from .supervisor import SET_DEATH_SIGNAL, control

AT_ONCE = min(2, os.cpu_count() or 1)
# what most chapters import while they run, directly or by SymPy: so none has to do it again
IMPORTED = ("numpy.testing", "sympy.assumptions.wrapper", "sympy.tensor.tensor")
HEAD = struct.Struct("<II")


class Runner:
    """What has been run so far; every process that reads pages sees it."""

    def __init__(self, chapters: list[Chapter], folder: str, seconds: float) -> None:
        # it has no name, so no chapter can open it
        self.file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self.chapters = {chapter.docname: chapter for chapter in chapters}
        self.process = get_context("fork").Process(target=self._run, args=(chapters, folder, seconds), daemon=True)
        self.process.start()

    def _run(self, chapters: list[Chapter], folder: str, seconds: float) -> None:
        # an interrupt is for the build, and this process ends with it
        os.setsid()
        control(SET_DEATH_SIGNAL, signal.SIGTERM)
        for name in IMPORTED:
            import_module(name)
        for chapter in run_all(chapters, folder, seconds):
            docname, outcome = chapter.docname.encode(), json.dumps(chapter.outcome()).encode()
            self.file.write(HEAD.pack(len(docname), len(outcome)) + docname + outcome)

    def result(self, docname: str) -> Chapter | None:
        """The chapter with what it gave, as soon as there is one; None if this process ended before."""
        place = 0
        while head := self._read(place, HEAD.size):
            name_size, size = HEAD.unpack(head)
            place += HEAD.size + name_size + size
            if self._read(place - size - name_size, name_size) == docname.encode():
                break
        result = head and self._read(place - size, size)
        if not result:
            return None
        self.chapters[docname].take(json.loads(result))
        return self.chapters[docname]

    def _read(self, place: int, size: int) -> bytes:
        while os.fstat(self.file.fileno()).st_size < place + size:
            if connection.wait([self.process.sentinel], 0.005):
                break
        found = os.pread(self.file.fileno(), size, place)
        return found if len(found) == size else b""

    def close(self) -> None:
        """Wait for its end."""
        self.process.join()
        self.file.close()


def run_all(chapters: list[Chapter], folder: str, seconds: float) -> Iterator[Chapter]:
    """Run chapters, a few at a time, and yield each when it holds what it gave."""
    waiting = list(chapters)
    running: dict[Process, Iterator[Process]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                chapter = waiting.pop(0)
                stages = _stages(chapter, folder, seconds)
                running[next(stages)] = stages
            ready, *_ = select.select(list(running), (), (), 0.2)
            for process in ready:
                process.receive()
            for process in [p for p in running if p.has_ended()]:
                process.finish()
                stages = running.pop(process)
                if following := next(stages, None):
                    running[following] = stages
                else:
                    yield process.chapter
    finally:
        for process in running:
            process.finish()


def _stages(chapter: Chapter, folder: str, seconds: float) -> Iterator[Process]:
    tasks = chapter.tasks()
    yield Process(chapter, tasks, partial(run_chapter, folder, chapter.path, tasks), seconds)
    if chapter.written:
        tasks, written = map(list, zip(*chapter.written))
        yield Reading(chapter, tasks, partial(read_all, written), seconds)
        if len(chapter.answers) < len(written):
            # what was not read back is not shown
            chapter.forget_outputs()
