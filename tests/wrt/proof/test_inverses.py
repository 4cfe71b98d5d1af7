"""Inverses: what their laws prove, and near misses of them."""

from __future__ import annotations

import pytest
from laws_material import (
    A, B, C, K, U, V, X, a, all_ones, answer, bound, context, diagonal, differ, eye_n, gram, hat, i, m, n, x, y,
)

from wrt import Matrix, commutation, eye, hadamard, kron, partial, size, trace
from wrt.language.dimension import Index
from wrt.language.expression import as_expression
from wrt.nodes.einstein import free_indices
from wrt.proof.atom import Atom
from wrt.proof.canonical import normal_form
from wrt.proof.delta import DELTA
from wrt.proof.equality import decide
from wrt.proof.inverse import inverted
from wrt.proof.inverses import cancelled, inverse, of_inverse, of_kronecker, of_product
from wrt.proof.law import Matrix as Entries
from wrt.proof.terms import free, one, scale

TURNED = kron(commutation(n, n), eye_n) @ kron(eye_n, commutation(n, n))
CASES = [
    ("A⁻¹A", A.inv @ A, eye_n), ("AA⁻¹", A @ A.inv, eye_n), ("tr", trace(A @ A.inv), size(n)),
    ("in the middle", B @ A @ A.inv @ C, B @ C), ("under a transpose", A.inv.T @ A.T, eye_n),
    ("of a product", (A @ B).inv, B.inv @ A.inv), ("of three", (A @ B @ C).inv, C.inv @ B.inv @ A.inv),
    ("of a product with transposes", (A @ B.T).inv, B.inv.T @ A.inv), ("of a transpose", A.T.inv, A.inv.T),
    ("of a product transposed", (A @ B).T.inv, A.inv.T @ B.inv.T),
    ("of a multiple", (a * A).inv, A.inv / a), ("of −A", (-A).inv, -A.inv), ("of 2A", (2 * A).inv, A.inv / 2),
    ("of tr(B) A", (trace(B) * A).inv, A.inv / trace(B)), ("of nA", (size(n) * A).inv, A.inv / size(n)),
    ("of A − B", (A - B).inv, -(B - A).inv),
    ("of an inverse", A.inv.inv, A), ("of inverses", (A.inv @ B).inv, B.inv @ A),
    ("of aI", (a * eye_n).inv, eye_n / a), ("of a diagonal", diagonal.inv @ x, all_ones),
    ("of scaled rows", hadamard(A, x @ all_ones.T).inv @ diagonal, A.inv),
    ("of K", commutation(n, n).inv, commutation(n, n)), ("of a permutation of three", TURNED.inv, TURNED.T),
    ("of A ⊗ B", kron(A, K).inv, kron(A.inv, K.inv)), ("of I ⊗ K", kron(eye_n, K).inv, kron(eye_n, K.inv)),
    ("gram", gram.inv @ X.T @ X, eye(m)), ("gram from the right", X.T @ X @ gram.inv, eye(m)),
    ("projection", hat @ hat, hat), ("projection of X", hat @ X, X), ("its trace", trace(hat), size(m)),
    ("of A XᵀX", (K @ gram).inv, gram.inv @ K.inv),
    ("of a sum", (A + B).inv @ (A + B), eye_n), ("ridge", (gram + a * eye(m)).inv @ gram,
                                                  eye(m) - a * (gram + a * eye(m)).inv),
    ("resolvent", A.inv - B.inv, A.inv @ (B - A) @ B.inv), ("commuting", A @ (eye_n + A).inv, (eye_n + A).inv @ A),
    ("pushing through", U @ (eye(m) + V @ U).inv, (eye_n + U @ V).inv @ U),
    ("Woodbury", (A + U @ V).inv, A.inv - A.inv @ U @ (eye(m) + V @ A.inv @ U).inv @ V @ A.inv),
    ("Sherman and Morrison", (A + x @ y.T).inv, A.inv - A.inv @ x @ y.T @ A.inv / (1 + y.T @ A.inv @ x)),
    ("derivative", partial(((a * A).inv @ x)[i], a) * y[i], -y.T @ A.inv @ x / (a * a)),
]
MISSES = [
    ("a transpose is missing", A.inv @ A.T, eye_n),
    ("a sign", (-A).inv, A.inv), ("of a permutation", TURNED.inv, TURNED),
    ("of K", commutation(n, n).inv, kron(eye_n, eye_n)),
    ("another matrix", A.inv @ B, eye_n), ("only similar", A.inv @ B @ A, B), ("a sum", (A + B).inv, A.inv + B.inv),
    ("entry by entry", hadamard(A.inv, A), eye_n), ("the trace", trace(A.inv) * trace(A), size(n)),
    ("a diagonal in between", A.inv @ diagonal @ A, diagonal), ("not square", hat, eye_n),
    ("the other size", trace(hat), size(n)), ("of XᵀX, the other product", X @ gram.inv @ X.T, eye_n),
    ("scaled rows for columns", hadamard(A, x @ all_ones.T).inv @ diagonal, diagonal @ hadamard(A, x @ all_ones.T).inv),
    ("Hadamard", hadamard(A, B).inv, hadamard(A.inv, B.inv)),
    ("ridge with a sign", (gram + a * eye(m)).inv @ gram, eye(m) + a * (gram + a * eye(m)).inv),
    ("resolvent with a sign", A.inv - B.inv, A.inv @ (A - B) @ B.inv),
    ("Woodbury with a sign", (A + U @ V).inv, A.inv + A.inv @ U @ (eye(m) + V @ A.inv @ U).inv @ V @ A.inv),
    ("Woodbury, inner sign", (A + U @ V).inv, A.inv - A.inv @ U @ (eye(m) - V @ A.inv @ U).inv @ V @ A.inv),
    ("not commuting", A @ (eye_n + B).inv, (eye_n + B).inv @ A), ("transposed inverse", (A + A.T).inv, A.inv + A.inv.T),
]


