"""What is heard of a page: each piece of mathematics says what it is, and a derivation is one thing."""

import re

import pytest

pytestmark = pytest.mark.slow
# words, numbers in digits, and what parts the rows of a matrix
SAID = re.compile(r"[A-Za-z0-9.,;: ]+")
# of each page its mathematics, as a browser has it
HEARD = """addresses => Promise.all(addresses.map(async address => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")
  return [...page.querySelectorAll("math")].map(math => math.getAttribute("alttext"))
}))"""
# what the intent of an element speaks of, and the parts of it that have a name
INTENTS = """() => [...document.querySelectorAll("math [intent]")].map(whole => [
  whole.getAttribute("intent").match(/\\$\\w/g) ?? [],
  [...whole.querySelectorAll("[arg]")].map(part => "$" + part.getAttribute("arg")),
])"""
WIDE = {"viewport": {"width": 1280, "height": 800}}


@pytest.fixture(scope="module")
def heard(window, html, site):
    """The words of all mathematics, by page."""
    names = [str(path.relative_to(html)) for path in html.rglob("*.html")]
    page = window(**WIDE)
    page.goto(f"{site}/404.html")
    return dict(zip(names, page.evaluate(HEARD, [f"{site}/{name}" for name in names])))


def test_all_mathematics_is_said_in_words(heard):
    said = [words for page in heard.values() for words in page]
    assert len(said) > 2000
    assert [words for words in said if not words or not SAID.fullmatch(words)] == []


@pytest.mark.parametrize("page, words", [
    ("index.html", "the partial derivative of f i with respect to W p q equals delta i p times x q"),
    ("index.html", "the derivative of f with respect to small w transpose equals "
                   "x transpose Kronecker product identity of size n"),
    ("index.html", "L is a function of f with values in R"),
    ("index.html", "W in R n by m"),
    ("chapters/index-notation.html", "f equals W x"),
    ("chapters/index-notation.html", "equals delta i p times delta j q times x j"),
    ("chapters/vectorization.html", "equals open paren B transpose Kronecker product A close paren times vec of X"),
    ("chapters/chain-rule.html", "the derivative of L with respect to W equals "
                                 "the derivative of L with respect to z, times x transpose"),
    ("chapters/trace-of-a-product.html", "equals the trace of open paren B A W close paren"),
    ("chapters/trace-of-a-product.html", "n equals 1"),
])
def test_formulas_are_said_as_in_a_lecture(heard, page, words):
    assert words in heard[page]


def test_a_derivation_is_one_thing_with_its_number_of_steps(window, site):
    page = window(**WIDE)
    page.goto(f"{site}/chapters/index-notation.html")
    groups = page.get_by_role("group", name=re.compile(r"^[A-Z].+, derived in \d+ steps?$"))
    assert groups.count() == page.locator(".wrt-derivation").count() > 0
    for group in groups.all():
        steps = group.locator(".wrt-right").count()
        assert group.get_attribute("aria-label").endswith(f" in {steps} step{'s' * (steps > 1)}")
        assert group.locator("math").first.get_attribute("alttext")


def test_what_an_intent_speaks_of_is_there(window, site):
    page = window(**WIDE)
    for name in ("chapters/chain-rule", "chapters/vectorization"):
        page.goto(f"{site}/{name}.html")
        found = page.evaluate(INTENTS)
        assert found and all(set(wanted) <= set(named) for wanted, named in found)
