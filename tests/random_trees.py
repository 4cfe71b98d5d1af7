"""Random expressions of every node type, seeded, whose shapes fit and whose sums are explicit."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from material import k, m, n

from wrt import Matrix, RowVector, Scalar, Vector, cos, define, exp, function, log, sin, sqrt, tanh, vec
from wrt.language.dimension import Index
from wrt.language.expression import Expression
from wrt.language.shape import axes
from wrt.nodes import (
    Apply, Delta, Entry, Gradient, Hadamard, Identity, Inverse, Jacobian, Kronecker, MatrixProduct, Number, Ones,
    Partial, Product, Size, Sum, Summation, Symbol, Trace, Transpose, Vec, reciprocal,
)

DIMENSIONS = (n, m, k)
INDICES = {d: [Index(name, d) for name in names] for d, names in zip(DIMENSIONS, ("ipuv", "jqlo", "sthz"))}

W, x = Matrix("W", n, m), Vector("x", m)
f, w = define("f", W @ x), define("w", vec(W))
ARRAYS = [
    x, f, Vector("y", n), Vector("theta", k), Vector("x_0", m), RowVector("b", n), RowVector("e", m), RowVector("g", k),
    W, Matrix("W_1", n, m), Matrix("S", n, n), Matrix("P", n, k), Matrix("Q", m, m), Matrix("X", m, k),
    Matrix("R", k, n), Matrix("U", k, m), Matrix("V", k, k), Matrix("F", m, n, of=W), Vector("G", n, of=(x, W)),
    define("H", x.T @ W.T),
]
SCALARS = [Scalar("a"), Scalar("c_12"), Scalar("L", of=W), Scalar("M", of=f), define("mu", x.T @ x)]
KERNEL = define("K", SCALARS[0] * Identity(n) + W @ W.T)
VARIABLES = [SCALARS[0], x, W, f]
STACKED = [w, vec(W), Vec(W, True)]
SPECIFIED, UNSPECIFIED = [exp, log, sin, cos, tanh], [function("sigma"), function("phi_1")]
OF_SCALARS = [sqrt, reciprocal]
NUMBERS = [Fraction(v) for v in ("1", "-1", "2", "-3", "1/2", "-2/3", "12")]


def is_scalar(axes) -> bool:
    """Whether these are the axes of a scalar."""
    return axes == ((), ())


class Trees:
    """A source of trees; equal seeds give equal trees. `known` is the share of functions with a rule."""

    def __init__(self, seed, known=0.3):
        self.random, self.known = Random(seed), known

    def indices(self, count) -> tuple[Index, ...]:
        """Different indices, to be used as the free ones."""
        pool = [index for d in (n, m) for index in INDICES[d][:2]]
        return tuple(self.random.sample(pool, count))

    def shape(self):
        """A pair of axes with up to two dimensions in all."""
        axis = lambda most: tuple(self.random.choice(DIMENSIONS) for _ in range(self.random.randint(0, most)))
        return self.random.choice([((), ()), (axis(1), axis(1)), (axis(1), axis(1)), (axis(2), ()), ((n,), (m,)),
                                   ((m,), ()), (axis(1), (m, n))])

    def tree(self, axes, depth, scope=()) -> Expression:
        """A tree of these axes; `scope` are the indices that may be written in it."""
        if is_scalar(axes):
            return self.scalar(depth, scope)
        return self.array(*axes, depth, scope)

    def _one_of(self, makers) -> Expression:
        """The first tree that a maker, tried in random order, returns."""
        makers = list(makers)
        self.random.shuffle(makers)
        return next(made for maker in makers if (made := maker()) is not None)

    # --- scalars
    def scalar(self, depth, scope):
        """A scalar tree."""
        if depth <= 0:
            return self._one_of([self.number, self.scalar_symbol] + 4 * [lambda: self.entry(0, scope)]
                                + [lambda: self.delta(scope), lambda: Size(self.random.choice(DIMENSIONS))])
        less = lambda: self.scalar(depth - 1, scope)
        return self._one_of([
            lambda: Sum((less(), less())), lambda: Product((less(), less())),
            lambda: Product((self.number(), less(), self.entry(0, scope) or less())),
            lambda: self.entry(depth, scope), lambda: self.entry(depth, scope), lambda: self.delta(scope),
            lambda: self.summation(depth, scope), lambda: self.summation(depth, scope),
            lambda: Apply(self.function(OF_SCALARS), less()), lambda: self.partial(depth, scope),
            lambda: self.partial(depth, scope), lambda: self.dot(depth, scope),
            lambda: Transpose(less()), lambda: Hadamard(less(), less()), lambda: Kronecker(less(), less()),
            lambda: self.trace(depth, scope), lambda: self.trace(depth, scope),
        ])

    def number(self):
        """A number, often negative or a fraction."""
        return Number(self.random.choice(NUMBERS))

    def scalar_symbol(self):
        """A scalar symbol."""
        return self.random.choice(SCALARS)

    def function(self, more=()):
        """A function of one number, derived up to three times; `more` are those that an array cannot have."""
        chosen = self.random.choice([*SPECIFIED, *more] if self.random.random() < self.known else UNSPECIFIED)
        for _ in range(self.random.choice([0, 0, 0, 1, 2, 3])):
            chosen = chosen.prime
        return chosen

    def delta(self, scope):
        """A delta of two indices in scope."""
        first = [i for i in scope if sum(j.dimension == i.dimension for j in scope) > 1]
        if not first:
            return None
        first = self.random.choice(first)
        return Delta(first, self.random.choice([i for i in scope if i.dimension == first.dimension]))

    def entry(self, depth, scope):
        """An entry of an array, at indices in scope."""
        if not scope:
            return None
        at = tuple(self.random.choice(scope) for _ in range(self.random.choice([1, 1, 2, 2, 2])))
        split = self.random.randint(0, len(at)) if depth else self.random.choice([0, 1, len(at)])
        rows, columns = (tuple(i.dimension for i in part) for part in (at[:split], at[split:]))
        return Entry(self.array(rows, columns, depth - 1, scope), at)

    def summation(self, depth, scope):
        """An explicit sum over an index that is not yet in scope."""
        unused = [i for pool in INDICES.values() for i in pool if i not in scope]
        over = self.random.choice(unused)
        return Summation(self.scalar(depth - 1, scope + (over,)), over)

    def partial(self, depth, scope):
        """A partial derivative by a scalar, or by an entry of a symbol or of its vec."""
        by = self.random.choice(VARIABLES + STACKED[1:])
        if by != SCALARS[0]:
            wanted = (n, m) if by == W else (m, n) if by == STACKED[1] else (n, m) if by == STACKED[2] else by.rows
            fitting = [[i for i in scope if i.dimension == d] for d in wanted]
            if not all(fitting):
                return None
            by = Entry(by, tuple(map(self.random.choice, fitting)))
        return Partial(self.scalar(depth - 1, scope), by)

    def dot(self, depth, scope):
        """A row times a column."""
        d = self.random.choice(DIMENSIONS)
        return MatrixProduct((self.array((), (d,), depth - 1, scope), self.array((d,), (), depth - 1, scope)))

    def trace(self, depth, scope):
        """The trace of a matrix over one dimension, or over two."""
        axis = tuple(self.random.choice(DIMENSIONS) for _ in range(self.random.choice([1, 1, 1, 2])))
        return Trace(self.array(axis, axis, depth - 1, scope))

    # --- arrays
    def array(self, rows, columns, depth, scope):
        """A tree that is not a scalar."""
        if is_scalar((rows, columns)):
            return self.scalar(depth, scope)
        if depth <= 0:
            return self.leaf(rows, columns)
        same = lambda: self.array(rows, columns, depth - 1, scope)
        return self._one_of([
            lambda: Sum((same(), same())), lambda: Product((self.scalar(depth - 1, scope), same())),
            lambda: Product((self.number(), same())), lambda: Hadamard(same(), same()),
            lambda: Transpose(self.array(columns, rows, depth - 1, scope)),
            lambda: Apply(self.function(), same()),
            lambda: self.product(rows, columns, depth, scope), lambda: self.product(rows, columns, depth, scope),
            lambda: self.kronecker(rows, columns, depth, scope), lambda: self.vec(rows, columns, depth, scope),
            lambda: self.jacobian(rows, columns, depth, scope), lambda: self.jacobian(rows, columns, depth, scope),
            lambda: self.gradient(rows, columns, depth, scope), lambda: self.gradient(rows, columns, depth, scope),
            lambda: self.array_sum(rows, columns, depth, scope), lambda: self.inverse(rows, columns, depth, scope),
        ])

    def leaf(self, rows, columns):
        """A symbol, an identity, ones, or the least tree of axes that no symbol has."""
        found = [s for s in ARRAYS + [w] if (s.rows, s.columns) == (rows, columns)]
        if rows == columns and len(rows) == 1:
            found.append(Identity(rows[0]))
        if not columns and len(rows) == 1:
            found.append(Ones(rows[0]))
        if not columns and len(rows) == 2:
            found += [Vec(self.leaf(rows[1:], rows[:1])), Vec(self.leaf(rows[:1], rows[1:]), True)]
        if not rows and len(columns) == 2:
            found.append(Transpose(self.leaf(columns, ())))
        if not found:
            half = (len(rows) + 1) // 2, len(columns) // 2
            found.append(Kronecker(self.tree((rows[:half[0]], columns[:half[1]]), 0),
                                   self.tree((rows[half[0]:], columns[half[1]:]), 0)))
        return self.random.choice(found)

    def product(self, rows, columns, depth, scope):
        """A product of two or three matrices."""
        inner = [(self.random.choice(DIMENSIONS),) for _ in range(self.random.choice([1, 1, 2]))]
        ends = [rows, *inner, columns]
        return MatrixProduct(tuple(self.array(a, b, depth - 1, scope) for a, b in zip(ends, ends[1:])))

    def kronecker(self, rows, columns, depth, scope):
        """A Kronecker product, its axes split anywhere."""
        r, c = self.random.randint(0, len(rows)), self.random.randint(0, len(columns))
        return Kronecker(self.array(rows[:r], columns[:c], depth - 1, scope),
                         self.array(rows[r:], columns[c:], depth - 1, scope))

    def vec(self, rows, columns, depth, scope):
        """A stacked matrix."""
        if columns or len(rows) != 2:
            return None
        if self.random.random() < 0.5:
            return Vec(self.array(rows[1:], rows[:1], depth - 1, scope))
        return Vec(self.array(rows[:1], rows[1:], depth - 1, scope), True)

    def jacobian(self, rows, columns, depth, scope):
        """A Jacobian, if the columns are those of a variable."""
        by = [v for v in (x, f) if v.rows == columns] or [v for v in STACKED if columns == stacked_axis(v)]
        return Jacobian(self.array(rows, (), depth - 1, scope), self.random.choice(by)) if by else None

    def gradient(self, rows, columns, depth, scope):
        """A gradient, if the axes are those of a variable."""
        by = [v for v in (x, f, W, w) if (v.rows, v.columns) == (rows, columns)]
        return Gradient(self.scalar(depth - 1, scope), self.random.choice(by)) if by else None

    def inverse(self, rows, columns, depth, scope):
        """The inverse of a square matrix over one dimension, of which a square symbol is a part."""
        if rows != columns or len(rows) != 1:
            return None
        square = self.random.choice([s for s in ARRAYS if s.rows == s.columns == rows])
        other = lambda: self.array(rows, columns, depth - 1, scope)
        return Inverse(self._one_of([
            lambda: square, lambda: Transpose(square), lambda: MatrixProduct((square, other())),
            lambda: Sum((square, other())), lambda: Product((square, self.scalar_symbol()))]))

    # --- small trees that mostly have a value
    def with_condition(self, scope):
        """A tree with an inverse, a logarithm, a root or a quotient, or the derivative of one."""
        made = self.inverted(scope) if self.random.random() < 0.6 else self.quotient(scope)
        by = self.random.choice([SCALARS[0]] + [Entry(W, (i, j)) for i in scope for j in scope
                                                if (i.dimension, j.dimension) == (n, m)])
        return Partial(made, by) if is_scalar(axes(made)) and self.random.random() < 0.7 else made

    def inverted(self, scope):
        """The inverse of a matrix that has one at all sizes, an entry of it, or a product with it."""
        square, other, third = (next(s for s in ARRAYS if s.rows == s.columns == (d,)) for d in DIMENSIONS)
        matrix = self.random.choice([
            square, Transpose(square), third, Product((SCALARS[0], third)), MatrixProduct((other, other)),
            Sum((square, MatrixProduct((W, Transpose(W))))), Sum((other, MatrixProduct((Transpose(W), W)))),
            MatrixProduct((square, Sum((square, Identity(n))))), KERNEL])
        rows, _ = axes(matrix)
        at = [i for i in scope if i.dimension in rows]
        return self._one_of([
            lambda: Inverse(matrix), lambda: MatrixProduct((Inverse(matrix), self.array(rows, (), 1, scope))),
            lambda: at and Entry(Inverse(matrix), (self.random.choice(at), self.random.choice(at))) or None,
            lambda: MatrixProduct((self.leaf((), rows), Inverse(matrix), self.leaf(rows, ())))])

    def quotient(self, scope):
        """A scalar times the logarithm, the root or the reciprocal of another."""
        of = self._one_of([self.scalar_symbol, lambda: self.entry(0, scope), lambda: Sum((SCALARS[0], SCALARS[1])),
                           lambda: Product((SCALARS[0], SCALARS[1]))])
        return Product((self.scalar(1, scope), Apply(self.random.choice([log, *OF_SCALARS]), of)))

    def array_sum(self, rows, columns, depth, scope):
        """A sum of arrays over an index."""
        over = self.random.choice([i for pool in INDICES.values() for i in pool if i not in scope])
        return Summation(self.array(rows, columns, depth - 1, scope + (over,)), over)


def stacked_axis(variable):
    """The axis of w, vec(W) or rvec(W)."""
    if isinstance(variable, Symbol):
        return variable.rows
    return (n, m) if variable.by_rows else (m, n)
