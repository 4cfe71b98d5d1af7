"""A figure that stands alone has its colours, its drawings side by side, and its words in lines."""

import re
from xml.etree import ElementTree as xml

import pytest
from shown import SHEETS, VALUES, W, i, m, n, p, q, x

import wrt
from wrt.sheets.image import EDGE, LETTER, NARROWEST, STYLE, WIDEST, image
from wrt.sheets.maker import sheet_of

SVG = "{http://www.w3.org/2000/svg}"
SLICES = wrt.Picture(wrt.partial((W @ x)[i], W[p, q]), sizes={n: 9, m: 3}, rows=p, columns=q, slices=i, alt="slices")


def drawn(value):
    return xml.fromstring(image(sheet_of(value).figure, value.caption))


def lines(whole):
    return ["".join(text.itertext()) for text in whole.findall(f"{SVG}text")]


@pytest.mark.parametrize("kind", ["picture", "nudge", "chart"])
def test_the_name_is_for_those_who_cannot_see_it(kind):
    whole = drawn(VALUES[kind])
    assert whole.tag == f"{SVG}svg" and whole.find(f"{SVG}title").text == SHEETS[kind].figure.alt
    assert whole.get("viewBox") == f"0 0 {whole.get('width')} {whole.get('height')}"


@pytest.mark.parametrize("kind", ["picture", "nudge", "chart"])
def test_all_that_is_drawn_has_a_colour_and_no_rule_is_for_others(kind):
    classes = {name for part in drawn(VALUES[kind]).iter() for name in part.get("class", "").split()}
    ruled = [rule for rules in re.findall(r"^(.*?) {", STYLE, re.M) for rule in rules.split(", ")]
    assert all(rule.startswith(".wrt-") for rule in ruled) and len(classes) > 4
    assert classes - {"wrt-entry", "wrt-plain", "wrt-title", "wrt-sign"} <= {rule[1:] for rule in ruled}


def test_drawings_stand_side_by_side_as_far_as_there_is_room():
    whole = drawn(SLICES)
    boxes = [[float(part.get(name)) for name in ("x", "y", "width", "height")] for part in whole.findall(f"{SVG}svg")]
    assert len(boxes) == 9 and len({y for _, y, *_ in boxes}) > 1
    assert all(x + width <= min(WIDEST, float(whole.get("width"))) for x, _, width, _ in boxes)
    assert all(y + height < float(whole.get("height")) for _, y, _, height in boxes)
    assert not [1 for k, (x, y, wide, high) in enumerate(boxes) for other in boxes[:k]
                if abs(x - other[0]) < wide and abs(y - other[1]) < high]


def test_the_caption_is_broken_into_lines_and_never_within_mathematics():
    words = "Blocks of $W$: " + "many words, " * 12 + "the end, of shape $n × m$."
    caption = lines(drawn(wrt.Picture(W, sizes={n: 2, m: 3}, alt="blocks", caption=words)))
    assert len(caption) > 2 and max(map(len, caption)) <= (NARROWEST - 2 * EDGE) / LETTER
    assert caption[0].startswith("Blocks of 𝑊: many") and " ".join(caption).endswith("𝑛\xa0×\xa0𝑚.")
    assert lines(drawn(SLICES)) == []
