"""Mutants: the chapters' own formulas, changed by rule at one place, and what rejects each of them.

`python tests/mutants.py` prints the report; `test_mutants.py` asserts what it must say.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, reduce
from itertools import chain as chained, combinations, groupby
from multiprocessing import get_context
from operator import mul
from pathlib import Path
from time import perf_counter

import oracle
from random_rewrites import chain, product, put

from wrt import Derivation, Formula, proof, write
from wrt.arrays import ModularPoint
from wrt.claims.check import Points, compare
from wrt.claims.sizes import MORE_SIZES, SIZES, default_sizes
from wrt.claims.finding import Misfit
from wrt.errors import (
    ConditionError, IndexMisuseError, IndexRuleError, MisuseError, NamingError, OrderError, ShapeError, SingularError,
    VariableError,
)
from wrt.language.dimension import Dimension, Index
from wrt.language.expression import Expression
from wrt.language.shape import axes
from wrt.nodes import (
    Apply, Delta, Derivative, Entry, Hadamard, Hessian, Identity, Inverse, Jacobian, Kronecker, MatrixProduct, Norm,
    Number, Ones, Partial, Product, Sum, Summation, Symbol, Trace, Transpose, Vec,
)
from wrt.nodes.derivative import variable
from wrt.nodes.einstein import bind

CHAPTERS = Path(__file__).parent.parent / "chapters"
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(?::tags:[^\n]*\n)?(.*?)^```$", re.M | re.S)
FURTHER_SIZES = ((3, 4, 2, 5, 6), (5, 3, 4, 2, 6), (2, 5, 3, 4, 6), (4, 2, 5, 3, 6), (6, 4, 3, 2, 5))
SQUARE = ((2,) * 5, (3,) * 5, (4,) * 5)
LAYERS = ("names", "shape", "index rule", "conditions", "normal form", "arrays", "undecided")
ERRORS = {NamingError: "names", ShapeError: "shape", MisuseError: "shape", VariableError: "shape",
          OrderError: "shape", IndexRuleError: "index rule", IndexMisuseError: "index rule",
          SingularError: "conditions", ConditionError: "conditions"}
MINUS, ZERO, TWO = (Number(Fraction(v)) for v in (-1, 0, 2))


# ------------------------------------------------------------------ what the chapters claim
@dataclass(frozen=True)
class Statement:
    """Two sides that a chapter says are equal, with the derivation they are from."""

    name: str
    left: Expression
    right: Expression
    derivation: Derivation
    status: str

    @cached_property
    def names(self):
        """The indices and the dimensions that stand in it."""
        found = [v for side in (self.left, self.right) for part in side.walk() for v in part.named()]
        kinds = (dict.fromkeys(v for v in found if isinstance(v, kind)) for kind in (Index, Dimension))
        return tuple(map(tuple, kinds))

    @cached_property
    def points(self):
        """The points at which its mutants are evaluated: what they share with it is reckoned once."""
        return Points(), {}


def statements(folder=CHAPTERS):
    """Every step of every derivation in the chapters, and every whole statement of several steps."""
    for name, derivation in derivations(sorted(folder.glob("[!_]*.md"))).items():
        lines = derivation.lines
        for k, (left, right) in enumerate(zip(lines, lines[1:]), 1):
            yield Statement(f"{name}, step {k}", left, right, derivation, derivation.verdicts[k - 1].status)
        if len(lines) > 2:
            yield Statement(f"{name}, whole", lines[0], lines[-1], derivation, derivation.status)


def derivations(chapters):
    """All derivations that these chapters build, by the name of their formula; equal ones once."""
    found, known = {}, set()
    for path in chapters:
        for number, made in enumerate(built(path)):
            derivation = made.derivation if isinstance(made, Formula) else made
            data = json.dumps(write(derivation), sort_keys=True)
            if data not in known:
                known.add(data)
                found[f"{path.stem}/{getattr(made, 'name', number)}"] = derivation
    return found


def built(path):
    """The formulas and derivations a chapter's cells build, formulas first."""
    namespace, seen = {"__name__": "__main__"}, []
    # where cells find what chapters declare alike
    sys.path[:] = dict.fromkeys([*sys.path, str(path.parent)])
    with contextlib.chdir(path.parent), contextlib.redirect_stdout(io.StringIO()):
        for cell in CELL.findall(path.read_text(encoding="utf-8")):
            shown = run(cell, namespace)
            seen += [*namespace.values(), shown]
    return sorted(dict.fromkeys(inside(seen)), key=lambda made: isinstance(made, Derivation))


