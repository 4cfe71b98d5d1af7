import math
from dataclasses import FrozenInstanceError
from fractions import Fraction

import numpy as np
import pytest
import sympy
from material import A, W, X, a, c, i, j, m, n, p, q, sigma, w, x, y

from wrt import Matrix, Vector, eye, gradient, hadamard, jacobian, kron, log, partial, sqrt, sum_over, trace, vec
from wrt.errors import MisuseError, NamingError
from wrt.language.dimension import Dimension, Index
from wrt.language.expression import NODES, as_expression
from wrt.nodes import Delta, Elementwise, Entry, Inverse, MatrixProduct, Number, Product, Sum, Transpose, reciprocal

S = Matrix("S", n, n)

TREES = [
    W, 2 * x, W @ x + y, W.T, kron(x.T, eye(n)), hadamard(x, sigma(x)), vec(W), W[i, j] * x[j], sum_over(j, x[j]),
    Delta(i, p), partial(y[i], W[p, q]), jacobian(W @ x, x), gradient(a, W), w,
    S.inv, x / a, log(x), sqrt(a), trace(S),
]


@pytest.mark.parametrize("first, second", [
    (W @ x, W @ Vector("x", m)),
    (2 * W, Fraction(2) * W),
    (kron(x.T, eye(n)), kron(Vector("x", m).T, eye(Dimension("n")))),
    (W[i, j], Matrix("W", n, m)[Index("i", n), Index("j", m)]),
])
def test_trees_compare_by_structure(first, second):
    assert first == second and hash(first) == hash(second) and first is not second
    assert {first: 1}[second] == 1


@pytest.mark.parametrize("first, second", [
    (A.T @ (W @ x), A.T @ W @ x),
    (a * c, c * a),
    (x + 2 * x, 2 * x + x),
    (a + (c + a), a + c + a),
    (2 * (a * c) * x, (2 * a) * (c * x)),
    (W, A), (W, W.T.T), (vec(W), vec(W.T)), (Vector("x", m), Vector("x", n)),
    (jacobian(y, x), gradient(y, x)), (Elementwise("sigma")(x), Elementwise("sigma", 1)(x)),
    (trace(W @ A.T), trace(A.T @ W)), (trace(a), a),
    (S.inv, S), (S.inv.inv, S), (S.T.inv, S.inv.T), (a / 2, a / c), (W @ x, Product((W, x))),
    (Number(Fraction(1)), 1), (x, "x"),
])
def test_different_trees_are_not_equal(first, second):
    assert first != second and second != first


def test_operators_keep_the_authors_order():
    assert (y.T @ W @ x).factors == (y.T, W, x)
    assert (y.T @ (W @ x)).factors == (y.T, MatrixProduct((W, x)))
    assert ((y.T @ W) @ x) == y.T @ W @ x
    assert (c * a * x).factors == (c, a, x)
    assert (x * c).factors == (x, c)
    assert (x + 2 * x + x).terms == (x, 2 * x, x)


@pytest.mark.parametrize("written, tree", [
    (2 * a, Product((Number(Fraction(2)), a))),
    (a * 2, Product((a, Number(Fraction(2))))),
    (2 * (a * c), Product((Number(Fraction(2)), a, c))),
    (1 + a, Sum((Number(Fraction(1)), a))),
    (a - c, Sum((a, Product((Number(Fraction(-1)), c))))),
    (1 - a, Sum((Number(Fraction(1)), Product((Number(Fraction(-1)), a))))),
    (-(3 * a), Product((Number(Fraction(-3)), a))),
    (-Number(Fraction(3)), Number(Fraction(-3))),
    (a / 3, Product((Number(Fraction(1, 3)), a))),
    (Fraction(1, 2) * x, Product((Number(Fraction(1, 2)), x))),
    (a / -3, Product((Number(Fraction(-1, 3)), a))), (a / Fraction(2, 3), Product((Number(Fraction(3, 2)), a))),
    (a / c, Product((a, reciprocal(c)))), (a * c / c, Product((a, c, reciprocal(c)))),
    (x / (a + c), Product((x, reciprocal(a + c)))), (2 / a, Product((Number(Fraction(2)), reciprocal(a)))),
    (1 / a, reciprocal(a)), (a / as_expression(3), Product((Number(Fraction(1, 3)), a))),
    (a / (2 * c), Product((a, reciprocal(Product((Number(Fraction(2)), c)))))),
    (a / 0, Product((a, reciprocal(0)))),
    (S.inv, Inverse(S)), (S.inv.inv, Inverse(Inverse(S))), (2 * S.T.inv, Product((Number(Fraction(2)), Inverse(S.T)))),
    (W.T, Transpose(W)),
    (x[j], Entry(x, (j,))),
    (W[i, j], Entry(W, (i, j))),
])
def test_what_each_operator_builds(written, tree):
    assert written == tree


