"""A Python program as it is written: the names it uses, and what must stand above its last expression."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from keyword import iskeyword
from textwrap import fill, indent
from typing import Any

from .dimension import Dimension, Index

# how strongly Python binds what is written
PLUS, TIMES, SIGN, CALL = 1, 2, 3, 4
WIDTH = 88
# the public words of the package, which no variable of a program hides; it says which
PUBLIC: set[str] = set()


class Program:
    """What stands above the last expression: the names that it uses."""

    def __init__(self) -> None:
        self.names: dict[Any, str] = {}
        self.used: dict[str, set[str]] = {}
        self.sizes: list[Dimension] = []
        self.indices: list[Index] = []
        self.functions: list[str] = []
        self.symbols: list[str] = []
        self.formulas: list[str] = []

    def use(self, name: str, module: str = "wrt") -> str:
        """The name, which will be imported."""
        self.used.setdefault(module, set()).add(name)
        return name

    def call(self, name: str, *arguments: str) -> str:
        """The call of a public function."""
        return f"{self.use(name)}({', '.join(arguments)})"

    def number(self, value: Fraction) -> str:
        """An exact number."""
        top, bottom = value.as_integer_ratio()
        return str(top) if bottom == 1 else f"{self.use('Fraction', 'fractions')}({top}, {bottom})"

    def name(self, thing: Any, stem: str) -> str:
        """The variable that holds a thing; no other thing has it."""
        if thing not in self.names:
            while stem in self.names.values() or stem in PUBLIC or iskeyword(stem):
                stem += "_"
            self.names[thing] = stem
        return self.names[thing]

    def size(self, dimension: Dimension) -> str:
        """The variable of a dimension; that of a triangle is made from its side."""
        if dimension.side is not None:
            return self.call("triangle", self.size(dimension.side))
        if dimension not in self.names:
            self.sizes.append(dimension)
        return self.name(dimension, dimension.name)

    def index(self, index: Index) -> str:
        """The variable of an index."""
        self.size(index.dimension)
        if index not in self.names:
            self.indices.append(index)
        return self.name(index, index.name)

    def formula(self, key: str, stem: str, write: Callable[[Program], str]) -> str:
        """The variable of a formula that a step refers to; its key is the same for equal ones."""
        if key not in self.names:
            written = write(self)
            self.formulas.append(f"{self.name(key, stem)} = {written}")
        return self.names[key]

    def imports(self) -> str:
        """A line for each module that names are imported from."""
        lines = []
        for module, names in sorted(self.used.items()):
            line = f"from {module} import {', '.join(sorted(names))}"
            if len(line) > WIDTH:
                line = f"from {module} import (\n{indent(fill(', '.join(sorted(names)), WIDTH - 4), '    ')},\n)"
            lines.append(line)
        return "\n".join(lines)

    def declarations(self) -> str:
        """A line for all dimensions, for the indices of each, for each function and symbol."""
        lines = self._together("dimensions", self.sizes)
        for size in dict.fromkeys((*self.sizes, *(index.dimension for index in self.indices))):
            over = [i for i in self.indices if i.dimension == size]
            lines += self._together("indices", over, f", {self.size(size)}")
        return "\n".join(lines + self.functions + self.symbols)

    def _together(self, maker: str, things: Sequence[Dimension | Index], more: str = "") -> list[str]:
        if not things:
            return []
        names, texts = ", ".join(self.names[t] for t in things), " ".join(t.name for t in things)
        return [f"{names} = {self.use(maker)}({quoted(texts)}{more})"]

    def lines(self, name: str, arguments: Iterable[str]) -> str:
        """The call of a public function, a line for each argument."""
        body = "".join(f"{argument},\n" for argument in arguments)
        return f"{self.use(name)}(\n{indent(body, '    ')})"

    @staticmethod
    def tuple(parts: Sequence[str]) -> str:
        """A tuple."""
        return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"


def quoted(text: str) -> str:
    """The text as a literal, in double quotes."""
    return json.dumps(text, ensure_ascii=False)
