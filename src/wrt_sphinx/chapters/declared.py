"""Declarations that chapters share: modules of one folder, which a cell imports as in Jupyter, where it stands.

``from declared.gaussian import Sigma, m, x``: they are read like cells, and a change of them has all pages read again.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

HOME, PACKAGE = "chapters", "declared"
FOLDER = f"{HOME}/{PACKAGE}"


def sizes(source: str, root: Path | None = None) -> Iterator[str]:
    """The names of the sizes that a cell declares, or that the modules do from which it imports."""
    try:
        parts = [*ast.walk(ast.parse(source))]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for part in parts:
        match part:
            case ast.Call(ast.Name("dimensions") | ast.Attribute(attr="dimensions"), [ast.Constant(str(names))]):
                yield from names.split()
            case ast.ImportFrom(str(module), level=0) if root and module.startswith(f"{PACKAGE}."):
                path = root / HOME / f"{module.replace('.', '/')}.py"
                yield from sizes(path.read_text(encoding="utf-8")) if path.is_file() else ()
