"""``make check``: the quick checks of the source tree, each with the way to mend what it finds."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FORMS = [str(path) for path in sorted(Path(".github/ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"]
WORKFLOWS = [str(path) for path in sorted(Path(".github/workflows").glob("*.yml"))]
SCHEMA = ["check-jsonschema", "--builtin-schema"]

TYPES = "give the type that is meant; `typing.Any` only where any value will do"

# name, command, and how to mend what it finds
CHECKS = [
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
    ("pages", ["pytest", "-m", "check and not slow", "tests"], "each failure says where, and what to write instead"),
]


def run(command: list[str]) -> tuple[bool, str, float]:
    """Run a command: whether it was content, what it said, and the seconds it took."""
    start = time.perf_counter()
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return ended.returncode == 0, ended.stdout, time.perf_counter() - start


def main() -> int:
    """Run all checks, a few at a time, and print a line for each."""
    failed = False
    with ThreadPoolExecutor() as pool:
        ended = pool.map(run, [command for _, command, _ in CHECKS])
        for (name, _, remedy), (content, said, seconds) in zip(CHECKS, ended):
            print(f"{'ok  ' if content else 'FAIL'} {name} ({seconds:.1f} s)", flush=True)
            if not content:
                failed = True
                print(f"{said.rstrip()}\nmend it: {remedy}\n", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
