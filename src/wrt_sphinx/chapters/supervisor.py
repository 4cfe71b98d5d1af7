"""Stands outside, where no cell can reach it: starts a fork server, confined, watches over its work, and ends all."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Sequence

import psutil

from . import fork_server
from .confinement import SCRATCH, bubblewrap, start

MOST_MEMORY, MOST_PROCESSES = fork_server.MOST_MEMORY, fork_server.MOST_PROCESSES
GRACE, PATIENCE, PERIOD = 0.2, 5, 0.2
# a large request waits until the server has its modules
LOADING = 60
# the modules are those of the build, wherever it has them from
START = "import sys; sys.path[:] = {path}; from wrt_sphinx.chapters.fork_server import main; main({modules})"


class Supervisor:
    """One fork server, with these modules, and all that runs below it: one piece of work at a time."""

    def __init__(self, folder: str, modules: Sequence[str] = fork_server.LOADED) -> None:
        self.is_confined, self.is_spoiled, self.looked = bool(bubblewrap(folder)[0]), False, 0.0
        self.connection, theirs = socket.socketpair()
        self.connection.settimeout(LOADING)
        with theirs:
            self.started = start([*_python(modules), *SCRATCH[: len(SCRATCH) * self.is_confined]], folder, theirs)

    def fileno(self) -> int:
        """What can be read once the work has ended."""
        return self.connection.fileno()

    def begin(self, call: str, arguments: list) -> int:
        """Begin a piece of work; return the pipe that it writes to, and nobody else."""
        pipe, far_end = os.pipe()
        # a server that is no more is told by the pipe, which ends
        with contextlib.suppress(OSError):
            fork_server.send(self.connection, far_end, call, arguments)
        os.close(far_end)
        return pipe

    def excess(self) -> str:
        """What the work has too much of, all its processes together; looked at a few times a second."""
        if time.monotonic() < self.looked + PERIOD:
            return ""
        self.looked, memory, processes = time.monotonic(), 0, 0
        with contextlib.suppress(psutil.Error):
            # what a process has of the server it does not use up
            shared = self._server().memory_info().rss
            for process in self.below():
                with contextlib.suppress(psutil.Error):
                    memory += max(0, process.memory_info().rss - shared)
                    processes += process.num_threads()
        if processes > MOST_PROCESSES:
            return f"it had more than {MOST_PROCESSES} processes and was stopped; start fewer at once"
        if memory > MOST_MEMORY:
            return f"it used more than {MOST_MEMORY / 2**30:g} GB and was stopped; make its sizes smaller"
        return ""

    def end(self, is_over: bool) -> tuple[int | None, int]:
        """End the work, if it is not over; return its exit code and how many processes it had left running."""
        ended = self._answer() if is_over else None
        left = 0 if ended is None else self._left()
        if ended is None or left:
            self.close()
        return ended, left

    def _answer(self) -> int | None:
        # what it says is how the work ended, and nothing else
        try:
            said = json.loads(self.connection.recv(1000))
            self.is_spoiled = said["is_clean"] is not True
            return int(said["ended"])
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _left(self) -> int:
        # what ends by itself within a moment is not counted
        deadline = time.monotonic() + GRACE
        while (left := self.below()) and time.monotonic() < deadline:
            time.sleep(0.01)
        return len(left)

    def below(self) -> list[psutil.Process]:
        """All that runs below the server, which no process of a chapter can leave."""
        try:
            return [p for p in self._server().children(recursive=True) if p.status() != psutil.STATUS_ZOMBIE]
        except psutil.Error:
            return []

    def _server(self) -> psutil.Process:
        process = psutil.Process(self.started.pid)
        return next(iter(process.children()), process) if self.is_confined else process

    def close(self) -> None:
        """End the server and all that runs below it; what stands still is ended as well."""
        self.is_spoiled = True
        deadline = time.monotonic() + PATIENCE
        while not self.is_confined and (below := self.below()) and time.monotonic() < deadline:
            for process in below:
                with contextlib.suppress(psutil.Error):
                    process.kill()
        # not before: without a connection the server ends, and what was below it would be found no more
        self.connection.close()
        with contextlib.suppress(psutil.Error):
            server = self._server()
            # the first process of a namespace ends when all others have ended, and bubblewrap after it
            server.kill()
            server.wait(PATIENCE)
        self.started.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.started.wait(PATIENCE)


def _python(modules: Sequence[str]) -> list[str]:
    # what was compiled is found again, and nothing is compiled there
    compiled = [f"-Xpycache_prefix={sys.pycache_prefix}"] if sys.pycache_prefix else []
    path = [os.path.abspath(entry) for entry in sys.path]
    return [sys.executable, "-I", "-B", "-Xutf8", *compiled, "-c", START.format(path=path, modules=list(modules))]
