"""Pictures are well-formed, named, and readable in any colours."""

from types import SimpleNamespace
from xml.etree import ElementTree as xml

from wrt.sheets.table import draw

PANEL = SimpleNamespace(
    title="$q = 1$",
    rows=["i=1", "i=2"],
    columns=["p=1", "p=2", "p=3"],
    cells=[["x_2", "", "-3"], ["W_12", "<a>", ""]],
    row_breaks=[1],
    column_breaks=[],
    sign="",
    row_blocks=(),
    column_blocks=(),
)


def picture():
    return xml.fromstring(draw([PANEL, PANEL], "two slices & more"))


def test_a_picture_has_a_name_and_all_panels():
    frame = picture()
    assert frame.get("role") == "img" and frame.get("aria-label") == "two slices & more"
    assert len(frame.findall("svg")) == 2


def test_cells_hold_their_text_or_a_dot():
    svg = picture().find("svg")
    entries = ["".join(t.itertext()) for t in svg.iter("text") if t.get("class") == "wrt-entry"]
    assert entries == ["𝑥2", "−3", "𝑊12", "<𝑎>"]
    assert [t.text for t in svg.iter("tspan") if "wrt-sub" in t.get("class")] == ["2", "12"]
    assert len(list(svg.iter("circle"))) == 2


def test_a_line_is_drawn_at_each_break_and_edge():
    svg = picture().find("svg")
    lines = [(line.get("x1") == line.get("x2")) for line in svg.iter("line")]
    assert (lines.count(False), lines.count(True)) == (3, 2)


def test_colours_are_left_to_the_stylesheet():
    assert not [e for e in picture().iter() if {"fill", "stroke", "style"} & set(e.keys())]


def test_a_sign_stands_before_its_table_and_moves_it():
    moved = SimpleNamespace(**vars(PANEL) | {"sign": "+"})
    plain, signed = xml.fromstring(draw([PANEL, moved], "a sum")).findall("svg")
    signs = [t for t in signed.iter("text") if t.get("class") == "wrt-sign"]
    assert ["".join(t.itertext()) for t in signs] == ["+"] and "wrt-sign" not in xml.tostring(plain, encoding="unicode")
    assert float(signs[0].get("x")) < float(signed.find("rect").get("x"))
    assert float(plain.find("rect").get("x")) < float(signed.find("rect").get("x"))


def test_a_label_of_a_block_stands_over_its_middle():
    blocks = SimpleNamespace(**vars(PANEL) | {
        "title": "", "columns": ["p=1", "p=2"] * 2, "column_blocks": ("q=1", "q=2"), "row_blocks": ("s=1", "s=2"),
        "cells": [["1"] * 4] * 2})
    svg = xml.fromstring(draw([blocks], "blocks")).find("svg")
    labels = {"".join(t.itertext()): t for t in svg.iter("text") if t.get("class") == "wrt-label"}
    cells = [(float(cell.get("x")), float(cell.get("y"))) for cell in svg.iter("rect")]
    assert {"𝑞=1", "𝑞=2", "𝑠=1", "𝑠=2"} <= set(labels)
    assert [float(labels[text].get("x")) for text in ("𝑞=1", "𝑞=2")] == [cells[1][0], cells[3][0]]
    assert 0 < float(labels["𝑞=1"].get("y")) < float(labels["𝑝=1"].get("y")) < cells[0][1]
    assert 0 < float(labels["𝑠=1"].get("x")) < float(labels["𝑖=1"].get("x")) < cells[0][0]
