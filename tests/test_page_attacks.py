"""What a hostile chapter types: each attack is a page of one real build, and is told with its line; neighbours pass."""

import time

import pytest
from conftest import SETUP, contents, true_formula

# of each attack: the text of the page, what stands on the line that is told, and what is said of it
FRONT = "---\n{}\n---\n\n# Page\n\nWords.\n"
FRONT_MATTER = {
    key: (FRONT.format(lines), at, said) for key, lines, at, said in [
        ("substitution", "myst:\n  enable_extensions: [substitution]", "  enable_",
            "there is no myst.enable_extensions"),
        ("attributes", "myst:\n  enable_extensions: [attrs_inline]", "  enable_", "there is no myst.enable_extensions"),
        ("jinja", "myst:\n  substitutions:\n    x: '{{ env }}'", "  substitutions", "there is no myst.substitutions"),
        ("refresh", "myst:\n  html_meta:\n    http-equiv=refresh: 0", "    http",
         "there is no myst.html_meta.http-equiv=refresh"),
        ("refresh-quoted", 'myst:\n  html_meta:\n    "http-equiv=refresh": 0', '    "http',
         "there is no myst.html_meta.http-equiv=refresh"),
        ("script", "myst:\n  html_meta:\n    author: me", "    author", "there is no myst.html_meta.author"),
        ("schemes", "myst:\n  url_schemes: [javascript]", "  url", "there is no myst.url_schemes"),
        ("mystnb", "mystnb:\n  execution_mode: force", "mystnb", "there is no mystnb"),
        ("format", "file_format: mystnb", "file_", "there is no file_format"),
        ("orphan", "orphan: true", "orphan", "there is no orphan"),
        ("nosearch", "nosearch: true", "nosearch", "there is no nosearch"),
        ("flow", "myst: {enable_extensions: [html_image]}", "myst", "there is no myst.enable_extensions"),
        ("alias", "kernelspec: &a\n  name: python3\nmyst: *a", "kernelspec", "without YAML's shorthands"),
        ("merge", "myst:\n  <<: x", "  <<", "there is no myst.<<"),
        ("tag", "myst: !!python/object:os.system x", "myst", "without YAML's shorthands"),
        ("kernel", "kernelspec:\n  name: bash", "  name", "kernelspec.name is not 'bash'"),
        ("block", "myst:\n  html_meta:\n    description: |", "    description", "description is not ''"),
        ("description", "myst:\n  html_meta:\n    description: Here f = Wx.", "---", "the description holds '='"),
        ("escaped", 'myst:\n  html_meta:\n    description: "f \\u003d Wx"', "---", "the description holds '='"),
    ]
} | {
    "unclosed": ("---\nmyst:\n  x: 1\n\n# Page\n", "---", "between two lines of three hyphens"),
    "four-hyphens": ("----\nmyst:\n----\n# Page\n", "----", "between two lines of three hyphens"),
}

