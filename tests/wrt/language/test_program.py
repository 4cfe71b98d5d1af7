"""Programs: names that hide nothing, imports that are used, declarations in order."""

from __future__ import annotations

from fractions import Fraction
from keyword import kwlist

import pytest
from material import i, j, k, m, n, p, q

import wrt
from wrt.language.program import PUBLIC, WIDTH, Program, quoted


@pytest.fixture
def program():
    """An empty one."""
    return Program()


# ------------------------------------------------------------------ names
def test_the_public_words_are_those_of_the_package():
    assert set(wrt.__all__) <= PUBLIC


@pytest.mark.parametrize("stem", [*sorted(wrt.__all__), *kwlist])
def test_no_variable_hides_a_public_word_or_is_a_keyword(program, stem):
    assert program.name("a thing", stem) == f"{stem}_"


def test_no_two_things_share_a_variable(program):
    names = [program.name(thing, stem) for thing, stem in ((1, "x"), (2, "x"), (3, "x_"), (4, "vec"), (5, "vec"))]
    assert names == ["x", "x_", "x__", "vec_", "vec__"]


def test_a_thing_keeps_its_variable_whatever_it_is_called_later(program):
    assert [program.name("x", stem) for stem in ("x", "y", "x")] == ["x"] * 3


def test_programs_do_not_share_names():
    assert [Program().name(thing, "x") for thing in (1, 2)] == ["x", "x"]


# ------------------------------------------------------------------ imports
def test_what_is_used_is_imported_once_and_sorted_by_module(program):
    assert program.use("vec") == "vec" and program.call("Trace", "W", "x") == "Trace(W, x)"
    program.use("vec"), program.use("Sum", "wrt.nodes"), program.use("Fraction", "fractions")
    assert program.imports().splitlines() == [
        "from fractions import Fraction", "from wrt import Trace, vec", "from wrt.nodes import Sum"]


def test_nothing_used_is_nothing_imported(program):
    assert program.imports() == ""


@pytest.mark.parametrize("more", [0, 1])
def test_imports_are_broken_only_where_they_are_too_long(program, more):
    program.use("a" * (WIDTH - len("from wrt import , b") + more)), program.use("b")
    lines = program.imports().splitlines()
    assert (len(lines) == 1) == (more == 0) and max(map(len, lines)) <= WIDTH


def test_broken_imports_are_python_and_lose_no_name(program):
    for name in wrt.__all__:
        program.use(name)
    found = {}
    exec(program.imports(), found)
    assert set(wrt.__all__) <= found.keys()
    assert max(map(len, program.imports().splitlines())) <= WIDTH


# ------------------------------------------------------------------ numbers and text
@pytest.mark.parametrize("value, written, imported", [
    (Fraction(3), "3", False), (Fraction(-2), "-2", False), (Fraction(-1, 3), "Fraction(-1, 3)", True)])
def test_numbers_are_exact(program, value, written, imported):
    assert program.number(value) == written
    assert program.imports() == "from fractions import Fraction" * imported


@pytest.mark.parametrize("text", ['what "@" means', "a \\ b", "Σ over j", "two\nlines", "it's"])
def test_text_is_a_literal_in_double_quotes_that_says_the_same(text):
    assert eval(quoted(text)) == text and quoted(text)[0] == quoted(text)[-1] == '"'
    assert quoted("Σ") == '"Σ"'


@pytest.mark.parametrize("parts", [[], ["a"], ["a", "b"]])
def test_a_tuple_is_one_however_many_parts_it_has(parts):
    assert eval(Program.tuple([repr(part) for part in parts])) == tuple(parts)


def test_a_call_may_take_a_line_for_each_argument(program):
    assert program.lines("Formula", ["a", "b=(\n    c,\n)"]) == "Formula(\n    a,\n    b=(\n        c,\n    ),\n)"
    assert program.imports() == "from wrt import Formula"


# ------------------------------------------------------------------ declarations
def test_nothing_is_declared_that_is_not_used(program):
    assert program.declarations() == "" == program.imports()


def test_an_index_brings_its_dimension_which_stands_above_it(program):
    assert program.index(i) == "i"
    assert program.declarations().splitlines() == ['n = dimensions("n")', 'i = indices("i", n)']


def test_dimensions_share_a_line_and_so_do_the_indices_of_each(program):
    for index in (q, i, j, p, i):
        program.index(index)
    program.size(k), program.size(m)
    program.functions.append("a function"), program.symbols.append("a symbol")
    assert program.declarations().splitlines() == [
        'm, n, k = dimensions("m n k")', 'q, j = indices("q j", m)', 'i, p = indices("i p", n)',
        "a function", "a symbol"]


def test_a_size_that_may_not_keep_its_name_is_declared_under_another(program):
    program.name("something else", "n")
    assert (program.size(n), program.index(i)) == ("n_", "i")
    assert program.declarations().splitlines() == ['n_ = dimensions("n")', 'i = indices("i", n_)']


def test_a_formula_is_written_once_and_above_those_that_refer_to_it(program):
    def outer(program):
        return f"Formula({program.formula('key of inner', 'inner', lambda _: 'first')})"

    assert [program.formula("key", "outer", outer) for _ in range(2)] == ["outer", "outer"]
    assert program.formulas == ["inner = first", "outer = Formula(inner)"]
    assert program.formula("another key", "inner", lambda _: "second") == "inner_"
