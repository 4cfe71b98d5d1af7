import pytest
from material import m, n, x

from wrt import Matrix, Scalar, Vector, define, dimensions, function, python, read, sin, trace, write
from wrt.errors import NamingError
from wrt.names import (
    GREEK, checked_function_name, checked_index, checked_label, checked_name, checked_plain_name, identifier, marked,
    said, split,
)


@pytest.mark.parametrize("name", [
    "W", "x", "x_0", "x_12", "sigma", "Sigma", "lambda_3", "pi", "x_a", "W_Q", "hat(x)", "bar(mu)_1", "tilde(Sigma)",
    "dX", "dx_1", "dmu", "dhat(x)", "d", "d_1"])
def test_letters_and_greek_names_with_digits_are_names(name):
    assert checked_name(name) == name


@pytest.mark.parametrize("name", [
    "", "x_", "x0", "x_ab", "_x", "xy", "dd", "hat(xy)", "hat(hat(x))", "hat()", "d(x)", "hat(x)_", "vec(x)", "Xy",
    "x y", "x_0_1", r"\sigma", "x^2", "σ", "ſ", "Alpha", "sin", "vec", "x_٣", "x\n", "x_0\n", None, 3, ("x",)])
def test_anything_else_is_not_a_name(name):
    with pytest.raises(NamingError) as error:
        checked_name(name)
    assert str(error.value) == (f"{name!r} is not a name: write one letter or the name of a Greek letter, "
                                "and a number or one letter after _ if need be, as in W, x_0, sigma, W_Q; "
                                "hat(x), bar(x), tilde(x) and dX are names too")


@pytest.mark.parametrize("name, remedy", [
    ("x_hat", "write hat(x)"), ("xbar", "write bar(x)"), ("mu_tilde", "write tilde(mu)"), (r"\hat{x}", "write hat(x)"),
    ("hat x", "write hat(x)"),
    ("x'", "a prime marks a derivative, as in sigma.prime; write x_1 or tilde(x) for another x")])
def test_what_is_written_elsewhere_gets_its_remedy(name, remedy):
    with pytest.raises(NamingError) as error:
        Vector(name, n)
    assert str(error.value) == f"{name!r} is not a name: {remedy}"


@pytest.mark.parametrize("name", ["hat(n)", "dn", "n_k"])
def test_a_size_has_a_plain_name(name):
    with pytest.raises(NamingError, match="is not the name of a size: write one letter"):
        dimensions(name)


def test_a_function_is_no_differential():
    assert function("hat(f)").name == "hat(f)"
    with pytest.raises(NamingError, match="^a function 'df' would be taken for the differential of another$"):
        function("df")


@pytest.mark.parametrize("name, tex, text, spoken, variable", [
    ("dX", r"\mathrm{d}X", "dX", "d X", "dX"), ("dmu", r"\mathrm{d}\mu", "dμ", "d mu", "dmu"),
    ("hat(x)", r"\hat{x}", "x\u0302", "x hat", "x_hat"), ("bar(x)_1", r"\bar{x}_{1}", "x\u0304_1", "x bar sub 1",
     "x_bar_1"),
    ("tilde(Sigma)", r"\tilde{\mathit{\Sigma}}", "𝛴\u0303", "capital sigma tilde", "Sigma_tilde"),
    ("W_Q", "W_{Q}", "W_Q", "W sub Q", "W_Q")])
def test_a_name_is_printed_said_and_written(name, tex, text, spoken, variable):
    symbol = Matrix(name, n, m)
    assert (symbol.latex(), symbol.text(), symbol.spoken()) == (tex, text, spoken)
    assert python(symbol).splitlines()[-1] == variable and read(write(symbol)) == symbol


def test_a_differential_has_brackets_where_another_reading_would_differ():
    dX, ds = Matrix("dX", n, n), Scalar("ds")
    assert [e.text() for e in (dX.inv, ds * ds, sin(ds), dX @ dX, ds * dX, trace(dX))] == [
        "(dX)⁻¹", "(ds)²", "sin(ds)", "dX dX", "ds dX", "tr(dX)"]


@pytest.mark.parametrize("name, why", [
    ("I", "I is the identity matrix"), ("dI", "I is the identity matrix"), ("ddelta", "δ is the Kronecker delta"),
    ("I_2", "I is the identity matrix"), ("delta", "δ is the Kronecker delta")])
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


def test_a_function_has_not_the_name_of_the_differential():
    """In plain text d(x) is that of x."""
    with pytest.raises(NamingError) as error:
        function("d")
    assert str(error.value) == "a function 'd' would be taken for the differential"
    assert error.value.remedy == "choose another, such as d_1" and function("d_1").name == "d_1"


def test_every_greek_letter_has_its_character():
    assert (GREEK["sigma"], GREEK["Omega"], GREEK["lambda"]) == ("σ", "Ω", "λ")
    assert all(len(character) == 1 and not character.isascii() for character in GREEK.values())


def test_a_name_splits_into_stem_and_digits():
    assert (split("x"), split("x_10"), split("hat(x)_t")) == (("x", ""), ("x", "10"), ("hat(x)", "t"))
    assert marked("dhat(mu)") == ("mu", "hat", True) and marked("delta") == ("delta", "", False)
    assert identifier("dhat(mu)_1") == "dmu_hat_1" and checked_plain_name("n_1") == "n_1"
    assert checked_function_name("phi_t") == "phi_t"


@pytest.mark.parametrize("name", ["I", "ij", "i_1", "", "α", 1, None])
def test_an_index_is_one_small_letter(name):
    with pytest.raises(NamingError, match="is not an index: write one small letter, as in i, j, p, q$"):
        checked_index(name)


@pytest.mark.parametrize("name", ["", "Vec", "a_b", "-a", "a-", "a--b", "2a", r"a\b", "a b", "a\n", None, 1])
def test_a_label_is_small_letters_digits_and_hyphens(name):
    assert checked_label("vec-of-product2") == "vec-of-product2"
    with pytest.raises(NamingError, match="is not a label"):
        checked_label(name)


def test_a_greek_letter_is_said_by_its_english_name():
    assert [said(stem) for stem in ("W", "w", "sigma", "Sigma", "Omega")] == [
        "W", "w", "sigma", "capital sigma", "capital omega"]
