"""Numbers with nilpotent parts: their arithmetic, and derivatives by them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

import pytest
import sympy
from material import W, m, n, q, x, y

from wrt import Matrix, Scalar, directional, gradient, hvp, partial
from wrt.arrays.jet import Jet, JetPoint
from wrt.arrays.point import evaluate
from wrt.errors import SingularError

e, d = sympy.symbols("e d")
MASKS = {0: sympy.S.One, 1: e, 2: d, 3: e * d}
S = Matrix("S", n, n)


def jets(seed, count=2):
    """Random jets of two steps, some parts of which are 0 or absent."""
    random = Random(seed)
    return [Jet({mask: Fraction(random.randint(-3, 3), random.randint(1, 4)) for mask in MASKS if random.random() < .8})
            for _ in range(count)]


def written(jet):
    """A jet as a polynomial of SymPy."""
    return sum(sympy.Rational(*value.as_integer_ratio()) * MASKS[mask] for mask, value in jet.parts.items())


def cut(polynomial):
    """The polynomial without the squares of the steps."""
    return sum(sympy.expand(polynomial).coeff(e, u).coeff(d, v) * e**u * d**v for u, v in product((0, 1), repeat=2))


@pytest.mark.parametrize("seed", range(12))
def test_jets_add_and_multiply_like_polynomials_cut_off(seed):
    one, other = jets(seed)
    assert sympy.expand(written(one + other) - written(one) - written(other)) == 0
    assert sympy.expand(written(one * other) - cut(written(one) * written(other))) == 0
    assert one * other == other * one and one + other == other + one
    assert sympy.expand(written(one.negative()) + written(one)) == 0


@pytest.mark.parametrize("seed", range(12))
def test_a_reciprocal_times_its_jet_is_one(seed):
    jet = next(found for found in jets(seed, 9) if found.value)
    assert jet * jet.reciprocal() == Jet({0: 1}) == jet.reciprocal() * jet
    assert jet.reciprocal() * Jet({0: 2}) * jet != Jet({0: 1})


def test_0_has_no_reciprocal():
    with pytest.raises(ZeroDivisionError):
        Jet({1: Fraction(1)}).reciprocal()


def test_parts_that_are_0_make_no_difference():
    assert Jet({0: 2, 1: 0}) == Jet({0: 2}) != Jet({0: 2, 1: 1})
    assert Jet({}) == Jet({0: 0}) and Jet({}).value == 0 and Jet({0: 1}) != 1
    assert Jet({0: 5, 1: 0, 3: 7}).nilpotent().parts == {3: 7}
    with pytest.raises(TypeError):
        hash(Jet({0: 1}))


def test_the_coefficient_of_a_step_is_what_stands_at_it():
    jet = Jet({0: 1, 1: 2, 2: 3, 3: 4})
    assert jet.coefficient(1).parts == {0: 2, 2: 4} and jet.coefficient(2).parts == {0: 3, 1: 4}
    assert jet.coefficient(1).coefficient(2) == jet.coefficient(2).coefficient(1) == Jet({0: 4})


class Rational(JetPoint):
    """Jets of fractions: the entries are given."""

    def __init__(self, sizes, values, shifts=()):
        super().__init__(sizes, shifts)
        self.values = values

    def with_shifts(self, shifts):
        return Rational(self.sizes, self.values, shifts)

    def weight(self, element):
        return abs(element.value)

    def number(self, value):
        return Jet({0: Fraction(value)})

    def entry(self, symbol, row, column):
        return self.number(self.values[symbol][row][column])


def values_of(table):
    """The parts without steps."""
    return [[entry.value for entry in row] for row in table]


def test_derivatives_are_those_of_the_textbook():
    point = Rational({n: 2, m: 3}, {W: [[1, 2, 3], [-4, 5, -6]], x: [[7], [-8], [9]], y: [[2], [-3]]})
    assert values_of(evaluate(gradient(y.T @ W @ x, W), point, {})) == [[14, -16, 18], [-21, 24, -27]]
    cubed = (x.T @ x) * x[q]
    second = partial(partial(cubed, x[q]), x[q])
    assert values_of(evaluate(second, point, {q: 1})) == [[6 * -8]]


@pytest.mark.parametrize("rows", [[[2, 1], [1, -3]], [[0, 1], [-2, 5]], [[0, -1], [1, 0]]])
def test_the_inverse_by_gauss_and_jordan_is_that_of_sympy(rows):
    """The first element may be 0: then rows change places."""
    point = Rational({n: 2}, {S: rows})
    expected = sympy.Matrix(rows).inv().tolist()
    assert values_of(evaluate(S.inv, point, {})) == expected
    assert values_of(evaluate(S.inv @ S, point, {})) == [[1, 0], [0, 1]]


def test_a_matrix_without_inverse_is_told():
    with pytest.raises(SingularError, match="^no inverse at these sizes$"):
        evaluate(S.inv, Rational({n: 2}, {S: [[1, -2], [-2, 4]]}), {})


def test_a_derivative_of_an_inverse_is_that_of_sympy():
    rows = [[2, 1], [-1, 3]]
    t = sympy.Symbol("t")
    for row, column in product(range(2), repeat=2):
        moved = sympy.Matrix(rows)
        moved[row, column] += t
        point = Rational({n: 2}, {S: rows})
        found = point.derivative(S.inv, {}, ((S, row, column, 1),))
        assert values_of(found) == moved.inv().diff(t).subs(t, 0).tolist()


def test_a_point_is_moved_once_for_each_entry():
    point = Rational({n: 2}, {y: [[2], [-3]]})
    for _ in range(2):
        point.derivative(y, {}, ((y, 0, 0, 1),))
        point.derivative(y, {}, ((y, 1, 0, 1),))
    assert len(point._moved) == 2 and point.shifts == ()


def test_entries_move_together_along_a_direction():
    point = Rational({n: 2}, {y: [[2], [-3]]})
    steps = [(y, 0, 0, point.number(5)), (y, 1, 0, point.number(7))]
    assert values_of(point.along(y.T @ y, {}, steps, "5, 7")) == [[2 * (2 * 5 - 3 * 7)]]


def test_a_direction_that_has_moved_before_brings_its_step_along():
    """Of yᵀy along y, which is 2 yᵀy, the derivative along y is 4 yᵀy."""
    point = Rational({n: 2}, {y: [[2], [-3]]})
    assert values_of(evaluate(directional(directional(y.T @ y, y, y), y, y), point, {})) == [[4 * 13]]
    assert values_of(evaluate(hvp(y.T @ y, y, y), point, {})) == [[4], [-6]]


@pytest.mark.parametrize("at, steps", [((2,), 1), ((-2,), 2), ((3, -1), 2), ((-1, 2), 3)])
def test_the_series_of_taylor_ends_where_the_steps_do(at, steps):
    """Of x³, and of x² y³, whose derivatives are known."""
    point = Rational({}, {}, tuple(((Scalar(name), 0, 0, 1),) for name in "abc"[:steps]))
    powers = (3,) if len(at) == 1 else (2, 3)
    arguments = [Jet({0: Fraction(value), **{1 << bit: Fraction(bit + k + 1) for bit in range(steps)}})
                 for k, value in enumerate(at)]

    def derivative(orders):
        total = Fraction(1)
        for k, power in enumerate(powers):
            for j in range(orders.count(k)):
                total *= power - j
            total *= Fraction(at[k]) ** max(power - orders.count(k), 0)
        return total

    expected = Jet({0: Fraction(1)})
    for argument, power in zip(arguments, powers):
        for _ in range(power):
            expected = expected * argument
    assert point.taylor(arguments, derivative) == expected


def test_what_a_subclass_provides():
    for ask in (lambda point: point.with_shifts(()), lambda point: point.weight(Jet({0: 1}))):
        with pytest.raises(NotImplementedError):
            ask(JetPoint({}))
