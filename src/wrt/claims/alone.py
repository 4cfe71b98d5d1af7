"""What may be shown without a formula around it: a condition or a definition that holds somewhere, and whole steps."""

from __future__ import annotations

from .condition import Condition, demands
from .derivation import Derivation
from .given import Given
from .implied import check_conditions
from .search import refuse_contradictions


def refuse_alone(thing: object) -> None:
    """Refuse what says something that nothing around it checks.

    :raises ConditionError: no real point was found at which a condition holds, or a definition has a value;
        steps need a condition that they do not state.

    >>> from wrt import Scalar, nonzero
    >>> a = Scalar("a")
    >>> refuse_alone(nonzero(a))
    >>> refuse_alone(nonzero(a - a))
    Traceback (most recent call last):
    wrt.errors.ConditionError: no point was found at which a - a is nonzero
    """
    match thing:
        case Condition():
            refuse_contradictions([thing])
        case Given():
            refuse_contradictions([Condition(d.expression, d.property) for d in demands(thing.symbol)])
        case Derivation():
            check_conditions(thing.conditions, thing.lines, thing.asked)
