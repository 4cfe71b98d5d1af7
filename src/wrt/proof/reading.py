"""How an expression becomes a polynomial, whatever its node: see `wrt.proof.rules` for each one."""

from __future__ import annotations

from functools import singledispatch

from ..language.expression import Expression
from ..nodes.symbol import Symbol, opened
from .canonical import in_slots
from .terms import Head, Indices, Polynomial, Term, multiply, renamed_dummies, substitute
from .translation import Translation


@singledispatch
def expand(expression: Expression, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    """The entry at the row indices and column indices, as a polynomial."""
    raise TypeError(f"no normal form for {type(expression).__name__}")


def definition_at(symbol: Symbol, translation: Translation, rows: Indices, columns: Indices) -> Polynomial:
    """An entry of what a name stands for; its own indices have nothing to do with those around it."""
    places = translation.fresh(symbol.rows), translation.fresh(symbol.columns)
    at = dict(zip(sum(places, ()), rows + columns))
    return [substitute(term, at) for term in expand(opened(symbol), translation, *places)]


def derive(polynomial: Polynomial, by: Symbol, at: Indices, translation: Translation) -> Polynomial:
    """The derivative by the entry `at` of a symbol, by the product rule: each factor in turn."""
    total: Polynomial = []
    for term in polynomial:
        for k, (head, indices) in enumerate(term.factors):
            rest = Term(term.coefficient, term.factors[:k] + term.factors[k + 1:], term.dummies)
            total += multiply([rest], head.derivative(indices, by, at, translation))
    return total


def reopen(polynomial: Polynomial, translation: Translation) -> Polynomial:
    """Names that were closed for the derivative only, replaced by what they stand for."""
    total: Polynomial = []
    for term in polynomial:
        parts = [head.reopened(indices, translation) for head, indices in term.factors]
        total += multiply([Term(term.coefficient, (), term.dummies)], *parts)
    return total


def argument_at(head: Head, indices: Indices, translation: Translation) -> Polynomial:
    """The argument of a function or an inverse, with these indices in its slots."""
    return [renamed_dummies(term, translation) for term in in_slots(head.inside(), indices)]
