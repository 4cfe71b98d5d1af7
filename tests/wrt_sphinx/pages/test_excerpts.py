"""The search has the prose of a section, and of its mathematics the text."""

import pytest
from conftest import SETUP, true_formula

from wrt_sphinx.beside import finder
from wrt_sphinx.pages.domain import wrt_domain
from wrt_sphinx.pages.excerpts import plain

PAGE = """# Page

Here {expr}`W @ x` is a product of $W$, $n \\times m$, and `ravel()` is a word.

- an item, for {formula}`one`

## Part

| a | cell |
| --- | --- |
| one | two |

```sh
secret
```

### Deeper

Below.
"""


@pytest.mark.parametrize("tex, expected", [
    (r"W_{pq}", "W_pq"), (r"x^\top", "xᵀ"), (r"x_0^{\mathsf{T}}", "x_0ᵀ"), (r"n \times (m \cdot k)", "n × (m · k)"),
    (r"\sigma", "σ"), (r"\delta_{ip}", "δ_ip"), (r"z = x\,W", "z = x W"), (r"A \otimes B", "A ⊗ B"),
])
def test_notation_becomes_text(tex, expected):
    assert plain(tex) == expected


@pytest.fixture
def noted(make_site, monkeypatch):
    seen = {}
    monkeypatch.setattr(finder, "searched", lambda app: seen.update(wrt_domain(app.env).data["prose"]) or {})
    built = make_site({"chapters/one": PAGE.replace("\n\n- ", f"\n{SETUP}{true_formula('one')}\n- ")}).build()
    assert built.status == 0, built.told
    return seen["chapters/one"]


def test_a_section_has_its_own_words_and_no_code(noted):
    assert [(anchor, heading) for anchor, heading, _ in noted] == [("", "Page"), ("part", "Part"), ("deeper", "Deeper")]
    page, part, deeper = (prose for _, _, prose in noted)
    assert page == "Here ⦅W x⦆ is a product of ⦅W⦆, ⦅n × m⦆, and ravel() is a word.\nan item, for ⟦one⟧"
    assert (part, deeper) == ("a\ncell\none\ntwo", "Below.")
