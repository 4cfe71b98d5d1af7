"""What a site is built with that says nothing of it."""

import runpy

import pytest
from conftest import ROOT
from sphinx.config import Config

from wrt_sphinx.pages.defaults import DEFAULTS, FRAME, THEME, fill_in


def filled(**said):
    """The settings of a conf.py."""
    return of(Config(said))


def of(config):
    """The settings, as an extension fills them in."""
    config.add("html_theme", "alabaster", "html", ())
    fill_in(None, config)
    return config


def test_what_is_not_said_is_set():
    config = filled(project="Notes")
    assert all(getattr(config, name) == value for name, value in DEFAULTS.items())
    assert (config.html_title, config.templates_path) == ("Notes", [str(FRAME)]) and (FRAME / "page.html").is_file()


@pytest.mark.parametrize("name, value", [("html_theme", "basic"), ("numfig", False), ("templates_path", ["mine"]),
                                         ("exclude_patterns", [])])
def test_what_is_said_stays(name, value):
    config = filled(**{name: value})
    assert getattr(config, name) == value
    # the frame is made for one theme
    assert (config.templates_path == [str(FRAME)]) == (name in ("numfig", "exclude_patterns"))


def test_an_option_of_the_command_stays_too():
    config = of(Config({}, {"html_theme": "basic"}))
    assert config.html_theme == "basic" != THEME


def test_our_own_site_says_nothing_twice():
    ours = runpy.run_path(str(ROOT / "conf.py"))
    assert [name for name in DEFAULTS if name in ours] == []
