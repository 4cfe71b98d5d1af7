"""The oracle knows what is known, rejects what is false, and agrees with the checker and with every page."""

from __future__ import annotations

import json
from collections import Counter

import fuzz
import numpy as np
import oracle
import pytest
from again import run
from conftest import EVERY, SAMPLED
from fuzz import ACCEPTED, outcomes, why
from material import a, c
from node import SIZES, VALUES
from nodes import listed
from pool import INDICES
from random_rewrites import einstein_product
from random_trees import Trees
from statements import MAKERS, random_statement

from wrt import exp, sqrt
from wrt.claims.condition import Condition
from wrt.errors import WrtError
from wrt.language.expression import NODES
from wrt.nodes import Apply, Inverse
from wrt.nodes.einstein import bind, free_indices
from wrt.nodes.functions import KNOWN

SLICE, FIRST = 300, 10**6       # the statements of `make test`: not those that `make fuzz` begins with
STATEMENTS = 500
PARTS = 4       # of the formulas of the site, for as many processes


def said(left, right, free=None):
    """What the oracle says of a claim of the tests of nodes."""
    return oracle.compare(left, right, free_indices(left) if free is None else free).said


# ------------------------------------------------------------------ what is known
def test_it_knows_every_node():
    unknown = oracle.evaluate.dispatch(object)
    assert [name for name, kind in NODES.items() if oracle.evaluate.dispatch(kind) is unknown] == []


@pytest.mark.parametrize("part, truth", [("EQUAL", "true"), ("DIFFERENT", "false")])
def test_it_agrees_with_the_textbooks(part, truth):
    assert [claim for claim in listed(part) if said(*claim) != truth] == []


@pytest.mark.parametrize("part, truth", [("LAWS", "true"), ("TRAPS", "false")])
def test_it_tells_laws_of_functions_from_what_looks_like_them(part, truth):
    assert [sides for law in listed(part) if said(*(sides := law(a, c))) != truth] == []


def table(example):
    """The table of an example, as the oracle has it."""
    given = {symbol: np.array(value, dtype=float) for symbol, value in VALUES.items()}
    at = oracle.Place(oracle.Point(SIZES, given=given), example.free)
    found = at.all(oracle.value(bind(example.expression, example.free)[0], at))
    lengths = [SIZES[index.dimension] if index else 1 for index in (example.rows, example.columns)]
    return found.reshape(lengths) if example.free else found


def test_its_tables_are_those_of_the_textbooks():
    found = [example for example in listed("EXAMPLES") if example.value is not None]
    worked = [e for e in found if not any(part.is_open() for part in e.expression.walk())]
    assert len(worked) > 50
    wrong = [e.expression for e in worked if not np.allclose(table(e), np.array(e.value, dtype=float), rtol=1e-12)]
    assert wrong == []


def test_the_rule_of_indices_is_that_of_einsum():
    for seed in range(30):
        trees = Trees(seed)
        free = tuple(sorted(trees.indices(2)))
        product = einstein_product(trees, free)
        at = oracle.Place(oracle.Point({d: size for d, size in zip(INDICES, (2, 3, 5))}, seed), free)
        names = [[index.name for index in entry.at] for entry in product.factors]
        arrays = [at.point.entries(entry.of).reshape([at.point.sizes[i.dimension] for i in entry.at])
                  for entry in product.factors]
        wanted = np.einsum(f"{','.join(map(''.join, names))}->{''.join(i.name for i in free)}", *arrays)
        found = at.all(oracle.value(bind(product, free)[0], at))[..., 0, 0]
        np.testing.assert_allclose(found, wanted, rtol=1e-10, atol=1e-12)


def test_it_has_no_say_where_nothing_has_a_value():
    assert said(sqrt(-1 - a * a), a) == "no say"


def test_it_has_no_say_of_numbers_that_are_too_great():
    assert said(exp(exp(exp(exp(8 + a * a)))), a) == "no say"


