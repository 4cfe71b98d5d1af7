"""Nilpotent numbers modulo a prime: their derivatives are SymPy's, and near misses are rejected."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
import sympy
from material import W, X, a, c, f, i, m, n, p, q, sigma, w, x, y
from real import REAL, WITH_KINKS

from wrt import (
    Matrix, Scalar, Vector, define, exp, eye, gradient, hadamard, jacobian, kron, log, ones, partial, rvec, sin, sqrt,
    tanh, vec,
)
from wrt.arrays import ModularPoint
from wrt.arrays.modular import MODULUS, ModularJet, draw
from wrt.arrays.point import evaluate
from wrt.arrays.rules import matmul
from wrt.errors import SingularError
from wrt.nodes import Apply, Elementwise, Number, Product, Sum, reciprocal
from wrt.nodes.functions import KNOWN

SIZES = {n: 2, m: 3}
real = {a: sympy.Symbol("a"), c: sympy.Symbol("c")}


def same(left, right, seed=0, binding=None):
    """Whether two trees agree at a random point."""
    point = ModularPoint(SIZES, seed)
    return evaluate(left, point, binding or {}) == evaluate(right, point, binding or {})


# ------------------------------------------------------------------ the numbers
def test_an_epsilon_squares_to_nothing():
    one = ModularJet({0: 3, 1: 1})
    assert one * one == ModularJet({0: 9, 1: 6})
    assert one.nilpotent() * one.nilpotent() == ModularJet({})


def test_two_epsilons_hold_the_second_derivative():
    t = ModularJet({0: 5, 1: 1, 2: 1})
    assert (t * t * t).coefficient(1).coefficient(2) == ModularJet({0: 30})
    assert (t * t * t).value == 125


def test_numbers_wrap_at_the_prime():
    half = ModularPoint(SIZES).number(Fraction(1, 2))
    assert half + half == ModularJet({0: 1}) and half * ModularJet({0: 2}) == ModularJet({0: 1})
    assert ModularJet({0: MODULUS - 1}) + ModularJet({0: 1}) == ModularJet({}) != ModularJet({0: 1})


def random_jet(random, epsilons):
    return ModularJet({mask: random.randrange(1, MODULUS) for mask in range(2**epsilons)})


@pytest.mark.parametrize("epsilons", range(4))
def test_a_reciprocal_times_its_number_is_one(epsilons):
    for seed in range(5):
        number = random_jet(Random(seed), epsilons)
        assert number * number.reciprocal() == ModularJet({0: 1}) == number.reciprocal() * number
        assert number.reciprocal().reciprocal() == number
        assert epsilons == 0 or number * ModularJet({0: number.reciprocal().value}) != ModularJet({0: 1})


def test_the_parts_of_a_reciprocal_are_its_derivatives():
    t = ModularJet({0: 5, 1: 1, 2: 1, 4: 1})
    for order, mask in enumerate((0, 1, 3, 7)):
        derivative = sympy.diff(1 / sympy.Symbol("t"), sympy.Symbol("t"), order).subs("t", 5)
        assert t.reciprocal().parts[mask] == int(derivative.p) * pow(int(derivative.q), -1, MODULUS) % MODULUS


@pytest.mark.parametrize("parts", [{}, {0: 0}, {1: 3}, {0: 0, 1: 1, 2: 1}])
def test_a_number_without_value_has_no_reciprocal(parts):
    with pytest.raises(ValueError, match="not invertible"):
        ModularJet(parts).reciprocal()


# ------------------------------------------------------------------ derivatives of polynomials
def random_polynomial(random, depth=3):
    """A tree in a and c, and the same in SymPy."""
    if depth == 0:
        if random.random() < 0.3:
            number = Fraction(random.randint(-5, 5), random.randint(1, 4))
            return Number(number), sympy.Rational(number.numerator, number.denominator)
        symbol = random.choice([a, c])
        return symbol, real[symbol]
    (e, u), (g, v) = (random_polynomial(random, depth - 1) for _ in range(2))
    return (Sum((e, g)), u + v) if random.random() < 0.4 else (Product((e, g)), u * v)


def residue(expression, point):
    """A SymPy polynomial's value modulo the prime at a point."""
    at = {real[s]: point.symbol(s)[0][0].value for s in real}
    found = sympy.Rational(sympy.sympify(expression).subs(at))
    return int(found.p) * pow(int(found.q), -1, MODULUS) % MODULUS


