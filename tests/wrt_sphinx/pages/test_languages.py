"""A span of code is a name, a command or a call; a block is of the language it names."""

import pytest
from docutils import nodes

from wrt_sphinx.pages.languages import fault_of_block, fault_of_span, made_by


@pytest.mark.parametrize("text", [
    "make html", "loss.backward()", "jax.grad(loss)(W)", "ravel(order=\"F\")", 'by="value"', "f/<id>/",
    "2**61 - 1", "@",
    ".T", "r[i]", "(n, n, m)", "(W*x).diff(x)", "references.bib", "localhost:8000/a.html", "{formula}`square`",
    "alt='…'", "least-squares", "make chapter NAME=hadamard", "git add chapters/page.md", "[1, 2]", "(W, x)", 
    "node_modules/temml", "1.0.2", "by='shape'",
])
def test_code_in_a_line(text):
    assert fault_of_span(text) == ""


@pytest.mark.parametrize("text", [
    "f = W x", "f=Wx", "W @ x", "W*x", "f == W", "all(f == W)", "-x", "x⊗I", "a" * 100, "f < g",
    "{expr}`f = W`", "a; b",
    'f="2 W x"', "make f = W x", "git f == 2*x", "pip x >= y", '"f = W x"', "'2x = 3x'", "f'{2*x} = 3'", "f'{x=}'",
    "[W @ x, 2*x]", "{f: W @ x}", "2*x if f else 3*x", "x-2x/y", "dL/dW-x/2", "x<>y", "a<b>c", "x->y<", "n-1", "x-y",
    "print('f = W x')", "dL/dx", "lambda: f", "(f := W)", "f is W", "(" * 70,
])
def test_no_code_in_a_line(text):
    assert fault_of_span(text)


@pytest.mark.parametrize("language, text, said", [
    ("python", "f = W @ x", ""), ("sh", "make html", ""), ("json", "[1]", ""), ("tex", r"\frac{a}{b}", ""),
    ("markdown", "```{formula} square\n```", ""), ("python", "'δ'", ""),
    ("", "x", "does not say its language"), ("text", "x", "does not say"), ("python", "f = W x", "is no Python"),
    ("json", "f", "is no JSON"),
    ("markdown", "f = W x", "is no Markdown"), ("markdown", "A word.\n```{formula} square\n```", ""),
    ("markdown", "# Words\n\nof {expr}`x.T @ x` here", ""), ("markdown", "of `f = W`", "is no Markdown"),
    ("markdown", "```{code-cell}\nf = W @ x\n```\nSo.", ""),
    ("markdown", "```{code-cell}\nf = W x", "is no Markdown"),
    ("markdown", "```{code-cell}\nf\n```\nso W = x", "is no Markdown"), ("markdown", "$f = 2 x$", "is no Markdown"),
    ("sh", "⊗", "it holds '⊗'"),
    ("sh", "x" * 20_000, "more than 10000"), ("python", "(" * 9_000, "is no Python"), ("json", "[" * 9_000,
        "is no JSON"),
])
def test_blocks(language, text, said):
    found = fault_of_block(nodes.literal_block(text, text, language=language))
    assert said in found and bool(said) == bool(found)


def test_a_block_of_a_cell_is_known_by_its_place():
    block = nodes.literal_block("", "7")
    assert made_by(block) == ""
    nodes.container("", nodes.container("", block, nb_element="mime_bundle"), nb_element="cell_code_output")
    assert made_by(block) == "output"
