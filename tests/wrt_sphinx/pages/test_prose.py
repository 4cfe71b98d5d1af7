"""Prose is letters and their punctuation; what only a formula has is told."""

import time

import pytest

from wrt_sphinx.pages.prose import FOREIGN, MATHEMATICS, SHAPES, fault, fault_of_words


@pytest.mark.parametrize("text", [
    "The derivative of Wx.", "Łojasiewicz, Gödel & Đặng: “naïve”, well-known, and/or true…",
    "Лагранж, Αρχιμήδης, 李群.",
    f"the entry ({MATHEMATICS}, {MATHEMATICS}) of {MATHEMATICS}. {MATHEMATICS}'s row", "pages 12–34, 1/2 of size(s)",
    "cafe\u0301", "x-axis", "“A” is a letter, a ‘b’ too", "",
])
def test_prose(text):
    assert fault(text) is None


@pytest.mark.parametrize("text, place, told", [
    ("f = Wx", 2, "'=' in 'f = Wx'"), ("one\ntwo ⊗ x", 8, "'⊗' in 'two ⊗ x'"), ("a b²", 3, "'²'"), ("ª", 0, "'ª'"),
    ("f(x)", 0, "'f('"), ("a - b", 0, "'a - b'"), (f"2{MATHEMATICS}", 1, "touches a word"), ("Σ", 0, "a Greek letter"),
    (f"{MATHEMATICS} {MATHEMATICS}", 0, "two pieces of mathematics that touch"), ("µ", 0, "'µ' in"),
])
def test_no_prose(text, place, told):
    found = fault(text)
    assert found.place == place and told in found.told


def test_names_stand_in_words_that_are_not_typeset():
    assert fault_of_words("The entry is a_p times b_q, and δ_ip.") is None
    assert fault_of_words("a_p = b_q") and fault_of_words("a_(p)") and fault_of_words("_x")


@pytest.mark.parametrize("sign", ["a", "-", " ", "(", "'", MATHEMATICS, "Σ", "1", "/", "a-", "a(",
    f"{MATHEMATICS} ", "a ", "_a"])
def test_no_pattern_takes_longer_than_its_text(sign):
    begun = time.process_time()
    fault(sign * 100_000), fault_of_words(sign * 100_000)
    assert time.process_time() - begun < 2 + 0.1 * len(SHAPES) and FOREIGN
