"""Nothing that a chapter does puts a false formula on a page."""

import runpy

import pytest
from conftest import ROOT, SETUP, true_formula

from wrt.derivatives import forms, steps
from wrt.derivatives.rules import REASONS

PATCHED = """
```{code-cell} python
import wrt.claims.derivation

wrt.claims.derivation.compare = lambda *sides: __import__("wrt.claims.check").claims.check.Verdict("proved", None, ())
Derivation._checked = lambda self, *step: wrt.claims.derivation.compare()
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

ANSWER = """
```{code-cell} python
class Answer:
    def _repr_mimebundle_(self, **options):
        return {wrt.MIME: 0}

Answer()
```
"""

SHEET = """
```{code-cell} python
class Sheet:
    def _repr_mimebundle_(self, **options):
        return {wrt.MIME: {"sheet": {"kind": "formula", "name": "typed", "tex": "a = b", "status": "proved"}}}

Sheet()
```
"""

EDITED = """
```{code-cell} python
class Edited:
    def _repr_mimebundle_(self, **options):
        true = Derivation(partial(f[i], W[p, q]), (delta(i, p) * x[q], "true"))
        data = wrt.write(Formula("edited", true))
        chain = data["derivation"]
        place, last = len(chain["nodes"]), chain["steps"][-1][1]
        chain["nodes"] += [["Number", ["number", "2"]], ["Product", ["list", ["node", place], last]]]
        chain["steps"][-1][1] = ["node", place + 1]
        return {wrt.MIME: data}

Edited()
```
"""

POSED = """
```{code-cell} python
class Posed(Formula):
    status, name, title = "proved", "posed", ""

    def __init__(self):
        self.conditions = ()
        self.derivation = object.__new__(Derivation)
        self.derivation.first, self.derivation.steps = partial(f[i], W[p, q]), ((delta(i, p), "trust me"),)
        self.derivation.free = frozenset([i, p, q])
        self.derivation.conditions = ()

Posed()
```
"""

THROUGH_THE_PIPE = """
```{code-cell} python
import json, os

data = wrt.write(Formula("piped", Derivation(partial(f[i], W[p, q]), (delta(i, p) * x[q], "true"))))
false = json.dumps({"data": {wrt.MIME: json.loads(json.dumps(data).replace("Delta", "Ones"))}, "line": 77})
for descriptor in range(3, 99):
    try:
        os.write(descriptor, false.encode() + bytes([10]))
    except OSError:
        pass
```
"""

ENDLESS = """
```{code-cell} python
class Endless:
    def _repr_mimebundle_(self, **options):
        data = wrt.write(x + x)
        for n in range(100):
            data["nodes"].append([data["nodes"][-1][0], ["list", ["node", n + 1], ["node", n + 1]]])
        data["root"] = ["node", 100]
        return {wrt.MIME: data}

Endless()
```
"""

HUGE = """
```{code-cell} python
class Huge:
    def _repr_mimebundle_(self, **options):
        return {wrt.MIME: json.loads(json.dumps(wrt.write(2 * x)).replace('"2"', '"1e999999999"'))}

import json
Huge()
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
    "answer": (ANSWER, "Answer()", "cell 2: refused when it was read back"),
    "sheet": (SHEET, "Sheet()", "cell 2: refused when it was read back"),
    "edited": (EDITED, "Edited()", "cell 2: refused when it was read back: false step"),
    "posed": (POSED, "Posed()", "cell 2: refused when it was read back: false step"),
    "endless": (ENDLESS, "Endless()", "cell 2: refused when it was read back: an expression with too many parts"),
    "huge": (HUGE, "Huge()", "cell 2: it ran longer than 2 s and was stopped"),
    "typed-reason": (TYPED_REASON, "Derivation(partial", "typed mathematics: '∂' in 'as ∂f = x'"),
}


@pytest.fixture(scope="module")
def hostile(make_site):
    site = make_site({name: f"# Page\n{SETUP}{code}" for name, (code, _, _) in PAGES.items()}, "wrt_cell_seconds = 2")
    return site, site.build()


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_what_is_false_is_refused_on_reading(hostile, name):
    site, built = hostile
    _, needle, said = PAGES[name]
    lines = (site.folder / f"{name}.md").read_text().splitlines()
    line = max(n for n, text in enumerate(lines, 1) if text.startswith(needle))
    assert f"{name}.md:{line}: ERROR: {said}" in built.told
    assert built.status == 1


def test_what_is_forged_through_the_pipe_is_refused(make_site):
    site = make_site({"a": f"# Page\n{SETUP}{THROUGH_THE_PIPE}"})
    assert "a.md:77: ERROR: cell 2: refused when it was read back" in site.build().told


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


RULES = """wrt_rules = {"sum over j": "stated", "the entries of W are independent": "own"}"""


def test_the_formula_that_states_a_rule_stands_behind_it(make_site):
    site = make_site({"a": f"# A\n{SETUP}{true_formula('stated')}", "b": f"# B\n{SETUP}{true_formula('own')}"}, RULES)
    assert not site.build().told
    assert 'sum over j <a class="reference internal" href="a.html#equation-stated">(1.1)</a>' in site.page("b")
    # no formula is its own reason, and no reason that is no rule has one
    assert 'are independent <a class="reference internal" href="b.html#equation-own">(2.1)</a>' in site.page("a")
    assert "are independent <a" not in site.page("b") and "sum over j <a" not in site.page("a")
    assert "does not depend on W <a" not in site.page("a") + site.page("b")


def test_a_rule_that_no_formula_states_is_a_failure(make_site):
    site = make_site({"a": f"# A\n{SETUP}{true_formula('own')}"}, RULES)
    line = site.line("a", 'Formula("own"')
    assert f"a.md:{line}: ERROR: formula 'stated': no cell of the site displays it" in site.build().told


def test_what_the_site_calls_a_rule_is_a_reason_that_derive_gives():
    rules = runpy.run_path(str(ROOT / "conf.py"))["wrt_rules"]
    named = (value for value in vars(steps).values() if isinstance(value, str))
    given = {*REASONS.values(), forms.READ, forms.SAME, *named}
    assert set(rules) - given == {"read off"}