def run(cell, namespace):
    """Execute a cell; what its last line shows."""
    *body, last = ast.parse(cell).body
    shown = ast.Expression(last.value) if isinstance(last, ast.Expr) else None
    exec(compile(ast.Module(body if shown else [*body, last], []), "cell", "exec"), namespace)
    return eval(compile(shown, "cell", "eval"), namespace) if shown else None


def inside(values):
    """The formulas and derivations among values, those in lists and reasons too."""
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from inside(value)
        elif isinstance(value, dict):
            yield from inside(value.values()) if "__name__" not in value else ()
        elif isinstance(value, (Formula, Derivation)):
            yield value


# ------------------------------------------------------------------ one change at one place
@dataclass(frozen=True)
class Mutant:
    """A statement with one change at one place: in its left or its right side."""

    statement: Statement
    rule: str
    side: str
    path: tuple[int, ...]
    before: Expression
    after: Expression

    @property
    def original(self):
        """The side that was changed, as it was."""
        return getattr(self.statement, self.side)

    @cached_property
    def changed(self):
        """The side that was changed, as it is."""
        return put(self.original, self.path, self.after)

    @property
    def sides(self):
        """The two sides that it claims to be equal."""
        if self.side == "left":
            return self.changed, self.statement.right
        return self.statement.left, self.changed

    def __str__(self):
        return f"{self.statement.name}, {self.rule}: {self.before.text()} → {self.after.text()}"


def all_mutants(found):
    """The mutants of some statements: each pair of sides once, none that a chapter claims or that says nothing."""
    found = list(found)
    seen = {(s.left, s.right) for s in found}
    for mutant in (m for statement in found for m in mutants_of(statement)):
        left, right = mutant.sides
        if left != right and (left, right) not in seen:
            seen.add((left, right))
            yield mutant


def mutants_of(statement):
    """Every change in the right side of a step, and in both sides of a whole statement."""
    for side in ("left", "right") if statement.name.endswith("whole") else ("right",):
        for path, part, parent in parts(getattr(statement, side)):
            for rule, change in CHANGES.items():
                for after in change(part, parent, *statement.names):
                    if after != part:
                        yield Mutant(statement, rule, side, path, part, after)


def parts(tree, path=(), parent=None):
    """All nodes whose value counts, with their paths and the nodes above them."""
    yield path, tree, parent
    for k, operand in enumerate(tree.operands()):
        yield from parts(operand, (*path, k), tree)


def part_at(tree, path):
    for k in path:
        tree = tree.operands()[k]
    return tree


def slots(tree):
    """The places of all indices: path to the node, and number of the index there."""
    return [(path, k) for path, part, _ in parts(tree) for k in range(len(part.indices()))]


def index_at(tree, slot):
    return part_at(tree, slot[0]).indices()[slot[1]]


def with_index(tree, slot, index):
    """The tree with another index in one slot."""
    path, k = slot
    part = part_at(tree, path)
    at = replaced(part.indices(), k, index)
    match part:
        case Entry():
            return put(tree, path, Entry(part.of, at))
        case Partial():
            return put(tree, path, Partial(part.of, Entry(part.by.of, at)))
    return put(tree, path, type(part)(*at))


