"""A convention is a list of its choices, which the stylesheet and a script make tabs of."""

import re
from itertools import chain
from pathlib import Path

import pytest
from conftest import SETUP, true_formula
from docutils import nodes

import wrt_sphinx
from wrt_sphinx.pages.conventions import CONVENTIONS

STYLE = (Path(wrt_sphinx.__file__).parent / "static" / "wrt.css").read_text(encoding="utf-8")
GROUP = """
::::{convention} vec order

:::{choice} columns stacked
One column.

```{formula} stacked
```
:::
:::{choice} rows stacked
One row.
:::
::::
"""
WRONG = {
    "unknown": (GROUP.replace("} vec order", "} order"),
                "{convention} order", "there is no convention 'order': write one of layout, vectors, vec order"),
    "choice": (GROUP.replace("} rows stacked", "} rows"), "{convention} vec", "; here is columns stacked, rows"),
    "missing": (GROUP.replace("vec order", "layout"), "{convention} layout",
                "{convention} layout holds {choice} numerator layout and {choice} denominator layout, in this order; "
                "here is columns stacked, rows stacked"),
    "other": (GROUP.replace(":::{choice} columns", "Words.\n\n:::{choice} columns"),
              "{convention} vec", "; here is 'Words.', columns stacked, rows stacked"),
    "misspelt": (GROUP.replace("{choice} columns", "{choic} columns"), "{choic} columns",
                 "there is no directive {choic}; write {choice}"),
    "empty": ("::::{convention} layout\n::::\n", "{convention} layout", "; here is nothing"),
    "nested": (GROUP.replace("One row.", "```{convention} layout\n```"), "{convention} layout", "inside another"),
    "alone": (":::{choice} rows stacked\n:::\n", "{choice} rows", "{choice} rows stacked stands alone"),
    "cell": (GROUP.replace("One row.", "```{code-cell} nested\nx\n```"),
             "{code-cell} nested", "another directive is never run"),
    "typed": (GROUP.replace("One row.", "One row, ∂f."), "One row, ∂f.", "typed mathematics: '∂'"),
}


@pytest.fixture(scope="module")
def shown(make_site):
    site = make_site({"a": f"# A\n{SETUP}{GROUP}{true_formula('stacked')}{true_formula('after')}"})
    assert site.build().status == 0
    return site.page("a")


def test_without_a_script_it_is_a_list_with_headings(shown):
    order = ["wrt-choice-name", "One column.", "equation-stacked", "wrt-choice-name", "One row.", "equation-after"]
    body = shown[shown.index("<body"):]
    assert re.findall("|".join(dict.fromkeys(order)), re.sub('href="#[^"]*"', "", body)) == order
    assert re.findall('wrt-choice-name">([^<]*)<', shown) == list(CONVENTIONS["vec order"])


def test_the_tabs_are_named_like_the_choices(shown):
    assert re.findall('role="tab" type="button">([^<]*)<', shown) == list(CONVENTIONS["vec order"])
    assert '<div aria-label="vec order" class="wrt-tabs" role="tablist">' in shown


def test_formulas_in_a_choice_are_numbered_in_their_place(shown):
    assert re.findall(r'wrt-number">\(([\d.]+)\)', shown) == ["1.1", "1.2"]


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_list_of_choices_is_refused_at_its_line(make_site, name):
    text, needle, said = WRONG[name]
    site = make_site({"a": f"# A\n{SETUP}{true_formula('stacked')}{text}"})
    built = site.build()
    (told,) = [line for line in built.told.splitlines() if "ERROR" in line]
    assert told.startswith(f"a.md:{site.line('a', needle)}: ERROR: ") and said in told and built.status == 1


def test_each_choice_is_hidden_by_the_stylesheet_and_shown_without_it():
    rules = set(re.findall(r"wrt-scripted(.*?) \.wrt-([a-z-]+?)(?: \{|,\n)", STYLE))
    for first, other in (map(nodes.make_id, pair) for pair in CONVENTIONS.values()):
        assert (f':not([data-conventions~="{other}"])', other) in rules
        assert (f'[data-conventions~="{other}"]', first) in rules


def test_a_choice_belongs_to_one_convention():
    sides = [*chain(*CONVENTIONS.values())]
    assert len(sides) == len(set(sides)) == 2 * len(CONVENTIONS)
