import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from material import A, W, X, a, i, m, n, p, x

import wrt
from wrt import Derivation, Matrix, Vector, define, delta, eye, gradient, partial, tanh, vec
from wrt.claims.check import compare
from wrt.errors import FalseStep, NamingError, VariableError

PATHS = {"PYTHONPATH": os.pathsep.join([str(Path(wrt.__file__).parents[1]), str(Path(__file__).parents[1])])}


def python(code, **environment):
    return subprocess.run([sys.executable, "-c", code], env={**os.environ, **PATHS, **environment},
                          capture_output=True, text=True, check=True).stdout


# what takes long to import, and what belongs to the site; real numbers are for what is not rational
NOT_LOADED = {"sympy", "numpy", "sphinx", "myst_nb", "docutils", "IPython", "matplotlib", "wrt_sphinx"}
LOADED = "print(' '.join({name.split('.')[0] for name in sys.modules}))"


def test_the_package_imports_neither_sympy_nor_numpy_nor_mpmath():
    loaded = set(python(f"import sys, wrt\n{LOADED}").split())
    assert "wrt" in loaded and not (NOT_LOADED | {"mpmath"}) & loaded


@pytest.mark.parametrize("claim", [
    "Formula('e', Derivation(exp(a) * exp(-a) * c, (c, 'e⁰ = 1')))",
    "Formula('l', Derivation(log(a * a), (2 * log(a), 'a logarithm of a product')), [positive(a)])",
    "Formula('d', Derivation(gradient(y.T @ W @ x, W), (y @ x.T, 'linear')))"])
def test_a_proof_imports_neither_of_them_and_a_counterexample_does(claim):
    words = ", ".join(("Derivation", "Formula", "Matrix", "Scalar", "Vector", "dimensions", "exp", "gradient", "log",
                       "positive"))
    made = ("n, m = dimensions('n m'); a, c, W, x, y = Scalar('a'), Scalar('c'), Matrix('W', n, m), Vector('x', m), "
            "Vector('y', n)")
    loaded = python(f"import sys\nfrom wrt import {words}\n{made}\n{claim}\n{LOADED}").split()
    assert not NOT_LOADED & set(loaded)
    assert ("mpmath" in loaded) == ("exp" in claim or "log" in claim)
    false = "from wrt.errors import FalseStep\ntry: Derivation(a, (c, 'no'))\nexcept FalseStep: pass"
    assert "sympy" in python(f"import sys\nfrom wrt import {words}\n{made}\n{false}\n{LOADED}").split()


def test_what_comes_late_is_read_at_once():
    n = wrt.dimensions("n")
    shown = wrt.Picture(wrt.eye(n), {n: 2}, alt="the identity")
    assert python(f"import wrt\nprint(wrt.read({wrt.write(shown)!r}).alt)") == "the identity\n"


def test_a_star_import_gives_all_words_the_late_ones_too():
    told = python("from wrt import *\nimport wrt\n"
                  "print([word for word in wrt.__all__ if globals().get(word) is not getattr(wrt, word)])")
    assert told == "[]\n" and wrt.__all__ == sorted(wrt.__all__)
    assert set(wrt.EXAMPLES) <= set(wrt.__all__)


def test_a_word_that_there_is_not_is_an_attribute_error():
    with pytest.raises(AttributeError, match="^module 'wrt' has no attribute 'Graph'$"):
        _ = wrt.Graph
    with pytest.raises(ImportError, match="^cannot import name 'Graph' from 'wrt'"):
        exec("from wrt import Graph")


def test_checking_a_chain_needs_no_numpy():
    code = ("import sys; from material import *; from wrt import *\n"
            "Formula('f', Derivation(jacobian(f, w), (kron(x.T, eye(n)), 'linear')))\nprint('numpy' in sys.modules)")
    assert python(code) == "False\n"


PUBLIC = {name: getattr(wrt, name) for name in {**vars(wrt), **dict.fromkeys(wrt.__all__)}
          if not name.startswith("_") and not isinstance(getattr(wrt, name), ModuleType)}


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "MIME"])
def test_everything_public_has_a_docstring(name):
    assert len(PUBLIC[name].__doc__.split()) >= 4


def test_public_methods_have_docstrings_and_no_claim_takes_tex():
    for kind in (value for value in PUBLIC.values() if isinstance(value, type)):
        for name, member in vars(kind).items():
            inherited = [getattr(getattr(base, name, None), "__doc__", None) for base in kind.__mro__[1:]]
            if not name.startswith("_") and (callable(member) or isinstance(member, property)):
                assert member.__doc__ or any(inherited), (kind, name)
    for claim in (lambda: Derivation(r"\frac{1}{2}", (a, "no")), lambda: Derivation(a, (r"\frac{1}{2}", "no")),
                  lambda: wrt.Refutation("no", "a", "b", by="value", because="no"), lambda: vec("W")):
        with pytest.raises(TypeError, match="is not an expression or an exact number"):
            claim()


FORMULAS = [
    "Formula('entries', Derivation(partial(f[i], W[p, q]), (delta(i, p) * x[q], 'independent')))",
    "Formula('jacobian', Derivation(jacobian(f, w), (kron(x.T, eye(n)), 'linear')))",
    "Derivation(W[i, j] * A[i, j] * x[q] * x[q], (W[p, l] * A[p, l] * (x.T @ x), 'renamed'), free=())",
    "Refutation('sign', partial(sigma(x[j]), x[q]), -sigma.prime(x[j]) * delta(j, q), by='value', because='sign')",
    "Refutation('shape', W @ y, y, by='shape', because='y has n entries')",
    "Evaluation(W @ x, values={W: [[1, 2, 3], [4, 5, 6]], x: [1, 0, 2]})",
    "Picture(partial(f[i], W[p, q]), sizes={n: 2, m: 3}, alt='Slices.', rows=p, columns=q, slices=i)",
]


