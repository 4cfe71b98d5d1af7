"""Two clones of the project, wherever they lie and however they are built, give the same bytes."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT, TYPESETTER

pytestmark = [pytest.mark.slow, pytest.mark.long]
MADE = shutil.ignore_patterns("_build", ".*_cache", "__pycache__", "index.lock")


def build(folder, *options, made, **environment):
    """Build a clone; the bytes of its site."""
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", "-D", f"wrt_typesetter={TYPESETTER}",
               "-D", f"wrt_engine={ROOT / '_build/engine/shipped'}", *options,
               "-d", "_build/doctrees", ".", made]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), **environment}
    built = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return bytes_of(folder / made)


def bytes_of(site):
    """The bytes of every file of a site; what Sphinx keeps there for itself is not published."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and not path.name.startswith(".buildinfo"))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_two_clones_give_the_same_bytes_and_honour_the_date_of_the_source(tmp_path, html):
    """The one is this one, built by one process, with seed and time zone of its own: see `html`."""
    clone = shutil.copytree(ROOT, tmp_path / "deeper" / "b", ignore=MADE)       # with its history: pages name it
    one = bytes_of(html)
    other = build(clone, "-j2", made="_build/html", PYTHONHASHSEED="2", TZ="Asia/Tokyo")
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    assert not any(str(tmp_path).encode() in content for content in other.values())
    dated = build(clone, "-D", "html_last_updated_fmt=%Y", made="_build/dated", SOURCE_DATE_EPOCH="86400")
    assert b"1970" in dated["index.html"] and b"1970" not in one["index.html"]
