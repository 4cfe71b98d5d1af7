"""Nothing that a chapter sends can make the build do what it should not."""

import contextlib
import json
import os
import threading
import time

import pytest

from wrt_sphinx.chapters.chapter import Chapter
from wrt_sphinx.chapters.task import Task
from wrt_sphinx.chapters.parsing import digest
from wrt_sphinx.chapters.process import Process, wait


class Sender:
    """Stands for a supervisor: its work sends these bytes, and ends with exit code 0."""

    def __init__(self, sent: bytes) -> None:
        self.sent, self.told = sent, os.pipe()

    def fileno(self) -> int:
        """The end is said when the pipe is closed."""
        return self.told[0]

    def begin(self, call, arguments) -> int:
        """Send all."""
        pipe, far_end = os.pipe()
        threading.Thread(target=self.send, args=(far_end,), daemon=True).start()
        return pipe

    def send(self, pipe) -> None:
        """As much as is taken."""
        with contextlib.suppress(OSError), open(pipe, "wb") as file:
            file.write(self.sent)
        os.close(self.told[1])

    def excess(self) -> str:
        """Nothing is too much."""
        return ""

    def end(self, is_over) -> tuple[int | None, int]:
        """It ended well, if it ended."""
        return (0 if is_over else None), 0


def ended(*records, raw: bytes = b"", seconds: float = 5) -> list[tuple[int, str]]:
    """The failures of a chapter whose process sends these records."""
    chapter = Chapter("page", "page.md", digest(""), None, [])
    sent = b"".join(json.dumps(record).encode() + b"\n" for record in records) + raw
    process = Process(chapter, [Task("", 7, 1, True)], seconds, Sender(sent), "no:call", [])
    while not process.has_ended():
        wait([process])
    process.finish()
    return chapter.failures


def test_a_chapter_that_says_it_is_done_has_no_failure():
    assert ended({"done": True}) == []


def test_a_chapter_that_is_silent_has_failed():
    assert ended() == [(7, "cell 1: the process of the chapter ended with exit code 0")]


@pytest.mark.parametrize(
    "record",
    [
        [], 1, "text", {}, {"task": "x"}, {"expression": 5}, {"error": "text"}, {"error": {}}, {"line": 1, "data": 3},
        {"data": {}, "line": "x"}, {"stream": "x"}, {"ended": 0, "left": 0}, {"answer": {"sheet": {}}},
        {"done": True, "data": "\ud800"}, {"task": float("inf")}, {"data": {"text/plain": "x"}, "line": float("nan")},
        {"error": {"line": float("inf"), "message": "x"}}, {"data": [[[]] * 3], "line": 1},
    ],
    ids=repr,
)
def test_what_is_no_record_is_refused(record):
    assert ended(record, {"done": True})[-1] == (7, "cell 1: it sent the build what is no data")


@pytest.mark.parametrize("raw", [b"{\n", b"[" * 9999 + b"\n", b"\xff\n", b"1" * 9999 + b"\n", b"half a line"])
def test_what_is_no_json_is_refused(raw):
    assert ended({"done": True}, raw=raw) == [(7, "cell 1: it sent the build what is no data")]


@pytest.mark.parametrize("depth", [60, 900, 966, 1000])
def test_data_are_not_deep(depth):
    raw = b'{"data":{"application/vnd.wrt+json":' + b"[" * depth + b"]" * depth + b'},"line":25}\n'
    assert ended({"done": True}, raw=raw) == [(7, "cell 1: it sent the build what is no data")]


@pytest.mark.parametrize("line", [-7, 0, 10**4000, "9", 1.5, None])
def test_a_line_that_is_none_is_that_of_the_cell(line):
    assert ended({"error": {"line": line, "message": "no"}}, {"done": True}) == [(7, "cell 1: no")]


def test_no_terminal_obeys_a_message():
    said = "a\x1b]0;b\x07\x1b[2J\rc\u202ed\x9b"
    shown = "cell 1: a\ufffd]0;b\ufffd\ufffd[2J\ufffdc\ufffdd\ufffd"
    assert ended({"error": {"message": said}}, {"done": True}) == [(7, shown)]


def test_no_record_names_a_cell_that_is_not_there():
    assert ended({"task": 99}, {"task": -5}, {"done": True}) == []


def test_a_flood_is_stopped_early():
    began = time.monotonic()
    assert ended(raw=b"." * 50_000_000) == [(7, "cell 1: it wrote more than 1 MB and was stopped; print less")]
    assert time.monotonic() - began < 3
