"""What has indices is an array with an axis for each, and a sum is a sum of `einsum`."""

import pytest
from executed import Sides, apart, written
from material import A, B, W, X, a, b, i, j, p, q, r, sigma, x, y

from wrt import Derivation, delta, exp, indices, kron, norm, partial, single_entry, sum_over, trace, unit, vec
from wrt.nodes.einstein import free_indices
from wrt.programs import code
from wrt.programs.page import NoCode, open_indices

# an expression, and what is returned
RETURNED = [
    (W[i, j] * x[j], 'np.einsum("ij,j->i", W, x)'), (W[i, j], "W"), (W[p, j] * W[i, j], 'np.einsum("pj,ij->pi", W, W)'),
    (delta(i, p) * x[j], 'np.einsum("j,ip->ipj", x, np.eye(n))'), (single_entry(i, j), None),
    (sum_over(i, y[i] * y[i]), 'np.einsum("i,i->", y, y)'), (W @ unit(j), 'np.einsum("Aj->jA", W)'),
    (sum_over(i, delta(i, p) * y[i]), "y"), (sum_over(i, exp(y[i])), 'np.einsum("i->", np.exp(y))'),
    (y[i] + x[j], None), (a * y[i] + 1, "a * y + 1"), (sigma(y)[i], "sigma(y)"), (sum_over(i, a), "a * n"),
    (vec(W)[j, i], 'W.ravel(order="F").reshape(m, n)'),
    (trace(W @ single_entry(j, i)), None), (kron(unit(i).T, x), None), ((A @ X @ B)[i, indices("l", r)], "A @ X @ B"),
    (sum_over(i, W[i, j] * y[i]) * sum_over(i, y[i] * y[i]), None), ((y[i] + b[i]) * x[j], None),
    (-(W[i, j] * x[j]), '-np.einsum("ij,j->i", W, x)'), (exp(y[i]) / a, None), (sum_over(j, x[j] * W @ unit(j)), None),
]


@pytest.mark.parametrize("e, returned", RETURNED, ids=str)
def test_it_is_written_and_comes_to_the_same(e, returned):
    assert apart(Sides(e, e, free_indices(e))) < 1e-9
    assert returned is None or code(e).endswith(f"    return {returned}\n")


def test_the_axes_of_a_derivative_are_those_of_the_entries_in_their_order():
    found = code(Derivation(partial(W[i, j], W[p, q]), (delta(i, p) * delta(j, q), "entries are independent")))
    assert "result: (n, m, n, m), with the axes i j p q" in found
    assert 'return np.einsum("ip,jq->ijpq", np.eye(n), np.eye(m))' in found


def test_what_lacks_an_index_is_the_same_for_all_its_values():
    assert "return a ** 2 * np.ones(n)" in written(Sides(y[i], a * a, frozenset({i})))


def test_an_index_that_is_summed_is_not_open():
    assert open_indices(sum_over(i, W[i, j])) == {j} and open_indices(W @ x) == set()


def test_what_cannot_be_is_named():
    with pytest.raises(NoCode, match="Norm has no code yet of what has an index"):
        code(norm(W @ unit(j)))
