"""The softmax: positive numbers whose sum is 1."""

from __future__ import annotations

from ..errors import MisuseError
from ..language.dimension import SCALAR, Axis, Shape
from ..language.expression import Expression, Operand, as_expression, node
from ..language.printing import Latex
from ..language.program import CALL, Program
from ..language.shape import axes, measured
from ..language.source import argument


@node
class Softmax(Expression):
    """exp(z) over the sum of its entries, for a vector z; or for each row of a matrix, if it goes `by_rows`."""

    of: Expression
    by_rows: bool = False

    def shape(self) -> Shape:
        normalised(self, "softmax", self.of, self.by_rows)
        return axes(self.of)

    def printed(self, style: Latex) -> tuple[str, int]:
        return style.applied(style.by_rows("softmax", self.by_rows), self.of.printed(style))

    def source(self, program: Program) -> tuple[str, int]:
        return program.call("softmax", *arguments(self.of, self.by_rows, program)), CALL


def normalised(e: Expression, name: str, of: Expression, by_rows: bool) -> Axis:
    """The axis along which entries are summed: that of a vector, or the rows of a matrix.

    :raises MisuseError: it is neither, or a matrix is not said to be taken by rows.
    """
    rows, columns = axes(of)
    if (rows, columns) == SCALAR:
        raise MisuseError(f"{name} needs a vector, {measured(of)}", e,
                          "give it the whole vector, and take an entry of what it is")
    if rows and columns and not by_rows:
        raise MisuseError(f"{name} needs a vector, {measured(of)}", e,
                          f"write {name}(Z, by_rows=True) for that of each row, or take vec(Z)")
    if by_rows and not (rows and columns):
        raise MisuseError(f"{name} by rows needs a matrix, {measured(of)}", e, "leave by_rows out")
    return columns or rows


def arguments(of: Expression, by_rows: bool, program: Program) -> list[str]:
    """The source of what the word is called with."""
    return [argument(of, program), *["by_rows=True"] * by_rows]


def softmax(z: Operand, by_rows: bool = False) -> Softmax:
    """The exponentials of the entries over their sum: n×1 for a column, 1×n for a row, and with `by_rows` n×m for
    each row of n×m.

    Of a matrix one has to say that rows are meant, as there are three answers: by rows, by columns, of all entries.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> softmax(Vector("z", n)), softmax(Matrix("Z", n, m), by_rows=True)
    (softmax(z), softmax_rows(Z))
    """
    return Softmax(as_expression(z), by_rows)
