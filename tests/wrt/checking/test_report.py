"""What is said of notes: in a terminal, as JSON, as annotations, and what the program ends with."""

import io
import json
import subprocess
import sys

import pytest

from wrt.checking.report import NOTHING_FALSE, SOMETHING_FALSE, USAGE, check, in_ascii
from wrt.terminal import main

from conftest import ROOT

NOTES = ROOT / "tests/wrt/checking/notes.md"
# by line, each verdict that its equations have
EXPECTED = [
    (11, "definition"), (12, "proved"), (16, "right in a special case"), (17, "proved"), (21, "false"), (24, "proved"),
    (29, "right in another convention"), (34, "proved"), (34, "right in a special case"), (41, "false"),
    (42, "condition"),
    (42, "other"), (48, "definition"), (48, "proved"), (49, "right under conditions")]


@pytest.fixture(scope="module")
def found():
    """All that is found in the notes, as data, and the status."""
    printed = subprocess.run([sys.executable, "-m", "wrt.terminal", "check", str(NOTES), "--json"],
                             capture_output=True, encoding="utf-8", timeout=120)
    return printed.returncode, json.loads(printed.stdout)


def test_each_equation_has_its_verdict_and_its_line(found):
    status, told = found
    (file,) = told["files"]
    assert [(one["line"], one["verdict"]) for one in file["results"]] == EXPECTED
    assert status == SOMETHING_FALSE


def test_the_fields_of_json_stay(found):
    told = found[1]
    assert list(told) == ["version", "files", "counts"] and told["version"] == 1
    (file,) = told["files"]
    assert list(file) == ["file", "pieces", "equations", "counts", "notes", "results"]
    assert {tuple(one) for one in file["results"]} == {
        ("line", "column", "text", "verdict", "statement", "words", "letters")}
    assert sum(told["counts"].values()) == file["equations"] == len(EXPECTED)


def ended(capsys, tmp_path, text, *options):
    """The status, and what is printed of notes."""
    path = tmp_path / "notes.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    status = main(["check", str(path), *options])
    return status, capsys.readouterr().out


@pytest.mark.parametrize("text, options, status, words", [
    ("$(AB)^T = B^TA^T$", [], NOTHING_FALSE, "1 understood (1 proved)"),
    ("$(AB)^T = A^TB^T$", [], SOMETHING_FALSE, ":1:2: false: "),
    (r"$\frac{\partial L}{\partial x} = y$", [], NOTHING_FALSE, "not understood: L is not defined"),
    (r"$\frac{\partial L}{\partial x} = y$", ["--strict"], SOMETHING_FALSE, "not understood"),
    (r"$\mathbb{E}[x] = \mu$", ["--strict"], NOTHING_FALSE, "1 set aside"),
    ("$(AB)^T = B^TA^T$", ["--all"], NOTHING_FALSE, ":1:2: proved: "),
    ("$x$", [], NOTHING_FALSE, "1 piece of mathematics, 0 equations"),
    ("", [], USAGE, "it is empty"), ("words", [], USAGE, "no mathematics"),
    (b"$\xff$", [], USAGE, "line 1 is not in UTF-8"),
    ("<!-- wrt: foo -->$x$", [], USAGE, "line 1: "), (b"$x$" * 1_000_000, [], USAGE, "more than 2 MB")])
def test_what_it_ends_with_and_says(capsys, tmp_path, text, options, status, words):
    found, printed = ended(capsys, tmp_path, text, *options)
    assert found == status and words in printed and "Traceback" not in printed


def test_what_is_no_file_is_said_in_a_line_and_the_others_are_checked(capsys, tmp_path):
    good = tmp_path / "good.md"
    good.write_text("$(AB)^T = B^TA^T$")
    assert check([str(tmp_path / "none.md"), str(tmp_path), str(good)]) == USAGE
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and "no such file" in lines[0] and "a folder" in lines[1] and "1 proved" in lines[2]


def test_annotations_are_escaped(capsys, tmp_path):
    path = tmp_path / "a,b%c.md"
    path.write_text("$(AB)^T = A^TB^T$\n\n" r"$\frac{\partial \|X\|^2}{\partial X} = X X^T X$")
    assert check([str(path)], "github") == SOMETHING_FALSE
    error, warning, notice = capsys.readouterr().out.splitlines()
    assert error.startswith("::error file=") and "a%2Cb%25c.md,line=1,col=2,title=false::(A B)ᵀ = Aᵀ Bᵀ%0A" in error
    assert warning.startswith("::warning ") and ",line=3,col=2,title=undecided::" in warning
    assert notice.startswith("::notice ") and "\n" not in notice


def test_a_terminal_without_unicode_is_written_in_ascii(monkeypatch, tmp_path):
    path = tmp_path / "notes.md"
    path.write_text(r"$\frac{\partial x^T\Sigma x}{\partial x} = (\Sigma + \Sigma^T) x^{T}$")
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    check([str(path)], has_all=True)
    out.flush()
    assert "Sigma" in out.buffer.getvalue().decode("ascii")


def test_signs_in_ascii():
    assert in_ascii("∂(xᵀ A x)/∂x = (A + Aᵀ) x, Σ⁻¹, x², A⁻ᵀ, n×m, ŷ, 𝐊") == (
        "d(x' A x)/dx = (A + A') x, Sigma^-1, x^2, A^-T, nxm, y, K")


def test_control_signs_are_not_passed_to_the_terminal(capsys, tmp_path):
    _, printed = ended(capsys, tmp_path, "$\\frac{\\partial \x1b[31m}{\\partial x} = \x07x$")
    assert "\x1b" not in printed and "\x07" not in printed


def test_an_equation_that_takes_too_long_is_undecided(capsys, tmp_path):
    status, printed = ended(capsys, tmp_path, "$(AB)^T = A^TB^T$", "--seconds", "0")
    assert status == NOTHING_FALSE and "undecided" in printed and "took longer" in printed
