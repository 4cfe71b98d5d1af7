"""Prose is letters and their punctuation; what only a formula has is told."""

import time

import pytest

from wrt_sphinx.pages.prose import CODE, FOREIGN, MATHEMATICS, NOTE, SHAPES, fault, fault_of_words


@pytest.mark.parametrize("text", [
    "The derivative of Wx.", "Łojasiewicz, Gödel & Đặng: “naïve”, well-known, and/or true…",
    "Лагранж, Αρχιμήδης, 李群.",
    f"the entry ({MATHEMATICS}, {MATHEMATICS}) of {MATHEMATICS}. {MATHEMATICS}'s row", "pages 12–34, 1/2 of size(s)",
    "cafe\u0301", "x-axis", "“A” is a letter, a ‘b’ too", "", "It – as we – said", "vec(W), tr(AB) of the entry(ies)",
    "Annalen, 354(7):769–822, 1916", "the 1st and the 2nd in 3D, of the 1990s", "I'm, don’t, rock 'n' roll",
    "一致, 二元",
    "and/or", f"a word{NOTE} of Einstein’s{NOTE}", f"{CODE} and {CODE}, or {CODE}", "an — aside — of words", "Q: why?",
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


@pytest.mark.parametrize("text", [
    "f –\nx is y", "f\u00a0–\u00a0x", "f  - x", "2 -\nx", "s / n", "2 / x", "Wx / b", "2/\nx", "2x – 3y",
    "Wx – b", "Ax/b",
    "f (x)", "2(x)", "n! is", "a % b", "A & B", "f : x", "αβ is", "f ‹ x", "f « x", "f 二二 W", "f ニニ x", "a 一一 b",
    'f" is 2', "x'x", "2x'", "f is —x", "f —— x", "f - - x", "is 3x of", f"{CODE} {CODE} {CODE}", f"{CODE}{CODE}",
    f"{CODE} - {CODE}", f"{CODE}/{CODE}", f"x{NOTE}", f"{MATHEMATICS}{NOTE}", f"{MATHEMATICS} / {CODE}",
])
def test_what_looks_like_a_formula_is_none_of_prose(text):
    assert fault(text)


@pytest.mark.parametrize("text, remedy", [
    ("It costs $5.", "say an amount in words"), ("See [this] here.", "write a link as [words](file.md)"),
    ("See @key.", "{footcite}"), ("A {word} here.", "write a role as {expr}`…`"),
    ("In \\LaTeX.", "TeX stands in no page"),
    ("So **it is.", "let * touch the words"), ("a\u200bb", "take it out"), ("One\ttwo.", "write a blank"),
    ("Here f = Wx.", ""), ("Here 2x is.", "")])
def test_a_sign_that_is_no_mathematics_has_a_remedy_of_its_own(text, remedy):
    found = fault(text)
    assert remedy in found.remedy and bool(found.remedy) == bool(remedy)


def test_names_stand_in_words_that_are_not_typeset():
    assert fault_of_words("The entry is a_p times b_q, and δ_ip.") is None
    assert fault_of_words("a_p = b_q") and fault_of_words("a_(p)") and fault_of_words("_x")


@pytest.mark.parametrize("sign", ["a", "-", " ", "(", "'", MATHEMATICS, "Σ", "1", "/", "a-", "a(",
    f"{MATHEMATICS} ", "a ", "_a"])
def test_no_pattern_takes_longer_than_its_text(sign):
    begun = time.process_time()
    fault(sign * 100_000), fault_of_words(sign * 100_000)
    assert time.process_time() - begun < 2 + 0.1 * len(SHAPES) and FOREIGN
