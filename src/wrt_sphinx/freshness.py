"""What was read with other code is read again."""

from __future__ import annotations

import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path

INPUTS = ("requirements.lock", "package-lock.json", "measurements/*")


def source_hash(confdir: Path) -> str:
    """A hash of all code that decides what a page says."""
    found = hashlib.sha256(sys.version.encode())
    read = [path for pattern in INPUTS for path in sorted(confdir.glob(pattern)) if path.is_file()]
    for path in _code("wrt", "wrt_sphinx") + read:
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def pages_of_removed(app, env, added, changed, removed) -> list[str]:
    """When a page goes, its file goes too, and what pointed to it is read again."""
    for docname in removed:
        (Path(app.outdir) / app.builder.get_target_uri(docname)).unlink(missing_ok=True)
    return sorted(env.found_docs) if removed else []


def _code(*packages: str) -> list[Path]:
    folders = [Path(p) for name in packages for p in find_spec(name).submodule_search_locations]
    return sorted(p for folder in folders for kind in ("py", "cjs", "css") for p in folder.rglob(f"*.{kind}"))