SIGNS = {
    f"sign-{ord(sign):x}": (f"Here f {sign} Wx.\n", "Here", "typed mathematics: ")
    for sign in "=＝꞊﹦⩵≡≈∼≔→⇒↦←×÷·∙⋅•∗−∂∇∑∏∫√∈⊗⊙∘†′″‖⟨⌊²ⁿ₁ᵀªº½^~|<>+*@_$`\\{}"
    if sign not in "`$\\"
} | {
    "bold-letters": ("Here 𝐟 is 𝐖𝐱.\n", "Here", "'𝐟'"),
    "letterlike": ("In ℝ it holds.\n", "In", "'ℝ'"),
    "fullwidth": ("Here ｆ is Ｗｘ.\n", "Here", "'ｆ'"),
    "lone-greek": ("The Σ of all.\n", "The", "a Greek letter that is no part of a word"),
    "lone-han": ("Here f 二 Wx.\n", "Here", "a Han letter"),
    "lone-kana": ("Here f ニ Wx.\n", "Here", "a kana letter"),
    "click-letter": ("Here f ǂ Wx.\n", "Here", "'ǂ'"),
    "long-s": ("The ſ of f.\n", "The", "'ſ'"),
    "combining": ("Here f -̳ Wx.\n", "Here", "in 'Here f"),
    "overline": ("Here x̄ is.\n", "Here", "in 'Here x"),
    "invisible": ("Here f\u2062x is.\n", "Here", "typed mathematics: "),
    "right-to-left": ("Here \u202ef is.\n", "Here", "typed mathematics: "),
    "private-use": ("Here f \ue000 Wx.\n", "Here", "typed mathematics: "),
    "entity": ("Here f &#61; Wx.\n", "Here", "'='"),
    "named-entity": ("Here f &equals; Wx.\n", "Here", "'='"),
    "escape": ("Here f \\= Wx.\n", "Here", "'='"),
    "in-bold": ("Here f **=** Wx.\n", "Here", "'='"),
    "over-two-lines": ("Here f\n= Wx.\n", "= Wx", "'='"),
    "minus": ("So a - b is left.\n", "So", "a sign between two letters or numbers"),
    "en-dash": ("So a – b is left.\n", "So", "a sign between two letters or numbers"),
    "two-hyphens": ("So a -- b is left.\n", "So", "a sign between two letters or numbers"),
    "fraction": ("So a/b is left.\n", "So", "a sign between two letters or numbers"),
    "negative": ("So it is -x at last.\n", "So", "a sign before a letter or number"),
    "function": ("So f(x) is left.\n", "So", "a function and its bracket"),
    "function-in-bold": ("So **f**(x) is left.\n", "So", "a function and its bracket"),
    "prime": ("So f' is left.\n", "So", "a letter with a prime"),
}

PLACES = {
    "title": ("## Why f = Wx\n", "##", "'=' in 'Why f = Wx'; say it in words"),
    "link": ("See [f = Wx](index.md).\n", "See", "'='"),
    "link-title": ("See [it](index.md 'f = Wx').\n", "See", "the title of the link holds '='"),
    "outer-link-title": ("See [it](https://example.org 'f = Wx').\n", "See", "the title of the link holds '='"),
    "alt": ("![f = Wx](x.png)\n", "![", "the alt holds '='"),
    "footnote": ("A[^1].\n\n[^1]: Here f = Wx.\n", "[^1]: ", "'='"),
    "table": ("| a | b |\n|---|---|\n| f | = Wx |\n", "| a |", "'='"),
    "list": ("- one\n- f = Wx\n", "- f", "'='"),
    "quote": ("> f = Wx\n", "> f", "'='"),
    "term": ("f = Wx\n: It holds.\n", "f =", "'='"),
    "note": (":::{note}\nf = Wx\n:::\n", "f =", "'='"),
    "toctree-caption": ("```{toctree}\n:caption: f = Wx\n\nindex\n```\n", "```{toctree}", "the caption holds '='"),
    "toctree-entry": ("```{toctree}\nf = Wx <index>\n```\n", "```{toctree}", "the entry index holds '='"),
    "toctree-away": ("```{toctree}\nit <file:///etc/passwd>\n```\n", "```{toctree}", "no address"),
    "span": ("So `f = W x` it is.\n", "So", "a span of code is a name"),
    "span-product": ("So `W @ x` it is.\n", "So", "a span of code is a name"),
    "span-tensor": ("So `x⊗I` it is.\n", "So", "a span of code is short, and in ASCII"),
    "span-equals": ("So `f==W` it is.\n", "So", "a span of code is a name"),
    "span-call": ("So `all(f == W)` it is.\n", "So", "a span of code is a name"),
    "block": ("```\nf = W x\n```\n", "```", "does not say its language"),
    "text-block": ("```text\nf = W x\n```\n", "```text", "does not say its language"),
    "output-block": ("```myst-ansi\nf\n```\n", "```myst", "does not say its language"),
    "indented": ("Words.\n\n    f = W x\n", "    f", "lines that are indented by four blanks are shown as code"),
    "python-block": ("```python\nf = W x\n```\n", "```python", "is no Python"),
    "python-signs": ("```python\n# f ⊗ W\n```\n", "```python", "is no Python: it holds '⊗'"),
    "json-block": ("```json\nf = W x\n```\n", "```json", "is no JSON"),
    "markdown-block": ("```markdown\nf = W x\n```\n", "```markdown", "is no Markdown"),
}

