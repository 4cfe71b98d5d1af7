"""`make ids` writes what is missing, and nothing else."""

import shutil
import subprocess
import sys

import pytest
from conftest import SETUP, true_formula
from registered import CHANGELOG, CONFIGURATION

from wrt_sphinx.commands.ids import with_added
from wrt_sphinx.ids.registry import Registry


def test_the_changelog_is_filled_in_the_section_of_the_version():
    filled = with_added(CHANGELOG + "- `z` old\n\n## [0.9]\n\n### Added\n", "1.0", ["- `b` new"])
    assert filled == CHANGELOG + "- `b` new\n- `z` old\n\n## [0.9]\n\n### Added\n"
    assert with_added(CHANGELOG, "1.0", ["- `b` new"]) == CHANGELOG + "- `b` new\n"
    assert with_added(CHANGELOG, "2.0", ["- `b` new"]) == ""


@pytest.mark.slow
def test_each_formula_gets_its_id_once(make_site):
    site = make_site({"chapters/page": f"# Page\n{SETUP}{true_formula('one')}"}, CONFIGURATION)
    (site.folder / "CHANGELOG.md").write_text(CHANGELOG)

    def make_ids():
        return subprocess.run([sys.executable, "-m", "wrt_sphinx.commands.ids"], cwd=site.folder, text=True,
                              capture_output=True)

    first, again = make_ids(), make_ids()
    (entry,) = Registry.read(site.folder / "formulas.jsonl").entries
    assert f"{entry.id}  one\n1 new, 1 in all" in first.stdout and again.stdout.endswith("none is missing\n")
    assert f"- `{entry.id}` one" in (site.folder / "CHANGELOG.md").read_text() and site.build().told == ""
    shutil.rmtree(site.folder)
