"""Labels have subscripts, and what follows one stands on the line again."""

from xml.etree import ElementTree as xml

import pytest

from wrt.sheets.svg import label, width_of


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ("sum over i", [("sum over i", None)]),
        ("sum over $i$", [("sum over ", None), ("𝑖", None)]),
        ("$x_2$", [("𝑥", None), ("2", "0.3em")]),
        ("$W_12 y$", [("𝑊", None), ("12", "0.3em"), (" 𝑦", "-0.22em")]),
        ("$x_i$ of x", [("𝑥", None), ("𝑖", "0.3em"), (" of x", "-0.22em")]),
        ("$(x_0)_1,10$", [("(𝑥", None), ("0", "0.3em"), (")", "-0.22em"), ("1,10", "0.3em")]),
        ("$2 X_11² y$", [("2 𝑋", None), ("11", "0.3em"), ("² 𝑦", "-0.22em")]),
        ("$X_1,12¹⁰$", [("𝑋", None), ("1,12", "0.3em"), ("¹⁰", "-0.22em")]),
        ("$-2 sin(h) α$", [("−2 sin(ℎ) 𝛼", None)]),
        ("10⁴", [("10⁴", None)]),
    ],
)
def test_label(words, spans):
    svg = xml.Element("svg")
    label(svg, words, 1, 2, "kind")
    assert [(span.text, span.get("dy")) for span in svg.iter("tspan")] == spans


def test_no_text_takes_no_room():
    svg = xml.Element("svg")
    label(svg, "", 1, 2, "kind")
    assert not list(svg) and width_of("") == 0 < width_of("$x_2$") == width_of("x2")