SHAPES = {
    "touching": ("So $f$ $W$$x$ it is.\n", "So", "two pieces of mathematics that touch"),
    "touching-bracket": ("So $f$($x$) it is.\n", "So", "mathematics that touches a word"),
    "touching-hyphen": ("So $a$-$b$ it is.\n", "So", "a sign between two letters or numbers"),
    "touching-bold": ("So $f$ **$x$** it is.\n", "So", "two pieces of mathematics that touch"),
    "touching-word": ("So 2$x$ it is.\n", "So", "mathematics that touches a word"),
    "touching-letter": ("So $W$x it is.\n", "So", "mathematics that touches a word"),
    "prime-behind": ("So $f$' it is.\n", "So", "mathematics with a prime"),
    "minus-before": ("So -$x$ it is.\n", "So", "a sign before"),
    "factorial": ("So $x_{1111111111111111111111111111!}$ it is.\n", "So", "is more than a name"),
    "wide-digits": ("So $x_{１}$ it is.\n", "So", "is more than a name"),
    "squared": ("So $x_²$ it is.\n", "So", "is more than a name"),
    "long-word": ("So $\\mathrm{thederivativeisx}$ it is.\n", "So", "is more than a name"),
    "long": ("So $x_{" + "1 " * 200 + "}$ it is.\n", "So", "is more than a name"),
    "no-size": (f"{SETUP}\nSo $f \\times W$ it is.\n{true_formula('sized')}", "So", "is a shape, and f is no size"),
    "no-size-anywhere": ("So $v \\times w$ it is.\n", "So", "is a shape, and v is no size"),
}

CALLED = {
    name: (f"```{{{name}}} {rest}\n{more}\n```\n", "```{", f"there is no directive {{{name}}}") for name, rest,
        more in [
        ("include", "/etc/passwd", ""), ("literalinclude", "/etc/passwd", ""), ("raw", "html", "<b>f</b>"),
        ("csv-table", "", ":file: /etc/passwd"), ("csv-table", "", ":url: file:///etc/passwd"),
        ("image", "x.svg", ""), ("figure", "x.svg", ""), ("eval-rst", "", ".. include:: /etc/passwd"),
        ("role", "wrt-badge", ""), ("class", "wrt-badge", ""), ("admonition", "Proved", "It is."),
        ("code-block", "python", "x"), ("parsed-literal", "", "f"), ("rubric", "proved", ""), ("only", "html", "f"),
        ("list-table", "", "* - f"), ("math:x", "", "f"), ("py:function", "f()", ""), ("topic", "It", "is"),
        ("default-role", "math", ""), ("meta", "", ":refresh: 0"), ("sourcecode", "", "f"), ("glossary", "", "f"),
        ("productionlist", "", "f"), ("line-block", "", "f"), ("epigraph", "", "f"), ("unicode", "x", "0x3d"),
        ("bibliography", "", ""), ("tableofcontents", "", ""), ("index", "f", ""), ("deprecated", "1", ""),
    ]
} | {
    f"role-{name}": (f"So {{{name}}}`x` it is.\n", "So", f"there is no role {{{name}}}") for name in [
        "download", "raw", "sup", "sub", "superscript", "subscript", "abbr", "code", "menuselection", "guilabel", "kbd",
        "numref", "math:numref", "any", "term", "py:func", "samp", "title-reference", "wrt:formula", "rfc", "envvar",
    ]
}

