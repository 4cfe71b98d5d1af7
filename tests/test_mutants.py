"""No mutant of the chapters' formulas survives: wrong ones are rejected, by both readings, or proved equivalent."""

from __future__ import annotations

import os
import re
from functools import partial as partially

import mutants
import oracle
import pytest
from material import W, a, f, i, j, m, n, p, q, x
from node import hides_an_identity
from mutants import CHANGES, CHAPTERS, LAYERS, Statement, fate_of, mutants_of, report, statements

from wrt import (
    Derivation, Matrix, cos, define, delta, exp, eye, invertible, log, ones, partial, sin, size, sqrt, tanh,
    trace,
)
from wrt.claims.check import Verdict, compare
from wrt.errors import WrtError
from wrt.language.expression import as_expression
from wrt.nodes import Apply, Identity

A, B = Matrix("A", n, n), Matrix("B", n, n)
CHAIN = Derivation(
    partial(f[i], W[p, q]),
    (delta(i, p) * delta(j, q) * x[j], "the entries of W are independent"),
    (delta(i, p) * x[q], "δ leaves one term of the sum over j"))


@pytest.fixture(scope="module")
def found(reckon_once):
    return reckon_once("mutants", partially(report, is_whole=bool(os.environ.get("WRT_ALL"))))


@pytest.mark.long
@pytest.mark.slow
def test_every_mutant_is_rejected_or_equivalent(found, record_property):
    for number, line in enumerate(found.lines()):
        record_property(f"line {number}", line)
        print(line)
    assert [str(m) for m in found.where(lambda fate: fate.survived)] == []


@pytest.mark.slow
def test_there_are_many_mutants_of_every_kind(found):
    assert len(found.fates) >= 400
    assert len(found.where(lambda fate: fate.past_the_rules)) >= 150
    assert {mutant.rule for mutant in found.fates} == set(CHANGES)
    assert {fate.caught for fate in found.fates.values()} <= {"", *LAYERS}


@pytest.mark.slow
def test_what_gets_past_the_rules_is_rejected_by_each_reading_alone(found):
    assert [str(m) for m in found.where(lambda fate: fate.contradictory)] == []
    caught = found.where(lambda fate: fate.past_the_rules and fate.caught)
    assert [str(m) for m in caught if found.fates[m].arrays != "different"] == []
    assert [str(m) for m in caught if found.fates[m].normal == "equal"] == []
    hiding = [m for m in caught if hides_an_identity(*m.sides)
              or any(isinstance(part, Apply) for side in m.sides for part in side.walk())]
    assert [str(m) for m in caught if found.fates[m].normal == "undecided" and m not in hiding
            and found.fates[m].caught != "undecided"] == []


@pytest.mark.slow
def test_hardly_a_mutant_is_left_undecided(found):
    assert len(found.where(lambda fate: fate.caught == "undecided")) <= len(found.fates) / 100


@pytest.mark.slow
def test_few_mutants_are_equivalent(found):
    assert 0 < len(found.where(lambda fate: fate.equivalent)) <= len(found.fates) / 10


@pytest.mark.slow
def test_every_formula_of_the_chapters_is_found(found):
    text = "".join(path.read_text(encoding="utf-8") for path in CHAPTERS.glob("[!_]*.md"))
    written = set(re.findall(r'\bFormula\(\s*"([a-z0-9-]+)"', text))
    assert written and written - {re.split("[/,]", name)[1] for name in found.statements} == set()


def of(name, left, right, derivation=CHAIN):
    return Statement(name, left, right, derivation, "proved")


def named(rule, statement):
    return [mutant for mutant in mutants_of(statement) if mutant.rule == rule]


def test_a_step_is_mutated_on_its_right_and_a_statement_on_both_sides():
    left, right = CHAIN.first, CHAIN.last
    assert {m.side for m in mutants_of(of("a, step 1", left, right))} == {"right"}
    assert {m.side for m in mutants_of(of("a, whole", left, right))} == {"left", "right"}


@pytest.mark.parametrize("rule, changed, caught", [
    ("swap two indices", 0, "shape"), ("rename an index", 0, "index rule"), ("replace δ", 0, "normal form"),
    ("flip a sign", 0, "normal form"), ("drop a factor", 0, "index rule")])
def test_a_layer_catches_what_is_its_own(rule, changed, caught):
    mutant = named(rule, of("a, step 1", CHAIN.first, CHAIN.last))[changed]
    assert fate_of(mutant).caught == caught, str(mutant)


