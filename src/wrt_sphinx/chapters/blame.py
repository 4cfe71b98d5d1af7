"""An error in a cell as its author needs it: the line of the mistake, the formula, and what to do."""

from __future__ import annotations

import ast
import re
import traceback

import wrt

from .remedies import name_asked_for, remedy_of

# what has a name of its own, by which a message calls it
NAMED = {"Formula": "formula", "Refutation": "refutation"}
# of what Python says: with the remedy, no more than a message has
MOST_LINES = 6
# where a module stands on this machine
PLACE = re.compile(r" \(/[^)]*\)$")


def blame(error: BaseException, path: str, line: int, tree: ast.AST | None, known) -> dict:
    """The line and the message of an error; `line` and `tree` are those of the cell, `known` are its names."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return {"line": error.lineno, "message": with_remedy(f"{type(error).__name__}: {error.msg}", error, known)}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    around = [node for node in ast.walk(tree) if _holds(node, frames[-1])] if tree and frames else []
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)] if tree and frames else []
    words = said(error, around)
    for call in calls:
        if name := name_of(call, frames[-1]):
            words = words if name in words else f"{result_of(call)} {name!r}: {words}"
            break
    at = line_of_step(error, frames[-1], calls) if frames else line
    return {"line": at, "message": with_remedy(words, error, known, hidden_word(error, around, known))}


def said(error: BaseException, around: list[ast.AST]) -> str:
    """What an error says, without blank lines; one of Python's begins with its kind."""
    if isinstance(error, wrt.WrtError):
        return str(error)
    if type(error) is ImportError and error.name == "wrt":
        return f"wrt has no {name_asked_for(error)}"
    lines = [line for line in str(error).splitlines() if line.strip()]
    words = "\n".join(lines if len(lines) <= MOST_LINES else lines[:MOST_LINES - 2] + lines[-2:])
    if isinstance(error, AssertionError) and not words:
        words = "".join(f"{ast.unparse(node.test)} is false" for node in around if isinstance(node, ast.Assert))
    kind, words = type(error).__name__, PLACE.sub("", words.replace(".__init__()", "()"))
    return f"{kind}: {words}" if words else kind


def hidden_word(error: BaseException, around: list[ast.AST], known) -> str:
    """The word of wrt that the chapter calls, and has given to something else."""
    called = [node.func.id for node in around if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    hidden = [name for name in called if name in wrt.__all__ and known.get(name) is not getattr(wrt, name)]
    is_of_calling = isinstance(error, TypeError) and re.search("not callable|cannot be called", str(error))
    return next((name for name in hidden if name in known), "") if is_of_calling else ""


def with_remedy(words: str, error: BaseException, known, hidden: str = "") -> str:
    """Words, and what to do about the error if they do not say so."""
    remedy = remedy_of(error, known, hidden)
    if not remedy:
        return words
    return f"{words}\n  {remedy}" if "\n" in words else f"{words}; {remedy}"


def _holds(node: ast.AST, frame: traceback.FrameSummary) -> bool:
    """Whether a part of a cell is around the frame."""
    first, last = getattr(node, "lineno", None), getattr(node, "end_lineno", None)
    return first is not None and first <= (frame.lineno or 0) and (frame.end_lineno or 0) <= (last or 0)


def name_of(call: ast.Call, frame: traceback.FrameSummary) -> str:
    """The name of the result that a call makes, if the frame is in it."""
    match call.args:
        case [ast.Constant(value=str(name)), *_] if _holds(call, frame) and result_of(call):
            return name
    return ""


def result_of(call: ast.Call) -> str:
    """What a call makes, if that has a name."""
    return NAMED.get(call.func.id, "") if isinstance(call.func, ast.Name) else ""


def line_of_step(error: BaseException, frame: traceback.FrameSummary, calls: list[ast.Call]) -> int:
    """The line of the step at fault, and else the one that Python names."""
    step = getattr(error, "step", None)
    for call in calls:
        span = call.lineno, call.col_offset, call.end_lineno, call.end_col_offset
        if step and span == (frame.lineno, frame.colno, frame.end_lineno, frame.end_colno):
            before = call.args[: step + 1]
            if len(before) > step and not any(isinstance(a, ast.Starred) for a in before):
                return before[step].lineno
    return frame.lineno or 0
