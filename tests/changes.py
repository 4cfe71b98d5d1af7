"""What a pull request changes by formula, as Markdown: `python tests/changes.py BEFORE.jsonl AFTER.jsonl`."""

import json
import sys
from pathlib import Path


def read(path: Path) -> dict[str, dict]:
    """The formulas of a registry by their ids; none if there is no file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return {entry["id"]: entry for entry in map(json.loads, filter(None, lines))}


def is_retired(entry: dict | None) -> bool:
    """Whether the formula has left the site."""
    return entry is None or any(event["kind"] == "retired" for event in entry.get("history", []))


def changes(before: dict[str, dict], after: dict[str, dict]) -> dict[str, list[str]]:
    """What happened to the formulas, each by the name it is known by and its id."""
    found = {"added": [], "changed": [], "renamed": [], "retired": []}
    for key in sorted({**before, **after}, key=lambda key: (after.get(key) or before[key])["name"]):
        old, new = before.get(key), after.get(key)
        line = f"{(new or old)['name']} ({key}): `{(new or old)['statement']}`"
        if old is None:
            found["added"].append(line)
        elif is_retired(new):
            found["retired"] += [] if is_retired(old) else [line]
        else:
            if old["fingerprint"] != new["fingerprint"]:
                found["changed"].append(f"{line}, formerly `{old['statement']}`")
            if old["name"] != new["name"]:
                found["renamed"].append(f"{line}, formerly {old['name']}")
    return found


def markdown(found: dict[str, list[str]]) -> str:
    """The changes as a summary that a reviewer reads."""
    parts = ["## Formulas\n"]
    for kind, lines in found.items():
        if lines:
            parts += [f"**{kind}: {len(lines)}**\n", *(f"- {line}" for line in lines), ""]
    return "\n".join(parts) if len(parts) > 1 else "## Formulas\n\nNone is added, changed or retired.\n"


if __name__ == "__main__":
    print(markdown(changes(*(read(Path(name)) for name in sys.argv[1:3]))))
