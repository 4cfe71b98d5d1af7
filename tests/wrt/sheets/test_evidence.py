"""How a formula was checked is told step by step, and says no more than what was reached."""

from dataclasses import replace
from importlib.metadata import version
from platform import python_version

from wrt.sheets.evidence import STEP, paragraphs, steps
from wrt.sheets.sheet import Check

CHECK = Check("It was compared.", ("proved", "proved", "exact"), ({"n": 2, "m": 3},))


def test_steps_that_were_decided_alike_are_one_sentence():
    assert steps(["proved"]) == f"Step 1: {STEP['proved']}."
    assert steps(["proved", "proved", "exact", "proved"]) == (
        f"Steps 1 to 2: {STEP['proved']}. Step 3: {STEP['exact']}. Step 4: {STEP['proved']}.")


def test_only_what_was_proved_is_called_so():
    assert [status for status, words in STEP.items() if "proved" in words] == ["proved"]
    assert all("explicit arrays" in words and "normal form" in words for words in STEP.values())


def test_the_paragraphs_hold_all_facts():
    how, by, versions = paragraphs(CHECK)
    assert how == CHECK.how and by.endswith("Sizes: n\xa0=\xa02, m\xa0=\xa03.")
    for fact in (version("wrt"), version("sympy"), python_version()):
        assert fact in versions


def test_a_formula_without_sizes_lists_none():
    assert "Sizes" not in paragraphs(replace(CHECK, sizes=()))[1]
