"""Each kind of typed mathematics stops the build, with its line and a remedy."""

import pytest
from conftest import SETUP

# name: (text, what stands on the refused line, what is said)
TYPED = {
    "dollars": ("Text.\n\n$$\nf = W x\n$$\n", "$$", "f = W x is a display equation"),
    "labelled": ("Text.\n\n$$ a = b $$ (label)\n", "$$ a", "a = b is a display equation"),
    "directive": ("```{math}\nf = W x\n```\n", "```{math}", "is a display equation"),
    "amsmath": ("\\begin{align}\nf &= W x\n\\end{align}\n", "\\begin", "is a display equation"),
    "relation": ("One line.\nAnd $f = W x$ here.\n", "$f", "$f = W x$ is more than a name"),
    "product": ("So $W x$ is it.\n", "$W", "$W x$ is more than a name or a shape; write {expr}"),
    "third-line": ("One\ntwo\nthree $a+b$.\n", "$a", "$a+b$ is more"),
    "note": (":::{note}\nA note\nwith $a = b$.\n:::\n", "$a", "$a = b$ is more"),
    "fenced-note": ("```{note}\nA note.\n\nMore $a = b$.\n```\n", "$a", "$a = b$ is more"),
    "table": ("| a | b |\n|---|---|\n| c | $a = b$ |\n", "$a", "$a = b$ is more"),
    "heading": ("## On $a = b$\n", "$a", "$a = b$ is more"),
    "caption": ("```{figure} x.png\n:alt: a picture\n\nWith $a = b$.\n```\n", "```{figure}",
         "there is no directive {figure}"),
    "math-role": ("Here {math}`a = b`.\n", "{math}", "$a = b$ is more"),
    "eval-rst": ("```{eval-rst}\n.. math:: a = b\n```\n", "```{eval-rst}", "there is no directive {eval-rst}"),
    "derivative": ("Here $\\partial f$.\n", "$\\partial", "is more than a name"),
    "unicode": ("Plain words.\nHere f = Wx.\n", "f = Wx", "'=' in 'Here f = Wx.'"),
    "unicode-tensor": ("So x ⊗ I it is.\n", "x ⊗", "'⊗' in"),
    "full-width": ("Here f ＝ Wx.\n", "f ＝", "'＝' in"),
    "unicode-indices": ("So Wᵢⱼ xⱼ it is.\n", "Wᵢⱼ", "'ᵢ' in"),
    "inequality": ("If n < m then.\n", "n <", "'<' in"),
    "html-block": ("<div>f</div>\n", "<div>", "raw html is not checked"),
    "html-inline": ("Some <b>bold</b>.\n", "<b>", "raw html is not checked"),
    "mathml": ("<math><mi>f</mi></math>\n", "<math>", "raw html is not checked"),
    "fake-class": (":::{container} wrt-equation\n$f = W x$\n:::\n", ":::{container}",
         "there is no container 'wrt-equation'"),
    "fake-block": ("```{math}\n:class: wrt-equation\na = b\n```\n", "```{math}", "is a display equation"),
    "glossary": ("Term\n: It holds that $a = b$.\n", "$a", "$a = b$ is more"),
    "footnote": ("A[^1].\n\n[^1]: Here $a = b$.\n", "$a", "$a = b$ is more"),
    "link": ("A [link](index.md 'f = W x').\n", "A [link]", "the title of the link holds '=' in 'f = W x'"),
    "raw": ("```{raw} html\nf\n```\n", "```{raw}", "there is no directive {raw}"),
    "image": ("![a formula](x.png)\n", "![a", "nothing checks what the image x.png shows"),
}

CELLS = {
    "latex-method": ("class A:\n    def _repr_latex_(self): return '$a = b$'\nA()", "text/latex"),
    "html-method": ("class A:\n    def _repr_html_(self): return '<b>a</b>'\nA()", "text/html"),
    "ipython": ("from IPython.display import Math\nMath('a = b')", "text/latex"),
    "sympy": ("import sympy\nsympy.Symbol('a')", "text/latex"),
    "bundle": (
        "class A:\n    def _repr_mimebundle_(self, **k): return {'image/png': 'aGk='}\nA()",
        "image/png",
    ),
    "picture": ("from IPython.display import SVG\nSVG('<svg></svg>')", "image/svg+xml"),
}


@pytest.fixture(scope="module")
def typed(make_site):
    """One site with all of them: its failures are told together."""
    pages = {name: f"# Page\n\n{text}" for name, (text, _, _) in TYPED.items()}
    for name, (code, _) in CELLS.items():
        pages[f"cell-{name}"] = f"# Page\n{SETUP}\n```{{code-cell}} python\n{code}\n```\n"
    site = make_site(pages)
    (site.folder / "x.png").write_bytes(b"")
    return site, site.build()


@pytest.mark.parametrize("name", TYPED)
def test_typed_mathematics_is_refused(typed, name):
    site, built = typed
    _, needle, said = TYPED[name]
    place = f"{name}.md:{site.line(name, needle)}: ERROR: "
    assert [t for t in built.told.splitlines() if t.startswith(place) and said in t], built.told


@pytest.mark.parametrize("name", CELLS)
def test_only_our_objects_and_text_leave_a_cell(typed, name):
    site, built = typed
    code, mime = CELLS[name]
    docname = f"cell-{name}"
    line = site.line(docname, code.splitlines()[-1])
    assert f"{docname}.md:{line}: ERROR: typed mathematics: a cell shows {mime}" in built.told


def test_all_are_told_together_and_nothing_is_written(typed):
    site, built = typed
    assert built.status == 1
    assert f"BUILD FAILED: {len(TYPED) + len(CELLS)} chapters" in built.told
    assert not (site.html / "index.html").exists()
