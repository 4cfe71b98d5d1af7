import nodes
import pytest
from material import W, f, i, m, n, p, q, w, x, y

from wrt import (
    Matrix, Scalar, Vector, commutation, define, dimensions, eye,
    gradient, indices, invertible, jacobian, kron, ones, partial, rvec,
    size, trace, vec,
)
from wrt.claims.check import compare
from wrt.claims.general import Loose, general, resized
from wrt.language.dimension import Dimension
from wrt.language.expression import NODES
from wrt.language.shape import describe
from wrt.nodes.einstein import bind, free_indices
from wrt.proof import decide

S, P, Q = (Matrix(name, n, n) for name in "SPQ")
u, v = Vector("u", n), Vector("v", n)
j, l = indices("j l", n)  # noqa: E741


def sizes(left, right=None):
    right = left if right is None else right
    return [(describe(one), describe(other)) for one, other, *_ in general(left, right, free_indices(left))]


def test_a_loose_size_is_equal_once_it_was_asked():
    one, two, three, other = Loose("n"), Loose("n"), Loose("n"), Loose("m")
    assert len({id(size.root()) for size in (one, two, three)}) == 3
    assert one == two and one != other and one != Dimension("n")
    assert one.root() is two.root() is not three.root()
    assert three == one and three.root() is two.root() is not other.root()


@pytest.mark.parametrize("side, shape", [
    (S, "n×n_1"), (S.T, "n_1×n"), (S @ u, "n×1"), (u @ v.T, "n×n_1"), (vec(S), "(n_1·n)×1"),
    (S @ S, "n×n"), (S.inv, "n×n"), (trace(S) * S, "n×n"), (S + S.T, "n×n"), (P @ S @ Q, "n×n_3"),
    (define("g", S @ u) @ v.T, "n×n_2"), (define("G", S @ S), "n×n"), (S @ u @ v.T @ S, "n×n_1"),
    (jacobian(vec(P @ S @ Q), vec(S)), "(n_3·n)×(n_2·n_1)"), (gradient(u.T @ S @ v, S), "n×n_1"),
    (jacobian(Vector("h", n, of=v), v), "n×n_1"), (partial(S[j, l], S[l, j]), "scalar"),
])
def test_what_nothing_needs_to_be_equal_gets_letters_of_its_own(side, shape):
    ((left, right),) = set(sizes(side))
    assert left == right == shape


@pytest.mark.parametrize("left, right", [
    (S, S.T),                                   # of one matrix, its rows as many as its columns
    (P, Q), (u, v), (S @ u, v), (vec(P), vec(Q)),       # of several
    (u - u, v - v), (vec(S), vec(S.T)), (jacobian(S @ u, u), S.T), (gradient(trace(S @ P), S), P),
    (W @ y, y), (W, W.T), (x, y), (f, kron(x.T, eye(m)) @ vec(W)),      # that does not fit at all
])
def test_what_fits_by_equal_sizes_alone_has_none(left, right):
    assert not sizes(left, right)


def test_a_size_that_nothing_holds_is_one_and_may_be_any():
    mean = (ones(n).T @ (S @ u)) / size(n)
    found = [left.factors[0] for left, *_ in general(mean / size(n), mean / size(n), frozenset())]
    assert len(found) == 3
    free = [left for left, *_ in general(trace(eye(n)) * S, size(n) * S, frozenset())]
    assert len({side.factors[0] for side in free}) == 3
    assert any(compare(*statement[:3]).status == "proved"
               for statement in general(trace(eye(n)) * S, size(n) * S, frozenset()))


def test_a_new_letter_is_one_that_nothing_is_called():
    taken = Scalar("n_1") * Vector("n_2", n)
    ((left, *_),) = general(taken @ u.T, taken @ u.T, frozenset())
    assert describe(left) == "n×n_3"


def test_conditions_come_along():
    left = S.inv @ u @ v.T
    ((first, _, _, (condition,)),) = general(left, left, frozenset(), [invertible(S)])
    assert describe(first) == "n×n_1" and condition.property == "invertible"
    assert condition.expression == first.factors[0].of


def test_indices_come_along():
    left = partial((S @ u)[j], S[p, l])
    ((first, second, free, _),) = general(left, left, free_indices(left))
    assert first == second and {index.name for index in free} == {"j", "p", "l"}
    assert {index.name: index.dimension.name for index in free} == {"j": "n", "p": "n", "l": "n_1"}
    assert bind(first, free)[1] == free


@pytest.mark.parametrize("left, right", [
    (side, side) for side in (W, f, w, W @ x, partial(f[i], W[p, q]), jacobian(f, w), size(n) * x)])
def test_where_all_differ_nothing_changes(left, right):
    free = free_indices(left)
    assert next(general(left, right, free)) [:3] == (left, right, free)


# but for one of two vectors that have their length in common and nothing else
@pytest.mark.parametrize("said", [said for said in nodes.listed("EQUAL") if said[0].text() != "σ(u - u)"],
                         ids=lambda said: said[0].text())
def test_what_is_true_of_a_node_stays_true(said):
    left, right, *free = said
    free = frozenset(free[0]) if free else free_indices(left)
    statements = [(left, right, free), *general(left, right, free)]
    before, *after = [decide(*(bind(side, free)[0] for side in sides)).answer
                      for *sides, free in (statement[:3] for statement in statements)]
    assert before in after


def test_every_node_takes_other_sizes():
    trees = [side for said in nodes.listed("EQUAL") for side in said[:2]]
    assert {type(part).__name__ for tree in trees for part in tree.walk()} == set(NODES)
    k, r = dimensions("k r")
    there, back = {n: k, k: n}, {k: r, r: k}
    for tree in trees:
        def put(names):
            return lambda size, place: names.get(size, size)
        turned = resized(resized(tree, put(there)), put(back))
        assert resized(resized(turned, put(back)), put(there)) == tree


def test_that_a_node_occurs_twice_makes_no_two_sizes_equal():
    by_rows = commutation(n, n) @ kron(u @ u.T, eye(n)) @ commutation(n, n)
    found = {shape for pair in sizes(jacobian(rvec(S @ u @ u.T), rvec(S)), by_rows) for shape in pair}
    assert found == {"(n·n_1)×(n·n_1)"}
