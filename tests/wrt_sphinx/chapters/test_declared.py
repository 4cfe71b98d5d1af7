"""What chapters share is declared once: a cell imports it, a change is noticed, and a fault is told at the cell."""

import pytest
from conftest import SETUP, true_formula

from wrt_sphinx.chapters.declared import FOLDER, sizes

LETTERS = """
from wrt import Matrix, Vector, dimensions

n, m = dimensions("n m")
W, x = Matrix("W", n, m), Vector("x", m)
"""
CELL = """
The matrix has shape $n \\times m$, and the product is {expr}`W @ x`.

```{code-cell} python
from declared.letters import W, m, n, x
from wrt import Derivation, Formula, delta, indices, partial

i, p = indices("i p", n)
j, q = indices("j q", m)
```
"""


@pytest.fixture
def site(make_site):
    page = "# Page\n" + CELL + true_formula("one").replace("f[i]", "(W @ x)[i]")
    site = make_site({"chapters/one": page, "chapters/two": "# Two\n" + SETUP + true_formula("two")})
    (site.folder / FOLDER).mkdir()
    (site.folder / FOLDER / "letters.py").write_text(LETTERS)
    return site


def test_a_cell_has_what_was_declared_elsewhere(site):
    built = site.build()
    assert built.status == 0, built.told
    assert "<mi>W</mi>" in site.page("chapters/one")


@pytest.mark.slow
def test_a_change_of_it_is_noticed_and_what_is_wrong_is_told_at_the_cell(site):
    assert site.build_apart().returncode == 0
    (site.folder / FOLDER / "letters.py").write_text(LETTERS.replace("n, m)", "m, n)"))
    told = site.build_apart()
    assert told.returncode != 0 and "chapters/one.md:" in told.stderr and "do not fit" in told.stderr
    (site.folder / FOLDER / "letters.py").write_text(LETTERS + "nothing.at.all\n")
    told = site.build_apart()
    line = site.line("chapters/one", "from declared")
    assert told.returncode != 0 and f"chapters/one.md:{line}: ERROR: cell 1: NameError" in told.stderr
    (site.folder / FOLDER / "letters.py").unlink()
    assert "the modules of chapters/declared" in site.build_apart().stderr


def test_sizes_are_those_of_the_cell_and_of_what_it_imports(tmp_path):
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "letters.py").write_text(LETTERS)
    cell = "from declared.letters import n\nfrom declared.none import z\nk = wrt.dimensions('k')\n"
    assert sorted(sizes(cell, tmp_path)) == ["k", "m", "n"]
    assert [*sizes(cell)] == ["k"] and [*sizes("k = (", tmp_path)] == []
