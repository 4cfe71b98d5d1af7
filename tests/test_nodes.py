"""A new node type is one class and one entry in each reading."""

from __future__ import annotations

import pytest
from material import n, x
from random_trees import Trees

from wrt import data, explicit, normal, printer, shape, source
from wrt.expression import Dimension, Expression, node

READINGS = {"print": printer.write, "shape": shape.axes_of, "normal form": normal.expand, "entries": explicit.evaluate,
            "Python source": source.source}


def lacking(kinds):
    """Which reading has no entry of its own for which node type."""
    return [(kind.__name__, name) for kind in kinds for name, reading in READINGS.items()
            if reading.dispatch(kind) is reading.dispatch(object)]


def test_every_node_type_has_an_entry_in_every_reading():
    assert lacking(data.NODES.values()) == []


def test_the_list_of_nodes_is_complete():
    below = lambda kind: {kind}.union(*map(below, kind.__subclasses__()))
    leaves = {kind.__name__ for kind in below(Expression) if kind.__module__.startswith("wrt.")}
    assert leaves - {"Expression", "Derivative"} == set(data.NODES)


@node
class Cube(Expression):
    """A node that no reading knows."""

    edge: Dimension


def test_a_node_without_entries_is_listed():
    assert lacking([Cube]) == [("Cube", name) for name in READINGS]


@pytest.mark.parametrize("reading, arguments, word", [
    (printer.write, (printer.Latex(),), "print"), (shape.axes_of, (), "shape rule"),
    (normal.expand, (normal.Translation(), (), ()), "normal form"),
    (explicit.evaluate, (explicit.Point({n: 2}), {}), "explicit value"),
    (source.source, (source.Program(),), "Python source")])
def test_a_reading_refuses_a_node_it_does_not_know(reading, arguments, word):
    with pytest.raises(TypeError, match=f"no {word} for Cube"):
        reading(Cube(n), *arguments)


@pytest.mark.parametrize("seed", range(40))
def test_children_and_operands_put_back_give_the_same_node(seed):
    trees = Trees(seed)
    for part in trees.tree(trees.shape(), 3, trees.indices(2)).walk():
        assert part.with_children(part.children()) == part
        assert part.with_operands(part.operands()) == part
        changed = part.with_children(x if child != x else child for child in part.children())
        assert (changed == part) == all(child == x for child in part.children())
