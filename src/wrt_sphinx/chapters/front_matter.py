"""What may stand above a page between three hyphens: the settings that pages use, and nothing else of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from ..ids.addresses import NOT_FOUND

# each setting, with what it may be: a setting can make Markdown another language, or let a page say what it is to load
SETTINGS = {
    "jupytext": "", "jupytext.text_representation": "", "jupytext.text_representation.extension": r"\.md",
    "jupytext.text_representation.format_name": "myst",
    "kernelspec": "", "kernelspec.name": "python3", "kernelspec.display_name": "Python 3",
    "myst": "", "myst.html_meta": "", "myst.html_meta.description": r"[^\r\n]+",
}
OF_NOT_FOUND = {"orphan": "true", "nosearch": "true"}
MOST_LINES, LONGEST = 30, 500
# a setting with words in which YAML sees another, or a comment
WORDS = re.compile(r"\s*\w+: \w.*(: | #)")
SHORTHANDS = yaml.tokens.AliasToken, yaml.tokens.AnchorToken, yaml.tokens.TagToken, yaml.tokens.DirectiveToken


def faults(docname: str, text: str) -> Iterator[tuple[int, str]]:
    """Lines and faults of the front matter of a page."""
    if not text.startswith("---"):
        return
    first, *lines = text.split("\n", MOST_LINES)
    if first != "---" or "---" not in lines:
        yield 1, "front matter stands between two lines of three hyphens; mend them"
        return
    lines = lines[: lines.index("---")]
    if number := next((number for number, line in enumerate(lines, 2) if len(line) > LONGEST), 0):
        yield number, f"front matter: a line of more than {LONGEST} characters; shorten it"
        return
    try:
        body = "\n".join(lines)
        if odd := next((token for token in yaml.scan(body) if isinstance(token, SHORTHANDS)), None):
            yield odd.start_mark.line + 2, "front matter: write each setting out, without YAML's shorthands"
            return
        yield from _of(yaml.compose(body, Loader=yaml.SafeLoader), "",
                       SETTINGS | (OF_NOT_FOUND if docname == NOT_FOUND else {}))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = lines[min(mark.line, len(lines) - 1)] if mark and lines else ""
        remedy = "put the words between quotes" if WORDS.match(line) else "write it as in another chapter"
        yield (mark.line + 2 if mark else 1), f"front matter: {line[:40]!r} is no plain setting; {remedy}"


def _of(node: yaml.Node | None, setting: str, allowed: dict[str, str]) -> Iterator[tuple[int, str]]:
    """The faults of what a setting is."""
    if isinstance(node, yaml.MappingNode) and allowed.get(setting, "") == "":
        seen = set()
        for key, value in node.value:
            name = ".".join(filter(None, (setting, str(key.value))))[:80]
            if name not in allowed or name in seen:
                yield key.start_mark.line + 2, (
                    f"front matter: there is no {name}; take it out, for a page sets its description alone"
                    if name not in seen else f"front matter: {name} is set twice; leave one of them")
            else:
                yield from _of(value, name, allowed)
            seen.add(name)
    elif node is not None and not (isinstance(node, yaml.ScalarNode) and re.fullmatch(allowed.get(setting, ""),
                                                                                      node.value)):
        value = node.value if isinstance(node.value, str) else "a list"
        yield node.start_mark.line + 2, (
            f"front matter: {setting or 'this'} is not {value[:40]!r}; write it as in another chapter")
