"""What may be written is what is registered."""

from wrt_sphinx.chapters.vocabulary import OTHER_ROLES, all_directives, all_roles
from wrt_sphinx.pages.borrowed import BORROWED


def test_the_names_are_those_that_are_registered(registered):
    ours = {"choice", "code-cell", "convention", "formula", "listing", "picture", "refuted", "sheet", "words"}
    assert set(all_directives()) == {*ours, *BORROWED} and set(all_roles()) == {"expr", "formula", *OTHER_ROLES}


def test_one_that_is_added_is_known(registered):
    class Added:
        __module__ = "wrt_sphinx.pages.directives"

    registered.add_directive("added", Added)
    assert "added" in all_directives() and "figure" not in all_directives()
