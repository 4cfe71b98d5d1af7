"""Nothing that a chapter does puts a false formula on a page."""

import pytest
from conftest import SETUP, true_formula

PATCHED = """
```{code-cell} python
import wrt.derivation

wrt.derivation.compare = lambda *sides: __import__("wrt.check").check.Verdict("proved", None, ())
Derivation._checked = lambda self, number: wrt.derivation.compare()
Formula.givens = []
f_false = Formula("patched", Derivation(partial(f[i], W[p, q]), (2 * delta(i, p) * x[q], "trust me")))
f_false
```
"""

FORGED = """
```{code-cell} python
class Forged:
    def _repr_mimebundle_(self, **options):
        data = wrt.write(Formula("forged", Derivation(partial(x[j], x[q]), (delta(j, q), "true"))))
        return {wrt.MIME: eval(repr(data).replace("'Delta'", "'Ones'"))}

Forged()
```
"""

NONSENSE = """
```{code-cell} python
class Nonsense:
    def _repr_mimebundle_(self, **options):
        return {wrt.MIME: {"kind": "formula", "latex": "a = b"}}

Nonsense()
```
"""

TYPED_REASON = """
```{code-cell} python
Derivation(partial(f[i], W[p, q]), (delta(i, p) * x[q], "as ∂f = x"))
```
"""

PAGES = {
    "patched": (PATCHED, "f_false", "cell 2: refused when it was read back: false step"),
    "forged": (FORGED, "Forged()", "cell 2: refused when it was read back"),
    "nonsense": (NONSENSE, "Nonsense()", "cell 2: refused when it was read back"),
    "typed-reason": (TYPED_REASON, "Derivation(partial", "typed mathematics: '∂' in 'as ∂f = x'"),
}


@pytest.fixture(scope="module")
def hostile(make_site):
    site = make_site({name: f"# Page\n{SETUP}{code}" for name, (code, _, _) in PAGES.items()})
    return site, site.build()


@pytest.mark.parametrize("name", PAGES)
def test_what_is_false_is_refused_on_reading(hostile, name):
    site, built = hostile
    _, needle, said = PAGES[name]
    lines = (site.folder / f"{name}.md").read_text().splitlines()
    line = max(n for n, text in enumerate(lines, 1) if text.startswith(needle))
    assert f"{name}.md:{line}: ERROR: {said}" in built.told
    assert built.status == 1


def test_a_patched_role_is_refused(make_site):
    code = PATCHED.replace("\nf_false\n```", "\n```\n\nHere {expr}`f_false`.")
    site = make_site({"a": f"# Page\n{SETUP}{code}"})
    told = site.build().told
    assert f"a.md:{site.line('a', '{expr}')}: ERROR: {{expr}}`f_false`: refused when it was read" in told


def test_one_name_names_one_formula(make_site):
    text = f"{SETUP}{true_formula('twice')}"
    site = make_site({"a": f"# A\n{text}\n```{{formula}} twice\n```\n", "b": f"# B\n{text}"})
    line = site.line("a", 'Formula("twice"')
    assert f"b.md:{line}: ERROR: the name 'twice' is taken by a.md:{line}; choose another" in site.build().told
