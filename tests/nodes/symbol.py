"""Symbols: plain ones, unspecified functions, and names for expressions."""

from __future__ import annotations

from material import A, F, W, a, b, f, n, w, x
from node import Example, uses
from pool import ARRAYS, S, SCALARS

from wrt import Scalar, vec
from wrt.errors import IndexRuleError
from wrt.language.shape import axes
from wrt.nodes import Symbol
from wrt.nodes.einstein import bind

EXAMPLES = [
    Example(W, "n×m", "W", "W", "W", [[1, 2, 3], [4, 5, 6]], spoken="W"),
    Example(f, "n×1", "f", "f", "f", [[5], [11]]),
    Example(Scalar("c_12"), "scalar", r"c_{12}", "c_12", spoken="c sub 12"),
    Example(F, "m×n"),
    Example(a, "scalar"),
    Example(x, "m×1"),
    Example(b, "1×n"),
    Example(w, "mn×1", spoken="small w"),
]

MISFITS = []

EQUAL = [
    (f, W @ x),
    (w, vec(W)),
]

DIFFERENT = [
    (W, A),
    (f, 2 * W @ x),
    (S, S.T),
]


def fitting_symbol(trees, shape, depth, scope):
    """A symbol of this shape, if there is one; Z over sizes that no other has."""
    fitting = [s for s in (*SCALARS, *ARRAYS, w) if axes(s) == shape]
    if not fitting and max(map(len, shape)) == 1:
        sizes = "".join(f"{''.join(str(ord(sign)) for sign in d.letter.name)}{bool(d.side):d}"
                        for axis in shape for d in axis or [n])
        fitting = [Symbol(f"Z_{sizes}" if any(d.side for axis in shape for d in axis) else "Z", *shape)]
    return trees.random.choice(fitting) if fitting and depth <= 0 else None


MAKERS = {fitting_symbol: 2}


def opened(place, e):
    """A name is what it stands for, unless a derivative is taken by it."""
    return e.definition if e.definition is not None and e not in place.closed else None


def named(place, e):
    """What has no free index may have a name."""
    if any(uses(e, index) for index in place.scope):
        return None
    try:
        bind(e, ())
    except IndexRuleError:
        return None
    return Symbol(f"D_{place.number}", *axes(e), (), e)


REWRITES = {object: (named,), Symbol: (opened,)}
EDITS = {}
