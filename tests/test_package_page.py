"""What a package index shows of wrt: each line of it is true, of wrt as it is installed without extras."""

import doctest
import re
import shlex
import tomllib
from pathlib import Path

from bare import bare
from conftest import ROOT
from markdown_it import MarkdownIt

import wrt

PAGE = ROOT / "PACKAGE.md"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TRY = """
import doctest
raise SystemExit(doctest.testfile(sys.argv[1], module_relative=False, encoding="utf-8").failed)
"""
RUN = "from wrt.terminal import main\nmain(sys.argv[1:])"


def blocks(language):
    """The blocks of a language, without their fences."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def test_what_python_is_told_to_say_it_says(tmp_path):
    examples = tmp_path / "examples.txt"
    examples.write_text("\n".join(blocks("python")), encoding="utf-8")
    assert len(doctest.DocTestParser().get_examples(examples.read_text(encoding="utf-8"))) >= 8
    assert bare(TRY, str(examples)) == ""


def test_a_false_line_is_found(tmp_path):
    examples = tmp_path / "examples.txt"
    examples.write_text("\n".join(blocks("python")).replace("'proved'", "'exact'"), encoding="utf-8")
    assert bare(TRY, str(examples)) != ""


def test_what_the_program_is_told_to_say_it_says():
    said = [part.partition("\n") for block in blocks("console") for part in block.removeprefix("$ ").split("\n$ ")]
    assert len(said) >= 2
    for command, _, lines in said:
        program, *arguments = shlex.split(command)
        assert program in SETTINGS["scripts"] and bare(RUN, *arguments).strip() == lines.strip()


def test_it_reads_well_where_nothing_else_of_the_project_is():
    tokens = MarkdownIt("commonmark").parse(PAGE.read_text(encoding="utf-8"))
    every = [inner for token in tokens for inner in (token, *(token.children or ()))]
    links = [token.attrs["href"] for token in every if token.type == "link_open"]
    assert [link for link in links if not link.startswith("https://")] == []
    assert not {token.type for token in every} & {"html_block", "html_inline", "image"}
    assert SETTINGS["readme"] == PAGE.name and {token.info for token in every if token.type == "fence"} <= {
        "", "python", "console"}


def test_every_extra_that_it_names_is_one():
    named = set(re.findall(r"wrt\[(\w+)\]", PAGE.read_text(encoding="utf-8")))
    assert named == {"symbols", "sphinx"} <= set(SETTINGS["optional-dependencies"])
    assert (Path(wrt.__file__).parent / "py.typed").is_file()


def test_the_version_is_that_of_the_settings():
    assert wrt.__version__ == SETTINGS["version"]