@pytest.mark.parametrize("left, right", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_laws_prove(left, right):
    assert answer(left, right) == "equal"
    assert decide(*bound(left, right)).laws == ()


@pytest.mark.parametrize("left, right", [case[1:] for case in MISSES], ids=[case[0] for case in MISSES])
def test_near_misses_are_not_equal(left, right):
    assert answer(left, right, free_indices(as_expression(left))) != "equal"


@pytest.mark.slow
def test_real_numbers_say_the_same():
    assert [name for name, *sides in CASES if differ(*sides)] == []
    assert [name for name, *sides in MISSES if not differ(*sides)] == []


# ------------------------------------------------------------------ the laws themselves
S, Q = Matrix("S", n, n), Matrix("Q", n, n)
row, column, r, s, d, e = (Index(name, n) for name in ("row", "column", "r", "s", "d", "e"))


def entry(symbol, *at):
    return Atom(symbol), at


def square(*factors, dummies=()):
    """The matrix with a product of factors as its entry, its inverse being read at r and s."""
    return Entries(one(*factors, dummies=dummies), (row, column), (r, s))


def double(*factors):
    """A matrix with two row indices and two column indices."""
    return Entries(one(*factors), (row, d, column, e), (r, i, s, Index("p", n)))


def test_a_kronecker_product_falls_apart_by_its_pairs():
    matrix = double(entry(S, row, column), entry(Q, d, e))
    found = of_kronecker(matrix, context())
    assert found == one(inverted(one(entry(S, row, column)), (row, column), (r, s)),
                        inverted(one(entry(Q, d, e)), (d, e), matrix.at[1::2]))
    assert of_kronecker(double(entry(S, row, d), entry(Q, column, e)), context()) is None
    assert of_kronecker(double(entry(S, row, e), entry(Q, d, column)), context()) is None
    assert of_kronecker(double(entry(S, row, column)), context()) is None
    assert of_kronecker(double(entry(S, row, column), entry(Q, d, e), entry(a)), context()) is None
    assert of_kronecker(square(entry(S, row, column)), context()) is None


def test_a_product_is_cut_where_it_is_square():
    (found,) = of_product(square(entry(S, row, d), entry(Q, d, column), dummies=[d]), context())
    heads = [inverted(one(entry(symbol, row, column)), (row, column), (r, s))[0] for symbol in (Q, S)]
    assert [head for head, _ in found.factors] == heads and len(found.dummies) == 1
    (_, first), (_, second) = found.factors
    assert (first[0], second[1]) == (r, s) and {first[1]} == {second[0]} == found.dummies


@pytest.mark.parametrize("factors, dummies", [
    ((entry(S, row, column),), ()), ((entry(S, row, d), entry(Q, d, column)), ()),
    ((entry(S, row, d), entry(Q, d, column), entry(x, d)), (d,)), ((entry(x, row), entry(y, column)), ()),
    ((entry(X, row, Index("k", m)), entry(X, column, Index("k", m))), (Index("k", m),))],
    ids=["one", "not summed", "with a diagonal", "of rank 1", "through another size"])
def test_what_is_no_product_of_square_matrices_is_not_cut(factors, dummies):
    assert of_product(square(*factors, dummies=dummies), context()) is None


def test_an_inverse_is_read_at_its_place():
    matrix = square(entry(S, row, column))
    assert inverse(matrix) == one(inverted(one(entry(S, row, column)), (row, column), (r, s)))
    assert inverse(matrix, scale(-1, matrix.entry)) != inverse(matrix)
    assert inverse(matrix, one((DELTA, (row, column))))[0].factors[0][1] == (r, s)


def test_an_inverse_of_an_inverse_is_the_matrix_if_the_whole_of_it_is_inverted():
    plain = inverted(one(entry(S, d, e)), (d, e), (row, column))
    assert normal_form(of_inverse(square(plain), context())) == normal_form(one(entry(S, r, s)))
    turned = inverted(one(entry(S, d, e)), (d, e), (column, row))
    block = inverted(one(entry(S, r, d), entry(Q, s, e)), (r, s, d, e), (row, column, r, s))
    for other in (turned, block, entry(S, row, column)):
        assert of_inverse(square(other), context()) is None


def times_inverse(matrix, *factors, dummies=(e,)):
    """The inverse of a matrix at (r, e) times factors, summed over e."""
    (term,) = one(inverted(matrix, (row, column), (r, e)), *factors, dummies=dummies)
    return cancelled(term, 0, context())


def test_an_inverse_is_cancelled_by_its_matrix():
    assert normal_form(times_inverse(one(entry(S, row, column)), entry(S, e, s))) == normal_form(one((DELTA, (r, s))))
    both = one(entry(S, row, column)) + one(entry(Q, row, column))
    (greatest,) = [symbol for symbol in (S, Q) if times_inverse(both, entry(symbol, e, s)) is not None]
    (other,) = {S, Q} - {greatest}
    expected = one((DELTA, (r, s))) + scale(
        -1, one(inverted(both, (row, column), (r, e)), entry(other, e, s), dummies=[e]))
    found = times_inverse(both, entry(greatest, e, s))
    assert normal_form(found) == normal_form(expected) and free(found) == {r, s}


@pytest.mark.parametrize("factors, dummies", [
    ((entry(S, s, e),), (e,)), ((entry(S, e, s), entry(x, e)), (e,)), ((entry(S, e, s),), ()),
    ((entry(S, e, e),), (e,)), ((entry(Q, e, s),), (e,)), ((entry(S, d, s),), (d, e))],
    ids=["transposed", "a diagonal in between", "not summed", "a diagonal", "another", "not connected"])
def test_an_inverse_is_not_cancelled_by_what_is_not_multiplied_with_it(factors, dummies):
    assert times_inverse(one(entry(S, row, column)), *factors, dummies=dummies) is None


def test_an_inverse_is_not_cancelled_by_a_column_that_is_all_of_the_greatest_term():
    matrix = one(entry(x, row)) + one((DELTA, (row, column)))
    assert times_inverse(matrix, entry(x, e)) is None
