import subprocess
import sys

import pytest
from material import F, W, X, a, f, i, j, l, n, p, q, s, sigma, x, y

from wrt import define, delta, eye, gradient, hadamard, indices, jacobian, kron, ones, partial, sum_over, vec
from wrt.errors import IndexRuleError
from wrt.nodes.einstein import bind, free_indices, occurrences
from wrt.nodes.symbol import opened

u = indices("u", n)

ANOTHER = "give a pair another letter, name it as free, or say sum_over"


@pytest.mark.parametrize("expression, free", [
    (W @ x, ""), (x[j], "j"), (W[i, j] * x[j], "i"), (W[i, j] * x[q], "ijq"), (delta(i, i), ""), (delta(i, p), "ip"),
    (W[i, j] * x[j] + y[i], "i"), (partial(f[i], W[p, q]), "ipq"), (partial(f[i], W[i, q]), "q"),
    (partial(y[i], W[p, j]), "ipj"), (partial(x[j], x[j]), ""), (jacobian(f, vec(W))[i, q, p], "ipq"),
    (sum_over(j, W[i, j] * x[j]), "i"), (sum_over(j, W[i, j] * x[j]) * x[q], "iq"), (sigma(y[i]), "i"),
    (kron(x.T, eye(n))[i, q, p], "iqp"), ((W[i, j] * X)[l, s], "ijls"), (gradient(a, W)[p, q], "pq"),
    (define("g", W[i, j] * W[i, j]) * y[i], "i"),
])
def test_free_indices_occur_once_in_the_first_line(expression, free):
    assert {index.name for index in free_indices(expression)} == set(free)


@pytest.mark.parametrize("expression, counts", [
    (W[i, j] * x[j] * x[j], {"i": 1, "j": 3}),
    (x[j] + x[j], {"j": 1}), ((x[j] * x[j] + y[i]) * y[i], {"j": 2, "i": 2}),
    (sum_over(j, x[j] * x[j] * y[i]), {"i": 1}), (partial(f[i], W[i, q]), {"i": 2, "q": 1}),
])
def test_occurrences_count_a_product_and_the_fullest_term_of_a_sum(expression, counts):
    assert {index.name: count for index, count in occurrences(expression).items()} == counts


@pytest.mark.parametrize("expression, free, bound", [
    (W[i, j] * x[j], "i", sum_over(j, W[i, j] * x[j])),
    (2 * W[i, j] * x[j] + y[i], "i", sum_over(j, 2 * W[i, j] * x[j]) + y[i]),
    (y[i] * (W[i, j] * x[j]), "i", y[i] * sum_over(j, W[i, j] * x[j])),
    (y[i] * (W[i, j] * x[j]), "", sum_over(i, y[i] * sum_over(j, W[i, j] * x[j]))),
    (y[i] * W[i, j] * x[j], "", sum_over(i, sum_over(j, y[i] * W[i, j] * x[j]))),
    (y[i] * (delta(i, p) - y[p]), "ip", y[i] * (delta(i, p) - y[p])),      # the factor gives i
    ((delta(i, p) - y[p]) * a * y[i], "ip", (delta(i, p) - y[p]) * a * y[i]),
    (W[i, j] * x[j] * y[i], "i", sum_over(j, W[i, j] * x[j] * y[i])),
    (y[p] * (y[i] * y[i]), "p", y[p] * sum_over(i, y[i] * y[i])),
    (delta(i, i), "", sum_over(i, delta(i, i))),
    (kron(x.T, eye(n))[i, q, i], "q", sum_over(i, kron(x.T, eye(n))[i, q, i])),
    (sigma(W[i, j] * x[j]), "i", sigma(sum_over(j, W[i, j] * x[j]))),
    (partial(W[i, j] * x[j], W[p, q]), "ipq", partial(sum_over(j, W[i, j] * x[j]), W[p, q])),
    (partial(f[i], W[i, q]), "q", sum_over(i, partial(f[i], W[i, q]))),
    (partial(F[q, p], W[p, q]), "", sum_over(p, sum_over(q, partial(F[q, p], W[p, q])))),
    (partial(f[i], F[q, p]) * delta(p, i), "q", sum_over(i, sum_over(p, partial(f[i], F[q, p]) * delta(p, i)))),
    (partial(y[i], y[p]) * y[p], "i",
     sum_over(p, partial(y[i], y[p]) * y[p])),
    (sum_over(j, W[i, j] * x[j] * x[j]), "i", sum_over(j, W[i, j] * x[j] * x[j])),
    (sum_over(j, y[i] * y[i]), "", sum_over(j, sum_over(i, y[i] * y[i]))),
    (sum_over(j, x[j]) * sum_over(j, x[j]), "", sum_over(j, x[j]) * sum_over(j, x[j])),
    (hadamard(x, x[j] * x[j] * x), "", hadamard(x, sum_over(j, x[j] * x[j] * x))),
    (ones(n)[u] * y[u], "", sum_over(u, ones(n)[u] * y[u])),
])
def test_an_index_is_summed_over_the_smallest_product_that_holds_it(expression, free, bound):
    named = {index.name: index for index in (i, p, u, j, q, l)}
    wanted = {named[letter] for letter in free}
    assert bind(expression, wanted) == (bound, frozenset(wanted))


def test_the_trace_of_a_repeated_variable_is_summed_at_the_derivative():
    square = define("S", y @ y.T)
    by = partial(square[u, i], square[p, p])
    assert bind(by, {u, i}) == (sum_over(p, by), frozenset({u, i}))
    with pytest.raises(IndexRuleError, match="^index p occurs 3 times in ∂y_p/∂S_pp: give a pair another"):
        bind(partial(y[p], square[p, p]), ())