@pytest.mark.parametrize("tree", TREES, ids=repr)
def test_trees_are_immutable(tree):
    field = next(iter(tree.__dataclass_fields__))
    with pytest.raises(FrozenInstanceError):
        setattr(tree, field, None)


@pytest.mark.parametrize("tree", TREES, ids=repr)
def test_a_tree_is_rebuilt_from_its_children_and_operands(tree):
    assert tree.with_children(tree.children()) == tree
    assert tree.with_operands(tree.operands()) == tree
    assert tree.children()[:len(tree.operands())] == tree.operands()
    assert list(tree.walk())[0] is tree and set(tree.children()) <= set(tree.walk())


def test_other_children_make_another_tree():
    assert (W @ x).with_children([A, x]) == A @ x
    assert kron(x, y).with_operands([y, x]) == kron(y, x)
    derived = partial((W @ x)[i], W[p, q])
    assert derived.with_operands([y[i]]) == partial(y[i], W[p, q])


def test_the_variable_of_a_derivative_and_a_definition_are_no_operands():
    assert partial(y[i], W[p, q]).operands() == (y[i],)
    assert w.operands() == () and w.children() == (vec(W),)
    assert W in list(w.walk())


def test_indices_written_on_a_node():
    assert W[i, j].indices() == (i, j)
    assert Delta(i, p).indices() == (i, p)
    assert partial(y[i], W[p, q]).indices() == (p, q)
    assert (W[i, j] * x[j]).indices() == sum_over(j, x[j]).indices() == ()


IS_TEXT = "is not an expression or an exact number, but text: write"
NOT_EXACT = r"is not an expression or an exact number"
HALVES = rf"1.5 {NOT_EXACT}: write Fraction\(3, 2\)"
ARRAY = f"an array of NumPy {NOT_EXACT}: take a Matrix or a Vector"


