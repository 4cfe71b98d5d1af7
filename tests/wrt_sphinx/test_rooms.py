"""The rooms of the package: sheets alone on pages, no object that travels, names that stand once."""

import ast
import re
from pathlib import Path

import pytest

import wrt_sphinx

pytestmark = pytest.mark.check

SOURCE, TESTS = Path(wrt_sphinx.__file__).parent, Path(__file__).parent
MODULES = {path.relative_to(SOURCE).with_suffix("").as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
# facts of wrt that are no objects: what is not installed, its MIME type, letters and how they are said, digits, the
# grammar of labels, and what kinds of letters there are
FACTS = {"wrt.MIME", "wrt.errors.MissingError", "wrt.names.GREEK", "wrt.names.LABEL", "wrt.names.RAISED",
         "wrt.names.said", "wrt.parsing.kinds.KINDS"}
# what is shown of an object, as plain data and in words
SHEETS = ("wrt.sheets.sheet.", "wrt.sheets.plain.", "wrt.sheets.phrases.", "wrt.sheets.evidence",
          "wrt.sheets.glossary.")
# for what is no transport: the hash of a script as browsers have it, and a font within a stylesheet
ENCODES = {"beside/policy", "commands/engine", "commands/font"}
# code alone, of this package, for the page that runs it
COMPILES = {"commands/compiled"}


ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))


def imported(name: str) -> set[str]:
    """What a module imports, by its full name."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    top, found = ["wrt_sphinx", *name.split("/")], set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = [*top[: len(top) - node.level], *filter(None, [node.module])] if node.level else [node.module]
            found |= {".".join([*base, alias.name]) for alias in node.names}
    return found


def room(name: str) -> str:
    """The room of a module, or the module itself if it stands in none."""
    return name.split("/")[0]


@pytest.mark.parametrize("name", [name for name in MODULES if room(name) != "chapters"])
def test_pages_are_made_of_sheets_and_see_no_object(name):
    ours = {full for full in imported(name) if full.split(".")[0] == "wrt" and not full.startswith(SHEETS)}
    assert ours <= FACTS


@pytest.mark.parametrize("name", MODULES)
def test_no_object_travels(name):
    wanted = {"base64"} if name in ENCODES else {"marshal"} if name in COMPILES else set()
    assert imported(name) & {"pickle", "base64", "marshal", "shelve", "dill"} == wanted
    text = MODULES[name].read_text(encoding="utf-8")
    assert not re.search(r"\bpickle\b|\bmarshal\.loads?\b", text)
    assert name in COMPILES or not re.search(r"\bmarshal\b", text)


def test_no_name_of_a_module_stands_twice():
    core = {path.stem for path in Path(SOURCE.parent, "wrt").rglob("*.py")}
    ours = [name.rpartition("/")[2] for name in MODULES if not name.endswith("__init__")]
    assert len(set(ours)) == len(ours) and set(ours) & core == set()


def test_every_room_says_what_it_holds():
    for name in ROOMS:
        assert f"- `{name}`: " in wrt_sphinx.__doc__
        assert ast.get_docstring(ast.parse(MODULES[f"{name}/__init__"].read_text(encoding="utf-8")))
