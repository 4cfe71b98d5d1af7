"""The process that runs the chapters, beside the build: a chapter that is done is read while others still run."""

from __future__ import annotations

import json
import os
import re
import signal
import struct
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import connection, get_context

from .chapter import Chapter
from .fork_server import IMPORTED, LOADED, SET_DEATH_SIGNAL, control
from .process import Process, Reading, wait
from .supervisor import Supervisor

# chapters that run or are read back; which of both takes longer depends on the chapter
AT_ONCE = 4 if (os.cpu_count() or 1) > 3 else 2
ALL = (*LOADED, *IMPORTED)
# so many chapters import what they use sooner than it were there for all, if their cells do not ask for it
FEW = 3
ASKS = re.compile(r"\b(numpy|sympy|tensor|Evaluation|Picture|Nudge|Chart|Refutation|failing)\b")
HEAD = struct.Struct("<II")
# what another process has begun for the next build, if any
prepared: Pool | None = None
RUN, READ = "wrt_sphinx.chapters.session:run_chapter", "wrt_sphinx.chapters.reader:read_all"


class Runner:
    """What has been run so far; every process that reads pages sees it."""

    def __init__(self, chapters: list[Chapter], folder: str, seconds: float) -> None:
        # it has no name, so no chapter can open it
        self.file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self.chapters = {chapter.docname: chapter for chapter in chapters}
        self.process = get_context("fork").Process(target=self._run, args=(chapters, folder, seconds), daemon=True)
        self.process.start()

    def _run(self, chapters: list[Chapter], folder: str, seconds: float) -> None:
        # an interrupt is for the build, and this process ends with it, even if it stands still
        os.setsid()
        control(SET_DEATH_SIGNAL, signal.SIGKILL)
        _compile()
        pool = prepared if prepared and prepared.folder == folder else None
        try:
            for chapter in run_all(chapters, folder, seconds, pool):
                docname, outcome = chapter.docname.encode(), json.dumps(chapter.outcome()).encode()
                self.file.write(HEAD.pack(len(docname), len(outcome)) + docname + outcome)
        except OSError as error:
            print(f"ERROR: no chapter can be run, {error.strerror}: make room, or set TMPDIR to another folder",
                  file=sys.stderr)

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


class Pool:
    """The fork servers of a build: those that run chapters, and others that read back what chapters have written out.

    One where anything was left is not used again, so that no chapter meets what another has left.
    """

    def __init__(self, folder: str, count: int = AT_ONCE, modules: Sequence[str] = ALL) -> None:
        self.folder, self.modules = folder, modules
        of_each = min(count, AT_ONCE // 2)
        self.free = {kind: [self._supervisor() for _ in range(of_each)] for kind in (Process, Reading)}
        self.busy: dict[type[Process], list[Supervisor]] = {Process: [], Reading: []}

    def _supervisor(self) -> Supervisor:
        return Supervisor(self.folder, self.modules)

    def take(self, kind: type[Process]) -> Supervisor | None:
        """One that is free for this kind of work, if there is one."""
        if sum(map(len, self.busy.values())) == AT_ONCE:
            return None
        taken = self.free[kind].pop() if self.free[kind] else self._supervisor()
        self.busy[kind].append(taken)
        return taken

    def give_back(self, process: Process) -> None:
        """The work of a process has ended."""
        supervisor, kind = process.supervisor, type(process)
        self.busy[kind].remove(supervisor)
        if supervisor.is_spoiled:
            supervisor.close()
        else:
            self.free[kind].append(supervisor)

    def close(self) -> None:
        """End all of them."""
        for supervisors in (*self.free.values(), *self.busy.values()):
            for supervisor in supervisors:
                supervisor.close()


def _compile() -> None:
    # what is confined cannot write what it compiles, and would compile it anew in each build
    for name in ALL:
        # to look for a part of a package imports the package, and SymPy takes a second
        found = find_spec(name if name.startswith("wrt") else name.partition(".")[0])
        if found and found.cached and not sys.dont_write_bytecode and not os.path.exists(found.cached):
            import_module(name)


def run_all(chapters: list[Chapter], folder: str, seconds: float, pool: Pool | None = None) -> Iterator[Chapter]:
    """Run chapters, a few at a time, and yield each when it holds what it gave; a pool that is given stays open."""
    modules = ALL if len(chapters) > FEW or any(map(_asks, chapters)) else LOADED
    to_run, to_read, running = list(chapters), list[Chapter](), list[Process]()
    with nullcontext(pool) if pool else closing(Pool(folder, len(chapters), modules)) as pool:
        while to_run or to_read or running:
            while to_read and (supervisor := pool.take(Reading)):
                running.append(_reading(to_read.pop(0), seconds, supervisor))
            while to_run and (supervisor := pool.take(Process)):
                running.append(_run(to_run.pop(0), folder, seconds, supervisor))
            wait(running)
            for process in [p for p in running if p.has_ended()]:
                running.remove(process)
                process.finish()
                pool.give_back(process)
                if isinstance(process, Reading) or not process.chapter.written:
                    yield process.chapter
                else:
                    to_read.append(process.chapter)


def _asks(chapter: Chapter) -> bool:
    return any(ASKS.search(cell.source) for cell in chapter.code_cells)


def _run(chapter: Chapter, folder: str, seconds: float, supervisor: Supervisor) -> Process:
    tasks = chapter.tasks()
    arguments = [folder, chapter.path, list(map(asdict, tasks))]
    return Process(chapter, tasks, seconds, supervisor, RUN, arguments)


def _reading(chapter: Chapter, seconds: float, supervisor: Supervisor) -> Process:
    tasks, written = map(list, zip(*chapter.written))
    return Reading(chapter, tasks, seconds, supervisor, READ, [written])
