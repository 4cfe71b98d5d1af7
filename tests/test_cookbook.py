"""The Matrix Cookbook's equations, as the engine and a judge who knows nothing of it see them."""

import json
import re
from collections import Counter

import pytest
from conftest import ROOT
from cookbook import EQUATIONS, FIRST, LAST
from judge import judged
from transcribed import DECIDED, Words, asked, count_of, doubled, hold

from wrt.language.expression import as_expression

SAID = [equation for equation in EQUATIONS if equation.is_stated]
TRUE = [equation for equation in SAID if equation.verdict != "false" and "zeros" not in equation.said]
STATED = 95     # of the numbers at least
PROVED = 103     # as many as were, or more

SILENT = pytest.mark.filterwarnings("ignore:Output seems independent of input")     # of autograd: a derivative is 0


def named(equation):
    """The number of an equation, as the name of its test."""
    return str(equation.key)


def test_each_number_is_there_once_and_in_order():
    numbers = [equation.key for equation in EQUATIONS if isinstance(equation.key, int)]
    assert numbers == list(range(FIRST, LAST + 1))


def test_what_is_not_stated_says_why():
    for equation in EQUATIONS:
        assert equation.is_stated == (equation.verdict in DECIDED)
        assert equation.is_stated or equation.verdict == "definition" or equation.note


def test_most_can_be_stated():
    assert sum(isinstance(equation.key, int) for equation in SAID) >= STATED


def test_what_is_false_as_printed_has_a_right_form():
    keys = {equation.key: equation for equation in EQUATIONS}
    for equation in SAID:
        if equation.verdict == "false":
            assert keys[f"{equation.key}-"].verdict != "false" and equation.note


@SILENT
@pytest.mark.parametrize("equation", SAID, ids=named)
def test_the_judge_agrees(equation):
    assert judged(equation) == ("false" if equation.verdict == "false" else "true")


@SILENT
@pytest.mark.parametrize("equation", TRUE, ids=named)
def test_the_judge_sees_a_near_miss(equation):
    assert judged(doubled(equation)) == "false"


@pytest.mark.parametrize("equation", SAID, ids=named)
def test_the_engine_agrees(equation):
    hold(equation, asked(equation))


@pytest.mark.parametrize("equation", TRUE, ids=named)
def test_the_engine_does_not_accept_a_near_miss(equation):
    miss = doubled(equation)
    hold(miss, asked(miss))


def test_as_many_are_proved_as_were():
    assert count_of(SAID, "proved") >= PROVED


ROW = re.compile(r"^\| (\d+) \| ([a-z ]+) \| (?:\{formula\}`([a-z-]+)` )?\| (?:(.*) )?\|$", re.MULTILINE)
PAGE = (ROOT / "reference" / "matrix-cookbook.md").read_text(encoding="utf-8")
ROWS = {int(number): (verdict, name, note) for number, verdict, name, note in ROW.findall(PAGE)}


def test_the_page_by_number_says_what_the_engine_says():
    assert list(ROWS) == list(range(FIRST, LAST + 1))
    for equation in EQUATIONS:
        if isinstance(equation.key, int):
            verdict, name, note = ROWS[equation.key]
            assert verdict == {"false": "false as printed"}.get(equation.verdict, equation.verdict), equation.key
            assert bool(name) or bool(note), equation.key


def test_the_page_by_number_counts_its_verdicts():
    counts = Counter(verdict for verdict, _, _ in ROWS.values())
    told = (f"Of the {len(ROWS)} numbers, {counts['proved']} are proved, {counts['false as printed']} are false as "
            f"printed, {counts['definition']} are definitions and {counts['left out']} are left out.")
    assert told in PAGE


def form(text):
    """A statement with its letters numbered in the order in which they come, without brackets and spaces."""
    seen = []
    def numbered(match):
        if match[0] not in seen:
            seen.append(match[0])
        return f"{seen.index(match[0])}."
    letters = re.sub(r"(?<![A-Za-z])[A-Za-zα](?![A-Za-z])", numbered, text)
    return re.sub(r"[ ()·]", "", letters)


REGISTERED = {line["name"]: line["statement"].split(" = ")[0]
              for line in map(json.loads, (ROOT / "formulas.jsonl").read_text(encoding="utf-8").splitlines())}
# whose left side is another one: a differential, the trace turned round, other indices, another equation of the same
# number, a free entry with its indices, or what the page says of it
READ_OTHERWISE = {
    *range(40, 44), 47, 50, 56, 57, 60, 72, 73, 76, 79, 80, 90, 95, 100, 105, 109, 112, 120, 130, *range(138, 143)}


@pytest.mark.parametrize("number", [number for number, (_, name, _) in ROWS.items() if name])
def test_the_formula_of_a_number_has_its_left_side(number):
    equation = next(equation for equation in EQUATIONS if equation.key == number)
    left = as_expression(eval(equation.sides[0], {}, Words(equation.letters))).text()
    is_alike = form(left) == form(REGISTERED[ROWS[number][1]])
    assert is_alike != (number in READ_OTHERWISE), (left, REGISTERED[ROWS[number][1]])
