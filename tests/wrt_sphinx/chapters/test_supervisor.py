"""However a chapter hides what it starts, it is ended, and so are those who hold on to the pipe."""

import errno
import json
import os
import subprocess
import time

import psutil
import pytest

from wrt_sphinx.chapters import supervisor

SLEEP = f"86399.{os.getpid()}"    # of no other process of the tests


def sleepers() -> list[int]:
    return [p.pid for p in psutil.process_iter(["cmdline"]) if SLEEP in (p.info["cmdline"] or [])]


def run(work) -> dict:
    """What the supervisor of the work writes at its end."""
    return told(work)[-1]


def told(work) -> list[dict]:
    """What the work and its supervisor write, a line each."""
    here, there = os.pipe()
    pid = os.fork()
    if pid == 0:
        supervisor.supervise(work, there)
    os.close(there)
    with open(here, encoding="utf-8") as file:
        lines = file.read().split("\n")
    os.waitpid(pid, 0)
    return [json.loads(line) for line in lines if line]


def plain(pipe):
    subprocess.Popen(["sleep", SLEEP])


def in_a_session_of_its_own(pipe):
    subprocess.Popen(["sleep", SLEEP], start_new_session=True)


def twice_removed(pipe):
    subprocess.run(["sh", "-c", f"setsid sh -c 'sleep {SLEEP} & sleep {SLEEP} & exit' &"])
    time.sleep(0.1)


def holding_the_pipe(pipe):
    subprocess.Popen(["sleep", SLEEP], pass_fds=[pipe])


@pytest.mark.parametrize(
    ("work", "count"), [(plain, 1), (in_a_session_of_its_own, 1), (twice_removed, 2), (holding_the_pipe, 1)]
)
def test_what_is_left_is_ended_and_counted(work, count):
    assert run(work) == {"ended": 0, "left": count}
    assert sleepers() == []


def test_what_ends_by_itself_is_not_counted():
    assert run(lambda pipe: subprocess.Popen(["sleep", "0.05"])) == {"ended": 0, "left": 0}


def test_memory_is_limited():
    assert run(lambda pipe: bytes(supervisor.MOST_MEMORY)) == {"ended": 1, "left": 0}


def test_the_build_takes_its_chapters_with_it():
    """When the build itself is killed, nothing that it started runs on."""
    build = os.fork()
    if build == 0:
        os.setsid()
        here, there = os.pipe()
        if os.fork() == 0:
            supervisor.supervise(plain_and_endless, there)
        time.sleep(60)
    deadline = time.monotonic() + 10
    while not sleepers() and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(build, 9)
    os.waitpid(build, 0)
    while sleepers() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert sleepers() == []


def plain_and_endless(pipe):
    plain(pipe)
    time.sleep(60)


def test_a_file_without_end_is_cut_off(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "MOST_FILE", 1 << 20)
    path = tmp_path / "endless"

    def write(pipe):
        try:
            with path.open("wb", buffering=0) as file:
                for _ in range(8):
                    file.write(bytes(1 << 19))
        except OSError as error:
            os.write(pipe, json.dumps({"refused": error.errno}).encode())

    assert told(write) == [{"refused": errno.EFBIG}, {"ended": 0, "left": 0}] and path.stat().st_size == 1 << 20
