"""What the tests know of the nodes of the language: one file for each file of `wrt.nodes`, found by its name.

A file says, under these names:

    EXAMPLES    expressions with the node on top, and what is said of them; each field once at least, and the
                spoken words once for each node
    MISFITS     (expression, message): what has no shape, and why
    EQUAL       (left, right), or (left, right, free): true in both readings
    DIFFERENT   the same for near misses, which both readings reject
    MAKERS      functions (trees, shape, depth, scope) that make a random tree of a shape with the node on
                top, or None where they cannot; and how often each comes first, compared with the others
                (so often that the pairs of `tests/test_fuzz.py` hold the node eighty times)
    REWRITES    by the node that a rule is applied to, functions (place, tree) that make another tree of the
                same value, or None where they do not apply; each must apply to an example or a side above
    EDITS       the same for changes that should not keep the value

and, if there is something to say,

    WRONG       (expression, table): a table that is not that of the expression
    DEMANDING   like MAKERS, of functions (trees, scope): small trees that a condition is needed for
    LAWS        functions (u, v) of two scalars that make two sides, which are equal where both have a value:
                laws of real functions, of which exact arithmetic knows none
    TRAPS       the same for what looks like a law, and is false of plain scalars
    PREFIX, INFIX, POSTFIX, FRACTIONS, QUALIFIERS
                how its TeX is read back: see `tests/reader.py`

`tests/test_nodes.py` tests what is said, and that it is said of all nodes. A maker and a rule have streams
of their own (`tests/streams.py`), so that one more shifts nobody's random trees.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

PARTS = ("EXAMPLES", "MISFITS", "EQUAL", "DIFFERENT", "MAKERS", "REWRITES", "EDITS")
FILES = {found.name: import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)}


def listed(part):
    """What all files say under a name whose part is a list."""
    return [said for file in FILES.values() for said in getattr(file, part, ())]


def merged(part):
    """What all files say under a name whose part is a dictionary with keys of their own."""
    return {key: value for file in FILES.values() for key, value in getattr(file, part, {}).items()}


def rules(part):
    """The rules of all files, by the node that they are applied to."""
    found: dict[type, tuple] = {}
    for file in FILES.values():
        for kind, several in getattr(file, part).items():
            found[kind] = found.get(kind, ()) + several
    return found
