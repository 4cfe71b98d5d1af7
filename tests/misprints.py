"""Misprints: a transcribed statement with one small fault in its text, as the engine and the judge see it.

Most are false, and some are true by accident, as a transpose of what is symmetric. The judge says which, in NumPy, and
the engine must not say the contrary. `python tests/misprints.py` tries all of the Matrix Cookbook and of elsewhere.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import count

from cookbook import EQUATIONS
from elsewhere import FIELD
from judge import judged
from transcribed import Statement, asked, declared, is_wrong

ACCEPTED = "proved", "exact", "numerical"
TURNED = ast.MatMult, ast.Sub, ast.Add


def misprints(statement: Statement) -> Iterator[Statement]:
    """The statement with each fault in its last side, one at a time."""
    *sides, last = statement.sides
    kinds = {letter.name: letter for letter in declared(statement.letters)}
    tree = ast.parse(last, mode="eval")
    for text in dict.fromkeys(_faulty(tree, kinds)):
        if text != last:
            yield replace(statement, said=" == ".join([*sides[-1:], text]))


def _faulty(tree, kinds) -> Iterator[str]:
    for place in count():
        changed = deepcopy(tree)
        nodes = [node for node in ast.walk(changed) if isinstance(node, ast.expr)]
        if place == len(nodes):
            return
        yield from _changed_at(changed, nodes[place], kinds)


def _changed_at(tree, node, kinds) -> Iterator[str]:
    """The whole, with each change of one node."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, TURNED):
        if isinstance(node.op, ast.MatMult):
            node.left, node.right = node.right, node.left
        else:
            node.op = ast.Add() if isinstance(node.op, ast.Sub) else ast.Sub()
        yield ast.unparse(tree)
    elif isinstance(node, ast.Attribute) and node.attr in ("T", "inv"):
        yield _put(tree, node, node.value)
    elif isinstance(node, ast.UnaryOp):
        yield _put(tree, node, node.operand)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        node.value += 1
        yield ast.unparse(tree)
    elif isinstance(node, ast.Name) and node.id in kinds:
        letter, name = kinds[node.id], node.id
        for other in kinds.values():
            if other != letter and replace(other, name=name) == letter:
                node.id = other.name
                yield ast.unparse(tree)
        node.id = name
        if letter.sizes and not letter.over:
            yield _put(tree, node, ast.Attribute(ast.Name(name, ast.Load()), "T", ast.Load()))


def _put(tree, node, other) -> str:
    """The whole with one node in the place of another."""
    class Put(ast.NodeTransformer):
        def visit(self, each):
            return other if each is node else self.generic_visit(each)

    return ast.unparse(Put().visit(tree))


def seen(statement: Statement) -> tuple[str, str]:
    """What the judge and the engine say; arrays that do not fit are false."""
    try:
        judge = judged(statement)
    except (AssertionError, IndexError, ValueError):
        judge = "false"
    except (KeyError, TypeError):       # what a derivative cannot be taken by
        judge = "unknown"
    return judge, asked(statement).verdict


def contradicts(judge: str, engine: str) -> bool:
    """Whether the engine accepts what is false, or refutes what is true."""
    return judge == "false" and engine in ACCEPTED or judge == "true" and engine == "false"


def main() -> None:
    """Print the counts, and each contradiction."""
    found = Counter()
    for statement in (*EQUATIONS, *FIELD):
        if not statement.is_stated or asked(statement).verdict in ("missing", "refused") or is_wrong(
                statement, asked(statement)):
            continue
        for each in misprints(statement):
            said = seen(each)
            found[said] += 1
            if contradicts(*said):
                print(*said, each.key, each.said, each.letters, sep="  ")
    print(dict(found))


if __name__ == "__main__":
    main()
