"""`make serve` shows what was built, and says what to do about its port."""

import http.client
import signal
import socket
import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-m", "wrt_sphinx.commands.serve"]


def test_the_site_is_shown_until_an_interrupt(tmp_path):
    (tmp_path / "_build" / "html").mkdir(parents=True)
    (tmp_path / "_build" / "html" / "index.html").write_text("the site")
    with subprocess.Popen([*COMMAND, "0"], cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as (
            server):
        address = server.stdout.readline().strip().removeprefix("open http://")
        connection = http.client.HTTPConnection(address, timeout=9)
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"the site"
        server.send_signal(signal.SIGINT)
        try:
            assert server.wait(9) == 0
        finally:
            server.kill()
        assert "Traceback" not in server.stderr.read()


@pytest.mark.parametrize("port", ["taken", "99999", "eight", ""])
def test_a_port_that_cannot_be_had_is_told_in_one_line(port):
    with socket.create_server(("localhost", 0)) as taken:
        port = str(taken.getsockname()[1]) if port == "taken" else port
        ended = subprocess.run([*COMMAND, port], text=True, capture_output=True)
    assert ended.returncode == 1
    assert ended.stderr == f"ERROR: port {port} is taken, or is none: choose another, as in make serve PORT=8001\n"
