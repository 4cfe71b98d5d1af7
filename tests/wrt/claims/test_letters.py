"""Letters by number: the same statement in other letters, and the other way round, is numbered alike."""

from __future__ import annotations

import json
import re

import pytest
from material import A, W, X, a, c, i, j, k, m, n, p, phi, q, sigma, x, y

from wrt import Matrix, Vector, define, dimensions, exp, indices, sin, vec
from wrt.claims.letters import numbered, relettered, renamed


def shouted(name):
    """Another letter."""
    return name.upper()


@pytest.mark.parametrize("value, expected", [
    (["dimension", "n"], ["dimension", "N"]), (["index", "i", "n"], ["index", "I", "N"]),
    (["function", "sigma", 2], ["function", "SIGMA", 2]), (["function", "tanh", 1], ["function", "tanh", 1]),
    (["list", ["dimension", "n"], ["node", 3]], ["list", ["dimension", "N"], ["node", 3]]),
    (["list", ["list", ["index", "i", "m"]]], ["list", ["list", ["index", "I", "M"]]]),
    (["node", 3], ["node", 3]), (["fraction", 1, 2], ["fraction", 1, 2]), (None, None), (True, True)])
def test_names_change_and_nothing_else(value, expected):
    before = json.dumps(value)
    assert relettered(value, shouted, shouted) == expected and json.dumps(value) == before


def test_indices_may_keep_their_names():
    assert relettered(["list", ["index", "i", "n"]], shouted, str) == ["list", ["index", "i", "N"]]


@pytest.mark.parametrize("e", [W @ x, W[i, j] * x[j], sigma(a) + exp(c), define("f", W @ x), vec(W @ X)], ids=str)
def test_a_renamed_statement_says_the_same_in_other_letters(e):
    _, letters = numbered([e])
    [form] = renamed([e], letters)
    assert type(form) is type(e) and numbered([form])[0] == numbered([e])[0]
    assert not {name for part in form.walk() for name in (getattr(part, "name", ""),)} & {"W", "x", "a", "c", "f", "X"}


def test_statements_that_differ_in_letters_are_renamed_alike():
    M, z, s, t, u = other()
    assert renamed([W @ x], numbered([W @ x])[1]) == renamed([M @ z], numbered([M @ z])[1])


def test_letters_are_numbered_in_order_of_first_occurrence():
    text, letters = numbered([W @ x])
    assert letters == {"W": 0, "n": 1, "m": 2, "x": 3}
    assert not re.search('"[Wxnm]"', text)


def other(dimension_names="b c"):
    """W x in other letters."""
    b, c = dimensions(dimension_names)
    (s, t), u = indices("s t", b), indices("u", c)
    return Matrix("M", b, c), Vector("z", c), s, t, u


def test_letters_do_not_count():
    M, z, s, t, u = other()
    assert numbered([W @ x, y])[0] == numbered([M @ z, Vector("v", M.rows[0])])[0]
    assert numbered([W[i, j] * x[j], y[i]])[0] == numbered([M[s, u] * z[u], Vector("v", M.rows[0])[s]])[0]
    assert numbered([define("f", W @ x)])[0] == numbered([define("g", M @ z)])[0]
    assert numbered([sigma(a)])[0] == numbered([phi(c)])[0]


@pytest.mark.parametrize("lines", [[W @ x, y], [W, A, W.T], [vec(W), vec(W.T)], [sigma(a), a], [x]])
def test_turning_the_lines_round_changes_nothing(lines):
    assert numbered(lines) == numbered(lines[::-1])


STATEMENTS = {
    "one letter twice": [W + W], "two letters": [W + A], "transposed": [W.T + W.T], "another shape": [X + X, W],
    "an index": [W[i, j], W[i, j]], "another index": [W[i, j], W[p, j]], "both others": [W[i, j], W[p, q]],
    "a function": [sigma(a)], "its derivative": [sigma.prime(a)], "exp": [exp(a)], "sin": [sin(a)],
    "one function twice": [sigma(a) + sigma(a)], "two functions": [sigma(a) + phi(a)],
    "square": [Matrix("S", n, n)], "not square": [W], "a number": [2 * a], "another number": [3 * a],
}


def test_what_says_something_else_is_told_apart():
    found = {numbered(lines)[0]: name for name, lines in STATEMENTS.items()}
    assert sorted(found.values()) == sorted(STATEMENTS)


def test_a_letter_has_one_number_on_all_lines():
    _, letters = numbered([W @ X, A @ X, x])
    assert len(letters) == len({"W", "X", "A", "x", n.name, m.name, k.name})
    assert len(set(letters.values())) == len(letters)
