"""Chapters run beside the build: one that is done is given out while others run, and none is lost in silence."""

import os
import signal
import threading
import time

import pytest
from conftest import SETUP, true_formula
from myst_parser.config.main import MdParserConfig

from wrt_sphinx.chapters.chapter import parse
from wrt_sphinx.chapters.runner import Runner

KILL_THE_RUNNER = """
```{code-cell} python
import os, signal
supervisor = open(f"/proc/{os.getppid()}/stat").read().split()
os.kill(int(supervisor[3]), signal.SIGKILL)
```
"""


def chapter(name: str, code: str):
    return parse(name, f"{name}.md", f"# Page\n\n```{{code-cell}} python\n{code}\n```\n", MdParserConfig())


@pytest.fixture
def run(tmp_path):
    runners = []

    def start(*chapters, seconds=20):
        runners.append(Runner(list(chapters), str(tmp_path), seconds))
        return runners[-1]

    yield start
    for runner in runners:
        runner.process.kill()
        runner.close()


def test_a_chapter_is_there_while_another_runs(run):
    runner = run(chapter("endless", "import time\ntime.sleep(20)"), chapter("quick", "print(6 * 7)"))
    done = runner.result("quick")
    assert done.code_cells[0].outputs[0].text == "42\n" and done.failures == []
    assert runner.process.is_alive()


def test_chapters_are_given_out_in_any_order(run):
    runner = run(*(chapter(f"page{n}", f"print({n})") for n in range(5)))
    texts = [runner.result(f"page{n}").code_cells[0].outputs[0].text for n in (3, 0, 4, 2, 1)]
    assert texts == ["3\n", "0\n", "4\n", "2\n", "1\n"]


def test_what_was_not_run_is_not_waited_for(run):
    assert run(chapter("page", "1")).result("another") is None


def test_when_it_is_killed_nobody_waits(run):
    runner = run(chapter("endless", "while True: pass"), seconds=600)
    began = time.monotonic()
    threading.Timer(0.5, os.kill, (runner.process.pid, signal.SIGKILL)).start()
    assert runner.result("endless") is None
    assert time.monotonic() - began < 10


def test_a_chapter_that_ends_the_run_fails_the_build(make_site):
    site = make_site({"killer": f"# Page\n{SETUP}{true_formula('true')}{KILL_THE_RUNNER}"})
    built = site.build()
    assert built.status == 1
    assert "killer.md:1: ERROR: the process that runs the chapters ended before this one was done" in built.told
