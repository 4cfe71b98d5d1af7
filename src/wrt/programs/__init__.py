"""Writes programs: the value of an expression and its derivative as functions that run, in the words of a library."""

from .functions import code

__all__ = ["code"]
