"""What runs in the child process: a chapter's code, which nobody has to trust.

Everything leaves the process as lines of JSON through one pipe.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import traceback

from .chapter import Task

REPRESENTATIONS = {
    "text/html": "_repr_html_",
    "text/latex": "_repr_latex_",
    "text/markdown": "_repr_markdown_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
    "image/jpeg": "_repr_jpeg_",
    "application/javascript": "_repr_javascript_",
    "application/pdf": "_repr_pdf_",
}


def main(path: str, tasks: list[Task], pipe: int) -> None:
    """Run all tasks and leave; never returns."""
    status = 1
    try:
        os.setsid()
        _keep_only(pipe)
        with open(pipe, "w", encoding="utf-8") as file:
            Session(path, file).run(tasks)
        status = 0
    finally:
        os._exit(status)


def _keep_only(pipe: int) -> None:
    # whatever else the parent has open is no business of a chapter
    os.closerange(3, pipe)
    os.closerange(pipe + 1, 1 << 16)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)


def bundle(value: object) -> dict:
    """Return the MIME bundle by which a notebook would show the value."""
    data = {"text/plain": repr(value)}
    if isinstance(value, type):
        return data
    for mime, method in REPRESENTATIONS.items():
        shown = getattr(value, method, lambda: None)()
        if shown is not None:
            data[mime] = str(shown)
    if hasattr(value, "_repr_mimebundle_"):
        shown = value._repr_mimebundle_() or {}
        data |= shown[0] if isinstance(shown, tuple) else shown
    return data


class Session:
    """A chapter's namespace, and the file to which its outputs go."""

    def __init__(self, path: str, file) -> None:
        self.path = path
        self.file = file
        self.namespace = {"__name__": "__main__", "display": self.display}
        self.streams = {"stdout": io.StringIO(), "stderr": io.StringIO()}

    def run(self, tasks: list[Task]) -> None:
        """Run the tasks in order up to the first cell that fails."""
        early = []
        for number, task in enumerate(tasks):
            self.send(task=number)
            if task.is_cell:
                if not self.run_cell(task):
                    return self.send(done=True)
            elif not self.evaluate(task, number, may_wait=True):
                early.append((number, task))
        # a page tells its result first, so a role may use names of later cells
        for number, task in early:
            self.evaluate(task, number)
        self.send(done=True)

    def run_cell(self, task: Task) -> bool:
        """Run a cell and send its outputs; False if it failed."""
        try:
            with (
                contextlib.redirect_stdout(self.streams["stdout"]),
                contextlib.redirect_stderr(self.streams["stderr"]),
            ):
                self.execute(task)
        except BaseException as error:
            self.send(error=self.describe(error, task))
            return False
        finally:
            self.flush()
        return True

    def execute(self, task: Task) -> None:
        """Execute a cell; the value of its last expression is displayed."""
        tree = ast.parse("\n" * (task.line - 1) + task.source, self.path)
        last = None
        is_quiet = task.source.rstrip().endswith(";")
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not is_quiet:
            last = tree.body.pop()
        exec(compile(tree, self.path, "exec"), self.namespace)
        if last is not None:
            code = compile(ast.Expression(last.value), self.path, "eval")
            value = eval(code, self.namespace)
            if value is not None:
                self.show(value, last.lineno)

    def evaluate(self, task: Task, number: int, may_wait: bool = False) -> bool:
        """Send the value of a role's expression; False if it is too early for it."""
        try:
            code = compile("\n" * (task.line - 1) + task.source, self.path, "eval")
            value = bundle(eval(code, self.namespace))
        except NameError as error:
            if may_wait:
                return False
            self.send(expression=number, error=self.describe(error, task))
        except BaseException as error:
            self.send(expression=number, error=self.describe(error, task))
        else:
            self.send(expression=number, data=value)
        return True

    def display(self, *values: object) -> None:
        """Show values in the page: the ``display`` of Jupyter."""
        line = traceback.extract_stack(limit=2)[0].lineno
        for value in values:
            self.show(value, line)

    def show(self, value: object, line: int) -> None:
        """Send what a value looks like."""
        self.flush()
        self.send(data=bundle(value), line=line)

    def flush(self) -> None:
        """Send what was printed."""
        for name, stream in self.streams.items():
            if text := stream.getvalue():
                self.send(stream=name, text=text)
            stream.seek(0)
            stream.truncate()

    def send(self, **record) -> None:
        """Write one record to the pipe."""
        self.file.write(json.dumps(record) + "\n")
        self.file.flush()

    def describe(self, error: BaseException, task: Task) -> dict:
        """Say where in the chapter an error arose, and what it says."""
        import wrt

        message = str(error)
        if not isinstance(error, wrt.WrtError):
            message = f"{type(error).__name__}: {message}"
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if frame.filename == self.path]
        if isinstance(error, SyntaxError) and error.filename == self.path:
            message = f"{type(error).__name__}: {error.msg}"
            lines = [error.lineno]
        line = lines[-1] if lines else task.line
        return {"line": line, "message": message}
