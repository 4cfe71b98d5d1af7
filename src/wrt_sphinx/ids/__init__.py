"""Permanent ids: the registry, what was published before, and addresses."""
