"""What a site is built with whose `conf.py` says `extensions = ["wrt_sphinx"]` alone; it may say all otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

FRAME = Path(__file__).parent.parent / "theme"
THEME = "furo"
DEFAULTS: dict[str, Any] = {
    # an environment may lie beside the pages
    "exclude_patterns": ["_build", "**/_*", ".*", "env", "venv", "node_modules", "CHANGELOG.md", "README.md"],
    # what is executed, by wrt_sphinx alone
    "nb_custom_formats": {".md": "wrt_sphinx.chapters.execution.read_notebook"},
    "nb_execution_mode": "off",
    "nb_merge_streams": True,
    # what an author types between dollars is parsed, so that the gate can see it
    "myst_enable_extensions": ["amsmath", "colon_fence", "deflist", "dollarmath"],
    "myst_heading_anchors": 3,
    # numbers such as (2.1), by chapter
    "numfig": True,
    "numfig_secnum_depth": 1,
    "math_numfig": True,
    "math_number_all": False,
    "html_math_renderer": "wrt",
    # looks
    "html_theme": THEME,
    "html_copy_source": False,
    "html_use_index": False,
    "html_show_sphinx": False,
    "pygments_style": "a11y-light",
    "pygments_dark_style": "a11y-dark",
}


def fill_in(app, config) -> None:
    """Set what is not said, before anything reads it."""
    said = {*config._raw_config, *config.overrides}
    wanted = DEFAULTS | {"html_title": config.project}
    for name in wanted.keys() - said:
        setattr(config, name, wanted[name])
    # the frame is that of one theme
    if "templates_path" not in said and config.html_theme == THEME:
        config.templates_path = [str(FRAME)]