def replaced(values, k, value):
    return (*values[:k], value, *values[k + 1:])


def exchanged(values, a, b):
    return replaced(replaced(values, a, values[b]), b, values[a])


# Each rule takes a node, the node above it, and the indices and dimensions of the statement.
def indices_swapped(part, parent, *known):
    """Two indices change places that meet in this node and in none below it."""
    for one, other in combinations(slots(part), 2):
        a, b = index_at(part, one), index_at(part, other)
        if a != b and (one[0][:1] != other[0][:1] or one[0] == other[0] == ()):
            yield with_index(with_index(part, one, b), other, a)


def index_renamed(part, parent, indices, dimensions):
    for k, index in enumerate(part.indices()):
        yield from (with_index(part, ((), k), i) for i in indices if i.dimension == index.dimension)


def transpose_changed(part, parent, *known):
    if isinstance(part, Transpose):
        yield part.of
    elif axes(part) != ((), ()) and not (is_line(part) and isinstance(parent, (Entry, Vec))):
        yield Transpose(part)


def is_line(part):
    """Whether it is a row or a column: its entries do not tell which."""
    return sum(map(bool, axes(part))) == 1


def kronecker_swapped(part, parent, *known):
    if isinstance(part, Kronecker):
        yield Kronecker(part.right, part.left)


def negated(part, parent, *known):
    if not is_linear(parent):
        yield Product((MINUS, part))


def doubled(part, parent, *known):
    if not is_linear(parent):
        yield Product((TWO, part))


def is_linear(parent):
    """Whether a factor means the same here as at the node above."""
    return parent is not None and not isinstance(parent, (Sum, Apply, Inverse, Derivative, Summation))


def delta_replaced(part, parent, indices, dimensions):
    if isinstance(part, Delta):
        yield Product(tuple(Entry(Ones(i.dimension), (i,)) for i in part.indices()))
        same = [i for i in indices if i.dimension == part.first.dimension]
        yield from (Delta(*pair) for pair in combinations(same, 2) if set(pair) != set(part.indices()))
    if isinstance(part, Identity):
        yield MatrixProduct((Ones(part.dimension), Transpose(Ones(part.dimension))))


def vec_confused(part, parent, *known):
    if isinstance(part, Vec):
        yield Vec(part.of, not part.by_rows)
    if isinstance(part, (Hessian, Jacobian)) and isinstance(array := variable(part.by)[1], Vec):
        yield type(part)(part.of, Vec(array.of, not array.by_rows))


def dimensions_swapped(part, parent, indices, dimensions):
    for k, value in enumerate(part.values):
        if isinstance(value, Dimension) and not isinstance(part, Symbol):
            yield from (remade(part, k, d) for d in dimensions)
    if isinstance(part, Summation):
        yield from (Summation(part.body, i) for i in indices if i.dimension != part.over.dimension)


def remade(part, k, value):
    """A node without parts, with another of its values."""
    values = replaced(part.values, k, value)
    return part.remade(values) if isinstance(part.key[1], tuple) else part.remade(*values)


def layers_swapped(part, parent, *known):
    """Two factors of a matrix product, or the tops of two derivatives, change places."""
    if isinstance(part, MatrixProduct):
        yield from (MatrixProduct(exchanged(part.factors, a, b)) for a, b in combinations(range(len(part.factors)), 2))
    if isinstance(part, Product):
        layers = [(k, factor) for k, factor in enumerate(part.factors) if isinstance(factor, Partial)]
        for (a, one), (b, other) in combinations(layers, 2):
            factors = replaced(part.factors, a, Partial(other.of, one.by))
            yield Product(replaced(factors, b, Partial(one.of, other.by)))


def term_dropped(part, parent, *known):
    if isinstance(part, Sum):
        yield from (term_dropped_at(part, k) for k in range(len(part.terms)))


