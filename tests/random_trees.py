"""Random expressions of every node type, seeded, whose shapes fit and whose sums are explicit.

At each place of a tree, the nodes are tried in an order that belongs to the place; a node that can make the
wanted shape there draws from a stream of its own. The makers stand in `tests/nodes`.
"""

from __future__ import annotations

from itertools import count
from random import Random

import nodes
from material import W, m, n
from node import is_scalar
from pool import ARRAYS, DIMENSIONS, INDICES, SCALARS
from streams import name_of, ranked

from wrt.language.dimension import SCALAR, Index, triangle
from wrt.language.expression import Expression
from wrt.nodes import Entry, Partial

TRIANGULAR = 0.12       # of the shapes

__all__ = ["ARRAYS", "DIMENSIONS", "INDICES", "SCALARS", "Trees"]


class Trees:
    """A source of trees; equal seeds give equal trees. `known` is the share of functions with a rule.

    A maker gets a source that nobody else draws from.
    """

    def __init__(self, seed, known=0.3):
        self.seed, self.known, self.random = seed, known, Random(seed)
        self._places = count()

    def indices(self, count) -> tuple[Index, ...]:
        """Different indices, to be used as the free ones."""
        pool = [index for d in (n, m) for index in INDICES[d][:2]]
        return tuple(self.random.sample(pool, count))

    def axis(self, *lengths):
        """Random dimensions, as many as one of the lengths says."""
        return tuple(self.random.choice(DIMENSIONS) for _ in range(self.random.choice(lengths)))

    def shape(self):
        """A pair of axes with up to two dimensions in all, or a few more; now and then one with a triangle."""
        rare = Random(f"{self.seed}/triangle")
        if rare.random() < TRIANGULAR:
            d = rare.choice(DIMENSIONS)
            column = (triangle(d),), ()
            return rare.choice([column, column, ((d, d), (triangle(d),)), ((triangle(d),), (d, d)),
                                ((triangle(d),), (triangle(d),))])
        line = lambda: self.axis(0, 1)
        return self.random.choice([SCALAR, (line(), line()), (line(), line()), (self.axis(0, 1, 2), ()), ((n,), (m,)),
                                   ((m,), ()), (line(), (m, n)), ((n, m), (m, n))])

    def tree(self, shape, depth, scope=()) -> Expression:
        """A tree of this shape; `scope` are the indices that may be written in it."""
        return self._first(nodes.merged("MAKERS"), shape, depth, scope)

    def scalar(self, depth, scope=()) -> Expression:
        """A scalar tree."""
        return self.tree(SCALAR, depth, scope)

    def with_condition(self, scope) -> Expression:
        """A small tree that has a value under a condition only, or the derivative of one."""
        made = self._first(nodes.merged("DEMANDING"), scope)
        by = self.random.choice([SCALARS[0]] + [Entry(W, (i, j)) for i in scope for j in scope
                                                if (i.dimension, j.dimension) == (n, m)])
        return Partial(made, by) if is_scalar(made) and self.random.random() < 0.7 else made

    def _first(self, makers, *wanted):
        """The first tree that a maker makes, in the order of this place."""
        place = f"{self.seed}/{next(self._places)}"
        sources = ((maker, Trees(f"{place}/{name_of(maker)}", self.known)) for maker in ranked(place, makers))
        return next(made for maker, source in sources if (made := maker(source, *wanted)) is not None)
