"""The table of laws: each proves what it says and no near miss, and how long it takes; numbers agree.

The numbers are those of thousands of random pairs, which random laws or near misses make, reckoned in plain NumPy.
"""

from __future__ import annotations

from collections import Counter
from functools import reduce
from operator import matmul
from random import Random
from time import process_time

import pytest
from laws_material import OF_LAWS, A, a, answer, b, c, eye_n, i, n, norm, one, power, x, y
from random_laws import statement
from reckoner import FormReckoner, Outside, numbers_agree, points

from wrt import exp, log, size, sqrt, trace
from wrt.language.dimension import Index
from wrt.language.expression import as_expression
from wrt.language.shape import axes
from wrt.proof import decide, equality
from wrt.proof.equality import _laws
from wrt.proof.laws import LAWS, Laws
from wrt.proof.reading import expand
from wrt.proof.translation import Translation

EACH_LAW = pytest.mark.parametrize("law", LAWS, ids=[law.name for law in LAWS])


# ------------------------------------------------------------------ the table
def test_every_law_has_a_name_of_its_own_and_says_what_it_needs():
    assert len({law.name for law in LAWS}) == len(LAWS) > 20
    assert all(law.words and (law.value or law.of_matrix or law.merges) for law in LAWS)
    assert {law.name for law in LAWS if law.condition} == {
        "logarithm of a product", "root of a product", "inverse of a product", "inverse of a Kronecker product",
        "determinant of a product", "adjugate of a product", "adjugate of an invertible matrix",
        "log determinant of a product", "log determinant of a Kronecker product", "logarithm of a power",
        "logarithm of a sum of quotients", "root of a sum of quotients", "known sign", "sign of a sum of quotients"}


def test_every_law_has_a_true_statement_and_a_near_miss():
    assert list(OF_LAWS) == [law.name for law in LAWS]


@EACH_LAW
def test_a_law_proves_its_statement_and_nothing_else_does(law, monkeypatch):
    made = []

    class Noting(Laws):
        def __init__(self, *arguments):
            super().__init__(*arguments)
            made.append(self)

    monkeypatch.setattr(equality, "Laws", Noting)
    left, right = OF_LAWS[law.name][0]
    assert answer(left, right) == "equal" and any(law in laws.used for laws in made)
    monkeypatch.setattr(equality, "LAWS", tuple(other for other in LAWS if other != law))
    assert answer(left, right) == "undecided"


@EACH_LAW
def test_a_near_miss_of_a_law_is_not_equal(law):
    assert answer(*OF_LAWS[law.name][1]) != "equal"


# ------------------------------------------------------------------ time
TEN = [
    ("(1/w)¹⁰ w¹⁰", power(1 / (1 + exp(a) + c), 10) * power(1 + exp(a) + c, 10), one),
    ("(a + b)¹⁰/(a + b)¹⁰", power(a + b, 10) / power(a + b, 10), one), ("√¹⁰", power(norm, 10), power(x.T @ x, 5)),
    ("tr(A⁻¹A)¹⁰", power(trace(A.inv @ A), 10), power(size(n), 10)),
    ("tr(A⁻¹)¹⁰", power(trace(A.inv), 10) * power(1 / trace(A.inv), 10), one),
    ("(1/xᵀx)¹⁰", power(1 / (x.T @ x + y.T @ y), 10) * power(x.T @ x + y.T @ y, 10), one),
    ("(A¹⁰)⁻¹", reduce(matmul, [A] * 10).inv, reduce(matmul, [A.inv] * 10)), ("(eᵃ)¹⁰", power(exp(a), 10), exp(10 * a)),
    ("log (abc)¹⁰", log(power(a * b * c, 10)), 10 * log(a) + 10 * log(b) + 10 * log(c)),
]


@pytest.mark.slow
@pytest.mark.parametrize("left, right", [case[1:] for case in TEN], ids=[case[0] for case in TEN])
def test_ten_equal_factors_take_under_a_second(left, right):
    left, right = as_expression(left), as_expression(right)
    start = process_time()
    assert decide(left, right).answer == "equal"
    assert process_time() - start < 3       # a second, on a machine that has nothing else to do


def test_a_simple_law_takes_some_milliseconds():
    start = process_time()
    for _ in range(20):
        for sides in ((A.inv @ A, eye_n), (sqrt(a) * sqrt(a), a), (a / a, one)):
            assert decide(*sides).answer == "equal"
    assert process_time() - start < 20 * 3 * 0.02


# ------------------------------------------------------------------ random statements
def outcome(seed: int) -> tuple[str, bool | None]:
    made = statement(seed)
    if made is None:
        return "no statement", None
    left, right, r = made
    answer = decide(left, right).answer
    if answer == "undecided":
        return answer, None
    agree = numbers_agree(left, right, r)
    assert not (answer == "equal" and agree is False), f"seed {seed}: {left} = {right}"
    return answer, agree


@pytest.mark.slow
@pytest.mark.sampled
@pytest.mark.parametrize("start", range(0, 2700, 300))
def test_what_is_called_equal_has_equal_numbers(start):
    found = Counter(outcome(seed) for seed in range(start, start + 300))
    assert found["equal", True] > 60, found


def form_agrees(e, r) -> bool | None:
    """Whether an entry of an expression has the number that the form has which the laws make of it."""
    rows, columns = (tuple(Index(f"#{letter}", d) for d in axis) for letter, axis in zip("rc", axes(e)))
    *_, laws = _laws(e, e, (), Translation(), {"exp"})
    form = laws.simplified(expand(e, laws._translation, rows, columns))
    for known in points(r):
        reckoner = FormReckoner(known.sizes, known.values)
        reckoner.known = {}
        at = {k: r.randrange(reckoner.sizes[n]) for k in (i, *rows, *columns)}
        try:
            value = reckoner(e, at)[tuple([at[k] for k in rows + columns] + [0] * (2 - len(rows + columns)))]
        except Outside:
            continue
        try:
            found = reckoner.form(form, at)
        except (Outside, OverflowError):
            return None
        return bool(abs(value - found) <= 1e-6 * max(reckoner.greatest, abs(found)))
    return None


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 1000, 250))
def test_the_laws_do_not_change_the_number(start):
    found = Counter()
    for seed in range(start, start + 250):
        for e in (statement(seed) or ())[:2]:
            agrees = form_agrees(e, Random(seed))
            assert agrees is not False, f"seed {seed}: {e}"
            found[agrees] += 1
    assert found[True] > 150, found
