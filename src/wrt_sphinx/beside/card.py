"""The card that other sites show of a link to this one: a formula of the site, typeset from its own object."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
from fontTools.ttLib import TTFont

from ..pages.domain import wrt_domain
from ..pages.typeset import TypesetError, typeset, typesetter
from .boxes import Box, Typesetter
from .mark import SQUARE, mark_edges
from .raster import paint, png

FILE = "card.png"
WIDTH, HEIGHT, EDGE = 1200, 630, 90
PAPER, INK, GREY = "#ffffff", "#1c1d20", "#54585e"
PROMISE = "Every formula is typeset from the object that was checked."
# the formula fills at most this much of the card
WIDEST, HIGHEST, LARGEST = WIDTH - 2 * EDGE, 280, 150


def card_of(app) -> SimpleNamespace | None:
    """What a page says of the card: only an absolute address is understood, and none is invented."""
    base, name = app.config.html_baseurl, app.config.wrt_card
    if not base or not name:
        return None
    alt = f"The formula {name}, typeset from the object that was checked"
    return SimpleNamespace(address=f"{base.rstrip('/')}/{FILE}", width=WIDTH, height=HEIGHT, alt=alt)


def write_card(app, exception: Exception | None) -> None:
    """Write it beside the pages.

    :raises ValueError: if no formula has the name that the configuration gives, or it cannot be laid out.
    """
    if exception is None and app.builder.name in ("html", "dirhtml") and card_of(app):
        result = wrt_domain(app.env).find(app.config.wrt_card)
        if result is None:
            raise ValueError(f"wrt_card: no formula of the site is named {app.config.wrt_card!r}")
        folder = typesetter(app)
        (Path(app.outdir) / FILE).write_bytes(card(folder, result.sheet.tex, app.config.html_title))


def card(folder: Path, tex: str, title: str) -> bytes:
    """The picture, from the TeX that the formula prints."""
    (mathml,) = typeset(folder, [(tex, True)])
    if isinstance(mathml, TypesetError):
        raise ValueError(f"wrt_card: {mathml}")
    words = Typesetter(TTFont(folder / "text.woff2"))
    formula = Typesetter(TTFont(folder / "math.woff2")).mathematics(mathml)
    scale = min(LARGEST, WIDEST / formula.width, HIGHEST / (formula.above + formula.below))
    pixels = np.full((HEIGHT, WIDTH, 3), 255.0)
    for edges, colour in mark_edges((folder / "mark.svg").read_text(encoding="utf-8")):
        paint(pixels, edges * (72 / SQUARE) + EDGE - 20, colour)
    middle = HEIGHT / 2 + 25 + scale * (formula.above - formula.below) / 2
    _set(pixels, words.line(title), (EDGE + 74, EDGE + 30), 44, INK)
    _set(pixels, formula, ((WIDTH - scale * formula.width) / 2, middle), scale, INK)
    _set(pixels, words.line(PROMISE), (EDGE - 20, HEIGHT - EDGE + 30), 32, GREY)
    return png(pixels)


def _set(pixels: np.ndarray, box: Box, place: tuple[float, float], size: float, colour: str) -> None:
    paint(pixels, box.edges * [size, -size, size, -size] + [*place, *place], colour)

