"""What a pull request changes by formula, typeset, as Markdown: `python tests/changes.py BEFORE AFTER [WAS IS]`.

BEFORE and AFTER are the registry, `formulas.jsonl`; WAS and IS are `formulas.json` beside the pages, which has the TeX.
Of a formula of which that is not known the text is shown.
"""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})
KINDS = {"added": "Added", "changed": "Changed", "renamed": "Renamed", "retired": "Retired"}
# a fence is longer than what stands in it, and what is shown as text has no fence, line or link of its own
FENCE = "`" * 6
NO_TEXT = re.compile(r"[^\w .,:;()+*/=∂ᵀ⁻·×⊗⊙‖−'|{}^-]")


@dataclass(frozen=True)
class Change:
    """A formula by its id, with its name and what was before; what is none, was or is not there."""

    id: str
    name: str
    before: str = ""
    after: str = ""
    formerly: str = ""


def read(path: Path) -> dict[str, dict]:
    """The formulas of a registry by their ids; none if there is no file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {entry["id"]: entry for entry in map(json.loads, filter(None, lines))}


def typeset(path: Path) -> dict[str, str]:
    """The TeX of the formulas of a built site by their ids; none if there is no file."""
    whole = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"formulas": []}
    return {formula["id"]: formula["statement_latex"] for formula in whole["formulas"]}


def is_retired(entry: dict | None) -> bool:
    """Whether the formula has left the site."""
    return entry is None or any(event["kind"] == "retired" for event in entry.get("history", []))


def changes(before: dict[str, dict], after: dict[str, dict]) -> dict[str, list[Change]]:
    """What happened to the formulas, in the order of their names."""
    found: dict[str, list[Change]] = {kind: [] for kind in KINDS}
    for key in sorted({**before, **after}, key=lambda key: (after.get(key) or before[key])["name"]):
        old, new = before.get(key), after.get(key)
        name, was = (new or old or {})["name"], (old or {}).get("statement", "")
        if old is None:
            found["added"].append(Change(key, name, after=new["statement"]))
        elif is_retired(new):
            found["retired"] += [] if is_retired(old) else [Change(key, name, before=was)]
        else:
            if old["fingerprint"] != new["fingerprint"]:
                found["changed"].append(Change(key, name, was, new["statement"]))
            if old["name"] != name:
                found["renamed"].append(Change(key, name, after=new["statement"], formerly=old["name"]))
    return found


def markdown(found: dict[str, list[Change]],
             was: Mapping[str, str] = NOTHING, now: Mapping[str, str] = NOTHING) -> str:
    """The changes as a summary that a reviewer reads."""
    parts = ["## Formulas\n"]
    for kind, those in found.items():
        parts += [f"### {KINDS[kind]}: {len(those)}\n"] if those else []
        for change in those:
            formerly = f", formerly {_plain(change.formerly)}" if change.formerly else ""
            parts.append(f"**{_plain(change.name)}** (`{_plain(change.id)}`){formerly}\n")
            both = change.before and change.after
            parts += [*(["before:\n"] if both else []), *_shown(was.get(change.id, ""), change.before),
                      *(["after:\n"] if both else []), *_shown(now.get(change.id, ""), change.after)]
    return "\n".join(parts) if len(parts) > 1 else "## Formulas\n\nNone is added, changed or retired.\n"


def _shown(tex: str, text: str) -> list[str]:
    if not text:
        return []
    return [f"{FENCE}math\n{tex.replace('`', '')}\n{FENCE}\n"] if tex else [f"`{_plain(text)}`\n"]


def _plain(text: str) -> str:
    return NO_TEXT.sub("", text.replace("\n", " "))


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:]]
    registries, sites = map(read, paths[:2]), map(typeset, paths[2:4])
    print(markdown(changes(*registries), *sites))
