"""What is said of a statement is said alike on a page and in a notebook."""

from shown import ENTRY, SHEETS, VALUES, W, m, n, x

import wrt
from wrt.sheets.maker import sheet_of
from wrt.sheets.phrases import rests, stated, true_otherwise, which_is_false
from wrt.sheets.sheet import Convention


def told(value):
    return "".join(words + tex for words, tex, _ in rests(sheet_of(value).givens))


def heard(value):
    return "".join(words + spoken for words, _, spoken in rests(sheet_of(value).givens))


def test_what_rests_on_nothing_says_nothing():
    assert rests(()) == []


def test_declarations_are_listed():
    assert told(VALUES["formula"]) == r"with W \in \mathbb{R}^{n \times m}, x \in \mathbb{R}^{m}"
    assert heard(VALUES["formula"]) == "with W in R n by m, x in R m"
    assert [tex for _, tex, _ in rests(ENTRY.givens) if tex] == [given.tex for given in ENTRY.givens]


def test_what_does_not_depend_on_one_variable_is_told_last_and_together():
    a, other = wrt.Vector("a", n), wrt.Matrix("B", n, m)
    form = wrt.Derivation(wrt.gradient(a.T @ (W + other) @ x, W), (a @ x.T, "outer product"))
    assert told(form).endswith(", gradient laid out like its variable, a, B and x do not depend on W")
    assert heard(form).endswith(", gradient laid out like its variable, a, B and x do not depend on W")


def test_a_given_is_its_mathematics_and_its_words():
    assert stated(SHEETS["condition"].givens[0]) == [
        ("", VALUES["condition"].latex(), VALUES["condition"].spoken())]
    [loss] = sheet_of(wrt.Given(wrt.Scalar("L", of=x))).givens
    assert stated(loss) == [
        ("", r"L(x) \in \mathbb{R}", "L is a function of x with values in R"),
        (" unspecified and differentiable", "", "")]
    *_, layout = sheet_of(wrt.Derivation(wrt.vec(W.T.T), (wrt.vec(W), "twice"))).givens
    assert stated(layout) == [("vec stacks columns", "", "")]


def test_what_is_false_is_said_to_be():
    assert which_is_false("claim") == "claim, which is false"
    assert true_otherwise(Convention("with x")) == "True in another convention, with x:"
