"""A process that checks equations, one a line, and that is ended where one takes too long.

What is said to it and what it says are JSON; nothing that stands in notes is ever run.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Any, Self

from .checked import checked

try:
    import resource
except ImportError:     # on Windows
    resource = None     # type: ignore[assignment]

SECONDS = 10.0          # for one equation
MEMORY = 2 << 30        # bytes that it may have


class Apart:
    """Asks such a process, which is begun when it is needed, and anew where it was ended.

    >>> with Apart() as process:
    ...     process.ask({"left": "tr(A B)", "right": "tr(B A)"})["verdict"]
    'proved'
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 traceback: TracebackType | None) -> None:
        self._end()

    def ask(self, claim: dict[str, Any]) -> dict[str, Any] | None:
        """The verdict on a claim, as plain data; none if it took too long."""
        process = self._process = self._process or self._begun()
        assert process.stdin is not None and process.stdout is not None
        timer = Timer(self.seconds, process.kill)
        timer.start()
        answer = ""
        with suppress(OSError):
            process.stdin.write(json.dumps(claim) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        timer.cancel()
        if not answer.endswith("\n"):
            self._end()
            return None
        found: dict[str, Any] = json.loads(answer)
        return found

    def _begun(self) -> subprocess.Popen[str]:
        process = subprocess.Popen([sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   text=True, encoding="ascii")
        assert process.stdout is not None
        process.stdout.readline()       # it says that it is there
        return process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            with suppress(OSError):
                self._process.communicate()
            self._process = None


def main() -> int:
    """Answer each line with a line, until there is none."""
    with suppress(AttributeError, ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(checked(json.loads(line))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
