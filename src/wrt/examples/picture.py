"""Pictures of what a formula says: which entries are zero, and what the others hold.

A picture is data (an expression, sizes, words); who shows it draws it from `panels`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, product
from math import prod

from ..arrays.symbolic import SymbolicPoint
from ..arrays.point import Array, Binding, evaluate
from ..arrays.symbolic import entry_symbol, text
from ..errors import DisplayError
from ..language.data import Displayed
from ..language.dimension import Axis, Dimension, Index, Shape
from ..language.expression import Expression, Operand, as_expression
from ..language.shape import axes
from ..names import checked_label
from ..nodes import Hessian, Jacobian, Symbol, Transpose, Vec, Vech
from ..nodes.derivative import variable
from ..nodes.einstein import Names, bind, free_indices, occurrences
from .evaluation import refuse_unspecified
from .panel import Panel

Indices = tuple[Index, ...]
Heads = tuple[str, ...]


class Picture(Displayed):
    """The entries of an expression at small sizes, as tables.

    A matrix is one table, with a line after each block where an axis is a tuple (⊗, vec). The axes of a
    Jacobian are labelled with the entries they count, others with the indices that `rows` and `columns` name:
    one, or for an axis of blocks several, such as `columns=(q, p)`, the first of which tells the blocks apart.
    The free indices of the expression are laid out so, too; `slices` is the one that tells several tables apart,
    and if it is summed, the tables are the terms, and the last one is their sum. `alt` says what one should see,
    for those who cannot; `caption` stands below. With a `name`, other pages can show it too.

    :raises DisplayError: without `alt`, if an index is not laid out, or if one counts something else.
    :raises NamingError: the name is not small letters, digits and hyphens.

    >>> from wrt import Vector, dimensions, eye, kron
    >>> n, m = dimensions("n m")
    >>> x = Vector("x", m)
    >>> Picture(kron(x.T, eye(n)), sizes={n: 2, m: 3}, alt="Three diagonal blocks.").panels[0].cells
    (('x_1', '', 'x_2', '', 'x_3', ''), ('', 'x_1', '', 'x_2', '', 'x_3'))
    """

    kind = "picture"
    PARTS = ("expression", "sizes", "alt", "caption", "rows", "columns", "slices", "name")

    def __init__(self, expression: Operand, sizes: dict[Dimension, int] | None = None, alt: str = "", caption: str = "",
                 rows: Index | tuple[Index, ...] | None = None, columns: Index | tuple[Index, ...] | None = None,
                 slices: Index | None = None, name: str = "") -> None:
        self.expression = as_expression(expression)
        for words in (alt, caption):
            if not isinstance(words, str):
                raise DisplayError(f"alt and caption are plain words, not {words!r}", "write alt='…'")
        if not alt.strip():
            raise DisplayError("a picture needs alt='…': what should one see?")
        if not isinstance(sizes, dict):
            raise DisplayError("a picture needs sizes={n: 2, m: 3}: how many entries should one see?")
        self.sizes, self.alt, self.caption = dict(sizes), alt, caption
        self.rows, self.columns, self.slices = _several(rows), _several(columns), slices
        self.name = name and checked_label(name)
        self._refuse_what_has_no_entries()
        self.panels = self._panels()

    def _refuse_what_has_no_entries(self) -> None:
        for dimension, size in self.sizes.items():
            if not isinstance(dimension, Dimension):
                raise DisplayError(f"{dimension!r} is no size: write sizes={{n: 2}} with an n from dimensions('n')")
            if type(size) is not int or size < 1:
                raise DisplayError(f"{dimension.name} cannot be {size!r}: a size is a number from 1",
                                   f"write sizes={{{dimension.name}: 2}}")
        axes(self.expression)       # sizes that agree by chance do not make a product fit
        refuse_unspecified(self.expression)
        for part in self.expression.walk():
            for named in part.named():
                if isinstance(named, Dimension) and named not in self.sizes:
                    raise DisplayError(f"no size for {named.name}: sizes={{{named.name}: 2, …}}")

    def _panels(self) -> list[Panel]:
        free = free_indices(self.expression)
        laid_out = {*self.rows, *self.columns, *([self.slices] if self.slices else ())}
        point = SymbolicPoint(self.sizes)
        if not free and not self.slices:
            self._refuse_other_axes()
            return [self._matrix_panel(evaluate(bind(self.expression, ())[0], point, {}), point)]
        summed = {i for i in [self.slices] if i is not None and occurrences(self.expression)[i] == 2}
        if free != laid_out - summed:
            raise DisplayError(f"the free indices of {self.expression.text()} are "
                               f"{', '.join(sorted(i.name for i in free)) or 'none'}: "
                               "lay out exactly these as rows, columns and slices")
        bound, _ = bind(self.expression, laid_out)
        tables = [self._indexed_panel(bound, point, binding)
                  for binding in point.bindings([self.slices] if self.slices else [])]
        return tables + self._total(summed.pop(), free, point, tables) if summed else tables

    def _refuse_other_axes(self) -> None:
        for word, indices, axis in zip(("rows", "columns"), (self.rows, self.columns), axes(self.expression)):
            if indices and tuple(index.dimension for index in indices) != axis:
                counted = "·".join(dimension.name for dimension in axis) or "one only"
                named = ", ".join(f"{index.name} from 1 to {index.dimension.name}" for index in indices)
                raise DisplayError(f"the {word} of {self.expression.text()} are {counted}, "
                                   f"and {named} cannot count them")

    def _total(self, over: Index, free: Names, point: SymbolicPoint, terms: list[Panel]) -> list[Panel]:
        terms[1:] = [replace(term, sign="+") for term in terms[1:]]
        whole = self._indexed_panel(bind(self.expression, free)[0], point, {})
        return [replace(whole, title=f"sum over ${over.name}$", sign="=")]

    def _matrix_panel(self, matrix: Array, point: SymbolicPoint) -> Panel:
        rows, columns = _counted(self.expression, point)
        return self._panel("", matrix, axes(self.expression), rows or ("",) * len(matrix),
                           columns or ("",) * len(matrix[0]))

    def _indexed_panel(self, bound: Expression, point: SymbolicPoint, fixed: Binding) -> Panel:
        matrix = [[evaluate(bound, point, {**fixed, **r, **c})[0][0] for c in self._bindings(self.columns)]
                  for r in self._bindings(self.rows)]
        title = ", ".join(f"${index.name} = {k + 1}$" for index, k in fixed.items())
        shape = tuple(index.dimension for index in self.rows), tuple(index.dimension for index in self.columns)
        return self._panel(title, matrix, shape, ("",), ("",))

    def _panel(self, title: str, matrix: Array, shape: Shape, rows: Heads, columns: Heads) -> Panel:
        """A table whose heads are the indices that were named, and otherwise those that are given."""
        row_blocks: Heads = ()
        column_blocks: Heads = ()
        if self.rows:
            rows, row_blocks = self._heads(self.rows)
        if self.columns:
            columns, column_blocks = self._heads(self.columns)
        row_breaks, column_breaks = map(self._breaks, shape)
        return Panel(title, rows, columns, _cells(matrix), row_breaks, column_breaks,
                     row_blocks=row_blocks, column_blocks=column_blocks)

    def _bindings(self, indices: Indices) -> Iterator[Binding]:
        """Every choice of values, the last index fastest."""
        for values in product(*(range(index.dimension.length(self.sizes)) for index in indices)):
            yield dict(zip(indices, values))

    def _heads(self, indices: Indices) -> tuple[Heads, Heads]:
        """What each row or column is labelled with, and each block of them."""
        if len(indices) < 2:
            return self._labels(indices), ()
        blocks = self._labels(indices[:1])
        return self._labels(indices[1:]) * len(blocks), blocks

    def _labels(self, indices: Indices) -> Heads:
        return tuple(", ".join(f"{index.name}={k + 1}" for index, k in binding.items())
                     for binding in self._bindings(indices))

    def _breaks(self, axis: Axis) -> tuple[int, ...]:
        if len(axis) < 2:
            return ()
        lengths = [dimension.length(self.sizes) for dimension in axis]
        inner = prod(lengths[1:])
        return tuple(range(inner, inner * lengths[0], inner))

    def latex(self) -> str:
        """The expression as TeX."""
        return self.expression.latex()

    def text(self) -> str:
        """What one should see."""
        return self.alt


def _several(indices: Index | tuple[Index, ...] | None) -> Indices:
    several = () if indices is None else indices if isinstance(indices, tuple) else (indices,)
    if not all(isinstance(index, Index) for index in several):
        raise DisplayError(f"rows and columns are an index, or for blocks several, not {indices!r}",
                           "write rows=i, or rows=(i, j)")
    return several


def _counted(expression: Expression, point: SymbolicPoint) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The entries that a Jacobian or a Hessian has along its two axes; nothing for anything else."""
    match expression:
        case Transpose(inner):
            rows, columns = _counted(inner, point)
            return columns, rows
        case Jacobian(of, by):
            return _entries(of, point), _entries(variable(by)[1], point)
        case Hessian(_, by):
            return (_entries(variable(by)[1], point),) * 2
    return (), ()


def _entries(array: Expression, point: SymbolicPoint) -> tuple[str, ...]:
    match array:
        case Transpose(inner):
            return _entries(inner, point)
        case Vec(Symbol(name, rows, columns, _, definition), by_rows) if definition is not None:
            return _entries(Vec(Symbol(name, rows, columns), by_rows), point)
        case Vec() | Vech():
            return tuple(map(text, chain(*evaluate(array, point, {}))))
        case Symbol():
            shape = point.shape(array)
            places = product(*(range(length or 1) for length in shape))
            return tuple(text(entry_symbol(array, row, column, shape)) for row, column in places)
    return ()


def _cells(matrix: Array) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple("" if entry == 0 else text(entry) for entry in row) for row in matrix)
