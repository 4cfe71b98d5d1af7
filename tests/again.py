"""An object again, from what is written of it."""

from __future__ import annotations

import ast
import json

from wrt import write


def run(text):
    """The value of the last expression of Python source, which `python` wrote."""
    tree, names = ast.parse(text), {}
    last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, "source", "exec"), names)
    return eval(compile(last, "source", "eval"), names)


def wire(thing):
    """What is written of it, as it comes out of a file."""
    return json.loads(json.dumps(write(thing)))


def same(left, right):
    """Whether both are written out alike; the order in which nodes are numbered counts too."""
    return type(left) is type(right) and json.dumps(write(left)) == json.dumps(write(right))
