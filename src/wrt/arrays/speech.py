"""Values of SymPy as one says them aloud: in counterexamples and worked numbers."""

from __future__ import annotations

import sympy

from ..language.printing import ATOM, POSTFIX, PRODUCT, SUM, SUMMATION
from ..language.speech import Spoken

POWERS = {2: "squared", 3: "cubed"}
STYLE = Spoken()
Said = tuple[str, int]


def said(value: sympy.Expr, names: dict[sympy.Symbol, str]) -> Said:
    """A value with names for its symbols, and how strongly it binds."""
    if value.is_Symbol:
        return names[value], ATOM
    if value.is_Add:
        return _sum(value, names), SUM
    if value.could_extract_minus_sign():
        return STYLE.minus + _enclosed(-value, names, PRODUCT), SUM
    top, bottom = sympy.fraction(value)
    if value.is_Rational:
        return (str(top), ATOM) if bottom == 1 else (STYLE.fraction(str(top), str(bottom)), POSTFIX)
    number, rest = value.as_coeff_Mul()
    if number != 1:
        return STYLE.times([said(number, names)[0], _enclosed(rest, names, PRODUCT)]), PRODUCT
    if bottom != 1:
        return STYLE.fraction(_enclosed(top, names, POSTFIX), _enclosed(bottom, names, POSTFIX)), SUMMATION
    if value.is_Mul:
        return STYLE.times([_enclosed(factor, names, POSTFIX) for factor in value.as_ordered_factors()]), PRODUCT
    return _power_or_function(value, names)


def _power_or_function(value: sympy.Expr, names: dict[sympy.Symbol, str]) -> Said:
    if value.is_Pow and value.exp == sympy.Rational(1, 2):
        return STYLE.root(said(value.base, names))
    if value.is_Pow:
        power = POWERS.get(value.exp) or f"to the power {_enclosed(value.exp, names, POSTFIX)}"
        return f"{_enclosed(value.base, names, ATOM)} {power}", POSTFIX
    if value.is_Function and len(value.args) == 1:
        return STYLE.applied(STYLE.function(value.func.__name__), said(value.args[0], names))
    return str(value), ATOM


def _sum(value: sympy.Expr, names: dict[sympy.Symbol, str]) -> str:
    first, *rest = (said(term, names)[0] for term in value.as_ordered_terms())
    signed = ((STYLE.less if term.startswith(STYLE.minus) else STYLE.plus) + term.removeprefix(STYLE.minus)
              for term in rest)
    return first + "".join(signed)


def _enclosed(value: sympy.Expr, names: dict[sympy.Symbol, str], level: int) -> str:
    words, strength = said(value, names)
    return words if strength >= level else STYLE.brackets(words)
