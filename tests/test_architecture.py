"""The house: what ARCHITECTURE.md draws is what stands, and what is held by tools is really held."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.check

PACKAGES = ("wrt", "wrt_sphinx")
PICTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MODULES = {path.relative_to(ROOT / "src").with_suffix("").as_posix(): path
           for package in PACKAGES for path in sorted((ROOT / "src" / package).rglob("*.py"))}
# why each stands within a function is said there
LATE = {"wrt_sphinx/commands/build": ["sphinx.cmd.build"], "wrt_sphinx/commands/engine": ["pages.typeset"],
        "wrt_sphinx/__init__": ["wrt.errors"],
        "wrt/arrays/line": ["sympy"], "wrt/arrays/numeric": ["mpmath"], "wrt/sheets/evidence": ["importlib.metadata"],
        "wrt/claims/check": ["phrase", "numbers"], "wrt/claims/regions": ["sympy", "sympy"]}
# tests of a package, a room or a behaviour, and not of a module
OF_NO_MODULE = {"wrt/test_package", "wrt_sphinx/test_rooms", "wrt_sphinx/test_reproducible"}
# the tests of nodes, and of the rules of both readings for them, stand in tests/nodes
IN_ONE_FILE_A_NODE = re.compile(r"wrt/nodes/\w+$|wrt/(proof|arrays)/rules$|/?__init__$")


def functions(path: Path):
    """All functions of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_room_is_in_the_picture(package):
    rooms = {path.name for path in (ROOT / "src" / package).iterdir() if (path / "__init__.py").exists()}
    drawn = PICTURE.partition(f"## The rooms of {package}\n")[2].partition("\n## ")[0]
    assert {room for room in rooms if not re.search(rf"│ {room}\b", drawn)} == set()


def test_what_the_text_names_stands_there():
    named = {name for name in re.findall(r"`([\w/]+\.py)`", PICTURE) if "<" not in name}
    roots = [ROOT, ROOT / "src" / "wrt", ROOT / "src" / "wrt_sphinx"]
    assert {name for name in named if not any((root / name).exists() for root in roots)} == set()
    assert len(PICTURE.splitlines()) < 120


@pytest.mark.parametrize("name", MODULES)
def test_functions_have_names_and_imports_stand_at_the_top(name):
    late = [inner.module if isinstance(inner, ast.ImportFrom) else inner.names[0].name
            for function in functions(MODULES[name]) for inner in ast.walk(function)
            if isinstance(inner, (ast.Import, ast.ImportFrom))]
    assert late == LATE.get(name, [])
    assert [function.lineno for function in functions(MODULES[name]) if function.name == "_"] == []


def test_a_module_and_its_test_share_a_name_and_a_room():
    found = {path.relative_to(ROOT / "tests").with_suffix("").as_posix()
             for package in PACKAGES for path in (ROOT / "tests" / package).rglob("test_*.py")}
    tested = {re.sub(r"test_(\w+)$", r"\1", name) for name in found - OF_NO_MODULE}
    untested = sorted(name for name in set(MODULES) - tested if not IN_ONE_FILE_A_NODE.search(name))
    told = [f"write tests/{room}/test_{module}.py" for room, _, module in (name.rpartition("/") for name in untested)]
    told += [f"tests/{name}: there is no such module" for name in sorted(tested - set(MODULES))]
    assert not told, "\n".join(told)


# ------------------------------------------------------------------ what holds the layers
# imports against the layers, each with the module that it would stand in, and the contract that it breaks
AGAINST = [
    ("wrt.proof.size", "from ..arrays import point", "wrt.arrays.point", "the rooms of wrt"),
    ("wrt.arrays.functions", "from ..proof import terms", "wrt.proof.terms", "the rooms of wrt"),
    ("wrt.claims.given", "from ..examples import chart", "wrt.examples.chart", "the rooms of wrt"),
    ("wrt.language.shape", "from ..nodes import trace", "wrt.nodes.trace", "the rooms of wrt"),
    ("wrt.nodes.functions", "import sympy", "sympy", "no node and no proof"),
    ("wrt.claims.given", "import sympy", "sympy", "SymPy is imported by"),
    ("wrt.claims.search", "import sympy", "sympy", "SymPy is imported by"),
    ("wrt.arrays.jet", "import mpmath", "mpmath", "SymPy is imported by"),
    ("wrt.errors", "import numpy", "numpy", "the language knows no site"),
    ("wrt_sphinx.ids.revision", "from ..pages import gate", "wrt_sphinx.pages.gate", "the rooms of wrt_sphinx"),
    ("wrt_sphinx.pages.gate", "from wrt.claims import given", "wrt.claims.given", "pages are made of sheets"),
    ("wrt_sphinx.pages.gate", "from wrt.sheets.maker import sheet_of", "wrt.sheets.maker", "pages are made of sheets"),
    ("wrt.examples.chart", "from ..sheets import svg", "wrt.sheets.svg", "the rooms of wrt"),
]


def layers(folder: Path) -> str:
    """What import-linter says of a copy of the sources, or nothing if it is content."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    said = subprocess.run([*command, "--no-cache"], cwd=folder, capture_output=True, text=True,
                          env={"PYTHONPATH": str(folder / "src"), "COLUMNS": "200"})
    return said.stdout + said.stderr if said.returncode else ""


@pytest.fixture
def copy(tmp_path):
    """A copy of the sources with the settings."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def write_below(folder: Path, module: str, line: str) -> None:
    """Put a line below a module."""
    path = folder / "src" / f"{module.replace('.', '/')}.py"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{line}\n", encoding="utf-8")


@pytest.mark.slow
def test_imports_against_the_layers_are_found(copy):
    assert layers(copy) == ""
    for module, line, _, _ in AGAINST:
        write_below(copy, module, line)
    said = layers(copy)
    assert [case for case in AGAINST if not re.search(rf"{case[3]}.* BROKEN", said)] == []
    assert [case for case in AGAINST if not re.search(rf"{re.escape(case[0])} -> {re.escape(case[2])}\b", said)] == []


@pytest.mark.slow
def test_a_circle_within_a_room_is_found(copy):
    write_below(copy, "wrt.language.dimension", "from . import expression")
    assert re.search("no circles BROKEN", layers(copy))
