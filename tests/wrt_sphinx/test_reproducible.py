"""Two clones of the project, wherever they lie and however they are built, give the same bytes."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT, TYPESETTER

pytestmark = [pytest.mark.slow, pytest.mark.long]
SOURCES = ("*.md", "*.bib", "*.lock", "*.json", "*.jsonl", "*.cff", "conf.py", "chapters", "measurements", "pictures",
           "reference", "src")


def clone(folder):
    """A copy of what the site is made of."""
    folder.mkdir(parents=True)
    for path in (path for pattern in SOURCES for path in ROOT.glob(pattern)):
        if path.is_dir():
            shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(path, folder / path.name)
    return folder


def html_of(folder, *options, made="_build/html", **environment):
    """The bytes of every file of a site."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "-D", f"wrt_typesetter={TYPESETTER}", *options,
               "-d", "_build/doctrees", ".", made]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), **environment}
    built = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    files = sorted(path for path in (folder / made).rglob("*") if path.is_file())
    return {path.relative_to(folder / made).as_posix(): path.read_bytes() for path in files}


def test_two_clones_give_the_same_bytes_and_honour_the_date_of_the_source(tmp_path):
    one = html_of(clone(tmp_path / "a"), "-j1", PYTHONHASHSEED="1", TZ="UTC")
    other = html_of(clone(tmp_path / "deeper" / "b"), "-j2", PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert not any(str(tmp_path).encode() in content for content in one.values())
    dated = html_of(tmp_path / "a", "-D", "html_last_updated_fmt=%Y", made="_build/dated", SOURCE_DATE_EPOCH="86400")
    assert b"1970" in dated["index.html"] and b"1970" not in one["index.html"]
