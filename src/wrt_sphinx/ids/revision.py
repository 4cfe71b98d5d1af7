"""Which state of the source a site was built from."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path


def revision(folder: Path) -> tuple[str, str]:
    """The revision and its date, each empty if it is not known; "+" marks changes that are not committed."""
    name = date = ""
    if (folder / ".git").exists():
        name, _, date = git(folder, "log", "-1", "--abbrev=10", "--format=%h %cs").partition(" ")
        if name and git(folder, "status", "--porcelain"):
            name += "+"
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        date = time.strftime("%Y-%m-%d", time.gmtime(int(epoch)))
    return name, date


def as_words(found: tuple[str, str]) -> str:
    """Revision and date in words."""
    name, date = found
    words = f"revision {name.rstrip('+')}" + " with changes" * name.endswith("+") if name else "revision not recorded"
    return f"{words} of {date}" if date else words


def git(folder: Path, *command: str) -> str:
    """What git says; nothing if it fails or there is none."""
    try:
        done = subprocess.run(["git", "-C", folder, *command], capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