@pytest.mark.parametrize("seed", range(25))
def test_derivatives_of_random_polynomials_are_those_of_sympy(seed):
    tree, polynomial = random_polynomial(Random(seed))
    point = ModularPoint({}, seed)
    for by in ((), (a,), (c,), (a, a), (a, c), (c, a), (c, c, a)):
        derived, expected = tree, polynomial
        for symbol in by:
            derived, expected = partial(derived, symbol), sympy.diff(expected, real[symbol])
        assert evaluate(derived, point, {})[0][0].value == residue(expected, point)


def test_a_wrong_polynomial_derivative_is_seen():
    tree, polynomial = random_polynomial(Random(3), 4)
    point = ModularPoint({}, 3)
    expected = sympy.diff(polynomial, real[a])
    assert expected != 0
    assert evaluate(partial(tree, a), point, {})[0][0].value != residue(-expected, point)
    assert evaluate(partial(tree, a), point, {})[0][0].value != residue(2 * expected, point)


# ------------------------------------------------------------------ functions
@pytest.mark.parametrize("order", range(3))
@pytest.mark.parametrize("name", KNOWN)
def test_a_known_function_obeys_its_rule(name, order):
    function, inner = Elementwise(name, order), a * a + c
    left = partial(Apply(function, inner), a)
    assert same(left, 2 * a * function.prime(inner))
    assert same(partial(left, c), 2 * a * function.prime.prime(inner))
    is_constant = name in WITH_KINKS and order + (name == "sign") > 0      # with a derivative that is 0
    assert same(left, function.prime(inner)) == same(left, a * function.prime(inner)) == is_constant


FACTORS = [1, 10, 1000, 10**6]
# the others are written with these, or have a kink
OF_SYMPY = [name for name in KNOWN if name not in (*WITH_KINKS, "logistic", "softplus")]


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("function", [tanh, exp, sin, log, sqrt, reciprocal, sigma], ids=lambda g: g.name)
def test_near_misses_of_a_derivative_are_rejected_at_large_arguments_too(function, factor):
    inner = factor * a
    left, right = partial(function(inner), a), factor * function.prime(inner)
    for seed in range(5):
        assert same(left, right, seed)
        assert not same(left, -right, seed)
        assert not same(left, 2 * right, seed)
        assert not same(left, right + Fraction(1, 10**30), seed)


@pytest.mark.parametrize("order", range(5))
@pytest.mark.parametrize("name", OF_SYMPY)
def test_a_derivative_of_a_known_function_is_that_of_sympy(name, order):
    """Each function in the derivative stands for one random number; 1/t alone is known exactly."""
    t, point = sympy.Symbol("t", positive=True), ModularPoint({})
    number = point.symbol(a)[0][0]
    value = lambda known: point.apply(Elementwise(known), number).value
    real = {known: REAL[known](t) for known in OF_SYMPY}
    derivative = sympy.expand(sympy.diff(real[name], t, order))
    total = 0
    for term in sympy.Add.make_args(derivative):
        coefficient, rest = term.as_coeff_Mul()
        product = int(coefficient.p) * pow(int(coefficient.q), -1, MODULUS)
        for factor in sympy.Mul.make_args(rest):
            base, power = (factor, sympy.Integer(1)) if factor in real.values() else factor.as_base_exp()
            if base == t and power.q == 2:
                product, power = product * value("sqrt"), power - sympy.Rational(1, 2)
            found = [known for known in OF_SYMPY if base == real[known]]
            product *= pow(number.value if base == t else value(found[0]), int(power), MODULUS) if base != 1 else 1
        total += product
    assert point.apply(Elementwise(name, order), number).value == total % MODULUS


def test_a_quotient_is_exact_and_a_root_or_logarithm_is_not():
    assert same(a / a, Number(Fraction(1))) and same(1 / (1 / a), a) and same((a + c) / c, a / c + 1)
    assert not same(1 / (a + c), 1 / a + 1 / c)
    assert not same(sqrt(a) * sqrt(a), a) and not same(log(a * c), log(a) + log(c))


def test_tanh_prime_is_one_minus_its_square():
    assert same(tanh.prime(a), 1 - tanh(a) * tanh(a))
    assert not same(tanh.prime(a), 1 + tanh(a) * tanh(a))


