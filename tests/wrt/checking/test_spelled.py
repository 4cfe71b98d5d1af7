"""LaTeX in the plain spelling, with what its styles say."""

import pytest

from wrt.checking.spelled import spelled


@pytest.mark.parametrize("text, plain", [
    (r"\mathbf{x}^\top \boldsymbol{\Sigma}^{-1} \mathbf x", r"x^T \Sigma^{-1} x"), (r"\mathbf{Ax}", "A x"),
    (r"{\bf x}^{\rm T}", "x^T"), (r"A^\mathsf{T}", "A^T"), (r"A^{\intercal}", "A^T"), (r"A^{-\top}", "A^{-T}"),
    (r"\text{tr}(X)", r"\operatorname{tr}(X)"), (r"\mathrm{d}X", "d X"), (r"\left( x \right)", "(x)"),
    (r"a\,b\;c~d", "a b c d"), (r"\|X\|_{\text{F}}^2", r"\|X\|_F^2"), (r"\mathbf{1}", r"\mathbf{1}"),
    (r"\boxed{x}", "{x}"), (r"\color{red}{x}", "{x}"), (r"\mathbb{1}", r"\mathbf{1}"),
    (r"\nabla_{ x } f", r"\nabla_{x} f")])
def test_spellings(text, plain):
    assert spelled(text).text == plain


@pytest.mark.parametrize("text, bold, twofold", [
    (r"\mathbf{x}^T A", {"x"}, ""), (r"\boldsymbol\beta + \vec{b}", {"beta", "b"}, ""), (r"x + \mathbf{x}", {"x"}, "x"),
    (r"\mathcal{L} + L", set(), "L"), (r"\mathbf{x} + x_1", {"x"}, ""), (r"\mathbf{X} + X_{ij}", {"X"}, "")])
def test_styles_are_kept_beside(text, bold, twofold):
    found = spelled(text)
    assert (found.bold, found.twofold) == (bold, twofold)
