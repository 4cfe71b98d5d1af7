"""The engine, broken on purpose: for each fault, a check that notices it.

A fault in one of the two readings must surface as an `EngineError`, and must never prove what is false.
A fault in what both readings share, or around them, must fail a check that is named beside it.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from fractions import Fraction

from functools import reduce
from operator import mul

import pytest
from material import A, B, W, X, a, c, f, i, j, m, n, p, q, sigma, w, x, y
from random_trees import Trees
from reader import Unreadable, read_latex, scope_of
from test_fuzz import random_pairs, readings
from test_promise import symmetric

from wrt import (
    Derivation, Formula, LowerTriangular, Matrix, Refutation, RowVector, Scalar, Skew, Symmetric, absolute, adjugate,
    commutation, cos, cosh, d, define, delta, det, diag, diagonal, directional, duplication, elimination, exp, eye,
    gradient, hadamard, hessian, indices, jacobian, kron, log, logistic, logsumexp, norm, ones, partial, positive,
    power, proof, read, relu, rvec, sign, sin, single_entry, sinh, size, softmax, softplus, sqrt, sum_over, tanh, total,
    trace, triangle, unit, vec, vech, vjp, write, zeros,
)
from wrt.arrays import modular, point as array_point, rules as array_rules
from wrt.arrays.jet import JetPoint
from wrt.arrays.point import evaluate
from wrt.claims import check, derivation, implied, refutation, regions, search, sizes
from wrt.claims.check import Verdict, compare
from wrt.claims.finding import Counterexample, Misfit, Unwitnessed
from wrt.errors import (
    ConditionError, EngineError, FalseStep, IndexRuleError, NamingError, NotProved, NotRefuted, ReasonError, ShapeError,
    SingularError,
)
from wrt.language.data import Reader
from wrt.language.dimension import Index
from wrt.language.expression import NODES, as_expression
from wrt.language.shape import axes
from wrt.nodes import (
    Apply, Commutation, Diag, Differential, Elementwise, Elimination, Gradient, Hessian, Jacobian, Kronecker, LogSumExp,
    MainDiagonal, MatrixProduct, Norm, Partial, Product, SingleEntry, Softmax, Summation, Total, Trace, Transpose, Unit,
    Vec, Vjp, Zeros, einstein, kronecker, product as product_file,
)
from wrt.nodes.functions import KNOWN
from wrt.proof import (
    applied, atom, canonical, determinant, determinants, equality, exponentials, inverse, reading, rules as proof_rules,
    signs,
)
from wrt.proof.applied import Applied
from wrt.proof.equality import Decision
from wrt.proof.atom import Atom
from wrt.proof.delta import DELTA
from wrt.proof.inverse import InverseHead
from wrt.proof.laws import LAWS
from wrt.proof.raised import Raised
from wrt.proof.reading import expand
from wrt.proof.size import SizeHead
from wrt.proof.structured import FreeHead
from wrt.proof.terms import Term, multiply, one
from wrt.proof.translation import Translation

u = indices("u", n)
L, S, h = Scalar("L", of=f), Matrix("S", n, n), define("h", W @ W.T @ y)
C, K, T, N = Symmetric("C", n), Skew("K", n), LowerTriangular("T", n), Matrix("N", n, n)
D, E, I_h = duplication(n), elimination(n), eye(triangle(n))
Q = Matrix("Q", n, n)
inner, form, slope = x.T @ x, y.T @ S @ y, S @ y + S.T @ y
S_2 = kron(S, S)

NODE_FILES = [module for name, module in sys.modules.items() if name.startswith("wrt.nodes.")]


def users(name, *modules):
    """The places where modules look up a name that each has imported."""
    return [(module, name) for module in modules if hasattr(module, name)]


# where the faults are put: a name is replaced where those who use it look it up
PLACES = {
    "contractible": [(canonical, "_contractible")], "contract": [(canonical, "contract")],
    "canonical": [(canonical, "canonical")], "exchangeable": [
        (Atom, "exchangeable"), (InverseHead, "exchangeable"), (FreeHead, "exchangeable")],
    "step": [(proof_rules, "step")], "laws": [(equality, "LAWS")], "shares": [(array_rules, "shares")],
    "followed": [(array_point, "followed")],
    "same symbol": [(Atom, "__eq__")], "hash": [(Atom, "__hash__")],
    "renamed dummies": users("renamed_dummies", applied, reading), "fresh": [(Translation, "fresh")],
    "derive": users("derive", applied, atom, inverse, proof_rules, reading),
    "derive a factor": [(head, "derivative") for head in (Applied, Atom, InverseHead)],
    "unstacked": [(proof_rules, "unstacked")], "function of": users("function_of", applied, proof_rules),
    "traced": [(determinant, "_traced")], "length": [(determinants, "length")],
    "square factors": [(determinants, "square_factors")], "power rule": [(Raised, "derivative")],
    "minor": [(array_rules, "minor")], "determinant of jets": [(modular.ModularPoint, "determinant")],
    "power in the arrays": [(array_rules, "to_the")],
    "compare normal forms": [(proof, "decide")], "variable, by the normal form": [(proof_rules, "variable")],
    "variable, by the arrays": [(array_rules, "variable")], "total": [(array_rules, "_total")],
    "along": [(JetPoint, "along")],
    "product of jets": [(modular.ModularJet, "__mul__")], "equal jets": [(modular.Jet, "__eq__")],
    "oracle": [(modular.ModularPoint, "_drawn")], "draw": [(modular, "draw")], "sizes": [(sizes, "SIZES")],
    "more sizes": [(sizes, "MORE_SIZES")], "axes": [(check, "axes")], "refuse clashes": [(check, "refuse_clashes")],
    "occurrences": [(einstein, "occurrences")], "refuse mixed terms": [(einstein, "_refuse_mixed_terms")],
    "bind": [(einstein, "_bind")], "Kronecker": [(kronecker, "Kronecker")], "differ at": [(search, "_are_apart")],
    "enclosed": users("enclosed", *NODE_FILES), "read a value": [(Reader, "__call__")],
    "closed": [(Apply, "closed")], "fits behind": [(product_file, "_fits")],
    "may be raised": [(product_file, "_may_be_raised")],
    "compare steps": [(derivation, "compare")], "reasons apply": [(derivation, "asked_by")],
    "status": [(Derivation, "status")], "demands": users("demands", implied),
    "counterexample": [(refutation, "Counterexample")], "no witness": [(refutation, "Unwitnessed")],
}
# what has a rule for each type of node: the two readings, and what a node says of itself
READINGS, METHODS = (expand, evaluate), ("shape", "printed")

TRUE = [
    (partial(f[i], W[p, q]), delta(i, p) * x[q], (i, p, q)),
    (partial(W[i, j], W[p, q]) * x[j], delta(i, p) * delta(j, q) * x[j], (i, p, q)),
    (f, kron(x.T, eye(n)) @ vec(W), ()), (f, kron(eye(n), x.T) @ rvec(W), ()),
    (vec(A @ X @ B), kron(B.T, A) @ vec(X), ()), (jacobian(f, w), kron(x.T, eye(n)), ()), ((W @ x).T, x.T @ W.T, ()),
    (gradient(L, W), gradient(L, f) @ x.T, ()), (gradient(L, x), W.T @ gradient(L, f), ()),
    (partial(h[i], W[p, q]), delta(i, p) * W[u, q] * y[u] + W[i, q] * y[p], (i, p, q)),
    (jacobian(vec(S @ S), vec(S)), kron(S.T, eye(n)) + kron(eye(n), S), ()),
    (partial(partial(L, W[i, q]), W[p, j]), partial(partial(L, W[p, j]), W[i, q]), (i, q, p, j)),
    (gradient(trace(S @ S), S), 2 * S.T, ()), (trace(W @ A.T), W[i, j] * A[i, j], ()),
    (ones(n).T @ ones(n), size(n), ()), (sum_over(i, delta(i, i)), size(n), ()), (hadamard(W, A), hadamard(A, W), ()),
    (tanh.prime(inner), 1 - tanh(inner) * tanh(inner), ()), (partial(cos(a * c), a), -c * sin(a * c), ()),
    (gradient(y.T @ W @ x, W), y @ x.T, ()), (gradient(inner * inner, x), 4 * (inner * x), ()),
    (jacobian(sigma(x), x) @ x, hadamard(sigma.prime(x), x), ()), (x[j] * W[i, j], f[i], (i,)),
    (gradient(det(S), S), adjugate(S).T, ()), (adjugate(S @ Q), adjugate(Q) @ adjugate(S), ()),
    (det(a * S), a**n * det(S), ()), (adjugate(S) @ S, det(S) * eye(n), ()), (det(S @ S), det(S) * det(S.T), ()),
    (partial((a * a + c)**n, a), 2 * size(n) * a * (a * a + c)**(size(n) - 1), ()), (S**3, S @ S @ S, ()),
    (power(x, 2), hadamard(x, x), ()), (a**n * a**m, a**(size(n) + size(m)), ()),
    (gradient(logsumexp(y), y), softmax(y), ()), (softmax(W, by_rows=True) @ ones(m), ones(n), ()),
    (softmax(y), exp(y) / (ones(n).T @ exp(y)), ()), (partial(absolute(a), a), sign(a), ()),
    (logsumexp(W, by_rows=True)[i], log(sum_over(j, exp(W[i, j]))), (i,)),
    (total(W), ones(n).T @ W @ ones(m), ()), (diag(y) @ W, hadamard(y @ ones(m).T, W), ()),
    (diagonal(S)[i], S[i, i], (i,)), (norm(W), sqrt(trace(W.T @ W)), ()), (zeros(n, m) + W, W, ()),
    ((W @ unit(j))[i], W[i, j], (i, j)), (gradient(W[i, j], W), single_entry(i, j), (i, j)),
    (commutation(n, m) @ vec(W), vec(W.T), ()),
    (trace(commutation(n, n).inv @ S_2), trace(S_2 @ commutation(n, n)), ()),
    (partial(partial(sigma(form), y[i]), y[p]),
     sigma.prime.prime(form) * slope[i] * slope[p] + sigma.prime(form) * (S[i, p] + S[p, i]), (i, p)),
    (C, C.T, ()), (K, -K.T, ()), (trace(T @ T), trace(hadamard(T, eye(n)) @ T), ()), (D @ vech(C), vec(C), ()),
    (E @ D, I_h, ()), (E @ vec(N), vech(N), ()),
    (D.T @ D, 2 * I_h - hadamard(I_h, D.T @ vec(eye(n)) @ ones(triangle(n)).T), ()),
    (gradient(trace(N @ C), C, entries="projected"), (N + N.T) / 2, ()),
    (gradient(trace(N @ C), C, entries="free"), N + N.T - hadamard(N, eye(n)), ()),
    (trace(I_h), size(triangle(n)), ()), (hadamard(gradient(trace(N @ T.T), T, entries="free"), T), hadamard(N, T), ()),
    (d(f, W, x), d(W) @ x + W @ d(x), ()), (directional(inner, x, 2 * x), 2 * directional(inner, x, x), ()),
    (vjp(inner, x, inner), 2 * inner * x, ()), (vjp(f, W, y), y @ x.T, ()), (hessian(form, y), S + S.T, ()),
    (partial(a * W, a), W, ()),
]
FALSE = [(left, Product((as_expression(-1), right)), free) for left, right, free in TRUE] + [
    (partial(f[i], W[p, q]), x[q] * ones(n)[i] * ones(n)[p], (i, p, q)), (size(n) * size(m), size(n), ()),
    (partial(h[i], W[p, q]), delta(i, p) * W[u, q] * y[u], (i, p, q)), (size(n), size(m), ()),
    (gradient(inner * inner, x), 2 * (inner * x), ()), (jacobian(vec(S @ S), vec(S)), 2 * kron(eye(n), S), ()),
    (delta(i, p) * y[i], ones(n)[i] * y[p], (i, p)), (W[i, j] * x[j], W[i, j] * ones(m)[j], (i,)), (W, A, ()),
    (trace(E @ D), size(n) * size(n) / 2, ()), (trace(I_h), size(n) * size(n) / 2, ()),
    (D @ D.T, kron(eye(n), eye(n)), ()), (sigma(a), sigma.prime(a), ()), (D.T @ D, 2 * I_h, ()),
    (D @ vech(N), vec(N), ()), (T, T.T, ()), (S, S.T, ()),
    (gradient(trace(N @ C), C, entries="projected"), N.T, ()),
    (gradient(trace(N @ C), C, entries="free"), N + N.T, ()),
    (sigma(a), sigma.prime(a), ()), (gradient(det(S), S), adjugate(S), ()), (det(2 * S), 2 * det(S), ()),
    (det(S), trace(S), ()), (a**n, a**m, ()), (adjugate(S @ Q), adjugate(S) @ adjugate(Q), ()),
    (partial(a**n, a), size(n) * a**n, ()), (S**2, S.T @ S, ()), (power(S, 2), S**2, ()),
    (sigma(a), sigma.prime(a), ()), (softmax(y), exp(y), ()), (logsumexp(y), ones(n).T @ exp(y), ()),
    (sigma(a), sigma.prime(a), ()), (norm(W), trace(W.T @ W), ()),
]
PAIRS = random_pairs(40, False, first=700) + random_pairs(40, True, first=700)
SAID = {("equal", True): "proved", ("different", False): "false",
        ("equal", False): "engine error", ("different", True): "engine error"}
# arrays that have not the shape announced, no inverse, an index that is lost
NO_VALUE = IndexError, SingularError, KeyError


def answers():
    """What both readings together say of every claim: "proved", "false", …, or that they contradict each other."""
    return [answer(*claim) for claim in TRUE + FALSE] + list(map(answer_by_readings, PAIRS))


def answer_by_readings(pair):
    """The same for random pairs, whose names no formula may have."""
    try:
        return SAID.get(readings(pair), "undecided")
    except NO_VALUE:
        return "no value"


def answer(left, right, free):
    try:
        verdict = compare(left, right, frozenset(free))
        assert verdict.finding is None or verdict.status in ("false", "undecided")  # SymPy words it, or contradicts it
        return verdict.status
    except EngineError:
        return "engine error"
    except NO_VALUE:
        return "no value"


@pytest.fixture(scope="module")
def healthy(reckon_once):
    return reckon_once("healthy", answers)


def test_the_healthy_engine_is_right(healthy):
    assert healthy[:len(TRUE)] == ["proved"] * len(TRUE)
    assert healthy[len(TRUE):len(TRUE) + len(FALSE)] == ["false"] * len(FALSE)
    assert {"proved", "false"} <= set(healthy[len(TRUE) + len(FALSE):]) <= {"proved", "false", "undecided", "no value"}


# ------------------------------------------------------------------ faults in one reading
def replaced(patch, place, value):
    """Put a value in a place."""
    for owner, name in PLACES[place]:
        patch.setattr(owner, name, value)


def changed(patch, place, wrong):
    """Put `wrong(right, *arguments)` in the place of a function."""
    def around(right):
        return lambda *arguments: wrong(right, *arguments)
    for owner, name in PLACES[place]:
        patch.setattr(owner, name, around(getattr(owner, name)))


def misread(patch, reading, kind, wrong):
    """Put `wrong(right, node, …)` in the place of a reading's entry for one node type."""
    right = reading.dispatch(kind)
    reading.register(kind, lambda *arguments: wrong(right, *arguments))
    patch.callback(lambda: reading.register(kind, right))


