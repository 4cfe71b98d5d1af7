"""A true site: formulas are shown, numbered, and cited from other pages."""

import re

import pytest
from conftest import SETUP, contents, true_formula

HOME = f"""# Home

The result with {{expr}}`f[i]` first, and $W_{{ij}}$ of $n \\times m$:

```{{formula}} dwx
```

```{{refuted}} twice
```
{SETUP}
{true_formula("dwx")}

The claim {{expr}}`wrt.Refutation("alike", W @ x, x, by="shape", because="it does not fit")` is false.

```{{code-cell}} python
wrt.Refutation("twice", partial(f[i], W[p, q]), 2 * delta(i, p) * x[q], by="value", because="one factor too many")
```

```{{code-cell}} python
display(wrt.Given(W), wrt.Evaluation(W @ x, values={{W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]}}))
wrt.Picture(delta(i, p) * x[q], sizes={{n: 3, m: 2}}, rows=i, columns=p, slices=q,
            name="slices", alt="Two slices", caption="Slices")
```
"""

AWAY = f"""# Away

See {{formula}}`dwx` and {{eq}}`dwx`.

```{{formula}} dwx
```
{SETUP}
```{{code-cell}} python
Formula("entry", Derivation(partial(f[i], W[p, q]), (delta(i, p) * x[q], "sum")))
```

```{{formula}} entry
```

```{{refuted}} twice
```

```{{picture}} slices
```
"""


@pytest.fixture(scope="module")
def site(make_site):
    site = make_site({"away": AWAY, "chapters/home": HOME})
    built = site.build()
    assert (built.status, built.told, built.warnings) == (0, "", "")
    return site


def test_the_formula_has_a_number_and_a_label_at_home(site):
    page = site.page("chapters/home")
    assert page.count('id="equation-dwx"') == 1
    assert re.search(r'class="wrt-number">\(2\.1\)<a class="headerlink" href="#equation-dwx"', page)
    assert '<span class="wrt-badge wrt-is-proved">proved</span>' in page
    assert "n = 2" not in page or "Sizes" in page


def test_it_is_shown_and_cited_elsewhere(site):
    page = site.page("away")
    links = re.findall(r'href="chapters/home\.html#equation-dwx">\(2\.1\)', page)
    assert len(links) == 3  # role, eq, and beside the repeated formula
    assert '"wrt-refuted"' in page and "Counterexample: for" in page  # as in its chapter
    assert 'id="equation-dwx"' not in page and 'id="equation-entry"' in page


def test_a_picture_is_shown_on_another_page_as_it_is_at_home(site):
    figures = [re.findall(r"<figure.*?</figure>", site.page(name), re.S) for name in ("away", "chapters/home")]
    assert figures[0] == figures[1] and len(figures[0]) == 1 and "Slices" in figures[0][0]


def test_all_kinds_of_objects_are_shown(site):
    page = site.page("chapters/home")
    for part in ("wrt-derivation", "wrt-refuted", "wrt-given", "wrt-figure", "wrt-false"):
        assert f'"{part}"' in page
    assert page.count('class="wrt-reason">') == 3
    assert page.count("one factor too many</p>") == 2  # at its directive and at its cell


def test_mathematics_is_typeset_without_a_script(site):
    for docname in ("away", "chapters/home", "index"):
        page = site.page(docname)
        assert "mathjax" not in page.replace("mathjax_ignore", "").lower()
        assert not re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(?:https?:)?//', page)
        assert "<math" in page or docname == "index"
    assert (site.html / "_static" / "math.css").is_file()


def test_no_id_is_used_twice(site):
    for docname in ("away", "chapters/home", "index"):
        ids = re.findall(r'\sid="([^"]+)"', site.page(docname))
        assert len(ids) == len(set(ids))


def test_a_new_formula_renumbers_the_pages_that_cite(make_site):
    site = make_site({"away": "# A\n\nSee {formula}`dwx`.\n", "home": HOME})
    assert site.build().status == 0 and "(2.1)" in site.page("away")
    first = "# Home\n\n```{formula} before\n```\n"
    site.write("home", HOME.replace("# Home\n", first) + true_formula("before"))
    assert site.build().status == 0 and "(2.2)" in site.page("away")


def test_a_formula_without_a_directive_is_numbered_where_it_is_derived(make_site):
    home = f"# Home\n{SETUP}{true_formula('silent')}\nSee {{formula}}`silent`.\n"
    site = make_site({"home": home})
    built = site.build()
    assert (built.told, built.warnings) == ("", "")
    page = site.page("home")
    assert 'href="#equation-silent">(1.1)' in page
    assert page.index('id="equation-silent"') < page.index('"wrt-derivation"') < page.index('"wrt-number">(1.1)')


WRONG = {
    "unknown": ("```{formula} nowhere\n```\n", "formula 'nowhere': no cell of the site"),
    "unknown-role": ("See {formula}`nowhere`.\n", "formula 'nowhere': no cell of the site displays it"),
    "refuted": ("```{formula} false-one\n```\n", "formula 'false-one': it is a refuted claim"),
    "no-claim": ("```{refuted} silent\n```\n", "refuted claim 'silent': it is a formula"),
    "nested": (":::{note}\n```{code-cell} python\n1\n```\n:::\n", "a cell in a list or another directive"),
}


def test_wrong_names_and_places_are_told(make_site):
    refuted = '\n```{code-cell} python\nwrt.Refutation("false-one", W @ x, x, by="shape", because="no")\n```\n'
    home = f"# Home\n{SETUP}{true_formula('silent')}{refuted}"
    pages = {name: f"# Page\n\n{text}" for name, (text, _) in WRONG.items() if name != "nested"}
    site = make_site({"home": home, **pages})
    told = site.build().told
    for name in pages:
        assert re.search(rf"^{name}\.md:8: ERROR: .*{re.escape(WRONG[name][1])}", told, re.M), told
    site.write("nested", "# Page\n\n" + WRONG["nested"][0])
    site.write("index", contents({"home": 1, "nested": 1, **pages}))
    assert "nested.md:9: ERROR: a cell in a list or another directive" in site.build().told


def test_a_sheet_has_statements_and_their_numbers(make_site):
    site = make_site({"home": HOME, "sheet": "# Sheet\n\n```{sheet}\ndwx\n\n```\n"})
    assert site.build().status == 0
    (brief,) = re.findall(r'<div class="wrt-brief">.*?</p>', site.page("sheet"), re.S)
    assert "<math" in brief and re.search(r'home\.html#equation-dwx">\(1\.1\)', brief) and "wrt-badge" not in brief
    # what is true under a condition is never shown without it
    assert "wrt-conditions" in brief and "does not depend on" in re.sub("<[^>]+>", "", brief)


@pytest.mark.parametrize("name, told", [
    ("nowhere", "formula 'nowhere': no cell of the site displays it"),
    ("twice", "formula 'twice': it is a refuted claim"),
])
def test_a_sheet_names_formulas_alone(make_site, name, told):
    site = make_site({"home": HOME, "sheet": f"# Sheet\n\n```{{sheet}}\ndwx\n{name}\n```\n"})
    built = site.build()
    assert built.status == 1 and f"sheet.md:{site.line('sheet', name)}: ERROR: {told}" in built.told
