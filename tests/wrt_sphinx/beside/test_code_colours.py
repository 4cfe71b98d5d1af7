"""Code has a rule for each colour, and no mark around what has none."""

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from wrt_sphinx.beside.code_colours import FIRST, stylesheet, without_plain

STYLES = "a11y-light", "a11y-dark"


def test_a_colour_has_one_rule_for_light_and_dark():
    rules = stylesheet(*STYLES).splitlines()
    told = [rule.partition(" { ")[2] for rule in rules]
    assert len(set(told)) == len(told) and len(rules) < 14
    (keyword,) = [rule for rule in rules if ".kn," in rule]
    assert keyword.endswith("{ color: light-dark(#8045e5, #dcc6e0); }")
    assert ".n," not in "".join(rules) and ".p," not in "".join(rules)


def test_what_has_no_colour_has_no_mark():
    html = highlight('import numpy\nx = f("a", 1)\n', PythonLexer(), HtmlFormatter())
    left = without_plain(html, *STYLES)
    assert html.count("<span") > 10 and FIRST not in left and left.count("<span") == 4
    assert all(mark in left for mark in ('<span class="kn">import', '<span class="s2">"a', '<span class="mi">1'))


def test_other_marks_stay():
    page = '<span class="x-y">a</span><span class="pre">b</span><span class="n"><b>c</b></span>'
    assert without_plain(page, *STYLES) == page
