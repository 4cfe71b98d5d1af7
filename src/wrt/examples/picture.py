"""Pictures of what a formula says: which entries are zero, and what the others hold.

A picture is data (an expression, sizes, words); who shows it draws it from `panels`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, product

from ..arrays.symbolic import SymbolicPoint
from ..arrays.point import Array, Binding, evaluate
from ..arrays.symbolic import entry_symbol, text
from ..errors import DisplayError
from ..language.data import Displayed
from ..language.dimension import Axis, Dimension, Index
from ..language.expression import Expression, Operand, as_expression
from ..language.shape import axes
from ..names import checked_label
from ..nodes import Hessian, Jacobian, Symbol, Transpose, Vec, Vech
from ..nodes.derivative import variable
from ..nodes.einstein import Names, bind, free_indices, occurrences
from .evaluation import refuse_unspecified
from .panel import Panel


class Picture(Displayed):
    """The entries of an expression at small sizes, as tables.

    A matrix is one table, with a line after each block where an axis is a tuple (⊗, vec); the axes of a
    Jacobian are labelled with the entries they count. With free indices, `rows` and `columns` name those
    of the table, and `slices` the one that tells the tables apart; if that one is summed, the tables are
    the terms, and the last one is their sum. `alt` says what one should see, for those who cannot;
    `caption` stands below. With a `name`, other pages can show it too.

    :raises DisplayError: without `alt`, or if an index is not laid out.
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
                 rows: Index | None = None, columns: Index | None = None, slices: Index | None = None,
                 name: str = "") -> None:
        self.expression = as_expression(expression)
        for words in (alt, caption):
            if not isinstance(words, str):
                raise DisplayError(f"alt and caption are plain words, not {words!r}")
        if not alt.strip():
            raise DisplayError("a picture needs alt='…': what should one see?")
        if not isinstance(sizes, dict):
            raise DisplayError("a picture needs sizes={n: 2, m: 3}: how many entries should one see?")
        self.sizes, self.alt, self.caption = dict(sizes), alt, caption
        self.rows, self.columns, self.slices = rows, columns, slices
        self.name = name and checked_label(name)
        self._refuse_what_has_no_entries()
        self.panels = self._panels()

    def _refuse_what_has_no_entries(self) -> None:
        for dimension, size in self.sizes.items():
            if type(size) is not int or size < 1:
                raise DisplayError(f"{dimension.name} cannot be {size!r}: a size is a number from 1")
        axes(self.expression)       # sizes that agree by chance do not make a product fit
        refuse_unspecified(self.expression)
        for part in self.expression.walk():
            for named in part.named():
                if isinstance(named, Dimension) and named not in self.sizes:
                    raise DisplayError(f"no size for {named.name}: sizes={{{named.name}: 2, …}}")

    def _panels(self) -> list[Panel]:
        free = free_indices(self.expression)
        laid_out = {i for i in (self.rows, self.columns, self.slices) if i is not None}
        summed = {i for i in [self.slices] if i is not None and occurrences(self.expression)[i] == 2}
        if free != laid_out - summed:
            raise DisplayError(f"the free indices of {self.expression.text()} are "
                               f"{', '.join(sorted(i.name for i in free)) or 'none'}: "
                               "lay out exactly these as rows, columns and slices")
        bound, _ = bind(self.expression, laid_out)
        point = SymbolicPoint(self.sizes)
        if not laid_out:
            return [self._matrix_panel(evaluate(bound, point, {}), point)]
        tables = [self._indexed_panel(bound, point, binding)
                  for binding in point.bindings([self.slices] if self.slices else [])]
        return tables + self._total(summed.pop(), free, point, tables) if summed else tables

    def _total(self, over: Index, free: Names, point: SymbolicPoint, terms: list[Panel]) -> list[Panel]:
        terms[1:] = [replace(term, sign="+") for term in terms[1:]]
        whole = self._indexed_panel(bind(self.expression, free)[0], point, {})
        return [replace(whole, title=f"sum over ${over.name}$", sign="=")]

    def _matrix_panel(self, matrix: Array, point: SymbolicPoint) -> Panel:
        row_axis, column_axis = axes(self.expression)
        rows, columns = _counted(self.expression, point)
        return Panel("", rows or self._places(row_axis), columns or self._places(column_axis), _cells(matrix),
                     self._breaks(row_axis), self._breaks(column_axis))

    def _indexed_panel(self, bound: Expression, point: SymbolicPoint, fixed: Binding) -> Panel:
        matrix = [[evaluate(bound, point, {**fixed, **r, **c})[0][0]
                   for c in point.bindings([self.columns] if self.columns else [])]
                  for r in point.bindings([self.rows] if self.rows else [])]
        title = ", ".join(f"${index.name} = {k + 1}$" for index, k in fixed.items())
        return Panel(title, self._labels(self.rows), self._labels(self.columns), _cells(matrix), (), ())

    def _labels(self, index: Index | None) -> tuple[str, ...]:
        if index is None:
            return ("",)
        return tuple(f"{index.name}={k + 1}" for k in range(index.dimension.length(self.sizes)))

    def _places(self, axis: Axis) -> tuple[str, ...]:
        if not axis:
            return ("",)
        return tuple(",".join(str(k + 1) for k in place)
                     for place in product(*(range(d.length(self.sizes)) for d in axis)))

    def _breaks(self, axis: Axis) -> tuple[int, ...]:
        if len(axis) < 2:
            return ()
        inner = len(self._places(axis[1:]))
        return tuple(range(inner, inner * axis[0].length(self.sizes), inner))

    def latex(self) -> str:
        """The expression as TeX."""
        return self.expression.latex()

    def text(self) -> str:
        """What one should see."""
        return self.alt


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
        case Vec() | Vech():
            return tuple(map(text, chain(*evaluate(array, point, {}))))
        case Symbol():
            shape = point.shape(array)
            places = product(*(range(length or 1) for length in shape))
            return tuple(text(entry_symbol(array, row, column, shape)) for row, column in places)
    return ()


def _cells(matrix: Array) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple("" if entry == 0 else text(entry) for entry in row) for row in matrix)
