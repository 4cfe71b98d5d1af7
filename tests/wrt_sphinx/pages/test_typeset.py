"""Temml typesets what it knows, and says what it does not."""

import re
import signal
import xml.etree.ElementTree as ElementTree
from types import SimpleNamespace

import psutil
import pytest
from conftest import TYPESETTER
from docutils import nodes

from wrt_sphinx.pages.typeset import Node, TypesetError, typeset, typeset_nodes
from wrt_sphinx.parts.nodes import box, mathematics, tex


def test_inline_and_display():
    inline, display = typeset(TYPESETTER, [("x_q", False), (r"\frac{a}{b}", True)])
    assert inline.startswith("<math>") and "<msub>" in inline
    assert display.startswith('<math display="block"') and "<mfrac>" in display


def test_an_error_is_an_answer_and_the_next_piece_is_still_typeset():
    bad, strict, untrusted, good = typeset(
        TYPESETTER, [(r"\nothing", False), ("x é", False), (r"\href{a}{b}", False), ("y", False)]
    )
    assert isinstance(bad, TypesetError) and "nothing" in str(bad)
    assert isinstance(strict, TypesetError) and good == "<math><mi>y</mi></math>"
    assert isinstance(untrusted, TypesetError)


def test_what_firefox_would_set_apart_is_mended():
    (product,) = typeset(TYPESETTER, [(r"\operatorname{vec}(W) \otimes I", True)])
    assert 'largeop="false">⊗</mo>' in product and "\u2061" not in product


def test_nothing_to_typeset_starts_no_process():
    assert typeset("nowhere", []) == []


def test_pieces_get_their_markup_and_errors_are_told():
    env = SimpleNamespace(srcdir="/", config=SimpleNamespace(wrt_typesetter=str(TYPESETTER)))
    good, wide, bad = tex("x_q"), tex("a", display=True), tex(r"\nothing")
    ((node, error),) = typeset_nodes(env, box("p", good, "words", wide, bad))
    assert node is bad and "nothing" in str(error)
    assert "block" in wide["html"] and "block" not in good["html"]


def test_mathematics_says_what_it_is_given_to_say_and_a_name_says_itself():
    env = SimpleNamespace(srcdir="/", config=SimpleNamespace(wrt_typesetter=str(TYPESETTER)))
    line = box("p", tex("W^{-1}", spoken='"W" inverse'), "and", tex("x_q"), "and", nodes.math("", r"n \times m"))
    assert typeset_nodes(env, line) == []
    assert [re.findall('<math alttext="(.*?)"', node["html"]) for node in line.findall(mathematics)] == [
        ["&quot;W&quot; inverse"], ["x q"], ["n by m"]]


def test_a_sign_behind_a_formula_stays_with_it():
    env = SimpleNamespace(srcdir="/", config=SimpleNamespace(wrt_typesetter=str(TYPESETTER)))
    line = box("p", tex("a"), ", ", tex("b"), ", ", tex("c"), " and", tex("d", display=True), ".", tex("e"))
    text = line.astext()
    typeset_nodes(env, line)
    assert [node.get("behind", "") for node in line.findall() if "tex" in getattr(node, "attributes", ())] == [
        ",", ",", "", "", ""]
    assert [node.astext() for node in line.children if node.astext()] == [" ", " ", " and", "."]
    assert text == ", ,  and."


def test_a_superscript_does_not_touch_the_arm_of_its_letter():
    wide, narrow = typeset(TYPESETTER, [(r"W^{\mathsf{T}}", False), (r"a^{\mathsf{T}}", False)])
    assert 'class="tml-med-pad">𝖳' in wide and "pad" not in narrow


def test_a_prime_stands_beside_its_letter_and_no_superscript_is_taken_for_one():
    primed, twice, raised = typeset(TYPESETTER, [(r"\sigma'(y)", False), ("f''", False), ("y^{2}", False)])
    assert "<mrow><mi>σ</mi><mo" in primed and "msup" not in primed + twice and twice.count("′") == 2
    assert "<msup><mi>y</mi><mn" in raised


def test_a_signal_starts_no_inspector():
    node = Node(str(TYPESETTER))
    assert node.ask([("a", False)])[0][1] is None
    node.process.send_signal(signal.SIGUSR1)
    node.process.stdin.write("[]\n")
    node.questions.flush()
    node.answers.readline()     # by now it has taken the signal
    assert node.process.poll() is not None or psutil.Process(node.process.pid).net_connections() == []
    node.process.kill()


