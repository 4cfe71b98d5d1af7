"""A chapter's child process, as the parent sees it: nothing that it sends can be relied on."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import time

from nbformat.v4 import new_output

from . import child
from .chapter import Chapter, Task
from .gate import allowed_output

MOST_BYTES = 50_000_000


class Process:
    """Starts a child; stores in the chapter what it sends, and how it ended."""

    def __init__(self, chapter: Chapter, folder: str, seconds: float) -> None:
        self.chapter, self.seconds = chapter, seconds
        self.tasks = chapter.tasks()
        self.current, self.received, self.rest = -1, 0, b""
        self.is_done = self.is_closed = self.is_garbled = False
        self.pipe, far_end = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            # as in Jupyter, a chapter runs where it stands
            here = os.path.dirname(os.path.join(folder, chapter.path))
            child.main(here, chapter.path, self.tasks, far_end)
        os.close(far_end)
        self._start(0)

    @property
    def _task(self) -> Task:
        return self.tasks[self.current]

    def _start(self, number: int) -> None:
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
                self._take(json.loads(line))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            self.is_garbled = True
        self.is_garbled |= self.received > MOST_BYTES

    def _take(self, record: dict) -> None:
        if "expression" in record:
            self._take_expression(record)
        elif "task" in record:
            self._start(int(record["task"]))
        elif "error" in record:
            self._fail(self._task, record["error"])
        elif "data" in record:
            self._take_output(record["data"], {"line": int(record["line"]), "cell": self._task.cell})
        elif "stream" in record:
            self._append(new_output("stream", name=str(record["stream"]), text=str(record["text"])))
        else:
            self.is_done = record["done"] is True

    def _take_output(self, data: dict, place: dict) -> None:
        shown, refusal = allowed_output({str(mime): content for mime, content in data.items()})
        if refusal:
            self.chapter.failures.append((place["line"], refusal))
        else:
            self._append(new_output("display_data", data=shown, metadata=place))

    def _take_expression(self, record: dict) -> None:
        task = self.tasks[int(record["expression"])]
        if "error" in record:
            self._fail(task, record["error"])
        elif self.chapter.expressions.setdefault(task.source, record["data"]) != record["data"]:
            why = f"{task.source} has two values in this chapter: rename one"
            self.chapter.failures.append((task.line, why))

    def _append(self, output) -> None:
        self.chapter.code_cells[self._task.cell - 1].outputs.append(output)

    def has_ended(self) -> bool:
        """Whether there is nothing more to wait for."""
        is_over = self.is_done or self.is_closed or self.is_garbled
        return is_over or time.monotonic() > self.deadline

    def finish(self) -> None:
        """End the process and all that it started; tell if it ended before it was done."""
        os.close(self.pipe)
        ended, status = self._wait() if self.is_closed else (0, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        if not ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if not self.is_done:
            self._fail(self._task, {"message": self._why_ended(ended, status)})
        for number, cell in enumerate(self.chapter.code_cells, 1):
            cell.execution_count = number

    def _wait(self) -> tuple[int, int]:
        for _ in range(50):
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                break
            time.sleep(0.01)
        return ended, status

    def _why_ended(self, ended: int, status: int) -> str:
        if self.is_garbled:
            return "it sent the build what is no data, or too much"
        if not ended:
            return f"it ran longer than {self.seconds:g} s and was stopped"
        if os.WIFSIGNALED(status):
            return f"the process of the chapter was ended by {signal.Signals(os.WTERMSIG(status)).name}"
        return f"the process of the chapter ended with exit code {os.WEXITSTATUS(status)}"

    def _fail(self, task: Task, error: dict) -> None:
        where = f"cell {task.cell}" if task.is_cell else f"{{expr}}`{task.source}`"
        line = int(error.get("line", task.line))
        self.chapter.failures.append((line, f"{where}: {error['message']}"))
