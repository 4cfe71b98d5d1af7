"""The reading at concrete sizes: an expression as a matrix of exact numbers, entry by entry.

It follows the textbook definitions and shares nothing with `wrt.proof` but the shape rules and the
index rule; neither knows the other.
"""

# to import the rules is to register them; `symbolic` needs SymPy and is imported by those who do
from . import rules
from .modular import ModularPoint
from .numeric import NumericPoint
from .point import Point, evaluate

__all__ = ["ModularPoint", "NumericPoint", "Point", "evaluate", "rules"]