def missaid(patch, method, kind, wrong):
    """Put `wrong(right, node, …)` in the place of what one node type says of itself."""
    right = getattr(kind, method)
    patch.setattr(kind, method, lambda *arguments: wrong(right, *arguments))


def skip_a_contraction(patch):
    replaced(patch, "contractible", lambda factors, dummies: None)


def contract_a_delta_without_a_dummy(patch):
    replaced(patch, "contractible", lambda factors, dummies: next(
        (k for k, (head, _) in enumerate(factors) if head == DELTA), None))


def forget_the_size_of_a_trace(patch):
    def wrong(right, term):
        found, before = right(term), sum(isinstance(head, SizeHead) for head, _ in term.factors)
        return Term(found.coefficient, found.factors[:len(found.factors) - sum(
            isinstance(head, SizeHead) for head, _ in found.factors) + before], found.dummies)
    changed(patch, "contract", wrong)


def keep_the_names_of_dummies(patch):
    key = lambda factor: canonical.factor_key(factor, canonical._name)
    replaced(patch, "canonical", lambda term: Term(
        term.coefficient, tuple(sorted(term.factors, key=key)), term.dummies))


def share_dummies_among_factors(patch):
    replaced(patch, "renamed dummies", lambda term, translation: term)


def number_dummies_anew(patch):
    replaced(patch, "fresh", lambda self, axis: tuple(
        Index(f"_{k}", d) for k, d in enumerate(axis)))


