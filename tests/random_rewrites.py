"""Random changes of a tree: rewrites that keep its value, and edits that should not.

Each rule takes a tree (one node and what is below it) and returns another tree, or None where it
does not apply. They are written from the textbook rules alone, not from `wrt.proof`, and stand in
`tests/nodes`; each draws from a stream of its own.
"""

from __future__ import annotations

from itertools import count
from random import Random

import nodes
from material import W, m, n, x
from node import chain, depends, product
from pool import ARRAYS, INDICES
from random_trees import Trees
from streams import name_of, ranked

from wrt.language.dimension import Index
from wrt.nodes import Derivative, Entry, HadamardPower, Partial, Power, Product, Summation, Varied
from wrt.nodes.derivative import variable

__all__ = ["EDITS", "EQUAL", "Changes", "Place", "at", "chain", "einstein_derivative", "einstein_product", "places",
           "product", "put"]
EQUAL, EDITS = nodes.rules("REWRITES"), nodes.rules("EDITS")
OWN = 4         # how often a rule of a node comes before one that applies to all


class Place:
    """Where a rule is applied: the indices in scope, the variables of the derivatives around it, and its stream."""

    def __init__(self, trees: Trees, scope=(), closed=(), number=0):
        self.trees, self.random = trees, trees.random
        self.scope, self.closed, self.number = scope, closed, number
        self._letters = count()

    def fresh(self, dimension):
        """An index that no tree has."""
        return Index(f"d{self.number}_{next(self._letters)}", dimension)


class Changes:
    """Random changes of trees. What is tried has a number, after which fresh indices and names are called."""

    def __init__(self, trees: Trees, free):
        self.seed, self.known, self.free = f"{trees.seed}/changes", trees.known, tuple(free)
        self.random, self._tries = Random(self.seed), count()

    def rewritten(self, tree, steps, rules=None):
        """The tree after so many rewrites at random places."""
        for _ in range(steps):
            tree = self.somewhere(tree, rules or EQUAL) or tree
        return tree

    def edited(self, tree):
        """The tree after one edit at a random place, or None."""
        return self.somewhere(tree, EDITS)

    def somewhere(self, tree, rules):
        """The tree with one rule applied at a random node, or None after thirty tries."""
        for _ in range(30):
            path, number = self.random.choice(list(places(tree))), next(self._tries)
            part, scope, closed = at(tree, path, self.free)
            shares = {rule: 1 if kind is object else OWN
                      for kind, several in rules.items() if isinstance(part, kind) for rule in several}
            for rule in ranked(f"{self.seed}/{number}", shares):
                trees = Trees(f"{self.seed}/{number}/{name_of(rule)}", self.known)
                changed = rule(Place(trees, scope, closed, number), part)
                if changed is not None and changed != part:
                    return put(tree, path, changed)
        return None


# ------------------------------------------------------------------ places in a tree
def places(tree):
    """The paths to all nodes whose value counts; the exponent of a power, which is whole for a matrix, is kept, and
    the matrix of which it is said how it varies."""
    yield ()
    for k, operand in enumerate(tree.operands()):
        if isinstance(tree, (Power, HadamardPower)) and k > 0 or isinstance(tree, Varied):
            continue
        for path in places(operand):
            yield (k, *path)


def at(tree, path, scope, closed=()):
    """The node at a path, the indices in scope there, and the variables of derivatives around it."""
    for k in path:
        scope += (tree.over,) if isinstance(tree, Summation) else ()
        closed += sum(map(variable, tree.variables()), ()) if isinstance(tree, Derivative) else ()
        tree = tree.operands()[k]
    return tree, scope, closed


def put(tree, path, part):
    """The tree with another node at a path."""
    if not path:
        return part
    operands = list(tree.operands())
    operands[path[0]] = put(operands[path[0]], path[1:], part)
    return tree.with_operands(operands)


# ------------------------------------------------------------------ products in Einstein's notation
def einstein_product(trees: Trees, free, most=4):
    """A product of entries in which each free index occurs once and every other index twice."""
    for _ in range(500):
        factors = [trees.random.choice(PLAIN) for _ in range(trees.random.randint(2, most))]
        slots = [(k, d) for k, factor in enumerate(factors) for d in factor.rows + factor.columns]
        at = _shared_out(trees, slots, free)
        if at:
            return Product(tuple(Entry(x, tuple(i for (place, _), i in zip(slots, at) if place == k))
                                 for k, x in enumerate(factors)))
    raise AssertionError("no product found")


def _shared_out(trees, slots, free):
    at = [None] * len(slots)
    for d, pool in INDICES.items():
        named = [i for i in free if i.dimension == d]
        mine = [place for place, (_, dimension) in enumerate(slots) if dimension == d]
        spare = [i for i in pool if i not in free for _ in range(2)]
        if len(mine) < len(named) or (len(mine) - len(named)) % 2 or len(mine) > len(named) + len(spare):
            return None
        trees.random.shuffle(mine)
        for place, index in zip(mine, named + spare):
            at[place] = index
    return at


def einstein_derivative(trees: Trees, free):
    """The partial derivative of such a product by an entry of W or x."""
    by = trees.random.choice([Entry(W, (INDICES[n][2], INDICES[m][2])), Entry(x, (INDICES[m][2],))])
    while not depends(of := einstein_product(trees, free, 3), by.of):
        pass
    return Partial(of, by), tuple(free) + by.at


PLAIN = [s for s in ARRAYS if not s.arguments and s.definition is None]
