"""The files of the engine are small, the same each time, made once, and lack nothing that they import."""

import base64
import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from conftest import ROOT

from wrt_sphinx.commands.engine import (
    FIRST, LICENCES, MANIFEST, OUT, PACKAGES, PARTS, SHIPPED, THEN, WHAT, key, worker,
)
from wrt_sphinx.pages.typeset import NO_INSPECTOR, NODE

pytestmark = pytest.mark.slow
MOST = 6_800_000        # bytes before the first answer, from a server that compresses nothing
IMPORTED = """
import importlib, json, sys, zipfile
missing = []
for archive in ("wrt", "mpmath"):
    for name in zipfile.ZipFile(f"/{archive}.zip").namelist():
        if name.endswith(".pyc"):
            try:
                importlib.import_module(name.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
            except ModuleNotFoundError as error:
                missing.append([name, error.name])
json.dumps([missing, sys.modules["wrt.sheets.evidence"].versions()])
"""
# the whole catalogue, or every so-and-so-many of it
CATALOGUE = """
import sys, types
sys.modules["pytest"] = types.ModuleType("pytest")
import json, parity
parity.answers(json.loads({asked!r}))
"""
PARITY = """
import sys, types
sys.modules["pytest"] = types.ModuleType("pytest")      # which what is read here needs for tests alone
import parity
parity.report()
"""


def run_in_page(code, engine):
    """What a Python says that is made of the shipped files, under Node."""
    command = [NODE, *NO_INSPECTOR, "tests/engine.mjs", (ROOT / PACKAGES / "pyodide").resolve(), engine]
    ran = subprocess.run(command, input=code, text=True, capture_output=True, cwd=ROOT, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return json.loads(ran.stdout)


@pytest.fixture
def manifest(engine):
    """What is shipped, by its name."""
    return json.loads((engine / MANIFEST).read_text())


def test_the_list_says_what_each_file_holds(engine, manifest):
    files = manifest["files"]
    assert manifest["first"] == list(FIRST) and set(files) == {*FIRST, *THEN, "temml"}
    assert {path.name for path in engine.iterdir()} == {MANIFEST, LICENCES, *(file["name"] for file in files.values())}
    for name, file in files.items():
        content = (engine / file["name"]).read_bytes()
        digest = hashlib.sha256(content).digest()
        assert file["name"].startswith(f"{name}.{digest.hex()[:16]}.") and len(content) == file["bytes"]
        assert file["integrity"] == f"sha256-{base64.b64encode(digest).decode()}"
        assert file["unpacked"] == len(content if name == "temml" else gzip.decompress(content))


def test_little_comes_before_the_first_answer(manifest):
    files = manifest["files"]
    assert sum(files[name]["bytes"] for name in (*FIRST, "temml")) <= MOST
    assert files["sympy"]["bytes"] < 3_000_000


def test_the_worker_imports_nothing(engine, manifest, tmp_path):
    script = worker().decode()
    assert gzip.decompress((engine / manifest["files"]["worker"]["name"]).read_bytes()).decode() == script
    assert not re.search(r"^\s*(?:import\b[^\n]*['\"]|export\b)", script, re.MULTILINE)
    path = tmp_path / "worker.mjs"
    path.write_text(script)
    assert subprocess.run([NODE, "--check", path], check=False).returncode == 0


@pytest.mark.long
def test_it_is_made_once_and_the_same_again(engine, tmp_path):
    for name in ("requirements.lock", "package-lock.json", "src"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "_build").mkdir()
    (tmp_path / "_build" / "node").symlink_to(ROOT / "_build" / "node")
    command = [sys.executable, "-m", "wrt_sphinx.commands.engine"]
    subprocess.run(command, cwd=tmp_path, check=True)
    made = tmp_path / SHIPPED
    assert {p.name: p.read_bytes() for p in made.iterdir()} == {p.name: p.read_bytes() for p in engine.iterdir()}
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / OUT).rglob("*")}
    subprocess.run(command, cwd=tmp_path, check=True)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / OUT).rglob("*")} == times
    # what is missing is made alone
    shutil.rmtree(made)
    (tmp_path / PARTS / f"worker-{key('worker')}").unlink()
    subprocess.run(command, cwd=tmp_path, check=True)
    assert (made / MANIFEST).read_bytes() == (engine / MANIFEST).read_bytes()
    assert {path for path in times if path.parent.name == "parts" and path.stat().st_mtime_ns != times[path]} == {
        tmp_path / PARTS / f"worker-{key('worker')}"}


def test_all_of_wrt_can_be_imported_and_tells_its_version(engine):
    missing, versions = run_in_page(IMPORTED, engine)
    assert missing == []
    assert re.fullmatch(r"Checked by wrt [\d.]+, with SymPy [\d.]+, on Python 3\.14\.\d+\.", versions)


@pytest.mark.long
def test_what_is_found_is_the_same_in_the_page(engine):
    """All of `tests/derived.py` with WRT_ALL, else the first: the catalogue is compared below."""
    import parity

    first = None if os.environ.get("WRT_ALL") else 40
    here, there = json.loads(parity.report(first)), run_in_page(PARITY.replace("report()", f"report({first})"), engine)
    assert len(here) == (first or 120) and {len(one) for one in here} == {3}
    assert [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]] == []


@pytest.mark.long
def test_what_the_catalogue_asks_is_answered_and_judged_the_same_in_the_page(engine, html):
    """All of it with WRT_ALL, else every fifth question."""
    import parity

    formulas = json.loads((html / "formulas.json").read_text(encoding="utf-8"))["formulas"]
    asked = [formula["asked"] for formula in formulas if formula.get("asked", {}).get("text")]
    assert len(asked) >= 240
    some = asked[::1 if os.environ.get("WRT_ALL") else 5]
    here = json.loads(parity.answers(some))
    there = run_in_page(CATALOGUE.format(asked=json.dumps(some)), engine)
    assert [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]] == []
    # what an answer says, given back as one's own, is proved
    assert [one["answer"]["verdict"] for one in here[1::2]] == ["proved"] * len(some)


def test_what_is_found_otherwise_is_seen(engine):
    import parity

    other = PARITY.replace("parity.report()", "right = parity.derive\n"
                           "parity.derive = lambda of, *more: right(-of, *more)\nparity.report(3)")
    here, there = json.loads(parity.report(3)), run_in_page(other, engine)
    assert len(here) == 3 and all(one[:2] != another[:2] for one, another in zip(here, there, strict=True))


@pytest.mark.parametrize("name", ["stdlib", "sympy", "mpmath", "wrt"])
def test_what_is_left_out_is_left_out(engine, manifest, name):
    with zipfile.ZipFile(io.BytesIO(gzip.decompress((engine / manifest["files"][name]["name"]).read_bytes()))) as held:
        names = [one.removeprefix(WHAT[name].prefix).removesuffix("c") for one in held.namelist()]
    assert names and not [one for one in names if re.search(WHAT[name].leftOut, one) or "/tests/" in one]


def test_the_licence_of_each_stands_beside_it(engine):
    text = (engine / LICENCES).read_text()
    for words in ("# wrt", "# Pyodide 314", "Mozilla Public License Version 2.0", "# Python",
                  "PYTHON SOFTWARE FOUNDATION LICENSE", "# sympy 1.", "SymPy Development Team", "# mpmath 1.",
                  "# Temml", "Permission is hereby granted"):
        assert words in text, words
