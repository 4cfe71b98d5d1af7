"""Python source, run again, gives an equal object. What is run here is what `python` wrote, and nothing else."""

from __future__ import annotations

import ast
import json
from fractions import Fraction

import pytest
from material import A, F, W, X, a, b, c, f, i, j, m, n, p, phi, q, sigma, w, x, y
from mutants import CHAPTERS, built
from random_trees import Trees
from test_data import EXPRESSIONS, OBJECTS

from wrt import (
    Derivation, Formula, Given, Refutation, Scalar, Vector, delta, eye, hadamard, jacobian, kron, log, partial, python,
    size, sqrt, sum_over, trace, vec, write,
)
from wrt.errors import DataError
from wrt.nodes import MatrixProduct, Number, Product, Sum, reciprocal

STATED = ("expression", "derivation", "formula", "refutation", "given", "condition")
ONE, TWO, HALF, MINUS, LESS = (Number(Fraction(v)) for v in ("1", "2", "1/2", "-1", "-2"))


def run(text):
    """The value of the last expression."""
    tree, names = ast.parse(text), {}
    last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, "source", "exec"), names)
    return eval(compile(last, "source", "eval"), names)


def last_line(thing):
    return python(thing).splitlines()[-1]


def same(left, right):
    """Whether both are written out alike; the order in which nodes are numbered counts too."""
    return type(left) is type(right) and json.dumps(write(left)) == json.dumps(write(right))


@pytest.mark.parametrize("expression, written", [
    (W @ x + y, "W @ x + y"), (kron(x.T, eye(n)) @ vec(W), "kron(x.T, eye(n)) @ vec(W)"), (2 * a * x, "2 * a * x"),
    (a - c, "a - c"), (a - 2 * c, "a - 2 * c"), (-a * c, "-a * c"), (-a, "-a"), (a / 3, "a / 3"), (-a / c, "-a / c"),
    (-(a + c) * a, "-(a + c) * a"),
    (a + (c - a), "a + (c - a)"), (a * (c + 1), "a * (c + 1)"), ((a + c) * x, "(a + c) * x"), (1 / a, "1 / a"),
    (a / (c * a), "a / (c * a)"), ((a / c) * a, "a / c * a"), (a * (a / c), "a * (a / c)"), (1 - a, "1 - a"),
    ((W @ x).T, "(W @ x).T"), ((2 * W).T @ y, "(2 * W).T @ y"), ((W @ W.T).inv, "(W @ W.T).inv"),
    (A @ (X @ vec(X)), "A @ (X @ vec(X))"), (f[i], "f[i]"), ((W @ x)[i], "(W @ x)[i]"), (2 * (W @ x), "2 * (W @ x)"),
    (partial(f[i], W[p, q]), "partial(f[i], W[p, q])"), (jacobian(f, w), "jacobian(f, w)"),
    (sum_over(j, W[i, j] * x[j]), "sum_over(j, W[i, j] * x[j])"), (sigma.prime.prime(x), "sigma.prime.prime(x)"),
    (size(n) * delta(i, p), "size(n) * delta(i, p)"), (hadamard(x, x), "hadamard(x, x)"), (F @ y, "F @ y"),
    (Fraction(2, 3) * x, "Fraction(2, 3) * x"), (-(x / 2), "-(x / 2)"), (reciprocal.prime(a), "reciprocal.prime(a)"),
    (log(a) / sqrt(c), "log(a) / sqrt(c)"), (2 * trace(A @ W.T), "2 * trace(A @ W.T)"), (b @ y * a, "b @ y * a"),
])
def test_it_is_what_an_author_would_write(expression, written):
    assert last_line(expression) == written and run(python(expression)) == expression


