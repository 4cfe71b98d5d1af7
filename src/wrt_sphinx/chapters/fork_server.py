"""The process that runs the chapters, or reads them back: it has all modules, and forks for each piece of work.

It is confined with them, so nothing that it says is relied on but how a piece of work ended. Its socket is closed
before the work begins, and no process of its own rights can look into it.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import resource
import signal
import socket
import struct
import sys
from collections.abc import Iterable
from importlib import import_module

LOADED = ("wrt_sphinx.chapters.session", "wrt_sphinx.chapters.reader")
# what most chapters import while they run, directly or by SymPy: where there are many, none has to do it again
IMPORTED = ("numpy.testing", "sympy.assumptions.wrapper", "sympy.tensor.tensor", "wrt.claims.phrase",
            "wrt.examples.nudge", "wrt.examples.picture")
MOST_MEMORY = 2 << 30
MOST_FILE = 16 << 20
MOST_OPEN = 64
MOST_PROCESSES = 32
SET_DEATH_SIGNAL, SET_DUMPABLE, SET_SUBREAPER = 1, 4, 36
HEAD = struct.Struct("<Q")


def main(modules: Iterable[str]) -> None:
    """Import these, then work through the requests that come on standard input, a socket, until it is closed."""
    scratch = sys.argv[1:]
    empty = list(map(os.listdir, scratch))
    connection = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    control(SET_DEATH_SIGNAL, signal.SIGKILL)
    control(SET_DUMPABLE, 0)
    control(SET_SUBREAPER, 1)
    for name in modules:
        import_module(name)
    handle_no_signal()
    gc.freeze()  # what was loaded is not looked through again
    while request := receive(connection):
        worker = os.fork()
        if worker == 0:
            connection.close()
            _work(*request)
        os.close(request[0])
        ended = {"ended": _end_of(worker), "is_clean": list(map(os.listdir, scratch)) == empty}
        connection.sendall(json.dumps(ended).encode() + b"\n")


def send(connection: socket.socket, pipe: int, call: str, arguments: list) -> None:
    """Ask for a call, written as "module:function"; its last argument will be the pipe."""
    data = json.dumps([call, arguments]).encode()
    socket.send_fds(connection, [HEAD.pack(len(data))], [pipe])
    connection.sendall(data)


def receive(connection: socket.socket) -> tuple[int, str, list] | None:
    """The next request: its pipe, its call and its arguments; nothing if there will be none."""
    head, pipes, *_ = socket.recv_fds(connection, HEAD.size, 1)
    if not head:
        return None
    with connection.makefile("rb") as file:
        call, arguments = json.loads(file.read(HEAD.unpack(head)[0]))
    return pipes[0], call, arguments


def control(option: int, value: int) -> None:
    """Set what the kernel does for this process: `prctl`, which there is on Linux alone."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def handle_no_signal() -> None:
    """Take every handler away: the first process of a namespace gets no signal but those that it handles.

    GMP has a handler for SIGFPE, which `signal.getsignal` does not know of.
    """
    for number in signal.valid_signals():
        if signal.getsignal(number) != signal.SIG_IGN:
            with contextlib.suppress(OSError):
                signal.signal(number, signal.SIG_DFL)


def _work(pipe: int, call: str, arguments: list) -> None:
    status = 1
    try:
        control(SET_DEATH_SIGNAL, signal.SIGKILL)
        for limit, most in (
            (resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_FSIZE, MOST_FILE), (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, MOST_OPEN),
        ):
            resource.setrlimit(limit, (most, most))
        module, _, function = call.partition(":")
        getattr(import_module(module), function)(*arguments, pipe)
        status = 0
    finally:
        os._exit(status)


def _end_of(worker: int) -> int:
    # what a chapter has left behind comes to this process, and is waited for as well
    while True:
        pid, status = os.wait()
        if pid == worker:
            return os.waitstatus_to_exitcode(status)