def forget_the_second_term_of_the_product_rule(patch):
    def wrong(polynomial, by, at, translation):
        return [new for t in polynomial for (head, indices), *rest in [t.factors] * bool(t.factors) for new in multiply(
            [Term(t.coefficient, tuple(rest), t.dummies)], head.derivative(indices, by, at, translation))]
    replaced(patch, "derive", wrong)


def take_the_first_factor_for_the_last(patch):
    def wrong(polynomial, by, at, translation):
        total = []
        for term in polynomial:
            heads = [head for head, _ in term.factors]
            for k in map(heads.index, heads):
                rest = Term(term.coefficient, term.factors[:k] + term.factors[k + 1:], term.dummies)
                head, indices = term.factors[k]
                total += multiply([rest], head.derivative(indices, by, at, translation))
        return total
    replaced(patch, "derive", wrong)


def forget_the_sum_of_the_chain_rule(patch):
    changed(patch, "derive a factor", lambda right, *rest: [
        Term(t.coefficient, t.factors) for t in right(*rest)])


def tell_mixed_partials_apart(patch):
    replaced(patch, "exchangeable", property(lambda head: []))


def read_vec_by_rows(patch):
    changed(patch, "unstacked", lambda right, e, at: right(Vec(e.of, not e.by_rows), at))


