"""The expression tree: what an author writes, and nothing that is computed from it.

A tree may be built with shapes that do not fit, so that a false claim can be written down too;
`wrt.language.shape` says whether it fits. Trees are immutable and compare by structure.

An *axis* is a tuple of dimensions: a column vector with n entries has the axes `((n,), ())`,
vec(W) of an n×m matrix `((m, n), ())`. Sizes stay symbolic.

What a node is (its shape, its print, its Python source, what it demands) are methods of its class,
one file a concept in `wrt.nodes`. What Python's operators make is said there too.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from numbers import Rational
from types import UnionType
from typing import Any, ClassVar, Self, TypeVar, cast, dataclass_transform, get_args, get_origin, get_type_hints

from ..dollars import all_ways
from ..errors import DataError, LimitError, MisuseError
from .data import ENTRY, Displayed, Reader, Writer, decoder, encode
from .dimension import Dimension, Index, Shape
from .habits import instead
from .printing import Latex, in_line, latex, text
from .program import PUBLIC, Program
from .speech import spoken
from .strangers import refusal

E = TypeVar("E", bound="Expression")
NODES: dict[str, Any] = {}


@dataclass_transform(frozen_default=True, eq_default=False)
def tree(cls: type[E]) -> type[E]:
    """Makes a class of trees from its fields."""
    return dataclass(frozen=True, eq=False, repr=False)(cls)


@dataclass_transform(frozen_default=True, eq_default=False)
def node(cls: type[E]) -> type[E]:
    """The same for a node of the language, which is found by its name when data is read."""
    NODES[cls.__name__] = tree(cls)
    return cls


# of all that an expression has, what an author writes behind a dot
WORDS = ("T", "inv", "latex", "spoken", "text")
LEVELS = 150        # one in the other, before Python's own limit is met


class Operator:
    """An operator of Python; the file of the node that it makes says what it does."""

    def __init__(self, sign: str) -> None:
        self.sign = sign

    def rule(self, make: Callable[..., Expression]) -> Callable[..., Expression]:
        """Registers what it does."""
        self.make = make    # type: ignore[method-assign]
        return make

    def make(self, *operands: Any) -> Expression:
        """What it does, until a node says so."""
        raise TypeError(f"no node says what {self.sign} makes")

    def __call__(self, *operands: Any) -> Expression:
        return self.make(*operands)


literal, plus, minus, times, over = (Operator(sign) for sign in ("1", "+", "-", "*", "/"))
matrix_times, entry, transposed, inverted = (Operator(sign) for sign in ("@", "[]", ".T", ".inv"))
raised, magnitude = (Operator(sign) for sign in ("**", "abs"))


@dataclass(frozen=True)
class Demand:
    """A property that a part of an expression must have: positive, nonzero or invertible."""

    property: str
    expression: Expression

class Expression(Displayed):
    """Base of all trees. `A @ B` multiplies matrices, `c * A` scales, `A[i, j]` takes an entry."""

    kind = "expression"
    PARTS = ("root",)

    level: ClassVar[int] = 1     # one more than the highest below it
    has_brackets: ClassVar[bool] = False    # in its print

    def __post_init__(self) -> None:
        level = 1 + max((child.level for child in self.children()), default=0)
        if level > LEVELS:
            raise LimitError(f"an expression of more than {LEVELS} levels", "define names for parts of it")
        self.__dict__["level"] = level
    __match_args__: ClassVar[tuple[str, ...]] = ()

    # --- what a node says of itself
    def shape(self) -> Shape:
        """Its axes, found anew; `wrt.language.shape.axes` remembers them.

        :raises ShapeError: where parts do not fit.
        """
        raise TypeError(f"no shape rule for {type(self).__name__}")

    def printed(self, style: Latex) -> tuple[str, int]:
        """The print, and how strongly it binds."""
        raise TypeError(f"no print for {type(self).__name__}")

    def closed(self, style: Latex) -> tuple[str, int]:
        """The print with all brackets that the node may have itself; most have no choice."""
        return self.printed(style)

    def source(self, program: Program) -> tuple[str, int]:
        """The Python source, and how strongly Python binds it."""
        raise TypeError(f"no Python source for {type(self).__name__}")

    def as_argument(self, program: Program) -> str:
        """The source where a Python number will do; empty for all but a number."""
        return ""

    def demands(self) -> tuple[Demand, ...]:
        """What the node itself needs in order to have a value."""
        return ()

    def borders(self) -> tuple[Demand, ...]:
        """Where it is analytic: within what it demands, and away from a kink that it has."""
        return self.demands()

    def in_other_words(self) -> Expression | None:
        """The same in other nodes, whose signs are known: the norm of x is the root of xᵀ x."""
        return None

    def is_open(self) -> bool:
        """Whether the node itself is a function that is not specified."""
        return False

    def operands(self) -> tuple[Expression, ...]:
        """The children whose indices count here: not a symbol's definition, not a derivative's variable."""
        return self.children()

    def indices(self) -> tuple[Index, ...]:
        """The indices written on this node itself."""
        return tuple(value for value in self.values if isinstance(value, Index))

    # --- what all trees share
    @cached_property
    def key(self) -> tuple[Any, ...]:
        """The type and the fields: what equality compares."""
        return (type(self).__name__, *(getattr(self, name) for name in self.__match_args__))

    @cached_property
    def _hash(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Expression) and type(self) is type(other)
                                 and hash(self) == hash(other) and self.key == other.key)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def values(self) -> tuple[Any, ...]:
        """The values of all fields, those in tuples one by one."""
        return tuple(v for value in self.key[1:] for v in (value if isinstance(value, tuple) else (value,)))

    @cached_property
    def _children(self) -> tuple[Expression, ...]:
        return tuple(value for value in self.values if isinstance(value, Expression))

    def children(self) -> tuple[Expression, ...]:
        """The expressions this one is made of, in the author's order."""
        return self._children

    def with_children(self, children: Iterable[Expression]) -> Expression:
        """The same node over other children, given in the order of `children()`."""
        rest = iter(children)

        def put(value: Any) -> Any:
            return next(rest) if isinstance(value, Expression) else value

        return self.remade(*(tuple(map(put, v)) if isinstance(v, tuple) else put(v) for v in self.key[1:]))

    def remade(self, *values: Any) -> Self:
        """A node of the same kind with other values in its fields."""
        return type(self)(*values)

    def with_operands(self, operands: Iterable[Expression]) -> Expression:
        """The same node over other operands."""
        put = tuple(operands)
        return self.with_children(put + self.children()[len(put):])

    def named(self) -> tuple[Any, ...]:
        """The named objects written on this node itself: sizes, indices and their sizes, functions."""
        own = [v for v in self.values if hasattr(v, "name") and not isinstance(v, Expression)]
        named = (*own, *(v.dimension for v in own if isinstance(v, Index)))
        return tuple(v.letter if isinstance(v, Dimension) else v for v in named)

    def walk(self) -> Iterator[Expression]:
        """This expression and all below it, definitions and arguments included; what occurs several times, once."""
        seen, waiting = set[Expression](), [self]
        while waiting:
            if (part := waiting.pop()) not in seen:
                seen.add(part)
                yield part
                waiting += reversed(part.children())

    @cached_property
    def all_dimensions(self) -> tuple[Dimension, ...]:
        """All sizes in it, in order of appearance."""
        own = [named for named in self.named() if isinstance(named, Dimension)]
        return tuple(dict.fromkeys(own + [size for child in self.children() for size in child.all_dimensions]))

    # --- Python's operators
    def __add__(self, other: Operand) -> Expression:
        """The sum of two arrays of one shape."""
        return plus(self, as_expression(other))

    def __radd__(self, other: Operand) -> Expression:
        return as_expression(other) + self

    def __neg__(self) -> Expression:
        """Each entry with the other sign."""
        return minus(self)

    def __sub__(self, other: Operand) -> Expression:
        """The difference of two arrays of one shape."""
        return self + -as_expression(other)

    def __rsub__(self, other: Operand) -> Expression:
        return as_expression(other) - self

    def __mul__(self, other: Operand) -> Expression:
        """A number times an array, or a product of numbers."""
        return times(self, as_expression(other))

    def __rmul__(self, other: Operand) -> Expression:
        return as_expression(other) * self

    def __truediv__(self, other: Operand) -> Expression:
        """An array over a number."""
        return over(self, as_expression(other))

    def __rtruediv__(self, other: Operand) -> Expression:
        return as_expression(other) / self

    def __matmul__(self, other: Operand) -> Expression:
        """The product of two matrices, columns or rows."""
        return matrix_times(self, as_expression(other))

    def __rmatmul__(self, other: Operand) -> Expression:
        return as_expression(other) @ self

    def __getitem__(self, indices: Index | tuple[Index, ...]) -> Expression:
        """The entry at indices, one for a column or a row and two for a matrix."""
        return entry(self, indices if isinstance(indices, tuple) else (indices,))

    def __iter__(self) -> Iterator[Expression]:     # or Python would try x[0], x[1], …
        raise TypeError(f"{self.text()} has no entries one after the other: {instead('sum')}")

    def __contains__(self, part: object) -> bool:
        raise TypeError(f"{self.text()} has no parts that one can ask for: {instead('sum')}")

    def __len__(self) -> int:
        raise TypeError(f"{self.text()} has no length: {instead('len')}")

    def __bool__(self) -> bool:     # or Python would ask for the length
        return True

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):    # many ask for those
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        remedy = instead(name) or f"write {name}({self.text()})" * (name in PUBLIC)
        raise AttributeError(f"{self.text()} has no {name}: {remedy or WORD_FIRST}", name=name, obj=self)

    def __pos__(self) -> Expression:
        return self

    def __abs__(self) -> Expression:
        """The absolute value of each entry."""
        return magnitude(self)

    def __pow__(self, exponent: object) -> Expression:
        """A number to a power, or a square matrix to a whole one."""
        return raised(self, exponent)

    def __rpow__(self, base: Operand) -> Expression:
        return as_expression(base) ** self

    # --- those that there are not, or Python would say so in words of its own
    def __xor__(self, exponent: object) -> Expression:
        raise MisuseError(f"^ is no power in Python: write {self.text()}**k, or power(x, k) for a power of each entry",
                          self)

    def __rxor__(self, base: object) -> Expression:
        raise MisuseError("^ is no power in Python: write **", self)

    def __or__(self, other: object) -> Expression:
        raise MisuseError("the language has no |, & and ~: write abs(a) for the absolute value of a number, norm(x) "
                          "for the length of a vector, det(A) for a determinant", self)

    __ror__ = __and__ = __rand__ = __or__

    def __invert__(self) -> Expression:
        return self | self

    def __call__(self, *arguments: object) -> Expression:
        raise TypeError(f"{self.text()} cannot be called: write x[i] for an entry, A.T and A.inv without brackets, "
                        "* or @ for a product, and a comma before what follows")

    def __lt__(self, other: object) -> bool:
        raise MisuseError("an inequality is a condition: write conditions=[positive(x)], and relu(x) for the greater "
                          "of x and 0", self)

    __gt__ = __le__ = __ge__ = __lt__

    def __floordiv__(self, other: object) -> Expression:
        raise MisuseError("// and % leave whole numbers: write / for a quotient", self)

    __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = __rdivmod__ = __floordiv__

    def __float__(self) -> Any:
        raise TypeError(f"{self.text()} is no number of Python: write the function of wrt, as in wrt.exp(a), and "
                        "Evaluation for a value")

    __int__ = __round__ = __complex__ = __float__

    def _sympy_(self) -> Any:
        raise TypeError(f"SymPy does not take {self.text()}: write the function of wrt, as in wrt.exp(a), and "
                        "Fraction(1, 2) for a number")

    def __array__(self, *options: Any, **more: Any) -> Any:
        raise TypeError(f"{self.text()} has letters, and no numbers for an array: tensor({self.text()}, values) has "
                        "those at values={x: [1, 2]}")

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Expression:
        """NumPy's functions and operators, which would put an expression into an array of objects."""
        make = NUMPY_MAKES.get(ufunc.__name__)
        if make:
            return cast(Expression, make(*map(as_expression, inputs)))
        raise TypeError(foreign(ufunc.__name__, inputs))

    def __array_function__(self, called: Any, types: Any, inputs: Any, options: Any) -> Expression:
        raise TypeError(foreign(called.__name__, inputs))

    @property
    def T(self) -> Expression:
        """The transpose of a matrix, a column or a row."""
        return transposed(self)

    @property
    def inv(self) -> Expression:
        """The inverse of a square matrix, which is a condition."""
        return inverted(self)

    # --- how it is shown, and written out
    def __dir__(self) -> list[str]:
        return [*WORDS, *(name for name in super().__dir__() if name.startswith("__"))]

    def __repr__(self) -> str:
        return self.text()

    def latex(self, unsummed: Iterable[Index] = ()) -> str:
        """The expression as TeX; `unsummed` are the indices that are known to be free."""
        return latex(self, unsummed)

    def in_line(self, unsummed: Iterable[Index] = ()) -> str:
        """The expression as TeX for a line of words."""
        return in_line(self, unsummed)

    def text(self, unsummed: Iterable[Index] = ()) -> str:
        """The expression as plain text, for messages."""
        return text(self, unsummed)

    def spoken(self, unsummed: Iterable[Index] = ()) -> str:
        """The expression as one says it aloud."""
        return spoken(self, unsummed)

    def told(self) -> str:
        """The expression within words, typeset from the tree wherever they are (see `wrt.dollars`)."""
        return all_ways(self.text(), self.in_line(), self.spoken())

    def statement(self, program: Program) -> str:
        """The Python that makes it."""
        return self.source(program)[0]

    def parts(self) -> dict[str, Any]:
        """The root of its tree."""
        return {"root": self}

    @classmethod
    def from_parts(cls, parts: dict[str, Any]) -> Expression:
        """The tree again."""
        root = parts["root"]
        if not isinstance(root, Expression):
            raise DataError(f"the root of a tree cannot be {root!r}")
        return root


