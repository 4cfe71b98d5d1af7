"""The card shows a formula of the site, and only where the address of the site is known."""

import struct
import time
from types import SimpleNamespace

import pytest
from conftest import TYPESETTER, SETUP, true_formula

from wrt_sphinx.beside.card import card, card_of

TEX = r"\frac{\partial f}{\partial W} = x^{\mathsf{T}} \otimes I_{n}"


def app(address, name="one"):
    """As much of Sphinx as is asked for."""
    return SimpleNamespace(config=SimpleNamespace(html_baseurl=address, wrt_card=name))


def test_without_an_address_there_is_none():
    assert card_of(app("")) is None and card_of(app("https://example.org", "")) is None
    assert card_of(app("https://example.org/at/")).address == "https://example.org/at/card.png"


@pytest.mark.slow
def test_it_is_the_formula_of_its_size_and_made_at_once():
    first = card(TYPESETTER, TEX, "The title")
    start = time.process_time()
    again, other = card(TYPESETTER, TEX, "The title"), card(TYPESETTER, TEX.replace("n", "m"), "The title")
    assert time.process_time() - start < 2      # a second for each
    assert first == again != other and struct.unpack(">II", first[16:24]) == (1200, 630) and len(first) < 100_000


@pytest.mark.slow
def test_the_pages_name_it(make_site):
    configuration = "html_baseurl = 'https://example.org'\nwrt_card = '{}'\n"
    site = make_site({"one": f"# One\n{SETUP}{true_formula('first')}"}, configuration.format("first"))
    built = site.build_apart("-W")
    assert built.returncode == 0, built.stderr
    page = site.page("one")
    if "og:type" in page:       # of our own templates
        assert 'property="og:image" content="https://example.org/card.png"' in page and "summary_large_image" in page
    assert (site.html / "card.png").read_bytes()[:4] == b"\x89PNG"
    gone = make_site({"one": f"# One\n{SETUP}{true_formula('first')}"}, configuration.format("gone")).build_apart()
    assert gone.returncode != 0 and "no formula of the site is named 'gone'" in gone.stderr
