"""What a notebook shows is the truth: a status with each formula, and "false" wherever a false claim stands."""

import re
from xml.etree import ElementTree as xml

import pytest
from shown import CITING, RULE_VALUE, SHEETS, VALUES, W, j, n, x

import wrt
from wrt.claims.alone import refuse_alone
from wrt.errors import DataError
from wrt.language.data import shown
from wrt.sheets.evidence import paragraphs
from wrt.sheets.maker import sheet_of
from wrt.sheets.notebook import MARKDOWN, PLAIN, SVG, bundle
from wrt.sheets.phrases import rests

a, S = wrt.Scalar("a"), wrt.Matrix("S", n, n)
CLAIM = wrt.Refutation("layout", wrt.jacobian(W @ x, x), W.T, by="shape", because="It is $W$, not *turned*.")
VALUE = wrt.Refutation("value", x[j] * x[j], 2 * (x.T @ x), by="value", because="It is counted once.")
REFUTED = [CLAIM, VALUE, VALUES["refutation"]]
TWICE = wrt.Formula("twice", wrt.Derivation(
    2 * a * a / a, (2 * a, "divided"), (a + a, "twice"), conditions=[wrt.nonzero(a)]))


def prints(value):
    """What is shown to a reader, by MIME type."""
    return {mime: text for mime, text in value._repr_mimebundle_().items() if mime != wrt.MIME}


@pytest.mark.parametrize("kind", VALUES)
def test_every_kind_is_shown_in_one_rich_form_and_as_text(kind):
    value = VALUES[kind]
    assert value._repr_mimebundle_(include=None, exclude=None) == bundle(value) == shown(value)
    assert bundle(value)[wrt.MIME] == wrt.write(value)
    assert set(prints(value)) == {PLAIN, SVG if kind in ("picture", "nudge", "chart") else MARKDOWN}


def test_what_is_no_value_is_not_shown():
    with pytest.raises(DataError, match="^1 cannot be shown$"):
        shown(1)


@pytest.mark.parametrize("formula", [VALUES["formula"], RULE_VALUE, TWICE], ids=lambda formula: formula.name)
def test_a_formula_has_its_name_its_status_its_steps_and_what_it_rests_on(formula):
    rich, text = prints(formula)[MARKDOWN], prints(formula)[PLAIN]
    assert rich.startswith(f"**{formula.name}** ({formula.status})\n")
    assert text.startswith(f"{formula.name} ({formula.status})\n")
    assert formula.derivation.latex() in rich and formula.derivation.text() in text
    for _, reason in formula.derivation.steps:
        assert reason in text
    assert all(words in rich and tex in rich for words, tex, _ in rests(sheet_of(formula).givens))
    assert all(given.text() in text for given in formula.givens)


def test_the_statement_of_several_steps_stands_before_them():
    rich = prints(TWICE)[MARKDOWN]
    assert rich.index(f"$$\n{TWICE.latex()}\n$$") < rich.index(TWICE.derivation.latex())
    assert "with $a \\in \\mathbb{R}$, $a \\neq 0$" in rich
    assert VALUES["formula"].latex() not in prints(VALUES["formula"])[MARKDOWN]


def test_how_it_was_checked_is_told_as_on_the_page():
    rich = prints(VALUES["formula"])[MARKDOWN]
    assert all(paragraph in rich for paragraph in paragraphs(SHEETS["formula"].check))


@pytest.mark.parametrize("status, left, right", [
    ("numerical", wrt.sin(a) * wrt.sin(a) + wrt.cos(a) * wrt.cos(a), 1), ("proved", a + a, 2 * a)])
def test_no_formula_is_shown_with_another_status(status, left, right):
    formula = wrt.Formula("one", wrt.Derivation(left, (right, "it is")), status=status)
    for text in prints(formula).values():
        head, _, rest = text.partition("\n")
        assert f"({status})" in head and set(re.findall("proved|exact|numerical", head)) == {status}


def test_steps_without_a_name_have_a_status_too():
    for text in prints(VALUES["derivation"]).values():
        assert "(proved)" in text and "with" in text


def test_a_reason_that_is_a_formula_is_named():
    step = wrt.Derivation(RULE_VALUE.left, (RULE_VALUE.right, RULE_VALUE))
    assert CITING.rows[0].by == "rule" and all("by rule" in text for text in prints(step).values())


