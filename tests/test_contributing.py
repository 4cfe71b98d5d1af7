"""The guide for contributors: what it tells one to type exists and runs."""

import re

import pytest
from conftest import ROOT

pytestmark = pytest.mark.check

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
PLACES = [ROOT, ROOT / "src" / "wrt", ROOT / "chapters"]


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md", ".github/pull_request_template.md"])
def test_every_make_target_that_is_named_exists(name):
    named = set(re.findall(r"`make ([a-z-]+)", (ROOT / name).read_text(encoding="utf-8")))
    assert named and named - TARGETS == set()


def test_every_file_that_is_named_exists():
    named = re.findall(r"`([a-z_/]+\.(?:py|md|bib|toml))`", GUIDE)
    assert len(named) > 8 and [f for f in named if not any((place / f).is_file() for place in PLACES)] == []


def test_the_examples_run_in_order():
    namespace = {}
    examples = re.findall(r"^```python\n(.*?)^```", GUIDE, re.M | re.S)
    for source in examples:
        exec(compile(source, "CONTRIBUTING.md", "exec"), namespace)
    assert len(examples) == 3


def test_every_status_is_explained():
    from wrt.claims.derivation import STATUSES

    assert re.findall(r"^\| `(\w+)` \|", GUIDE, re.M) == list(STATUSES)


def test_every_reading_of_a_node_is_explained():
    from test_nodes import METHODS, READINGS

    assert [name for name in METHODS if f"`{name}`" not in GUIDE] == []
    assert [f.__name__ for f in READINGS.values() if f"`{f.__name__}_…`" not in GUIDE] == []
