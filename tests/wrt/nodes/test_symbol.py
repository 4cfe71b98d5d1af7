import pytest
from material import A, W, a, f, i, j, k, m, n, p, q, w, x, y

from wrt import (
    Matrix, RowVector, Scalar, Symmetric, Vector, define, delta, dimensions, eye, function, gradient, hadamard,
    indices, jacobian, kron, ones, partial, rvec, size, sum_over, trace, vec,
)
from wrt.errors import IndexRuleError, NamingError, ShapeError
from wrt.language.dimension import Dimension, Index
from wrt.language.expression import as_expression
from wrt.nodes import (
    Delta, Elementwise, Gradient, Hadamard, Identity, Jacobian, Kronecker, Number, Ones, Partial, Size, Summation,
    Symbol, Trace, Vec,
)


def test_one_name_makes_one_thing_and_several_make_a_tuple():
    assert dimensions("n") == Dimension("n") and dimensions("n m") == (n, m)
    assert indices("i", n) == Index("i", n) and indices("i p", n) == (i, p)


@pytest.mark.parametrize("made, node", [
    (Scalar("a"), Symbol("a")),
    (Vector("x", m), Symbol("x", (m,), ())),
    (RowVector("x", m), Symbol("x", (), (m,))),
    (Matrix("W", n, m), Symbol("W", (n,), (m,))),
    (Scalar("L", of=x), Symbol("L", (), (), (x,))),
    (Matrix("F", n, k, of=(x, W)), Symbol("F", (n,), (k,), (x, W))),
    (eye(n), Identity(n)), (ones(n), Ones(n)), (size(n), Size(n)), (delta(i, p), Delta(i, p)),
    (kron(x, y), Kronecker(x, y)), (hadamard(x, x), Hadamard(x, x)),
    (trace(W @ A.T), Trace(W @ A.T)), (trace(2), Trace(Number(2))),
    (vec(W), Vec(W, False)), (rvec(W), Vec(W, True)), (sum_over(j, x[j]), Summation(x[j], j)),
    (partial(y[i], W[p, q]), Partial(y[i], W[p, q])), (jacobian(f, w), Jacobian(f, w)),
    (gradient(a, W), Gradient(a, W)), (function("sigma"), Elementwise("sigma", 0)),
    (kron(2, x), Kronecker(Number(2), x)),
])
def test_each_word_makes_its_node(made, node):
    assert made == node


@pytest.mark.parametrize("expression, rows, columns", [
    (W @ x, (n,), ()), (vec(W), (m, n), ()), (rvec(W), (n, m), ()), (x.T, (), (m,)), (x.T @ x, (), ()), (3, (), ()),
    (kron(x.T, eye(n)), (n,), (m, n)), (W[i, j] * W[i, j], (), ()),
])
def test_a_definition_has_the_shape_of_its_expression(expression, rows, columns):
    name = define("g", expression)
    assert (name.rows, name.columns) == (rows, columns)
    assert name.definition == as_expression(expression) and not name.arguments


@pytest.mark.parametrize("expression, error, message", [
    (W @ y, ShapeError, "shapes do not fit: W is n×m, y is n×1"),
    (x[j], IndexRuleError, "index j occurs only once and is not free, in x_j"),
    (W[i, j] * x[j], IndexRuleError, "index i occurs only once and is not free, in W_ij"),
    ("W", TypeError, "'W' is not an expression or an exact number, but text: write W without quotes "
     "for what was declared by this name"),
])
def test_a_definition_must_mean_something(expression, error, message):
    with pytest.raises(error) as raised:
        define("f", expression)
    assert str(raised.value) == message


@pytest.mark.parametrize("build, message", [
    (lambda: Vector("x", 3), "the shape of x is made of dimensions such as n, not of 3: write "
     "Vector('x', n), with sizes from dimensions('n m')"),
    (lambda: Matrix("A", n), "a size of A is missing: write Matrix('A', n, m), with sizes from dimensions('n m')"),
    (lambda: Vector("x"), "a size of x is missing: write Vector('x', n), with sizes from dimensions('n')"),
    (lambda: RowVector("b"), "a size of b is missing: write RowVector('b', n), with sizes from dimensions('n')"),
    (lambda: Matrix("W", n, "m"), "the shape of W is made of dimensions such as n, not of 'm': write "
     "Matrix('W', n, m), with sizes from dimensions('n m')"),
    (lambda: Vector("f", n, of=W @ x), "f can be a function of symbols only, not of W x; give W x a name with define"),
    (lambda: indices("i", 3), "an index ranges over a dimension such as n, not over 3: write "
     "indices('i j', n), with n from dimensions('n')"),
    (lambda: delta(i, 1), "1 is not an index: make one with indices('i', n)"),
    (lambda: delta("i", p), "'i' is not an index: make one with indices('i', n)"),
    (lambda: sum_over(n, x[j]), "n is not an index: make one with indices('i', n)"),
    (lambda: sum_over(x[j], j), "the index comes first: write sum_over(j, x_j)"),
    (lambda: Matrix(n, m, "W"), "the name comes first, in quotes, and n is none: write Matrix('x', n, m)"),
    (lambda: Symmetric(n, "S"), "the name comes first, in quotes, and n is none: write Symmetric('x', n)"),
    (lambda: Scalar(n), "the name comes first, in quotes, and n is none: write Scalar('x')"),
    (lambda: define(2 * x, "f"), "the name comes first, in quotes, and 2 x is none: write define('f', 2 * x)"),
    (lambda: Vector("z", n, m), "m is a size too many for z: write Vector('z', n), or Matrix('z', n, m)"),
    (lambda: Scalar("c", n), "n is a size too many for c: write Scalar('c'), or Vector('c', n)"),
    (lambda: Matrix("Z", n, m, n), "n is a size too many for Z: write Matrix('Z', n, m)"),
    (lambda: ones((n, m)), "(n, m) is not a dimension, but several: write one after the other, without brackets"),
    (lambda: [*n], "n is one size; write dimensions('n m') for two, with a blank between their names"),
    (lambda: [*i], "i is one index; write indices('i j', n) for two, with a blank between their names"),
    (lambda: eye(3), "3 is not a dimension: make one with dimensions('n')"),
    (lambda: ones(i), f"{i!r} is not a dimension: make one with dimensions('n')"),
    (lambda: size("n"), "'n' is not a dimension: make one with dimensions('n')"),
    (lambda: jacobian(f, "w"), "'w' is not an expression or an exact number, but text: write w without "
     "quotes for what was declared by this name"),
])
def test_the_wrong_kind_of_thing_is_refused(build, message):
    with pytest.raises(TypeError) as error:
        build()
    assert str(error.value) == message


@pytest.mark.parametrize("build", [
    lambda: dimensions("n rows"), lambda: dimensions(""), lambda: dimensions("n, m"), lambda: dimensions(n),
    lambda: indices("i jj", n), lambda: Scalar("vec"), lambda: Vector("x_ij", n),
    lambda: RowVector(r"\x", n), lambda: Matrix("I", n, m), lambda: function("tanh"), lambda: define("f0", x),
])
def test_names_follow_the_grammar(build):
    with pytest.raises(NamingError):
        build()