@pytest.mark.parametrize("expression, free, index, message", [
    (x[j], "", j, "index j occurs only once and is not free, in x_j"),
    (W[i, j] * x[q], "iq", j, "index j occurs only once and is not free, in W_ij"),
    (2 * delta(i, p), "i", p, "index p occurs only once and is not free, in δ_ip"),
    (partial(f[i], W[p, q]), "ip", q, "index q occurs only once and is not free, in ∂f_i/∂W_pq"),
    (y[i] + W[i, j] * x[q], "iq", j, "index j occurs only once and is not free, in W_ij"),
    (x[j] * x[j] * x[j], "", j, f"index j occurs 3 times in x_j x_j x_j: {ANOTHER}"),
    (x[j] * (x[j] * x[j]), "", j, f"index j occurs 3 times in x_j (x_j x_j): {ANOTHER}"),
    (x[j] * (a + x[j] * x[j]), "", j,
     f"index j occurs 3 times in x_j (a + x_j x_j): {ANOTHER}"),
    (delta(i, i) * y[i] * y[i], "", i,
     f"index i occurs 4 times in δ_ii y_i y_i: {ANOTHER}"),
    (partial(f[p], W[p, j]) * y[p], "j", p,
     f"index p occurs 3 times in (∂f_p/∂W_pj) y_p: {ANOTHER}"),
    (sum_over(j, x[j] * x[q]), "", q, "index q occurs only once and is not free, in x_q"),
    (sum_over(j, W[i, j]) * x[j], "ij", j, "index j is summed, and used outside of its sum too, in Σ_j W_ij"),
    (sum_over(j, W[i, j]) * x[j] * x[j], "i", j, "index j is summed, and used outside of its sum too, in Σ_j W_ij"),
    (sum_over(j, sum_over(j, x[j])), "", j, "index j is summed, and used outside of its sum too, in Σ_j x_j"),
])
def test_an_index_that_breaks_the_rule_is_named(expression, free, index, message):
    named = {index.name: index for index in (i, p, j, q)}
    with pytest.raises(IndexRuleError) as error:
        bind(expression, {named[letter] for letter in free})
    assert str(error.value) == message and error.value.index == index


@pytest.mark.parametrize("expression, message", [
    (x[j] * (x[j] + a), "terms have different indices: x_j has j, a has none"),
    (W[i, j] * (x[j] + y[i]), "terms have different indices: x_j has j, y_i has i"),
    (y[i] * W[i, j] * (x[j] + a), "terms have different indices: x_j has j, a has none"),
])
def test_every_term_of_a_sum_has_the_same_summed_indices(expression, message):
    with pytest.raises(IndexRuleError) as error:
        bind(expression, {i})
    assert str(error.value) == message and error.value.remedy == "say sum_over"


@pytest.mark.parametrize("expression, free", [
    (x[j] + x[q], "jq"), (a + x[j] + x[q], "jq"), (W[i, j] + y[i], "ij"), (W[i, j] * x[j] + W[i, q], "iq"),
    (y[i] + (delta(i, p) - y[p]), "ip"), (sum_over(j, x[j] + W[i, j]) + y[i] * x[q], "iq"),
])
def test_what_lacks_a_free_index_is_the_same_for_all_its_values(expression, free):
    wanted = {index for index in (i, j, p, q) if index.name in free}
    assert bind(expression, wanted)[1] == wanted


@pytest.mark.parametrize("expression, free", [
    (x[j] + a, "j"), (a + x[j], "j"), (a - x[j] + a * x[j], "j"), (W[i, j] + a, "ij"), (sigma(x[j] + a), "j"),
    (sum_over(j, x[j] + a), ""), (sum_over(j, sum_over(q, x[j] - x[q])), ""), (sum_over(j, W[i, j] + x[j]), "i"),
    (sum_over(j, x[j] * (x[j] + a)), ""), (W[i, j] * x[j] + a, "i"), (y[i] * (W[i, j] * x[j] + a), "i"),
])
def test_a_constant_is_a_term_where_indices_are_free_or_summed_in_words(expression, free):
    wanted = {{"i": i, "j": j}[letter] for letter in free}
    assert bind(expression, wanted)[1] == wanted


@pytest.mark.parametrize("sides, free", [
    ((x[j] * x[j], hadamard(x, x)[j]), "j"), ((W[i, j] * x[j], y[i]), "i"), ((W[i, j] * x[j], y[i] * x[j]), "ij"),
    ((x[j] * x[j], x.T @ x), ""), ((x[j], y[i]), "ij"), ((x[j] * x[j] * x[j], x[j]), "j")])
def test_an_index_is_free_that_occurs_once_on_one_of_the_sides(sides, free):
    assert {index.name for index in free_indices(*sides)} == set(free)
    assert free_indices(*sides) == free_indices(*sides[::-1])


def test_a_name_stands_for_its_definition_with_the_sums_made_explicit():
    assert opened(define("g", W[i, j] * W[i, j])) == sum_over(i, sum_over(j, W[i, j] * W[i, j]))


@pytest.mark.slow
def test_of_several_faults_always_the_first_letter_is_named():
    code = ("from material import *; from wrt.nodes.einstein import bind\n"
            "try: bind(W[i, j] * W[i, j] * W[i, j], ())\nexcept Exception as e: print(e.index.name)")
    environment = {"PYTHONPATH": ":".join(sys.path)}
    found = {subprocess.run([sys.executable, "-c", code], env={**environment, "PYTHONHASHSEED": seed},
                            capture_output=True, text=True, check=True).stdout for seed in "0123"}
    assert found == {"i\n"}
