"""Powers whose exponents are sizes: what their laws prove, near misses, and that numbers agree."""

from __future__ import annotations

from fractions import Fraction

import pytest
from laws_material import A, a, answer, b, c, differ, exp, log, m, n, size, trace

from wrt import partial, sqrt
from wrt.language.expression import as_expression
from wrt.nodes.einstein import free_indices

N, M = size(n), size(m)
CASES = [
    ("sum", a**(N + M), a**n * a**m), ("one more", a**(N + 1), a * a**n), ("one less", a**(N - 1) * a, a**n),
    ("over a", a**n / a, a**(N - 1)), ("of a product", (2 * a * b)**n, 2**N * a**n * b**n),
    ("of −a", (-a)**n, (-1)**N * a**n),
    ("even", (-1)**(2 * N), 1), ("twice", (-1)**N * (-1)**N, 1), ("numbers", 2**N * 2**N, 4**N),
    ("4/2", 4**N / 2**N, 2**N),
    ("nested", (a**n)**m, a**(N * M)), ("of 1/a", (1 / a)**n, 1 / a**n), ("of 1", 1**N, 1), ("of 0", (a - a)**n, 0),
    ("of eᵃ", exp(a)**n, exp(N * a)), ("log", log(exp(a)**n), N * a), ("derivative", partial(a**n, a), N * a**(N - 1)),
    ("chain rule", partial((a * a + b)**n, a), 2 * N * a * (a * a + b)**(N - 1)),
    ("trace", trace(A)**n * trace(A), trace(A)**(N + 1)),
    ("real", partial(a**c, a), c * a**(c - 1)), ("exponent", partial(a**c, c), a**c * log(a)),
    ("half", a**Fraction(3, 2), a * sqrt(a)), ("third", a**Fraction(4, 3), a * a**Fraction(1, 3)),
    ("2a − 2b", (2 * a - 2 * b)**n, 2**N * (a - b)**n), ("b − a", (b - a)**n, (-1)**N * (a - b)**n),
]
MISSES = [
    ("sum", a**(N + M), a**n + a**m), ("one less", a**(N - 1), a**n), ("of −a", (-a)**n, -(a**n)),
    ("of 2a", (2 * a)**n, 2 * a**n),
    ("nested", (a**n)**m, a**(N + M)), ("derivative", partial(a**n, a), N * a**n),
    ("(a + b)ⁿ", (a + b)**n, a**n + b**n),
    ("2ⁿ is no 2n", 2**N, 2 * N), ("n² is no 2ⁿ", N * N, 2**N), ("at 2, 3, 4, 5 and 7",
     (2**N - 4) * (2**N - 8) * (2**N - 16) * (2**N - 32) * (2**N - 128), 0),
]


@pytest.mark.parametrize("left, right", [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_the_laws_prove(left, right):
    assert answer(left, right, free_indices(as_expression(left))) == "equal"


@pytest.mark.parametrize("left, right", [case[1:] for case in MISSES], ids=[case[0] for case in MISSES])
def test_near_misses_are_not_equal(left, right):
    assert answer(left, right, free_indices(as_expression(left))) != "equal"


@pytest.mark.slow
def test_real_numbers_say_the_same():
    assert [name for name, *sides in CASES if differ(*sides)] == []
    assert [name for name, *sides in MISSES[:-1] if not differ(*sides)] == []