# ------------------------------------------------------------------ the statements
def test_the_same_seed_gives_the_same_statement():
    assert [random_statement(seed) for seed in range(30)] == [random_statement(seed) for seed in range(30)]
    assert len({random_statement(seed).left for seed in range(30)}) > 25


def test_what_is_printed_of_a_statement_makes_it_again():
    for seed in range(60):
        statement, names = random_statement(seed), {}
        exec(statement.source(), names)
        assert (names["left"], names["right"], names["free"]) == (statement.left, statement.right, statement.free)
        assert [c.text() for c in names["conditions"]] == [c.text() for c in statement.conditions]


def test_statements_hold_all_there_is():
    found = [random_statement(seed) for seed in range(STATEMENTS)]
    parts = [part for statement in found for side in (statement.left, statement.right) for part in side.walk()]
    assert {statement.kind for statement in found} == {maker.__name__ for maker in MAKERS}
    assert {type(part).__name__ for part in parts} == set(NODES)
    assert {part.function.name for part in parts if isinstance(part, Apply)} > set(KNOWN)
    assert any(isinstance(part, Inverse) for part in parts)
    assert {c.property for statement in found for c in statement.conditions} == {"positive", "nonzero", "invertible"}


# ------------------------------------------------------------------ the checker
@pytest.mark.slow
def test_the_checker_agrees_with_it(record_property):
    found = list(outcomes(SLICE, FIRST))
    for number, line in enumerate(fuzz.report(found)):
        record_property(f"line {number}", line)
        print(line)
    assert [f"seed {o.seed}: {o.disagreement}: {o.words}\n{o.source}" for o in found if o.disagreement] == []
    truths = Counter(o.truth for o in found)
    assert min(truths["true"], truths["false"]) > SLICE / 5 and truths["no say"] < SLICE / 20


@pytest.mark.parametrize("verdict, seen", [
    ("proved", {"", "a false statement is accepted"}), ("false", {"", "a true statement is refuted"}),
    ("error", {"the checker fails"}), ("undecided", {""})])
def test_a_checker_that_always_says_the_same_is_caught(monkeypatch, verdict, seen):
    monkeypatch.setattr(fuzz, "verdict", lambda *statement: (verdict, ""))
    assert {o.disagreement for o in outcomes(40)} == seen


def test_what_nobody_knows_better_is_no_disagreement():
    assert {why("no say", said) for said in (*ACCEPTED, "false", "undecided")} == {""}


# ------------------------------------------------------------------ the pages
@pytest.fixture(scope="module")
def catalogue(html):
    """All results of the site, as it gives them to machines."""
    return json.loads((html / "formulas.json").read_text(encoding="utf-8"))


def conditions_of(made):
    """The conditions of a formula or a refutation, without what is only declared."""
    return [given for given in made.conditions if isinstance(given, Condition)]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_formula_of_the_site_is_true(catalogue, part):
    """What each states; of some, each step as well, or of all by `make test-all`."""
    assert len(catalogue["formulas"]) > 100
    for number, entry in enumerate(catalogue["formulas"][part::PARTS]):
        formula = run(entry["python"])
        lines = formula.derivation.lines
        steps = zip(lines, lines[1:]) if EVERY or number % SAMPLED == 0 else ()
        for left, right in [(formula.left, formula.right), *steps]:
            answer = oracle.compare(left, right, formula.derivation.free, conditions_of(formula))
            assert answer.said == "true", f"{entry['name']}: {left.text()} = {right.text()}: {answer}"


def test_every_refuted_claim_of_the_site_is_false(catalogue):
    assert catalogue["refuted"]
    for entry in catalogue["refuted"]:
        claim = run(entry["python"])
        try:
            answer = oracle.compare(claim.left, claim.right, claim.free, conditions_of(claim)).said
        except (WrtError, ValueError):      # it does not fit
            answer = "misfit"
        wanted = {"false"} if entry["refuted_by"] == "value" else {"false", "misfit"}
        assert answer in wanted, f"{entry['name']}: {claim.text()}: {answer}"
