"""A question in a terminal: what is printed, and what the program ends with."""

import json
import subprocess
import sys

import pytest
from conftest import ROOT

from wrt.terminal import ANSWERED, FALSE, REFUSED, main


def run(capsys, *arguments):
    """What it ends with, and what it printed, to both outputs."""
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_a_derivative_is_told_with_what_was_understood(capsys):
    status, out, _ = run(capsys, "derive", "log(det(X))", "--steps")
    lines = out.splitlines()
    assert status == ANSWERED and lines[0] == "∂log(det(X))/∂X = X⁻ᵀ"
    assert lines[1].endswith("linear in the increment") and lines[-1].startswith("  X is n×n;")
    assert "det(X) is positive" in lines[-1] and lines[-1].endswith("proved")


def test_the_answer_alone_in_latex_in_code_and_as_json(capsys):
    latex = run(capsys, "derive", "W*x", "--by", "W", "--latex")[1]
    assert latex.strip().endswith(r"= x^{\mathsf{T}} \otimes I_{n}")
    assert "return (A + A.T) @ x" in run(capsys, "derive", "x'*A*x", "--code", "numpy")[1]
    assert json.loads(run(capsys, "derive", "x'*A*x", "--json")[1])["answer"]["form"] == "gradient"


def test_forms_and_shapes_are_chosen(capsys):
    assert run(capsys, "derive", "x'*S*x", "--shape", "S=symmetric:n")[1].startswith("∂(xᵀ S x)/∂x = 2 S x")
    assert run(capsys, "derive", "x'*A*x", "--form", "hessian")[1].startswith("∂²(xᵀ A x)/∂x∂xᵀ = A + Aᵀ")


@pytest.mark.parametrize("answer, status, words", [
    ("(A + A')*x", ANSWERED, "proved: "), ("2*A*x", FALSE, "counterexample: "),
    ("2*A*x", FALSE, "right if A is symmetric"),
    ("x'*(A + A')", ANSWERED, "right in another convention"),
    (r"A*x + A'*x\n= 2*A*x", FALSE, "false in line 2: ")])
def test_an_answer_is_checked(capsys, answer, status, words):
    found, out, _ = run(capsys, "explain", "x'*A*x", answer)
    assert found == status and words in out and (status == ANSWERED) == ("counterexample" not in out)


@pytest.mark.parametrize("arguments, words", [
    (["derive", "x'*A*+1"], "  x'*A*+1\n       ^\n"), (["derive", "x'*A*x", "--by", "q"], "take one of x, A"),
    (["derive", "x'*x", "--shape", "x=cube:n"], "cannot be 'cube'"),
    (["explain", "x'*x", "2*y"], "y is not in the question")])
def test_what_cannot_be_read_is_told_with_its_place(capsys, arguments, words):
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (REFUSED, "") and words in err and "Traceback" not in err


@pytest.mark.parametrize("arguments", [
    [], ["derive"], ["derive", "x", "--shape", "S"], ["derive", "x", "--code", "cobol"]])
def test_a_wrong_call_says_how_it_is_called(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == REFUSED and "usage: wrt" in capsys.readouterr().err


def test_it_is_a_program():
    for command in ([sys.executable, "-m", "wrt.terminal"], ["wrt"]):
        ran = subprocess.run([*command, "derive", "x'*x"], capture_output=True, text=True, cwd=ROOT, check=False)
        assert (ran.returncode, ran.stdout.splitlines()[0]) == (0, "∂(xᵀ x)/∂x = 2 x"), ran.stderr
