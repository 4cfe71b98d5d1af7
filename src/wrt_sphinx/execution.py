"""The execution stage: every chapter that will be read runs in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import time
from pathlib import Path

from nbformat.v4 import new_output

from . import child
from .chapter import Chapter, Task, digest, parse
from .gate import allowed_output

AT_ONCE = min(2, os.cpu_count() or 1)
MOST_BYTES = 50_000_000

# myst-nb's reader is given a text and nothing else, so this is where it looks
CHAPTERS: dict[str, Chapter] = {}


def execute_chapters(app, env, docnames: list[str]) -> None:
    """Parse all pages that will be read, and run those that have cells."""
    CHAPTERS.clear()
    for docname in docnames:
        CHAPTERS[docname] = _open(env, docname)
    chapters = [c for c in CHAPTERS.values() if c.code_cells and not c.failures]
    if chapters:
        import wrt  # noqa: F401  (warm: the children need not import it again)

        run_all(chapters, app.config.wrt_cell_seconds)


def read_notebook(text: str):
    """Return the executed notebook of a page (a reader for ``nb_custom_formats``)."""
    key = digest(text)
    for chapter in CHAPTERS.values():
        if chapter.digest == key:
            return chapter.notebook
    raise LookupError("a page was changed between its execution and its reading")


def run_all(chapters: list[Chapter], seconds: float) -> None:
    """Run chapters, a few at a time, and store in each what it gave."""
    waiting = list(enumerate(chapters, 1))
    running: set[Process] = set()
    with selectors.DefaultSelector() as ready:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                number, chapter = waiting.pop(0)
                print(f"[{number}/{len(chapters)}] {chapter.docname}", flush=True)
                process = Process(chapter, seconds)
                running.add(process)
                ready.register(process.pipe, selectors.EVENT_READ, process)
            for key, _ in ready.select(timeout=0.2):
                key.data.receive()
            for process in [p for p in running if p.has_ended()]:
                ready.unregister(process.pipe)
                process.finish()
                running.remove(process)


def _open(env, docname: str) -> Chapter:
    path = env.doc2path(docname)
    text = Path(path).read_text(encoding="utf-8-sig")
    name = str(env.doc2path(docname, base=False))
    try:
        return parse(docname, name, text, env.myst_config)
    except Exception as error:
        chapter = parse(docname, name, "", env.myst_config)
        chapter.digest = digest(text)
        chapter.failures.append((1, f"the page is no notebook: {error}"))
        return chapter


class Process:
    """A chapter's child process, as the parent sees it."""

    def __init__(self, chapter: Chapter, seconds: float) -> None:
        self.chapter = chapter
        self.tasks = chapter.tasks()
        self.seconds = seconds
        self.current = -1
        self.is_done = self.is_closed = False
        self.is_garbled = False
        self.received = 0
        self.rest = b""
        self.pipe, far_end = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            child.main(chapter.path, self.tasks, far_end)
        os.close(far_end)
        self.start(0)

    @property
    def task(self) -> Task:
        """What the child is doing now."""
        return self.tasks[self.current]

    def start(self, number: int) -> None:
        """Note that a task has begun: it has its own time."""
        if number > self.current:
            self.current = number
            self.deadline = time.monotonic() + self.seconds

    def receive(self) -> None:
        """Take in what the child has written."""
        data = os.read(self.pipe, 1 << 16)
        self.received += len(data)
        self.is_closed = not data
        *lines, self.rest = (self.rest + data).split(b"\n")
        try:
            for line in lines:
                self.take(json.loads(line))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            self.is_garbled = True
        self.is_garbled |= self.received > MOST_BYTES

    def take(self, record: dict) -> None:
        """Store one record; nothing about it can be relied on."""
        if "expression" in record:
            self.take_expression(record)
        elif "task" in record:
            self.start(int(record["task"]))
        elif "error" in record:
            self.fail(self.task, record["error"])
        elif "data" in record or "stream" in record:
            self.take_output(_output(record, self.task))
        else:
            self.is_done = record["done"] is True

    def take_output(self, output) -> None:
        """Store an output of a cell, if it is of a kind that a page may show."""
        if "data" in output:
            output.data, refusal = allowed_output(output.data)
            if refusal:
                self.chapter.failures.append((output.metadata["line"], refusal))
                return
        self.chapter.code_cells[self.task.cell - 1].outputs.append(output)

    def take_expression(self, record: dict) -> None:
        """Store the value of a role's expression."""
        task = self.tasks[int(record["expression"])]
        if "error" in record:
            return self.fail(task, record["error"])
        known = self.chapter.expressions.setdefault(task.source, record["data"])
        if known != record["data"]:
            self.chapter.failures.append(
                (task.line, f"{task.source} has two values in this chapter: rename one")
            )

    def has_ended(self) -> bool:
        """Whether there is nothing more to wait for."""
        is_over = self.is_done or self.is_closed or self.is_garbled
        return is_over or time.monotonic() > self.deadline

    def finish(self) -> None:
        """End the process, and tell if it ended before it was done."""
        os.close(self.pipe)
        ended, status = self.wait() if self.is_closed else (0, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        if not ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if not self.is_done:
            self.fail(self.task, {"message": self.why_ended(ended, status)})
        self.number_cells()

    def wait(self) -> tuple[int, int]:
        """Give a process that has closed its pipe the time to leave by itself."""
        for _ in range(50):
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                break
            time.sleep(0.01)
        return ended, status

    def why_ended(self, ended: int, status: int) -> str:
        """Put into words how a process ended that did not get to its end."""
        if self.is_garbled:
            return "it sent the build what is no data, or too much"
        if not ended:
            return f"it ran longer than {self.seconds:g} s and was stopped"
        if os.WIFSIGNALED(status):
            name = signal.Signals(os.WTERMSIG(status)).name
            return f"the process of the chapter was ended by {name}"
        code = os.WEXITSTATUS(status)
        return f"the process of the chapter ended with exit code {code}"

    def fail(self, task: Task, error: dict) -> None:
        """Note a failure with its place in the chapter."""
        self.chapter.complete = False
        where = f"cell {task.cell}" if task.is_cell else f"{{expr}}`{task.source}`"
        line = int(error.get("line", task.line))
        self.chapter.failures.append((line, f"{where}: {error['message']}"))

    def number_cells(self) -> None:
        """Count the cells, as Jupyter does."""
        for number, cell in enumerate(self.chapter.code_cells, 1):
            cell.execution_count = number


def _output(record: dict, task: Task):
    if "stream" in record:
        return new_output("stream", name=str(record["stream"]), text=str(record["text"]))
    data = {str(mime): content for mime, content in record["data"].items()}
    place = {"line": int(record["line"]), "cell": task.cell}
    return new_output("display_data", data=data, metadata=place)