@pytest.mark.parametrize("tex, told", [
    (r"x^{\mathsf{T}}", ["transpose($x)"]), (r"(W\,x)^{\mathsf{T}}", ["transpose($x)"]),
    (r"W_{1}^{\mathsf{T}}", ["transpose(indexed-by($x,$i))"]), ("S^{-1}", ["inverse($x)"]),
    (r"x^{\mathsf{T}} \otimes I_{n}", ["transpose($x)", "_Kronecker-product", "identity-matrix"]),
    (r"x \odot \mathbf{1}_{n}", ["_Hadamard-product", "_vector-of-ones"]),
    (r"\exp^{\circ}(S)", ["_entry-by-entry:postfix($x)"]),
    (r"\sigma'^{\circ}(S)", ["_prime-entry-by-entry:postfix($x)"]),
    (r"\frac{\partial f_{i}}{\partial W_{p q}}", ["_the-derivative-of:prefix(_with-respect-to:infix($y,$x))"]),
    (r"\frac{\partial L}{\partial \operatorname{vec}(W)}", []), (r"\frac{1}{2}", []), ("e^{-1}", []), ("x^{2}", []),
    ("x^T", []), (r"W_{i j}\,x_{j}", []), (r"\sigma'(x)", [])])
def test_signs_of_ours_say_what_they_mean(tex, told):
    (shown,) = typeset(TYPESETTER, [(tex, True)])
    assert re.findall(' intent="(.*?)"', shown) == told
    # what an intent speaks of is there
    assert {name for intent in told for name in re.findall(r"\$(\w)", intent)} == set(re.findall(' arg="(.*?)"', shown))


def test_an_intent_changes_nothing_that_is_seen():
    (shown,) = typeset(TYPESETTER, [(r"W^{\mathsf{T}} \otimes S^{-1}", False)])
    plain = re.sub(' (intent|arg)="[^"]*"', "", shown)
    assert 'class="tml-med-pad">𝖳' in plain and '<mo largeop="false">⊗</mo>' in plain
    assert plain.startswith('<math><mrow><msup><mi>W</mi><mi class="tml-med-pad">𝖳</mi></msup><mo ')


LONG_SUM = r"a\,b\,c\,d\,e\,f\,g\,h"
LONG_PRODUCT = r"(a + b + c + d)\,(a + b + c + d)\,(a + b + c + d)"


def rows_of(tex, display=True):
    """What stands in each row of a typeset formula: its signs, and in a list those of a row that is made of rows."""
    (shown,) = typeset(TYPESETTER, [(tex, display)])
    return _rows(ElementTree.fromstring(shown))


def _rows(node):
    return [_rows(row) if "wrt-rows" in row.get("class", "") else "".join(row.itertext()) for row in node]


def test_a_long_formula_breaks_before_a_relation_then_before_a_term():
    assert rows_of(rf"u = v - w = {LONG_SUM} + {LONG_SUM} - x") == ["u", "=v−w", ["=abcdefgh", "+abcdefgh", "−x"]]
    assert rows_of(rf"\displaystyle {{}}= -{LONG_SUM} + {LONG_SUM}", False) == ["=−abcdefgh", "+abcdefgh"]


def test_a_term_that_is_too_long_breaks_between_its_factors():
    assert rows_of(rf"a = b + {LONG_PRODUCT}") == ["a", ["=b", ["+(a+b+c+d)", "(a+b+c+d)", "(a+b+c+d)"]]]


def test_a_factor_that_is_too_long_breaks_within_its_longest_brackets():
    tex = r"a = 2\,((b\,(a + b + c + d + e)) \odot (a + b + c + d + e + f) \odot (a + b + c + d + e + g))\,x"
    assert rows_of(tex) == ["a", [["=2((b(a+b+c+d+e))", "⊙(a+b+c+d+e+f)", "⊙(a+b+c+d+e+g))"], "x"]]
    tex = r"a = 2\,(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s)\,x"
    assert rows_of(tex)[1][0][:2] == ["=2(a", "+b"] and "x" in rows_of(tex)[1][1]



def test_numbers_that_are_said_before_an_equation_stay_together():
    told = rows_of(rf"\text{{at }} a = 2 \text{{:}} \quad b + c = {LONG_SUM}")
    assert told == ["at\N{NO-BREAK SPACE}a=2:", "b+c", "=abcdefgh"]


@pytest.mark.parametrize("tex, display", [("a = b + c", True), (f"a = {LONG_SUM} + {LONG_SUM}", False),
                                          (f"({LONG_SUM} + {LONG_SUM})", True)])
def test_what_is_short_or_in_a_line_of_text_or_in_brackets_is_not_broken(tex, display):
    (shown,) = typeset(TYPESETTER, [(tex, display)])
    assert "wrt-rows" not in shown


def test_the_sign_in_front_of_a_row_keeps_its_room():
    (shown,) = typeset(TYPESETTER, [(f"a = {LONG_SUM} - {LONG_SUM}", True)])
    assert '<mrow><mo form="infix">−</mo>' in shown


def test_what_is_long_and_does_not_break_is_marked():
    fractions = [rf"a = \frac{{{' '.join('b' * length)}}}{{c}}" for length in (30, 40, 60)]
    shown = typeset(TYPESETTER, [(fraction, True) for fraction in fractions])
    assert [re.findall("wrt-long(?:est)?", one) for one in shown] == [[], ["wrt-long"], ["wrt-longest"]]
