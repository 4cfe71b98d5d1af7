"""The permanent ids: one committed file, a line of JSON for each formula that was ever published."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from wrt.names import LABEL

# neither vowels, which make words, nor what is read as something else
LETTERS = "bcdfghjkmnpqrstvwxz23456789"
ID = re.compile(f"[{LETTERS}]{{4,5}}")
VERSION = re.compile(r"[0-9]+(\.[0-9]+)*")
WHAT = {"id": "an id", "name": "the name of a formula", "since": "a version"}
FIELDS = {"id", "name", "fingerprint", "since", "statement"}
EVENT = {"version", "kind", "why"}
KINDS = {"corrected", "renamed", "retired"}


@dataclass(frozen=True)
class Entry:
    """A formula and what became of it; `line` is where the file has it."""

    id: str
    name: str
    fingerprint: str
    since: str
    statement: str
    history: tuple[dict, ...] = ()
    line: int = 0

    @property
    def is_retired(self) -> bool:
        """Whether the site shows it no more."""
        return any(event["kind"] == "retired" for event in self.history)

    def written(self) -> str:
        """Its line."""
        fields = {name: getattr(self, name) for name in ("id", "name", "fingerprint", "since", "statement")}
        fields |= {"history": list(self.history)} if self.history else {}
        return json.dumps(fields, ensure_ascii=False)


@dataclass(frozen=True)
class Registry:
    """All entries; `faults` are pairs of a line and what is wrong with it."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()
    changelog: str = ""

    @classmethod
    def read(cls, path: Path) -> Registry:
        """Read the file, and the changelog beside it."""
        entries: list[Entry] = []
        faults: list[tuple[int, str]] = []
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for number, line in enumerate(lines, 1):
            try:
                entry = _entry(line, number)
            except (ValueError, RecursionError) as error:
                faults.append((number, f"{error}; restore the line, or let `make ids` write it"))
            else:
                faults += [(number, fault) for fault in _misplaced(entry, entries)]
                entries.append(entry)
        known = {entry.id for entry in entries}
        for entry in entries:
            faults += [(entry.line, f"history of {entry.id}: there is no formula {event['to']!r} to go to")
                       for event in entry.history if event.get("to", entry.id) not in known]
        changelog = path.parent / "CHANGELOG.md"
        return cls(tuple(entries), tuple(faults), changelog.read_text(encoding="utf-8") if changelog.exists() else "")

    @cached_property
    def ids(self) -> dict[str, str]:
        """The ids of the formulas that are shown, by name."""
        return {entry.name: entry.id for entry in self.entries if not entry.is_retired}

    def entry(self, id: str) -> Entry:
        """The entry of an id."""
        return next(entry for entry in self.entries if entry.id == id)

    def failures(self, results: list, version: str) -> Iterator[tuple[str, int, str]]:
        """Yield page ("" for the file itself), line and message of all that does not agree with the site."""
        yield from (("", *fault) for fault in self.faults)
        shown = {result.name: result for result in results if result.kind == "formula"}
        for name, result in shown.items():
            if name not in self.ids:
                yield result.docname, result.line, (
                    f"formula {name!r} has no permanent id: run `make ids`, or on a site of your own "
                    "`python -m wrt_sphinx.commands.ids`")
        for entry in self.entries:
            if not entry.is_retired:
                yield from _changes(entry, shown.get(entry.name), version)
        listed, expected = listed_in(self.changelog), self.expected_in_changelog()
        for wanted in sorted(expected - listed):
            yield "", 1, "CHANGELOG.md lacks, under [{}] and {}, the line - `{}` …".format(*wanted)
        for odd in sorted(listed - expected):
            yield "", 1, "CHANGELOG.md has, under [{}] and {}, {}: this file does not say so".format(*odd)

    def expected_in_changelog(self) -> set[tuple[str, str, str]]:
        """What the changelog has to list: version, heading and id."""
        added = {(entry.since, "Added", entry.id) for entry in self.entries}
        return added | {(event["version"], event["kind"].capitalize(), entry.id)
                        for entry in self.entries for event in entry.history}

    def with_new(self, results: list, version: str, choose=secrets.choice) -> Registry:
        """A registry in which every formula has an id; the entries there are stay as they are."""
        taken, new = {entry.id for entry in self.entries}, []
        for result in results:
            if result.kind == "formula" and result.name not in self.ids:
                id = next(id for id in iter(lambda: "".join(choose(LETTERS) for _ in range(4)), "") if id not in taken)
                taken.add(id)
                new.append(Entry(id, result.name, result.sheet.fingerprint, version, result.sheet.text))
        return Registry(tuple(sorted((*self.entries, *new), key=lambda entry: entry.id)), (), self.changelog)


