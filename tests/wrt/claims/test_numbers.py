"""A counterexample without SymPy; and the verdicts, which are the same without it, or not given."""

import json
from fractions import Fraction

import pytest
from bare import bare
from cookbook import EQUATIONS
from elsewhere import FIELD
from material import W, a, c, i, m, n, sigma, x, y
from transcribed import asked, doubled

from wrt import Matrix, exp, log, sqrt, tanh
from wrt.claims.numbers import counterexample
from wrt.claims.search import Witness
from wrt.errors import EngineError

S = Matrix("S", n, n)
VALUES = {a: [[Fraction(-2)]], c: [[Fraction(3, 4)]], x: [[Fraction(1)], [Fraction(-2)], [Fraction(5)]],
          y: [[Fraction(2)], [Fraction(-3)]], S: [[Fraction(2), Fraction(1)], [Fraction(-1), Fraction(4)]],
          W: [[Fraction(1), Fraction(-2), Fraction(3)], [Fraction(4), Fraction(0), Fraction(-6)]]}
EVERY = 9       # of the statements is asked without SymPy
ASKED = """
import json
from cookbook import EQUATIONS
from elsewhere import FIELD
from transcribed import asked, doubled
for statement in [s for s in [*FIELD, *EQUATIONS] if s.is_stated][::{every}]:
    for each in (statement, doubled(statement)):
        try:
            print(json.dumps(asked(each).verdict))
        except ModuleNotFoundError as error:
            print(json.dumps(str(error)))
"""


def at(symbols, sizes=None, kind=0, binding=None, row=0, column=0):
    """A witness with the numbers above."""
    return Witness(sizes or {}, {s: VALUES[s] for s in symbols}, kind, binding or {}, row, column)


@pytest.mark.parametrize("left, right, witness, words", [
    (W @ x, 2 * W @ x, at((W, x), {n: 2, m: 3}, row=1),
     "n=2, m=3; entry row=2: left = W_21 x_1 + W_22 x_2 + W_23 x_3, right = 2 W_21 x_1 + 2 W_22 x_2 + 2 W_23 x_3"),
    (exp(a), a, at((a,)), "left = about 0.1353, right = -2, a = -2"),
    (sqrt(a * a), a, at((a,)), "left = 2, right = -2, a = -2"),
    (a * log(c), 0 * a, at((a, c)), "left = about 0.5754, right = 0, a = -2, c = 3/4"),
    (tanh(-10**3 * a), 1 + 0 * a, at((a,)), "left = about 1.0, right = 1, which differ by -"),
    (S.inv, S.inv.T, at((S,), {n: 2}, row=1), "left = 1/9, right = -1/9, S_11 = 2, S_12 = 1, S_21 = -1, S_22 = 4"),
    (sigma(a), 2 * sigma(a), at((a,), kind=1), "left = 2 a² + a + 1, right = 4 a² + 2 a + 2, σ(t) = 2 t² + t + 1"),
], ids=lambda value: str(value)[:20])
def test_values_are_exact_or_decimal(left, right, witness, words):
    found = counterexample(left, right, frozenset(), witness)
    assert words in found.text()
    assert "counterexample" in "".join(before + tex for before, tex, _ in found.pieces()).lower()


def test_indices_are_counted_from_one():
    found = counterexample(y[i] * x, 0 * y[i] * x, frozenset((i,)),
                           at((x, y), {n: 2, m: 3}, binding={i: 1}, row=1))
    assert found.entry == (("i", 2), ("row", 2)) and found.left.text() == "x_2 y_2"


@pytest.mark.parametrize("left, right", [(a * c, c * a), (exp(a) * exp(-a), 1 + 0 * a)], ids=str)
def test_sides_that_are_equal_are_a_fault_of_ours(left, right):
    with pytest.raises(EngineError, match="differ in real numbers, and not in exact ones"):
        counterexample(left, right, frozenset(), at((a, c)))


@pytest.mark.slow
def test_without_sympy_verdicts_are_the_same_or_are_not_given():
    statements = [s for s in [*FIELD, *EQUATIONS] if s.is_stated][::EVERY]
    told = [json.loads(line) for line in bare(ASKED.format(every=EVERY)).splitlines()]
    known = [asked(each).verdict for statement in statements for each in (statement, doubled(statement))]
    assert len(told) == len(known) and known.count("false") > len(known) // 3
    assert [pair for pair in zip(told, known) if pair[0] != pair[1] and "wrt[symbols]" not in pair[0]] == []
    assert sum("wrt[symbols]" in verdict for verdict in told) <= 2