def term_dropped_at(part, k):
    rest = part.terms[:k] + part.terms[k + 1:]
    return rest[0] if len(rest) == 1 else Sum(rest)


def factor_dropped(part, parent, *known):
    if isinstance(part, (Product, MatrixProduct)):
        join = product if isinstance(part, Product) else chain
        yield from map(join, combinations(part.factors, len(part.factors) - 1))
    if isinstance(part, (Hadamard, Kronecker)):
        yield from (part.left, part.right)


def never_derived(part, parent, *known):
    if isinstance(part, Apply) and part.function.order:
        yield Apply(type(part.function)(part.function.name, part.function.order - 1), part.argument)


CHANGES = {
    "swap two indices": indices_swapped, "rename an index": index_renamed, "drop or add a transpose": transpose_changed,
    "swap the ⊗ factors": kronecker_swapped, "flip a sign": negated, "scale by 2": doubled,
    "replace δ": delta_replaced, "confuse vec and rvec": vec_confused, "swap dimensions": dimensions_swapped,
    "swap layers": layers_swapped, "drop a term": term_dropped, "drop a factor": factor_dropped,
    "function for its derivative": never_derived,
}


# ------------------------------------------------------------------ what becomes of a mutant
@dataclass(frozen=True)
class Fate:
    """The layer that caught a mutant, or why it is equivalent; a survivor has neither.

    `normal` and `arrays` are what each reading says alone, of a mutant that gets past the rules.
    """

    caught: str = ""
    equivalent: str = ""
    normal: str = ""
    arrays: str = ""

    @property
    def survived(self):
        return not self.caught and not self.equivalent

    @property
    def past_the_rules(self):
        return bool(self.normal)

    @property
    def contradictory(self):
        """Whether the readings disagree."""
        return (self.normal, self.arrays) in (("equal", "different"), ("different", "equal"))


def fate_of(mutant):
    """Put a mutant to the test as a derivation would."""
    left, right = mutant.sides
    try:
        verdict = checked(mutant.statement, left, right)
    except tuple(ERRORS) as error:
        return Fate(ERRORS[type(error)])
    if isinstance(verdict.found, Misfit):
        return Fate("index rule" if "indices" in verdict.found.words else "shape")
    readings = {"normal": proof.decide(*bound(mutant.statement, left, right)[:2]).answer,
                "arrays": by_arrays(mutant.statement, left, right)}
    if verdict.status == "false":
        return Fate("normal form" if readings["normal"] == "different" else "arrays", **readings)
    if verdict.status == "undecided":
        return Fate("undecided", **readings)
    return Fate(equivalent=reason(mutant) if is_equivalent(mutant, verdict) else "", **readings)


def checked(statement, left, right):
    """The verdict of both readings, as for a step of the statement's derivation."""
    derivation = statement.derivation
    return compare(left, right, derivation.free, context=derivation.lines, points=statement.points[0])


def bound(statement, left, right):
    """Both sides with their sums made explicit, and the free indices."""
    free = statement.derivation.free
    return bind(left, free)[0], bind(right, free)[0], bind(left, free)[1]


def by_arrays(statement, left, right, among=SIZES + MORE_SIZES, seed=0):
    """"equal" or "different": what the entries at a random point of each choice of sizes say, without `claims.check`.

    Sizes at which there is no inverse are left out, WᵀW with n < m; three must be left.
    Where they are not, or where random numbers stand for a function with laws, which they do not keep, the oracle is
    asked.
    """
    said = by_random_numbers(statement, left, right, among, seed)
    if said == "too few sizes" or said == "different" and any(map(has_laws, (left, right))):
        derivation = statement.derivation
        told = oracle.compare(left, right, derivation.free, derivation.conditions, seed).said
        return {"true": "equal", "false": "different"}.get(told, said)
    return said


def has_laws(e):
    """Whether there is a function in it with laws: (√c)² is c, and |−c| is |c|."""
    return any(isinstance(part, Norm) or isinstance(part, Apply) and part.function.name in ("sqrt", "absolute", "sign")
               for part in e.walk())


