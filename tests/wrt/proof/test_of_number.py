"""What is made of a number: slots, and which of them may change places."""

from __future__ import annotations

from material import n, sigma

from wrt import Matrix, Vector
from wrt.language.dimension import Index
from wrt.proof.applied import applied
from wrt.proof.atom import Atom
from wrt.proof.raised import Raised
from wrt.proof.size import SizeHead
from wrt.proof.terms import one

S, x = Matrix("S", n, n), Vector("x", n)
d, e = Index("d", n), Index("e", n)
EXPONENT = tuple(one((SizeHead(n), ())))


def made(argument):
    """A function and a power of it."""
    return applied(sigma, argument), Raised((), EXPONENT).of(argument)


def test_free_indices_are_slots_in_an_order_of_their_own():
    for head, at in made(one((Atom(S), (d, e)))):
        assert at == (d, e) and [slot.name for slot in head.slots] == ["#0", "#1"] and not head.exchangeable


def test_slots_that_may_change_places_do():
    both = [*one((Atom(x), (d,))), *one((Atom(x), (e,)))]
    for head, _ in made(both):
        assert head.exchangeable == [[(0,), (1,)]]


def test_two_slots_that_hold_one_index_become_one():
    for head, _ in made(one((Atom(S), (d, e)))):
        again, at = head.closed_again((e, e))
        assert at == (e,) and len(again.slots) == 1 and type(again) is type(head)
        assert head.closed_again((d, e)) == (head, (d, e))
