"""What was published before, as git remembers it: no id and no page of it may vanish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sphinx.util.matching import Matcher

from .registry import Entry, Registry
from .revision import git

# what landed on main was published: of a branch only what it has in common with main, and no second parents
MAIN = ("origin/main", "main", "HEAD")
LOG = ("log", "--first-parent", "--diff-merges=first-parent", "--no-color", "--no-ext-diff", "--relative", "--reverse",
       "--format=")
# which field may change only with which event
EVENTS = {"fingerprint": "corrected", "name": "renamed"}


@dataclass(frozen=True)
class History:
    """What landed on main: each line that the registry had, oldest first, and each page; or why it is not known."""

    lines: tuple[dict, ...] = ()
    pages: frozenset[str] = frozenset()
    unknown: str = ""

    @classmethod
    def read(cls, folder: Path, registry: str) -> History:
        """Ask git, which has to have all of it."""
        main = next((ref for ref in MAIN if git(folder, "rev-parse", "-q", "--verify", ref)), "")
        published = main and git(folder, "merge-base", "HEAD", main)
        if not published:
            return cls(unknown="there is no history of git here")
        if git(folder, "rev-parse", "--is-shallow-repository") != "false":
            return cls(unknown="the history of git is cut off here, and `git fetch --unshallow` brings the rest")
        changed = git(folder, *LOG, "-p", "-U0", published, "--", registry).splitlines()
        pages = git(folder, *LOG, "--name-only", published, "--", "*.md").split()
        return cls(tuple(json.loads(line[1:]) for line in changed if line.startswith("+{")), frozenset(pages))

    def failures(self, registry: Registry, texts: dict[str, str] | None = None) -> Iterator[tuple[int, str]]:
        """Yield line and message of what the registry does not say any more, or says and nobody ever did.

        `texts` has for each formula, by its name, what its page states.
        """
        now = {entry.id: entry for entry in registry.entries}
        before: dict[str, list[dict]] = {}
        for line in self.lines:
            before.setdefault(line["id"], []).append(line)
        for id, lines in before.items():
            if id in now:
                yield from ((now[id].line, why) for why in _changes(now[id], lines))
            else:
                restored = json.dumps(lines[-1], ensure_ascii=False)
                yield 1, (f"the id {id} was published, and its line is gone: put it back, and if no page shows the "
                          f"formula any more, retire it there:\n{restored}")

        for entry in registry.entries if not self.unknown else ():
            why = _never_said(entry, before.get(entry.id, []), (texts or {}).get(entry.name, ""))
            yield from ((entry.line, words) for words in why)

    def lost_pages(self, config, here: set[str]) -> Iterator[str]:
        """Yield a message for each page that was published and neither is here nor leads on."""
        is_page, is_other = Matcher(config.include_patterns), Matcher(config.exclude_patterns)
        names = {path.removesuffix(".md") for path in self.pages if is_page(path) and not is_other(path)}
        for name in sorted(names - here - {*getattr(config, "redirects", ())}):
            yield (f"the page {name} was published, and nothing stands at its address; name the page that took its "
                   f'place in `redirects`: "{name}": "….html"')


def _changes(entry: Entry, lines: list[dict]) -> Iterator[str]:
    kinds = [(event["version"], event["kind"]) for event in entry.history]
    for event in lines[-1].get("history", []):
        if (event["version"], event["kind"]) not in kinds:
            yield f"history of {entry.id}: the event of kind {event['kind']} was published; put it back"
    for field, kind in EVENTS.items():
        values = [*(line[field] for line in lines), getattr(entry, field)]
        # a fingerprint of another length was reckoned in another way, and says nothing about this one
        changed = [old for old, new in zip(values, values[1:])
                   if old != new and (field == "name" or len(old) == len(new))]
        if len(changed) > sum(event == kind for _, event in kinds):
            yield (f"the {field} of {entry.id} was published as {changed[-1]!r}: put it back, or write an event of "
                   f"kind {kind} into its history, with the reason")


def _never_said(entry: Entry, lines: list[dict], text: str) -> Iterator[str]:
    if not lines and not text:      # new, and no page was read that could say it
        return
    said = {line[field] for line in lines for field in ("statement", "name")} | {text}
    for words in (entry.statement, *(event["was"] for event in entry.history if "was" in event)):
        if words not in said:
            right = text or (lines[-1]["statement"] if lines else "what it stated")
            yield f"formula {entry.name!r} ({entry.id}) never stated {words[:80]!r}; put {right!r} there"