def sum_all_entries_for_a_trace(patch):
    def wrong(right, e, translation, *at):
        rows, columns = (translation.fresh(axis) for axis in axes(e.of))
        return multiply(expand(e.of, translation, rows, columns), one(dummies=rows + columns))
    misread(patch, expand, Trace, wrong)


def forget_the_total_of_a_softmax(patch):
    misread(patch, expand, Softmax, lambda right, e, translation, *at: expand(exp(e.of), translation, *at))


def take_a_sum_for_its_logarithm(patch):
    misread(patch, expand, LogSumExp, lambda right, e, translation, rows, columns: proof_rules._sum_of_exponentials(
        e.of, translation, rows))


def add_all_entries_twice(patch):
    misread(patch, expand, Total, lambda right, *given: 2 * right(*given))


def fill_a_diagonal_matrix(patch):
    misread(patch, expand, Diag, lambda right, e, translation, rows, columns: expand(
        e.of, translation, *(rows if axis else () for axis in axes(e.of))))


def take_the_first_row_for_the_diagonal(patch):
    misread(patch, expand, MainDiagonal, lambda right, e, translation, rows, columns: expand(
        e.of, translation, translation.fresh(axes(e.of)[0]), rows))


def forget_the_root_of_a_norm(patch):
    misread(patch, expand, Norm, lambda right, e, *at: expand(e.square, *at))


def take_zeros_for_ones(patch):
    misread(patch, expand, Zeros, lambda right, *given: one())


def take_a_unit_vector_for_ones(patch):
    misread(patch, expand, Unit, lambda right, *given: one())


def forget_the_column_of_a_single_entry(patch):
    misread(patch, expand, SingleEntry, lambda right, e, translation, rows, columns: one((DELTA, (*rows, e.row))))


def leave_what_is_commuted_in_its_order(patch):
    misread(patch, expand, Commutation, lambda right, e, translation, rows, columns: one(
        *((DELTA, pair) for pair in zip(rows, columns))))


def give_the_table_a_wrong_sign(patch):
    known = KNOWN["cos"]
    patch.setitem(KNOWN, "cos", type(known)("cos", ((Fraction(1), ("sin",)),)))


def never_derive_a_function(patch):
    changed(patch, "function of", lambda right, function, *rest: right(Elementwise(function.name), *rest))


def compare_symbols_by_name(patch):
    replaced(patch, "same symbol", lambda self, other: type(other) is Atom)
    replaced(patch, "hash", lambda self: 1)


def vary_the_diagonal_twice(patch):
    changed(patch, "step", lambda right, *given: [term for term in right(*given) if term.coefficient > 0])


def another_law(patch, name, wrong):
    """Put `wrong(right, term, …)` in the place of what one law makes of a term."""
    def around(right):
        return lambda *given: (found := right(*given)) and wrong(found)
    replaced(patch, "laws", tuple(
        replace(law, merges=around(law.merges)) if law.name == name else law for law in LAWS))


def take_the_triangles_for_a_half(patch):
    another_law(patch, "one triangle or the other", lambda found: found[:1])


def count_all_pairs_twice(patch):
    another_law(patch, "sum over pairs", lambda found: found[:1])


def number_no_pair_but_the_first(patch):
    another_law(patch, "pair of a number", lambda found: found[:1])


def forget_half_of_a_triangle(patch):
    another_law(patch, "size of a triangle", lambda found: found[:1])


def move_one_variable_only(patch):
    misread(patch, expand, Differential, lambda right, e, *at: right(
        Differential(e.of, e.by[:1], e.along[:1]), *at))


def differentiate_a_vector_that_is_carried_back(patch):
    misread(patch, expand, Vjp, lambda right, e, *at: expand(Gradient(hadamard_total(e.along, e.of), e.by), *at))


def hadamard_total(one, other):
    """The sum of the products of the entries of two arrays."""
    return one * other if axes(one) == ((), ()) else Trace(MatrixProduct((Transpose(one), other)))


def put_rows_for_the_columns_of_a_hessian(patch):
    misread(patch, expand, Hessian, lambda right, e, translation, rows, columns: right(e, translation, rows, rows))


def derive_arrays_by_a_scalar_twice(patch):
    misread(patch, expand, Partial, lambda right, e, *at: right(e, *at) * (1 + (axes(e.of) != ((), ()))))


def take_all_for_equal(patch):
    replaced(patch, "compare normal forms", lambda *sides: Decision("equal"))


def swap_kronecker_in_the_arrays(patch):
    misread(patch, evaluate, Kronecker, lambda right, e, *at: right(Kronecker(e.right, e.left), *at))


def take_columns_for_rows_in_the_arrays(patch):
    misread(patch, evaluate, Softmax, lambda right, e, *at: [
        list(column) for column in zip(*right(Softmax(e.of.T, e.by_rows), *at))])


def forget_the_logarithm_in_the_arrays(patch):
    misread(patch, evaluate, LogSumExp, lambda right, e, point, at: [
        [point.apply(exp, entry) for entry in row] for row in right(e, point, at)])


def take_the_other_diagonal_in_the_arrays(patch):
    def wrong(right, e, *at):
        return [[array_rules._total(row[-k] for k, row in enumerate(evaluate(e.of, *at), 1))]]
    misread(patch, evaluate, Trace, wrong)


def stack_rows_in_the_arrays(patch):
    misread(patch, evaluate, Vec, lambda right, e, *at: right(Vec(e.of, not e.by_rows), *at))


def add_rows_alone_in_the_arrays(patch):
    misread(patch, evaluate, Total, lambda right, e, *at: [evaluate(e.of, *at)[0][:1]])


def fill_the_other_diagonal_in_the_arrays(patch):
    misread(patch, evaluate, Diag, lambda right, *at: right(*at)[::-1])


def take_the_first_column_for_the_diagonal_in_the_arrays(patch):
    misread(patch, evaluate, MainDiagonal, lambda right, e, *at: [row[:1] for row in evaluate(e.of, *at)])


def forget_the_root_of_a_norm_in_the_arrays(patch):
    misread(patch, evaluate, Norm, lambda right, e, *at: evaluate(e.square, *at))


