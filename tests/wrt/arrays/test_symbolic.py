"""Evaluation with SymPy: named entries, real functions, derivatives by `sympy.diff`."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from material import F, W, a, b, c, f, i, m, n, p, q, sigma, x, y
from real import REAL, WITH_KINKS

from wrt import (
    Evaluation, Matrix, Scalar, Vector, absolute, define, eye, gradient, jacobian, kron, log, ones, partial, relu, rvec,
    sqrt, vec,
)
from wrt import sign as sign_of
from wrt.arrays import ModularPoint
from wrt.arrays.modular import MODULUS
from wrt.arrays.point import evaluate
from wrt.arrays.symbolic import SymbolicPoint, entry_symbol, latex
from wrt.errors import ConditionError, SingularError
from wrt.nodes import Elementwise
from wrt.nodes.functions import KNOWN

SIZES = {n: 2, m: 3}
A, C = sympy.symbols("a c")


def value(tree, binding=None, values=None):
    return evaluate(tree, SymbolicPoint(SIZES, values), binding or {})


@pytest.mark.parametrize("symbol, row, column, shape, name", [
    (W, 0, 1, (2, 3), "W_12"), (W, 9, 1, (11, 3), "W_10,2"), (x, 2, 0, (3, None), "x_3"), (b, 0, 1, (None, 2), "b_2"),
    (a, 0, 0, (None, None), "a"), (x, 11, 0, (12, None), "x_12")])
def test_entries_are_named_from_one(symbol, row, column, shape, name):
    assert entry_symbol(symbol, row, column, shape) == sympy.Symbol(name)


def test_entries_are_symbols_or_the_given_numbers():
    assert value(W @ x)[1][0] == sympy.sympify("W_21*x_1 + W_22*x_2 + W_23*x_3")
    assert value(W @ x, values={W: [[1, 2, 3], [4, 5, 6]], x: [[1], [0], [2]]}) == [[7], [16]]
    assert str(value(b @ y)[0][0]) == "b_1*y_1 + b_2*y_2"


@pytest.mark.parametrize("function", [name for name in KNOWN if name not in WITH_KINKS])
def test_known_functions_are_the_real_ones(function):
    known, tree = REAL[function], Elementwise(function)
    assert sympy.simplify(value(tree(a * c))[0][0] - known(A * C)) == 0
    assert sympy.simplify(value(partial(tree(a * c), a))[0][0] - sympy.diff(known(A * C), A)) == 0
    assert sympy.simplify(value(tree.prime.prime(a))[0][0] - sympy.diff(known(A), A, 2)) == 0
    assert sympy.simplify(value(partial(tree(a * c), a))[0][0] + sympy.diff(known(A * C), A)) != 0


@pytest.mark.parametrize("at, step", [(-3, 0), (5, 1)])
def test_functions_with_kinks_are_the_real_ones_on_both_sides(at, step):
    values, sign = {a: [[at]]}, 2 * step - 1
    for tree, expected in ((absolute(a), sign * at), (sign_of(a), sign), (relu(a), step * at),
                           (partial(absolute(a * a * a), a), 3 * sign * at * at), (partial(relu(a), a), step),
                           (partial(sign_of(a), a), 0), (relu.prime.prime(a), 0)):
        assert value(tree, values=values) == [[expected]]
    with pytest.raises(ConditionError):
        value(absolute(a - a), values=values)


def test_an_unspecified_function_is_one_real_function():
    t = sympy.Symbol("t")
    real = SymbolicPoint({}).stand_in("sigma", [t])
    assert value(sigma(a))[0][0] == real.subs(t, A)
    assert value(partial(sigma(a * a), a))[0][0].equals(sympy.diff(real.subs(t, A**2), A))
    assert value(sigma.prime(a))[0][0] == sympy.diff(real, t).subs(t, A) != 0


def test_stand_ins_of_entries_differ():
    entries = [entry for row in value(F) for entry in row]
    assert len(set(entries)) == len(entries) == 6


def test_stand_ins_of_functions_differ():
    point = SymbolicPoint({})
    assert len({point.stand_in(name, [A]) for name in ("sigma", "phi", "L")}) == 3
    assert point.stand_in("phi", [A]) == point.stand_in("phi", [A])


@pytest.mark.parametrize("name, tex", [
    ("x_1", "x_{1}"), ("W_12", "W_{12}"), ("W_1_11", "(W_{1})_{11}"), ("alpha_2", r"\alpha_{2}"), ("a", "a")])
def test_entries_print_as_the_entries_of_their_symbols(name, tex):
    assert latex(sympy.Symbol(name)) == tex


def test_derivatives_by_a_defined_name_put_its_value_back():
    found, expected = value(gradient(f.T @ f, f)), value(2 * (W @ x))
    assert [sympy.expand(u[0] - v[0]) for u, v in zip(found, expected)] == [0, 0]
    assert value(partial((W @ x)[i], f[p]), {i: 0, p: 0}) == [[0]]
    assert value(partial(f[i], f[p]), {i: 0, p: 0}) == [[1]] != value(partial(f[i], f[p]), {i: 0, p: 1})


@pytest.mark.parametrize("by, other", [(vec(W), rvec(W)), (rvec(W), vec(W))], ids=str)
def test_derivatives_by_a_stacked_matrix_follow_its_order(by, other):
    columns = [entry for row in value(by) for entry in row]
    found = value(jacobian(f, by))
    assert found == [[sympy.diff(value(f)[r][0], variable) for variable in columns] for r in range(2)]
    assert found != value(jacobian(f, other))


def test_second_derivatives_by_different_names():
    L = Scalar("L", of=f)
    at = {i: 1, p: 0, q: 2}
    one, other = value(partial(partial(L, W[i, q]), f[p]), at), value(partial(partial(L, f[p]), W[i, q]), at)
    by_hand = value(partial(partial(L, f[p]), f[i]) * x[q], at)
    assert sympy.expand(one[0][0] - by_hand[0][0]) == sympy.expand(other[0][0] - by_hand[0][0]) == 0
    assert by_hand[0][0] != 0


S, g = Matrix("S", n, n), define("g", x.T @ x)


def simplified(rows):
    return [[sympy.cancel(entry) for entry in row] for row in rows]


@pytest.mark.parametrize("matrix", [S, S @ S.T, W @ W.T, eye(n) + y @ y.T], ids=str)
def test_an_inverse_is_that_of_sympy_and_so_is_its_derivative(matrix):
    expected = sympy.Matrix(value(matrix)).inv()
    assert simplified(value(matrix.inv)) == simplified(expected.tolist())
    assert simplified(value(matrix.inv @ matrix)) == [[1, 0], [0, 1]]
    by = sympy.Symbol("y_1" if y in matrix.walk() else "W_11" if W in matrix.walk() else "S_11")
    entry = {"y_1": y[i], "W_11": W[i, q], "S_11": S[i, p]}[by.name]
    derived = value(partial(matrix.inv[i, p], entry), {i: 0, p: 0, q: 0})
    assert simplified(derived) == [[sympy.cancel(sympy.diff(expected[0, 0], by))]] != [[0]]


@pytest.mark.parametrize("matrix", [W.T @ W, y @ y.T, ones(n) @ ones(n).T, S - S], ids=str)
def test_a_singular_matrix_has_no_inverse(matrix):
    with pytest.raises(SingularError, match="^no inverse at these sizes$"):
        value(matrix.inv)


@pytest.mark.parametrize("tree, number, property_", [
    (1 / a, 0, "nonzero"), (log(a), 0, "positive"), (log(a), -1, "positive"), (sqrt(a), Fraction(-1, 2), "positive"),
    (sqrt.prime(a), 0, "positive"), (log(a - a), 5, "positive"), (log(sqrt(a) - 2), 1, "positive")], ids=str)
def test_a_function_has_no_value_outside_its_domain(tree, number, property_):
    with pytest.raises(ConditionError, match=f"has no value at .*, which is not {property_}$"):
        value(tree, values={a: [[sympy.Rational(number)]]})
    for shown in ((tree,), (tree, 2 * tree)):
        with pytest.raises(ConditionError, match=f"is not {property_} at this point$|has no value at"):
            Evaluation(*shown, values={a: number})
    if tree != log(a - a):
        assert value(tree, values={a: [[sympy.Integer(16)]]})[0][0].is_real


def test_an_inverse_of_numbers_is_exact():
    assert value(S.inv, values={S: [[1, 2], [3, 4]]}) == [[-2, 1], [sympy.Rational(3, 2), sympy.Rational(-1, 2)]]
    with pytest.raises(SingularError):
        value(S.inv, values={S: [[1, 2], [2, 4]]})


TREES = [W @ x, kron(W, x.T), vec(S @ S), jacobian(vec(S @ S), vec(S)), gradient(y.T @ W @ x, W),
         gradient(g * g, x), partial(partial(g * g, x[q]), x[q]), 3 * Vector("u", n).T @ y - a / 7,
         a / c, partial(a / g, x[q]), S.inv @ y, jacobian(S.inv @ y, vec(S)), (W @ W.T).inv @ W]


@pytest.mark.parametrize("tree", TREES, ids=str)
def test_symbols_and_residues_are_the_same_polynomials(tree):
    point, symbols = ModularPoint(SIZES), SymbolicPoint(SIZES)
    at = {}
    for symbol in {part for part in tree.walk() if hasattr(part, "rows") and part.definition is None}:
        for names, numbers in zip(symbols.symbol(symbol), point.symbol(symbol)):
            at |= {name: number.value for name, number in zip(names, numbers)}
    exact, modular = evaluate(tree, symbols, {q: 1}), evaluate(tree, point, {q: 1})
    for row, residues in zip(exact, modular):
        for entry, residue in zip(row, residues):
            found = sympy.Rational(sympy.sympify(entry).subs(at))
            assert int(found.p) * pow(int(found.q), -1, MODULUS) % MODULUS == residue.value
    assert any(residue.value for residues in modular for residue in residues)
