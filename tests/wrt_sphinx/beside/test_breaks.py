"""Code in a table is broken at its signs, on a page as narrow as a phone."""

import pytest

from wrt_sphinx.beside.breaks import with_breaks

CELL = '<td class="text-left"><code><span class="pre">{}</span></code></td>'
# what stands in one line and is not broken there
BROKEN = """() => [...document.querySelectorAll("td code")].filter(code => {
  const range = document.createRange(), words = []
  for (const text of [...code.querySelectorAll(".pre")].flatMap(pre => [...pre.childNodes])) {
    for (const { index, 0: word } of text.data?.matchAll(/\\w+/g) ?? []) {
      range.setStart(text, index), range.setEnd(text, index + word.length)
      words.push(range.getClientRects().length)
    }
  }
  return Math.max(0, ...words) > 1
}).map(code => code.textContent)"""


@pytest.mark.parametrize("code, shown", [
    ("jax.jacobian(f)(W)", "jax.<wbr>jacobian(<wbr>f)(<wbr>W)"), ("TypeError", "TypeError"), ("a_b", "a_<wbr>b"),
    ("order=&quot;F&quot;", "order=<wbr>&quot;F&quot;"),
])
def test_a_break_stands_behind_a_sign(code, shown):
    assert with_breaks(CELL.format(code)) == CELL.format(shown)


@pytest.mark.slow
def test_on_a_phone_no_word_of_code_in_a_table_is_broken(window, site):
    page = window(viewport={"width": 390, "height": 844})
    for path in ("chapters/conventions.html", "CONTRIBUTING.html"):
        page.goto(f"{site}/{path}")
        assert page.evaluate(BROKEN) == [], path
