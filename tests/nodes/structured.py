"""Matrices with tied entries, and the ways to differentiate by one."""

from __future__ import annotations

import numpy as np
from material import i, n, p
from node import Example, V, negative
from pool import C_2, K_2, S, S_2, STRUCTURED, T_2, U_2

from wrt import (
    Scalar, Symmetric, Vector, delta, eye, gradient, hadamard, indices, jacobian, partial, trace, varied, vec, vech,
)
from wrt.language.shape import axes
from wrt.nodes import Gradient, Structured, Transpose, Varied
from wrt.nodes.structured import DIAGONAL, INDEPENDENT, LOWER, SKEW, SYMMETRIC, UPPER, WAYS

u, v = Vector("u", n), Vector("v", n)
g, h = indices("g h", n)
L, M, N = (Scalar(name, of=matrix) for name, matrix in zip("LMN", (S_2, K_2, T_2)))


def by(way, of, matrix):
    """The gradient in one of the ways."""
    return gradient(of, matrix, entries=way)


EXAMPLES = [
    Example(S_2, "n×n", "S_{2}", "S_2", "S_2", [[1, 2], [2, -1]], spoken="S sub 2"),
    Example(varied(S_2, "independent"), "n×n", r"(S_{2})_{\text{independent}}", "(S_2)_independent",
            'varied(S_2, "independent")', [[1, 2], [2, -1]], spoken="independent S sub 2"),
    Example(varied(Symmetric("S", n), "free"), tex=r"S_{\text{free}}", text="S_free", spoken="free S"),
    *(Example(matrix, value=V[matrix]) for matrix in (K_2, C_2, T_2, U_2)),
    Example(varied(K_2, "projected")[i, p], tex=r"((K_{2})_{\text{projected}})_{i p}", text="((K_2)_projected)_ip"),
    Example(by("independent", trace(S @ S_2), S_2), value=V[S].T, tex=(
        r"\frac{\partial \operatorname{tr}(S\,S_{2})}{\partial (S_{2})_{\text{independent}}}")),
    Example(by("projected", trace(S @ S_2), S_2), value=(V[S] + V[S].T) / 2),
    Example(by("free", trace(S @ S_2), S_2), value=V[S] + V[S].T - np.diag(np.diag(V[S]))),
    Example(by("projected", trace(S @ K_2), K_2), value=(V[S].T - V[S]) / 2),
    Example(by("free", trace(S @ K_2), K_2), value=V[S].T - V[S]),
    Example(by("free", trace(S @ C_2), C_2), value=np.diag(np.diag(V[S]))),
    Example(by("free", trace(S @ T_2), T_2), value=np.tril(V[S].T)),
    Example(by("projected", trace(S @ U_2), U_2), value=np.triu(V[S].T)),
    Example(jacobian(trace(S @ S_2), vec(varied(S_2, "independent"))), value=V[S].reshape(1, -1)),
    Example(jacobian(trace(S @ S_2), vech(S_2)), value=[[1, 5, 5]],
            spoken="the derivative of the trace of open paren S S sub 2 close paren with respect to "
                   "open paren vech of S sub 2 close paren transpose"),
    Example(partial(S_2[i, p], S_2[g, h])),
]

MISFITS = []

