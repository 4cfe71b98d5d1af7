"""However a piece of work hides what it starts, it is ended from outside; here where it is not confined."""

import os
import signal
import subprocess
import time

import psutil
import pytest

from wrt_sphinx.chapters import supervisor
from wrt_sphinx.chapters.supervisor import Supervisor

SLEEP = f"86399.{os.getpid()}"    # of no other process of the tests


def sleepers() -> list[int]:
    return [p.pid for p in psutil.process_iter(["cmdline"]) if SLEEP in (p.info["cmdline"] or [])]


def plain(sleep, pipe):
    """Work that leaves a program, as all below do."""
    subprocess.Popen(["sleep", sleep])


def in_a_session_of_its_own(sleep, pipe):
    """In another session."""
    subprocess.Popen(["sleep", sleep], start_new_session=True)


def twice_removed(sleep, pipe):
    """Two of them, whose parents are gone."""
    subprocess.run(["sh", "-c", f"setsid sh -c 'sleep {sleep} & sleep {sleep} & exit' &"])
    time.sleep(0.1)


def brief(sleep, pipe):
    """One that ends by itself."""
    subprocess.Popen(["sleep", "0.05"])


def endless(sleep, pipe):
    """Work that goes on."""
    plain(sleep, pipe)
    time.sleep(60)


@pytest.fixture
def begin(monkeypatch, tmp_path):
    """A function that begins work of this file, and waits until it ends or for so long."""
    monkeypatch.setattr(supervisor, "bubblewrap", lambda folder: ("", "these tests are of what stands outside"))
    monkeypatch.setattr("wrt_sphinx.chapters.confinement.bubblewrap", supervisor.bubblewrap)
    monkeypatch.syspath_prepend(os.path.dirname(__file__))
    started = Supervisor(str(tmp_path))

    def begun(call: str) -> Supervisor:
        pipe = started.begin(f"test_supervisor:{call}", [SLEEP])
        if call == "endless":
            while not sleepers():
                time.sleep(0.02)
        else:
            with open(pipe, "rb") as file:
                file.read()
        return started

    yield begun
    started.close()


@pytest.mark.parametrize(("work", "count"), [("plain", 1), ("in_a_session_of_its_own", 1), ("twice_removed", 2)])
def test_what_is_left_is_ended_and_counted(begin, work, count):
    started = begin(work)
    assert started.end(is_over=True) == (0, count)
    assert sleepers() == [] and started.is_spoiled


def test_what_ends_by_itself_is_not_counted(begin):
    started = begin("brief")
    assert started.end(is_over=True) == (0, 0) and not started.is_spoiled


@pytest.mark.parametrize("number", [signal.SIGCONT, signal.SIGSTOP])
def test_work_that_goes_on_is_ended_even_if_it_stands_still(begin, number):
    started = begin("endless")
    for process in (*started.below(), psutil.Process(started.started.pid)):
        process.send_signal(number)
    assert started.end(is_over=False) == (None, 0)
    assert sleepers() == [] and started.is_spoiled


@pytest.mark.parametrize("limit, most, told", [
    ("MOST_PROCESSES", 1, "it had more than 1 processes and was stopped"), ("MOST_PROCESSES", 2, ""),
])
def test_all_processes_are_counted(begin, monkeypatch, limit, most, told):
    started = begin("endless")
    monkeypatch.setattr(supervisor, limit, most)
    started.looked = 0.0
    assert started.excess().startswith(told) and (told or started.excess() == "")


def test_a_server_that_is_no_more_is_told(begin):
    started = begin("plain")
    started.end(is_over=True)
    os.close(started.begin("test_supervisor:plain", [SLEEP]))
    assert started.end(is_over=True) == (None, 0)
