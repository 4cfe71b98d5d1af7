"""Names, numbers and shapes may be typed; whatever states something may not."""

import pytest

from wrt_sphinx.pages.typed import is_notation

NAMES = r"""
W | x_q | β | W_β | Δ^T | W_{ij} | W_{pq} | W_{p,q} | \delta_{ip} | x^\mathsf{T} | W^T | W^{\top} | x_0
{x_0}_k | \sigma | F | 3 | -2 | 0.5 | n \times m | n\times m | n \times n \times m
n \times m n | n \times (m \cdot n) | (n \times m) | 2 \times 3 | \mathbf{1} | \hat{W}
\operatorname{vec} | \mathbb{R} | \mathbb{R}^n | L | x_{i_1} | W^{(1)}
\mathrm{d}W | \mathrm{d}x_i | \mathrm{d}
"""
REFUSED = {"x_{i_1}", "W^{(1)}"}
STATEMENTS = r"""
f = W x | W x | Wx | ab | \partial f | \frac{a}{b} | a + b | a - b | a \otimes b | x \in y
x^T y | W_{ij} x_j | \sum_j x_j | \delta_{ip} x_q | f(x) | f' | a, b | m \cdot n | \sqrt{x}
W^{-1} | x^{a+b} | x_{i+1} | a \to b | \text{f is Wx} | \color{red} x | | ( n | 2 x | \dot{x}
\nabla L | x^{a = b} | W_{=} | \begin{matrix} a \end{matrix} | n \times m = 3 | a < b | \vec x y
\mathrm{d}W x | \mathrm{d}\mathrm{d}W | \mathrm{d}2 | \mathrm{d}n \times m | dW
"""


def listed(text: str) -> list[str]:
    return [part.strip() for line in text.strip().splitlines() for part in line.split(" | ")]


@pytest.mark.parametrize("tex", [tex for tex in listed(NAMES) if tex not in REFUSED])
def test_notation(tex):
    assert is_notation(tex)


@pytest.mark.parametrize("tex", [*listed(STATEMENTS), *sorted(REFUSED)])
def test_statements(tex):
    assert not is_notation(tex)