def by_random_numbers(statement, left, right, among, seed):
    """The same by numbers modulo a prime alone."""
    one, other, names = bound(statement, *map(without_norms, (left, right)))
    tried = 0
    for sizes in default_sizes(*statement.derivation.lines, left, right, among=among):
        point = statement.points[1].setdefault((tuple(sizes.items()), seed), ModularPoint(sizes, seed))
        try:
            if any(point.value(one, at) != point.value(other, at) for at in point.bindings(names)):
                return "different"
            tried += 1
        except SingularError:
            continue
        if tried == 3:
            return "equal"
    return "too few sizes"


def without_norms(e):
    """With the sum of squares for the square of a norm: random numbers that stand for roots have other squares."""
    parts = [without_norms(part) for part in e.operands()]
    if isinstance(e, Norm) and isinstance(parts[0], Transpose):
        return Norm(parts[0].of)
    if isinstance(e, Product):
        for norm in {part for part in parts if isinstance(part, Norm) and parts.count(part) > 1}:
            for _ in range(parts.count(norm) // 2):
                parts.remove(norm)
                parts[parts.index(norm)] = norm.square
        return reduce(mul, parts)
    return e.with_operands(parts)


def is_equivalent(mutant, verdict):
    """Whether a mutant is proved, and agrees at three further sizes and another point.

    Of a statement that is not proved itself, this holds of the changed side and what it was.
    """
    statement = mutant.statement
    pair = mutant.sides
    if statement.status != "proved":
        pair = mutant.original, mutant.changed
        proved = checked(statement, *pair).status == "proved" and verdict.status == statement.status
    else:
        proved = verdict.status == "proved"
    # WᵀW and W Wᵀ both have an inverse at square shapes alone, which say nothing of what exists elsewhere
    said = by_arrays(statement, *pair, FURTHER_SIZES, seed=1)
    return proved and (by_random_numbers(statement, *pair, SQUARE, 1) if said == "too few sizes" else said) == "equal"


def reason(mutant):
    """Why a change leaves the value as it was."""
    return next((words for words, holds in REASONS.items() if holds(mutant)), "both have one normal form")


def stands_in_a_zero(mutant):
    """Whether the value stays if what was changed or dropped is multiplied by zero."""
    path = mutant.path
    if mutant.rule == "drop a term":
        path += (next(k for k in range(len(mutant.before.terms)) if term_dropped_at(mutant.before, k) == mutant.after),)
    nothing = put(mutant.original, path, Product((ZERO, part_at(mutant.original, path))))
    try:
        return checked(mutant.statement, mutant.original, nothing).status == "proved"
    except (ConditionError, SingularError):     # it is inverted, or divides: nothing has no inverse
        return False


def stands_in_a_trace(mutant):
    """Whether what was changed is all that a trace is taken of."""
    return bool(mutant.path) and isinstance(part_at(mutant.original, mutant.path[:-1]), Trace)


def only_reorders(mutant):
    before, after = mutant.before, mutant.after
    return isinstance(before, Product) and Counter(before.factors) == Counter(getattr(after, "factors", (after,)))


def swaps(mutant):
    return mutant.rule == "swap two indices"


def equates(mutant):
    """Whether a δ next to the change makes the two indices equal."""
    old, new = set(mutant.before.indices()), set(mutant.after.indices())
    return any(isinstance(part, Delta) and old ^ new <= set(part.indices())
               for part in mutant.original.walk()) and old != new


def drops_an_identity(mutant):
    factors = getattr(mutant.before, "factors", ())
    return mutant.rule == "drop a factor" and any(
        isinstance(f, Identity) for f in set(factors) - set(getattr(mutant.after, "factors", (mutant.after,))))


REASONS = {
    "δ is symmetric": lambda m: swaps(m) and isinstance(m.before, Delta),
    "the same factors in another order": only_reorders,
    "δ makes both indices equal": equates,
    "a trace is that of the transpose": lambda m: m.rule == "drop or add a transpose" and stands_in_a_trace(m),
    "a trace may be turned round": lambda m: m.rule == "swap layers" and stands_in_a_trace(m),
    "I is symmetric": lambda m: isinstance(m.before, Identity) and isinstance(m.after, Transpose),
    "the identity changes nothing": drops_an_identity,
    "a column has one order": lambda m: isinstance(m.before, Vec) and is_line(m.before.of),
    "an entry of a column is one of the row": lambda m: isinstance(m.after, Transpose) and is_line(m.before),
    "it stands in a term that is zero": stands_in_a_zero,
    "the value is symmetric in both indices": swaps,
}


# ------------------------------------------------------------------ the report
@dataclass(frozen=True)
class Report:
    """All mutants with their fates, and the names of the statements they are made from."""

    fates: dict[Mutant, Fate]
    statements: tuple[str, ...]

    def where(self, holds):
        """The mutants whose fate is such."""
        return [mutant for mutant, fate in self.fates.items() if holds(fate)]

    def lines(self):
        """What is printed."""
        fates = self.fates.values()
        caught, rules = Counter(f.caught for f in fates), Counter(m.rule for m in self.fates)
        past = [f for f in fates if f.past_the_rules]
        yield f"{len(self.fates)} mutants: " + ", ".join(f"{rule} {count}" for rule, count in rules.most_common())
        yield f"{len(past)} get past the rules of names, shapes and indices"
        yield "caught by " + ", ".join(f"{layer} {caught[layer]}" for layer in LAYERS)
        yield "of those past the rules: " + ", ".join(
            f"normal form {a}, arrays {b}: {count}" for (a, b), count in
            Counter((f.normal, f.arrays) for f in past).most_common())
        equivalent = self.where(lambda f: f.equivalent)
        yield f"{len(equivalent)} are equivalent ({100 * len(equivalent) / len(self.fates):.1f} %):"
        yield from (f"  {mutant}: {self.fates[mutant].equivalent}" for mutant in equivalent)
        survivors = self.where(lambda f: f.survived)
        yield f"{len(survivors)} survive"
        yield from (f"  {mutant}" for mutant in survivors)


_groups: list[list[Mutant]] = []


def _fates_of(number):
    """The fates of all mutants of one statement, whose points go with it."""
    fates = [fate_of(mutant) for mutant in _groups[number]]
    for points in _groups[number][0].statement.points:
        points.clear()
    return fates


SAMPLE = 500        # of tens of thousands of mutants: their number grows with the formulas


def few(mutants):
    """A sample from all chapters, with one of each rule."""
    mutants = list(mutants)
    first = {mutant.rule: place for place, mutant in reversed([*enumerate(mutants)])}
    places = {*range(0, len(mutants), max(1, len(mutants) // SAMPLE)), *first.values()}
    return [mutants[place] for place in sorted(places)]


def report(is_whole=True):
    """Put the mutants of all chapters to the test, in a process for each processor; or a sample from all chapters."""
    made = list(statements())
    mutants = list(all_mutants(made)) if is_whole else few(all_mutants(made))
    _groups[:] = (list(group) for _, group in groupby(mutants, lambda mutant: mutant.statement.name))
    with get_context("fork").Pool() as pool:    # the processes find the mutants of this one
        fates = pool.map(_fates_of, range(len(_groups)), chunksize=1)
    return Report(dict(zip(mutants, chained.from_iterable(fates))), tuple(statement.name for statement in made))


if __name__ == "__main__":
    start, found = perf_counter(), report()
    print(*found.lines(), f"{perf_counter() - start:.0f} s", sep="\n")
    raise SystemExit(bool(found.where(lambda f: f.survived or f.contradictory)))
