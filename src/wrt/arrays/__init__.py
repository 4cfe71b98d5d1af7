"""The reading at concrete sizes: an expression as a matrix of exact numbers, entry by entry.

It follows the textbook definitions and shares nothing with `wrt.proof` but the shape rules and the
index rule; neither knows the other.
"""

# to import the rules is to register them
from . import rules
from .modular import ModularPoint
from .point import Point, evaluate
from .symbolic import SymbolicPoint

__all__ = ["ModularPoint", "Point", "SymbolicPoint", "evaluate", "rules"]
