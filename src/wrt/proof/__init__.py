"""The reading for all sizes: an expression as a sum of Einstein terms, in a form that equal ones share.

It decides equality without ever choosing a size. `wrt.arrays` is the other reading; neither knows the other.
"""

from . import rules
from .equality import Decision, compare, decide, laws_used

__all__ = ["Decision", "compare", "decide", "laws_used", "rules"]