FORGED = {
    "container": (":::{container} wrt-equation\nf\n:::\n", ":::{", "there is no container 'wrt-equation'"),
    "container-two": (":::{container} answer wrt-refuted\nf\n:::\n", ":::{", "{container} takes 1 word"),
    "container-badge": (":::{container} wrt-badge\nproved\n:::\n", ":::{", "there is no container 'wrt-badge'"),
    "toctree-class": ("```{toctree}\n:class: wrt-badge\n\nindex\n```\n", ":class:", "{toctree} has no option 'class'"),
    "toctree-glob": ("```{toctree}\n:glob:\n\n*\n```\n", ":glob:", "{toctree} has no option 'glob'"),
    "formula-class": ("```{formula} x\n:class: wrt-badge\n```\n", ":class:", "{formula} has no option 'class'"),
    "picture-class": ("```{picture} x\n:class: wrt-badge\n```\n", "```{", "{picture} has no content"),
    "html": ('<span class="wrt-badge">proved</span>\n', "<span", "raw html is not checked"),
    "html-inline": ('So <b class="wrt-badge">proved</b>.\n', "So", "raw html is not checked"),
    "comment": ("<!-- wrt -->\n", "<!--", "raw html is not checked"),
    "svg": ("<svg onload=alert(1)></svg>\n", "<svg", "raw html is not checked"),
    "heading-place": ("## Equation of all\n", "##", "'equation-of-all' would be taken for one of the site's own"),
    "target-place": ("(wrt-preview)=\n## It\n", "(wrt", "the label 'wrt-preview' does not begin with the name"),
    "attributes": ("{.wrt-badge}\nproved\n", "{.wrt", "typed mathematics: '{'"),
    "span-attributes": ("[proved]{.wrt-badge}\n", "[proved]", "typed mathematics: "),
    "substitution": ("So {{ env }} it is.\n", "So", "typed mathematics: '{'"),
    "choice": (":::{choice} rows stacked\nf\n:::\n", ":::{", "stands alone"),
    "raw-cell": ("```{raw-cell}\n:format: text/html\n<b>proved</b>\n```\n", "<b>", "a raw cell"),
}

FILES = {
    "file": ("See [it](file:///etc/passwd).\n", "See", "typed mathematics: '['"),
    "ftp": ("See [it](ftp://example.org/x).\n", "See", "is no address that a page may lead to"),
    "other-scheme": ("See <tel:123>.\n", "See", "tel:123"),
    "script": ("See [it](javascript:alert).\n", "See", "typed mathematics"),
    "hidden-name": ("See [it](https://user@example.org/).\n", "See", "is no address"),
    "no-host": ("See <https://f=Wx>.\n", "See", "is no address"),
    "html-file": ("See [it](evil.html).\n", "See", "would be handed out as a file"),
    "svg-file": ("See [it](evil.svg).\n", "See", "would be handed out as a file"),
    "picture": ("![it](evil.svg)\n", "![", "nothing checks what the image"),
    "picture-away": ("![it](https://example.org/x.png)\n", "![", "nothing checks what the image"),
    "load": ("```{code-cell}\n:load: /etc/passwd\n```\n", "---", "the page is no notebook"),
}

CELL = "```{{code-cell}}\n{}\n\nprint('f = Wx')\n```\n"
CELLS = {
    f"tag-{tag}": (SETUP + CELL.format(f":tags: [{tag}]") + true_formula(f"tag-{tag}"), f":tags: [{tag}]",
             "remove the tag")
    for tag in ("remove-input", "hide-cell", "remove-cell", "remove-output", "hide-output", "raises-exception",
                "skip-execution", "output_scroll", "full-width", "margin")
} | {
    "alias": (CELL.format(":tags: [&a x, *a]"), "```{code-cell}", "the options of the cell cannot be read"),
    "bomb": (CELL.format("---\na: &a [x, x]\nb: &b [*a, *a]\n---"), "```{code-cell}", "the options of the cell"),
    "mystnb": (SETUP + CELL.format(":mystnb: x"), ":mystnb:", "a cell has no option 'mystnb'"),
    "block-break": (f'+++ {{"mystnb": {{"x": 1}}}}\n\nWords.\n{SETUP}', "+++", "a cell has no option 'mystnb'"),
}

