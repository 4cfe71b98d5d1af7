"""Chapters run beside the build: one that is done is given out while others run, and none is lost in silence."""

import json
import os
import signal
import threading
import time
from contextlib import closing

import psutil
import pytest
from conftest import SETUP, true_formula
from myst_parser.config.main import MdParserConfig

import wrt
from wrt_sphinx.chapters import runner
from wrt_sphinx.chapters.parsing import parse
from wrt_sphinx.chapters.process import Process, Reading
from wrt_sphinx.chapters.reader import answer
from wrt_sphinx.chapters.runner import Pool, Runner

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
    running = run(chapter("quick", "print(6 * 7)"), chapter("endless", "import time\ntime.sleep(20)"))
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


def read_nothing(written, pipe):
    """Say that this was all."""
    os.write(pipe, b'{"done": true}\n')


@pytest.mark.parametrize("read", ["read_one", "read_nothing"])
def test_what_was_not_read_back_is_not_shown(monkeypatch, tmp_path, read):
    (done,) = runner.run_all([chapter("page", TWO_VALUES)], str(tmp_path), 20)
    assert len(done.code_cells[0].outputs) == len(done.answers) == 2
    monkeypatch.syspath_prepend(os.path.dirname(__file__))
    monkeypatch.setattr(runner, "READ", f"test_runner:{read}")
    (done,) = runner.run_all([chapter("page", TWO_VALUES)], str(tmp_path), 20)
    assert done.code_cells[0].outputs == []


def test_what_a_chapter_wrote_out_stays_where_it_was_run(run):
    done = run(chapter("page", TWO_VALUES)).result("page")
    assert [dict(output.data) for output in done.code_cells[0].outputs] == [{wrt.MIME: 0}, {wrt.MIME: 1}]
    assert [done.sheet(place).text for place in (0, 1)] == ["n", "I_n"] and done.written == []


def test_a_run_that_ends_early_fails_the_build(make_site, monkeypatch):
    monkeypatch.setattr(runner, "run_all", lambda *options: iter(()))
    built = make_site({"killed": f"# Page\n{SETUP}{true_formula('true')}"}).build()
    assert built.status == 1
    assert "killed.md:1: ERROR: the process that runs the chapters ended before this one was done" in built.told


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("stands_still", [False, True])
def test_everything_ends_with_the_build(tmp_path, number, stands_still):
    """The build is a fork of this process, and its run a fork of that."""
    sleep = f"86398.{os.getpid()}"
    build = os.fork()
    if build == 0:
        code = f"import subprocess\nsubprocess.Popen(['sleep', '{sleep}'], start_new_session=True).wait()"
        Runner([chapter("endless", code)], str(tmp_path), 600).result("endless")
        os._exit(0)
    wait_until(lambda: with_words(sleep))
    below = psutil.Process(build).children(recursive=True)
    for process in below if stands_still else []:
        process.send_signal(signal.SIGSTOP)
    os.kill(build, number)
    os.waitpid(build, 0)
    wait_until(lambda: not with_words(sleep) and not any(p.is_running() and p.status() != "zombie" for p in below))


def with_words(words: str) -> list:
    return [p for p in psutil.process_iter(["cmdline"]) if words in " ".join(p.info["cmdline"] or [])]


def wait_until(holds) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_pool_is_used_again_unless_something_was_left(tmp_path):
    with closing(Pool(str(tmp_path), 1, runner.LOADED)) as pool:
        first = [pool.free[kind][0] for kind in (Process, Reading)]
        for code in ("1", TWO_VALUES):
            assert list(runner.run_all([chapter("page", code)], str(tmp_path), 20, pool))
        assert [pool.free[kind][0] for kind in (Process, Reading)] == first
        list(runner.run_all([chapter("page", "import os\nos._exit(1)")], str(tmp_path), 20, pool))
        list(runner.run_all([chapter("page", "import time\ntime.sleep(9)")], str(tmp_path), 0.1, pool))
        assert pool.free[Process] == []
        (done,) = runner.run_all([chapter("page", "print(1)")], str(tmp_path), 20, pool)
        assert done.code_cells[0].outputs[0].text == "1\n"
