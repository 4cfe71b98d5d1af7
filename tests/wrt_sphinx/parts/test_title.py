"""A result has a name in words, and its statement can be written without names for other terms."""

import pytest

from wrt.sheets.sheet import Given, Sheet
from wrt_sphinx.parts.nodes import element
from wrt_sphinx.parts.title import lowered, title, written_out


def sheet(name="one", text="a = b", subject="", *givens):
    """A formula that rests on these."""
    return Sheet("formula", name=name, text=text, subject=subject, givens=tuple(Given("", given) for given in givens))


@pytest.mark.parametrize("name, expected", [
    ("trace-of-a-product", "Trace of a product"), ("kronecker-entries", "Kronecker entries"),
    ("jacobian-of-linear-map", "Jacobian of linear map"), ("vec-of-product", "Vec of product"),
])
def test_a_name_becomes_words(name, expected):
    assert title(sheet(name, "∂A/∂y = A", "Jacobian")) == expected


def test_what_its_author_calls_it_comes_before_its_name():
    assert title(Sheet("formula", "rows-vec", title="Jacobian of a row")) == "Jacobian of a row"


@pytest.mark.parametrize("name, text, subject, givens, expected", [
    ("jacobian-vec", "∂f/∂wᵀ = A", "Jacobian", ("f = W x", "w = vec(W)"), "Jacobian of W x with respect to vec(W)"),
    ("gradient-input-columns", "∂L/∂x = A", "gradient", (), "Gradient of L with respect to x: input, columns"),
    ("gradient-and-jacobian", "∂L/∂x = A", "gradient", (), "Gradient and Jacobian"),
])
def test_one_that_names_the_derivative_says_of_what(name, text, subject, givens, expected):
    assert title(sheet(name, text, subject, *givens)) == expected


@pytest.mark.parametrize("text, givens, expected", [
    ("∂f_i/∂W_pq = f", ("f = W x",), "∂(W x)_i/∂W_pq = f"),
    ("vec(f) fᵀ = 0", ("f = W x",), "vec((W x)) (W x)ᵀ = 0"),
    ("∂z/∂b = 0", ("y = x W_1", "z = y W_2"), "∂((x W_1) W_2)/∂b = 0"),
    ("∂L/∂W = 0", ("L(f), which is scalar", "x does not depend on W"), "∂L/∂W = 0"),
])
def test_a_letter_gives_way_to_its_term_on_the_left(text, givens, expected):
    assert written_out(sheet("one", text, "", *givens)) == expected


def test_subscripts_stand_below_the_line():
    parts = lowered("W_1ᵀ x_pq = y")
    assert [part["tag"] for part in parts if isinstance(part, element)] == ["sub", "sub"]
    assert "".join(part if isinstance(part, str) else f"<{part.astext()}>" for part in parts) == "W<1>ᵀ x<pq> = y"
