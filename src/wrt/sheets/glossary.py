"""The public names as plain data: what each takes, what it is, and by which one an expression is written."""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ..language.expression import Expression
from ..language.program import PUBLIC
from .docstring import Docstring, docstring, members

# the operators of Python, by what `ast` calls them: the method that makes it
OPERATORS = {"Add": "__add__", "Sub": "__sub__", "Mult": "__mul__", "Div": "__truediv__", "MatMult": "__matmul__",
             "Pow": "__pow__", "USub": "__neg__", "Subscript": "__getitem__", "T": "T", "inv": "inv", "abs": "__abs__"}
# what is neither a function nor a class, and has no docstring of its own
VALUES = {"MIME": "The MIME type by which a notebook finds what is of this package",
          "Operand": "An expression, a whole number or a fraction"}
# brackets with signs in them: the shape, which stands beside it, and other prints
SIGNS = re.compile(r" \([^)]*[×∂⊙∘‖ᵀ][^)]*\)+|,? ⊙,?")


@dataclass(frozen=True)
class Named:
    """A public name: whether it is a class, its signature with types, its docstring, and what its values have."""

    name: str
    is_class: bool
    signature: str
    said: Docstring
    members: tuple[tuple[str, str], ...] = ()


class _Type(str):
    """A type as it was written, without quotes."""

    def __repr__(self) -> str:
        return str(self)


def glossary() -> list[Named]:
    """All public names, in their order.

    >>> [named.signature for named in glossary() if named.name in ("kron", "norm")]
    ['(left: Operand, right: Operand) -> Kronecker', '(array: Operand) -> Norm']
    """
    return [_named(name, _value(name)) for name in sorted(PUBLIC)]


def word_of(source: str) -> tuple[str, str] | None:
    """The public name with which an expression is written, and what it is in short; nothing if it has none.

    >>> word_of("kron(A, B)"), word_of("np.eye(3)")
    (('kron', 'The Kronecker product'), None)
    >>> word_of("A.T")
    ('Expression', 'The transpose of a matrix, a column or a row')
    """
    try:
        tree = ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    match tree:
        case ast.Name(name) | ast.Call(ast.Name(name)) if name in PUBLIC:
            return name, VALUES.get(name) or in_short(_value(name))
        case ast.BinOp(op=sign) | ast.UnaryOp(op=sign):
            method = OPERATORS.get(type(sign).__name__)
        case ast.Attribute(attr=name) | ast.Call(ast.Name(name)):
            method = OPERATORS.get(name)
        case other:
            method = OPERATORS.get(type(other).__name__)
    return (Expression.__name__, in_short(getattr(Expression, method))) if method else None


def in_short(value: object) -> str:
    """The summary of a docstring without signs, which no gate sees: what they say is printed beside it."""
    return SIGNS.sub("", docstring(value).summary)


def _value(name: str) -> Any:
    # the package has its names from this room too
    return getattr(import_module(__name__.partition(".")[0]), name)


def _named(name: str, value: Any) -> Named:
    is_class = inspect.isclass(value)
    has = tuple(members(value)) if is_class else ()
    said = Docstring(VALUES[name], (f"{VALUES[name]}.",)) if name in VALUES else docstring(value)
    return Named(name, is_class, _signature(value) if callable(value) else "", said, has)


def _signature(value: Any) -> str:
    found = inspect.signature(value)
    typed = [one.replace(annotation=_Type(one.annotation)) if isinstance(one.annotation, str) else one
             for one in found.parameters.values()]
    says = found.return_annotation
    returned = _Type(says) if isinstance(says, str) and says != "None" else inspect.Signature.empty
    return str(found.replace(parameters=typed, return_annotation=returned))
