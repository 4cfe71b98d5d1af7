"""Every public name is told with its types, and what it is in short is no formula, for no gate sees it."""

import pytest

import wrt
from wrt.sheets.glossary import glossary, in_short, word_of
from wrt_sphinx.pages.prose import fault_of_words


def test_all_names_are_there_with_their_types_as_they_are_written():
    found = {named.name: named for named in glossary()}
    assert [*found] == wrt.__all__
    assert found["partial"].signature == "(of: Operand, by: Operand) -> Partial"
    assert found["equal"].signature.startswith("(left: Operand, right: Operand, conditions: Condition | Iterable[")
    assert found["MIME"].signature == "" and not any("'" in named.signature.replace("''", "").replace(
        "'numpy'", "").replace("'proved'", "") for named in found.values())
    assert {name for name, named in found.items() if named.is_class} == {
        name for name in wrt.__all__ if isinstance(getattr(wrt, name), type)}


@pytest.mark.parametrize("source, name, said", [
    ("A @ B", "Expression", "The product of two matrices"), ("-A", "Expression", "Each entry"),
    ("vec", "vec", "The col"),
    ("A[i, j]", "Expression", "The entry"), ("X.inv", "Expression", "The inverse"), ("abs(a)", "Expression", "The abs"),
])
def test_an_expression_is_written_with_a_word_or_an_operator(source, name, said):
    assert word_of(source)[0] == name and word_of(source)[1].startswith(said)


@pytest.mark.parametrize("source", ["", "A +", "np.eye(3)", "1", "x.shape", "foo(x)", "A // B", "(" * 500])
def test_what_is_none_has_none(source):
    assert word_of(source) is None


def test_what_a_word_is_in_short_is_no_formula():
    """These words pass no gate when they are shown, so they are held to it here."""
    told = [in_short(getattr(wrt, name)).replace("`", "") for name in wrt.__all__ if name not in ("MIME", "Operand")]
    assert [text for text in told if fault_of_words(text)] == []
