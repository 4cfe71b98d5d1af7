"""What no Python makes and a wheel holds: Temml, the fonts, and what searches, as `make` has put them down."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MADE, PLACE = "_build/node", "wrt_sphinx/typesetter"
PARTS = (
    "mark.png", "mark.svg", "math.css", "math.woff2", "signs.woff2", "text.woff2", "text-bold.woff2",
    "text-italic.woff2", "node_modules/temml/dist/temml.cjs", "node_modules/temml/LICENSE",
    "node_modules/minisearch/dist/umd/index.js", "node_modules/minisearch/package.json",
    "node_modules/minisearch/LICENSE.txt", "node_modules/@fontsource/stix-two-math/LICENSE",
    "node_modules/@fontsource/stix-two-text/LICENSE",
)


class Parts(BuildHookInterface[Any]):
    """Puts them beside the Python; a checkout that is installed as it stands, without a copy, uses those of `make`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before anything is packed."""
        if version == "editable":
            return
        place = PLACE if self.target_name == "wheel" else MADE
        for part in PARTS:
            made = Path(self.root, MADE, part)
            if not made.is_file():
                raise FileNotFoundError(f"{made} is not there: `make wheel` makes it, and the package then")
            build_data["force_include"][str(made)] = f"{place}/{part}"
