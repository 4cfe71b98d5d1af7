"""Random statements, seeded: equations between random trees, some true and some not.

What is true is not said here: a rewrite by the textbook rules keeps the value of a tree, and an edit mostly does
not; laws are true where both sides have a value, and traps look like laws. The oracle decides (`tests/oracle.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import count
from operator import add, mul
from string import ascii_lowercase

import nodes
from material import W, n, x
from node import is_scalar, renamed
from pool import DIMENSIONS, SCALARS, UNSPECIFIED
from random_rewrites import EQUAL, Changes, einstein_derivative, einstein_product
from random_trees import ARRAYS, Trees

from wrt import exp, size, sqrt
from wrt.claims.condition import Condition, demands
from wrt.errors import IndexRuleError
from wrt.language.dimension import Index
from wrt.language.shape import fits
from wrt.language.expression import Expression, as_expression
from wrt.language.program import Program
from wrt.nodes import Entry, Partial, Product, Summation
from wrt.nodes.einstein import bind, free_indices

FACTORS = range(1, 9)       # of polynomials in sizes that vanish at some


@dataclass(frozen=True)
class Statement:
    """left = right for all values of the free indices, with all conditions that both sides demand."""

    kind: str
    left: Expression
    right: Expression
    free: tuple

    @cached_property
    def conditions(self):
        """What a formula with these sides has to state; what is positive is not said to be nonzero too."""
        demanded = demands(self.left, self.right)
        positive = {demand.expression for demand in demanded if demand.property == "positive"}
        return tuple(Condition(demand.expression, demand.property) for demand in demanded
                     if demand.property != "nonzero" or demand.expression not in positive)

    def source(self):
        """Python that makes it."""
        program = Program()
        lines = [f"left = {self.left.source(program)[0]}", f"right = {self.right.source(program)[0]}",
                 f"free = {program.tuple([program.index(i) for i in self.free])}",
                 f"conditions = [{', '.join(c.statement(program) for c in self.conditions)}]"]
        declarations = program.declarations()
        return "\n".join([program.imports(), declarations, *lines])


# ------------------------------------------------------------------ pairs of trees
def random_pair(seed, edit, known=0.05):
    """Two bound trees and their free indices; None if no edit applies or nothing was changed."""
    trees = Trees(seed, known=known)
    free = trees.indices(trees.random.choice([0, 1, 2, 2]))
    kind = trees.random.choice(["tree", "tree", "product", "derivative", "condition"])
    if kind == "condition":
        left = trees.with_condition(free)
    elif kind == "tree":
        left = trees.tree(trees.shape(), trees.random.choice([1, 2, 2, 3]), free)
    elif kind == "product":
        left = bind(einstein_product(trees, free), free)[0]
    else:
        left, free = einstein_derivative(trees, free)
        left = bind(left, free)[0]
    return changed(trees, left, free, edit)


def changed(trees, left, free, edit):
    """A tree and what it is after rewrites, and an edit before them; None if nothing was changed, or does not fit.

    A direction that is rewritten may be symmetric without showing it.
    """
    changes = Changes(trees, free)
    right = changes.edited(left) if edit else left
    right = right and changes.rewritten(right, trees.random.randint(1, 4))
    return None if right is None or left == right or not fits(right) else (left, right, free)


def rewritten(trees):
    """A tree and a rewrite of it."""
    return random_pair(trees.seed, False, 0.2)


def edited(trees):
    """A tree and what is one edit away from a rewrite."""
    return random_pair(trees.seed, True, 0.2)


def textbook(trees):
    """A claim of the tests of nodes, one side of it changed."""
    part = trees.random.choice(["EQUAL", "EQUAL", "DIFFERENT"])
    left, right, *free = trees.random.choice(nodes.listed(part))
    free = tuple(free[0]) if free else tuple(sorted(free_indices(left)))
    left, right = (bind(side, free)[0] for side in (left, right))
    found = changed(trees, right, free, trees.random.random() < 0.5)
    return found and (left, found[1], free)


def derived(trees):
    """The derivative of a scalar, and what the textbook rules make of it; or a near miss."""
    free = trees.indices(2)
    of = trees.random.choice([operand(trees, free), trees.scalar(2, free)])
    by = [SCALARS[0]] + [Entry(W, (i, j)) for i in free for j in free if (i.dimension,) == W.rows != (j.dimension,)]
    left = Partial(of, trees.random.choice(by))
    changes = Changes(trees, free)
    right = changes.rewritten(left, 8, {Partial: EQUAL[Partial]})
    right = changes.edited(right) if trees.random.random() < 0.4 else right
    return right and (left, right, free)


# ------------------------------------------------------------------ laws of functions, and what looks like them
def law(trees):
    """A law of real functions of random scalars, in a context."""
    return of_scalars(trees, "LAWS")


def trap(trees):
    """What looks like a law."""
    return of_scalars(trees, "TRAPS")


def near_law(trees):
    """A law, one side of it edited."""
    left, right, free = of_scalars(trees, "LAWS")
    right = Changes(trees, free).edited(right)
    return right and (left, right, free)


def of_scalars(trees, part):
    """Two sides made of random scalars, in a context."""
    free = trees.indices(trees.random.choice([0, 0, 1]))
    u, v = operand(trees, free), operand(trees, free)
    sides = trees.random.choice(nodes.listed(part))(u, v)
    return *context(trees, sides, free), free


def operand(trees, free):
    """A random scalar with roots, quotients, powers and functions in it."""
    a, c = SCALARS[:2]
    indexed = [Entry(x, (i,)) for i in free if x.rows == (i.dimension,)]
    u = trees.random.choice([a, a, c, size(n), as_expression(trees.random.choice([2, 3])), *indexed, *indexed])
    v = trees.random.choice([a, c])
    made = trees.random.choice([
        lambda: u, lambda: u, lambda: v, lambda: u * v, lambda: u + v, lambda: u - 2 * v, lambda: u / v,
        lambda: 1 + u * u, lambda: sqrt(1 + v * v), lambda: exp(u), lambda: u * u * v, lambda: v / 3, lambda: -v,
        lambda: trees.random.choice(UNSPECIFIED)(u), lambda: u / (1 + v * v), lambda: trees.scalar(1, free)])
    return made()


def context(trees, sides, free):
    """Both sides in the same place of a greater expression."""
    kind = trees.random.choice(["bare", "bare", "times", "plus", "partial", "array", "function", "inside"])
    other = trees.random.choice([SCALARS[1], trees.scalar(1, free)])
    array = trees.random.choice([s for s in ARRAYS if not is_scalar(s)])
    function = trees.random.choice(UNSPECIFIED)
    put = {"bare": lambda e: e, "times": lambda e: Product((other, e)), "plus": lambda e: e + other,
           "partial": lambda e: Partial(e, SCALARS[0]), "array": lambda e: Product((e, array)),
           "function": lambda e: function(e), "inside": lambda e: 1 / (1 + e * e)}[kind]
    return tuple(map(put, sides))


# ------------------------------------------------------------------ sizes
def sizes(trees):
    """A polynomial in sizes times a scalar that vanishes at several sizes, or what it is multiplied out."""
    dimension, other = trees.random.sample(DIMENSIONS, 2)
    roots = trees.random.sample(FACTORS, trees.random.randint(1, 4))
    this = trees.random.choice([size(dimension), size(dimension), size(dimension) - size(other)])
    of = trees.random.choice([as_expression(1), operand(trees, ()), trees.scalar(1)])
    left = reduce(mul, [this - root for root in roots]) * of
    if trees.random.random() < 0.5:
        return left, 0 * of, ()
    coefficients = [1]
    for root in roots:
        coefficients = [a - root * b for a, b in zip([*coefficients, 0], [0, *coefficients])]
    powers = [reduce(mul, [this] * k, as_expression(c)) for k, c in enumerate(reversed(coefficients))]
    return left, Product((reduce(add, powers), of)), ()


MAKERS = {rewritten: 5, edited: 5, textbook: 2, derived: 3, law: 4, near_law: 2, trap: 3, sizes: 1}


def random_statement(seed):
    """A statement that keeps the rule of indices; equal seeds give equal ones."""
    for attempt in count():
        trees = Trees(f"statement {seed}/{attempt}")
        maker = trees.random.choices(list(MAKERS), list(MAKERS.values()))[0]
        made = maker(trees)
        names = made and made[0] != made[1] and common_indices(*made)
        if isinstance(names, frozenset):
            sides = lettered(*made[:2])
            if all(len(index.name) == 1 for index in indices_of(sides)):
                return Statement(maker.__name__, *sides, tuple(sorted(names)))


def common_indices(left, right, free):
    """The free indices of both sides; None if they differ, or a side breaks the rule."""
    try:
        (_, names), (_, others) = bind(left, free), bind(right, free)
    except IndexRuleError:
        return None
    return names if names == others else None


def indices_of(sides):
    """All indices in some trees, those in definitions too, as authors can write them only if they are letters."""
    return {named for side in sides for part in side.walk() for named in part.named() if isinstance(named, Index)}


def lettered(*sides):
    """The sides, with a letter for each summed index that has a longer name, as far as letters are left."""
    parts = [part for side in sides for part in side.walk()]
    taken = {named.name for part in parts for named in part.named()}
    free_letters = (letter for letter in ascii_lowercase if letter not in taken)
    for old in dict.fromkeys(part.over for part in parts if isinstance(part, Summation)):
        letter = next(free_letters, "") if len(old.name) > 1 else ""
        if letter:
            sides = [everywhere(side, old, type(old)(letter, old.dimension)) for side in sides]
    return sides


def everywhere(tree, old, new):
    """The tree with another index in the sums over one."""
    if not any(isinstance(part, Summation) and part.over == old for part in tree.walk()):
        return tree
    tree = tree.with_operands(everywhere(part, old, new) for part in tree.operands())
    return Summation(renamed(tree.body, old, new), new) if isinstance(tree, Summation) and tree.over == old else tree

