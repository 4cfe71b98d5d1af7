"""The nodes of the language: each has its methods, an entry in either reading, and a file of tests, which run here."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
import sympy
from again import run, same, wire
from material import n, x
from node import SIZES, VALUES, Example, hides_an_identity, trees_of
from nodes import FILES, PARTS, listed, merged
from random_rewrites import Place, at, places, put
from random_trees import Trees
from reader import read_latex, scope_of
from readings import answers, of_bound

from wrt import python, read
from wrt.arrays.symbolic import SymbolicPoint
from wrt.arrays.point import Point, evaluate
from wrt.errors import ShapeError, VariableError
from wrt.language.dimension import Dimension
from wrt.language.expression import NODES, Expression, node
from wrt.language.printing import Latex
from wrt.language.program import Program
from wrt.language.shape import axes, describe
from wrt.nodes.einstein import bind, free_indices
from wrt.proof.reading import expand
from wrt.proof.translation import Translation

METHODS, READINGS = ("shape", "printed", "source"), {"normal form": expand, "entries": evaluate}
STATED = [field.name for field in fields(Example) if field.name not in ("expression", "rows", "columns")]


# ------------------------------------------------------------------ what each node has
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
    assert leaves - {"Expression", "Derivative", "DerivativeBy"} == set(NODES)


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


# ------------------------------------------------------------------ what each file says
def concept(kind):
    """The name of the file that a node stands in, and its tests."""
    return kind.__module__.rpartition(".")[2]


def nodes_of(name):
    """The nodes that stand in the file of that name."""
    return [kind for kind in NODES.values() if concept(kind) == name]


def unsaid(name, file):
    """What the file of tests of a concept does not say."""
    if missing := [f"no {part}" for part in PARTS if not hasattr(file, part)]:
        return missing
    tops = {type(example.expression) for example in file.EXAMPLES}
    heard = {type(example.expression) for example in file.EXAMPLES if example.spoken}
    return [
        *(f"no example of {kind.__name__}" for kind in nodes_of(name) if kind not in tops),
        *(f"{kind.__name__} is never spoken" for kind in nodes_of(name) if kind not in heard),
        *(f"no example with {field}" for field in STATED if all(getattr(e, field) is None for e in file.EXAMPLES)),
        *(f"empty {part}" for part in ("EQUAL", "DIFFERENT", "MAKERS", "REWRITES") if not getattr(file, part))]


def test_every_concept_has_a_file_of_tests():
    assert sorted(FILES) == sorted({concept(kind) for kind in NODES.values()}), "see tests/nodes/__init__.py"


@pytest.mark.parametrize("part", ["PREFIX", "INFIX", "POSTFIX", "FRACTIONS", "QUALIFIERS"])
def test_no_two_files_read_one_sign(part):
    assert len(merged(part)) == sum(len(getattr(file, part, {})) for file in FILES.values()) > 0


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_all_there_is_to_say(name):
    assert unsaid(name, FILES[name]) == []


def test_a_file_that_lacks_something_is_told_what():
    part = dict.fromkeys(PARTS, ())
    assert unsaid("trace", SimpleNamespace()) == [f"no {part}" for part in PARTS]
    assert unsaid("trace", SimpleNamespace(**part))[:3] == [
        "no example of Trace", "Trace is never spoken", "no example with shape"]
    assert unsaid("trace", SimpleNamespace(**part))[-4:] == [
        "empty EQUAL", "empty DIFFERENT", "empty MAKERS", "empty REWRITES"]


# ------------------------------------------------------------------ examples
def each(part):
    """One case for each thing that the files say under a name."""
    def short(said):
        first = said[0] if isinstance(said, tuple) else said
        return getattr(first, "expression", first).text()
    return [pytest.param(said, id=f"{name}-{short(said)}")
            for name, file in FILES.items() for said in getattr(file, part, ())]


def check_shape(example):
    assert example.shape in (None, describe(example.expression))


def check_print(example):
    tree = example.expression
    assert (example.tex or tree.latex(), example.text or tree.text()) == (tree.latex(), tree.text())
    assert read_latex(example.tex or tree.latex(), scope_of(tree)) == tree


def check_speech(example):
    assert example.spoken in (None, example.expression.spoken())


def check_source(example):
    written = python(example.expression)
    assert example.python in (None, written.splitlines()[-1])
    assert same(run(written), example.expression)


def check_data(example):
    back = read(wire(example.expression))
    assert back == example.expression and hash(back) == hash(example.expression)
    assert same(back, example.expression)


def check_value(example):
    assert example.value is None or table(example) == exact(example.value)


CHECKS = {"shape": check_shape, "tex": check_print, "text": check_print, "spoken": check_speech,
          "python": check_source, "value": check_value}


def table(example):
    """The entries that the arrays have, at the sizes and values of all examples."""
    point, tree = SymbolicPoint(SIZES, VALUES), bind(example.expression, example.free)[0]
    if not example.free:
        return exact(evaluate(tree, point, {}))
    along = [range(SIZES[index.dimension]) if index else (0,) for index in (example.rows, example.columns)]
    return [[exact(evaluate(tree, point, {example.rows: r, example.columns: c}))[0][0] for c in along[1]]
            for r in along[0]]


def exact(matrix):
    """A matrix of integers and fractions as one of SymPy's."""
    return [[sympy.Rational(str(entry)) for entry in row] for row in np.array(matrix).tolist()]


@pytest.mark.parametrize("example", each("EXAMPLES"))
def test_an_example_has_the_shape_that_is_stated(example):
    check_shape(example)


