"""``python -m wrt_sphinx.commands.live``: sphinx-autobuild, whose builds begin where Sphinx is loaded already.

Half of the time of a small build goes by until its modules are there, and those of the process that runs the chapters.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from argparse import ArgumentParser
from contextlib import closing
from functools import partial
from importlib import import_module
from multiprocessing.connection import Client, Listener
from pathlib import Path

import sphinx_autobuild.__main__ as autobuild
from sphinx.application import builtin_extensions
from sphinx.cmd.build import main as sphinx_build
from sphinx_autobuild.build import Builder
from sphinx_autobuild.utils import show_message

from ..chapters import runner
from ..chapters.fork_server import SET_DEATH_SIGNAL, control
from ..pages.freshness import source_hash
from .build import begin_with_read

# where the Makefile keeps what was read
READ = Path("_build/live/doctrees")
# where sphinx-autobuild serves
HOST, DEFAULT = "127.0.0.1", 8000
# the ports that one may take without being the administrator
LEAST, MOST = 1024, 65_535
LOADED = (*builtin_extensions, "furo", "sphinxcontrib.bibtex", "wrt_sphinx.extension")


class QuickBuilder(Builder):
    """Asks a process that has all modules for the build, and lets Sphinx start anew once they have changed."""

    def __init__(self, address: str, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self.address = address

    def __call__(self, *, changed_paths) -> None:
        """Build what has changed; what is saved while the first build goes on, which nobody watches, is built too."""
        before = saved()
        self._build(changed_paths)
        while not changed_paths and saved() != before:
            before = saved()
            self._build(changed_paths)

    def _build(self, changed_paths) -> None:
        with Client(self.address) as loaded:
            loaded.send(self.sphinx_args)
            is_built = loaded.recv()
        if is_built:
            show_message(f"Serving on {self.uri}")
        else:
            super().__call__(changed_paths=changed_paths)


def saved() -> dict[Path, int]:
    """When each page was saved last, in nanoseconds."""
    found = (path for pattern in ("*.md", "*/*.md") for path in Path().glob(pattern))
    return {path: path.stat().st_mtime_ns for path in found if path.is_file()}


def build_for_all(listener: Listener) -> None:
    """Answer each list of arguments with whether a fork of this process has built the site."""
    # an interrupt is for the server, with which this process ends
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control(SET_DEATH_SIGNAL, signal.SIGTERM)
    for name in LOADED:
        import_module(name)
    loaded = source_hash(Path())
    while True:
        with closing(runner.Pool(str(Path().resolve()))) as runner.prepared, listener.accept() as client:
            arguments, is_fresh = client.recv(), source_hash(Path()) == loaded
            if is_fresh:
                build_in_fork(arguments)
            client.send(is_fresh)


def build_in_fork(arguments: list[str]) -> None:
    """Run Sphinx; what it says is said here."""
    pid = os.fork()
    if pid == 0:
        try:
            sphinx_build(arguments)
            sys.stdout.flush()
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def port_of(arguments: list[str]) -> int:
    """The port among the arguments."""
    parser = ArgumentParser("make live", allow_abbrev=False, add_help=False)
    parser.add_argument("--port", type=int, default=DEFAULT)
    return parser.parse_known_args(arguments)[0].port


def taken(port: int) -> str:
    """Why the site cannot be served at a port, with a free one; nothing if it can."""
    if not LEAST <= port <= MOST:
        return f"port {port} is none of those that are for all; write make live PORT={DEFAULT}"
    if _is_free(port):
        return ""
    free = next(filter(_is_free, range(port + 1, MOST + 1)), 0)
    return f"port {port} is taken, perhaps by another make live; stop that, or write make live PORT={free}"


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        # as the server: what was closed a moment ago is free
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except OSError:
            return False
        return True


if __name__ == "__main__":
    port = port_of(sys.argv[1:])
    if fault := taken(port):
        sys.exit(f"make live: {fault}")
    print(f"make live: http://{HOST}:{port} shows the site once it is built, and anew each time you save", flush=True)
    if not READ.exists():
        begin_with_read(READ)
    with Listener(family="AF_UNIX") as listener:
        if os.fork() == 0:
            build_for_all(listener)
        # the one name of it that is not for others; its tests notice if it goes
        autobuild.Builder = partial(QuickBuilder, listener.address)
        autobuild.main()
