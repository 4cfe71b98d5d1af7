"""``python -m wrt_sphinx.commands.ids``: give every formula that lacks one its permanent id."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from sphinx.application import Sphinx

from ..ids.registry import Registry
from ..pages.domain import wrt_domain
from ..pages.surroundings import run
from .build import begin_with_read

SCRATCH = Path("_build/ids")
FILE, CHANGELOG = Path("formulas.jsonl"), Path("CHANGELOG.md")


def main() -> int:
    """Execute and check the chapters, then add what is missing to the registry and the changelog."""
    registry = Registry.read(FILE)
    if registry.faults:
        print(*(f"{FILE}:{line}: ERROR: {fault}" for line, fault in registry.faults), sep="\n", file=sys.stderr)
        return 1
    shutil.rmtree(SCRATCH, ignore_errors=True)
    begin_with_read(SCRATCH / "doctrees")
    app = Sphinx(".", ".", SCRATCH / "out", SCRATCH / "doctrees", "dummy", {"wrt_registry": ""}, None, sys.stderr)
    app.build()
    filled = registry.with_new(wrt_domain(app.env).results, app.config.release)
    new = [entry for entry in filled.entries if entry not in registry.entries]
    begun = registry.changelog or f"# Changelog\n\n## [{app.config.release}]\n\n### Added\n"
    changelog = with_added(begun, app.config.release, [f"- `{e.id}` {e.name}" for e in new])
    if new and not changelog:
        print(f"{CHANGELOG}: ERROR: it needs the headings '## [{app.config.release}]' and '### Added'", file=sys.stderr)
        return 1
    if new:
        FILE.write_text("".join(entry.written() + "\n" for entry in filled.entries), encoding="utf-8")
        CHANGELOG.write_text(changelog, encoding="utf-8")
    print(*(f"{entry.id}  {entry.name}" for entry in new), sep="\n", end="\n" * bool(new))
    print(f"{len(new)} new, {len(filled.entries)} in all: commit {FILE} and {CHANGELOG}" if new else "none is missing")
    return 0


def with_added(changelog: str, version: str, items: list[str]) -> str:
    """The changelog with items among those added in a version; empty if it has no place for them."""
    start = changelog.find(f"\n## [{version}]")
    at = changelog.find("\n### Added\n", start)
    if start < 0 or at < 0 or "\n## " in changelog[start + 1 : at]:
        return ""
    head, rest = changelog[: at + 11], changelog[at + 11 :].lstrip("\n")
    block, gap, tail = rest.partition("\n\n") if rest.startswith("- ") else ("", "\n", rest)
    listed = sorted({*filter(None, block.rstrip("\n").split("\n")), *items})
    return f"{head}\n" + "\n".join(listed) + "\n" + (f"\n{tail}" if tail else "")


if __name__ == "__main__":
    sys.exit(run(main))