EQUAL = [
    (S_2, S_2.T),
    (K_2, -K_2.T),
    (C_2, hadamard(C_2, eye(n))),
    (S_2.inv, S_2.inv.T),
    (trace(S @ S_2), trace(S.T @ S_2)),
    (u.T @ S_2 @ v, v.T @ S_2 @ u),
    (u.T @ K_2 @ u, 0 * (u.T @ u)),
    (C_2 @ C_2, hadamard(C_2, C_2)),
    (varied(S_2, "free"), S_2),
    (trace(T_2 @ T_2), trace(hadamard(T_2, eye(n)) @ T_2)),
    (partial(S_2[i, p], S_2[g, h]),
     delta(i, g) * delta(p, h) + delta(i, h) * delta(p, g) - delta(i, g) * delta(p, h) * delta(g, h), (i, p, g, h)),
    (partial(K_2[i, p], K_2[g, h]), delta(i, g) * delta(p, h) - delta(i, h) * delta(p, g)),
    (partial(C_2[i, p], C_2[g, h]), delta(i, g) * delta(p, h) * delta(g, h), (i, p, g, h)),
    (partial(T_2[i, i], T_2[g, g]), delta(i, g), (i, g)),
    *((by("projected", f, matrix), (G + sign * G.T) / 2) for f, matrix, sign in ((L, S_2, 1), (M, K_2, -1))
      for G in [by("independent", f, matrix)]),
    *((by("free", L, S_2), G + G.T - hadamard(G, eye(n))) for G in [by("independent", L, S_2)]),
    (by("free", M, K_2), 2 * by("projected", M, K_2)),
    (by("free", N, T_2), by("projected", N, T_2)),
    (hadamard(by("free", N, T_2), T_2), hadamard(by("independent", N, T_2), T_2)),
    (by("projected", u.T @ S_2 @ v, S_2), (u @ v.T + v @ u.T) / 2),
    (by("projected", u.T @ S_2.inv @ v, S_2), -(S_2.inv @ (u @ v.T + v @ u.T) @ S_2.inv) / 2),
    (by("independent", trace(S_2 @ S @ S_2), S_2), (S @ S_2 + S_2 @ S).T),
    (by("free", L, S_2)[i, p], partial(L, S_2[i, p])),
    (trace(by("projected", L, S_2) @ S_2), trace(by("independent", L, S_2) @ S_2)),
]

DIFFERENT = [
    (S_2, -S_2),
    (K_2, K_2.T),
    (S_2 @ K_2, K_2 @ S_2),
    (T_2, T_2.T),
    (C_2 @ S, S @ C_2),
    (by("projected", L, S_2), by("independent", L, S_2)),
    (by("free", L, S_2), 2 * by("projected", L, S_2)),
    (by("free", L, S_2), by("projected", L, S_2)),
    (by("free", L, S_2), by("independent", L, S_2) + by("independent", L, S_2).T),
    (by("independent", N, T_2), by("projected", N, T_2)),
    (partial(S_2[i, p], S_2[g, h]), delta(i, g) * delta(p, h)),
    (partial(K_2[i, p], K_2[g, h]), delta(i, g) * delta(p, h) + delta(i, h) * delta(p, g)),
]

WRONG = [
    (by("projected", trace(S @ S_2), S_2), V[S].T),
    (by("free", trace(S @ S_2), S_2), V[S] + V[S].T),
    (by("independent", trace(S @ S_2), S_2), (V[S] + V[S].T) / 2),
]


def fitting_structured(trees, shape, depth, scope):
    """A matrix with tied entries of this shape, if there is one; a triangular one seldom, as it may be undecided."""
    rare = trees.random.random() < 0.1
    fitting = [s for s in STRUCTURED if axes(s) == shape and (s.structure in (LOWER, UPPER)) == rare]
    return trees.random.choice(fitting) if fitting and depth <= 1 else None


def fitting_varied(trees, shape, depth, scope):
    """The same, as a derivative might take it."""
    fitting = fitting_structured(trees, shape, depth, scope)
    return Varied(fitting, trees.random.choice(list(WAYS))) if fitting and depth <= 0 else None


MAKERS = {fitting_structured: 4, fitting_varied: 1}


def turned(place, e):
    """S = Sᵀ, K = −Kᵀ, D = Dᵀ; but not where a derivative moves one entry alone."""
    if e in place.closed or e.structure not in (SYMMETRIC, SKEW, DIAGONAL):
        return None
    return negative(Transpose(e)) if e.structure == SKEW else Transpose(e)


def plainly(place, e):
    """Outside of a derivative it is the matrix."""
    return e.of


def taken_for_its_transpose(place, e):
    """A skew or triangular matrix is not its transpose."""
    return Transpose(e) if e.structure in (SKEW, LOWER, UPPER) else None


def varied_otherwise(place, e):
    """The three derivatives by a symmetric matrix differ."""
    match e.by:
        case Varied(of, entries):
            return Gradient(e.of, Varied(of, "projected" if entries == INDEPENDENT else INDEPENDENT))
    return None


REWRITES = {Structured: (turned,), Varied: (plainly,)}
EDITS = {Structured: (taken_for_its_transpose,), Gradient: (varied_otherwise,)}
QUALIFIERS = {rf"\text{{{way}}}": lambda of, way=way: Varied(of, way) for way in WAYS}
