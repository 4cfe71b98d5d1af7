"""The failures of a build and of tests as annotations of GitHub, on their lines: `python tests/annotate.py LOG`."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MOST = 10       # that GitHub shows of one step
LONGEST = 200       # of a name of a file
LINES = 8       # of a message
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# what the build says, with the lines below it that belong to it
BUILD = re.compile(r"^(?P<file>[\w./-]+):(?P<line>\d{1,7}): (?:ERROR|error): (?P<said>.*(?:\n  .*)*)", re.MULTILINE)
# what pytest says of a test that failed: its name between lines, what is wrong, and where
TEST = re.compile(r"^_{3,} (?P<name>.+?) _{3,}$(?P<told>.*?)(?=^_{3,} .+ _{3,}$|^={3,} |\Z)", re.MULTILINE | re.DOTALL)
WHERE = re.compile(r"^(?P<file>[\w./-]+\.(?:py|md)):(?P<line>\d{1,7}): \S", re.MULTILINE)
WRONG = re.compile(r"^E {2,}(.*)", re.MULTILINE)


@dataclass(frozen=True)
class Failure:
    """What failed, and where."""

    file: str
    line: int
    said: str

    def command(self) -> str:
        """The line that GitHub reads, in which no text can begin another command or field."""
        file = _escaped(self.file).replace(":", "%3A").replace(",", "%2C")
        return f"::error file={file},line={self.line}::{_escaped(self.said)}"


def failures(log: str, root: Path) -> Iterator[Failure]:
    """What a log tells of files of the project, each once."""
    text = COLOUR.sub("", log)
    found = dict.fromkeys([*_of_build(text, root), *_of_tests(text, root)])
    yield from found


def _of_build(text: str, root: Path) -> Iterator[Failure]:
    for match in BUILD.finditer(TEST.sub("", text)):
        if file := _of_project(match["file"], root):
            yield Failure(file, int(match["line"]), "\n".join(match["said"].splitlines()[:LINES]))


def _of_tests(text: str, root: Path) -> Iterator[Failure]:
    for match in TEST.finditer(text):
        places = [(file, int(where["line"])) for where in WHERE.finditer(match["told"])
                  if (file := _of_project(where["file"], root))]
        if places:
            wrong = WRONG.findall(match["told"])[:LINES - 1]
            yield Failure(*places[-1], "\n".join([match["name"], *wrong]))


def _of_project(name: str, root: Path) -> str:
    """The file as the project knows it, or nothing."""
    if len(name) > LONGEST:
        return ""
    path = (root / name).resolve()
    return path.relative_to(root.resolve()).as_posix() if path.is_relative_to(root.resolve()) and path.is_file() else ""


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    log = Path(sys.argv[1])
    told = [*failures(log.read_text(encoding="utf-8", errors="replace"), Path())] if log.is_file() else []
    for failure in told[:MOST]:
        print(failure.command())
