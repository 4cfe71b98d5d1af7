"""A chapter: its notebook, the real lines of its cells, and what running it gave."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode, from_dict

from wrt.sheets.sheet import Sheet

from .declared import sizes
from .task import Task

EXPRESSION = re.compile(r"\{expr\}(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
COMMENT = re.compile(r"^%.*", re.MULTILINE)


class RefusedError(Exception):
    """What a chapter wrote out did not hold when it was read back."""


@dataclass
class Chapter:
    """One page as it is read, and what running it gave.

    `written` is what its process wrote out: it is not relied on, and shown nowhere. `answers` has for each the
    sheet of what was read back, or why it was refused; outputs and `expressions` name their answer by its place.
    What is `misread` stands not where its author thinks, so nothing else that fails there is told.
    """

    docname: str
    path: str
    digest: str
    notebook: NotebookNode
    lines: list[int]
    failures: list[tuple[int, str]] = field(default_factory=list)
    misread: list[tuple[int, str]] = field(default_factory=list)
    expressions: dict[str, int | None] = field(default_factory=dict)
    written: list[tuple[Task, object]] = field(default_factory=list)
    answers: list[dict] = field(default_factory=list)

    @property
    def has_failed(self) -> bool:
        """Whether something keeps it from being shown."""
        return bool(self.failures or self.misread)

    @property
    def cells(self) -> list[tuple[NotebookNode, int]]:
        """Every cell with the line of the page it begins on."""
        return list(zip(self.notebook.cells, self.lines, strict=True))

    @property
    def code_cells(self) -> list[NotebookNode]:
        """The cells that are code, in order."""
        return [cell for cell, _ in self.cells if cell.cell_type == "code"]

    def sizes(self, root: Path) -> list[str]:
        """The names of the sizes that its cells declare, or import."""
        return sorted({name for cell in self.code_cells for name in sizes(cell.source, root)})

    def tasks(self) -> list[Task]:
        """All that is to be run, in the order of the page."""
        tasks, count = [], 0
        for cell, line in self.cells:
            if cell.cell_type == "code":
                count += 1
                tasks.append(Task(cell.source, line, count, True))
            else:
                tasks += _expressions(cell.source, line, count)
        return tasks

    def keep(self, task: Task, data: object) -> int:
        """Keep what was written out to be read back; return the place of its answer."""
        self.written.append((task, data))
        return len(self.written) - 1

    def sheet(self, place: int) -> Sheet:
        """The sheet of a value that was read back.

        :raises RefusedError: it was refused.
        :raises PlainError: the answer is no sheet.
        """
        answer = self.answers[place]
        if "refusal" in answer:
            raise RefusedError(answer["refusal"])
        return Sheet.read(answer["sheet"])

    def outcome(self) -> dict:
        """What running gave, as plain data."""
        outputs = [cell.outputs for cell in self.code_cells]
        return {"failures": self.failures, "expressions": self.expressions, "answers": self.answers,
                "outputs": outputs}

    def take(self, outcome: dict) -> None:
        """Take over what running gave in another process."""
        self.failures = [(line, message) for line, message in outcome["failures"]]
        self.expressions, self.answers = outcome["expressions"], outcome["answers"]
        for cell, outputs in zip(self.code_cells, outcome["outputs"], strict=True):
            cell.outputs = [from_dict(output) for output in outputs]

    def forget_outputs(self) -> None:
        """Forget what running gave."""
        self.expressions.clear()
        for cell in self.code_cells:
            cell.outputs.clear()


def one_line(source: str) -> str:
    """An expression as the role sees it: breaks are spaces."""
    return " ".join(source.split())


def _expressions(source: str, line: int, cell: int) -> list[Task]:
    source = COMMENT.sub("", source)
    return [
        Task(one_line(found[2]), line + source.count("\n", 0, found.start()), cell, is_cell=False)
        for found in EXPRESSION.finditer(source)
    ]