@pytest.mark.parametrize("expression", [
    TWO, HALF, Number(Fraction(-3)), Sum((a,)), Product((a,)), MatrixProduct((W,)), Sum((Sum((a, c)), a)),
    Product((Product((a, c)), a)), MatrixProduct((MatrixProduct((A, X)), X)), ONE + TWO, Sum((ONE, LESS)),
    ONE * TWO, TWO * ONE * a, Product((a, TWO)), TWO.T, MatrixProduct((TWO, x)), HALF * TWO, Product((HALF, HALF, a)),
    Product((TWO, Product((a, c)))), reciprocal(TWO), reciprocal(a) * reciprocal(c), Product((a, reciprocal(TWO))),
    Product((MINUS,)), Product((MINUS, LESS, a)), a + LESS,
    Product((MINUS, Product((LESS, a)))), Product((ONE, reciprocal(a))), kron(2, HALF),
    Product((MINUS, Product((a, c)))), Product((MINUS, Sum((a, c)), c)), HALF / a,
    partial(Product((ONE,)), a), sigma(HALF), phi.prime(2 + a)])
def test_what_operators_cannot_build_is_built_otherwise(expression):
    assert run(python(expression)) == expression


@pytest.mark.parametrize("thing", EXPRESSIONS + [o for o in OBJECTS if o.kind in STATED],
                         ids=lambda thing: f"{thing.kind}-{getattr(thing, 'name', '')}")
def test_every_kind_comes_back_the_same(thing):
    assert same(run(python(thing)), thing)


@pytest.mark.parametrize("seed", range(600))
def test_random_trees_come_back_the_same(seed):
    trees = Trees(seed)
    tree = trees.tree(trees.shape(), trees.random.choice([2, 3, 4]), trees.indices(2))
    assert run(python(tree)) == tree


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(CHAPTERS.glob("[!_]*.md")), ids=lambda path: path.stem)
def test_all_that_the_chapters_state_comes_back_the_same(path, monkeypatch):
    refuted, refute = [], Refutation.__init__
    monkeypatch.setattr(Refutation, "__init__", lambda self, *a, **o: (refute(self, *a, **o), refuted.append(self))[0])
    stated = [*built(path), *refuted]
    assert stated
    for thing in stated:
        assert same(run(python(thing)), thing)
        for side in thing.derivation.lines if isinstance(thing, Formula) else ():
            assert run(python(side)) == side


def test_a_changed_source_gives_another_object():
    text = python(W @ x + y)
    assert run(text.replace("W @ x +", "W @ x -")) != W @ x + y
    assert run(text.replace("dimensions(\"n m\")", "dimensions(\"k m\")")) != W @ x + y


def test_names_are_declared_in_order_and_do_not_clash():
    lambda_ = Scalar("lambda")
    assert "lambda_ = Scalar(\"lambda\")" in python(lambda_ * a)
    both = MatrixProduct((Vector("x", n), Vector("x", m)))
    assert "x_ = Vector" in python(both) and run(python(both)) == both
    vec_formula = Formula("vec", Derivation(vec(W), (vec(W.T.T), "transposed twice")))
    used = Derivation(vec(W), (vec(W.T.T), vec_formula))
    assert same(run(python(used)), used) and "vec_ = Formula(" in python(used)


def test_the_whole_of_it():
    text = python(Formula("solved", Derivation(f[i], (W[i, j] * x[j], 'what "@" means')), [Given(x, independent_of=W)]))
    assert text == '''from wrt import Derivation, Formula, Given, Matrix, Vector, define, dimensions, indices

n, m = dimensions("n m")
i = indices("i", n)
j = indices("j", m)
W = Matrix("W", n, m)
x = Vector("x", m)
f = define("f", W @ x)

Formula("solved", Derivation(
    f[i],
    (W[i, j] * x[j], "what \\"@\\" means"),
), conditions=[Given(x, independent_of=W)])'''


def test_other_things_have_no_source():
    for thing in (3, "W", None, n, OBJECTS[-1], object()):
        with pytest.raises(DataError, match="has no Python source$"):
            python(thing)
