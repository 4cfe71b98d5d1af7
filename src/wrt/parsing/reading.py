"""What was typed, as an expression: built with the words that an author writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from itertools import count
from math import prod
from operator import add, matmul, mul, truediv

from .. import nodes
from ..errors import TypedError, WrtError
from ..language.dimension import Dimension, Index, dimensions, indices
from ..language.expression import Expression, as_expression
from ..language.shape import axes, describe
from ..nodes.einstein import bind, free_indices
from ..nodes.number import ZERO
from ..nodes.product import factors_of
from .grammar import Tree, parsed
from .shapes import NAMES, SCALAR, Declared, Shapes, Size, shaped
from .words import ENTRYWISE

UNARY: Mapping[str, Callable[[Expression], Expression]] = {
    name: getattr(nodes, name) for name in (
        *ENTRYWISE, "reciprocal", "trace", "det", "logdet", "adjugate", "norm", "total", "softmax", "logsumexp", "vec",
        "rvec")}


FREE_INDICES = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Typed:
    """What was typed, read: the expression, its letters by name, its sizes by name, and the shapes in words.

    `notes` say what else was taken for something, as in σ(x) and W^{(1)}; they stand behind the shapes.
    """

    text: str
    expression: Expression
    letters: Mapping[str, Expression]
    sizes: Mapping[str, Dimension]
    notes: tuple[str, ...] = ()
    indices: Mapping[str, Index] = field(default_factory=dict)      # by the names that they have in the text

    @property
    def shapes(self) -> str:
        """What each letter was taken for, and the notes, to be told back; nothing if there is neither.

        >>> typed("λ*X").shapes, typed("σ(W*x)").shapes
        ('λ is a number, X is n×m', 'W is n×m, x is m×1, σ is the logistic function')
        """
        told = ((letter.text(), describe(letter)) for letter in self.letters.values())
        found = (f"{name} is {'a number' if shape == 'scalar' else shape}" for name, shape in told)
        return ", ".join((*found, *self.notes))


def typed(text: str, shapes: Declared | None = None, like: Typed | None = None,
          indices: Mapping[str, Index] | None = None, counts: Iterable[str] = ()) -> Typed:
    """An expression from what people type: MATLAB, NumPy, paper or LaTeX, and never run as a program.

    A capital letter is a matrix (n×m), a small one a column (n×1), a Greek one a number, unless `shapes` says
    otherwise, as in {"X": ("n", "m"), "w": ("m",), "b": (1, "m"), "c": ()}, or another kind is the only one that fits.
    Sizes get names; those that are forced to be equal share one.
    An answer is read `like` its question: a letter that both have is the same in both, with the same sizes, and the
    name of a size is that number. One that
    has `indices`, each given by its name, may have entries such as A_ij and x_k, Kronecker's δ_ij, and sums Σ_k; an
    index that is not given is summed. What `counts` is the name of a size, and that number where it is a letter; a size
    such as "?n" may be any.

    What comes back has the `.expression`, its letters by name, as `.letters["w"]`, and `.shapes`, which says what each
    was taken for: read it before you go on. The expression and a letter of it may be given to `derive`.

    :raises TypedError: it is no expression, it does not fit, or it may be read in two ways; with the place.
    :raises TypeError: `like` is nothing that was typed.

    >>> found = typed("||y - X*w||^2")
    >>> found.expression, found.shapes
    (‖y - X w‖², 'y is n×1, X is n×m, w is m×1')
    >>> from wrt import derive
    >>> derive(found.expression, found.letters["w"]).right
    -2 Xᵀ (y - X w)
    >>> typed("2*X'*r", like=found).shapes
    'X is n×m, r is n×1'
    >>> typed("x*y")
    Traceback (most recent call last):
    wrt.errors.TypedError:   x*y
       ^
    a column times a column: entry by entry, or the inner product?: write x .* y, or x'*y; or declare one as a number
    """
    if not isinstance(text, str):
        raise TypeError(f"what is typed is a text, and {text!r} is none")
    if not isinstance(like, Typed | None):
        raise TypeError(f"an answer is read like what typed(…) gave for the question, not like {like!r}")
    tree = parsed(text) if indices is None else parsed(text, {*(like.letters if like else ()), *(shapes or ())})
    counts = {name for name in (*counts, *(like.sizes if like else ())) if name not in (shapes or {})}
    known = {letter.name for letter in tree.letters} if like else set()
    before = {name: declared(letter) for name, letter in like.letters.items() if name in known} if like else {}
    chosen = shapes or {}
    if before and isinstance(chosen, Mapping):
        chosen = {**before, **chosen}
    ranges = {name: index.dimension.name for name, index in (indices or {}).items()}
    reader = Reader(text, shaped(text, tree, chosen, ranges, counts), like.sizes if like else (), indices or {})
    for letter in tree.letters:
        reader.read(letter)     # as they stand, sizes get their names
    expression = reader.read(tree)
    try:
        axes(expression)
    except WrtError as error:
        raise reader.refusal(error, tree) from error
    return Typed(text, expression, reader.letters, reader.sizes, (*tree.notes, *reader.notes), reader.indices)


def equated(left: str, right: str, shapes: Declared | None = None, counts: Iterable[str] = (),
            indices: Mapping[str, Index] | None = None) -> tuple[Typed, Typed]:
    """Both sides of an equation, whose shapes are found together: a letter of both is the same in both.

    The rest is as with `typed`; where entries are meant, `indices` are given, if only {}.

    :raises TypedError: one side cannot be read, or they do not fit together.

    >>> [side.expression for side in equated("tr(A*B)", "tr(B*A)")]
    [tr(A B), tr(B A)]
    """
    text = f"({left}) - ({right})"
    tree = parsed(text) if indices is None else parsed(text, {*(shapes or ())})
    if tree.kind != "sum" or len(tree.parts) != 2:
        raise TypedError("a side of this equation ends before its brackets do", text, 0, "close each bracket")
    chosen = {name: shape for name, shape in (shapes or {}).items() if name in {leaf.name for leaf in tree.letters}}
    ranges = {name: index.dimension.name for name, index in (indices or {}).items()}
    reader = Reader(text, shaped(text, tree, chosen, ranges, set(counts)), (), indices)
    for letter in tree.letters:
        reader.read(letter)
    first, second = reader.read(tree.parts[0]), reader.read(tree.parts[1].parts[0])
    notes = (*tree.notes, *reader.notes)
    return (Typed(left, first, reader.letters, reader.sizes, notes, reader.indices),
            Typed(right, second, reader.letters, reader.sizes, notes, reader.indices))


@dataclass
class Factors:
    """The factors of a product: a number that is typed, other numbers, arrays from the left, what is below a line."""

    coefficient: Fraction = Fraction(1)
    numbers: list[Expression] = field(default_factory=list)
    arrays: list[Expression] = field(default_factory=list)
    below: list[Expression] = field(default_factory=list)

    def add(self, more: Factors) -> None:
        """Those of a product within, behind these."""
        self.coefficient *= more.coefficient
        self.numbers += more.numbers
        self.arrays += more.arrays
        self.below += more.below


class Reader:
    """Makes an expression of each part of a tree, whose shapes are known."""

    def __init__(self, text: str, shapes: Shapes, taken: Iterable[str] = (),
                 indices: Mapping[str, Index] | None = None) -> None:
        self.text, self.shapes, self.given, self.indices = text, shapes, dict(indices or {}), dict(indices or {})
        self.letters: dict[str, Expression] = {}
        self.sizes: dict[str, Dimension] = {}
        self.notes: dict[str, None] = {}    # what is told back besides shapes
        self.named: dict[Size, Dimension] = {}
        declared = {str(size) for pair in shapes.found.values() for axis in pair for size in axis}
        self.taken = {*declared, *taken}        # the names of sizes
        self.free = _names({*shapes.letters, *self.taken})

    def refusal(self, error: WrtError, tree: Tree) -> TypedError:
        """What an error of the language says, at the place of a part."""
        return TypedError(error.words, self.text, tree.start, error.remedy)

    def dimension(self, size: Size) -> Dimension:
        """A size by its name, which is a new one where the reader gave none."""
        size = self.shapes.size(size)
        if size not in self.named:
            name = size if isinstance(size, str) else next(self.free)
            self.named[size] = self.sizes[name] = dimensions(name)
        return self.named[size]

    def index(self, name: str) -> Index:
        """An index by its name; of one that was not given, a name that is free among those that were."""
        if name not in self.indices:
            taken = {index.name for index in self.indices.values()} | self.taken
            free = next((one for one in (name, *FREE_INDICES) if one not in taken), name)
            self.indices[name] = indices(free, self.dimension(self.shapes.indices.get(name, 0)))
        return self.indices[name]

    def read(self, tree: Tree) -> Expression:
        """The expression of a part.

        :raises TypedError: the language has no such expression.
        """
        try:
            return self._read(tree)
        except TypedError:
            raise
        except WrtError as error:
            raise self.refusal(error, tree) from error

    def _read(self, tree: Tree) -> Expression:
        match tree.kind:
            case "number":
                return as_expression(Fraction(tree.name))
            case "letter":
                return self._letter(tree)
            case "identity" | "ones":
                size = self.dimension(self.shapes.axes(tree)[0][0])
                return nodes.eye(size) if tree.kind == "identity" else nodes.ones(size)
            case "entry":
                return nodes.Entry(self.read(tree.parts[0]), tuple(map(self.index, tree.name)))
            case "delta":
                return nodes.delta(*map(self.index, tree.name))
            case "summation":
                return reduce(lambda body, name: nodes.sum_over(self.index(name), body), reversed(tree.name),
                              self.read(tree.parts[0]))
            case "commutation":
                return nodes.commutation(*map(self.dimension, tree.name))
            case "product":
                return self._product(tree)
            case "kron" | "hadamard" if any(map(self._is_number, tree.parts)):
                return self._product(tree)
            case "power" | "entrywise":
                return self._power(tree)
            case "bars" | "call":
                return self._call(tree)
        parts = [self.read(part) for part in tree.parts]
        match tree.kind:
            case "sum":
                return reduce(add, map(self._spread, tree.parts, parts))
            case "negative":
                return -parts[0]
            case "transpose":
                return parts[0] if self._is_number(tree) else parts[0].T
            case "inverse":
                return self._raised(tree, parts[0], Fraction(-1)) if self._is_number(tree) else parts[0].inv
            case "kron":
                return nodes.kron(*parts)
        return nodes.hadamard(*parts)

    def _spread(self, tree: Tree, term: Expression) -> Expression:
        """A term of a sum; the 1 of 1 - x is of each entry of the column."""
        if tree.value is None or self._is_number(tree):
            return term
        self.notes["a number beside a column is added to each entry"] = None
        rows, columns = self.shapes.axes(tree)
        ones = nodes.ones(self.dimension((rows or columns)[0]))
        spread = ones if rows else ones.T
        return spread if tree.value == 1 else term * spread

    def _is_number(self, tree: Tree) -> bool:
        return self.shapes.found[tree] == SCALAR

    def _are_columns(self, tree: Tree) -> bool:
        return all(rows and not columns for rows, columns in (self.shapes.found[part] for part in tree.parts))

    def _letter(self, tree: Tree) -> Expression:
        if tree.name in self.shapes.counts:
            return nodes.size(self.dimension(tree.name))
        if tree.name not in self.letters:
            rows, columns = (tuple(map(self.dimension, axis)) for axis in self.shapes.axes(tree))
            self.letters[tree.name] = nodes.Symbol(tree.name, rows, columns)
        return self.letters[tree.name]

    def _product(self, tree: Tree) -> Expression:
        """Numbers first, then the product of the arrays, then what is below the line."""
        found = self._factors(tree)
        numbers = [factor for number in found.numbers for factor in factors_of(number)]
        coefficient = found.coefficient * prod(one.value for one in numbers if isinstance(one, nodes.Number))
        factors = [one for one in numbers if not isinstance(one, nodes.Number)]
        factors += [reduce(matmul, found.arrays)] if found.arrays else []
        if coefficient != 1 or not factors:
            factors = [as_expression(coefficient), *factors]
        return reduce(truediv, found.below, reduce(mul, factors))

    def _factors(self, tree: Tree) -> Factors:
        """The factors of a product, with those of products in it."""
        found = Factors()
        for part in tree.parts:
            while part.kind == "negative":
                found.coefficient, part = -found.coefficient, part.parts[0]
            if part.kind == "product" and part not in self.shapes.turned:
                found.add(self._factors(part))
            elif part.kind == "over" and part.value is None:
                found.below.append(self.read(part.parts[0]))
            elif part.value is not None:
                found.coefficient *= part.value
            elif self._is_number(part):
                found.numbers.append(self.read(part))
            else:
                found.arrays.append(self.read(part).T if part in self.shapes.turned else self.read(part))
            if found.arrays and not axes(found.arrays[0])[0] and not axes(found.arrays[-1])[1]:
                found.numbers.append(reduce(matmul, found.arrays))
                found.arrays = []
        return found

    def _closed(self, e: Expression) -> Expression:
        """With the sums within it explicit: what it is raised to, or a function of it, repeats none of its indices."""
        if not self.indices:
            return e
        try:
            return bind(e, free_indices(e) | set(self.given.values()))[0]
        except WrtError as error:
            raise TypedError(error.words, self.text, 0, error.remedy) from error

    def _power(self, tree: Tree) -> Expression:
        base, exponent = self._closed(self.read(tree.parts[0])), tree.parts[1].value
        above = self.read(tree.parts[1]) if exponent is None else exponent
        if tree.kind == "power" or self._is_number(tree.parts[0]):
            return self._raised(tree, base, above)
        return nodes.power(base, above) if exponent != 1 else base

    def _raised(self, tree: Tree, base: Expression, above: Expression | Fraction) -> Expression:
        """A power; of a number that is typed, there may be none."""
        if isinstance(above, Fraction) and above < 0 and base == ZERO:
            raise TypedError("a division by 0", self.text, tree.start, "write another number")
        return base ** above

    def _call(self, tree: Tree) -> Expression:
        part, name = tree.parts[0], tree.name.rstrip(".")
        if name == "log" and (bars := _in_bars(part)) is not None and not self._is_number(bars):
            return nodes.logdet(self.read(bars))
        parts = [self._closed(self.read(part)) for part in tree.parts]
        if tree.kind == "bars":
            return nodes.absolute(parts[0]) if self._is_number(part) else nodes.det(parts[0])
        match name:
            case "diag":
                return nodes.diagonal(parts[0]) if all(self.shapes.found[part]) else nodes.diag(parts[0])
            case "inner":
                return self._inner(tree, *parts)
            case "dot" if not self._are_columns(tree):
                return self._product(tree)
            case "dot":
                return self._inner(tree, *parts)
            case "norm" | "norm_2" | "norm_F":
                if name == "norm" and all(self.shapes.found[part]):
                    self.notes["the norm of a matrix is that of Frobenius"] = None
                return nodes.norm(parts[0])
            case "mean":
                return reduce(truediv, map(nodes.size, axes(parts[0])[0] + axes(parts[0])[1]), nodes.total(parts[0]))
            case "outer":
                return parts[0] @ parts[1].T
        return UNARY[name](parts[0])

    def _inner(self, tree: Tree, left: Expression, right: Expression) -> Expression:
        """xᵀ y of columns, x yᵀ of rows, tr(Aᵀ B) of matrices."""
        rows, columns = self.shapes.found[tree.parts[0]]
        if not rows:
            return left @ right.T
        factors = right.factors if isinstance(right, nodes.MatrixProduct) else (right,)
        found = reduce(matmul, factors, left.T)
        return nodes.trace(found) if columns else found


def _in_bars(tree: Tree) -> Tree | None:
    """The X of |X|, or of |det X|."""
    if tree.kind != "bars":
        return None
    part = tree.parts[0]
    return part.parts[0] if (part.kind, part.name) == ("call", "det") else part


def declared(letter: Expression) -> tuple[str | int, ...]:
    """The shape of a letter, as one declares it to `typed`."""
    rows, columns = (tuple(size.name for size in axis) for axis in axes(letter))
    return (*(rows or (1,)), *columns) if columns else rows


def _names(taken: Iterable[str]) -> Iterator[str]:
    """Names for sizes, without those that are taken."""
    return (name for name in _all_names() if name not in taken)


def _all_names() -> Iterator[str]:
    yield from NAMES
    for number in count(1):
        yield f"n_{number}"