def test_equal_input_gives_equal_output_in_any_order():
    code = ("import json; from material import *; from wrt import *\n"
            "made = {{line: eval(line) for line in {lines!r}}}\n"
            "print(json.dumps([[line, json.dumps(write(made[line])), made[line].latex(), made[line].text()]"
            " for line in sorted(made)]))")
    outputs = {python(code.format(lines=lines), PYTHONHASHSEED=seed)
               for lines, seed in ((FORMULAS, "1"), (FORMULAS[::-1], "2"), (FORMULAS[3:] + FORMULAS[:3], "3"))}
    assert len(outputs) == 1 and len(json.loads(outputs.pop())) == len(FORMULAS)


# ------------------------------------------------------------------ the prototype's five faults
def status(left, right, *free):
    return compare(left, right, frozenset(free)).status


@pytest.mark.parametrize("wrong", [-tanh.prime(a), 2 * tanh.prime(a), tanh.prime(a) + 1, tanh.prime(2 * a)])
@pytest.mark.parametrize("scale", [1, 30, 10**6])
def test_fault_1_a_wrong_derivative_is_rejected_where_it_is_tiny_too(wrong, scale):
    """At large arguments tanh' is so small that an absolute tolerance takes −tanh' for tanh'."""
    at = define("c", scale * a)
    swapped = wrong.with_children([part if part != tanh.prime(a) else tanh.prime(at) for part in wrong.children()])
    assert status(tanh.prime(at), swapped) == "false"
    assert status(partial(tanh(a), a), wrong) == "false" and status(partial(tanh(a), a), tanh.prime(a)) == "proved"


def test_fault_2_both_factors_of_one_object_are_derived():
    square = Matrix("M", m, m)
    u, v, s, t = wrt.indices("u v s t", m)
    truth = delta(u, s) * square[t, v] + square[u, s] * delta(t, v)
    product = partial((square @ square)[u, v], square[s, t])
    assert status(product, truth, u, v, s, t) == "proved"
    for half in truth.terms:
        assert status(product, half, u, v, s, t) == "false" and status(product, 2 * half, u, v, s, t) == "false"
    assert status(gradient(x.T @ x, x), 2 * x) == "proved" and status(gradient(x.T @ x, x), x) == "false"


def test_fault_3_two_symbols_of_one_name_do_not_overwrite_each_other():
    other = Matrix("W", m, n)
    with pytest.raises(NamingError, match="^two things print as W: W, which is n×m; W, which is m×n"):
        status(W @ other, W @ W.T)
    assert status(W @ A.T, W @ W.T) == "false" and status(W @ Vector("x", m), W @ x) == "proved"


def test_fault_4_symmetry_is_declared_by_a_word_of_its_own_or_goes_through_a_definition():
    for word in (wrt.Matrix, wrt.define, wrt.Given, wrt.Formula):
        with pytest.raises(TypeError):
            word("S", n, n, symmetric=True)
    square, y, z = Matrix("Y", n, n), Vector("y", n), Vector("z", n)
    symmetric = define("S", (square + square.T) / 2)
    form = z.T @ symmetric @ y
    assert status(symmetric, symmetric.T) == "proved"
    assert status(gradient(form, square), (z @ y.T + y @ z.T) / 2) == "proved"
    for wrong in (z @ y.T, y @ z.T, z @ y.T + y @ z.T):
        with pytest.raises(FalseStep):
            Derivation(gradient(form, square), (wrong, "as if S were free"))
    assert status(gradient(form, symmetric), z @ y.T) == "proved"      # as if its entries were free
    assert status(gradient(form, symmetric), y @ z.T) == "false"
    declared = wrt.Symmetric("S", n)
    assert status(gradient(z.T @ declared @ y, declared, entries="projected"), (z @ y.T + y @ z.T) / 2) == "proved"
    with pytest.raises(VariableError, match="has several meanings"):
        status(gradient(z.T @ declared @ y, declared), z @ y.T)


def test_fault_5_use_changes_no_state_of_a_module():
    modules = [module for name, module in sys.modules.items() if name.split(".")[0] == "wrt"]

    def state():
        return {f"{module.__name__}.{name}": repr(value) for module in modules for name, value in vars(module).items()
                if not name.startswith("__") and isinstance(value, (dict, list, set, frozenset, tuple))}

    before = state()
    first = Derivation(vec(A @ X), (vec(eye(n) @ A @ X), "identity"))
    with pytest.raises(FalseStep):
        Derivation(W[i, wrt.indices("j", m)], (A[i, wrt.indices("j", m)], "no"))
    wrt.read(wrt.write(first))
    assert state() == before and len(before) > 10
    assert wrt.write(Derivation(vec(A @ X), (vec(eye(n) @ A @ X), "identity"))) == wrt.write(first)
    assert status(delta(i, p), delta(p, i), i, p) == "proved"


def test_editors_complete_what_an_author_writes_and_nothing_else():
    def offered(value):
        return [name for name in dir(value) if not name.startswith("_")]
    chain = Derivation(W.T.T, (W, "twice"))
    assert offered(W) == offered(W @ x) == ["T", "inv", "latex", "spoken", "text"]
    assert {"left", "right", "status", "text"} <= {*offered(chain)} and not {"PARTS", "kind"} & {*offered(chain)}
    assert offered(wrt) == wrt.__all__
