"""What is published for machines: it keeps its schema, and another site can link to it."""

import json
import subprocess
import sys

import jsonschema
import pytest
from conftest import EVERY, ROOT, SETUP, true_formula
from registered import CONFIGURATION, entry, fingerprint, told_with

from wrt.asking import answered
from wrt_sphinx.ids.registry import Registry

REFUTED = '\n```{code-cell} python\nwrt.Refutation("no-fit", W @ x, x, by="shape", because="it does not fit")\n```\n'
LAYOUT = """
```{code-cell} python
wrt.Refutation("layout", wrt.jacobian(W @ x, x), W.T, by="shape", because="the other layout")
```
"""


@pytest.fixture(scope="module")
def site(make_site):
    site = make_site({"chapters/page": f"# Page\n{SETUP}{true_formula('one')}{LAYOUT}{REFUTED}"}, CONFIGURATION)
    assert told_with(site, entry("bbbb", "one", fingerprint())) == ""
    return site


def test_the_file_keeps_its_schema(site):
    schema, found = (json.loads((site.html / f"formulas{kind}.json").read_text()) for kind in (".schema", ""))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    (formula,), (layout, refuted) = found["formulas"], found["refuted"]
    assert (formula["id"], formula["url"], formula["status"]) == ("bbbb", "f/bbbb/", "proved")
    assert (formula["title"], refuted["title"]) == ("One", "No fit")
    assert refuted["url"] == "chapters/page.html#refuted-no-fit"
    assert 'id="refuted-no-fit"' in (site.html / "chapters" / "page.html").read_text(encoding="utf-8")
    assert (formula["subject"], formula["shape"]) == ("partial derivative", "vector by matrix")
    assert "x does not depend on W" in formula["conditions"] and formula["checked"]["sizes"]
    assert formula["checked"]["versions"] == found["checked_with"] and formula["checked"]["date"] == found["date"]
    assert refuted["counterexample"].startswith("shapes") and "convention" not in refuted
    assert layout["convention"]["words"] == "with the result transposed (denominator layout)"
    assert layout["convention"]["statement_text"] == "(∂(W x)/∂xᵀ)ᵀ = Wᵀ"
    assert layout["statement_spoken"] == "the derivative of W x with respect to x transpose equals W transpose"
    for field in ("fingerprint", "sources", "checked"):
        with pytest.raises(jsonschema.ValidationError, match=field):
            jsonschema.validate({**found, "formulas": [{k: v for k, v in formula.items() if k != field}]}, schema)


@pytest.mark.slow
def test_the_real_file_keeps_it_and_holds_every_formula(html):
    schema, found = (json.loads((html / f"formulas{kind}.json").read_text()) for kind in (".schema", ""))
    jsonschema.validate(found, schema)
    registry = Registry.read(ROOT / "formulas.jsonl")
    assert [(one["id"], one["fingerprint"]) for one in found["formulas"]] == [
        (entry.id, entry.fingerprint) for entry in registry.entries if not entry.is_retired]
    assert all((html / one["url"] / "index.html").is_file() for one in found["formulas"])
    stated = {one["name"] for one in found["formulas"] if any(source["of"] == "formula" for source in one["sources"])}
    assert {"index-notation", "jacobian-vec", "outer-product"} <= stated
    assert not any("*" in one["counterexample"] for one in found["refuted"])
    said = {one["name"]: one["convention"]["words"] for one in found["refuted"] if "convention" in one}
    right = {one["name"]: one["right_answer"] for one in found["refuted"] if "right_answer" in one}
    assert {one["name"] for one in found["refuted"]} == {*right}
    assert {answer["status"] for answer in right.values()} == {"proved"}
    assert right["trace-all-ones"]["statement_text"] == "∂tr(R)/∂R = I_n"
    assert said["kron-swapped"] == "with rvec in place of vec for the variable"
    assert said["kron-transposed"] == "with the result transposed (denominator layout)"
    assert said["bilinear-form-exchanged"] == said["mixed-layouts"] == "with the result transposed (numerator layout)"
    assert not {"quadratic-form", "trace-wrong-order", "wrong-identity", "one-delta"} & set(said)


def test_another_site_links_by_name_and_by_id(site, make_site):
    inventory = site.html / "objects.inv"
    configuration = f"""
extensions += ["sphinx.ext.intersphinx"]
intersphinx_mapping = {{"wrt": ("https://example.org/", {str(inventory)!r})}}
"""
    page = "# Other\n\nSee [one](inv:wrt:*:*#one).\n\nAnd [this](inv:wrt:*:*#bbbb).\n"
    other = make_site({"page": page}, configuration)
    built = other.build()
    assert (built.status, built.told, built.warnings) == (0, "", "")
    assert other.page("page").count('href="https://example.org/f/bbbb/index.html"') == 2
    other.write("page", page.replace("#one", "#zzzz"))
    assert "zzzz" in other.build_apart("-n").stderr


@pytest.mark.slow
def test_a_stock_site_refers_by_id_and_by_name_without_us(site, tmp_path):
    site.build()
    (tmp_path / "conf.py").write_text(f"""
extensions = ["sphinx.ext.intersphinx"]
intersphinx_mapping = {{"wrt": ("https://example.org/", {str(site.html / "objects.inv")!r})}}
""")
    page = "Page\n====\n\nSee :external+wrt:ref:`bbbb`, :ref:`one`, and :external+wrt:ref:`this <bbbb>`.\n"
    (tmp_path / "index.rst").write_text(page)
    build = [sys.executable, "-m", "sphinx", "-q", "-W", "-n", tmp_path, tmp_path / "out"]
    built = subprocess.run(build, capture_output=True, text=True)
    assert (built.returncode, built.stderr) == (0, "")
    shown = (tmp_path / "out" / "index.html").read_text()
    assert shown.count('href="https://example.org/f/bbbb/index.html"') == 3 and ">One</span>" in shown
    (tmp_path / "index.rst").write_text(page.replace("ref:`bbbb`", "ref:`zzzz`"))
    assert "zzzz" in subprocess.run(build, capture_output=True, text=True).stderr


@pytest.mark.slow
def test_a_formula_is_asked_for_as_one_types_it_and_found_again(html):
    found = json.loads((html / "formulas.json").read_text())["formulas"]
    asked = {one["name"]: one["asked"] for one in found if "asked" in one}
    assert len(asked) > len(found) / 2
    assert asked["jacobian-vec"] == {"text": "W x", "by": "W", "shapes": {}, "form": "jacobian"}
    refused = [name for name, question in sorted(asked.items())[::1 if EVERY else 8]
               if "answer" not in json.loads(answered(json.dumps({"about": "derivative", **question})))]
    assert not refused
