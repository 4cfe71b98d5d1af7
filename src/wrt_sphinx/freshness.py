"""What was read with other code is read again."""

from __future__ import annotations

import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path

LOCKS = ("requirements.lock", "package-lock.json")


def source_hash(confdir: Path) -> str:
    """A hash of all code that decides what a page says."""
    found = hashlib.sha256(sys.version.encode())
    for path in _packages("wrt", "wrt_sphinx") + [confdir / name for name in LOCKS]:
        if path.is_file():
            found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def pages_of_removed(app, env, added, changed, removed) -> list[str]:
    """When a page goes, its file goes too, and what pointed to it is read again."""
    for docname in removed:
        for folder, name in (("", app.builder.get_target_uri(docname)), *_copies(env, docname)):
            (Path(app.outdir) / folder / name).unlink(missing_ok=True)
    return sorted(env.found_docs) if removed else []


def _copies(env, docname: str) -> list[tuple[str, str]]:
    return [("_sources", f"{docname}.md.txt"), ("_sources", f"{docname}.md")]


def _packages(*names: str) -> list[Path]:
    folders = [Path(p) for n in names for p in find_spec(n).submodule_search_locations]
    kinds = ("*.py", "*.cjs", "*.css")
    return sorted(path for folder in folders for kind in kinds for path in folder.rglob(kind))
