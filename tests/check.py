"""``make check``: the quick checks of the source tree, each with the way to mend what it finds.

`make test` has the pages among its tests, and the others in `test_check.py`.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from wrt_sphinx.pages.surroundings import refuse_bad_files

FORMS = [str(path) for path in sorted(Path(".github/ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"]
WORKFLOWS = [str(path) for path in sorted(Path(".github/workflows").glob("*.yml"))]
SCHEMA = ["check-jsonschema", "--builtin-schema"]

TYPES = "give the type that is meant; `typing.Any` only where any value will do"

# name, command, and how to mend what it finds
TOOLS = [
    ("Python", ["ruff", "check", "--quiet", "."], "`ruff check --fix` mends what it can; the rest by hand"),
    ("types of wrt", ["mypy", "--strict", "--cache-dir", "_build/mypy/strict", "src/wrt"], TYPES),
    ("types of wrt_sphinx", ["mypy", "src/wrt_sphinx"], TYPES),
    ("layers", ["lint-imports", "--cache-dir", "_build/import_linter"],
     "let the upper room import the lower one: ARCHITECTURE.md shows them"),
    ("spelling", ["codespell"], "`codespell -w` mends it; a right word goes to pyproject.toml"),
    ("workflows", ["zizmor", "--offline", "--quiet", "--no-progress", "."], "see the page that each finding names"),
    ("workflow keys", [*SCHEMA, "vendor.github-workflows", *WORKFLOWS], "a key is misspelt or at the wrong depth"),
    ("issue forms", [*SCHEMA, "vendor.github-issue-forms", *FORMS], "a key is misspelt or at the wrong depth"),
    ("citation file", [*SCHEMA, "vendor.citation-file-format", "CITATION.cff"], "a field is missing or misspelt"),
]
CHECKS = [
    *TOOLS,
    ("pages", ["pytest", "-m", "check and not slow", "tests"], "each failure says where, and what to write instead"),
]


def run(command: list[str]) -> tuple[bool, str, float]:
    """Run a command: whether it was content, what it said, and the seconds it took."""
    start = time.perf_counter()
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return ended.returncode == 0, ended.stdout, time.perf_counter() - start


def faults(checks: list[tuple[str, list[str], str]]) -> Iterator[tuple[str, float, str]]:
    """Run checks, a few at a time: of each the name, the seconds, and what it found with the way to mend it."""
    with ThreadPoolExecutor() as pool:
        ended = pool.map(run, [command for _, command, _ in checks])
        for (name, _, remedy), (content, said, seconds) in zip(checks, ended):
            yield name, seconds, "" if content else f"{said.rstrip()}\nmend it: {remedy}\n"


def main() -> int:
    """Run all checks, and print a line for each; what cannot be read is told instead."""
    refuse_bad_files(Path())
    failed = False
    for name, seconds, fault in faults(CHECKS):
        print(f"{'FAIL' if fault else 'ok  '} {name} ({seconds:.1f} s)", flush=True)
        if fault:
            failed = True
            print(fault, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
