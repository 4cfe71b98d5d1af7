"""What Sphinx warns of on a page is a failure of that page, with a remedy, and stops any build."""

from types import SimpleNamespace

import pytest
from conftest import SETUP, true_formula

from wrt_sphinx.pages.complaints import hint, line_of_word, place_of, reworded

TRUE = f"# Page\n{SETUP}{true_formula('dwx')}"
LINK = "\nOne line,\nand a [link](nowhere.md) in the second.\n"


@pytest.mark.parametrize("warning, told, word", [
    ("'myst' cross-reference target not found: 'a.md'", "the link 'a.md' leads nowhere; write a file as seen", "a.md"),
    ("local id not found in doc 'b': 'c'", "b has no heading #c; write its words", "c"),
    ("equation not found: x", "no formula of the site is named 'x'; show", "x"),
    ("could not find bibtex key \"k\"", "no source has the key 'k'; add it to references.bib", "k"),
    ("Unknown directive type: 'fromula'", "there is no directive {fromula}; write {formula}", "fromula"),
    ("Unknown interpreted text role \"zzz\".", "there is no role {zzz}; write one of {doc}, {eq}", "zzz"),
    ("Document headings start at H2, not H1", "the first heading is H2; give the page a title", "H2"),
    ("words of\n Sphinx  itself", "words of Sphinx itself", ""),
])
def test_a_warning_is_told_in_our_words(registered, warning, told, word):
    message, found = reworded(warning)
    assert message.startswith(told) and found == word


def test_a_hint_is_the_nearest_name():
    assert hint("form", ["formula", "note"], []) == "write {formula}"
    assert hint("zzz", ["formula", "note"], []) == "write one of {formula}, {note}"


@pytest.mark.parametrize("warning, told", [
    ("Unknown directive type: 'warning'", "there is no directive {warning}; write {note} for a box"),
    ("Unknown directive type: 'figure'", "there is no directive {figure}; let a cell end with a Picture"),
    ("Unknown directive type: 'expr'", "there is no directive {expr}; write a role as {expr}`…` in a line"),
    ('Unknown interpreted text role "picture".', "there is no role {picture}; write ```{picture} as a block"),
    ('Unknown interpreted text role "numref".', "there is no role {numref}; write {formula}"),
    ("Footnote [#] is not referenced.",
     "nothing refers to the footnote; write [^name] where it belongs, or take it out"),
])
def test_what_others_have_is_told_with_what_there_is_here(registered, warning, told):
    assert reworded(warning)[0] == told


@pytest.mark.parametrize("typed", ["convenion", "Convention", "conventions"])
def test_a_misspelt_directive_is_answered_with_the_one_that_there_is(registered, typed):
    told, _ = reworded(f"Unknown directive type: '{typed}' [myst.directive_unknown]")
    assert told == f"there is no directive {{{typed}}}; write {{convention}}"


def test_a_place_is_a_page_or_none():
    env = SimpleNamespace(found_docs={"a"}, path2doc=lambda path: path.removeprefix("/s/").removesuffix(".md"))
    assert place_of(env, "/s/a.md:7") == ("a", 7) and place_of(env, "/s/a.md:") == ("a", 1)
    assert place_of(env, ("a", 3)) == ("a", 3) and place_of(env, ("a", None)) == ("a", 1)
    assert place_of(env, "a") == ("a", 1)
    assert [place_of(env, where)[0] for where in (None, "/s/conf.py:3", ("b", 1), "")] == [""] * 4


def test_the_line_is_that_of_the_word_in_its_paragraph(tmp_path):
    page = tmp_path / "a.md"
    page.write_text("one\ntwo word\n\nword\n")
    assert [line_of_word(page, 1, word) for word in ("word", "other", "")] == [2, 1, 1]


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("-W", "--keep-going", "-n"), ("-j", "2")])
def test_a_broken_link_fails_every_build_until_it_is_mended(make_site, options):
    pages = {name: TRUE.replace("dwx", name) for name in "abcdef"}
    site = make_site({**pages, "a": pages["a"] + LINK})
    told = f"a.md:{site.line('a', 'nowhere')}: ERROR: the link 'nowhere.md' leads nowhere; "
    for _ in range(2):
        built = site.build_apart(*options)
        assert (built.returncode, len(built.stderr.splitlines())) == (1, 2), built.stderr
        assert built.stderr.startswith(told) and built.stderr.endswith("BUILD FAILED: 1 chapter\n")
    site.write("a", pages["a"])
    built = site.build_apart(*options)
    assert (built.returncode, built.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("-j", "2")])
def test_a_complaint_of_reading_is_told_with_the_failures(make_site, options):
    role = "\nSee {fromula}`dwx`.\n"
    pages = {name: TRUE.replace("dwx", name) for name in "abcdef"}
    site = make_site({**pages, "a": pages["a"] + role, "b": pages["b"] + role + "\n$a = b$\n"})
    told = site.build_apart(*options).stderr
    assert told.count("there is no role {fromula}; write {formula}") == 2 and told.count("typed mathematics") == 1
    assert "WARNING" not in told and told.endswith("BUILD FAILED: 2 chapters\n")


def test_a_warning_about_no_page_is_left_to_sphinx(make_site):
    site = make_site({"a": "# A\n"}, "def setup(app):\n    from sphinx.util import logging\n"
                                     "    app.connect('env-updated', lambda *_: "
                                     "logging.getLogger('x').warning('odd settings'))\n")
    built = site.build()
    assert "WARNING: odd settings" in built.warnings and built.told == ""


def test_what_the_settings_suppress_is_no_failure(make_site):
    site = make_site({"a": "# A\n\n#### B\n"}, 'suppress_warnings = ["myst.header"]\n')
    assert site.build().status == 0
