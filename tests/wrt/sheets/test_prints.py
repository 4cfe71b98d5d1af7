"""The parts of a sheet that several kinds of values have."""

from wrt import Given, Matrix, Vector, dimensions, positive, Scalar
from wrt.claims.finding import Misfit
from wrt.sheets.prints import convention, found_out, given, stated, worded
from wrt.sheets.sheet import Convention, Words

n, m = dimensions("n m")
W, x = Matrix("W", n, m), Vector("x", m)


def test_an_equation_has_three_prints():
    found = stated(W @ x, x, ())
    assert (found.tex, found.text, found.spoken) == (r"W\,x = x", "W x = x", "W x equals x")


def test_words_have_their_mathematics_apart():
    assert worded("row $i$ of it") == Words("row i of it", (("row ", "i", ""), (" of it", "", "")))


def test_nothing_found_is_nothing_said():
    assert found_out(None) == Words() and convention(None) == Convention()
    assert found_out(Misfit("shapes differ")).pieces == (("Shapes differ.", "", ""),)


def test_a_given_is_printed_once():
    assert given(positive(Scalar("a"))) is given(positive(Scalar("a")))
    assert given(Given(x, W)).independent_of.tex == "W" and given(Given(x, W)).symbol.tex == "x"
