"""SymPy is optional: what takes it says what to install, and nothing else misses it."""

import pytest
from bare import bare

from wrt import errors
from wrt.arrays import optional

SAYS = 'takes the package sympy, which is not installed: pip install "wrt[symbols]"'


def test_it_is_here_in_the_tests():
    assert optional.is_here() and optional.has_sympy()
    optional.need_sympy("This")


def test_what_takes_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(optional, "find_spec", lambda name: None)
    with pytest.raises(errors.MissingError, match=f"^This {SAYS.replace('[', '.').replace(']', '.')}$") as caught:
        optional.need_sympy("This")
    assert (caught.value.name, caught.value.extra) == ("sympy", "symbols")
    # no claim is false, or undecided, because of it
    assert not isinstance(caught.value, errors.WrtError)


def test_it_comes_later_where_its_version_is_known(monkeypatch):
    monkeypatch.setattr(optional, "find_spec", lambda name: None)
    assert optional.has_sympy() and not optional.is_here()
    monkeypatch.setattr(optional, "distributions", lambda name: ())
    assert not optional.has_sympy()


@pytest.mark.parametrize("code, said", [
    ("from wrt import *\nprint(derive, 'Picture' in globals())", "<function derive"),
    ("import wrt; wrt.Evaluation", f"wrt.errors.MissingError: wrt.Evaluation {SAYS}"),
    ("from wrt import Picture", f"wrt.errors.MissingError: wrt.Picture {SAYS}"),
    ("import wrt; wrt.read({'format': wrt.language.data.FORMAT, 'kind': 'picture', 'nodes': []})",
     f"wrt.errors.MissingError: To read this picture {SAYS}"),
    ("from wrt import *\na = Scalar('a')\n"
     "Derivation(sqrt(a) * sin(a) ** 2 + sqrt(a) * cos(a) ** 2, (sqrt(a), 'r'), conditions=[positive(a)])",
     f"in every region in which its roots, logarithms and quotients have values {SAYS}"),
    ("from wrt.terminal import main\nmain(['explain', \"x'*A*x\", '2*A*x'])",
     "counterexample: n=2; entry row=2: left = A_12 x_1 + A_21 x_1 + 2 A_22 x_2, right = 2 A_21 x_1 + 2 A_22 x_2"),
    ("from wrt.sheets.evidence import versions; print(versions())", ", on Python"),
], ids=range(7))
def test_without_it(code, said):
    told = bare(code)
    assert said.lower() in told.lower() or said == ", on Python" and "SymPy" not in told and "Checked by wrt" in told