# ------------------------------------------------------------------ what is false
@pytest.mark.parametrize("claim", REFUTED, ids=lambda claim: claim.name)
def test_a_refuted_claim_is_said_to_be_false_before_it_is_shown_and_within_it(claim):
    rich, text = prints(claim)[MARKDOWN], prints(claim)[PLAIN]
    head = f"{claim.name}, which is false"
    assert rich.startswith(f"**{head}** (refuted)") and text.startswith(f"{head} (refuted)\nfalse: {claim.text()}\n")
    assert rich.count(claim.latex()) == 1 and rf"\text{{false: }} {claim.latex()}" in rich
    assert "proved" not in rich + text


@pytest.mark.parametrize("claim", REFUTED, ids=lambda claim: claim.name)
def test_a_refuted_claim_says_why(claim):
    rich, text = prints(claim)[MARKDOWN], prints(claim)[PLAIN]
    assert claim.finding.text() in text
    assert all(words in rich and tex.strip() in rich for words, tex, _ in claim.finding.pieces())
    assert all(words in rich and tex in rich for words, tex, _ in rests(sheet_of(claim).givens))


def test_a_counterexample_and_the_words_of_the_author_are_shown():
    rich, text = prints(VALUE)[MARKDOWN], prints(VALUE)[PLAIN]
    assert "Counterexample: " in rich and "counterexample: " in text
    assert "It is counted once." in rich and "It is counted once." in text
    assert "It is $W$, not \\*turned\\*." in prints(CLAIM)[MARKDOWN]


def test_the_convention_in_which_it_is_true_is_named():
    said = f"True in another convention, {CLAIM.convention.words}:"
    rich, text = prints(CLAIM)[MARKDOWN], prints(CLAIM)[PLAIN]
    assert f"{said}\n\n$$\n{CLAIM.convention.latex()}\n$$" in rich and f"{said}\n{CLAIM.convention.text()}" in text
    assert "True" not in "".join(prints(VALUES["refutation"]).values())


def test_the_right_answer_stands_below_what_is_false_with_its_status():
    claim = wrt.Refutation("layout", wrt.jacobian(W @ x, x), W.T, by="shape", because="turned", instead=W)
    rich, text = prints(claim)[MARKDOWN], prints(claim)[PLAIN]
    answer = sheet_of(claim).answer
    assert f"\\text{{right (proved): }} {answer.tex}" in rich and f"\nright: {answer.text} (proved)\n" in text
    assert rich.index("false: ") < rich.index("right (proved): ") < rich.index("turned")
    assert "right (" not in prints(CLAIM)[MARKDOWN] and "right: " not in prints(CLAIM)[PLAIN]


# ------------------------------------------------------------------ what may not be shown alone
@pytest.mark.parametrize("value", [
    wrt.nonzero(a - a), wrt.positive(-a * a), wrt.Given(wrt.define("b", wrt.log(-a * a))), wrt.invertible(S - S),
    wrt.Derivation(wrt.log(a * a), (2 * wrt.log(a), "a logarithm of a product"))], ids=repr)
def test_what_nothing_checks_is_refused_in_its_place(value):
    with pytest.raises(wrt.WrtError) as refusal:
        refuse_alone(value)
    assert set(bundle(value)) == {MARKDOWN, PLAIN}
    assert bundle(value)[PLAIN] == f"refused: {refusal.value}" and bundle(value)[MARKDOWN].startswith("**refused**: ")


# ------------------------------------------------------------------ figures and numbers
@pytest.mark.parametrize("kind", ["picture", "nudge", "chart"])
def test_a_figure_is_a_drawing_with_its_words(kind):
    whole = xml.fromstring(prints(VALUES[kind])[SVG])
    assert whole.tag.endswith("}svg") and len(list(whole.iter())) > 20
    assert prints(VALUES[kind])[PLAIN].startswith(VALUES[kind].text())
    assert SHEETS[kind].figure.caption.text in prints(VALUES[kind])[PLAIN]


def test_an_evaluation_shows_its_numbers():
    rich = prints(VALUES["evaluation"])[MARKDOWN]
    assert r"\begin{pmatrix}7 \\ 16\end{pmatrix}" in rich and prints(VALUES["evaluation"])[PLAIN] == "W x = 7; 16"
    assert prints(wrt.Evaluation(a * a, 2 * a, values={a: 2}))[PLAIN].startswith("at a = 2: ")


# ------------------------------------------------------------------ what Markdown and VS Code want of it
def test_no_blank_stands_within_the_dollars_and_no_sign_is_markup():
    claim = wrt.Refutation("signs", W @ x, x, by="shape", because="$α$ is <b>no</b> [link](x), `a` *b* _c_ #1 & 2|3")
    rich = prints(claim)[MARKDOWN]
    assert r"$\alpha$ is \<b\>no\</b\> \[link\](x), \`a\` \*b\* \_c\_ \#1 \& 2\|3" in rich