def put_a_one_among_zeros_in_the_arrays(patch):
    misread(patch, evaluate, Zeros, lambda right, e, point, at: [
        [point.number(1), *row[1:]] if not r else row for r, row in enumerate(right(e, point, at))])


def count_unit_vectors_backwards_in_the_arrays(patch):
    misread(patch, evaluate, Unit, lambda right, *at: right(*at)[::-1])


def count_the_rows_of_a_single_entry_backwards_in_the_arrays(patch):
    misread(patch, evaluate, SingleEntry, lambda right, *at: right(*at)[::-1])


def turn_the_commutation_matrix_in_the_arrays(patch):
    misread(patch, evaluate, Commutation, lambda right, e, *at: right(Commutation(e.columns, e.rows), *at))


def transpose_the_jacobian_in_the_arrays(patch):
    misread(patch, evaluate, Jacobian, lambda right, *at: [list(column) for column in zip(*right(*at))])


def leave_a_transpose_out_in_the_arrays(patch):
    misread(patch, evaluate, Transpose, lambda right, e, *at: evaluate(e.of, *at))


def end_a_sum_one_early(patch):
    changed(patch, "total", lambda right, elements: right((found := list(elements))[:-1] or found))


def run_a_sum_over_one_value(patch):
    misread(patch, evaluate, Summation, lambda right, e, point, at: evaluate(
        e.body, point, {**at, e.over: 0}))


def forget_a_term_of_the_product_rule_in_the_arrays(patch):
    changed(patch, "product of jets", lambda right, one, other: right(one, modular.ModularJet({0: other.value})))


def take_a_function_for_its_derivative_in_the_arrays(patch):
    changed(patch, "oracle", lambda right, self, key, orders, at: right(self, key, (), at))


def tie_with_the_wrong_sign(patch):
    def wrong(right, structure, row, column):
        found = right(structure, row, column)
        return found and (1, found[1])
    changed(patch, "followed", wrong)


def move_tied_entries_whole(patch):
    changed(patch, "shares", lambda right, *given: tuple(
        (row, column, Fraction(1)) for row, column, _ in right(*given)))


def eliminate_other_entries(patch):
    misread(patch, evaluate, Elimination, lambda right, *given: [row[::-1] for row in right(*given)])


def move_all_entries_by_one(patch):
    changed(patch, "along", lambda right, self, e, at, steps, key: right(
        self, e, at, [(*entry, self.number(1)) for *entry, _ in steps], key))


def take_one_direction_for_another(patch):
    changed(patch, "along", lambda right, self, e, at, steps, key: right(self, e, at, steps, key[0]))


def carry_the_function_back_for_the_vector(patch):
    misread(patch, evaluate, Vjp, lambda right, e, *at: right(Vjp(e.of, e.by, e.of), *at))


def multiply_gradients_for_a_hessian(patch):
    misread(patch, evaluate, Hessian, lambda right, e, *at: evaluate(
        MatrixProduct((Transpose(Jacobian(e.of, e.by)), Jacobian(e.of, e.by))), *at))


def repeat_a_column_of_what_is_derived_by_a_scalar(patch):
    misread(patch, evaluate, Partial, lambda right, *at: [[row[0]] * len(row) for row in right(*at)])


def draw_ones(patch):
    replaced(patch, "draw", lambda *key: 1)


def agree_with_everything(patch):
    replaced(patch, "equal jets", lambda one, other: True)


def evaluate_at_square_sizes_only(patch):
    for choice in ("sizes", "more sizes"):
        replaced(patch, choice, ((3,) * 5, (4,) * 5))


def take_no_transpose_in_the_derivative_of_a_determinant(patch):
    changed(patch, "traced", lambda right, head, *rest: [Term(
        term.coefficient, tuple((h, at[::-1] if h == head else at) for h, at in term.factors), term.dummies)
        for term in right(head, *rest)])


def count_one_row_alone(patch):
    replaced(patch, "length", lambda axis, less=0: one())


def keep_the_order_of_adjugates(patch):
    changed(patch, "square factors", lambda right, *given: right(*given)[::-1])


def keep_the_exponent_in_a_derivative(patch):
    changed(patch, "power rule", lambda right, head, indices, by, at, translation: multiply(
        list(head.exponent), one((head, indices)), reading.derive(
            reading.argument_at(head, indices, translation), by, at, translation)))


def exchange_rows_and_columns_of_minors_in_the_arrays(patch):
    changed(patch, "minor", lambda right, matrix, row, column: right(matrix, column, row))


def take_the_trace_for_the_determinant_in_the_arrays(patch):
    replaced(patch, "determinant of jets", lambda self, matrix: array_rules._total(
        [self.number(1), *(row[k] for k, row in enumerate(matrix))]))


def multiply_once_too_often_in_the_arrays(patch):
    changed(patch, "power in the arrays", lambda right, exponent, base, *rest: right(exponent, base, *rest) * base)


