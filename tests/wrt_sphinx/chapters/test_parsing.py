"""What would hide a failure is refused before a page is run."""

import pytest
from myst_parser.config.main import MdParserConfig

from wrt_sphinx.chapters.parsing import parse


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
    page = "---\nfile_format: mystnb\n---\n" + text
    try:
        (refusal,) = chapter(page).failures
    except Exception:  # the stage tells it as "the page is no notebook"
        assert said == "no notebook"
    else:
        assert refusal[0] == line and said in refusal[1]


def test_front_matter_may_not_change_the_run():
    text = "---\nfile_format: mystnb\nmystnb:\n  execution_mode: force\n---\n# Page\n"
    assert "changes how the page is run" in chapter(text).failures[0][1]
