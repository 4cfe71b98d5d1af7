"""What may be shown without a formula around it: an expression that fits, a condition or a definition that holds
somewhere, and whole steps.
"""

from __future__ import annotations

from ..language.clashes import refuse_clashes
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes.einstein import bind, free_indices
from .condition import Condition, demands
from .derivation import Derivation
from .given import Given
from .implied import check_conditions
from .search import refuse_contradictions


def refuse_alone(thing: object) -> None:
    """Refuse what says something that nothing around it checks.

    :raises ConditionError: no real point was found at which a condition holds, or an expression or a definition has
        a value; steps need a condition that they do not state.
    :raises ShapeError: an expression does not fit in itself.
    :raises IndexRuleError: it breaks Einstein's rule.
    :raises NamingError: two different things in it print alike.

    >>> from wrt import Scalar, nonzero
    >>> a = Scalar("a")
    >>> refuse_alone(nonzero(a))
    >>> refuse_alone(nonzero(a - a))
    Traceback (most recent call last):
    wrt.errors.ConditionError: no point was found at which a - a is nonzero
    """
    match thing:
        case Expression():
            axes(thing)
            refuse_clashes(thing)
            bind(thing, free_indices(thing))
            refuse_contradictions([Condition(d.expression, d.property) for d in demands(thing)])
        case Condition():
            refuse_contradictions([thing])
        case Given():
            refuse_contradictions([Condition(d.expression, d.property) for d in demands(thing.symbol)])
        case Derivation():
            check_conditions(thing.conditions, thing.summed, thing.asked, tried=thing.conditions)