IN_THE_NORMAL_FORM = [
    take_no_transpose_in_the_derivative_of_a_determinant, count_one_row_alone, keep_the_order_of_adjugates,
    keep_the_exponent_in_a_derivative, skip_a_contraction, contract_a_delta_without_a_dummy, forget_the_size_of_a_trace,
    keep_the_names_of_dummies, share_dummies_among_factors, number_dummies_anew,
    forget_the_second_term_of_the_product_rule, take_the_first_factor_for_the_last, forget_the_sum_of_the_chain_rule,
    tell_mixed_partials_apart, read_vec_by_rows, derive_arrays_by_a_scalar_twice,
    differentiate_a_vector_that_is_carried_back, forget_the_total_of_a_softmax, move_one_variable_only,
    put_rows_for_the_columns_of_a_hessian, take_a_sum_for_its_logarithm, sum_all_entries_for_a_trace,
    add_all_entries_twice, fill_a_diagonal_matrix, take_the_first_row_for_the_diagonal, forget_the_root_of_a_norm,
    take_zeros_for_ones, take_a_unit_vector_for_ones, forget_the_column_of_a_single_entry,
    leave_what_is_commuted_in_its_order, vary_the_diagonal_twice, take_the_triangles_for_a_half, count_all_pairs_twice,
    number_no_pair_but_the_first, forget_half_of_a_triangle, give_the_table_a_wrong_sign, never_derive_a_function,
    compare_symbols_by_name, take_all_for_equal,
]
IN_THE_ARRAYS = [
    exchange_rows_and_columns_of_minors_in_the_arrays, forget_the_logarithm_in_the_arrays,
    multiply_once_too_often_in_the_arrays, take_columns_for_rows_in_the_arrays,
    take_the_trace_for_the_determinant_in_the_arrays, swap_kronecker_in_the_arrays,
    take_the_other_diagonal_in_the_arrays, stack_rows_in_the_arrays, transpose_the_jacobian_in_the_arrays,
    add_rows_alone_in_the_arrays, fill_the_other_diagonal_in_the_arrays,
    take_the_first_column_for_the_diagonal_in_the_arrays, forget_the_root_of_a_norm_in_the_arrays,
    put_a_one_among_zeros_in_the_arrays, count_unit_vectors_backwards_in_the_arrays,
    count_the_rows_of_a_single_entry_backwards_in_the_arrays, turn_the_commutation_matrix_in_the_arrays,
    leave_a_transpose_out_in_the_arrays, end_a_sum_one_early, run_a_sum_over_one_value,
    forget_a_term_of_the_product_rule_in_the_arrays, take_a_function_for_its_derivative_in_the_arrays,
    move_all_entries_by_one, take_one_direction_for_another, carry_the_function_back_for_the_vector,
    multiply_gradients_for_a_hessian, repeat_a_column_of_what_is_derived_by_a_scalar, tie_with_the_wrong_sign,
    move_tied_entries_whole, eliminate_other_entries, draw_ones, agree_with_everything, evaluate_at_square_sizes_only,
]


def state():
    """What stands in each place, and in each entry of a reading."""
    entries = [reading.dispatch(kind) for reading in READINGS for kind in NODES.values()]
    said = [getattr(kind, method) for method in METHODS for kind in NODES.values()]
    return [getattr(*place) for places in PLACES.values() for place in places], entries, said, dict(KNOWN)


@pytest.fixture
def patch(monkeypatch):
    """A monkeypatch that also undoes what `callback` is told, and leaves all as it was."""
    undo, before = [], state()
    monkeypatch.callback = undo.append
    yield monkeypatch
    for put_back in undo:
        put_back()
    monkeypatch.undo()
    assert state() == before


@pytest.mark.slow
@pytest.mark.sampled
@pytest.mark.parametrize("fault", IN_THE_NORMAL_FORM + IN_THE_ARRAYS, ids=lambda fault: fault.__name__)
def test_a_fault_in_one_reading_is_an_engine_error_and_proves_nothing_false(patch, healthy, fault, record_property):
    fault(patch)
    found = answers()
    record_property("engine errors", found.count("engine error"))
    assert "engine error" in found[:len(TRUE + FALSE)]
    assert ("false", "proved") not in set(zip(healthy, found))


# ------------------------------------------------------------------ faults in what is shared, and around it
def true_claims_are_proved():
    for left, right, free in TRUE:
        assert compare(left, right, frozenset(free)).status == "proved"
    assert compare(sigma(x[j] * x[j]), sigma(inner), frozenset()).status == "proved"


def shapes_are_told_apart():
    for left, right in ((vec(W), rvec(W)), (jacobian(f, vec(W)), kron(eye(n), x.T)), (gradient(L, x), jacobian(L, x))):
        assert isinstance(compare(left, right, frozenset()).finding, Misfit)
    for tree in (W @ y, f + x, kron(x.T, eye(m)) @ vec(W), kron(x.T, eye(n)) @ rvec(W)):
        with pytest.raises(ShapeError):
            compare(tree, f, frozenset())


def indices_are_counted():
    for tree, free in ((W[i, j] * x[j] * x[j], [i]), (W[i, j] * x[q], [i]), (x[j] * (x[j] + a), [])):
        with pytest.raises(IndexRuleError):
            compare(tree, tree, frozenset(free))
    assert isinstance(compare(f[i], f[p], frozenset([i, p])).finding, Misfit)


def clashes_are_refused():
    with pytest.raises(NamingError):
        compare(RowVector("x", m).T, x, frozenset())


def near_misses_are_rejected():
    tiny, one_by_pythagoras = Fraction(1, 10**6), sin(a) * sin(a) + cos(a) * cos(a)
    assert compare(tiny * sin(a) * one_by_pythagoras, tiny * sin(a), frozenset()).status == "numerical"
    assert compare(tiny * sin(a), -tiny * sin(a) * one_by_pythagoras, frozenset()).status == "false"
    assert compare(tiny * sin(a), tiny * tanh(a), frozenset()).status == "false"


def prints_read_back():
    for seed in range(120):
        trees = Trees(seed)
        tree = trees.tree(trees.shape(), 2, trees.indices(2))
        assert read_latex(tree.latex(), scope_of(tree)) == tree
    for tree in (sin(a) * c, sin(a) * sin(a) * c, (a * c) * (a * c), a * c / a * c, y * (y.T @ y), (y.T @ y) * y):
        assert read_latex(tree.latex(), scope_of(tree)) == tree


def sums_are_seen():
    assert (x[j] * x[j]).text() != (x[j] * x[j]).text([j])


def layouts_print_differently():
    assert jacobian(L, x).latex() != gradient(L, x).latex() and jacobian(L, x).text() != gradient(L, x).text()
    for tree, other in ((d(f, W), d(f, W, x)), (d(f, W, x), directional(f, (W, x), (W, x))), (d(f, x), vjp(f, x, y))):
        assert tree.latex() != other.latex() and tree.text() != other.text() and tree.spoken() != other.spoken()


def written_data_comes_back():
    for tree in (rvec(W), vec(W), W[i, j] * x[j], sigma.prime(x)):
        assert read(write(tree)) == tree


def data_is_checked_again():
    data = write(Derivation(f, (2 * f - W @ x, "once")))
    number = next(node for node in data["nodes"] if node[0] == "Number" and node[1] == ["number", "2"])
    number[1] = ["number", "3"]
    with pytest.raises(FalseStep):
        read(data)


