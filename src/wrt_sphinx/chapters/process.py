"""A chapter's process, as the build sees it: nothing that it sends can be relied on."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time
from collections.abc import Callable

from nbformat.v4 import new_output

from wrt import MIME

from .chapter import Chapter, Task
from .outputs import allowed_output
from .supervisor import PATIENCE, supervise


class Process:
    """Starts some work for a chapter; stores in the chapter what it sends, and how it ended."""

    most_bytes = 1_000_000

    def __init__(self, chapter: Chapter, tasks: list[Task], work: Callable[[int], None], seconds: float) -> None:
        self.chapter, self.tasks, self.seconds = chapter, tasks, seconds
        self.values: dict[str, dict] = {}
        self.current, self.received, self.rest = -1, 0, b""
        self.is_done = self.is_closed = self.is_garbled = False
        self.ended: str | None = None
        self.left, self.starter = 0, -1
        self.pipe, far_end = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            supervise(work, far_end)
        os.close(far_end)
        self._start(0)

    def fileno(self) -> int:
        """The pipe to wait for."""
        return self.pipe

    @property
    def _task(self) -> Task:
        return self.tasks[self.current]

    def _start(self, number: int) -> None:
        if self.current < number < len(self.tasks):
            self.current = number
            self.deadline = time.monotonic() + self.seconds

    def receive(self) -> None:
        """Take in what was sent."""
        data = os.read(self.pipe, 1 << 16)
        self.received += len(data)
        self.is_closed = not data
        *lines, self.rest = (self.rest + data).split(b"\n")
        try:
            for line in filter(None, lines):
                record = json.loads(line)
                json.dumps(record, ensure_ascii=False).encode()  # half a character could not be written
                self._take(record)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            self.is_garbled = True

    def _take(self, record: dict) -> None:
        if "expression" in record:
            self._take_expression(record)
        elif "task" in record:
            self._start(int(record["task"]))
        elif "error" in record:
            self._fail(self.tasks[int(record.get("of", self.current))], record["error"])
        elif "data" in record:
            self._take_output(record["data"], {"line": int(record["line"]), "cell": self._task.cell})
        elif "stream" in record:
            self._append(new_output("stream", name=str(record["stream"]), text=str(record["text"])))
        elif "starts" in record:
            self.starter = self.current
        elif "ended" in record:
            self.ended, self.left = _how(record["ended"]), int(record["left"])
        else:
            self.is_done = record["done"] is True

    def _take_output(self, data: dict, place: dict) -> None:
        shown, refusal = allowed_output(data)
        if refusal:
            self.chapter.failures.append((place["line"], refusal))
        else:
            shown = self._kept(Task("", place["line"], place["cell"], True), shown)
            self._append(new_output("display_data", data=shown, metadata=place))

    def _kept(self, task: Task, data: dict) -> dict:
        # in the place of what a chapter wrote out stands where its answer will be
        return {MIME: self.chapter.keep(task, data[MIME])} if MIME in data else data

    def _take_expression(self, record: dict) -> None:
        task = self.tasks[int(record["expression"])]
        if "error" in record:
            self._fail(task, record["error"])
        elif task.source not in self.values:
            self.values[task.source] = dict(record["data"])
            self.chapter.expressions[task.source] = self._kept(task, record["data"]).get(MIME)
        elif self.values[task.source] != record["data"]:
            why = f"{task.source} has two values in this chapter: rename one"
            self.chapter.failures.append((task.line, why))

    def _append(self, output) -> None:
        self.chapter.code_cells[self._task.cell - 1].outputs.append(output)

    @property
    def is_too_much(self) -> bool:
        """Whether it has sent more than a page can hold."""
        return self.received > self.most_bytes

    def has_ended(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self.is_closed or self.is_garbled or self.is_too_much or time.monotonic() > self.deadline

    def finish(self) -> None:
        """End the process and all that it started; tell how it ended, if that was not well."""
        os.close(self.pipe)
        if not self.is_closed:
            os.kill(self.pid, signal.SIGTERM)
        self._wait()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        if why := self._why_failed():
            self._fail(self._task, {"message": why})
        if self.left:
            count = f"{self.left} {'process' if self.left == 1 else 'processes'}"
            self._fail(self.tasks[self.starter], {"message": f"it left {count} running; wait for them"})

    def _wait(self) -> None:
        for _ in range(1000 * PATIENCE):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            time.sleep(0.001)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def _why_failed(self) -> str:
        if self.is_too_much:
            return f"it wrote more than {self.most_bytes / 1e6:g} MB and was stopped; print less"
        if self.is_garbled:
            return "it sent the build what is no data"
        if not self.is_closed:
            return f"it ran longer than {self.seconds:g} s and was stopped; end its loop, or make its sizes smaller"
        if self.ended is None:
            return "it ended the process that supervises the chapter"
        if not self.is_done:
            return f"the process of the chapter {self.ended}"
        return ""

    def _fail(self, task: Task, error: dict) -> None:
        where = f"cell {task.cell}" if task.is_cell else f"{{expr}}`{task.source}`"
        line = int(error.get("line", task.line))
        self.chapter.failures.append((line, f"{where}: {error['message']}"))


class Reading(Process):
    """Reads back what a chapter has sent, where none of its code runs: this can be relied on."""

    most_bytes = 100_000_000

    def _take(self, record: dict) -> None:
        if "answer" in record:
            self.chapter.answers.append(record["answer"])
        else:
            super()._take(record)


def _how(code: int) -> str:
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
