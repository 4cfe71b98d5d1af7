"""Archives of compiled modules are the same each time, hold what they should, and run."""

import subprocess
import sys
import zipfile

import pytest

from wrt_sphinx.commands.compiled import _nowhere, lean, pack

MODULES = {"__init__.py": '"""Words."""\n', "b.py": "def f(x):\n    assert x, 'never'\n    return [y * 2 for y in x]\n",
           "tests/test_b.py": "", "note.txt": "no module"}


@pytest.fixture
def sources(tmp_path):
    """A folder, and an archive, of the same modules."""
    folder, archive = tmp_path / "folder", tmp_path / "sources.zip"
    with zipfile.ZipFile(archive, "w") as written:
        for name, text in reversed(MODULES.items()):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
            written.writestr(name, text)
    return folder, archive


def test_a_folder_and_an_archive_of_the_same_give_the_same_bytes(sources, tmp_path):
    made = []
    for number, source in enumerate((*sources, *sources)):
        target = tmp_path / f"{number}.zip"
        pack(str(source), str(target), "a/", r"(?:^|/)tests/", {"a": "1.2"})
        made.append(target.read_bytes())
    assert len(set(made)) == 1
    with zipfile.ZipFile(tmp_path / "0.zip") as archive:
        assert archive.namelist() == ["a-1.2.dist-info/METADATA", "a/__init__.pyc", "a/b.pyc"]
        assert {one.compress_type for one in archive.infolist()} == {zipfile.ZIP_STORED}


def test_what_is_packed_runs_without_its_words_and_tells_its_version(sources, tmp_path):
    target = tmp_path / "a.zip"
    pack(str(sources[0]), str(target), "a/", "^$", {"a": "1.2"})
    code = (f"import sys; sys.path.insert(0, {str(target)!r}); import a, a.b; from importlib.metadata import version\n"
            "print(a.__doc__, a.b.f([0, 1]), a.b.f([]), version('a'))")
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "None [0, 2] [] 1.2\n"


@pytest.mark.parametrize("units", [1, 7, 8, 9, 16, 17, 1000])
def test_a_table_of_nowhere_covers_all_code(units):
    assert sum((byte & 7) + 1 for byte in _nowhere(units)) == units
    assert all(byte >> 3 == 0b11111 for byte in _nowhere(units))


def test_code_within_code_stands_nowhere_too():
    code = lean(compile(MODULES["b.py"], "b.py", "exec"))
    inner = next(const for const in code.co_consts if hasattr(const, "co_code"))
    for part in (code, inner):
        assert part.co_filename == "" and all(line is None for *_, line in part.co_lines())
