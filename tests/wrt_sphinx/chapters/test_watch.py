"""A failing check is shown on purpose, or it fails its chapter."""

from conftest import SETUP, true_formula

SHOWN = """
```{code-cell} python
from wrt import failing

with failing():
    Derivation(f[i], (2 * f[i], "a factor too many"))
```
"""


def test_the_error_is_printed_on_the_page(make_site):
    site = make_site({"page": f"# Page\n{SETUP}{true_formula('true')}{SHOWN}"})
    built = site.build()
    assert (built.status, built.told) == (0, "")
    assert "false step: step 1" in site.page("page")


WAYS = {
    "except": "try:\n    CHECK\nexcept Exception:\n    pass",
    "suppress": "import contextlib\nwith contextlib.suppress(Exception):\n    CHECK",
    "finally": "def hide():\n    try:\n        CHECK\n    finally:\n        return\n\nhide()",
    "formula":
        "try:\n    Formula('Bad Name', Derivation(f[i], (W[i, j] * x[j], 'by definition')))\nexcept wrt.WrtError: 0",
    "refutation":
        "try:\n    wrt.Refutation('true', f, W @ x, by='value', because='no')  # CHECK\nexcept wrt.WrtError: 0",
}


def test_no_way_of_catching_hides_a_failed_check(make_site):
    pages = {name: f"# Page\n{SETUP}\n```{{code-cell}} python\n{way}\n```\n{true_formula(name)}"
             for name, way in WAYS.items()}
    pages = {name: text.replace("CHECK", "Derivation(f[i], (2 * f[i], 'no'))") for name, text in pages.items()}
    site = make_site(pages)
    told = site.build().told
    for name in WAYS:
        needle = {"formula": "Formula('Bad", "refutation": "Refutation('true'"}.get(name, "2 * f[i]")
        assert f"{name}.md:{site.line(name, needle)}: ERROR: cell 2: the cell catches the error of a check" in told
