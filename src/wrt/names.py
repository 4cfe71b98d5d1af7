"""What things may be called, and which names may not stand in one formula."""

from __future__ import annotations

import re

from .errors import NamingError

_SMALL = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
          "upsilon phi chi psi omega")
_CAPITAL = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"      # those that TeX has a command for
GREEK = dict(zip(f"{_SMALL} {_CAPITAL}".split(), "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ"))

RESERVED = {"I": "I is the identity matrix", "delta": "δ is the Kronecker delta"}
_NAME = re.compile(r"(?P<stem>[A-Za-z]|[A-Za-z][a-z]+)(?:_(?P<digits>[0-9]+))?")
_INDEX = re.compile(r"[a-z]")
LABEL = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def split(name: str) -> tuple[str, str]:
    """Stem and digits of a name: `x_0` is `("x", "0")`.

    >>> split("sigma_12")
    ('sigma', '12')
    """
    match = _NAME.fullmatch(name)
    return match["stem"], match["digits"] or ""


def checked_name(name: str) -> str:
    """The name itself, if it is one letter or a Greek letter's name, with digits after `_`.

    :raises NamingError: outside the grammar, or reserved.

    >>> checked_name("W"), checked_name("x_0"), checked_name("sigma")
    ('W', 'x_0', 'sigma')
    """
    match = _NAME.fullmatch(name) if isinstance(name, str) else None
    if not match or (len(match["stem"]) > 1 and match["stem"] not in GREEK):
        raise NamingError(f"{name!r} is not a name: write one letter or the name of a Greek letter, "
                         "and a number after _ if need be, as in W, x_0, sigma")
    if match["stem"] in RESERVED:
        raise NamingError(f"{name!r} is reserved: {RESERVED[match['stem']]}", "choose another")
    return name


def checked_index(name: str) -> str:
    """The name itself, if it is one small Latin letter.

    :raises NamingError: otherwise.
    """
    if not isinstance(name, str) or not _INDEX.fullmatch(name):
        raise NamingError(f"{name!r} is not an index: write one small letter, as in i, j, p, q")
    return name


def checked_label(name) -> str:
    """The name itself, if it can be a label: small letters, digits, hyphens.

    :raises NamingError: otherwise.
    """
    if not isinstance(name, str) or not LABEL.fullmatch(name):
        raise NamingError(f"{name!r} is not a label: write small letters, digits and hyphens, as in vec-of-product")
    return name


def refuse_clashes(*expressions) -> None:
    """Refuse two different objects that would print alike in one formula.

    Looks into definitions and arguments too, so that a row vector x and a column vector x,
    or a size n and an index n, never stand in one formula.

    :raises NamingError: naming both objects.
    """
    seen: dict[str, object] = {}
    for expression in expressions:
        for part in expression.walk():
            for named in part.named():
                other = seen.setdefault(named.name, named)
                if other != named and (other.describe() != named.describe() or type(other) is not type(named)):
                    raise NamingError(f"two things print as {named.name}: {other.describe()}; "
                                     f"{named.describe()}. Rename one of them")
    for name, scalar in seen.items():
        stem, digits = split(name)
        array = seen.get(stem)
        if digits.strip("0") and _is_symbol(scalar, array=False) and _is_symbol(array, array=True):
            raise NamingError(f"two things print as {name}: {scalar.describe()}; "
                             f"an entry of {array.describe()}. Rename one of them")


def _is_symbol(named, array):
    return hasattr(named, "rows") and bool(named.rows or named.columns) == array