Operand = Expression | Rational | int
WORD_FIRST = "the words of wrt stand before what they are of, as in trace(A)"
# what NumPy calls Python's operators, where a whole number of NumPy stands before an expression
NUMPY_MAKES: dict[str, Callable[..., Any]] = {
    "add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "divide": operator.truediv,
    "true_divide": operator.truediv, "matmul": operator.matmul, "power": operator.pow}


def foreign(name: str, inputs: Iterable[object]) -> str:
    """What is said of a function of NumPy to which an expression was given."""
    told = next((value.text() for value in inputs if isinstance(value, Expression)), "expressions")
    remedy = instead(name) or f"write wrt.{name}({told})" * (name in PUBLIC)
    return f"NumPy's {name} does not take {told}: " + (
        remedy or "take the word of wrt, as in wrt.sin(a), or an operator, as in A @ x")


def as_expression(value: object) -> Expression:
    """A number as a `Number`; an expression as it is.

    :raises TypeError: for anything else.
    """
    if isinstance(value, Expression):
        return value
    if isinstance(value, Rational) and not isinstance(value, bool):
        return literal(value)
    if isinstance(value, Dimension):
        raise MisuseError(f"{value.name} is a size: write size({value.name}) for it as a number")
    raise TypeError(refusal(value))


# ------------------------------------------------------------------ written-out data
@encode.register
def write_expression(value: Expression, writer: Writer) -> Any:
    """The place of the node in the table, where it stands once."""
    if value not in writer.places:
        written = [type(value).__name__, *map(writer, value.key[1:])]
        writer.places[value] = len(writer.table)
        writer.table.append(written)
    return ["node", writer.places[value]]


