"""A linear map, its adjoint and its matrix say the same of the same map."""

import pytest
from material import W, a, c, m, n, x

from wrt import Matrix, Scalar, Vector, commutation, dimensions, eye, kron, rvec, vec
from wrt.claims.check import compare
from wrt.derivatives.linear import (
    Between, Beside, Entrywise, Inner, OffDiagonal, OntoDiagonal, Outer, Pulled, Pushed, Scaled, SoftmaxOfRows,
    Stacked, Turned, Unstacked, adjoint, applied, identity, inner, joined, matrix, stacked,
)
from wrt.derivatives.tidy import NoMatrixForm
from wrt.language.shape import axes

k, r = dimensions("k r")
A, B, P, Q, V = Matrix("A", k, n), Matrix("B", m, r), Matrix("P", n, m), Matrix("Q", k, r), Matrix("V", n, m)
S, u, v = Matrix("S", n, n), Vector("u", n), Vector("v", n)
f, y = Matrix("F", k, r, of=V), Vector("y", k)
NONE = frozenset()

# a chain of maps, and what it is applied to
MAPS = [
    ((Between(A, B),), V), ((Between(A),), V), ((Between(None, B),), V), ((Between(A),), u),
    ((Between(None, A.T),), u.T), ((Between(None, x),), V), ((Between(u.T, x),), V),
    ((Between(u.T),), v), ((Scaled(a),), V), ((Scaled(a),), c),
    ((Turned(),), V), ((Turned(),), u), ((Entrywise(P),), V), ((Entrywise(u),), v), ((Entrywise(a),), c),
    ((Inner(P),), V), ((Inner(u),), v), ((Outer(P),), c), ((Outer(u),), c), ((Inner(P), Outer(Q)), V),
    ((Between(A, B), Turned(), Scaled(a)), V), ((Turned(), Between(B.T, A.T)), V), ((Entrywise(P), Between(A, B)), V),
    ((Between(A, B), Inner(Q)), V), ((Pushed(f, V),), V),
    ((SoftmaxOfRows(P),), V), ((SoftmaxOfRows(P), Between(A, B)), V),
]
DIAGONALS = [((OntoDiagonal(),), u), ((OffDiagonal(),), S), ((OntoDiagonal(True),), u.T), ((OffDiagonal(True),), S)]


def named(value):
    return str(value).replace(" ", "")[:60]


@pytest.mark.parametrize("maps, of", [*MAPS, *DIAGONALS], ids=named)
def test_the_adjoint_is_on_the_other_side_of_the_inner_product(maps, of):
    image = applied(maps, of)
    shape = axes(image)
    other = (Scalar("b") if not any(shape) else Matrix("Z", *shape[0], *shape[1]) if all(shape)
             else Vector("z", *shape[0]) if shape[0] else Vector("z", *shape[1]).T)
    left, right = inner(image, other), inner(of, applied(adjoint(maps), other))
    assert compare(left, right, NONE).status == "proved"
    assert compare(left, 2 * right, NONE).status == "false"
    assert applied(joined(maps), of) == image or compare(applied(joined(maps), of), image, NONE).status == "proved"


@pytest.mark.parametrize("by_rows", [False, True])
@pytest.mark.parametrize("maps, of", MAPS, ids=named)
def test_the_matrix_takes_the_stacked_entries_to_those_of_the_image(maps, of, by_rows):
    if isinstance(maps[0], Pushed):
        return
    image = stacked(applied(maps, of), by_rows)
    found = matrix(maps, axes(of), by_rows)
    column = stacked(of, by_rows)
    product = found * column if not any(axes(of)) or not any(axes(found)) else found @ column
    assert compare(product, image, NONE).status == "proved"


def test_a_function_that_is_not_specified_is_pushed_and_pulled():
    assert Pushed(f, V).on(P).text() == "D_V(F)[P]" and Pulled(f, V).on(Q).text() == "vjp_V(F, Q)"
    assert Pushed(f, V).matrix(axes(V), False).text() == "∂vec(F)/∂vec(V)ᵀ"
    assert Pushed(f, V).shape(axes(V)) == axes(f)


def test_stacking_and_unstacking():
    for by_rows, word in ((False, vec), (True, rvec)):
        assert Stacked(by_rows).on(V) == word(V) and Unstacked(by_rows).on(word(V)) == V
        assert Stacked(by_rows).adjoint().adjoint() == Stacked(by_rows)
        assert Stacked(by_rows).matrix(axes(V), by_rows) == identity(axes(V), by_rows)
        with pytest.raises(NoMatrixForm, match="two orders of stacking"):
            Stacked(by_rows).matrix(axes(V), not by_rows)
    with pytest.raises(NoMatrixForm, match="a column is to be made a matrix"):
        Unstacked(False).on(u)


def test_what_has_no_matrix_says_so():
    assert Beside(left=S).on(u) == kron(S, u) and Beside(right=S).on(W) == kron(W, S)
    with pytest.raises(NoMatrixForm, match="a factor of a Kronecker product varies"):
        Beside(left=S).adjoint()
    for one in (Beside(left=S), OntoDiagonal(), OffDiagonal()):
        with pytest.raises(NoMatrixForm, match="no product of matrices"):
            one.matrix(axes(S), False)


def test_the_matrices_have_the_form_of_books():
    assert matrix((Between(A, B),), axes(V), False) == kron(B.T, A)
    assert matrix((Between(A, B),), axes(V), True) == kron(A, B.T)
    assert matrix((Between(None, x),), axes(V), False) == kron(x.T, eye(n))
    assert matrix((Turned(),), axes(V), False) == commutation(n, m)
