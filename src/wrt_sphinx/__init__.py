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

# what a build makes lives until its end: to look for garbage as often as Python does takes a sixth of its time
gc.set_threshold(50_000, 20, 100)
# and to look through all of it once more at the end would cost half a second
atexit.register(gc.freeze)
