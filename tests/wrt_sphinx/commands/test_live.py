"""`make live`: a build for each save, from a process that has loaded Sphinx, and the page anew."""

import os
import shlex
import shutil
import socket
import subprocess
import sys
import time

import pytest
from conftest import ROOT
from edited import FALSE, chapter, wait_for

from wrt_sphinx.commands.live import port_of, taken

WHOLE = "whole again: no page has a failure"
COLD = "python -m sphinx build"
LIVE = [sys.executable, "-u", "-m", "wrt_sphinx.commands.live"]


@pytest.fixture
def server(make_site):
    """A site that is served as `make live` does it."""
    site = make_site({"a": chapter()})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [*LIVE, "-q", "-D", "wrt_live=1", "--port", port]
    command += ["--ignore", str(site.folder / "_build"), "-d", str(site.folder / "_build" / "doctrees")]
    with (site.folder.parent / "live.log").open("w") as log:
        process = subprocess.Popen([*command, site.folder, site.html], stdout=log, stderr=log, cwd=site.folder)
        yield site, f"http://127.0.0.1:{port}/a.html"
        process.terminate()
        process.wait(20)
    shutil.rmtree(site.folder)


@pytest.mark.slow
def test_the_server_shows_a_failure_and_its_mending(server):
    site, address = server
    wait_for(address, lambda page: "websocket" in page and "wrt-failure" not in page)
    home, log = address.removesuffix("/a.html"), site.folder.parent / "live.log"
    assert log.read_text().startswith(f"make live: {home} shows the site once it is built, ")
    assert f"Serving on {home}" in log.read_text() and WHOLE not in log.read_text()
    site.write("a", chapter().replace(*FALSE))
    wait_for(address, lambda page: "false step: step 3" in page)
    site.write("a", chapter())
    wait_for(address, lambda page: "false step" not in page and "wrt-equation" in page)
    for _ in range(50):
        if WHOLE in log.read_text():
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.mark.slow
def test_other_code_than_was_loaded_is_loaded_anew(server):
    site, address = server
    log = site.folder.parent / "live.log"
    wait_for(address, lambda page: "wrt-equation" in page)
    site.write("a", chapter() + "\nMore words.\n")
    wait_for(address, lambda page: "More words" in page)
    assert COLD not in log.read_text()
    (site.folder / "requirements.lock").write_text("another==1.0\n")
    site.write("a", chapter() + "\nOther words.\n")
    wait_for(address, lambda page: "Other words" in page)
    assert COLD in log.read_text()


def test_a_port_that_is_taken_is_told_with_one_that_is_free():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = taken(port)
        assert told.startswith(f"port {port} is taken, ") and "\n" not in told
        free = told.rpartition("PORT=")[2]
        assert int(free) > port and taken(int(free)) == ""
    assert taken(port) == ""


def test_the_port_is_that_of_the_command_and_one_that_is_for_all():
    assert port_of(["-q", "--port", "8123", ".", "html"]) == 8123 and port_of(["."]) == 8000
    assert [taken(port).partition("; ")[2] for port in (80, 70_000)] == ["write make live PORT=8000"] * 2


@pytest.mark.slow
def test_a_taken_port_is_one_line_and_nothing_is_built(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ended = subprocess.run([*LIVE, "--port", str(other.getsockname()[1]), tmp_path, tmp_path / "html"],
                               capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1 and len(ended.stderr.splitlines()) == 1 and ended.stdout == ""
    assert ended.stderr.startswith("make live: port ") and not (tmp_path / "html").exists()


def test_a_blank_in_the_path_of_the_checkout_divides_nothing(tmp_path):
    folder = tmp_path / "a checkout"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    made = [option for path in ("env", "node") for option in ("-o", f"_build/{path}/.made")]
    # what make tells a make within it would be said too
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "-n", *made, "live"]
    said = subprocess.run(command, cwd=folder, env=outside, capture_output=True, text=True, check=True).stdout
    options = shlex.split(said.replace("\\\n", ""))
    ignored = [path for option, path in zip(options, options[1:]) if option == "--ignore"]
    assert ignored == [str(folder / "_build"), str(folder / ".git")] and options[-2:] == [".", "_build/live/html"]
