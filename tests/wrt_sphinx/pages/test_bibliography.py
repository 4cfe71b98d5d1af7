"""What keeps a source from being shown is told before any page is read; its plugins are found once."""

import pybtex.plugin
import pytest

from wrt_sphinx.pages.bibliography import GROUPS, faults, find_plugins


@pytest.fixture
def no_packages(monkeypatch):
    """Nothing is installed, and nothing is registered yet."""
    monkeypatch.setattr(pybtex.plugin, "_RUNTIME_PLUGINS", {})
    find_plugins(None, None)
    monkeypatch.setattr(pybtex.plugin, "entry_points", lambda **search: ())


@pytest.mark.parametrize("group", GROUPS)
def test_the_default_plugin_of_each_group_is_there(no_packages, group):
    assert issubclass(pybtex.plugin.find_plugin(group), pybtex.plugin.Plugin)


def test_a_plugin_that_is_not_installed_is_still_missing(no_packages):
    with pytest.raises(pybtex.plugin.PluginNotFound):
        pybtex.plugin.find_plugin("pybtex.style.formatting", "no-such-style")


SOURCES = """\
@book{one,
  author = {Müller, Ann},
  title = {Matrices},
  publisher = {Press},
  year = {2001},
}

@article{two,
  author = {Other, Bob},
  title = {Vectors},
  journal = {Journal},
  year = {2002},
}
"""
# of each: what is changed, the line, and what is told
BROKEN = {
    "an open brace": ("{Matrices}", "{Matrices", 8, "'}' expected; mend the entry, or take it out"),
    "no comma": ("{Matrices},", "{Matrices}", 4, "'}' expected; mend the entry, or take it out"),
    "no author": ("  author = {Other, Bob},\n", "", 8, "missing author in two; add it, or let the entry begin"),
    "a repeated key": ("{two", "{one", 8, "repeated bibliography entry: one; mend the entry, or take it out"),
    "a repeated field": ("{Press},", "{Press}, year = {1},", 1, "entry with key one has a duplicate year field; mend"),
    "no such kind": ("@article", "@essay", 8, "there is no @essay; write one of @article, @book"),
    "no such word": ("{2002}", "xyz", 12, "undefined string: xyz; mend the entry, or take it out"),
    "a name of many parts": ("Müller, Ann", "M, u, l, l, er", 2, "Too many commas in 'M, u, l, l, er'; mend the entry"),
}


def test_sources_that_can_be_shown_are_not_told(tmp_path):
    (tmp_path / "a.bib").write_text(SOURCES, encoding="utf-8")
    assert [*faults(tmp_path / "a.bib")] == []
    assert [*faults(tmp_path / "b.bib")] == [(1, "the list of sources is missing: put it back")]


@pytest.mark.parametrize("name", BROKEN)
def test_a_source_that_cannot_be_shown_is_told_with_its_line(tmp_path, name):
    old, new, line, begins = BROKEN[name]
    (tmp_path / "a.bib").write_text(SOURCES.replace(old, new), encoding="utf-8")
    ((at, words),) = faults(tmp_path / "a.bib")
    assert at == line and words.startswith(begins)


@pytest.mark.slow
def test_no_page_is_read_before_the_sources_can_be(make_site):
    site = make_site({"page": "# Page\n"},
                     'extensions.append("sphinxcontrib.bibtex")\nbibtex_bibfiles = ["references.bib"]\n')
    (site.folder / "references.bib").write_text(SOURCES.replace("{two", "{one"))
    told = site.build_apart().stderr
    assert told == "references.bib:8: ERROR: repeated bibliography entry: one; mend the entry, or take it out\n"