def test_an_equivalent_mutant_is_proved_and_has_a_reason():
    *_, symmetric = named("swap two indices", of("a, step 1", CHAIN.first, CHAIN.last))
    transposed = Derivation(f, (eye(n) @ W @ x, "the identity"))
    (identity,) = [m for m in named("drop or add a transpose", of("b, step 1", f, transposed.last, transposed))
                   if isinstance(m.before, Identity)]
    assert [fate_of(m).equivalent for m in (symmetric, identity)] == ["δ is symmetric", "I is symmetric"]


def test_what_is_inverted_does_not_stand_in_a_zero():
    """Least squares: XᵀX is its transpose, and 0 in its place has no inverse."""
    least = (W.T @ W).inv @ W.T @ f
    left, right = W.T @ (f - W @ least), W.T @ f - W.T @ W @ least
    derivation = Derivation(left, (right, "multiplied out"), conditions=[invertible(W.T @ W)])
    fates = [fate_of(m) for m in mutants_of(of("least, step 1", left, right, derivation))]
    assert "both have one normal form" in {fate.equivalent for fate in fates}
    assert [fate for fate in fates if fate.survived or fate.contradictory] == []


def test_a_check_that_believes_everything_is_seen(monkeypatch):
    monkeypatch.setattr(mutants, "compare", lambda *sides, **context: Verdict("proved"))
    mutant, *_ = named("flip a sign", of("a, step 1", CHAIN.first, CHAIN.last))
    fate = fate_of(mutant)
    assert fate.survived and (fate.normal, fate.arrays) == ("different", "different")


def test_a_derivation_is_found_in_a_name_in_a_list_and_on_show(tmp_path):
    derivation = 'Derivation(W, (W.T.T, "{}"))'.format
    (tmp_path / "page.md").write_text("# Page\n\n```{code-cell} python\nfrom wrt import *\nn, m = dimensions('n m')\n"
        f"W = Matrix('W', n, m)\nfirst = Formula('first', {derivation('a')})\nmore = [{derivation('b')}]\n"
        f"Formula('shown', {derivation('c')})\n```\n\n```{{code-cell}}\n{derivation('a')}\n```\n")
    assert [s.name for s in statements(tmp_path)] == ["page/first, step 1", "page/shown, step 1", "page/2, step 1"]


# ------------------------------------------------------------------ what numbers decide
c, g = 2 * a + 1, define("g", sin(a))
BY_NUMBERS = {
    "numerical": [
        (sin(a) * sin(a) + cos(a) * cos(a), 1 + 0 * a), (tanh(2 * a) * (1 + tanh(a) * tanh(a)), 2 * tanh(a)),
        (sqrt((a - 3) * (a - 3)) * sqrt((a - 3) * (a - 3)), (a - 3) * (a - 3)), (sin(2 * a), 2 * g * cos(a)),
        (log(exp(a) + 1), a + log(1 + exp(-a))), (sin(x[j]) * sin(x[j]) + cos(x[j]) * cos(x[j]), ones(m).T @ ones(m)),
        (sqrt(exp(a) * exp(a) + 2 * exp(a) + 1), exp(a) + 1), (cos(c) + cos(c), 2 * (1 - 2 * sin(c / 2) * sin(c / 2))),
    ],
    "exact": [
        ((eye(n) + A @ B).inv @ A, A @ (eye(n) + B @ A).inv), (A.inv - B.inv, A.inv @ (B - A) @ B.inv),
        ((eye(n) + A).inv, eye(n) - (eye(n) + A).inv @ A),
        (trace((A + B).inv @ A) + trace((A + B).inv @ B), size(n) + 0 * a),
    ],
}
ACCEPTED = ("proved", "exact", "numerical")


@pytest.mark.slow
@pytest.mark.parametrize("kind", BY_NUMBERS)
def test_no_wrong_mutant_of_what_numbers_decide_is_accepted(kind):
    rejected = 0
    for left, right in BY_NUMBERS[kind]:
        statement = Statement("whole", left, as_expression(right), CHAIN, kind)
        assert compare(left, statement.right, frozenset()).status in ACCEPTED
        for mutant in mutants_of(statement):
            try:
                said = compare(*mutant.sides, frozenset()).status
            except WrtError:        # it fits no more
                continue
            if said in ACCEPTED:
                assert oracle.compare(*mutant.sides).said == "true", str(mutant)
            rejected += said == "false"
    assert rejected >= 20
