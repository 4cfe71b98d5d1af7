"""All that an author writes and all that Sphinx calls is registered."""

from wrt_sphinx.pages.notes import DIRECTIVES, WORDS


def test_each_kind_of_result_has_its_directive_and_its_words(registered):
    from docutils.parsers.rst import directives

    assert {kind: directives._directives[name].kind for kind, name in DIRECTIVES.items()} == {k: k for k in WORDS}


def test_the_settings_are_those_that_a_site_may_set(registered):
    ours = {name for name in registered.config.values if name.startswith("wrt_")}
    assert ours == {f"wrt_{name}" for name in (
        "card", "cell_seconds", "engine", "licences", "live", "registry", "revision", "rules", "sources", "typesetter")}
