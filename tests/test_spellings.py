"""How mathematics is read by the search: what is spelled otherwise is the same, and what is another thing is not.

The scripts of the search run in Node here; `tests/test_browser_search.py` has them in a browser, as they are published.
"""

import json
import re
import subprocess

import pytest
from nodes import listed
from queries import APART, PROSE, RELETTERED, SPELLINGS

from wrt_sphinx.beside.finder import SCRIPTS
from wrt_sphinx.pages.typeset import NODE, STATIC

READERS = SCRIPTS[: SCRIPTS.index("words.js")]
# the plain trees of all readings of a text
TREES = "const trees = text => expressions(text).flatMap(readings).map(plainly)\n"
EXACT, RENAMED, LOOSELY_RENAMED = 0, 4, 5   # the places of keys


def evaluate(function: str, *arguments):
    """What a function makes of its arguments, where the scripts of the search are."""
    sources = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in READERS)
    code = f"{sources}\n{TREES}console.log(JSON.stringify(({function})(...JSON.parse(process.argv[1]))))"
    told = subprocess.run([NODE, "--eval", code, json.dumps(arguments)], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def test_each_spelling_is_read_as_what_it_spells():
    found = evaluate("rows => rows.map(row => row.map(text => trees(text).map(key)))", SPELLINGS)
    wrong = [(row[0], text, keys) for row, all_keys in zip(SPELLINGS, found)
             for text, keys in zip(row, all_keys) if all_keys[0][0] not in keys]
    assert wrong == [] and sum(map(len, SPELLINGS)) > 150


def test_no_spelling_is_read_as_another_thing():
    found = evaluate("rows => rows.map(([text]) => key(trees(text)[0]))", SPELLINGS)
    assert len(set(found)) == len(SPELLINGS)


def test_letters_may_be_others():
    found = evaluate("(rows, level) => rows.map(row => row.map(text => trees(text).map(tree => keys(tree)[level])))",
                     RELETTERED, LOOSELY_RENAMED)
    assert [row for row, keys in zip(RELETTERED, found) if not set.intersection(*map(set, keys))] == []


@pytest.mark.parametrize("one, other", APART)
def test_what_is_not_the_same_has_other_keys(one, other):
    first, second = evaluate("(...texts) => texts.map(text => keys(trees(text)[0]))", one, other)
    assert [first[EXACT] == second[EXACT], first[RENAMED] == second[RENAMED]] == [False, False]


def test_words_are_no_mathematics():
    found = evaluate("texts => texts.map(text => trees(text).filter(tree => tree.is != 'letter').map(key))", PROSE)
    assert [text for text, trees in zip(PROSE, found) if trees] == []


def test_what_cannot_be_read_is_no_error():
    halves = ["", "(", ")", "^", "_", "/", "d/", "∂", "\\frac", "\\frac{", "a = ", "= b", "x^", "x_", "d/d", "tr(",
              "kron(a", "a⊗", "[", "|", "||", "Σ", "einsum('", "<a,", "∇", "1/", "'", "}{",
              # and what may be read in many ways takes no longer
              "x" * 300, "∂" * 200, "(" * 200, "d(" * 100, "(d" * 100, "\\frac{d" * 40, "dT@i⊗" * 50]
    assert len(evaluate("texts => texts.map(text => trees(text).length)", halves)) == len(halves)


def differ(said):
    """Of pairs of what is printed and said, those that are not read alike."""
    found = evaluate("pairs => pairs.map(([text, spoken]) => [key(plainly(read(text))), trees(spoken).map(key)])", said)
    return [pair for pair, (text, spoken) in zip(said, found) if text not in spoken]


# of these the search knows the words alone, as yet: variables below an operator that are several, or have a digit or
# brackets of their own, entries of a letter with a digit, what is taken by rows, and a size that is computed; no
# formula of the site has one
BY_WORDS_ALONE = re.compile(r"_rows|(?:\b[dD]|vjp)_(?:\w,|\w_\d|\()|∂\(\w_\d\)_[a-z]{2}$|I_n\(")


def test_what_a_node_says_aloud_is_what_it_prints():
    said = [(tree.text(), tree.spoken()) for tree in (example.expression for example in listed("EXAMPLES"))
            if not BY_WORDS_ALONE.search(tree.text())]
    assert differ(said) == [] and len(set(said)) > 300


@pytest.mark.slow
def test_what_a_formula_says_aloud_is_what_it_prints(html):
    data = json.loads((html / "formulas.json").read_text(encoding="utf-8"))
    said = [(one["statement_text"], one["statement_spoken"]) for one in data["formulas"] + data["refuted"]]
    assert differ(said) == [] and len(said) > 100
