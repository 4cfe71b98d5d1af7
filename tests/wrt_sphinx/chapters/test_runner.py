"""Chapters run beside the build: one that is done is given out while others run, and none is lost in silence."""

import json
import os
import signal
import threading
import time

import pytest
from conftest import SETUP, true_formula
from myst_parser.config.main import MdParserConfig

import wrt
from wrt_sphinx.chapters import runner
from wrt_sphinx.chapters.parsing import parse
from wrt_sphinx.chapters.reader import answer
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
    for running in runners:
        running.process.kill()
        running.close()


def test_a_chapter_is_there_while_another_runs(run):
    running = run(chapter("endless", "import time\ntime.sleep(20)"), chapter("quick", "print(6 * 7)"))
    done = running.result("quick")
    assert done.code_cells[0].outputs[0].text == "42\n" and done.failures == []
    assert running.process.is_alive()


def test_chapters_are_given_out_in_any_order(run):
    running = run(*(chapter(f"page{n}", f"print({n})") for n in range(5)))
    texts = [running.result(f"page{n}").code_cells[0].outputs[0].text for n in (3, 0, 4, 2, 1)]
    assert texts == ["3\n", "0\n", "4\n", "2\n", "1\n"]


def test_what_was_not_run_is_not_waited_for(run):
    assert run(chapter("page", "1")).result("another") is None


def test_when_it_is_killed_nobody_waits(run):
    running = run(chapter("endless", "while True: pass"), seconds=600)
    began = time.monotonic()
    threading.Timer(0.5, os.kill, (running.process.pid, signal.SIGKILL)).start()
    assert running.result("endless") is None
    assert time.monotonic() - began < 10


TWO_VALUES = "import wrt\nn = wrt.dimensions('n')\ndisplay(wrt.size(n), wrt.eye(n))"


def read_one(written, pipe):
    """Answer the first value only, and say that this was all."""
    os.write(pipe, json.dumps({"answer": answer(written[0])}).encode() + b"\n" + json.dumps({"done": True}).encode())


@pytest.mark.parametrize("read", [read_one, lambda written, pipe: os.write(pipe, b'{"done": true}\n')])
def test_what_was_not_read_back_is_not_shown(monkeypatch, tmp_path, read):
    (done,) = runner.run_all([chapter("page", TWO_VALUES)], str(tmp_path), 20)
    assert len(done.code_cells[0].outputs) == len(done.answers) == 2
    monkeypatch.setattr(runner, "read_all", read)
    (done,) = runner.run_all([chapter("page", TWO_VALUES)], str(tmp_path), 20)
    assert done.code_cells[0].outputs == []


def test_what_a_chapter_wrote_out_stays_where_it_was_run(run):
    done = run(chapter("page", TWO_VALUES)).result("page")
    assert [dict(output.data) for output in done.code_cells[0].outputs] == [{wrt.MIME: 0}, {wrt.MIME: 1}]
    assert [done.sheet(place).text for place in (0, 1)] == ["n", "I_n"] and done.written == []


def test_a_chapter_that_ends_the_run_fails_the_build(make_site):
    site = make_site({"killer": f"# Page\n{SETUP}{true_formula('true')}{KILL_THE_RUNNER}"})
    built = site.build()
    assert built.status == 1
    assert "killer.md:1: ERROR: the process that runs the chapters ended before this one was done" in built.told
