"""The rooms of the package: one way of imports, sheets alone on pages, and a test of the same name."""

import ast
import re
from pathlib import Path

import pytest

import wrt_sphinx

pytestmark = pytest.mark.check

SOURCE, TESTS = Path(wrt_sphinx.__file__).parent, Path(__file__).parent
MODULES = {path.relative_to(SOURCE).with_suffix("").as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
# from the top; a room may import from those below it
ROOMS = ["extension", "commands", "beside", "pages", "chapters", "parts", "ids"]
# facts of wrt that are no objects: its MIME type, letters, digits, and the grammar of labels
FACTS = {"wrt.MIME", "wrt.names.GREEK", "wrt.names.LABEL", "wrt.symbolic.RAISED"}
# why each stands within a function is said there
LATE = {"commands/build": {"sphinx.cmd.build.main"}}
# for what is no transport: the hash of a script as browsers have it, and a font within a stylesheet
ENCODES = {"beside/policy", "commands/font"}


def imported(name: str, within_functions: bool = False) -> set[str]:
    """What a module imports, by its full name."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    top, found = ["wrt_sphinx", *name.split("/")], set()
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in (node for whole in (functions if within_functions else [tree]) for node in ast.walk(whole)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = [*top[: len(top) - node.level], *filter(None, [node.module])] if node.level else [node.module]
            found |= {".".join([*base, alias.name]) for alias in node.names}
    return found


def room(name: str) -> str:
    """The room of a module, or the module itself if it stands in none."""
    return name.split("/")[0]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__init__")])
def test_a_module_imports_from_rooms_below_its_own(name):
    others = {full.split(".")[1] for full in imported(name) if full.startswith("wrt_sphinx.")} & set(ROOMS)
    below = ROOMS[ROOMS.index(room(name)) :]
    assert others <= set(below), f"{name} reaches up to {sorted(others - set(below))}"


def test_no_room_holds_a_circle():
    names = {f"wrt_sphinx.{name.replace('/', '.')}": name for name in MODULES}
    uses = {name: {names[part] for full in imported(name) for part in (full, full.rpartition(".")[0]) if part in names}
            for name in MODULES}
    while free := {name for name, used in uses.items() if not used - {name}}:
        uses = {name: used - free for name, used in uses.items() if name not in free}
    assert uses == {}


@pytest.mark.parametrize("name", [name for name in MODULES if room(name) != "chapters"])
def test_pages_are_made_of_sheets_and_see_no_object(name):
    assert {full for full in imported(name) if full.split(".")[0] == "wrt"} <= FACTS


@pytest.mark.parametrize("name", MODULES)
def test_no_object_travels(name):
    wanted = {"base64"} if name in ENCODES else set()
    assert imported(name) & {"pickle", "base64", "marshal", "shelve", "dill"} == wanted
    assert not re.search(r"\b(pickle|marshal)\b", MODULES[name].read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MODULES)
def test_imports_stand_at_the_top(name):
    assert imported(name, within_functions=True) == LATE.get(name, set())


def test_a_module_and_its_test_share_a_name():
    wanted = {name for name in MODULES if not name.endswith("__init__")}
    paths = [path.relative_to(TESTS) for path in TESTS.rglob("test_*.py")]
    found = {path.with_name(path.name.removeprefix("test_")).with_suffix("").as_posix() for path in paths}
    assert wanted - found == set() and found - wanted == {"rooms", "reproducible"}


def test_no_name_of_a_module_stands_twice():
    core = {path.stem for path in Path(SOURCE.parent, "wrt").rglob("*.py")}
    ours = [name.rpartition("/")[2] for name in MODULES if not name.endswith("__init__")]
    assert len(set(ours)) == len(ours) and set(ours) & core == set()


def test_every_room_says_what_it_holds():
    for name in ROOMS[1:]:
        assert f"- `{name}`: " in wrt_sphinx.__doc__
        assert ast.get_docstring(ast.parse(MODULES[f"{name}/__init__"].read_text(encoding="utf-8")))
