"""No directive and no role begins to run but those of the list; the attacks try many others."""

from myst_nb import sphinx_

from wrt_sphinx.pages.renderer import PageRenderer


def test_the_parser_uses_it(registered):
    assert sphinx_.SphinxNbRenderer is PageRenderer


def test_what_is_not_of_the_list_reads_no_file(make_site):
    site = make_site({"a": "# A\n\n```{include} secret.txt\n```\n\nSee {download}`secret.txt`.\n"})
    (site.folder / "secret.txt").write_text("a secret that nobody reads: **bold\n")
    built = site.build()
    assert "a.md:8: ERROR: there is no directive {include}" in built.told
    assert "a.md:11: ERROR: there is no role {download}" in built.told and "secret that" not in built.told
