"""What makes a claim false, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sympy
from material import m, n

from wrt.arrays.told import READABLE
from wrt.claims.finding import Counterexample, Misfit, Unwitnessed

a, x_1 = sympy.symbols("a x_1")
FOUND = Counterexample(((n, 2), (m, 3)), (("row", 1),), x_1, 2 * x_1)


def told(finding):
    """The sentence of a finding, words and TeX in one."""
    return "".join(before + tex for before, tex, _ in finding.pieces())


def heard(finding):
    """The sentence of a finding as it is said."""
    return "".join(before + said for before, _, said in finding.pieces())


def test_sizes_and_entry_come_first_and_then_both_values():
    assert FOUND.where() == "n=2, m=3; entry row=1: "
    assert FOUND.text() == "counterexample: n=2, m=3; entry row=1: left = x_1, right = 2 x_1"
    assert told(FOUND) == ("Counterexample: for n = 2, m = 3 and the entry in row 1, the left side is x_{1} "
                           "and the right side 2 x_{1}.")


def test_an_entry_by_indices_names_them():
    found = replace(FOUND, entry=(("i", 1), ("q", 2)))
    assert found.text().startswith("counterexample: n=2, m=3; entry i=1, q=2: ")
    assert " and the entry i = 1, q = 2, the left side is " in told(found)


def test_a_counterexample_without_sizes_begins_with_the_values():
    finding = Counterexample((), (), sympy.Integer(1), sympy.Integer(2))
    assert finding.where() == "" and finding.text() == "counterexample: left = 1, right = 2"
    assert told(finding) == "Counterexample: the left side is 1 and the right side 2."


def test_an_entry_without_sizes_and_sizes_without_an_entry():
    assert replace(FOUND, sizes=()).where() == "entry row=1: "
    assert replace(FOUND, entry=()).where() == "n=2, m=3: "
    assert told(replace(FOUND, entry=())).startswith("Counterexample: for n = 2, m = 3, the left side is ")


def test_numbers_put_in_are_told():
    found = replace(FOUND, left=sympy.Integer(3), right=sympy.Integer(6), values=((x_1, 3), (a, -1)))
    assert found.text().endswith(": left = 3, right = 6, x_1 = 3, a = -1")
    assert told(found).endswith("and the right side 6, with x_{1} = 3, a = -1.")


def test_functions_taken_are_told():
    t = sympy.Symbol("t")
    found = replace(FOUND, functions=((("L", "L", "L"), x_1), (("σ(t)", r"\sigma(t)", "sigma of t"), t + 2 * t**2)))
    assert found.text().endswith(", L = x_1, σ(t) = 2 t² + t")
    assert told(found).endswith(r", with L = x_{1}, \sigma(t) = 2 t^{2} + t.")
    assert heard(found).endswith(", with L equals x 1, sigma of t equals 2 times t squared plus t.")


def test_a_long_value_is_cut_and_its_terms_are_counted():
    long = sum(sympy.symbols(" ".join(f"x_{k}" for k in range(1, 40))))
    shown = replace(FOUND, left=long).text().partition("left = ")[2].partition(", right")[0]
    assert shown.endswith("… (39 terms)") and len(shown) == READABLE + len("… (39 terms)")
    assert sympy.latex(long.args[-1]) in told(replace(FOUND, left=long))


@pytest.mark.parametrize("kind", [Misfit, Unwitnessed])
def test_what_has_no_entry_says_so_in_words(kind):
    assert kind("shapes differ").text() == "shapes differ"


def test_a_misfit_is_a_sentence_whose_mathematics_is_typeset():
    finding = Misfit("shapes differ: $x_1$ is $n×m$")
    assert finding.text() == "shapes differ: x_1 is n×m"
    assert finding.pieces() == [("Shapes differ: ", "x_{1}", ""), (" is ", r"n \times m", ""), (".", "", "")]


def test_a_value_that_is_not_rational_has_its_decimals_behind_it():
    found = replace(FOUND, left=sympy.sqrt(2) - 3, right=sympy.Rational(-7, 3), values=((a, 2),))
    assert found.text().endswith(": left = -3 + sqrt(2) ≈ -1.586, right = -7/3, a = 2")
    assert r"the left side is -3 + \sqrt{2} \approx -1.586 and the right side - \frac{7}{3}, with" in told(found)
    assert "the left side is minus 3 plus the square root of 2 which is about minus 1.586 and" in heard(found)
    assert heard(FOUND) == ("Counterexample: for n equals 2, m equals 3 and the entry in row 1, the left side is x 1 "
                            "and the right side 2 times x 1.")
    assert "≈" not in FOUND.text() and "approx" not in told(FOUND)
    assert "≈" not in replace(FOUND, left=sympy.exp(x_1)).text()


def test_numbers_whose_digits_are_the_same_are_told_apart():
    found = replace(FOUND, sizes=(), entry=(), left=sympy.tanh(1000), right=sympy.Integer(1), values=((a, 2),))
    assert found.text().endswith("right = 1, which differ by -5.153e-869, a = 2")
    assert told(found).endswith("and the right side 1, which differ by -5.153e-869, with a = 2.")
    assert heard(found).endswith("and the right side 1, which differ by minus 5.153 times 10 to the power minus 869, "
                                 "with a equals 2.")
    assert "differ" not in told(FOUND) + FOUND.text()


def test_sizes_alone_are_no_reason_for_a_comma_in_front():
    assert told(replace(FOUND, sizes=(), entry=(), left=sympy.exp(2))).startswith(
        r"Counterexample: the left side is e^{2} \approx 7.389 and the right side ")
