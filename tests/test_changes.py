"""What a pull request changes, formula by formula."""

import json
import subprocess
import sys

from changes import changes, markdown
from conftest import ROOT


def entry(key: str, name: str = "product", fingerprint: str = "1a", **rest) -> dict:
    statement = f"left = {fingerprint}"
    return {"id": key, "name": name, "fingerprint": fingerprint, "since": "0.1.0", "statement": statement, **rest}


BEFORE = {"x4kq": entry("x4kq"), "b7rw": entry("b7rw", "chain"), "m2ht": entry("m2ht", "rows")}
RETIRED = {"history": [{"version": "0.2.0", "kind": "retired", "why": "it is said twice"}]}


def test_nothing_has_changed():
    assert not any(changes(BEFORE, BEFORE).values())
    assert "None is added" in markdown(changes(BEFORE, BEFORE))


def test_each_kind_of_change_is_found():
    after = {
        "x4kq": entry("x4kq", fingerprint="2b"),
        "b7rw": entry("b7rw", "chain-rule"),
        "m2ht": entry("m2ht", "rows", **RETIRED),
        "w9cd": entry("w9cd", "trace"),
    }
    found = changes(BEFORE, after)
    assert found == {
        "added": ["trace (w9cd): `left = 1a`"],
        "changed": ["product (x4kq): `left = 2b`, formerly `left = 1a`"],
        "renamed": ["chain-rule (b7rw): `left = 1a`, formerly chain"],
        "retired": ["rows (m2ht): `left = 1a`"],
    }
    assert "**added: 1**" in markdown(found) and "- trace (w9cd): `left" in markdown(found)


def test_a_formula_that_vanished_is_retired_and_one_retired_before_is_no_news():
    assert [line.split(":")[0] for line in changes(BEFORE, {})["retired"]] == [
        "chain (b7rw)", "product (x4kq)", "rows (m2ht)"]
    gone = {"m2ht": entry("m2ht", "rows", **RETIRED)}
    assert not any(changes(gone, gone).values())


def test_the_script_reads_two_files_of_which_the_first_may_be_missing(tmp_path):
    (tmp_path / "after.jsonl").write_text("".join(json.dumps(e) + "\n" for e in BEFORE.values()))
    said = subprocess.run(
        [sys.executable, ROOT / "tests" / "changes.py", tmp_path / "none", tmp_path / "after.jsonl"],
        capture_output=True, text=True, check=True,
    ).stdout
    assert "**added: 3**" in said
