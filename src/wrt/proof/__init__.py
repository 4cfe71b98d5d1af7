"""The reading for all sizes: an expression as a sum of Einstein terms, in a form that equal ones share.

It decides equality without ever choosing a size. `wrt.arrays` is the other reading; neither knows the other.
"""

# to import the rules is to register them
from . import rules
from .equality import (
    Decision, Forms, all_size_degrees, coefficients, decide, index_counts, size_degrees,
)
from .growth import grows_with_a_size

__all__ = [
    "Decision", "Forms", "all_size_degrees", "coefficients", "decide", "grows_with_a_size", "index_counts", "rules",
    "size_degrees",
]