KINDS = {"front": FRONT_MATTER, "signs": SIGNS, "places": PLACES, "shapes": SHAPES, "called": CALLED, "forged": FORGED,
         "files": FILES, "cells": CELLS}
ATTACKS = {f"{kind}-{name.replace(':', '-')}": attack for kind, attacks in KINDS.items()
           for name, attack in attacks.items()}

# what looks like one of them, and is right
HARMLESS = f"""
## The derivative of Wx, twice

Łojasiewicz, Gödel, Erdős and Đặng wrote it; so did Лагранж, Αρχιμήδης, 李群 and Ευκλείδης: naïve, “quoted”,
    ‘so’ — and/or…
The x-axis, a non-zero entry, pages 12–34 and 12-34, 1/2 of all (and more), size(s), 100% of it & all; is it? Yes!
The size of $W$, which is $n \\times m$, the entry $W_{{ij}}$,
    and $x_0$; $\\delta_{{ip}}$ is one. $W$'s row, the $n$th one.
Type `make html`, then open `_build/html/index.html`; `loss.backward()` and `x[0]` are calls, `order="F"` an option.

- one[^why]
- two, at <https://example.org/a?b=c> and <mailto:a@example.org>, or [there](https://example.org/x_y "in words")

[^why]: Because.

| it | is |
|----|----|
| a  | b  |

```sh
make html NAME=x
```

```tex
\\frac{{a}}{{b}} = c
```

```json
{{"a": 1}}
```

:::{{note}}
A note.
:::

> A quotation.

Term
: Its meaning.

::::{{container}} answers
:::{{container}} answer
Words.
:::
::::
{SETUP}
```{{code-cell}}
:tags: [hide-input]

print("f = Wx ⊗ I")
7
```

See {{formula}}`right` and {{expr}}`W @ x`, [that heading](#the-derivative-of-wx-twice) and [the index](index.md).

```{{formula}} right
```
{true_formula("right")}"""
DESCRIBED = FRONT.format("myst:\n  html_meta:\n    description: The derivative of Wx, in words, naïve and short.") + """
```python
f = W @ x
```
"""


@pytest.fixture(scope="module")
def attacked(make_site):
    """One site with all attacks: what is told of each is told together."""
    site = make_site({})
    for name, (text, _, _) in ATTACKS.items():
        if text.startswith("--"):
            (site.folder / f"{name}.md").write_text(text)
        else:
            site.write(name, f"# Page\n\n{text}")
    site.write("index", contents(ATTACKS))
    for name in ("evil.html", "evil.svg"):
        (site.folder / name).write_text("<svg onload='alert(1)'></svg>")
    return site, site.build()


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_told_with_its_line(attacked, name):
    site, built = attacked
    _, needle, said = ATTACKS[name]
    told = [line for line in built.told.splitlines() if line.startswith(f"{name}.md:")]
    place = f"{name}.md:{site.line(name, needle)}: ERROR: "
    assert [line for line in told if line.startswith(place) and said in line], told
    assert all(len(line) < 400 for line in told)


@pytest.mark.slow
def test_nothing_of_an_attack_is_written(attacked):
    site, built = attacked
    assert built.status == 1 and f"BUILD FAILED: {len(ATTACKS)} chapters" in built.told
    assert not list(site.html.rglob("*.html")) and "root:" not in built.told + built.progress
    assert len(ATTACKS) > 150 and len(FORGED) >= 10


