"""The Sphinx side of wrt: chapters are executed, checked again and typeset."""

import atexit
import gc

# what a build makes lives until its end: to look for garbage as often as Python does takes a sixth of its time
gc.set_threshold(50_000, 20, 100)
# and to look through all of it once more at the end would cost half a second
atexit.register(gc.freeze)
