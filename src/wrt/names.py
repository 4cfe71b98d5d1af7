"""What things may be called."""

from __future__ import annotations

import re
from typing import NamedTuple

from .errors import NamingError

_SMALL = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
          "upsilon phi chi psi omega")
_CAPITAL = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"      # those that TeX has a command for
GREEK = dict(zip(f"{_SMALL} {_CAPITAL}".split(), "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ"))

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")     # whole numbers above the line
RESERVED = {"I": "I is the identity matrix", "delta": "δ is the Kronecker delta"}
# what a number of this name would be taken for; a vector or a matrix of it cannot be
CONSTANTS = {"pi": "π = 3.14…", "e": "e = 2.71…"}
_TRIANGLE = re.compile(r"(?P<side>\w+)\((?P=side)\+1\)/2")
# what may stand above a letter, as plain text has it
ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303"}
_ACCENT, _LETTER = "|".join(ACCENTS), "|".join([*sorted(GREEK, key=len, reverse=True), "[A-Za-z]"])
_STEM = re.compile(rf"(?P<d>d(?=[^d]))?(?:(?P<accent>{_ACCENT})\((?P<below>{_LETTER})\)|(?P<letter>{_LETTER}))")
_PARTS = re.compile(r"(?P<stem>[A-Za-z]+(?:\([A-Za-z]+\))?)(?:_(?P<index>[0-9]+|[A-Za-z]))?")
# how an accent is written elsewhere: x_hat, xhat, \hat{x}
_ELSEWHERE = re.compile(rf"\\?(?P<first>{_ACCENT})\W*(?P<of>{_LETTER})\W*"
                        rf"|(?P<letter>{_LETTER})_?(?P<last>{_ACCENT})")
_INDEX = re.compile(r"[a-z]")
LABEL = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
# what a title is written with: no dollar, no TeX, no full stop behind it
TITLE = re.compile(r"(?:[^\W_](?:[^$\\\n]*[^$\\\n.\s])?)?")


def split(name: str) -> tuple[str, str]:
    """Stem of a name, and the number or letter below it: `x_0` is `("x", "0")`.

    >>> split("sigma_12"), split("hat(x)_t")
    (('sigma', '12'), ('hat(x)', 't'))
    """
    match = _PARTS.fullmatch(name)
    assert match is not None, f"{name!r} was never checked"
    return match["stem"], match["index"] or ""


class Marked(NamedTuple):
    """The letter of a name, with what stands before and above it."""

    letter: str
    accent: str = ""
    is_differential: bool = False


def marked(stem: str) -> Marked:
    """What a stem is made of.

    >>> marked("hat(sigma)"), marked("dX").is_differential, marked("delta").letter
    (Marked(letter='sigma', accent='hat', is_differential=False), True, 'delta')
    """
    match = _STEM.fullmatch(stem)
    if match is None:
        return Marked(stem)
    return Marked(match["letter"] or match["below"], match["accent"] or "", bool(match["d"]))


def identifier(name: str) -> str:
    """The variable of Python for a name.

    >>> identifier("hat(x)_1"), identifier("dX")
    ('x_hat_1', 'dX')
    """
    stem, index = split(name)
    letter, accent, is_differential = marked(stem)
    return "d" * is_differential + "_".join(filter(None, (letter, accent, index)))


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
    """The name itself, if it is a letter or a Greek letter's name, perhaps with an accent, as in hat(x).

    A d before it makes the name of a differential; after `_` stands a number, or one letter.

    :raises NamingError: outside the grammar, or reserved.

    >>> checked_name("W"), checked_name("x_0"), checked_name("sigma"), checked_name("hat(x)"), checked_name("dX")
    ('W', 'x_0', 'sigma', 'hat(x)', 'dX')
    """
    match = _PARTS.fullmatch(name) if isinstance(name, str) else None
    if not isinstance(name, str) or not match or not _STEM.fullmatch(match["stem"]):
        raise NamingError(f"{name!r} is not a name: {_remedy(name)}")
    letter = marked(match["stem"]).letter
    if letter in RESERVED:
        raise NamingError(f"{name!r} is reserved: {RESERVED[letter]}", "choose another")
    return name


def _remedy(name: object) -> str:
    """What to write instead of what is no name."""
    if isinstance(name, str) and "'" in name:
        return "a prime marks a derivative, as in sigma.prime; write x_1 or tilde(x) for another x"
    if isinstance(name, str) and (found := _ELSEWHERE.fullmatch(name)):
        return f"write {found['first'] or found['last']}({found['of'] or found['letter']})"
    return ("write one letter or the name of a Greek letter, and a number or one letter after _ if need be, as in W, "
            "x_0, sigma, W_Q; hat(x), bar(x), tilde(x) and dX are names too")


def checked_function_name(name: object) -> str:
    """The name itself, if it is not that of a differential: dσ(x) would be taken for the differential of σ(x).

    :raises NamingError: otherwise.
    """
    checked = checked_name(name)
    if checked == "d":
        raise NamingError("a function 'd' would be taken for the differential", "choose another, such as d_1")
    if marked(split(checked)[0]).is_differential:
        raise NamingError(f"a function {name!r} would be taken for the differential of another", "choose another name")
    return checked


def checked_plain_name(name: object) -> str:
    """The name itself, if it has no accent, no d before it and no letter below it, as that of a size.

    :raises NamingError: otherwise.
    """
    stem, index = split(checked_name(name))
    if marked(stem) != Marked(stem) or index.isalpha():
        raise NamingError(f"{name!r} is not the name of a size: write one letter or the name of a Greek letter, and a "
                          "number after _ if need be, as in n, n_1")
    return str(name)


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


def checked_title(title: object) -> str:
    """The title itself, if it is one line of plain words, or none.

    :raises NamingError: otherwise.
    """
    if not isinstance(title, str) or not TITLE.fullmatch(title):
        raise NamingError(f"{title!r} is not a title: write a line of plain words, as in 'Vec of a product'")
    return title


def checked_label(name: object) -> str:
    """The name itself, if it can be a label: small letters, digits, hyphens.

    :raises NamingError: otherwise.
    """
    if not isinstance(name, str):
        raise NamingError(f"{name!r} is not a label: the name comes first, in quotes, as in 'vec-of-product'")
    if not LABEL.fullmatch(name):
        raise NamingError(f"{name!r} is not a label: write small letters, digits and hyphens, as in vec-of-product")
    return name