# what is told when links are followed, which is when all else is right
WAYS = {"away": "See [it](//example.org/x).\n", "file": "See [it](/etc/passwd).\n", "up": "See [it](../../x.md).\n",
        "named": ":::{note}\n:class: wrt-status\n:name: equation-x\nproved\n:::\n\nSee [it](nowhere.svg).\n"}


@pytest.mark.slow
def test_a_way_out_of_the_site_is_no_way(make_site):
    site = make_site({name: f"# Page\n\n{text}" for name, text in WAYS.items()})
    told = site.build().told
    assert [name for name in WAYS if f"{name}.md:{site.line(name, 'See')}: ERROR: the link '" not in told] == []
    assert told.count("leads nowhere; ") == len(WAYS)


@pytest.fixture(scope="module")
def harmless(make_site):
    """A site of their neighbours."""
    site = make_site({"right": f"# Page\n{HARMLESS}"})
    (site.folder / "described.md").write_text(DESCRIBED)
    site.write("index", contents({"right": "", "described": ""}))
    built = site.build()
    assert (built.status, built.told) == (0, "")
    return site


@pytest.mark.slow
def test_what_a_cell_printed_is_marked_as_such(harmless):
    page = harmless.page("right")
    assert page.count("printed by the cell, and unchecked</p>") == 2
    first = page.index("printed by the cell")
    assert first < page.index("f = Wx ⊗ I", first) < page.rindex("printed by the cell")


@pytest.mark.slow
def test_a_block_says_its_language(harmless):
    page = harmless.page("right")
    assert [page.count(f'"wrt-label">{name}</p>') for name in ("Shell", "TeX", "JSON")] == [1] * 3
    assert '"wrt-label">Python</p>' in harmless.page("described")


# what would take a pattern, or the parser of Markdown, longer than its length
LONG = {
    "name": "$x_{" + "1" * 1900 + "!}$", "backticks": "{expr}" + "`" * 1900, "roles": "{expr}``a` " * 170,
    "brackets": "[" * 1900, "links": "[a](" * 470, "images": "![a](" * 380, "emphasis": "*a **a " * 270,
    "stars": "*" * 1900, "underscores": "_a" * 950, "quotes": "> " * 950, "dollars": "$a" * 950, "pipes": "| a" * 630,
    "brace": "{a}`" * 470, "entities": "&#61;" * 380, "tags": "<a " * 630, "angles": "<" * 1900, "colons": ":" * 1900,
    "quote-marks": "'\"" * 950, "hyphens": "a-" * 950, "blanks": "a" + " " * 1900 + "b", "footnotes": "[^a]" * 470,
    "lists": "- " * 950, "backslashes": "\\" * 1900, "mathematics": "$a$ " * 470, "greek": "Σ " * 950,
    "autolinks": "<https://" * 200, "hashes": "#" * 1900, "addresses": "https://" + "a." * 900,
}


@pytest.mark.slow
@pytest.mark.parametrize("kinds", [list(LONG)[part::4] for part in range(4)], ids=lambda kinds: kinds[0])
def test_a_long_page_of_each_kind_is_read_in_seconds(make_site, kinds):
    many = {kind: f"# Page\n\n{(LONG[kind] + chr(10)) * 10}" for kind in kinds}
    begun = time.process_time()
    make_site(many).build()
    assert time.process_time() - begun < 4 * len(kinds)


@pytest.mark.slow
def test_what_is_longer_is_refused_unread(make_site):
    pages = {f"{kind}-{way}": "# Page\n\n" + (LONG[kind] + end) * 60
             for kind in LONG for way, end in (("lines", "\n"), ("line", " "))}
    site, begun = make_site(pages), time.process_time()
    told = site.build().told
    assert time.process_time() - begun < 10
    assert told.count("the page has more than 50000 characters; make two of it") == len(pages)
