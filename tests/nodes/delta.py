"""Kronecker's delta."""

from __future__ import annotations

from material import i, m, n, p, q, y
from node import Example, product, renamed

from wrt import delta, eye, ones, size, sum_over
from wrt.language.dimension import SCALAR
from wrt.nodes import Delta, Entry, Identity, Product, Summation

EXAMPLES = [
    Example(delta(i, p), "scalar", r"\delta_{i p}", "δ_ip", "delta(i, p)", [[1, 0], [0, 1]], rows=i, columns=p,
            spoken="delta i p"),
]

MISFITS = [
    (delta(i, q), "indices of δ_iq do not fit: the index i over n, the index q over m"),
]

EQUAL = [
    (sum_over(i, delta(i, p) * y[i]), y[p], (p,)),
    (delta(i, i), size(n)),
]

DIFFERENT = [
    (delta(i, p), eye(n)[i, p] * 2),
    (delta(i, p) * y[i], ones(n)[i] * y[p], (i, p)),
    (delta(i, i), size(m)),
]


def delta_in_scope(trees, shape, depth, scope):
    """A delta of two indices in scope, over one dimension."""
    firsts = [i for i in scope if sum(j.dimension == i.dimension for j in scope) > 1]
    if shape != SCALAR or not firsts:
        return None
    first = trees.random.choice(firsts)
    return Delta(first, trees.random.choice([i for i in scope if i.dimension == first.dimension]))


MAKERS = {delta_in_scope: 1}


def other_way(place, e):
    """δ_ip = δ_pi."""
    return Delta(e.second, e.first)


def as_identity(place, e):
    """δ_ip = I_ip."""
    return Entry(Identity(e.first.dimension), e.indices())


def in_two(place, e):
    """δ_ip = Σ_d δ_di δ_pd."""
    d = place.fresh(e.first.dimension)
    return Summation(Product((Delta(d, e.first), Delta(e.second, d))), d)


def inserted(place, e):
    """x_i = Σ_d δ_id x_d."""
    k = place.random.randrange(len(e.at))
    d = place.fresh(e.at[k].dimension)
    factors = [Delta(*place.random.sample([e.at[k], d], 2)), Entry(e.of, (*e.at[:k], d, *e.at[k + 1:]))]
    return Summation(Product(tuple(place.random.sample(factors, 2))), d)


def contracted(place, e):
    """Σ_d δ_id x_d = x_i."""
    if not isinstance(e.body, Product):
        return None
    for k, part in enumerate(e.body.factors):
        if isinstance(part, Delta) and e.over in (pair := part.indices()) and pair[0] != pair[1]:
            kept = pair[0] if pair[1] == e.over else pair[1]
            return renamed(product(e.body.factors[:k] + e.body.factors[k + 1:]), e.over, kept)
    return None


def exchanged(place, e):
    """δ_ip is not δ_iq."""
    others = [i for i in place.scope if i.dimension == e.first.dimension and i != e.second]
    return Delta(e.first, place.random.choice(others)) if others else None


REWRITES = {Delta: (other_way, as_identity, in_two), Entry: (inserted,), Summation: (contracted,)}
EDITS = {Delta: (exchanged,)}
PREFIX = {r"\delta": lambda reader: Delta(*reader.below(reader.indices))}
