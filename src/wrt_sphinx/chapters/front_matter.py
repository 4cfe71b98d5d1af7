"""What may stand above a page between three hyphens: the settings that pages use, a line each, and no other YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..ids.addresses import NOT_FOUND

# each setting, with what it may be: a setting can make Markdown another language, or let a page say what it is to load
SETTINGS = {
    "jupytext": "", "jupytext.text_representation": "", "jupytext.text_representation.extension": r"\.md",
    "jupytext.text_representation.format_name": "myst",
    "kernelspec": "", "kernelspec.name": "python3", "kernelspec.display_name": "Python 3",
    "myst": "", "myst.html_meta": "", "myst.html_meta.description": r"[^&*!|>%@`\[\]{}\\].*",
}
OF_NOT_FOUND = {"orphan": "true", "nosearch": "true"}
LINE = re.compile(r"( *)([a-z_]+):(?: ([^\r\n]*))?")
MOST_LINES, LONGEST = 30, 500


def faults(docname: str, text: str) -> Iterator[tuple[int, str]]:
    """Lines and faults of the front matter of a page."""
    if not text.startswith("---"):
        return
    first, *lines = text.split("\n", MOST_LINES)
    if first != "---" or "---" not in lines:
        yield 1, "front matter stands between two lines of three hyphens; mend them"
        return
    allowed = SETTINGS | (OF_NOT_FOUND if docname == NOT_FOUND else {})
    above: list[tuple[int, str]] = []
    for number, line in enumerate(lines[: lines.index("---")], 2):
        found = LINE.fullmatch(line[:LONGEST])
        if not found or len(line) > LONGEST:
            yield number, f"front matter: {line[:40]!r} is no plain setting; write it as in another chapter"
            return
        above = [(depth, name) for depth, name in above if depth < len(found[1])] + [(len(found[1]), found[2])]
        setting = ".".join(name for _, name in above)
        if setting not in allowed:
            yield number, f"front matter: there is no {setting}; take it out, for a page sets its description alone"
        elif not re.fullmatch(allowed[setting], (found[3] or "").strip()):
            yield number, f"front matter: {setting} is not {(found[3] or '')[:40]!r}; write it as in another chapter"