def test_unspecified_functions_obey_the_chain_rule_to_second_order():
    z = define("z", W @ x)
    L, g = Scalar("L", of=(z, x)), Vector("g", n, of=x)
    assert same(gradient(L, W), gradient(L, z) @ x.T)
    assert not same(gradient(L, x), W.T @ gradient(L, z))
    first = partial(partial(L, W[i, q]), x[q])
    assert same(first, partial(partial(L, x[q]), W[i, q]), binding={i: 1, q: 2})
    assert not same(first, partial(partial(L, z[i]), x[q]), binding={i: 1, q: 2})
    assert same(jacobian(hadamard(g, g), x) @ x, 2 * hadamard(g, jacobian(g, x) @ x))
    assert same(gradient(g.T @ g, x), 2 * (jacobian(g, x).T @ g))


def test_different_functions_and_entries_have_different_numbers():
    L, M = Scalar("L", of=x), Scalar("M", of=x)
    values = [evaluate(e, ModularPoint(SIZES), {})[0][0].value
              for e in (L, M, partial(L, a), a, c, sigma(a), sigma.prime(a), exp(a), sin(a))]
    assert values[2] == 0 and len(set(values)) == len(values)


# ------------------------------------------------------------------ seeds
def test_equal_seeds_give_equal_points():
    trees = (W, W @ x, Scalar("L", of=W), sigma(y), partial(sigma(a * a), a))
    for tree in trees:
        one, again, other = (evaluate(tree, ModularPoint(SIZES, seed), {}) for seed in (7, 7, 8))
        assert one == again and one != other


def test_a_draw_depends_on_its_key_alone():
    assert draw(1, "a") == draw(1, "a") != draw(2, "a")
    assert all(0 <= draw(k) < MODULUS for k in range(100))


def test_entries_do_not_depend_on_sizes_or_on_order():
    small, large = ModularPoint({n: 2, m: 3}), ModularPoint({m: 5, n: 4})
    large.symbol(x)
    assert [row[:3] for row in large.symbol(W)[:2]] == small.symbol(W)


# ------------------------------------------------------------------ matrices
S = Matrix("S", n, n)


def residues(matrix):
    """Rationals modulo the prime."""
    return [[int(v.p) * pow(int(v.q), -1, MODULUS) % MODULUS for v in row] for row in matrix.tolist()]


@pytest.mark.parametrize("size", range(1, 5))
def test_an_inverse_of_numbers_is_that_of_sympy(size):
    random = Random(size)
    numbers = sympy.Matrix(size, size, lambda r, c: random.randint(-9, 9) if r != c or size == 1 else 0)
    numbers = numbers if numbers.det() else numbers + sympy.eye(size)
    point = ModularPoint({})
    found = point.inverse([[point.number(int(v)) for v in row] for row in numbers.tolist()])
    assert [[entry.value for entry in row] for row in found] == residues(numbers.inv())


@pytest.mark.parametrize("epsilons", range(4))
def test_an_inverse_of_jets_times_its_matrix_is_the_identity(epsilons):
    random, point = Random(epsilons), ModularPoint({})
    matrix = [[random_jet(random, epsilons) for _ in range(3)] for _ in range(3)]
    product = matmul(matrix, point.inverse(matrix))
    assert all(product[r][c] == ModularJet({0: int(r == c)}) for r in range(3) for c in range(3))


def test_the_parts_of_an_inverse_of_jets_are_its_derivatives():
    t, u = sympy.symbols("t u")
    numbers = sympy.Matrix([[0, 2, 1], [3, 5, -1], [1, 1, 4]])
    moved = numbers + sympy.Matrix([[t, 0, 2 * t], [0, u, t], [3 * u, 0, 0]])
    jets = [[ModularJet({0: int(v.subs({t: 0, u: 0})) % MODULUS, 1: int(sympy.diff(v, t)), 2: int(sympy.diff(v, u))})
             for v in row] for row in moved.tolist()]
    found = ModularPoint({}).inverse(jets)
    for mask, by in ((0, ()), (1, (t,)), (2, (u,)), (3, (t, u))):
        expected = sympy.diff(moved.inv(), *by) if by else moved.inv()
        expected = residues(expected.subs({t: 0, u: 0}))
        assert [[entry.parts.get(mask, 0) for entry in row] for row in found] == expected
        assert any(map(any, expected))


def test_a_pivot_of_value_nothing_is_exchanged():
    point = ModularPoint({})
    rows = [[ModularJet({1: 1}), ModularJet({0: 2})], [ModularJet({0: 3}), ModularJet({0: 4})]]
    inverse = point.inverse(rows)
    assert [[e.value for e in row] for row in inverse] == residues(sympy.Matrix([[0, 2], [3, 4]]).inv())


