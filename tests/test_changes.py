"""What a pull request changes, formula by formula."""

import json
import subprocess
import sys

from changes import Change, changes, markdown, typeset
from conftest import ROOT


def entry(key: str, name: str = "product", fingerprint: str = "1a", **rest) -> dict:
    statement = f"left = {fingerprint}"
    return {"id": key, "name": name, "fingerprint": fingerprint, "since": "0.1.0", "statement": statement, **rest}


BEFORE = {"x4kq": entry("x4kq"), "b7rw": entry("b7rw", "chain"), "m2ht": entry("m2ht", "rows")}
RETIRED = {"history": [{"version": "0.2.0", "kind": "retired", "why": "it is said twice"}]}
AFTER = {
    "x4kq": entry("x4kq", fingerprint="2b"),
    "b7rw": entry("b7rw", "chain-rule"),
    "m2ht": entry("m2ht", "rows", **RETIRED),
    "w9cd": entry("w9cd", "trace"),
}


def test_nothing_has_changed():
    assert not any(changes(BEFORE, BEFORE).values())
    assert "None is added" in markdown(changes(BEFORE, BEFORE))


def test_each_kind_of_change_is_found():
    assert changes(BEFORE, AFTER) == {
        "added": [Change("w9cd", "trace", after="left = 1a")],
        "changed": [Change("x4kq", "product", "left = 1a", "left = 2b")],
        "renamed": [Change("b7rw", "chain-rule", after="left = 1a", formerly="chain")],
        "retired": [Change("m2ht", "rows", before="left = 1a")],
    }


def test_each_is_typeset_before_and_after():
    tex = {key: rf"\frac{{{key}}}{{2}}" for key in BEFORE | AFTER}
    said = markdown(changes(BEFORE, AFTER), {key: f"{text}_0" for key, text in tex.items()}, tex)
    fenced = lambda text: f"``````math\n{text}\n``````\n"
    both = f"before:\n\n{fenced(tex['x4kq'] + '_0')}\nafter:\n\n{fenced(tex['x4kq'])}"
    assert f"### Changed: 1\n\n**product** (`x4kq`)\n\n{both}" in said
    assert f"### Added: 1\n\n**trace** (`w9cd`)\n\n{fenced(tex['w9cd'])}" in said
    assert f"### Retired: 1\n\n**rows** (`m2ht`)\n\n{fenced(tex['m2ht'] + '_0')}" in said
    assert "**chain-rule** (`b7rw`), formerly chain" in said


def test_what_has_no_tex_is_shown_as_text():
    said = markdown(changes(BEFORE, AFTER), {}, {"x4kq": "y"})
    assert "before:\n\n`left = 1a`\n\nafter:\n\n``````math\ny\n" in said


def test_nothing_that_was_written_gets_out_of_its_place():
    bad = {"x4kq": entry("x4kq", "a\n# title [b](https://c)<img>`", fingerprint="``` `d`")}
    said = markdown(changes({}, bad), {}, {"x4kq": "``````\n# title"})
    assert "\n# title [" not in said and "](" not in said and "<img>" not in said and said.count("``````") == 2


def test_a_formula_that_vanished_is_retired_and_one_retired_before_is_no_news():
    assert [(change.name, change.id) for change in changes(BEFORE, {})["retired"]] == [
        ("chain", "b7rw"), ("product", "x4kq"), ("rows", "m2ht")]
    gone = {"m2ht": entry("m2ht", "rows", **RETIRED)}
    assert not any(changes(gone, gone).values())


def test_the_script_reads_files_of_which_any_may_be_missing(tmp_path):
    (tmp_path / "after.jsonl").write_text("".join(json.dumps(e) + "\n" for e in BEFORE.values()))
    (tmp_path / "is.json").write_text(json.dumps({"formulas": [{"id": "x4kq", "statement_latex": r"\alpha"}]}))
    paths = [tmp_path / name for name in ("none", "after.jsonl", "none.json", "is.json")]
    for given in (paths, paths[:2]):
        said = subprocess.run([sys.executable, ROOT / "tests" / "changes.py", *given], capture_output=True, text=True,
                              check=True).stdout
        assert "### Added: 3" in said and (r"math" in said) == (len(given) > 2)
    assert typeset(paths[3]) == {"x4kq": r"\alpha"}