@pytest.mark.parametrize("example", each("EXAMPLES"))
def test_an_example_prints_as_is_stated_and_is_read_back(example):
    check_print(example)


@pytest.mark.parametrize("example", each("EXAMPLES"))
def test_an_example_is_spoken_as_is_stated(example):
    check_speech(example)


@pytest.mark.parametrize("example", each("EXAMPLES"))
def test_the_source_of_an_example_is_what_is_stated_and_gives_it_again(example):
    check_source(example)


@pytest.mark.parametrize("example", each("EXAMPLES"))
def test_the_data_of_an_example_gives_it_again(example):
    check_data(example)


@pytest.mark.parametrize("example", each("EXAMPLES"))
def test_an_example_has_the_entries_that_are_stated(example):
    check_value(example)


@pytest.mark.parametrize("said", each("WRONG"))
def test_an_expression_has_not_the_entries_of_a_near_miss(said):
    expression, wrong = said
    assert table(Example(expression)) != exact(wrong)


@pytest.mark.parametrize("name", FILES)
def test_what_is_stated_is_checked(name):
    """An example with another shape, print, source or table fails."""
    for example in FILES[name].EXAMPLES:
        for field, check in CHECKS.items():
            if (said := getattr(example, field)) is not None:
                wrong = f"{said}x" if isinstance(said, str) else (np.array(said) + Fraction(1, 7)).tolist()
                with pytest.raises(AssertionError):
                    check(replace(example, **{field: wrong}))


@pytest.mark.parametrize("said", each("MISFITS"))
def test_a_misfit_is_refused_with_its_message(said):
    expression, message = said
    with pytest.raises((ShapeError, VariableError)) as error:
        axes(expression)
    assert str(error.value) == message and getattr(error.value, "expression", expression) == expression


def test_what_fits_is_no_misfit():
    for example in listed("EXAMPLES"):
        with pytest.raises(pytest.fail.Exception):
            test_a_misfit_is_refused_with_its_message((example.expression, ""))
    for expression, message in listed("MISFITS"):
        with pytest.raises(AssertionError):
            test_a_misfit_is_refused_with_its_message((expression, f"{message}!"))


# ------------------------------------------------------------------ claims, rewrites and near misses
@pytest.mark.parametrize("claim", each("EQUAL"))
def test_a_true_claim_is_equal_in_both_readings(claim):
    left, right, *free = claim
    free = free[0] if free else free_indices(left)
    assert answers(left, right, free) == answers(right, left, free) == ("equal", True)


@pytest.mark.parametrize("claim", each("DIFFERENT"))
def test_a_near_miss_is_different_in_both_readings(claim):
    form, arrays = answers(*claim)
    assert not arrays and (form == "different" or hides_an_identity(*claim[:2]))


def test_a_false_claim_is_seen():
    for claim in listed("DIFFERENT"):
        with pytest.raises(AssertionError):
            test_a_true_claim_is_equal_in_both_readings(claim)
    for claim in listed("EQUAL"):
        with pytest.raises(AssertionError):
            test_a_near_miss_is_different_in_both_readings(claim)


def changes(file, kind, rule, most=6):
    """Trees of a file before and after a rule was applied somewhere, with their free indices."""
    found = []
    for number, (tree, free) in enumerate(trees_of(file)):
        for path in places(tree):
            part, scope, closed = at(tree, path, free)
            changed = rule(Place(Trees(number), scope, closed), part) if isinstance(part, kind) else None
            if changed is not None and changed != part:
                found.append((tree, put(tree, path, changed), free))
    return found[:most]


def rules(part):
    """One case for each rule of each file."""
    return [pytest.param(file, kind, rule, id=f"{name}-{kind.__name__}-{rule.__name__}")
            for name, file in FILES.items() for kind, several in getattr(file, part).items() for rule in several]


@pytest.mark.parametrize("file, kind, rule", rules("REWRITES"))
def test_a_rewrite_keeps_the_value_in_both_readings(file, kind, rule):
    found = changes(file, kind, rule)
    assert found, "it applies to no example and to no side of a claim"
    for left, right, free in found:
        form, arrays = of_bound(left, right, free)
        assert arrays and (form == "equal" or hides_an_identity(left, right)), (left, right)


@pytest.mark.parametrize("file, kind, rule", rules("EDITS"))
def test_an_edit_changes_the_value_in_both_readings(file, kind, rule):
    found = changes(file, kind, rule)
    said = [(of_bound(*change), hides_an_identity(*change[:2])) for change in found]
    assert any(form == "different" or undecided for (form, arrays), undecided in said if not arrays), found
    assert {("equal", False), ("different", True)}.isdisjoint(both for both, _ in said)


def test_a_false_rewrite_is_seen():
    for file, kind, rule in (case.values for case in rules("EDITS")):
        with pytest.raises(AssertionError):
            test_a_rewrite_keeps_the_value_in_both_readings(file, kind, rule)


@pytest.mark.parametrize("name", FILES)
def test_random_trees_have_each_node_of_the_file_on_top(name):
    made = {type(tree) for maker in FILES[name].MAKERS for seed in range(200) if (tree := made_by(maker, seed))}
    assert made == set(nodes_of(name))


def made_by(maker, seed):
    """A tree that a maker makes, of the shape that was wanted."""
    trees = Trees(seed)
    shape, scope = trees.shape(), trees.indices(3)
    tree = maker(trees, shape, seed % 3, scope)
    assert tree is None or axes(tree) == shape
    return tree