@pytest.mark.parametrize("tree", [S - S, y @ y.T, ones(n) @ ones(n).T, W.T @ W, hadamard(S, 0 * S)], ids=str)
def test_a_singular_matrix_has_no_inverse(tree):
    with pytest.raises(SingularError, match="^no inverse at these sizes$"):
        evaluate(tree.inv, ModularPoint(SIZES), {})
    assert evaluate((tree.T @ tree + eye(m if tree == W.T @ W else n)).inv, ModularPoint(SIZES), {})


def test_a_tall_matrix_has_an_invertible_product_with_its_transpose():
    assert evaluate((W.T @ W).inv, ModularPoint({n: 4, m: 3}), {})
    assert same((W @ W.T).inv @ (W @ W.T), eye(n))


def test_an_inverse_follows_its_indices_and_its_derivative():
    d = Matrix("D", n, n)
    tree, point = (y[i] * S + d).inv, ModularPoint(SIZES)
    at = [evaluate(tree, point, {i: place}) for place in (0, 1, 0)]
    assert at[0] == at[2] != at[1]
    assert at[1] == evaluate(tree, ModularPoint(SIZES), {i: 1})
    left, right = partial(y.T @ S.inv @ y, S[i, p]), -(S.T.inv @ y)[i] * (S.inv @ y)[p]
    values = [(evaluate(left, point, b), evaluate(right, point, b)) for b in point.bindings({i, p})]
    assert all(u == v for u, v in values) and len({u[0][0].value for u, _ in values}) == 4


def test_the_derivative_of_an_inverse():
    left = jacobian(vec(S.inv), vec(S))
    assert same(left, -kron(S.inv.T, S.inv))
    assert not same(left, kron(S.inv.T, S.inv)) and not same(left, -kron(S.inv, S.inv.T))
    twice = partial(partial(y.T @ S.inv @ y, S[i, i]), S[p, p])
    other = partial(partial(y.T @ S.inv @ y, S[p, p]), S[i, i])
    assert same(twice, other, binding={i: 0, p: 1}) and not same(twice, -other, binding={i: 0, p: 1})


def test_both_factors_of_a_square_are_derived():
    square = jacobian(vec(S @ S), vec(S))
    first, last = kron(S.T, eye(n)), kron(eye(n), S)
    assert same(square, first + last)
    assert not same(square, first) and not same(square, last) and not same(square, 2 * last)


@pytest.mark.parametrize("by, right, wrong", [
    (vec(W), kron(x.T, eye(n)), kron(eye(n), x.T)), (w, kron(x.T, eye(n)), kron(eye(n), x.T)),
    (rvec(W), kron(eye(n), x.T), kron(x.T, eye(n)))], ids=str)
def test_derivatives_by_a_stacked_matrix_follow_its_order(by, right, wrong):
    assert same(jacobian(W @ x, by), right) and same(jacobian(f, by), right)
    assert not same(jacobian(W @ x, by), wrong)


def test_entries_of_one_matrix_are_independent():
    found = [[evaluate(partial(W[i, q], W[p, q]), ModularPoint(SIZES), {i: r, p: t, q: 0})[0][0].value
              for t in range(2)] for r in range(2)]
    assert found == [[1, 0], [0, 1]]
    assert X not in ModularPoint(SIZES)._symbols


@pytest.mark.parametrize("seed", range(20))
def test_a_row_times_a_column_is_the_sum_of_its_products(seed):
    random = Random(seed)

    def jet():
        masks = random.sample(range(8), random.randrange(4))
        return ModularJet({mask: random.choice((0, 1, random.randrange(MODULUS))) for mask in masks})

    left, right = ([jet() for _ in range(5)] for _ in range(2))
    total = ModularJet({})
    for one, other in zip(left, right):
        parts = {}
        for here, number in one.parts.items():
            for there, factor in other.parts.items():
                if not here & there:
                    parts[here | there] = (parts.get(here | there, 0) + number * factor) % MODULUS
        assert one * other == other * one == ModularJet(parts)
        total = total + ModularJet(parts)
    assert ModularJet.dot(left, right) == total == ModularJet({}) + total + ModularJet({})
    assert matmul([left], [[one] for one in right]) == [[total]]
    assert ModularJet.dot(left, right) + ModularJet({0: 1}) != total
