"""Python source, run again, gives an equal object. What is run here is what `python` wrote, and nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest
from again import run, same
from material import A, W, X, a, c, f, i, j, m, n, phi, sigma, x, y
from mutants import CHAPTERS, built
from random_trees import Trees
from claimed import OBJECTS

from wrt import Derivation, Formula, Given, Refutation, Scalar, Vector, kron, partial, python, vec
from wrt.errors import DataError
from wrt.nodes import MatrixProduct, Number, Product, Sum, reciprocal

STATED = ("derivation", "formula", "refutation", "given", "condition")
ONE, TWO, HALF, MINUS, LESS = (Number(Fraction(v)) for v in ("1", "2", "1/2", "-1", "-2"))


@pytest.mark.parametrize("expression", [
    TWO, HALF, Number(Fraction(-3)), Sum((a,)), Product((a,)), MatrixProduct((W,)), Sum((Sum((a, c)), a)),
    Product((Product((a, c)), a)), MatrixProduct((MatrixProduct((A, X)), X)), ONE + TWO, Sum((ONE, LESS)),
    ONE * TWO, TWO * ONE * a, Product((a, TWO)), TWO.T, MatrixProduct((TWO, x)), HALF * TWO, Product((HALF, HALF, a)),
    Product((TWO, Product((a, c)))), reciprocal(TWO), reciprocal(a) * reciprocal(c), Product((a, reciprocal(TWO))),
    Product((MINUS,)), Product((MINUS, LESS, a)), a + LESS,
    Product((MINUS, Product((LESS, a)))), Product((ONE, reciprocal(a))), kron(2, HALF), A @ (X @ vec(X)),
    Product((MINUS, Product((a, c)))), Product((MINUS, Sum((a, c)), c)), HALF / a,
    partial(Product((ONE,)), a), sigma(HALF), phi.prime(2 + a)])
def test_what_operators_cannot_build_is_built_otherwise(expression):
    assert run(python(expression)) == expression


@pytest.mark.parametrize("thing", [o for o in OBJECTS if o.kind in STATED],
                         ids=lambda thing: f"{thing.kind}-{getattr(thing, 'name', '')}")
def test_every_kind_comes_back_the_same(thing):
    assert same(run(python(thing)), thing)


@pytest.mark.parametrize("seed", range(600))
def test_random_trees_come_back_the_same(seed):
    trees = Trees(seed)
    tree = trees.tree(trees.shape(), trees.random.choice([2, 3, 4]), trees.indices(2))
    assert run(python(tree)) == tree


@pytest.mark.slow
@pytest.mark.sampled
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
