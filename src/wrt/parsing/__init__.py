"""Reads what people type, tells back what it took each letter for, and asks where two readings are possible."""

from .reading import Typed, declared, equated, typed

__all__ = ["Typed", "declared", "equated", "typed"]
