"""What a cell shows stands before its code; what it printed, behind; and paper has the code of a main result."""

import re

import pytest
from conftest import SETUP, true_formula

PAGE = f"""# Page

```{{formula}} dwx
```

## Given
{SETUP}
## Steps

{true_formula("dwx")}

Words between.

```{{code-cell}} python
wrt.Refutation("twice", W @ x, 2 * W @ x, by="value", because="a factor too many")
```

```{{code-cell}} python
wrt.Evaluation(W @ x, values={{W: [[1, 2]], x: [1, 0]}})
```

```{{code-cell}} python
print("seven")
```

```{{code-cell}} python
:tags: [hide-input]

print("eight")
```

### Below

A last sentence.
"""


@pytest.fixture(scope="module")
def page(make_site):
    site = make_site({"chapters/page": PAGE})
    built = site.build()
    assert (built.status, built.told, built.warnings) == (0, "", "")
    return (site.html / "chapters" / "page.html").read_text(encoding="utf-8")


def place(page, *pieces):
    """Where each piece begins; each is there once."""
    assert [page.count(piece) for piece in pieces] == [1] * len(pieces), pieces
    return [page.index(piece) for piece in pieces]


def test_what_is_shown_stands_before_its_code(page):
    for shown, code in (("a factor too many</p>", "code<span class=\"wrt-unseen\"> of Twice"),
                        ('aria-label="Dwx, derived in 3 steps"', "code<span class=\"wrt-unseen\"> of Dwx")):
        first, second = place(page, shown, code)
        assert first < second


def test_the_code_of_each_cell_is_behind_one_word_that_tells_of_what(page):
    told = re.findall(r'<details class="wrt-code"><summary>code<span class="wrt-unseen"> of ([^<]*)</span>', page)
    assert told == ["what is given", "Dwx", "Twice", "what is shown here", "what is shown here, 2"]
    assert page.count("<details") == page.count("</details>")


def test_what_is_in_a_box_has_its_code_at_the_foot_of_the_box(page):
    refuted = page[page.index('class="wrt-refuted"'):]
    foot = refuted[refuted.index('class="wrt-foot"'):]
    assert foot.index("wrt-copies") < foot.index("wrt-code") < foot.index('class="cell')


def test_the_code_of_what_was_printed_is_read_before_it(page):
    seven = page.index("seven")
    assert seven < page.rindex("seven") and "wrt-code" not in page[seven - 300:seven]


def test_the_code_of_the_main_result_stands_at_the_end_of_its_section(page):
    at, below = place(page, 'class="wrt-main-code"', '<section id="below">')
    assert page.rindex("eight") < at < below
    assert "The code of <a" in page[at:] and page[at:].count("Formula") == 1
    assert re.findall(r'class="([^"]*wrt-equation[^"]*)"', page) == ["wrt-main wrt-equation"]
