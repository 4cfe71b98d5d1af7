"""A chapter's process, as the build sees it: nothing that it sends can be relied on."""

from __future__ import annotations

import json
import os
import select
import signal
import time
from collections.abc import Collection

from nbformat.v4 import new_output

from wrt import MIME

from .chapter import Chapter
from .outputs import allowed_output, legible
from .supervisor import Supervisor
from .task import Task

# until it says anything, a process may still be loading its modules; when it has said all, it has a moment to end
LOADING, ENDING = 60, 2
# the seconds of one cell that a chapter has in all
CELLS = 10
LAST_LINE = 10**5


class Process:
    """Begins some work for a chapter; stores in the chapter what it sends, and how it ended."""

    most_bytes = 1_000_000

    def __init__(
        self, chapter: Chapter, tasks: list[Task], seconds: float, supervisor: Supervisor, call: str, arguments: list
    ) -> None:
        self.chapter, self.tasks, self.seconds, self.supervisor = chapter, tasks, seconds, supervisor
        self.values: dict[str, dict] = {}
        self.current, self.received, self.rest = 0, 0, b""
        self.is_done = self.is_closed = self.is_over = self.is_garbled = False
        self.ended: int | None = None
        self.excess, self.starter = "", 0
        self.deadline = self.end = time.monotonic() + LOADING + seconds
        self.pipe = supervisor.begin(call, arguments)

    def fileno(self) -> int:
        """The pipe to wait for."""
        return self.pipe

    @property
    def _task(self) -> Task:
        return self.tasks[self.current]

    def _start(self, number: int) -> None:
        if self.current < number < len(self.tasks):
            self.current = number
            self.deadline = min(time.monotonic() + self.seconds, self.end)

    def receive(self) -> None:
        """Take in what was sent."""
        data = os.read(self.pipe, 1 << 16)
        if not self.received:
            self.deadline, self.end = (time.monotonic() + cells * self.seconds for cells in (1, CELLS))
        self.received += len(data)
        if not data:
            self.is_closed, self.deadline = True, min(self.deadline, time.monotonic() + ENDING)
        *lines, self.rest = (self.rest + data).split(b"\n")
        try:
            for line in filter(None, lines):
                record = legible(json.loads(line))
                json.dumps(record, ensure_ascii=False, allow_nan=False).encode()    # half a character cannot be written
                self._take(record)
        except Exception:       # whatever it is, it is no data
            self.is_garbled = True

    def _take(self, record: dict) -> None:
        if "expression" in record:
            self._take_expression(record)
        elif "task" in record:
            self._start(int(record["task"]))
        elif "error" in record:
            self._fail(self.tasks[int(record.get("of", self.current))], record["error"])
        elif "data" in record:
            self._take_output(record["data"], {"line": self._line(record["line"]), "cell": self._task.cell})
        elif "stream" in record:
            self._append(new_output("stream", name=str(record["stream"]), text=str(record["text"])))
        elif "starts" in record:
            self.starter = self.current
        else:
            self.is_done = record["done"] is True

    def _line(self, said: object) -> int:
        """A line; if what is said is none, that of the cell."""
        return said if isinstance(said, int) and 0 < said <= LAST_LINE else self._task.line

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
        self.excess = self.excess or self.supervisor.excess()
        is_late = time.monotonic() > self.deadline
        return self.is_over or self.is_garbled or self.is_too_much or bool(self.excess) or is_late

    def finish(self) -> None:
        """End the process and all that it started; tell how it ended, if that was not well."""
        os.close(self.pipe)
        self.ended, left = self.supervisor.end(self.is_over)
        if why := self._why_failed():
            self._fail(self._task, {"message": why})
        if left:
            count = f"{left} {'process' if left == 1 else 'processes'}"
            self._fail(self.tasks[self.starter], {"message": f"it left {count} running; wait for them"})

    def _why_failed(self) -> str:
        if self.is_too_much:
            return f"it wrote more than {self.most_bytes / 1e6:g} MB and was stopped; print less"
        if self.is_garbled or (self.is_over and self.rest):
            return "it sent the build what is no data"
        if self.excess:
            return self.excess
        if not self.is_over and not self.is_closed:
            if self.deadline == self.end:
                return f"the chapter ran longer than {CELLS * self.seconds:g} s and was stopped; make its sizes smaller"
            return f"it ran longer than {self.seconds:g} s and was stopped; end its loop, or make its sizes smaller"
        if self.ended is None:
            return "it ran on without a word" if self.is_closed else "the process that it runs in has ended"
        if not self.is_done:
            return f"the process of the chapter {_how(self.ended)}"
        return ""

    def _fail(self, task: Task, error: dict) -> None:
        where = f"cell {task.cell}" if task.is_cell else f"{{expr}}`{task.source}`"
        line = self._line(error.get("line", task.line))
        self.chapter.failures.append((line, f"{where}: {error['message']}"))


class Reading(Process):
    """Reads back what a chapter has sent, where none of its code runs: this can be relied on."""

    most_bytes = 100_000_000

    def finish(self) -> None:
        """End it; what was not read back is not shown."""
        super().finish()
        if len(self.chapter.answers) < len(self.chapter.written):
            self.chapter.forget_outputs()

    def _take(self, record: dict) -> None:
        if "answer" in record:
            self.chapter.answers.append(record["answer"])
        else:
            super()._take(record)


def wait(running: Collection[Process]) -> None:
    """Wait for what any of them sends, or for the end of one, and take it in; not for long."""
    open_ = [process for process in running if not process.is_closed]
    watched: list[Process | Supervisor] = [*open_, *(process.supervisor for process in running)]
    ready, *_ = select.select(watched, (), (), 0.2)
    for process in running:
        if process in ready:
            process.receive()
        elif process.supervisor in ready:
            # all that it sent is taken in, though something that it has left may hold its pipe
            process.is_over = True


def _how(code: int) -> str:
    if code >= 0:
        return f"ended with exit code {code}"
    names = {number.value: number.name for number in signal.Signals}
    return f"was ended by {names.get(-code, f'signal {-code}')}"
