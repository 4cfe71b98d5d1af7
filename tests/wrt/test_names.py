import pytest
from material import m, n, x

from wrt import Matrix, Scalar, Vector, define, dimensions
from wrt.errors import NamingError
from wrt.names import GREEK, checked_index, checked_label, checked_name, checked_title, said, split


@pytest.mark.parametrize("name", ["W", "x", "x_0", "x_12", "sigma", "Sigma", "lambda_3", "pi"])
def test_letters_and_greek_names_with_digits_are_names(name):
    assert checked_name(name) == name


@pytest.mark.parametrize("name", [
    "", "x_", "x0", "x_a", "_x", "xy", "Xy", "x y", "x_0_1", r"\sigma", "x^2", "σ", "ſ", "Alpha", "sin", "vec",
    "x_٣", "x\n", "x_0\n", None, 3, ("x",)])
def test_anything_else_is_not_a_name(name):
    with pytest.raises(NamingError) as error:
        checked_name(name)
    assert str(error.value) == (f"{name!r} is not a name: write one letter or the name of a Greek letter, "
                                "and a number after _ if need be, as in W, x_0, sigma")


@pytest.mark.parametrize("name, why", [
    ("I", "I is the identity matrix"), ("I_2", "I is the identity matrix"), ("delta", "δ is the Kronecker delta")])
def test_reserved_names_are_refused(name, why):
    with pytest.raises(NamingError) as error:
        Matrix(name, n, m)
    assert str(error.value) == f"{name!r} is reserved: {why}"


@pytest.mark.parametrize("make", [Scalar, dimensions, lambda name: define(name, 3 * x.T @ x)])
def test_a_number_has_not_the_name_of_a_constant(make):
    for name, constant in {"pi": "π = 3.14…", "e": "e = 2.71…"}.items():
        with pytest.raises(NamingError) as error:
            make(name)
        assert str(error.value) == f"a number {name!r} would be taken for the constant {constant}"
        assert error.value.remedy == f"choose another, such as {name}_1"
        assert make(f"{name}_1").name == f"{name}_1" and Vector(name, n).name == name


def test_every_greek_letter_has_its_character():
    assert (GREEK["sigma"], GREEK["Omega"], GREEK["lambda"]) == ("σ", "Ω", "λ")
    assert all(len(character) == 1 and not character.isascii() for character in GREEK.values())


def test_a_name_splits_into_stem_and_digits():
    assert (split("x"), split("x_10")) == (("x", ""), ("x", "10"))


@pytest.mark.parametrize("name", ["I", "ij", "i_1", "", "α", 1, None])
def test_an_index_is_one_small_letter(name):
    with pytest.raises(NamingError, match="is not an index: write one small letter, as in i, j, p, q$"):
        checked_index(name)


@pytest.mark.parametrize("name", ["", "Vec", "a_b", "-a", "a-", "a--b", "2a", r"a\b", "a b", "a\n", None, 1])
def test_a_label_is_small_letters_digits_and_hyphens(name):
    assert checked_label("vec-of-product2") == "vec-of-product2"
    with pytest.raises(NamingError, match="is not a label"):
        checked_label(name)


@pytest.mark.parametrize("title", ["Vec of a product.", "the $x$", r"a \alpha", "two\nlines", " x", "x ", "-", None, 1])
def test_a_title_is_a_line_of_plain_words(title):
    assert [checked_title(kept) for kept in ("", "W", "Vec of a product, entry by entry")] == [
        "", "W", "Vec of a product, entry by entry"]
    with pytest.raises(NamingError, match="is not a title: write a line of plain words"):
        checked_title(title)


def test_a_greek_letter_is_said_by_its_english_name():
    assert [said(stem) for stem in ("W", "w", "sigma", "Sigma", "Omega")] == [
        "W", "w", "sigma", "capital sigma", "capital omega"]
