"""An error is told with the line of its step, the name of its formula, and a remedy."""

import ast

import pytest

import wrt
from wrt_sphinx.chapters.blame import blame, close, remedy_of

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
    ("a = 1\nb = = 2", 2, "SyntaxError: invalid syntax; look at the brackets"),
    ("Formula('late', Derivation(x,\n  (zz, 'a')))", 2, "formula 'late': NameError: name 'zz'"),
])
def test_the_line_is_that_of_the_mistake(source, line, message):
    found = told(source)
    assert found["line"] == line and found["message"].startswith(message), found


@pytest.mark.parametrize("source, remedy", [
    ("del Picture\nPicture", "; import it: from wrt import Picture"),
    ("zz", "; define it in a cell above, or import it"),
    ("dimension", "; is it dimensions?"),
    ("from wrt import Pictures", "wrt has no Pictures; is it Picture?"),
    ("from wrt import qqq", "wrt has no qqq; the page reference/language.md has all words"),
    ("import qqq", "; chapters have wrt, NumPy and SymPy"),
    ("if 1:\nx", "; let the line begin where its block begins"),
    ("open('nowhere')", "; a cell finds the files of measurements/, as ../measurements/name, and no others"),
    ("raise OSError(30, 'no')", "; a cell changes no file; what it needs for a moment goes into tempfile"),
    ("raise PermissionError(1, 'no')", " computes; ARCHITECTURE.md says what else it may do"),
])
def test_the_remedy_is_said(source, remedy):
    assert told(source)["message"].endswith(remedy)


def test_an_error_of_a_module_alone_keeps_the_line_of_its_cell():
    error = wrt.WrtError("no", "say yes")
    assert blame(error, "page.md", 9, None, {}) == {"line": 9, "message": "no; say yes"}
    assert remedy_of(ValueError("no"), {}) == "" and close("abc", ["_abc", "abx"]) == "abx"
