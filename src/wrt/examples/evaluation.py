"""Worked numbers: expressions at values small enough to follow on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from math import isqrt
from numbers import Rational
from typing import Any

import sympy
from sympy.printing.precedence import PRECEDENCE, precedence

from ..arrays import NumericPoint
from ..arrays.point import Binding, evaluate
from ..arrays.symbolic import SymbolicPoint, Values, latex, spoken
from ..claims.check import compare
from ..claims.condition import demands
from ..claims.implied import check_conditions
from ..claims.points import tied
from ..claims.search import bound_demands, refuse_outside
from ..errors import ConditionError, DisplayError, LimitError
from ..language.clashes import refuse_clashes
from ..language.data import Displayed
from ..language.dimension import SCALAR, Dimension, Index, Shape
from ..language.expression import Expression, Operand, as_expression, tree
from ..language.printing import ATOM, POSTFIX, PRODUCT, SUM, Latex, Text
from ..language.shape import axes, describe
from ..language.speech import Spoken, speaker
from ..language.strangers import exactly
from ..nodes import Delta, Derivative, Elementwise, Entry, Number, Size, Structured, Symbol, Transpose
from ..nodes.einstein import bind, free_indices


EQUAL, MOST = 50, 400       # digits, and bits at the most
Sizes = dict[Dimension, int]
# the numbers of a matrix, as SymPy has them
Rows = list[list[Any]]


class Evaluation(Displayed):
    """Expressions and the value they share at given exact numbers.

    Those that are proved equal are printed as one chain, others each with its value, behind the numbers.

    `values` maps each plain symbol to a number, a list or a list of rows. Of an expression with free
    indices, `where={i: 1}` fixes some (counted from 1) and `rows` and `columns` lay out the others.

    :raises DisplayError: a symbol has no value or one that does not fit, an index is not laid out,
        or the expressions do not have one value.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> W, x = Matrix("W", n, m), Vector("x", m)
    >>> Evaluation(W @ x, values={W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]}).value
    [[7], [16]]
    """

    kind = "evaluation"
    PARTS = ("expressions", "values", "rows", "columns", "where")

    def __init__(self, *expressions: Operand, values: dict[Symbol, Any], rows: Index | None = None,
                 columns: Index | None = None, where: dict[Index, int] | None = None) -> None:
        if not expressions:
            raise DisplayError("an evaluation needs an expression")
        self.expressions = tuple(as_expression(e) for e in expressions)
        self.rows, self.columns, self.where = rows, columns, dict(where or {})
        refuse_clashes(*self.expressions)
        if not isinstance(values, dict):
            raise DisplayError(f"values are written as {{W: [[1, 2], [3, 4]]}}, not {values!r}")
        self.values = {symbol: as_rows(symbol, given) for symbol, given in values.items()}
        self.sizes = sizes_of(self.values)
        results = [self._value(e) for e in self.expressions]
        for expression, result in zip(self.expressions, results):
            if not _are_equal(result, results[0]):
                raise DisplayError(f"at these numbers {self.expressions[0].text()} is {_plain(results[0])}, "
                                   f"but {expression.text()} is {_plain(result)}", "mend one of them")
        self._result = min(results, key=lambda rows: len(_plain(rows)))
        self.is_chain = self._are_proved_equal()

    @classmethod
    def from_parts(cls, parts: dict[str, Any]) -> Evaluation:
        """The evaluation again, checked again."""
        return cls(*parts.pop("expressions"), **parts)

    def _value(self, expression: Expression) -> Rows:
        free = free_indices(expression) | set(self.where)
        laid_out = [i for i in (self.rows, self.columns) if i is not None]
        for index in sorted(free - set(self.where) - set(laid_out)):
            raise DisplayError(f"index {index.name} of {expression.text()} is free: name it as rows, columns or where")
        for index, at in self.where.items():
            if type(at) is not int or not 1 <= at <= self._length(index):
                raise DisplayError(f"{index.name} cannot be {at!r}: it counts from 1 to {self._length(index)}")
        fixed = {i: k - 1 for i, k in self.where.items()}
        if not laid_out:
            return numbers_at(expression, self.values, self.sizes, free, fixed)
        table = [[{**fixed, **({self.rows: r} if self.rows else {}), **({self.columns: c} if self.columns else {})}
                  for c in range(self._length(self.columns))] for r in range(self._length(self.rows))]
        return [[numbers_at(expression, self.values, self.sizes, free, binding)[0][0] for binding in line]
                for line in table]

    def _length(self, index: Index | None) -> int:
        if index is None:
            return 1
        return _size(self.sizes, index.dimension)

    @property
    def value(self) -> list[list[int | Fraction]]:
        """The value as rows of int or Fraction, for `numpy.array`."""
        return _as_numbers(self._result)

    def _are_proved_equal(self) -> bool:
        """Whether one may be said to equal the next, whatever the numbers."""
        first, *others = self.expressions
        try:
            check_conditions((), self.expressions if others else ())
            return all(compare(first, other, free_indices(first, other) | set(self.where)).status == "proved"
                       for other in others)
        except (ConditionError, LimitError):
            return False

    def latex(self) -> str:
        r"""Expressions, then the last one with its numbers put in, then the value.

        A defined name is put in as its value, or as its definition if it is the whole expression.
        The step is left out where it shows nothing new, or would hold an entry or a derivative.

        >>> from wrt import Scalar, Vector, dimensions
        >>> x, a = Vector("x", dimensions("n")), Scalar("a")
        >>> print(Evaluation(x.T @ x, values={x: [1, 2]}).latex())
        x^{\mathsf{T}}\,x = \begin{pmatrix}1 & 2\end{pmatrix}\,\begin{pmatrix}1 \\ 2\end{pmatrix} = 5
        >>> print(Evaluation(a * a, 2 * a, values={a: 2}).latex())
        \text{at } a = 2 \text{:} \quad a^{2} = 2^{2} = 4, \quad 2\,a = 2\,(2) = 4
        """
        style = Latex(self._fixed().values())
        if self.is_chain:
            return self._chain(self.expressions, style)
        numbers = ", ".join(self._equations(style))
        chains = r", \quad ".join(self._chain([expression], style) for expression in self.expressions)
        return rf"\text{{at }} {numbers} \text{{:}} \quad {chains}"

    def spoken(self) -> str:
        """The same as one says it aloud.

        >>> from wrt import Vector, dimensions
        >>> x = Vector("x", dimensions("n"))
        >>> Evaluation(x.T @ x, values={x: [1, 2]}).spoken()
        'x transpose x equals the row 1, 2 times the column 1, 2 equals 5'
        """
        style = speaker(*self.expressions, unsummed=self._fixed().values())
        if self.is_chain:
            return self._chain(self.expressions, style)
        chains = "; ".join(self._chain([expression], style) for expression in self.expressions)
        return f"at {' and '.join(self._equations(style))}: {chains}"

    def _equations(self, style: Latex) -> list[str]:
        return [style.equals.join((named.printed(style)[0], table(rows, style))) for named, rows in self._numbers()]

    def _chain(self, expressions: Sequence[Expression], style: Latex) -> str:
        around = ("the array of ", " over") if isinstance(style, Spoken) else (r"\left[", r"\right]")
        opening, closing = self._brackets(*around, style)
        parts = [opening + self._shown(e).printed(style)[0] + closing for e in expressions]
        value = table(self._result, style)
        opened = getattr(expressions[-1], "definition", None) or expressions[-1]
        if _can_be_filled_in(opened):
            filled, _ = self._filled(opened).printed(style if isinstance(style, Spoken) else _OnPaper())
            parts += [filled] if filled not in (*parts, value) else []
        return style.equals.join(parts + [value])

    def _numbers(self) -> list[tuple[Expression, Rows]]:
        """The letters in the expressions, and the sizes that no letter shows, with their numbers."""
        parts = [part for expression in self.expressions for part in expression.walk()]
        named: dict[Any, None] = dict.fromkeys(thing for part in parts for thing in part.named())
        letters = [thing for thing in named if isinstance(thing, Symbol) and thing in self.values]
        seen = {size for letter in letters for axis in axes(letter) for size in axis}
        sizes = [thing for thing in named if isinstance(thing, Dimension) and thing not in seen]
        return [(shown, numbers_at(shown, self.values, self.sizes, (), {})) for shown in (*letters, *map(Size, sizes))]

    def _shown(self, expression: Expression) -> Expression:
        shown: Expression = reindexed(expression, self._fixed())
        return shown

    def _fixed(self) -> dict[Index, Index]:
        """What stands in the place of the indices with a number; the rule sums none of them."""
        return {i: Index(str(k), i.dimension) for i, k in self.where.items()}

    def _brackets(self, opening: str, closing: str, style: Latex) -> tuple[str, str]:
        """What makes of an entry the matrix of all of them, [a_ij]_ij: an entry itself equals no matrix."""
        laid_out = [style.name(index.name) for index in (self.rows, self.columns) if index is not None]
        return (opening, closing + style.lower(laid_out)) if laid_out else ("", "")

    def _filled(self, expression: Expression) -> Expression:
        """The expression with numbers as its leaves; those of a transposed vector are turned."""
        if not (expression.operands() or expression.indices() or isinstance(expression, Number)):
            return _Numbers(numbers_at(expression, self.values, self.sizes, (), {}), axes(expression), expression)
        filled = expression.with_operands(map(self._filled, expression.operands()))
        if isinstance(filled, Transpose) and isinstance(filled.of, _Numbers) and 1 in filled.of.lengths():
            return _Numbers([list(column) for column in zip(*filled.of.rows)], axes(filled), expression)
        return filled

    def text(self) -> str:
        """The same in plain text, without the step in the middle."""
        opening, closing = self._brackets("[", "]", Text())
        shown = [opening + self._shown(e).text(self._fixed().values()) + closing for e in self.expressions]
        value = _plain(self._result)
        if self.is_chain:
            return " = ".join([*shown, value])
        numbers = ", ".join(f"{named.text()} = {_plain(rows)}" for named, rows in self._numbers())
        return f"at {numbers}: {', '.join(f'{print} = {value}' for print in shown)}"

    def __repr__(self) -> str:
        return self.text()


def _are_equal(rows: Rows, others: Rows) -> bool:
    """Whether numbers are equal, those that are not rational to so many digits: sin² + cos² is 1."""
    if [len(row) for row in rows] != [len(row) for row in others]:
        return False
    return all(x == y or abs(sympy.N(x - y, 4, maxn=MOST, chop=False)) < sympy.Rational(1, 10**EQUAL)
               for row, other in zip(rows, others) for x, y in zip(row, other))


def _can_be_filled_in(expression: Expression) -> bool:
    """Whether no entry and no derivative is in it; what a name stands for may have some."""
    return not isinstance(expression, (Delta, Derivative, Entry)) and all(map(_can_be_filled_in, expression.operands()))


@tree
class _Numbers(Expression):
    """Numbers in the place of a leaf: it is printed alone, and no node of the language.

    >>> from sympy import Integer
    >>> from wrt import Scalar
    >>> _Numbers([[Integer(-1)]], SCALAR, Scalar("a")).printed(Latex()) == ("-1", SUM)
    True
    """

    rows: Rows
    axes: Shape
    leaf: Expression

    @cached_property
    def key(self) -> tuple[Any, ...]:
        """The leaf that they stand for: 2 for a times 2 for c is no power."""
        return type(self).__name__, self.leaf

    def shape(self) -> Shape:
        """That of the leaf."""
        return self.axes

    def lengths(self) -> tuple[int, int]:
        """The numbers of rows and of columns."""
        return len(self.rows), len(self.rows[0])

    def printed(self, style: Latex) -> tuple[str, int]:
        if self.lengths() == (1, 1):
            strength = _STRENGTH.get(precedence(self.rows[0][0]), POSTFIX)
        else:       # by ear, nothing shows where a matrix ends
            strength = POSTFIX if isinstance(style, Spoken) else ATOM
        return table(self.rows, style), strength


class _OnPaper(Latex):
    r"""Prints numbers that stay apart, and a matrix without further brackets.

    >>> print(_OnPaper().times(["2", "3", r"\frac{1}{2}"]))      # not 23, and not three and a half
    2\,(3)\,\left(\frac{1}{2}\right)
    """

    def brackets(self, body: str) -> str:
        parts = body.split(r"\begin{pmatrix}")
        one_matrix = len(parts) == 2 and not parts[0] and body.endswith(r"\end{pmatrix}")
        return body if one_matrix else super().brackets(body)

    def times(self, factors: Sequence[str]) -> str:
        first, *rest = factors
        apart = lambda factor: self.brackets(factor) if re.match(r"\d|\\frac", factor) else factor
        return super().times([first, *map(apart, rest)])


# how strongly SymPy's print of a number binds; a root or a power in between
_STRENGTH = {PRECEDENCE["Add"]: SUM, PRECEDENCE["Mul"]: PRODUCT, PRECEDENCE["Atom"]: ATOM}


def tensor(expression: Operand, values: dict[Symbol, Any], *indices: Index) -> Any:
    """The value as nested lists with an axis for each index, for `numpy.array`.

    The shape is that of the indices in the order given; an array without indices gives its rows.

    :raises DisplayError: a symbol has no value, or a free index is not named.

    >>> from wrt import Vector, dimensions, indices
    >>> n, m = dimensions("n m")
    >>> x, y, i, q = Vector("x", m), Vector("y", n), indices("i", n), indices("q", m)
    >>> tensor(y[i] * x[q], {x: [3, 4, 5], y: [1, 2]}, i, q)
    [[3, 4, 5], [6, 8, 10]]
    """
    shown = as_expression(expression)
    for index in sorted(free_indices(shown) - set(indices)):
        raise DisplayError(f"index {index.name} of {shown.text()} is free: name it too")
    numbers = {symbol: as_rows(symbol, given) for symbol, given in values.items()}
    sizes = sizes_of(numbers)

    def nested(rest: tuple[Index, ...], binding: Binding) -> Any:
        if not rest:
            found = _as_numbers(numbers_at(shown, numbers, sizes, indices, binding))
            return found[0][0] if indices or axes(shown) == SCALAR else found
        return [nested(rest[1:], {**binding, rest[0]: k}) for k in range(_size(sizes, rest[0].dimension))]

    return nested(indices, {})


def numbers_at(expression: Expression, values: Values, sizes: Sizes, free: Iterable[Index], binding: Binding) -> Rows:
    """The matrix of exact numbers of an expression, for values of its free indices (from 0).

    :raises ConditionError: a root, a logarithm, a quotient or an inverse in it has no value at these numbers.
    """
    axes(expression)        # sizes that agree by chance do not make a product fit
    refuse_unspecified(expression)
    for part in expression.walk():
        for named in part.named():
            if isinstance(named, Symbol) and named not in values and named.definition is None:
                raise DisplayError(f"no value for {named.describe()}", "add it to values={…}")
            if isinstance(named, Dimension):
                _size(sizes, named)
    refuse_outside(bound_demands(demands(expression)), NumericPoint(sizes, values))
    bound, _ = bind(expression, free)
    return evaluate(bound, SymbolicPoint(sizes, values), binding)


def refuse_unspecified(expression: Expression) -> None:
    """Refuse functions that are not specified: no number stands for their values.

    :raises DisplayError: naming the first one.
    """
    for part in expression.walk():
        for named in part.named():
            unknown = isinstance(named, Elementwise) and not named.is_known
            if unknown or (isinstance(named, Symbol) and named.arguments):
                raise DisplayError(f"no value for {named.describe()}: it is not specified")


def _size(sizes: Sizes, dimension: Dimension) -> int:
    if dimension.letter not in sizes:
        raise DisplayError(f"no size for {dimension.letter.name}: give a value to a symbol that has it")
    return dimension.length(sizes)


def sizes_of(values: Values) -> Sizes:
    """The sizes that the given values have.

    :raises DisplayError: two values disagree about a size.
    """
    sizes: Sizes = {}
    for symbol, rows in values.items():
        for axis, length in ((symbol.rows, len(rows)), (symbol.columns, len(rows[0]))):
            for dimension in axis:
                letter = dimension.letter
                sizes.setdefault(letter, isqrt(2 * length) if dimension.side else length)
                if dimension.length(sizes) != length:
                    raise DisplayError(f"{letter.name} is {sizes[letter]}, but {symbol.text()} "
                                       f"has {length} entries along it", "give both as many")
    return sizes


def as_rows(symbol: Symbol, given: Any) -> list[list[Fraction]]:
    """A value as rows: a list is a column for a column vector, a row for a row vector.

    :raises DisplayError: it has not the symbol's shape, or holds something that is not exact.
    """
    if not isinstance(symbol, Symbol) or symbol.arguments or symbol.definition is not None:
        raise DisplayError(f"only a plain symbol takes a value, not {symbol!r}",
                           "write values={x: [1, 2]} with a letter x")
    if hasattr(given, "tolist"):    # an array of NumPy
        given = given.tolist()
    if not isinstance(given, (list, tuple)):
        given = [given]
    if not given:
        raise DisplayError(f"{symbol.text()} needs at least one number")
    if not isinstance(given[0], (list, tuple)):
        given = [[v] for v in given] if not symbol.columns else [given]
    for value in (v for row in given for v in row):
        if not isinstance(value, Rational):
            raise DisplayError(f"{symbol.text()} needs exact numbers (int or Fraction), got {value!r}",
                               exactly(value) if isinstance(value, float) else "write whole numbers and fractions")
    lengths = {len(row) for row in given}
    if len(lengths) != 1 or (not symbol.rows and len(given) != 1) or (not symbol.columns and lengths != {1}):
        raise DisplayError(f"{symbol.text()} is {describe(symbol)}, which these numbers are not: {given!r}",
                           "write a list of rows, each with as many numbers")
    rows = [[Fraction(v) for v in row] for row in given]
    if isinstance(symbol, Structured) and (len(rows) not in lengths or tied(symbol, rows) != rows):
        raise DisplayError(f"{symbol.text()} is {symbol.structure}, which these numbers are not: {given!r}")
    return rows


def reindexed(value: Any, names: dict[Index, Index]) -> Any:
    """An expression with indices replaced, for printing."""
    if isinstance(value, tuple):
        return tuple(reindexed(v, names) for v in value)
    if isinstance(value, Index):
        return names.get(value, value)
    if isinstance(value, Expression) and not isinstance(value, Symbol):
        return value.remade(*(reindexed(v, names) for v in value.key[1:]))
    return value


def table(rows: Rows, style: Latex) -> str:
    """The print of a matrix of exact numbers; that of a 1×1 one is a number."""
    written = spoken if isinstance(style, Spoken) else latex
    cells = [[written(value) for value in row] for row in rows]
    return cells[0][0] if len(cells) == len(cells[0]) == 1 else style.matrix(cells)


def _as_numbers(rows: Rows) -> list[list[int | Fraction]]:
    def exact(value: Any) -> int | Fraction:
        return int(value) if value.is_Integer else Fraction(int(value.p), int(value.q))

    try:
        return [[exact(value) for value in row] for row in rows]
    except AttributeError:
        raise DisplayError(f"the value {_plain(rows)} is not a rational number") from None


def _plain(rows: Rows) -> str:
    return "; ".join(" ".join(map(str, row)) for row in rows)
