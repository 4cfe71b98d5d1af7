"""The plugins of the bibliography, found once: pybtex looks through all installed packages for each citation."""

from copy import deepcopy
from importlib.metadata import entry_points

from pybtex.plugin import register_plugin

GROUPS = ("pybtex.backends", *(f"pybtex.style.{kind}" for kind in ("formatting", "labels", "names", "sorting")))


def find_plugins(app, config) -> None:
    """Register what is installed under the name it has."""
    installed = entry_points()
    for group in GROUPS:
        for plugin in installed.select(group=group):
            register_plugin(group, plugin.name, plugin.load(), force=True)


def forget_files(app) -> None:
    """Read the sources anew in each build: a file that was changed may be as old as before."""
    if "cite" in app.env.domains:
        domain = app.env.domains["cite"]
        domain.data["bibdata"] = deepcopy(domain.initial_data["bibdata"])
