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
_NAME = re.compile(r"(?P<stem>d?[A-Za-z][a-z]*)(?:_(?P<digits>[0-9]+))?")
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


def _is_letter(stem: str) -> bool:
    return len(stem) == 1 or stem in GREEK


def varied(stem: str) -> str:
    """The letter whose increment has this stem, as X of dX; empty if it is that of no increment.

    >>> varied("dX"), varied("dsigma"), varied("delta"), varied("d")
    ('X', 'sigma', '', '')
    """
    return stem[1:] if stem[0] == "d" and stem[1:] and _is_letter(stem[1:]) else ""


def said(stem: str) -> str:
    """The stem of a name as one says it aloud.

    >>> said("W"), said("sigma"), said("Sigma")
    ('W', 'sigma', 'capital sigma')
    """
    return f"capital {stem.lower()}" if stem in GREEK and stem[0].isupper() else stem


def checked_name(name: object) -> str:
    """The name itself, if it is one letter or a Greek letter's name, with digits after `_`; or that of its increment.

    :raises NamingError: outside the grammar, or reserved.

    >>> checked_name("W"), checked_name("x_0"), checked_name("sigma"), checked_name("dX")
    ('W', 'x_0', 'sigma', 'dX')
    """
    match = _NAME.fullmatch(name) if isinstance(name, str) else None
    if not isinstance(name, str) or not match or not _is_letter(varied(match["stem"]) or match["stem"]):
        raise NamingError(f"{name!r} is not a name: write one letter or the name of a Greek letter, "
                         "and a number after _ if need be, as in W, x_0, sigma")
    stem = varied(match["stem"]) or match["stem"]
    if stem in RESERVED:
        raise NamingError(f"{name!r} is reserved: {RESERVED[stem]}", "choose another")
    return name


def checked_number_name(name: str) -> str:
    """The name itself, if a number of this name is not taken for a constant.

    :raises NamingError: otherwise.
    """
    if name in CONSTANTS:
        raise NamingError(f"a number {name!r} would be taken for the constant {CONSTANTS[name]}",
                          f"choose another, such as {name}_1")
    return name


def checked_function_name(name: object) -> str:
    """The name itself, if it is one, and a function of this name is not taken for the differential.

    :raises NamingError: otherwise.
    """
    if checked_name(name) == "d":
        raise NamingError("a function 'd' would be taken for the differential", "choose another, such as d_1")
    return checked_name(name)


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
