"""A dataclass from plain data: each field is there and has its type, or the data are refused."""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import cache
from typing import Any, Literal, NoReturn, get_args, get_origin, get_type_hints


class PlainError(ValueError):
    """Plain data do not describe a value of the type."""


def typed(kind: Any, data: Any) -> Any:
    """The value of a type that plain data describe.

    :raises PlainError: a field is missing, or of another type, or not known.

    >>> typed(tuple[tuple[str, int], ...], [["one", 1]])
    (('one', 1),)
    """
    if is_dataclass(kind):
        return _dataclass(kind, data)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple(inner, _checked(data, list | tuple, kind))
    if origin is dict:
        return {typed(inner[0], key): typed(inner[1], value) for key, value in _checked(data, dict, kind).items()}
    if origin is Literal:
        return _checked(data, str, kind) if data in inner else _refuse(data, kind)
    return data if type(data) is kind else _refuse(data, kind)


def _dataclass(kind: Any, data: Any) -> Any:
    fields = _fields(kind)
    if _checked(data, dict, kind).keys() != fields.keys():
        raise PlainError(f"{kind.__name__} has the fields {', '.join(fields)}, not {', '.join(map(str, data))}")
    return kind(**{name: typed(wanted, data[name]) for name, wanted in fields.items()})


@cache
def _fields(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _tuple(inner: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if inner[-1] is Ellipsis:
        return tuple(typed(inner[0], value) for value in data)
    if len(data) != len(inner):
        raise PlainError(f"{data!r} has not {len(inner)} parts")
    return tuple(typed(wanted, value) for wanted, value in zip(inner, data))


def _checked(data: Any, kind: Any, wanted: Any) -> Any:
    return data if isinstance(data, kind) else _refuse(data, wanted)


def _refuse(data: Any, kind: Any) -> NoReturn:
    raise PlainError(f"{data!r} is no {getattr(kind, '__name__', kind)}")
