"""The sources that pages cite, and the plugins that show them.

Those are found once: pybtex looks through all installed packages for each citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from importlib.metadata import entry_points
from pathlib import Path

from pybtex import errors
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from pybtex.plugin import find_plugin, register_plugin

from .surroundings import end

GROUPS = ("pybtex.backends", *(f"pybtex.style.{kind}" for kind in ("formatting", "labels", "names", "sorting")))


def find_plugins(app, config) -> None:
    """Register what is installed under the name it has."""
    installed = entry_points()
    for group in GROUPS:
        for plugin in installed.select(group=group):
            register_plugin(group, plugin.name, plugin.load(), force=True)


def refuse_bad_sources(app) -> None:
    """End if a source cannot be shown, and let all be read anew: a file that was changed may look as old as before."""
    if "cite" in app.env.domains:
        domain = app.env.domains["cite"]
        domain.data["bibdata"] = deepcopy(domain.initial_data["bibdata"])
        lines = [f"{name}:{line}: ERROR: {message}" for name in app.config.bibtex_bibfiles or ()
                 for line, message in faults(Path(app.confdir, name))]
        if lines:
            end(*lines)


def faults(path: Path) -> Iterator[tuple[int, str]]:
    """Lines and faults of a list of sources."""
    if not path.is_file():
        yield 1, "the list of sources is missing: put it back"
        return
    text = path.read_text(encoding="utf-8-sig")
    with errors.capture() as told:
        sources = Parser().parse_string(text).entries
    for error in told:
        why = re.sub(r"^syntax error in line \d+: | in line \d+", "", str(error))
        yield getattr(error, "lineno", None) or _line(text, why), f"{why}; mend the entry, or take it out"
    style = find_plugin("pybtex.style.formatting", "unsrt")()
    for key, entry in sources.items() if not told else ():
        try:
            style.format_entry("", entry)
        except PybtexError as error:
            yield _line(text, key), f"{error}; add it, or let the entry begin with @misc, which needs none"
        except AttributeError:
            yield _line(text, key), f"there is no @{entry.type}; write one of @article, @book, @incollection, @misc"


def _line(text: str, words: str) -> int:
    """The last line that begins an entry, or has a name, of which there are words."""
    said = re.split(r"[\s:]+", words)
    found = [entry.start() for entry in re.finditer(r"^@\w+\s*{\s*([^\s,]+)", text, re.MULTILINE) if entry[1] in said]
    name = text.find(words.partition("'")[2].rstrip("'")) if "'" in words else 0
    return text.count("\n", 0, found[-1] if found else max(name, 0)) + 1
