"""What stands around the values of a counterexample is the same, whoever reckoned them."""

from fractions import Fraction

import pytest
from material import W, a, phi, sigma, x, m, n

from wrt import Scalar, Vector, gradient
from wrt.arrays.rational import RationalPoint
from wrt.arrays.symbolic import SymbolicPoint
from wrt.claims.search import Witness
from wrt.claims.witnessed import found_at

VALUES = {a: [[Fraction(-2)]], x: [[Fraction(1)], [Fraction(1, 2)], [Fraction(0)]]}
LOSS = Scalar("L", of=x)


@pytest.mark.parametrize("left, symbols", [
    (sigma(a) + phi(a), (a,)), (gradient(LOSS, x), (x,)), (Vector("g", n, of=a), (a,)), (W @ x, (x,))], ids=str)
def test_both_points_tell_the_same(left, symbols):
    values, sizes = {s: VALUES[s] for s in symbols}, {n: 2, m: 3}
    witness = Witness(sizes, values, 1, {}, 0, 0)
    texts = []
    for point in (SymbolicPoint(sizes, values, kind=1), RationalPoint(sizes, values, 1)):
        zero = point.plain(point.number(0))
        texts.append(found_at(left, left, point, witness, (zero, zero)))
    first, second = texts
    assert first.where() == second.where() and [str(s) for s, _ in first.values] == [str(s) for s, _ in second.values]
    assert [names for names, _ in first.functions] == [names for names, _ in second.functions]
    assert first.values or first.functions
