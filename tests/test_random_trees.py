"""Random trees, rewrites and edits: the same each time, and where a new node is not chosen, the same as without it."""

from __future__ import annotations

from functools import wraps
from types import SimpleNamespace

import nodes
import pytest
import random_rewrites
from material import n
from node import trees_of
from random_rewrites import Changes
from random_trees import Trees
from streams import ranked

from wrt.language.dimension import SCALAR
from wrt.nodes import Entry, MatrixProduct, Product

SEEDS = range(400)


class Marked(Product):
    """The node of the new file, which no other maker makes."""


def marked(trees, shape, depth, scope):
    """A maker, as the file of a new node has it: it draws, and asks for other trees."""
    if shape != SCALAR or depth <= 0:
        return None
    return Marked((trees.scalar(trees.random.choice([0, depth - 1]), scope),))


def turned_down(trees, shape, depth, scope):
    """A maker that draws and asks, and then makes nothing."""
    trees.tree(shape, 0, scope), trees.random.random()


def random_tree(seed):
    """A tree, as other tests draw it."""
    trees = Trees(seed)
    return trees.tree(trees.shape(), trees.random.choice([1, 2, 3]), trees.indices(2))


def rewritten_and_edited(seed):
    """What becomes of a tree by rewrites, and by an edit after them."""
    trees = Trees(seed)
    changes = Changes(trees, free := trees.indices(2))
    tree = changes.rewritten(trees.tree(trees.shape(), trees.random.choice([1, 2, 3]), free), 3)
    return tree, changes.edited(tree)


@pytest.fixture
def one_file_more(monkeypatch):
    """Adds the file of a new node to those that are there."""
    def add(**parts):
        file = SimpleNamespace(**{"MAKERS": {}, "REWRITES": {}, "EDITS": {}, **parts})
        monkeypatch.setitem(nodes.FILES, "new", file)
        monkeypatch.setattr(random_rewrites, "EQUAL", nodes.rules("REWRITES"))
        monkeypatch.setattr(random_rewrites, "EDITS", nodes.rules("EDITS"))
    return add


def test_the_same_seed_gives_the_same():
    assert list(map(random_tree, SEEDS)) == list(map(random_tree, SEEDS))
    assert list(map(rewritten_and_edited, SEEDS)) == list(map(rewritten_and_edited, SEEDS))


def test_other_seeds_give_other_trees():
    assert len(set(map(random_tree, SEEDS))) > 0.8 * len(SEEDS)


@pytest.mark.slow
def test_a_new_maker_changes_no_tree_that_it_is_not_in(one_file_more):
    before = list(map(random_tree, SEEDS))
    one_file_more(MAKERS={marked: 12, turned_down: 5})
    after = list(map(random_tree, SEEDS))
    chosen = [any(isinstance(part, Marked) for part in tree.walk()) for tree in after]
    assert 30 < sum(chosen) < len(SEEDS) - 100
    assert [old == new for old, new in zip(before, after)] == [not there for there in chosen]


def test_a_part_of_a_tree_beside_the_new_node_is_as_before(one_file_more):
    """Of two operands, one may be another and the other the same; the node above them stays."""
    before = list(map(random_tree, SEEDS))
    one_file_more(MAKERS={marked: 4})
    pairs = [(old, new) for old, new in zip(before, map(random_tree, SEEDS)) if old != new and type(old) is type(new)]
    same = [[one == other for one, other in zip(old.operands(), new.operands())] for old, new in pairs]
    assert [True, False] in same and [False, True] in same


@pytest.mark.slow
def test_new_rules_change_nothing_where_they_are_not_used(one_file_more):
    before, used = list(map(rewritten_and_edited, SEEDS)), []

    def rule(place, e):
        """It draws and takes a fresh index, whether it applies or not."""
        place.fresh(n), place.trees.scalar(0)
        if place.random.random() < 0.5:
            return None
        used.append(e)
        return Marked((e,))

    one_file_more(REWRITES={MatrixProduct: (rule,), object: (rule,)}, EDITS={Entry: (rule,)})
    kept = 0
    for seed, old in zip(SEEDS, before):
        used.clear()
        new = rewritten_and_edited(seed)
        assert used or new == old
        kept += not used
    assert 100 < kept < len(SEEDS) - 50


@pytest.mark.parametrize("name", nodes.FILES)
@pytest.mark.parametrize("part", ["REWRITES", "EDITS"])
def test_random_changes_use_each_rule(part, name):
    used, rules = set(), getattr(nodes.FILES[name], part)
    wanted = {rule for several in rules.values() for rule in several}

    def watched(rule):
        @wraps(rule)
        def watching(place, e):
            changed = rule(place, e)
            used.update([rule] if changed not in (None, e) else [])
            return changed
        return watching

    watching = {kind: tuple(map(watched, several)) for kind, several in rules.items()}
    for seed in range(60):
        for tree, free in trees_of(nodes.FILES[name]) if used != wanted else ():
            Changes(Trees(seed), free).somewhere(tree, watching)
    assert used == wanted


def test_one_more_thing_wins_some_places_and_leaves_the_others():
    """As often as its share says; the order of the rest is never another."""
    few, all_ = {marked: 1, turned_down: 2}, {marked: 1, turned_down: 2, random_tree: 3}
    orders = [(ranked(place, few), ranked(place, all_)) for place in range(2000)]
    assert all([f for f in new if f is not random_tree] == old for old, new in orders)
    assert 900 < sum(new[0] is random_tree for _, new in orders) < 1100
    assert 1233 < sum(old[0] is turned_down for old, _ in orders) < 1433
