"""Labels have subscripts, and what follows one stands on the line again."""

from xml.etree import ElementTree as xml

import pytest

from wrt_sphinx.svg import label, width_of


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("x", [("x", None)]),
        ("x_2", [("x", None), ("2", "0.3em")]),
        ("W_{12} y", [("W", None), ("12", "0.3em"), (" y", "-0.22em")]),
        ("a_1b_2", [("a", None), ("1b_2", "0.3em")]),
        ("a_{1}b_{2}", [("a", None), ("1", "0.3em"), ("b", "-0.22em"), ("2", "0.3em")]),
    ],
)
def test_label(text, spans):
    svg = xml.Element("svg")
    label(svg, text, 1, 2, "kind")
    assert [(span.text, span.get("dy")) for span in svg.iter("tspan")] == spans


def test_no_text_takes_no_room():
    svg = xml.Element("svg")
    label(svg, "", 1, 2, "kind")
    assert not list(svg) and width_of("") == 0 < width_of("x_{2}") == width_of("x2")
