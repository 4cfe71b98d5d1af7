"""An error in a cell as its author needs it: the line of the mistake, the formula, and what to do."""

from __future__ import annotations

import ast
import errno
import re
import traceback
from difflib import get_close_matches

import wrt

# what has a name of its own, by which a message calls it
NAMED = {"Formula": "formula", "Refutation": "refutation"}


def blame(error: BaseException, path: str, line: int, tree: ast.AST | None, known) -> dict:
    """The line and the message of an error; `line` and `tree` are those of the cell, `known` are its names."""
    if isinstance(error, SyntaxError) and error.filename == path:
        return {"line": error.lineno, "message": with_remedy(f"{type(error).__name__}: {error.msg}", error, known)}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)] if tree and frames else []
    words = said(error)
    for call in calls:
        if name := name_of(call, frames[-1]):
            words = words if name in words else f"{result_of(call)} {name!r}: {words}"
            break
    at = line_of_step(error, frames[-1], calls) if frames else line
    return {"line": at, "message": with_remedy(words, error, known)}


def said(error: BaseException) -> str:
    """What an error says; one of Python's begins with its kind."""
    if type(error) is ImportError and error.name == "wrt":
        return f"wrt has no {name_asked_for(error)}"
    return str(error) if isinstance(error, wrt.WrtError) else f"{type(error).__name__}: {error}"


def with_remedy(words: str, error: BaseException, known) -> str:
    """Words, and what to do about the error if they do not say so."""
    remedy = remedy_of(error, known)
    if not remedy:
        return words
    return f"{words}\n  {remedy}" if "\n" in words else f"{words}; {remedy}"


def remedy_of(error: BaseException, known) -> str:
    """What to do about an error."""
    match error:
        case wrt.WrtError():
            return error.remedy
        case ModuleNotFoundError():
            return "chapters have wrt, NumPy and SymPy, and the modules of chapters/declared"
        case ImportError(name="wrt"):
            found = close(name_asked_for(error), wrt.__all__)
            return f"is it {found}?" if found else "the page reference/language.md has all words"
        case NameError(name=str(name)) if name in wrt.__all__:
            return f"import it: from wrt import {name}"
        case NameError(name=str(name)):
            found = close(name, known)
            return f"is it {found}?" if found else "define it in a cell above, or import it"
        case TypeError() if "object is not callable" in str(error):
            return "write a comma between two steps, and before a bracket that calls nothing"
        case IndentationError():
            return "let the line begin where its block begins"
        case SyntaxError():
            return "look at the brackets, commas and quotes up to this line"
        case FileNotFoundError():
            return "a cell finds the files of measurements/, as ../measurements/name, and no others"
        case OSError(errno=errno.EROFS):
            return "a cell changes no file; what it needs for a moment goes into tempfile"
        case PermissionError():
            return "a cell reads measurements/ and computes; ARCHITECTURE.md says what else it may do"
    return ""


def name_asked_for(error: ImportError) -> str:
    """The name that a module lacks; Python 3.11 has it in the message only."""
    return "".join(re.findall(r"cannot import name '(\w+)'", error.msg)[:1])


def close(name: str, names) -> str:
    """The name that is most like it, if one is."""
    return next(iter(get_close_matches(name, [n for n in names if not n.startswith("_")], 1)), "")


def name_of(call: ast.Call, frame: traceback.FrameSummary) -> str:
    """The name of the result that a call makes, if the frame is in it."""
    is_around = call.lineno <= (frame.lineno or 0) and (frame.end_lineno or 0) <= (call.end_lineno or 0)
    match call.args:
        case [ast.Constant(value=str(name)), *_] if is_around and result_of(call):
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
