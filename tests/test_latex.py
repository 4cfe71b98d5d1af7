"""What a reader copies as LaTeX compiles in a document that loads amsmath alone."""

import json
import re
import subprocess

import pytest
from mutants import run
from random_trees import Trees

from wrt.language.words import latex_words

START = "\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n"


def faults(pdflatex, folder, pieces):
    """Compile the pieces as one document; what TeX complains of, each with the piece."""
    text = START + "\n".join(f"\\[\n{piece}\n\\]" for piece in pieces) + "\n\\end{document}\n"
    (folder / "all.tex").write_text(text, encoding="utf-8")
    command = [pdflatex, "-interaction=nonstopmode", "-file-line-error", "-no-shell-escape", "all.tex"]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace")
    lines, told = ["", *text.splitlines()], re.findall(r"^(?:\./all\.tex:(\d+):|!) (.*)", ended.stdout, re.M)
    assert (ended.returncode == 0) == (told == []), ended.stdout[-1000:]
    return [f"{why}: {lines[int(number or 0)]}" for number, why in told]


@pytest.mark.slow
def test_all_formulas_derivations_and_refuted_claims_compile(pdflatex, html, tmp_path):
    published = json.loads((html / "formulas.json").read_text(encoding="utf-8"))
    formulas = [run(record["python"], {}) for record in published["formulas"]]
    statements = [record["statement_latex"] for record in published["formulas"] + published["refuted"]]
    assert len(formulas) > 40 and [formula.latex() for formula in formulas] == statements[:len(formulas)]
    assert len(statements) > len(formulas) and all(statement.isascii() for statement in statements)
    assert faults(pdflatex, tmp_path, statements + [formula.derivation.latex() for formula in formulas]) == []


@pytest.mark.slow
def test_every_sign_and_bracket_compiles(pdflatex, tmp_path):
    trees = Trees(seed=5)
    pieces = [trees.tree(trees.shape(), depth=3).latex() for _ in range(300)]
    words = latex_words("$δ$ and $(x_0)_k$, αω ∂·×⊗⊙≠ xᵀ − 1: \\ ^ ~ & % $ # _ { } “quoted”, it’s naïve")
    assert faults(pdflatex, tmp_path, [*pieces, words]) == []


@pytest.mark.slow
@pytest.mark.parametrize("broken, told", [
    (r"\nosuchsign", "Undefined control sequence"),
    (r"x \in \mathbb{R}", "Undefined control sequence"),
    ("δ_{ij}", "Unicode character"),
    (r"\frac{a}{b", "File ended while scanning"),
    (r"a \\ & b", "Misplaced alignment tab"),
    (r"\left(a", r"Missing \right"),
])
def test_a_broken_piece_is_noticed(pdflatex, tmp_path, broken, told):
    assert any(told in fault for fault in faults(pdflatex, tmp_path, ["a", broken, "b"]))
