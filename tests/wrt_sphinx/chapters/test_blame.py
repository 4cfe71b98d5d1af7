"""An error is told with the line of its step, the name of its formula, and a remedy."""

import ast

import pytest

import wrt
from wrt_sphinx.chapters.blame import blame

SETUP = """
from wrt import *
n, m = dimensions("n m")
x, y = Vector("x", n), Vector("y", m)
"""
CHAIN = """Formula("double", Derivation(
    x,
    (1 * x, "one times"),
    (2 * x,
     "no"),
))"""


def told(source: str) -> dict:
    """What is told of the error that the source raises, on line 1 and below."""
    known = {}
    exec(SETUP, known)
    tree = None
    try:
        tree = ast.parse(source, "page.md")
        exec(compile(tree, "page.md", "exec"), known)
    except Exception as error:
        return blame(error, "page.md", 1, tree, known)
    raise AssertionError("nothing is wrong")


def test_a_false_step_is_told_with_its_line_and_the_formula():
    found = told(CHAIN)
    lines = found["message"].splitlines()
    assert (found["line"], lines[0]) == (4, "formula 'double': false step: step 2")
    assert lines[-1].startswith("  mend the right side") and len(lines) == 5


@pytest.mark.parametrize("source, line, message", [
    ("chain = [(1 * x, 'a'), (3 * x, 'b')]\nDerivation(x,\n  *chain)", 2, "false step: step 2"),
    ("def f():\n    return y @ x\n\nDerivation(x,\n  (f(), 'a'))", 5, "step 1: shapes do not fit"),
    ("Formula('Bad Name', Derivation(x, (1 * x, 'a')))", 1, "'Bad Name' is not a label"),
    ("1\n1 / 0", 2, "ZeroDivisionError: division by zero"),
    ("Refutation('wrong', x, 2 * x, by='shape', because='no')", 1, "wrong is not refuted by shape"),
    ("a = 1\nb = = 2", 2, "SyntaxError: invalid syntax; look at what stands"),
    ("Formula('late', Derivation(x,\n  (zz, 'a')))", 2, "formula 'late': NameError: name 'zz'"),
])
def test_the_line_is_that_of_the_mistake(source, line, message):
    found = told(source)
    assert found["line"] == line and found["message"].startswith(message), found


@pytest.mark.parametrize("source, message", [
    ("k = 3\nassert k == 4", "AssertionError: k == 4 is false; mend what is reckoned, or what it is compared with"),
    ("assert 0, 'they differ'", "AssertionError: they differ; mend what"),
    ("raise ValueError", "ValueError"), ("raise ValueError('a\\n\\n\\nb')", "ValueError: a\nb"),
    ("raise ValueError('\\n'.join('abcdefgh'))", "ValueError: a\nb\nc\nd\ng\nh"),
    ("from wrt.nodes import Foo", "ImportError: cannot import name 'Foo' from 'wrt.nodes'; "),
    ("Picture.__init__(1)", "TypeError: Picture() missing 1 required positional argument"),
    ("gradient = 3\ngradient(x, y)", "'int' object is not callable; the chapter calls something else gradient"),
    ("partial = x\npartial(x, y)", "the chapter calls something else partial, and so hides the word of wrt: choose"),
    ("x.T(partial(x.T @ x, x))", "TypeError: xᵀ cannot be called: write x[i] for an entry"),
])
def test_what_python_says_is_said_in_a_few_lines(source, message):
    found = told(source)["message"]
    assert message in found and "/" not in found and "\n\n" not in found


def test_an_error_of_a_module_alone_keeps_the_line_of_its_cell():
    error = wrt.WrtError("no", "say yes")
    assert blame(error, "page.md", 9, None, {}) == {"line": 9, "message": "no; say yes"}