def listed_in(changelog: str) -> set[tuple[str, str, str]]:
    """Every formula that a changelog lists: version, heading and id."""
    found, version, heading = set(), "", ""
    for line in changelog.splitlines():
        if line.startswith("## "):
            version = line[3:].partition("]")[0].lstrip("[")
        elif line.startswith("### "):
            heading = line[4:].strip()
        elif item := re.match(r"- `([^`]+)`", line):
            found.add((version, heading, item[1]))
    return found


def _entry(line: str, number: int) -> Entry:
    found = json.loads(line)
    if not isinstance(found, dict) or found.keys() - {"history"} != FIELDS:
        raise ValueError(f"a formula has the fields {', '.join(sorted(FIELDS))} and history")
    if not all(isinstance(found[name], str) and found[name] for name in FIELDS):
        raise ValueError("every field of a formula is a text")
    for name, pattern in (("id", ID), ("name", LABEL), ("since", VERSION)):
        if not pattern.fullmatch(found[name]):
            raise ValueError(f"{found[name]!r} is not {WHAT[name]}")
    history = found.pop("history", [])
    if not isinstance(history, list) or not all(isinstance(event, dict) for event in history):
        raise ValueError(f"the history of {found['id']} is a list of events")
    for event in history:
        is_text = all(isinstance(word, str) and word for word in event.values())
        if EVENT - event.keys() or not is_text or event["kind"] not in KINDS or not VERSION.fullmatch(event["version"]):
            raise ValueError(f"history of {found['id']}: an event has {', '.join(sorted(EVENT))}, "
                             f"and is one of {', '.join(sorted(KINDS))}")
    return Entry(**found, history=tuple(history), line=number)


def _misplaced(entry: Entry, before: list[Entry]) -> Iterator[str]:
    if any(other.id == entry.id for other in before):
        yield f"the id {entry.id} stands twice; give the newer formula another: delete its line, run `make ids`"
    elif before and before[-1].id > entry.id:
        yield f"the id {entry.id} is not in its place; sort the lines"
    if not entry.is_retired and any(o.name == entry.name and not o.is_retired for o in before):
        yield f"the name {entry.name!r} stands twice; one of the two must be retired"


def _changes(entry: Entry, result, version: str) -> Iterator[tuple[str, int, str]]:
    def with_event(kind, **changes):
        event = {"version": version, "kind": kind, "why": "…"} | changes.pop("event", {})
        return Entry(**{**vars(entry), **changes, "history": (*entry.history, event)}).written()

    if result is None:
        yield "", entry.line, (
            f"formula {entry.name!r} ({entry.id}) is published, and no page shows it: show it again, or retire it, "
            f"with the reason, and \"to\" the id of what replaces it:\n{with_event('retired')}\n"
            "If it has another name now, put that into its line, with an event of kind renamed.")
    elif result.sheet.fingerprint != entry.fingerprint:
        now = result.sheet
        yield result.docname, result.line, (
            f"formula {entry.name!r} ({entry.id}) states something else than was published: give it another name, "
            "or write why it was corrected, into formulas.jsonl and CHANGELOG.md:\n"
            + with_event("corrected", fingerprint=now.fingerprint, statement=now.text,
                   event={"was": entry.statement}))
