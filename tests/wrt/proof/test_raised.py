"""Powers as factors."""

from __future__ import annotations

from fractions import Fraction

from material import a, c, j, m, n, x

from wrt import size
from wrt.proof.atom import Atom
from wrt.proof.canonical import normal_form
from wrt.proof.raised import Raised, raised
from wrt.proof.reading import derive, expand
from wrt.proof.size import SizeHead
from wrt.proof.terms import Term, multiply, one
from wrt.proof.translation import Translation

N = one((SizeHead(n), ()))
NUMBER = one((Atom(a), ()))


def whole(k):
    return [Term(Fraction(k))]


def test_a_whole_exponent_gives_a_product():
    assert normal_form(raised(NUMBER, whole(3), Translation())) == normal_form(multiply(NUMBER, NUMBER, NUMBER))
    assert raised(NUMBER, [], Translation()) == one()
    (term,) = raised(NUMBER, whole(-2), Translation())
    assert [head.function.name for head, _ in term.factors] == ["reciprocal"] * 2


def test_an_exponent_with_a_size_is_a_factor():
    ((head, at),) = raised(NUMBER, N, Translation())[0].factors
    assert isinstance(head, Raised) and head.sizes == (n,) and at == ()
    assert head.hides_an_identity() and head.inside() == head.argument


def test_powers_with_other_exponents_or_bases_are_told_apart():
    powers = [raised(base, exponent, Translation())[0].factors[0][0]
              for base in (NUMBER, one((Atom(c), ())))
              for exponent in (N, one((SizeHead(m), ())), [*N, Term(Fraction(-1))])]
    assert len(set(powers)) == len({head.key for head in powers}) == 6


def test_the_derivative_has_one_less_in_the_exponent():
    found = normal_form(derive(expand(a**n, Translation(), (), ()), a, (), Translation()))
    assert found == normal_form(expand(size(n) * a**(size(n) - 1), Translation(), (), ()))


def test_a_base_that_is_an_entry_has_a_slot():
    ((head, at),) = raised(one((Atom(x), (j,))), N, Translation())[0].factors
    assert at == (j,) and len(head.slots) == 1 and head.closed_again((j,)) == (head, (j,))
