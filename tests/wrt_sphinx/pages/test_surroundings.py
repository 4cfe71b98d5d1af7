"""Files that cannot be read, and a machine that cannot build: one line with the remedy, from each command."""

import errno
import locale
import os
import re
import shutil
import subprocess
import sys

import check
import pytest
from conftest import FRONT_MATTER, ROOT, wanted
from sphinx.errors import ConfigError, ExtensionError, SphinxParallelError

from wrt_sphinx.chapters.confinement import bubblewrap
from wrt_sphinx.pages.surroundings import faults, run, told

MEET = "two versions meet here, as git left them: keep what is right of both, without the lines"
UTF8 = "the file is not in UTF-8: save it with that encoding"
PAGE = FRONT_MATTER + "# Straße\n"

# of each: the file, what it holds, the line, and how it is told
FILES = {
    "Latin-1": ("chapters/a.md", PAGE.encode("latin-1"), 6, UTF8),
    "Latin-1 sources": ("references.bib", "% one\n% Müller\n".encode("latin-1"), 2, UTF8),
    "Latin-1 citation": ("CITATION.cff", "title: ü\n".encode("latin-1"), 1, UTF8),
    "Latin-1 settings": ("conf.py", "a = 'ü'\n".encode("latin-1"), 1, UTF8),
    "UTF-16": ("chapters/a.md", PAGE.encode("utf-16"), 1, UTF8),
    "UTF-16 without its mark": ("chapters/a.md", "# A\n".encode("utf-16-le"), 1, "a character that nobody sees"),
    "NUL": ("chapters/a.md", FRONT_MATTER.encode() + b"# A\n\nb\0\n", 8, "a character that nobody sees"),
    "a BOM": ("chapters/a.md", PAGE.encode("utf-8-sig"), 1, "the file begins with a mark that nobody sees, a BOM"),
    "no front matter": ("chapters/a.md", b"# A\n", 1, "the chapter has no front matter: begin it with the first lines"),
    "a name with a blank": ("chapters/a b.md", PAGE.encode(), 1, "this is no name of a chapter: give the file one of"),
    "a name with a capital": ("chapters/Trace.md", PAGE.encode(), 1, "this is no name of a chapter"),
    "a conflict in the contents": ("index.md", b"# I\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", 2, MEET),
    "a conflict in the sources": ("references.bib", b"<<<<<<< HEAD\n@book{a}\n", 1, MEET),
    "a conflict in the ids": ("formulas.jsonl", b"{}\n>>>>>>> branch\n", 2, MEET),
    "a conflict in data": ("measurements/a.json", b"{\n<<<<<<< HEAD\n}", 2, MEET),
    "a conflict in the citation": ("CITATION.cff", b"<<<<<<< HEAD\n", 1, MEET),
    "no JSON": ("package.json", '{"ü": 1,\n"b": }\n'.encode(), 2, "the file is no JSON: Expecting value; mend it"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_told_with_its_line(tmp_path, name):
    path, content, line, begins = FILES[name]
    (tmp_path / "index.md").write_text("# Index\n")
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_bytes(content)
    (found,) = faults(tmp_path)
    assert found.startswith(f"{path}:{line}: ERROR: {begins}") and "\n" not in found


def test_what_is_too_deep_is_told():
    assert told(RecursionError()).startswith("ERROR: blocks stand within blocks, too deep")


def test_what_can_be_read_is_not_told():
    assert [*faults(ROOT)] == []


@pytest.mark.parametrize("name", ["sub/a.md", "a.markdown", "a.ipynb", "a.md.txt", "a"])
def test_what_no_page_is_made_of_is_told(tmp_path, name):
    (tmp_path / "index.md").write_text("# Index\n")
    for path in (name, "_template.md", ".ipynb_checkpoints/a-checkpoint.md", "b.md"):
        (tmp_path / "chapters" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "chapters" / path).write_text(PAGE)
    assert [*faults(tmp_path)] == [f"chapters/{name.partition('/')[0]}: ERROR: no page is made of this: a chapter is a "
                                   "file of chapters/ with a name such as trace.md, and what chapters share stands in "
                                   "chapters/declared/; move it, or take it out"]


def test_what_is_no_file_is_told(tmp_path):
    (tmp_path / "chapters" / "folder.md").mkdir(parents=True)
    (tmp_path / "chapters" / "loop.md").symlink_to("loop.md")
    assert [*faults(tmp_path)] == [
        "index.md:1: ERROR: the first page is missing: put it back",
        "chapters/folder.md: ERROR: this is a folder, or a link that leads nowhere: take it out",
        "chapters/loop.md: ERROR: this is a folder, or a link that leads nowhere: take it out"]


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")
CLOSED = "this may not be read or written: change its rights, or copy the project to a folder of yours"
# what ends a build, and how it is told
ERRORS = [
    (FULL, "ERROR: the disk is full: make room, and repeat it; `make clean` removes what was made here"),
    (shutil.Error([("a", "b", str(FULL))]), "ERROR: the disk is full"),
    (SphinxParallelError(f"OSError: {FULL}", ""), "ERROR: the disk is full"),
    (ExtensionError("Handler", FULL), ""),
    (caused(ExtensionError("Handler", FULL), FULL), "ERROR: the disk is full"),
    (OSError(errno.EROFS, "", "_build/html"), f"_build/html: ERROR: {CLOSED}"),
    (PermissionError(errno.EACCES, "", "index.md"), f"index.md: ERROR: {CLOSED}"),
    (FileNotFoundError(errno.ENOENT, "", "_build/node/math.css"), "_build/node/math.css: ERROR: this is missing: put"),
    (FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']"),
     "ERROR: there is no folder for temporary files: set TMPDIR to one that you may write"),
    (OSError(errno.ELOOP, "", "a.md"), "a.md: ERROR: the link leads to itself: take it out"),
    (locale.Error("unsupported locale setting"), "ERROR: this machine has no locale 'xx_XX': set LC_ALL=C.UTF-8"),
    (UnicodeEncodeError("ascii", "ü", 0, 1, ""), "ERROR: what is printed does not fit into ascii: set PYTHONIO"),
    (ModuleNotFoundError("", name="furo"), "ERROR: there is no module furo: mend the name, or let `make clean html`"),
    (caused(ConfigError(), SyntaxError("no", ("conf.py", 3, 1, ""))),
     "conf.py:3: ERROR: the settings cannot be read: SyntaxError: no"),
    (ValueError("a fault of code"), ""),
]


@pytest.mark.parametrize(("error", "begins"), ERRORS, ids=lambda value: type(value).__name__)
def test_what_ends_a_build_is_told_with_its_remedy(error, begins, monkeypatch):
    monkeypatch.setenv("LC_ALL", "xx_XX")
    assert told(error).startswith(begins) and bool(told(error)) == bool(begins)


def test_a_fault_of_code_keeps_its_traceback(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "index.md").write_text("# Index\n")
    assert run(lambda: 3) == 3
    with pytest.raises(ZeroDivisionError):
        run(lambda: 1 // 0)
    assert run(lambda: os.stat("nowhere").st_size) == 1
    assert capsys.readouterr().err.startswith("nowhere: ERROR: this is missing")


def test_nothing_is_checked_that_cannot_be_read(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        check.main()
    assert capsys.readouterr().err == "index.md:1: ERROR: the first page is missing: put it back\n"


HTML = [sys.executable, "-m", "wrt_sphinx.commands.build"]
PLAIN = [sys.executable, "-m", "sphinx", "-q", ".", "_build/plain"]
IDS = [sys.executable, "-m", "wrt_sphinx.commands.ids"]
CHAPTER = [sys.executable, "-m", "wrt_sphinx.commands.new_chapter", "determinant"]


@pytest.fixture(scope="module")
def site(make_site, tmp_path_factory):
    """A small site in a folder whose name has a blank and a letter that is no English one."""
    site = make_site({"page": "# Page\n"})
    return shutil.copytree(site.folder, tmp_path_factory.mktemp("around") / "a b ü")


def ended(command: list[str], folder, **environment) -> tuple[int, str]:
    done = subprocess.run(command, cwd=folder, text=True, capture_output=True, env={**os.environ, **environment})
    return done.returncode, done.stderr


@pytest.mark.slow
def test_a_site_is_built_wherever_it_stands(site):
    environment = {name: value for name, value in os.environ.items() if name not in ("HOME", "LANG", "LC_ALL")}
    built = subprocess.run(HTML, cwd=site, env={**environment, "PATH": "", "PYTHONIOENCODING": "ascii"}, text=True,
                           capture_output=True)
    assert (built.returncode, built.stdout, built.stderr) == (0, "open _build/html/index.html\n", "")


@pytest.mark.slow
@pytest.mark.parametrize("command", [HTML, PLAIN, IDS, CHAPTER], ids=["html", "plain", "ids", "chapter"])
def test_no_command_ends_in_a_traceback(site, command):
    page = site / "page.md"
    before = page.read_bytes()
    page.write_bytes("# Straße\n".encode("latin-1"))
    assert ended(command, site) == (1, f"page.md:1: ERROR: {UTF8}\n")
    page.write_bytes(before)


@pytest.mark.slow
@pytest.mark.parametrize(("command", "surroundings", "begins"), [
    *((command, "closed", rf"_build(/\S+)?: ERROR: {re.escape(CLOSED)}") for command in (HTML, PLAIN, IDS)),
    (HTML, "full", "ERROR: the disk is full"), (PLAIN, "full", "ERROR: the disk is full")])
def test_what_the_machine_does_not_allow_is_told(site, command, surroundings, begins):
    program = wanted(bubblewrap(os.getcwd())[0], "no bubblewrap, which makes a folder that is full or closed")
    (site / "page.md").write_text("# A page of which there is no build\n")
    made = site / "_build"
    options = {"closed": ["--ro-bind", site, site], "full": ["--size", "100000", "--tmpfs", made]}[surroundings]
    status, words = ended([program, "--dev-bind", "/", "/", *options, *command], site)
    # before that, Sphinx tells of each file that it could not copy
    assert status and re.match(begins, words.splitlines()[-1]), words


@pytest.mark.slow
def test_a_locale_that_is_missing_is_told(site):
    (site / "page.md").write_text("# Another page of which there is no build\n")
    assert ended(HTML, site, LC_ALL="xx_XX") == (1, "ERROR: this machine has no locale 'xx_XX': set LC_ALL=C.UTF-8\n")