def reasons_apply():
    twice = Formula("twice", Derivation(A.T.T, (A, "twice")))
    with pytest.raises(ReasonError):
        Derivation(f, (W @ x, twice))


def statuses_are_honest():
    circle = Derivation(sin(a) * sin(a) + cos(a) * cos(a), (as_expression(1), "Pythagoras"))
    with pytest.raises(NotProved):
        Formula("circle", circle, status="proved")


def conditions_are_demanded():
    with pytest.raises(ConditionError):
        Formula("inverse", Derivation(S.inv.T.T, (S.inv, "twice")))


def refutations_are_real():
    tenth = reduce(lambda function, _: function.prime, range(10), sigma)(x)
    for right, by in ((tenth, "value"), (0 * x, "value"), (0 * x, "shape")):
        with pytest.raises(NotRefuted):
            Refutation("tenth", tenth, right, by=by, because="a test")


def sort_the_dimensions_of_an_axis(patch):
    missaid(patch, "shape", Vec, lambda right, e: tuple(tuple(sorted(axis)) for axis in right(e)))


def compare_the_number_of_dimensions_only(patch):
    changed(patch, "axes", lambda right, e: tuple(map(len, right(e))))


def count_an_index_twice_at_most(patch):
    changed(patch, "occurrences", lambda right, e: Counter({i: min(k, 2) for i, k in right(e).items()}))


def let_terms_have_different_indices(patch):
    replaced(patch, "refuse mixed terms", lambda *arguments: None)


def sum_outside_of_a_function(patch):
    def wrong(right, e, outer):
        if not isinstance(e, Apply):
            return right(e, outer)
        inside, found = right(e.argument, outer)
        overs = []
        while isinstance(inside, Summation):
            inside, over = inside.body, inside.over
            overs.append(over)
        made = Apply(e.function, inside)
        for over in overs:
            made = Summation(made, over)
        return made, found
    changed(patch, "bind", wrong)


def take_vec_for_rvec_below_the_line(patch):
    def wrong(right, by):
        symbol, array = right(by)
        return symbol, Vec(array.of, not array.by_rows) if isinstance(array, Vec) else array
    for by_whom in ("the normal form", "the arrays"):
        changed(patch, f"variable, by {by_whom}", wrong)


def swap_the_factors_an_author_writes(patch):
    replaced(patch, "Kronecker", lambda left, right: Kronecker(right, left))


def let_two_things_have_one_name(patch):
    replaced(patch, "refuse clashes", lambda *expressions: None)


def allow_an_absolute_difference(patch):
    replaced(patch, "differ at", lambda x, y, digits: bool(abs(x - y) > 1e-3))


def drop_the_brackets(patch):
    replaced(patch, "enclosed", lambda expression, style, level: expression.printed(style)[0])


def let_a_function_be_open(patch):
    replaced(patch, "closed", Apply.printed)


def bring_no_product_into_brackets(patch):
    replaced(patch, "fits behind", lambda *given: True)


def raise_what_is_summed(patch):
    replaced(patch, "may be raised", lambda *given: True)


def print_a_jacobian_as_a_gradient(patch):
    missaid(patch, "printed", Jacobian, lambda right, e, style: Gradient(e.of, e.by).printed(style))


def print_no_variables_of_a_differential(patch):
    missaid(patch, "printed", Differential, lambda right, e, style: style.differential([], e.of.printed(style)))


def forget_a_flag_of_the_data(patch):
    changed(patch, "read a value", lambda right, self, value: value is not True and right(self, value))


def believe_every_step(patch):
    replaced(patch, "compare steps", lambda *sides, **context: Verdict("proved"))


def believe_every_reason(patch):
    replaced(patch, "reasons apply", lambda *sides: ())


def call_every_step_proved(patch):
    replaced(patch, "status", "proved")


def demand_nothing(patch):
    replaced(patch, "demands", lambda *expressions: [])


def let_a_stand_in_refute(patch):
    replaced(patch, "counterexample", (Counterexample, Unwitnessed))
    replaced(patch, "no witness", ())


NOTICED = {
    sort_the_dimensions_of_an_axis: shapes_are_told_apart, compare_the_number_of_dimensions_only: shapes_are_told_apart,
    count_an_index_twice_at_most: indices_are_counted, let_terms_have_different_indices: indices_are_counted,
    sum_outside_of_a_function: true_claims_are_proved, take_vec_for_rvec_below_the_line: true_claims_are_proved,
    swap_the_factors_an_author_writes: shapes_are_told_apart, let_two_things_have_one_name: clashes_are_refused,
    allow_an_absolute_difference: near_misses_are_rejected, drop_the_brackets: prints_read_back,
    let_a_function_be_open: prints_read_back, bring_no_product_into_brackets: prints_read_back,
    raise_what_is_summed: sums_are_seen,
    print_a_jacobian_as_a_gradient: layouts_print_differently,
    print_no_variables_of_a_differential: layouts_print_differently, forget_a_flag_of_the_data: written_data_comes_back,
    believe_every_step: data_is_checked_again, believe_every_reason: reasons_apply,
    call_every_step_proved: statuses_are_honest, demand_nothing: conditions_are_demanded,
    let_a_stand_in_refute: refutations_are_real,
}
FAILS = AssertionError, EngineError, ShapeError, Unreadable, KeyError, pytest.fail.Exception


@pytest.mark.parametrize("holds", dict.fromkeys(NOTICED.values()), ids=lambda holds: holds.__name__)
def test_the_healthy_engine_passes(holds):
    holds()


@pytest.mark.sampled
@pytest.mark.parametrize("fault, holds", NOTICED.items(), ids=lambda given: given.__name__)
def test_a_fault_fails_a_check(patch, fault, holds):
    fault(patch)
    with pytest.raises(FAILS):
        holds()


# ------------------------------------------------------------------ faults on the way to "numerical" and to "exact"
def root(of):
    """√(of²)."""
    return sqrt(of * of)


def all_sizes_up_to(last):
    """A polynomial in n that is 0 at these."""
    return reduce(lambda product, k: product * (size(n) - k), range(1, last), size(n) - last)


