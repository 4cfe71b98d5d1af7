"""`make live`: a build for each save, from a process that has loaded Sphinx, and the page anew."""

import shutil
import socket
import subprocess
import sys

import pytest
from edited import FALSE, chapter, wait_for

COLD = "python -m sphinx build"


@pytest.fixture
def server(make_site):
    """A site that is served as `make live` does it."""
    site = make_site({"a": chapter()})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "wrt_sphinx.commands.live", "-q", "-D", "wrt_live=1", "--port", port]
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
    site.write("a", chapter().replace(*FALSE))
    wait_for(address, lambda page: "false step: step 3" in page)
    site.write("a", chapter())
    wait_for(address, lambda page: "false step" not in page and "wrt-equation" in page)


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
