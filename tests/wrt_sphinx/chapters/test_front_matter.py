"""The front matter of a page is a few settings of a list; the attacks try many others."""

import pytest
from conftest import ROOT

from wrt_sphinx.chapters.front_matter import faults

RIGHT = "---\nkernelspec:\n  name: python3\nmyst:\n  html_meta:\n    description: Words.\n---\n# Title\n"


@pytest.mark.parametrize("path", [*ROOT.glob("chapters/*.md"), *ROOT.glob("*.md"), *ROOT.glob("reference/*.md")],
                         ids=lambda path: path.name)
def test_the_pages_of_the_site_have_no_other(path):
    assert list(faults(path.stem, path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("old, new, line, said", [
    ("  name", "name", 3, "there is no name"), ("python3", "python4", 3, "kernelspec.name is not 'python4'"),
    ("myst:", "myst: 1", 5, "no plain"), ("description: Words.", "description: Words: two.", 6, "put the words between "
                                                                                            "quotes"),
    ("---\n# T", "# T", 1, "two lines of three hyphens"),
    ("kernelspec:", "orphan: true\nkernelspec:", 2, "there is no orphan"), ("  html_meta:", "\thtml_meta:", 5,
        "no plain"),
    ("Words", "&a Words", 6, "shorthands"), ("Words", "w" * 600, 6, "more than 500 characters"),
])
def test_a_fault_is_told_with_its_line(old, new, line, said):
    (at, message), *_ = faults("page", RIGHT.replace(old, new, 1))
    assert at == line and said in message


def test_what_is_right_is_right():
    assert list(faults("page", RIGHT)) == list(faults("page", "# Title\n\n---\nx: 1\n---\n")) == []
    assert list(faults("404", "---\norphan: true\nnosearch: true\n---\n")) == []
