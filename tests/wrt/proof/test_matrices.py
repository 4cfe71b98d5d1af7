"""Matrices taken apart: multiples, Kronecker products, products."""

from __future__ import annotations

from fractions import Fraction

from laws_material import context
from material import a, c, i, n

from wrt import Matrix
from wrt.language.dimension import Index
from wrt.proof.atom import Atom
from wrt.proof.law import Matrix as Entries
from wrt.proof.matrices import (
    between, kronecker_factors, mentioned, multiple, over_pairs, single, sizes, square_factors, turned,
)
from wrt.proof.terms import one, scale

S, Q = Matrix("S", n, n), Matrix("Q", n, n)
row, column, r, s, d, e = (Index(name, n) for name in ("row", "column", "r", "s", "d", "e"))


def entry(symbol, *at):
    return Atom(symbol), at


def square(*factors, dummies=()):
    """The matrix with a product of factors as its entry, read at r and s."""
    return Entries(one(*factors, dummies=dummies), (row, column), (r, s))


def double(*factors):
    """A matrix with two row indices and two column indices."""
    return Entries(one(*factors), (row, d, column, e), (r, i, s, Index("p", n)))


def test_a_part_mentions_pairs_of_a_row_and_a_column():
    matrix = double(entry(S, row, column), entry(Q, d, e))
    first, second = (one(factor)[0] for factor in matrix.entry[0].factors)
    assert (mentioned(matrix, first), mentioned(matrix, second)) == ({0}, {1})
    assert mentioned(matrix, one(entry(S, r, s))[0]) == set()
    part = over_pairs(matrix, frozenset({1}), [second])
    assert part.own == (d, e) and part.at == matrix.at[1::2] and part.half == 1


def test_a_multiple_is_a_number_scalars_and_the_rest():
    entries = scale(Fraction(-6), one(entry(a), entry(S, row, column)))
    number, common, rest = multiple(Entries(entries, (row, column), ()), context())
    assert number == -6 and [part.factors for part in common] == [(entry(a),)]
    assert rest == one(entry(S, row, column))
    assert multiple(square(entry(S, row, column)), context()) is None
    assert multiple(Entries([], (row, column), ()), context()) is None


def test_a_scalar_of_one_term_alone_is_in_no_front():
    both = [*one(entry(a), entry(S, row, column)), *one(entry(c), entry(Q, row, column))]
    assert multiple(Entries(both, (row, column), ()), context()) is None


def test_kronecker_factors_have_pairs_of_their_own():
    found = kronecker_factors(double(entry(S, row, column), entry(Q, d, e)), context())
    assert [matrix.own for matrix in found] == [(row, column), (d, e)]
    assert kronecker_factors(double(entry(S, row, d), entry(Q, column, e)), context()) == []


def test_square_factors_are_cut_where_the_size_comes_again():
    factors = square_factors(square(entry(S, row, d), entry(Q, d, column), dummies=[d]), context())
    assert [matrix.entry[0].factors[0][0] for matrix in factors] == [Atom(S), Atom(Q)]
    assert square_factors(square(entry(S, row, column)), context()) == []
    places, inner = between(factors, (r, s), context())
    assert places == [(r, inner[0]), (inner[0], s)]


def test_one_factor_is_single_if_it_has_the_row_first():
    assert single(square(entry(S, row, column))) == entry(S, row, column)
    assert single(square(entry(S, column, row))) is None
    assert single(square(entry(a), entry(S, row, column))) is None


def test_a_matrix_turned_is_its_transpose():
    assert turned(square(entry(S, row, column))) == Entries(one(entry(S, row, column)), (column, row), (s, r))
    assert sizes((row, column)) == [n]
