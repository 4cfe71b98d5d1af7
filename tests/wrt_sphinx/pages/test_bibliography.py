"""Once its plugins are found, a citation looks through no installed package."""

import pybtex.plugin
import pytest

from wrt_sphinx.pages.bibliography import GROUPS, find_plugins


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