@decoder(ENTRY)
def read_entry(parts: list[Any], reader: Reader) -> Expression:
    """The node of an entry; every field must have its type."""
    kind, *values = parts
    read = [reader(value) for value in values]
    for field, value in zip(fields(NODES[kind]), read, strict=True):
        if not _is_of_type(value, _types(NODES[kind])[field.name], may_be_empty=field.default == ()):
            raise DataError(f"{kind}.{field.name} cannot be {value!r}")
    made: Expression = NODES[kind](*read)
    return made


@decoder("node")
def read_node(parts: list[Any], reader: Reader) -> Expression:
    """The node at a place of the table, if it stands before its use."""
    (place,) = parts
    if not 0 <= place < len(reader.nodes):
        raise DataError(f"node {place} is not in the table before its use")
    found: Expression = reader.nodes[place]
    return found


@lru_cache(maxsize=None)
def _types(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_of_type(value: object, wanted: Any, may_be_empty: bool = False) -> bool:
    if get_origin(wanted) is tuple:
        inner = get_args(wanted)[0]
        return isinstance(value, tuple) and (may_be_empty or bool(value)) and all(_is_of_type(v, inner) for v in value)
    if isinstance(wanted, UnionType):
        return any(_is_of_type(value, one) for one in get_args(wanted))
    return isinstance(value, wanted)
