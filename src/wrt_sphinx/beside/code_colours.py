"""The colours of code: a rule for each colour, in light and in dark, and no mark around what has none."""

from __future__ import annotations

import re
from functools import cache

from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES, Token

NAMES = {name for name in STANDARD_TYPES.values() if name}
# what Pygments puts around a piece of code, and before the first
MARK = re.compile(r'<span class="(\w+)">([^<]*)</span>')
FIRST = "<pre><span></span>"


def stylesheet(light: str, dark: str) -> str:
    """The rules for two styles of Pygments."""
    names: dict[str, list[str]] = {}
    for name, looks in _looks(light, dark).items():
        names.setdefault(looks, []).append(f".{name}")
    ground = _both(*(get_style_by_name(style).background_color for style in (light, dark)))
    ink = _both(*(f"#{_colour(style, Token.Text)}" for style in (light, dark)))
    return "\n".join([
        f"body {{ --color-code-background: {ground}; --color-code-foreground: {ink}; }}",
        ".highlight { background: var(--color-code-background); color: var(--color-code-foreground); }",
        *(f".highlight :is({', '.join(found)}) {{ {looks} }}" for looks, found in names.items()),
    ])


def without_plain(html: str, light: str, dark: str) -> str:
    """The page without the marks that change nothing, which are half of its elements."""
    plain = NAMES - {*_looks(light, dark)}
    return MARK.sub(lambda mark: mark[2] if mark[1] in plain else mark[0], html.replace(FIRST, "<pre>"))


@cache
def _looks(light: str, dark: str) -> dict[str, str]:
    """What each kind of token looks like that does not look like all code."""
    looks = {}
    for token, name in STANDARD_TYPES.items():
        colours = [_colour(style, token) for style in (light, dark)]
        style = get_style_by_name(light).style_for_token(token)
        told = [f"color: {_both(*(f'#{colour}' for colour in colours))};"] * (
            colours != [_colour(style, Token.Text) for style in (light, dark)])
        told += ["font-weight: bold;"] * style["bold"] + ["font-style: italic;"] * style["italic"]
        if name and told:
            looks[name] = " ".join(told)
    return looks


def _colour(style: str, token) -> str:
    found = get_style_by_name(style)
    return found.style_for_token(token)["color"] or found.style_for_token(Token.Text)["color"] or "888888"


def _both(light: str, dark: str) -> str:
    return f"light-dark({light}, {dark})"
