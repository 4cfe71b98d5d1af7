"""Determinants, adjugates and log determinants: what their laws prove, near misses, and that numbers agree."""

from __future__ import annotations

import pytest
from laws_material import A, B, C, K, X, a, answer, bound, context, differ, eye_n, gram, i, m, n, p, polynomial, x, y

from wrt import (
    Matrix, adjugate, det, exp, gradient, indices, jacobian, kron, log, logdet, partial, size, sqrt, trace, vec,
)
from wrt.language.expression import as_expression
from wrt.nodes.einstein import free_indices
from wrt.proof.canonical import normal_form
from wrt.proof.determinant import DeterminantHead
from wrt.proof.equality import decide

r, s = indices("r s", n)
ridge = gram + a * a * Matrix("R", m, m)

CASES = [
    ("of a product", det(A @ B @ C), det(C) * det(A) * det(B)), ("of a transposed product", det((A @ B).T), det(A @ B)),
    ("of an inverse", det(A.inv @ B @ A), det(B)), ("of −A", det(-A), (-1)**size(n) * det(A)),
    ("of A − B", det(A - B), (-1)**size(n) * det(B - A)), ("of cI", det(a * eye_n), a**n),
    ("of tr(B) A", det(trace(B) * A), trace(B)**n * det(A)), ("of A/2", det(A / 2), det(A) / 2**size(n)),
    ("of A ⊗ I", det(kron(A, K.inv @ K)), det(A)**m), ("of an adjugate", det(adjugate(A)), det(A)**(size(n) - 1)),
    ("squared", det(A)**2, det(A @ A.T)), ("of a power", det(A**3), det(A)**3),
    ("adjugate", adjugate(A) @ A, det(A) * eye_n), ("from the right", A @ adjugate(A), det(A) * eye_n),
    ("adjugate of a product", adjugate(A @ B @ C), adjugate(C) @ adjugate(B) @ adjugate(A)),
    ("adjugate of a transpose", adjugate(A.T), adjugate(A).T), ("adjugate of −A", adjugate(-A),
    (-1)**(size(n) - 1) * adjugate(A)),
    ("adjugate of A ⊗ A", adjugate(A @ A), adjugate(A)**2),
    ("ridge", adjugate(ridge) @ ridge, det(ridge) * (K.inv @ K)),
    ("its derivative", gradient(det(A), A), adjugate(A).T), ("with the inverse", gradient(det(A), A), det(A) * A.inv.T),
    ("of AXB", gradient(det(A @ B @ C), B), det(A @ B @ C) * B.inv.T),
    ("of A²", gradient(det(A @ A), A), 2 * det(A)**2 * A.inv.T),
    ("of XᵀX", gradient(logdet(gram), X), 2 * X @ gram.inv),
    ("of its logarithm", gradient(logdet(A @ B), B), B.inv.T), ("log of det", gradient(log(det(A)), A), A.inv.T),
    ("second", partial(partial(logdet(A), A[i, p]), A[r, s]), -(A.inv[p, r] * A.inv[s, i])),
    ("second of det", partial(partial(det(A), A[i, p]), A[r, s]),
     det(A) * (A.inv[p, i] * A.inv[s, r] - A.inv[p, r] * A.inv[s, i])),
    ("by vec", jacobian(det(A), vec(A)), vec(adjugate(A).T).T),
    ("logdet of a product", logdet(A @ B), logdet(B) + logdet(A)),
    ("logdet of −A", logdet(-3 * A), size(n) * log(3) + logdet(A)),
    ("logdet of eᵃA", logdet(exp(a) * A), size(n) * a + logdet(A)),
    ("log of a product", log(det(A @ B)), logdet(A) + logdet(B)),
    ("root", sqrt(det(A)) * sqrt(det(A)), exp(logdet(A))), ("half", exp(log(det(A)) / 2), sqrt(det(A))),
    ("logdet of an adjugate", logdet(adjugate(A)), (size(n) - 1) * logdet(A)),
]
MISSES = [
    ("sum", det(A + B), det(A) + det(B)), ("of cA", det(a * A), a * det(A)), ("of −A", det(-A), -det(A)),
    ("adjugate", adjugate(A) @ A, eye_n), ("adjugate order", adjugate(A @ B), adjugate(A) @ adjugate(B)),
    ("adjugate of cA", adjugate(a * A), a**n * adjugate(A)), ("derivative", gradient(det(A), A), adjugate(A)),
    ("logdet derivative", gradient(logdet(A), A), A.inv), ("logdet sum", logdet(A + B), logdet(A) + logdet(B)),
    ("⊗", det(kron(A, K)), det(A)**n * det(K)**m), ("second", partial(partial(logdet(A), A[i, p]), A[r, s]),
                                                       -(A.inv[p, r] * A.inv[i, s])),
    ("logdet of 2A", logdet(2 * A), log(2) + logdet(A)), ("of xyᵀ", det(x @ y.T), as_expression(0)),
    ("exp of logdet", exp(logdet(A)), det(A)), ("n − 1", det(adjugate(A)), det(A)**n),
]


@pytest.mark.parametrize("left, right", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_laws_prove(left, right):
    assert answer(left, right, free_indices(as_expression(left))) == "equal"


@pytest.mark.parametrize("left, right", [case[1:] for case in MISSES], ids=[case[0] for case in MISSES])
def test_near_misses_are_not_equal(left, right):
    assert answer(left, right, free_indices(as_expression(left))) != "equal"


@pytest.mark.slow
def test_real_numbers_say_the_same():
    assert [name for name, *sides in CASES if differ(*sides)] == []
    assert [name for name, *sides in MISSES if not differ(*sides)] == []


def test_the_derivative_of_a_determinant_needs_no_inverse():
    (term,) = polynomial(det(A))
    assert isinstance(term.factors[0][0], DeterminantHead)
    assert decide(*bound(gradient(det(A), A), adjugate(A).T)).laws == ()


def test_an_adjugate_is_no_inverse_where_the_statement_has_none():
    laws = context()
    held = polynomial(adjugate(A), rows=(i,), columns=(p,))
    assert laws.simplified(held) == list(normal_form(held))
    laws = context()
    laws.note_inverses(polynomial(A.inv, rows=(i,), columns=(p,)))
    assert laws.simplified(held) != list(normal_form(held))


def test_the_inverse_of_another_matrix_says_nothing():
    laws = context()
    laws.note_inverses(polynomial(B.inv, rows=(i,), columns=(p,)))
    held = polynomial(adjugate(A), rows=(i,), columns=(p,))
    assert laws.simplified(held) == list(normal_form(held))
