"""How the values of a counterexample are told: those of SymPy, and our own where it is not installed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from .polynomial import Decimal, Polynomial

OURS = Polynomial | Decimal
READABLE = 60


def text(value: Any) -> str:
    """A value as plain text."""
    return value.text() if isinstance(value, OURS) else str(_symbolic("text")(value))


def short(value: Any) -> str:
    """The beginning of it, if it is long."""
    printed = text(value)
    if len(printed) <= READABLE:
        return printed
    terms = len(value.terms) if isinstance(value, Polynomial) else len(value.args) * bool(value.is_Add)
    return f"{printed[:READABLE]}…" + f" ({terms} terms)" * (terms > 1)


def latex(value: Any) -> str:
    """A value as TeX."""
    return value.latex() if isinstance(value, OURS) else str(_symbolic("latex")(value))


def spoken(value: Any) -> str:
    """A value as one says it aloud."""
    return value.spoken() if isinstance(value, OURS) else str(_symbolic("spoken")(value))


def decimals(value: Any, sign: str) -> str:
    """A sign and the value in four digits, where it is a number that is neither rational nor told in digits."""
    return "" if isinstance(value, OURS) else str(_symbolic("decimals")(value, sign))


def difference(left: Any, right: Any) -> str:
    """By how much two numbers differ, where the digits of both that are told are the same; else nothing."""
    if not isinstance(left, OURS):
        return str(_symbolic("difference")(left, right))
    contexts = [value.value.context for value in (left, right) if isinstance(value, Decimal)]
    if not contexts:
        return ""
    first, second = (value if isinstance(value, Decimal) else Decimal(_real(value, contexts[0]))
                     for value in (left, right))
    return Decimal(first.value - second.value).digits if first.digits == second.digits else ""


def _real(value: Polynomial, context: Any) -> Any:
    number = value.number()
    return context.mpf(number.numerator) / number.denominator


def _symbolic(name: str) -> Callable[..., Any]:
    # SymPy takes longer to import than most proofs: late, where something of it is printed
    found: Callable[..., Any] = getattr(import_module(".symbolic", __package__), name)
    return found
