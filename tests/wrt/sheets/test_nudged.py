"""Nudges are drawn: tables, arrows from what is changed and what it meets, heads at what moves."""

from types import SimpleNamespace
from xml.etree import ElementTree as xml

from wrt.sheets.nudged import draw


def letter(title, cells, moved=(), met=(), sign=""):
    return SimpleNamespace(title=title, cells=cells, moved=frozenset(moved), met=frozenset(met), sign=sign)


W = letter("W", (("1", "2", "3"), ("4", "5", "6 → 7")), moved=[(1, 2)])
X = letter("x", (("1",), ("0",), ("2",)), met=[((2, 0), (1, 0))])
F = letter("f", (("7",), ("16 → 18",)), moved=[(1, 0)], sign="=")


def drawn(*letters):
    return xml.fromstring(draw(letters, "a nudge & more")).find("svg")


def found(svg, kind):
    return [part for part in svg.iter() if kind in part.get("class", "").split()]


def words(svg, kind):
    return ["".join(part.itertext()) for part in found(svg, kind)]


def numbers(text):
    return [float(number) for number in text.replace("M", "").replace("C", "").replace(",", " ").split()]


def test_tables_stand_side_by_side_with_their_names_and_the_sign():
    svg = drawn(W, X, F)
    left = [float(inner.get("x")) for inner in svg.findall("svg")]
    assert left == sorted(left) and len(set(left)) == 3
    assert words(svg, "wrt-title") == ["𝑊", "𝑥", "𝑓"] and words(svg, "wrt-sign") == ["="]
    assert words(svg, "wrt-entry")[5] == "6 → 7"


def test_what_moves_and_what_it_meets_look_different():
    svg = drawn(W, X, F)
    assert len(found(svg, "wrt-moved")) == 2 and len(found(svg, "wrt-met")) == 1
    assert len(found(svg, "wrt-cell")) == 11


def test_an_arrow_runs_from_each_of_them_to_each_entry_that_moves():
    both = letter("x", (("1",), ("0",), ("2",)), met=[((2, 0), (0, 0)), ((2, 0), (1, 0))])
    svg = drawn(W, both, letter("f", (("7 → 8",), ("16 → 18",)), moved=[(0, 0), (1, 0)], sign="="))
    assert len(found(svg, "wrt-arrow")) == 4 == len(found(svg, "wrt-head")) and len(found(svg, "wrt-arrow-met")) == 2
    value = svg.findall("svg")[-1]
    ends = {tuple(numbers(path.get("d"))[-2:]) for path in found(svg, "wrt-arrow")}
    assert len(ends) == 2 and all(x > float(value.get("x")) for x, _ in ends)


def test_arrows_and_names_keep_out_of_each_others_way():
    high = letter("W", (("1", "2", "3 → 4"), ("4", "5", "6")), moved=[(0, 2)])
    for changed in (W, high):
        svg = drawn(changed, X, F)
        table = svg.find("svg")
        middle = float(table.get("y")) + float(table.get("height")) / 2
        start = numbers(found(svg, "wrt-arrow")[0].get("d"))[1]
        name = float(found(svg, "wrt-title")[0].get("y"))
        assert (start < middle) == (changed is high) == (name > middle)


def test_many_cells_that_say_how_much_have_no_arrows():
    many = letter("x", (("1",), ("0",), ("2",), ("3",)), met=[((k, 0), (1, 0)) for k in range(4)])
    svg = drawn(W, many, F)
    assert len(found(svg, "wrt-arrow")) == 1 and len(found(svg, "wrt-met")) == 4


def test_all_of_it_is_within_the_frame():
    wide = letter("F", (("1 → 2", "3 → 4"), ("5", "6")), moved=[(0, 0), (0, 1)], sign="=")
    for letters in ((W, X, F), (W, X, wide), (letter("a", (("1 → 2",),), moved=[(0, 0)]), letter("g", (("3",),)))):
        svg = drawn(*letters)
        width, height = float(svg.get("width")), float(svg.get("height"))
        for path in found(svg, "wrt-arrow"):
            x, y, *_, to, at = numbers(path.get("d"))
            # a curve comes three quarters as far as it bends
            far = y + 0.75 * (numbers(path.get("d"))[3] - y)
            assert 0 <= far <= height and 0 <= to <= width and 0 <= at <= height
        for inner in svg.findall("svg"):
            assert float(inner.get("x")) + float(inner.get("width")) <= width + 3
            assert float(inner.get("y")) + float(inner.get("height")) <= height + 3


def test_what_says_how_much_has_an_arrow_to_that_entry_alone():
    x = letter("X", (("1", "2"), ("3", "4")), met=[((0, 0), (0, 0)), ((1, 0), (1, 0))])
    svg = drawn(x, letter("W", (("1 → 2", "5"), ("6", "7")), moved=[(0, 0)]),
                letter("Y", (("3 → 4", "0"), ("2 → 5", "1")), moved=[(0, 0), (1, 0)], sign="="))
    paths = [numbers(path.get("d")) for path in found(svg, "wrt-arrow-met")]
    value = svg.findall("svg")[-1]
    top, bottom = float(value.get("y")), float(value.get("y")) + float(value.get("height"))
    assert len(paths) == 2 and paths[0][-1] < top and paths[1][-1] > bottom
    # an arrow to the row below starts beside the cells that are in its way
    over, under = (numbers(path.get("d")) for path in found(svg, "wrt-arrow") if "met" not in path.get("class"))
    first = svg.findall("svg")[1]
    assert float(first.get("x")) < over[0] < under[0] and over[1] < under[1]


def test_where_nothing_moves_there_is_no_arrow():
    svg = drawn(W, letter("x", (("1",), ("0",), ("2",))), letter("f", (("7",), ("16",)), sign="="))
    assert not found(svg, "wrt-arrow") and not found(svg, "wrt-head")


def test_colours_are_left_to_the_stylesheet():
    assert not [part for part in drawn(W, X, F).iter() if {"fill", "stroke", "style"} & set(part.keys())]