@pytest.mark.parametrize("build, message", [
    (lambda: x * 1.5, HALVES), (lambda: 1.5 * x, HALVES),
    (lambda: x + "y", f"'y' {IS_TEXT}"), (lambda: "y" + x, f"'y' {IS_TEXT}"),
    (lambda: x - None, f"None {NOT_EXACT}"),
    (lambda: True * x, f"True {NOT_EXACT}"), (lambda: W @ [1], rf"\[1\] {NOT_EXACT}"),
    (lambda: Elementwise("sigma")("x"), f"'x' {IS_TEXT}"), (lambda: as_expression(0.5), f"0.5 {NOT_EXACT}"),
    (lambda: x[0], r"an entry is taken by indices such as i, not by 0: make them with indices\('i j', n\)"),
    (lambda: W[i, 1], "an entry is taken by indices such as i, not by 1"),
    (lambda: W[i, :], r"W is not cut with a colon: write unit\(i\).T @ A for a row"),
    (lambda: list(x), "x has no entries one after the other"),
    (lambda: x / 1.5, HALVES), (lambda: 1.5 / a, HALVES), (lambda: a / "c", f"'c' {IS_TEXT}"),
    (lambda: x / None, f"None {NOT_EXACT}"), (lambda: x / True, f"True {NOT_EXACT}"),
    (lambda: np.eye(2) @ x, ARRAY), (lambda: x @ np.eye(2), ARRAY),
    (lambda: np.array([1, 2]) * a, ARRAY), (lambda: a + np.ones(2), ARRAY),
    (lambda: np.float64(2) * a, f"2.0 {NOT_EXACT}: write 2"), (lambda: a / np.float64(2), NOT_EXACT),
    (lambda: np.sin(a), r"NumPy's sin does not take a: write wrt.sin\(a\)"),
    (lambda: np.exp(x), "NumPy's exp does not take x: "), (lambda: np.dot(W, x), "NumPy's dot does not take W: "),
    (lambda: np.linalg.inv(W), "NumPy's inv does not take W: "),
    (lambda: np.trace(W), "NumPy's trace does not take W: "),
    (lambda: math.sin(a), r"a is no number of Python: write the function of wrt, as in wrt.exp\(a\)"),
    (lambda: float(a), "a is no number of Python"), (lambda: x(i), r"x cannot be called: write x\[i\] for an entry"),
    (lambda: W.T(), "A.T and A.inv without brackets"), (lambda: n * a, r"n is a size: write size\(n\) for it"),
    (lambda: a / n, r"n is a size: write size\(n\)"), (lambda: 1 / n, "n is a size"), (lambda: 2**n, "n is a size"),
    (lambda: n - 1, "n is a size"), (lambda: -n, "n is a size"), (lambda: a + n, "n is a size"),
    (lambda: a > 0, r"write conditions=\[positive\(x\)\]"), (lambda: max(a, 0), r"relu\(x\) for the greater"),
    (lambda: a // 2, "write / for a quotient"), (lambda: 7 % a, "write / for a quotient"),
    (lambda: divmod(a, 2), "write / for a quotient"), (lambda: int(a), "a is no number of Python"),
    (lambda: round(a), "a is no number of Python"), (lambda: complex(a), "a is no number of Python"),
    (lambda: a in x, "x has no parts that one can ask for"), (lambda: len(x), r"x has no length: write size\(n\)"),
    (lambda: np.array(x), r"x has letters, and no numbers for an array: tensor\(x, values\)"),
    (lambda: sympy.Rational(1, 2) + a, r"SymPy does not take a: .* Fraction\(1, 2\) for a number"),
    (lambda: sympy.exp(a), "SymPy does not take a: write the function of wrt"),
    (lambda: np.linalg.det(W), r"NumPy's det does not take W: write det\(A\)"),
    (lambda: (W @ x)(x, "why"), "W x cannot be called: .* and a comma before what follows"),
])
def test_refused_operands_say_why(build, message):
    with pytest.raises((TypeError, MisuseError), match=message):
        build()


@pytest.mark.parametrize("build, message", [
    (lambda: a ^ 2, r"\^ is no power in Python: write a\*\*k, or power\(x, k\) for a power of each entry"),
    (lambda: 2 ^ a, r"\^ is no power in Python: write \*\*"), (lambda: x | x, "the language has no |"),
    (lambda: 2 & x, "the language has no |"), (lambda: ~W, "the language has no |"),
    (lambda: x**0, "x to the power 0 is 1, or an identity"),
    (lambda: 1 / x, "/ divides by a scalar, x is m×1"),
])
def test_operators_that_there_are_not_say_what_to_write(build, message):
    with pytest.raises(MisuseError, match=message):
        build()


def test_whole_numbers_of_numpy_are_numbers():
    two = np.int64(2)
    assert (two * a, two + a, two - a, two / a) == (2 * a, 2 + a, 2 - a, 2 / a)
    assert (a * two, a - two, a / two) == (a * 2, a - 2, a / 2)
    large = np.int64(2**62)
    assert (large * a).factors[0].value * 4 == 2**64 and type((a * large).factors[1].value.numerator) is int


def test_false_shapes_can_be_written_down():
    assert (W @ y).factors == (W, y) and (W + X).terms == (W, X)


def test_named_things_describe_themselves():
    assert (n.describe(), i.describe()) == ("the size n", "the index i over n")
    assert W.describe() == "W, which is n×m" and a.describe() == "a, which is scalar"
    assert w.describe() == "w = vec(W)"
    assert Matrix("F", n, m, of=(x, y)).describe() == "F(x, y), which is n×m"


def test_a_dimension_is_named_by_the_grammar():
    with pytest.raises(NamingError):
        Dimension("rows")


def test_every_node_has_a_docstring_of_its_own():
    assert all(kind.__doc__ and not kind.__doc__.startswith(kind.__name__) for kind in NODES.values())
