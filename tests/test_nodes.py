"""A new node type is one class and one entry in each reading."""

from __future__ import annotations

import pytest
from material import n, x
from random_trees import Trees

from wrt.arrays.point import Point, evaluate
from wrt.language.dimension import Dimension
from wrt.language.expression import NODES, Expression, node
from wrt.language.printing import Latex
from wrt.language.program import Program
from wrt.proof.reading import expand
from wrt.proof.translation import Translation

METHODS, READINGS = ("shape", "printed", "source"), {"normal form": expand, "entries": evaluate}


def lacking(kinds):
    """What a node type does not say of itself, and which reading has no entry of its own for it."""
    return [(kind.__name__, name) for kind in kinds for name in METHODS
            if getattr(kind, name) is getattr(Expression, name)] + [
            (kind.__name__, name) for kind in kinds for name, reading in READINGS.items()
            if reading.dispatch(kind) is reading.dispatch(object)]


def test_every_node_type_has_an_entry_in_every_reading():
    assert lacking(NODES.values()) == []


def test_the_list_of_nodes_is_complete():
    below = lambda kind: {kind}.union(*map(below, kind.__subclasses__()))
    leaves = {kind.__name__ for kind in below(Expression)
              if kind.__module__.startswith("wrt.") and not kind.__name__.startswith("_")}
    assert leaves - {"Expression", "Derivative"} == set(NODES)


@node
class Cube(Expression):
    """A node that no reading knows."""

    edge: Dimension


NODES.pop("Cube")


def test_a_node_without_entries_is_listed():
    assert lacking([Cube]) == [("Cube", name) for name in (*METHODS, *READINGS)]


@pytest.mark.parametrize("read, word", [
    (lambda e: e.printed(Latex()), "print"), (lambda e: e.shape(), "shape rule"),
    (lambda e: expand(e, Translation(), (), ()), "normal form"), (lambda e: e.source(Program()), "Python source"),
    (lambda e: evaluate(e, Point({n: 2}), {}), "explicit value")])
def test_a_reading_refuses_a_node_it_does_not_know(read, word):
    with pytest.raises(TypeError, match=f"no {word} for Cube"):
        read(Cube(n))


@pytest.mark.parametrize("seed", range(40))
def test_children_and_operands_put_back_give_the_same_node(seed):
    trees = Trees(seed)
    for part in trees.tree(trees.shape(), 3, trees.indices(2)).walk():
        assert part.with_children(part.children()) == part
        assert part.with_operands(part.operands()) == part
        changed = part.with_children(x if child != x else child for child in part.children())
        assert (changed == part) == all(child == x for child in part.children())
