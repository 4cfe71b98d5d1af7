"""The process between the build and a chapter: what a chapter starts ends with it, and is counted."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import resource
import signal
import time
from collections.abc import Callable

import psutil

MOST_MEMORY = 2 << 30
MOST_FILE = 100 << 20
GRACE, PATIENCE = 0.2, 5
SET_DEATH_SIGNAL, SET_SUBREAPER = 1, 36


def supervise(work: Callable[[int], None], pipe: int) -> None:
    """Do the work in a process below this one, and tell how that ended; never returns."""
    try:
        os.setsid()
        _keep_only(pipe)
        control(SET_SUBREAPER, 1)
        worker = os.fork()
        if worker == 0:
            _work(work, pipe)
        signal.signal(signal.SIGTERM, lambda *_: os.kill(worker, signal.SIGKILL))
        control(SET_DEATH_SIGNAL, signal.SIGTERM)
        status = os.waitpid(worker, 0)[1]
        record = {"ended": os.waitstatus_to_exitcode(status), "left": _end_all()}
        # on a line of its own, whatever the worker wrote last
        os.write(pipe, b"\n" + json.dumps(record).encode() + b"\n")
    finally:
        os._exit(0)


def _work(work: Callable[[int], None], pipe: int) -> None:
    status = 1
    try:
        control(SET_DEATH_SIGNAL, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_FILE, MOST_FILE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        gc.freeze()  # what the build has made is not looked through again
        work(pipe)
        status = 0
    finally:
        os._exit(status)


def _keep_only(pipe: int) -> None:
    # whatever else the build has open is no business of a chapter
    os.closerange(3, pipe)
    os.closerange(pipe + 1, 1 << 16)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)


def control(option: int, value: int) -> None:
    """Set what the kernel does for this process when another one ends."""
    # elsewhere than on Linux, what leaves its process group is not found again
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _end_all() -> int:
    """Kill all that is left below this process; return how many there were."""
    psutil.wait_procs(psutil.Process().children(recursive=True), timeout=GRACE)
    ended, deadline = set(), time.monotonic() + PATIENCE
    while time.monotonic() < deadline and (below := psutil.Process().children(recursive=True)):
        for process in below:
            with contextlib.suppress(psutil.Error):
                if process.status() != psutil.STATUS_ZOMBIE:
                    process.kill()
                    ended.add(process.pid)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)
    return len(ended)
