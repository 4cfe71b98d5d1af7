"""An error of Python is told with what to do about it."""

import ast
import importlib

import pytest

import wrt
from wrt_sphinx.chapters.blame import blame
from wrt_sphinx.chapters.remedies import IMPORTS, SIGNS, close, remedy_of, usage

SETUP = """
from wrt import *
n, m = dimensions("n m")
x, y = Vector("x", n), Vector("y", m)
"""


def told(source: str) -> str:
    """What is told of the error that the source raises."""
    known, tree = {}, None
    exec(SETUP, known)
    try:
        tree = ast.parse(source, "page.md")
        exec(compile(tree, "page.md", "exec"), known)
    except BaseException as error:
        return blame(error, "page.md", 1, tree, known)["message"]
    raise AssertionError("nothing is wrong")


@pytest.mark.parametrize("source, remedy", [
    ("del Picture\nPicture", "; import it: from wrt import Picture"),
    ("zz", "; define it in a cell above, or import it"),
    ("dimension", "; is it dimensions?"),
    ("transpose(x)", "; write A.T"), ("inv(x)", "; write A.inv"), ("I @ x", "; write eye(n) for the identity matrix"),
    ("np.ones(2)", "; import it: import numpy as np"),
    ("Fraction(1, 2)", "; import it: from fractions import Fraction"),
    ("xᵀ @ x", "; write x.T for the transpose"), ("pi * 2", "such as Scalar('pi_1')"),
    ("from wrt import Pictures", "wrt has no Pictures; is it Picture?"),
    ("from wrt import qqq", "wrt has no qqq; the page 'The language' has all words"),
    ("from wrt import inv", "wrt has no inv; write A.inv"), ("from wrt import Transpose", "; write A.T"),
    ("import wrt\nwrt.transpose", "; write A.T"), ("import wrt\nwrt.Vectr", "; is it Vector?"),
    ("import wrt.qqq", "; the page 'The language' has all words"),
    ("import qqq", "; chapters have wrt, NumPy and SymPy, and the modules of chapters/declared"),
    ("if 1:\nx", "; let the line begin where its block begins"),
    ("open('nowhere')", "; a cell finds the files of measurements/, as ../measurements/name, and no others"),
    ("raise OSError(30, 'no')", "; a cell changes no file; what it needs for a moment goes into tempfile"),
    ("raise PermissionError(1, 'no')", " computes; ARCHITECTURE.md says what else it may do"),
    ("import socket\nraise socket.gaierror(-3, 'no')", "; a cell has no network: keep what it needs in measurements/"),
    ("import urllib.error\nraise urllib.error.URLError('no')", "; a cell has no network: keep what it needs in "
                                                               "measurements/"),
    ("raise OSError(101, 'no')", "; a cell has no network: keep what it needs in measurements/"),
    ("raise EOFError('no')", "; nobody answers a cell: write the value into it"),
    ("exit()", "; a cell runs to its end: take the word out"),
    ("raise MemoryError", "; make its sizes smaller"),
    ("a, b = 1, 2, 3", "; write as many names before = as there are values behind it"),
    ("a, b = dimensions('n')", "write dimensions('n m') for two, with a blank between their names"),
    ("x.shape[0]", "; a method is called, with brackets behind it; in place of x.shape, write size(n)"),
    ("a, b = x.shape", "; a method is called, with brackets behind it; in place of x.shape, write size(n)"),
    ("(x, 'a')(x, 'b')", "; write a comma between two steps, and before a bracket that calls nothing"),
    ("eye(n, n)", "eye() takes 1 positional argument but 2 were given; write it as in eye(n)"),
    ("dimensions('n', 'm')", "; write it as in dimensions('n m')"),
    ("sum_over(x)", "; write it as in sum_over(i, x[i])"),
    ("positive()", "; write it as in positive(expression)"),
    ("Formula('a', Derivation(x, (1 * x, 'one')), condition=positive(x))", "; is it conditions=?"),
    ("Matrix('W', shape=(n, m))", "; write it as in Matrix('W', n, m)"),
    ("def own(): pass\nown(1)", "own() takes 0 positional arguments but 1 was given"),
    ("1 / 0", "ZeroDivisionError: division by zero"),
    ("typed('x + * 2')", "write what it is of before it and behind it"),
])
def test_the_remedy_is_said_once(source, remedy):
    found = told(source)
    assert found.endswith(remedy) and found.count(remedy.strip("; ")) == 1


@pytest.mark.parametrize("line, remedy", [
    *((line, "a cell has no commands of Jupyter or of a shell: take the line out") for line in (
        "%matplotlib inline", "%%time", "!pip install numpy", "$ ls", "?x", "x?")),
    (">>> k = 1", "take the signs >>> away"),
    ("lambda = 1", "lambda is a word of Python: choose another name, such as lambda_"),
    ("class = 3", "class is a word of Python: choose another name, such as class_"),
    *((f"k = 3 {sign} 2", f"write {meant}") for sign, meant in SIGNS.items()), ("k = 3 ∂ 2", "in the signs of Python"),
    ("return x", "a cell runs from its first line to its last: take the word out"),
    ("break", "a cell runs from its first line to its last: take the word out"),
    ("k = 2x", "write * between a number and a name"), ("if x\n    pass", "write it at the end of the line"),
    ("print x", "Did you mean print(...)?"), ("k = 'abc", "look at the brackets, commas and quotes up to this line"),
    ("k = 2 x", "look at what stands before 'x': a sign, a comma or a bracket is missing, or one too many"),
    ("n m = 3", "look at what stands before 'm': a sign, a comma or a bracket is missing, or one too many"),
    ("if 1:\n    b = = 2", "look at what stands before '=': a sign, a comma or a bracket is missing, or one too many"),
])
def test_a_line_that_is_no_python_is_told_with_its_cause(line, remedy):
    found = told(line)
    assert found.startswith("SyntaxError: ") and remedy in found


def test_what_is_close_to_a_name_is_public():
    assert remedy_of(ValueError("no"), {}) == "" and close("abc", ["_abc", "abx"]) == "abx"


def test_what_is_to_be_imported_can_be():
    for line in IMPORTS.values():
        importlib.import_module(line.split()[1])


def test_each_word_can_be_shown_in_use():
    words = [word for word in wrt.__all__ if callable(getattr(wrt, word)) and not word.endswith("Error")]
    assert all(usage(word).startswith(f"{word}(") for word in words)
