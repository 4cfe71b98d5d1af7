"""A fork server works through its requests, each in a process of its own, and says how it ended."""

import json
import os
import resource
import socket
import subprocess
import sys

import pytest

from wrt_sphinx.chapters import fork_server

SLOW = {"sympy", "numpy", "nbformat", "jsonschema", "sphinx", "docutils"}


def test_what_it_loads_for_one_chapter_takes_a_moment():
    code = f"import sys; from importlib import import_module; list(map(import_module, {fork_server.LOADED}))"
    told = subprocess.check_output([sys.executable, "-c", f"{code}; print(*sys.modules)"], text=True)
    assert not SLOW & set(told.split()) and set(fork_server.LOADED) <= set(told.split())


def write(text: str, pipe: int) -> None:
    """Work: say this, and what this process is."""
    limits = [resource.getrlimit(kind)[1] for kind in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)]
    os.write(pipe, json.dumps([text, os.getpid(), os.getppid(), limits]).encode())


def leave(status: int, pipe: int) -> None:
    """Work: end with this exit code."""
    os._exit(status)


@pytest.fixture(scope="module")
def server():
    ours, theirs = socket.socketpair()
    path = [os.path.dirname(__file__), *sys.path]
    code = f"import sys; sys.path[:] = {path}; from wrt_sphinx.chapters import fork_server as server; "
    code += "server.main(())"
    with theirs:
        process = subprocess.Popen([sys.executable, "-c", code], stdin=theirs)
    yield ours, process
    ours.close()
    assert process.wait(20) == 0


def asked(connection, call: str, *arguments) -> tuple[bytes, dict]:
    """What some work writes, and what is said of its end."""
    pipe, far_end = os.pipe()
    fork_server.send(connection, far_end, f"test_fork_server:{call}", list(arguments))
    os.close(far_end)
    with open(pipe, "rb") as file:
        return file.read(), json.loads(connection.recv(1000))


def test_each_piece_of_work_has_a_process_and_its_limits(server):
    connection, process = server
    found = [asked(connection, "write", text) for text in ("one", "w" * 1_000_000)]
    said = [json.loads(written) for written, _ in found]
    assert [text for text, *_ in said] == ["one", "w" * 1_000_000]
    assert said[0][1] != said[1][1] and said[0][2] == said[1][2] == process.pid
    assert said[0][3] == [fork_server.MOST_MEMORY, fork_server.MOST_FILE, 0]
    assert [end for _, end in found] == [{"ended": 0, "is_clean": True}] * 2


@pytest.mark.parametrize("call, arguments, ended", [("leave", [7], 7), ("nothing", [], 1), ("write", [1, 2, 3], 1)])
def test_the_end_of_the_work_is_said(server, call, arguments, ended):
    assert asked(server[0], call, *arguments) == (b"", {"ended": ended, "is_clean": True})


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="handlers are listed on Linux alone")
def test_it_handles_no_signal_whatever_its_modules_do():
    code = """if True:
        import gmpy2
        from wrt_sphinx.chapters.fork_server import handle_no_signal

        def show():
            print(*(int(line.split()[1], 16) for line in open("/proc/self/status") if line.startswith("SigCgt")))

        show()
        handle_no_signal()
        show()"""
    before, after = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert int(before) & 1 << 7 and after == "0"
