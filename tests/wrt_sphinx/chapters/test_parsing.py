"""What would hide a failure is refused before a page is run."""

import pytest
from myst_parser.config.main import MdParserConfig

from wrt_sphinx.chapters.parsing import UnreadableError, _readable, parse


def chapter(text: str):
    return parse("page", "page.md", text, MdParserConfig())


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("```{code-cell} python\n:tags: [raises-exception]\n\n1\n```\n", 5, "hides an exception"),
        ("```{code-cell} python\n:tags: [skip-execution]\n\n1\n```\n", 5, "is not executed"),
        ("```{code-cell} python\n:load: other.py\n```\n", 4, "no notebook"),
    ],
)
def test_what_would_hide_a_failure_is_refused(text, line, said):
    page = "---\njupytext:\n---\n" + text
    try:
        (refusal,) = chapter(page).failures
    except Exception:  # the stage tells it as "the page is no notebook"
        assert said == "no notebook"
    else:
        assert refusal[0] == line and said in refusal[1]


@pytest.mark.parametrize("text, line, said", [
    ("---\nmystnb:\n  execution_mode: force\n---\n# Page\n", 2, "there is no mystnb"),
    ("words\n" * 10_000, 1, "more than 50000 characters"),
    ("# Page\n\n" + "word " * 500 + "\n", 3, "the line has more than 2000 characters"),
    ("```{code-cell}\n:tags: [&a hide-input, *a]\n```\n", 1, "the options of the cell cannot be read"),
])
def test_what_cannot_be_read_is_looked_at_no_further(text, line, said):
    with pytest.raises(UnreadableError, match=said) as told:
        chapter(text)
    assert told.value.line == line


def test_a_link_out_of_the_project_is_no_page(make_site):
    site = make_site({"a": "# A\n"})
    (site.folder.parent / "away.md").write_text("# Away\n")
    (site.folder / "a.md").unlink()
    (site.folder / "a.md").symlink_to(site.folder.parent / "away.md")
    assert "a.md:1: ERROR: the page is a link to a file outside of the project" in site.build().told


@pytest.mark.parametrize("line", ["- " * 900 + "x", "> " * 900 + "x", ">" * 20 + "x", "1. - " * 8 + "x"])
def test_what_is_nested_too_deep_to_be_read_is_told(line):
    with pytest.raises(UnreadableError, match="too deep to be read") as error:
        _readable("page", f"# Title\n\n{line}\n")
    assert error.value.line == 3


@pytest.mark.parametrize("line", ["- - a", "> > 1. a", "- " * 30, "-" * 80, "|" + "---|" * 20, "* * * * * * * * * *"])
def test_what_is_nested_a_little_is_read(line):
    assert _readable("page", f"# Title\n\n{line}\n")
