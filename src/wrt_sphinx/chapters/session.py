"""What runs in a chapter's process: its code, which nobody has to trust.

Everything leaves the process as lines of JSON through one pipe.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import json
import os
import sys

import wrt
from wrt.claims.alone import refuse_alone
from wrt.language.data import Displayed
from wrt.language.habits import instead

from .blame import blame
from .declared import HOME
from .task import Task
from .watch import Watch, watch_checks

TYPES = {"html": "text/html", "latex": "text/latex", "markdown": "text/markdown", "svg": "image/svg+xml"}
TYPES |= {"png": "image/png", "jpeg": "image/jpeg", "pdf": "application/pdf", "javascript": "text/javascript"}
CAUGHT = "the cell catches the error of a check; let it stop the cell, or show it with failing(): "


def run_chapter(folder: str, path: str, tasks: list[dict], pipe: int) -> None:
    """Run all tasks of a chapter, which come as plain data."""
    # as in Jupyter, a chapter runs where it stands
    os.chdir(os.path.dirname(os.path.join(folder, path)))
    sys.path.insert(0, os.path.join(folder, HOME))
    # the source tree is never written to, where cells are not confined either
    sys.dont_write_bytecode = True
    with open(pipe, "w", encoding="utf-8") as file:
        Session(path, file, watch_checks(path)).run([Task(**task) for task in tasks])


def bundle(value: object) -> dict:
    """The MIME bundle by which a notebook would show the value; what is of wrt is written out, and not printed.

    :raises WrtError: it may not be shown alone.
    """
    if isinstance(value, Displayed):
        refuse_alone(value)
        return {wrt.MIME: wrt.write(value)}
    if isinstance(value, type) or inspect.isroutine(value):
        is_of_expression = isinstance(getattr(value, "__self__", None), wrt.Expression)
        raise wrt.WrtError(f"{value.__name__} is a function or a class, and pages show values",
                           is_of_expression and instead(value.__name__) or "call it, with brackets behind it")
    data = {"text/plain": repr(value)}
    for kind, mime in TYPES.items():
        shown = getattr(value, f"_repr_{kind}_", lambda: None)()
        if shown is not None:
            data[mime] = str(shown)
    shown = getattr(value, "_repr_mimebundle_", dict)() or {}
    return data | (shown[0] if isinstance(shown, tuple) else shown)


def _is_alone() -> bool:
    """Whether nothing is left that a cell has started, so that the cell can be named; the supervisor ends it."""
    try:
        if os.getppid() == 1:
            os.kill(-1, 0)    # in the sandbox this asks for all processes, and outside for those of the reader
        else:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except (OSError, AttributeError):
        return True
    return False


class Session:
    """A chapter's namespace, and the file to which its outputs go."""

    def __init__(self, path: str, file, watch: Watch | None = None) -> None:
        self.path, self.file, self.watch = path, file, watch or Watch(path)
        self.tree: ast.Module | None = None
        # the line of the value that is being shown, to which no frame of the chapter leads
        self.line = 0
        self.shown: list = []
        self.namespace = {"__name__": "__main__", "display": self.display}
        self.streams = {"stdout": io.StringIO(), "stderr": io.StringIO()}

    def run(self, tasks: list[Task]) -> None:
        """Run the tasks in order up to the first cell that fails."""
        early = []
        for number, task in enumerate(tasks):
            self._send(task=number)
            if not task.is_cell:
                early += [number] if not self._evaluate(task, number, may_wait=True) else []
            elif not self._run_cell(task):
                return self._send(done=True)
        # a page tells its result first, so a role may use names of later cells
        for number in early:
            self._evaluate(tasks[number], number)
        self._tell_hidden(tasks)
        self._send(done=True)

    def _tell_hidden(self, tasks: list[Task]) -> None:
        cells = [(number, task) for number, task in enumerate(tasks) if task.is_cell]
        for line, words in self.watch.hidden(self.shown):
            number = max(number for number, task in cells if task.line <= line)
            self._send(of=number, error={"line": line, "message": f"{words} is not displayed; let a cell end with it"})

    def _run_cell(self, task: Task) -> bool:
        out, err = self.streams.values()
        was_alone = _is_alone()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                self._execute(task)
            caught = [error for error in self.watch.raised if not error.is_shown]
            if caught:
                self._send(error=self._blame(caught[0], task, CAUGHT))
            return not caught
        except BaseException as error:
            self._send(error=self._blame(error, task))
            return False
        finally:
            self.line = 0
            self._flush()
            if was_alone and not _is_alone():
                self._send(starts=True)

    def _execute(self, task: Task) -> None:
        self.tree = None
        self.tree = tree = ast.parse("\n" * (task.line - 1) + task.source, self.path)
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not task.source.rstrip().endswith(";"):
            last = tree.body[-1]
            tree = ast.Module(tree.body[:-1], [])
        exec(compile(tree, self.path, "exec"), self.namespace)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), self.path, "eval"), self.namespace)
            if value is not None:
                self.line = last.lineno
                self._show(value, last.lineno)

    def _evaluate(self, task: Task, number: int, may_wait: bool = False) -> bool:
        """Send the value of a role's expression; False if it is too early for it."""
        try:
            code = compile("\n" * (task.line - 1) + task.source, self.path, "eval")
            value = eval(code, self.namespace)
            self.shown.append(value)
            answer = {"data": bundle(value)}
        except BaseException as error:
            if may_wait and isinstance(error, NameError):
                return False
            answer = {"error": self._blame(error, task)}
        self._send(expression=number, **answer)
        return True

    def display(self, *values: object) -> None:
        """Show values in the page: the `display` of Jupyter."""
        line = sys._getframe(1).f_lineno
        for value in values:
            self._show(value, line)

    def _show(self, value: object, line: int) -> None:
        self._flush()
        self.shown.append(value)
        self._send(data=bundle(value), line=line)

    def _flush(self) -> None:
        for name, stream in self.streams.items():
            if text := stream.getvalue():
                self._send(stream=name, text=text)
            stream.seek(0)
            stream.truncate()

    def _send(self, **record) -> None:
        self.file.write(json.dumps(record) + "\n")
        self.file.flush()

    def _blame(self, error: BaseException, task: Task, prefix: str = "") -> dict:
        found = blame(error, self.path, self.line or task.line, self.tree, self.namespace)
        return {**found, "message": prefix + found["message"]}
