"""What is bad around a build, and no fault of its code: told in a line with the remedy, and never by a traceback."""

from __future__ import annotations

import codecs
import errno
import json
import locale
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import sphinx._cli.util.errors
from sphinx.errors import ConfigError, ExtensionError, SphinxParallelError

from ..chapters.declared import FOLDER, HOME

FIRST = "index.md"
# what is read as text: at the top of the project, and in its folders
READ = ("conf.py", "*.md", "*.bib", "*.cff", "*.json", "*.jsonl", "[!._]*/*.md", "[!._]*/*.json")
# not asked of wrt, which may be what cannot be read
NAME = re.compile(r"_?[a-z][a-z0-9]*(-[a-z0-9]+)*\.md")
MARKER = re.compile(rb"^(<<<<<<<|>>>>>>>) ", re.MULTILINE)
FULL = errno.ENOSPC, errno.EDQUOT
REMEDIES = {
    FULL: "the disk is full: make room, and repeat it; `make clean` removes what was made here",
    (errno.EROFS, errno.EACCES, errno.EPERM): "this may not be read or written: change its rights, or copy the project "
                                              "to a folder of yours",
    (errno.ENOENT,): "this is missing: put it back, or let `make clean html` make anew what can be made",
    (errno.ELOOP,): "the link leads to itself: take it out",
}


def run(main: Callable[[], int]) -> int:
    """The exit status of a command."""
    take_over_crashes()
    try:
        refuse_bad_files(Path())
        return main()
    except Exception as error:
        if not (words := told(error)):
            raise
        print(words, file=sys.stderr)
        return 1


def take_over_crashes() -> None:
    """Sphinx reports whatever ends it as a fault of code; what is none is told here."""
    report = sphinx._cli.util.errors.handle_exception

    def handle_exception(error: BaseException, /, **settings) -> None:
        if not settings.get("print_traceback") and (words := told(error)):
            print(words, file=settings.get("stderr", sys.stderr))
        else:
            report(error, **settings)

    if report.__module__ != __name__:
        sphinx._cli.util.errors.handle_exception = handle_exception


def refuse_bad_files(root: Path) -> None:
    """End if a file cannot be read."""
    if lines := [*faults(root)]:
        end(*lines)


def end(*lines: str) -> NoReturn:
    """Say why, and leave: any other exception would be a crash to Sphinx."""
    print(*lines, sep="\n", file=sys.stderr)
    raise SystemExit(1)


def faults(root: Path) -> Iterator[str]:
    """The files that cannot be read, each with the place."""
    if not (root / FIRST).is_file():
        yield f"{FIRST}:1: ERROR: the first page is missing: put it back"
    for path in sorted((root / HOME).glob("[!._]*")):
        if path.suffix != ".md" and path != root / FOLDER:
            yield (f"{path.relative_to(root)}: ERROR: no page is made of this: a chapter is a file of {HOME}/ with "
                   f"a name such as trace.md, and what chapters share stands in {FOLDER}/; move it, or take it out")
    for path in sorted({path for pattern in READ for path in root.glob(pattern)}):
        if not path.is_file():
            yield f"{path.relative_to(root)}: ERROR: this is a folder, or a link that leads nowhere: take it out"
            continue
        content = path.read_bytes()
        if found := next(_faults(path, content), None):
            place, words = found
            line = content.count(b"\n", 0, place) + 1
            yield f"{path.relative_to(root)}:{line}: ERROR: {words}"


def _faults(path: Path, content: bytes) -> Iterator[tuple[int, str]]:
    if marker := MARKER.search(content):
        yield marker.start(), ("two versions meet here, as git left them: keep what is right of both, without the "
                               "lines <<<<<<<, ======= and >>>>>>>")
    if b"\0" in content and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield content.index(b"\0"), "a character that nobody sees stands here, NUL: save the file in UTF-8 without it"
    try:
        text = content.decode()
        if path.suffix == ".json":
            json.loads(text)
    except UnicodeDecodeError as error:
        yield error.start, "the file is not in UTF-8: save it with that encoding"
    except json.JSONDecodeError as error:
        yield len(text[: error.pos].encode()), f"the file is no JSON: {error.msg}; mend it"
    if content.startswith(codecs.BOM_UTF8):
        yield 0, "the file begins with a mark that nobody sees, a BOM: save it as UTF-8 without it"
    if path.parent.name == HOME and not content.startswith(b"---"):
        yield 0, "the chapter has no front matter: begin it with the first lines of chapters/_template.md"
    if path.parent.name == HOME and not NAME.fullmatch(path.name):
        yield 0, "this is no name of a chapter: give the file one of small letters, digits and hyphens"


def told(error: BaseException) -> str:
    """What is bad, in a line; nothing if the error is one of code."""
    match error:
        case ExtensionError(__cause__=Exception() as cause):
            # what a handler of an event raised
            return told(cause)
        case ConfigError(__cause__=Exception() as cause):
            return at_its_place(cause, "the settings cannot be read")
        case ModuleNotFoundError(name=name):
            return f"ERROR: there is no module {name}: mend the name, or let `make clean html` make all anew"
        case UnicodeDecodeError():
            return "\n".join(faults(Path()))
        case UnicodeEncodeError(encoding=encoding):
            return f"ERROR: what is printed does not fit into {encoding}: set PYTHONIOENCODING=utf-8"
        case locale.Error():
            name = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG")
            return f"ERROR: this machine has no locale {name!r}: set LC_ALL=C.UTF-8"
        case FileNotFoundError() if "temporary directory" in str(error):
            return "ERROR: there is no folder for temporary files: set TMPDIR to one that you may write"
        case RecursionError():
            return "ERROR: blocks stand within blocks, too deep to be read: write those of the last page side by side"
        case OSError() | SphinxParallelError():
            return _of_files(error)
    return ""


def _of_files(error: Exception) -> str:
    # where several files are copied, or by several processes, the number is told in words alone
    path, number = getattr(error, "filename", ""), getattr(error, "errno", 0)
    for numbers, words in REMEDIES.items():
        if number in numbers or any(os.strerror(n) in str(error) for n in numbers):
            place = f"{os.path.relpath(path)}: " if path and numbers != FULL else ""
            return f"{place}ERROR: {words}"
    return ""


def at_its_place(error: Exception, words: str) -> str:
    """The line of an error of code that is read before any page."""
    if isinstance(error, SyntaxError):
        path, line, why = error.filename, error.lineno, error.msg
    else:
        place = traceback.extract_tb(error.__traceback__)[-1]
        path, line, why = place.filename, place.lineno, str(error)
    return f"{os.path.relpath(path or '')}:{line}: ERROR: {words}: {type(error).__name__}: {why}; mend the line"
