"""What things may be called."""

from __future__ import annotations

import re

from .errors import NamingError

_SMALL = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
          "upsilon phi chi psi omega")
_CAPITAL = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"      # those that TeX has a command for
GREEK = dict(zip(f"{_SMALL} {_CAPITAL}".split(), "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ"))

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")       # digits above the line
RESERVED = {"I": "I is the identity matrix", "delta": "δ is the Kronecker delta"}
# what a number of this name would be taken for; a vector or a matrix of it cannot be
CONSTANTS = {"pi": "π = 3.14…", "e": "e = 2.71…"}
_NAME = re.compile(r"(?P<stem>[A-Za-z]|[A-Za-z][a-z]+)(?:_(?P<digits>[0-9]+))?")
_TRIANGLE = re.compile(r"(?P<side>\w+)\((?P=side)\+1\)/2")
_INDEX = re.compile(r"[a-z]")
LABEL = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def split(name: str) -> tuple[str, str]:
    """Stem and digits of a name: `x_0` is `("x", "0")`.

    >>> split("sigma_12")
    ('sigma', '12')
    """
    match = _NAME.fullmatch(name)
    assert match is not None, f"{name!r} was never checked"
    return match["stem"], match["digits"] or ""


def triangle_name(side: object) -> str:
    """What the size of a triangle is called, from the name of its side.

    >>> triangle_name("n")
    'n(n+1)/2'
    """
    return f"{side}({side}+1)/2"


def side_of(name: str) -> str:
    """The name of the side, if the name is that of the size of a triangle; else nothing."""
    match = _TRIANGLE.fullmatch(name)
    return match["side"] if match else ""


def said(stem: str) -> str:
    """The stem of a name as one says it aloud.

    >>> said("W"), said("sigma"), said("Sigma")
    ('W', 'sigma', 'capital sigma')
    """
    return f"capital {stem.lower()}" if stem in GREEK and stem[0].isupper() else stem


def checked_name(name: object) -> str:
    """The name itself, if it is one letter or a Greek letter's name, with digits after `_`.

    :raises NamingError: outside the grammar, or reserved.

    >>> checked_name("W"), checked_name("x_0"), checked_name("sigma")
    ('W', 'x_0', 'sigma')
    """
    match = _NAME.fullmatch(name) if isinstance(name, str) else None
    if not isinstance(name, str) or not match or (len(match["stem"]) > 1 and match["stem"] not in GREEK):
        raise NamingError(f"{name!r} is not a name: write one letter or the name of a Greek letter, "
                         "and a number after _ if need be, as in W, x_0, sigma")
    if match["stem"] in RESERVED:
        raise NamingError(f"{name!r} is reserved: {RESERVED[match['stem']]}", "choose another")
    return name


def checked_number_name(name: str) -> str:
    """The name itself, if a number of this name is not taken for a constant.

    :raises NamingError: otherwise.
    """
    if name in CONSTANTS:
        raise NamingError(f"a number {name!r} would be taken for the constant {CONSTANTS[name]}",
                          f"choose another, such as {name}_1")
    return name


def checked_index(name: object) -> str:
    """The name itself, if it is one small Latin letter.

    :raises NamingError: otherwise.
    """
    if not isinstance(name, str) or not _INDEX.fullmatch(name):
        raise NamingError(f"{name!r} is not an index: write one small letter, as in i, j, p, q")
    return name


def checked_label(name: object) -> str:
    """The name itself, if it can be a label: small letters, digits, hyphens.

    :raises NamingError: otherwise.
    """
    if not isinstance(name, str) or not LABEL.fullmatch(name):
        raise NamingError(f"{name!r} is not a label: write small letters, digits and hyphens, as in vec-of-product")
    return name