hidden, pythagoras = 5 - trace(ones(n).T @ ones(n)), sin(a) * sin(a) + cos(a) * cos(a)
unit = 1 + 0 * a
BEYOND, FAR = (root(10**7 - a), 10**7 - a), (exp(a) + root(a - 70), exp(a) + 70 - a)
valley = 10**4 * (a - c - 7) * (a - c - 7) + (a + c - 2007) * (a + c - 2007) - Fraction(1, 100)
VALLEY = (root(valley), valley)
BY_A_SIZE, BIG = (root(hidden), hidden), modular.MODULUS

# the product is 0 unless each letter has its sign
signed = zip((a, c, *map(Scalar, "dghk")), (1, 1, 1, -1, 1, -1))
SIGNS = (reduce(mul, [root(letter) + kind * letter for letter, kind in signed]), 0 * a)

# what is put in the place of what, and a claim that is false or undecided, and no longer is
VERDICTS = {
    "look in no region": (check, "points_in_regions", lambda *given: iter(()), BEYOND),
    "see no border": (regions, "_isolated", lambda *given, **more: [], BEYOND),
    "move no letters together": (regions._Ways, "to_special_points", lambda self, start, random: (), VALLEY),
    "call all positive": (regions.Implied, "support", lambda *given: set(), BEYOND),
    "let no sign depend on a size": (proof, "grows_with_a_size", lambda *borders: False, BY_A_SIZE),
    "let a kink divide nothing": (regions, "has_kink", lambda part: False, (absolute(hidden), hidden)),
    "look at no signs together": (regions._Ways, "of_all_signs", lambda self, *given: iter(()), SIGNS),
    "lose no digit": (search.Search, "_lost", lambda *given: 0, FAR),
    "be content with special points": (search.Search, "precise", lambda *given: (None, True), (exp(10**18 * a), unit)),
    "confirm nothing": (search.Search, "_confirmed", lambda *given: None, (sin(a), tanh(a))),
    "find no witness": (search.Search, "witness", lambda *given: None, (BIG * exp(a), 0 * a)),
    "forget the degrees": (proof, "size_degrees", lambda *sides: {}, (all_sizes_up_to(8) * exp(a), 0 * a)),
    "forget the degrees in arguments": (
        proof, "all_size_degrees", lambda *sides: {}, (pythagoras + all_sizes_up_to(6) * c, unit)),
    "forget the indices in arguments": (
        equality, "_inside", lambda term: Counter(), (sin(symmetric(W.T @ W, 4)), 0 * a)),
    "forget what vanishes in arguments": (proof, "coefficients", lambda *sides: set(), (sigma(BIG * a), sigma(0 * a))),
}


# a law put wrong, and what it would prove
WRONG_LAWS = {
    "absolute value": (lambda of, context: of, absolute(a), a),
    "rectifier": (lambda of, context: of, relu(a), a),
    "known sign": (lambda of, context: one(), sign(a - c), unit),
    "sign of a product": (lambda of, context: one(), sign(a * c), unit),
    "sign of a sum of quotients": (lambda of, context: one(), sign(a - 1 / (1 + exp(a))), unit),
    "quotient of a sign": (lambda of, context: one(), a / sign(a), a),
    "logistic function": (lambda of, context: one(), logistic(a), unit),
    "hyperbolic tangent": (lambda of, context: of, tanh(a), a),
    "hyperbolic sine": (lambda of, context: of, sinh(a), a),
    "hyperbolic cosine": (lambda of, context: one(), cosh(a), unit),
    "softplus": (lambda of, context: of, softplus(a), a),
    "quotient of exponentials": (lambda of, context: one(), c / (1 + exp(-a)), c),
    "logarithm of exponentials": (lambda of, context: [], log(1 + exp(-a)), 0 * a),
    "root of exponentials": (lambda of, context: one(), sqrt(1 + exp(-a)), unit),
    "logarithm of a sum of quotients": (lambda of, context: [], log(1 - 1 / (1 + exp(a))), 0 * a),
    "root of a sum of quotients": (lambda of, context: one(), sqrt(1 - 1 / (1 + exp(a))), unit),
    "square of a sign": (lambda term, place, context: one(), c * sign(a), unit),
    "cancelling powers of e": (lambda term, place, context: one(), exp(a) / (1 + exp(a)), unit),
}


@pytest.mark.parametrize("name", WRONG_LAWS)
def test_a_wrong_law_is_contradicted_by_real_numbers(monkeypatch, name):
    wrong, left, right = WRONG_LAWS[name]
    assert compare(left, right, frozenset()).status == "false"
    (law,) = (law for law in LAWS if law.name == name)
    faulty = replace(law, merges=wrong) if law.merges else replace(law, value=wrong)
    monkeypatch.setattr(equality, "LAWS", (faulty, *(other for other in LAWS if other is not law)))
    with pytest.raises(EngineError):
        compare(left, right, frozenset())


def test_every_law_of_signs_and_exponentials_is_put_wrong():
    assert {law.name for law in (*signs.LAWS, *exponentials.LAWS)} <= set(WRONG_LAWS)


def never_true(claim):
    """The claim is not accepted, and nothing contradicts itself."""
    assert compare(*map(as_expression, claim), frozenset()).status in ("false", "undecided")


@pytest.mark.parametrize("owner, name, wrong, claim", VERDICTS.values(), ids=VERDICTS)
def test_a_fault_of_a_verdict_lets_a_false_claim_pass(monkeypatch, owner, name, wrong, claim):
    never_true(claim)
    monkeypatch.setattr(owner, name, wrong)
    with pytest.raises((AssertionError, EngineError)):
        never_true(claim)


def test_conditions_that_are_ignored_are_missed(monkeypatch):
    claim, conditions = (root(a - 3), a - 3, frozenset()), [positive(a - 3)]
    assert compare(*claim, conditions=conditions).status == "numerical"
    monkeypatch.setattr(search, "refuse_outside", lambda *given: None)
    assert compare(*claim, conditions=conditions).status == "false"


@pytest.mark.slow
def test_no_fault_outlives_its_test(healthy):
    assert answers() == healthy
