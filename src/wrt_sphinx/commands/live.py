"""``python -m wrt_sphinx.commands.live``: sphinx-autobuild, whose builds begin where Sphinx is loaded already.

Half of the time of a small build goes by until its modules are there, and those of the process that runs the chapters.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import closing
from functools import partial
from importlib import import_module
from multiprocessing.connection import Client, Listener
from pathlib import Path

import sphinx_autobuild.__main__ as autobuild
from sphinx.application import builtin_extensions
from sphinx.cmd.build import main as sphinx_build
from sphinx_autobuild.build import Builder

from ..chapters import runner
from ..chapters.fork_server import SET_DEATH_SIGNAL, control
from ..pages.freshness import source_hash

LOADED = (*builtin_extensions, "furo", "sphinxcontrib.bibtex", "wrt_sphinx.extension")


class QuickBuilder(Builder):
    """Asks a process that has all modules for the build, and lets Sphinx start anew once they have changed."""

    def __init__(self, address: str, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        self.address = address

    def __call__(self, *, changed_paths) -> None:
        """Build what has changed."""
        with Client(self.address) as loaded:
            loaded.send(self.sphinx_args)
            is_built = loaded.recv()
        if not is_built:
            super().__call__(changed_paths=changed_paths)


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


if __name__ == "__main__":
    with Listener(family="AF_UNIX") as listener:
        if os.fork() == 0:
            build_for_all(listener)
        # the one name of it that is not for others; its tests notice if it goes
        autobuild.Builder = partial(QuickBuilder, listener.address)
        autobuild.main()
