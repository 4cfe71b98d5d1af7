"""``python -m wrt_sphinx.commands.build``: build the site, and publish it only if it is whole."""

from __future__ import annotations

import hashlib
import importlib
import os
import shutil
import sys
from pathlib import Path

from ..ids.revision import revision
from ..pages.surroundings import at_its_place, run

BUILD = Path("_build")
DRAFT = BUILD / "draft"
PAGES_READ = BUILD / "doctrees"
PUBLISHED = BUILD / "html"
STAMP = BUILD / "html.sha256"
OPTIONS = ["-q", "-W", "--keep-going", "-n", "-d", str(PAGES_READ)]


def main() -> int:
    """Build what has changed; the site published before stays if that fails."""
    now = stamp()
    if not is_current(now):
        if stamped()[1] != tree_hash(DRAFT):
            # the last build failed or was stopped: its warnings would not be repeated, its pages may be half written
            for folder in (PAGES_READ, DRAFT):
                shutil.rmtree(folder, ignore_errors=True)
        STAMP.unlink(missing_ok=True)
        if fault := source_fault():
            print(fault, file=sys.stderr)
            return 1
        from sphinx.cmd.build import main as sphinx_build  # here, since it takes half a second if nothing has changed

        if status := sphinx_build([*OPTIONS, ".", str(DRAFT)]):
            return status
        publish()
        STAMP.write_text(f"{now}\n{tree_hash(PUBLISHED)}")
    print(f"open {PUBLISHED / 'index.html'}")
    return 0


def source_fault() -> str:
    """Where and why the package itself cannot be imported, which Sphinx would report as a crash of its own."""
    try:
        importlib.import_module("wrt_sphinx.extension")
    except Exception as error:
        return at_its_place(error, "wrt cannot be imported")
    return ""


def publish() -> None:
    """Swap the finished pages in: two renames, so that no page is half there."""
    new, old = BUILD / "html.new", BUILD / "html.old"
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DRAFT, new, ignore=shutil.ignore_patterns(".buildinfo*"))
    if PUBLISHED.exists():
        PUBLISHED.rename(old)
    new.rename(PUBLISHED)
    shutil.rmtree(old, ignore_errors=True)


def begin_with_read(folder: Path) -> None:
    """Let another build begin with the pages that the last whole one read: what has changed since is read again."""
    shutil.rmtree(folder, ignore_errors=True)
    if stamped()[0]:
        shutil.copytree(PAGES_READ, folder)


def stamp() -> str:
    """What the pages are built from: the source tree, its revision, and the address of the site."""
    return f"{tree_hash(Path())} {revision(Path())} {os.environ.get('SITE_ADDRESS', '')}"


def is_current(now: str) -> bool:
    """Whether the published pages were built from this, and are as they were built."""
    return stamped() == (now, tree_hash(PUBLISHED))


def stamped() -> tuple[str, str]:
    """What the site was built from and what was published, if the last build came to its end."""
    built_from, _, pages = STAMP.read_text().partition("\n") if STAMP.is_file() else ("", "", "")
    return built_from, pages


def tree_hash(root: Path) -> str:
    """A hash of every file of the source tree, or of the pages: of what they hold, and not of their times."""
    found = hashlib.sha256(sys.version.encode())
    tops = list(root.iterdir()) if root.is_dir() else []
    ours = [path for path in tops if path.name != "_build" and not path.name.startswith(".")]
    for path in sorted(inner for top in ours for inner in (top.rglob("*") if top.is_dir() else [top])):
        if path.is_file() and "__pycache__" not in path.parts:
            found.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()


if __name__ == "__main__":
    status = run(main)
    sys.stdout.flush()
    # to take all of Sphinx apart again would cost half a second
    os._exit(status)
