"""Sums of Einstein terms, and their canonical form.

A polynomial is a list of terms; a term is a coefficient, factors (a head with indices) and the set
of its summed indices, the dummies. Contracting a δ and renaming a dummy never use a size, so two
polynomials with one canonical form are equal for all dimensions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from .dimension import Dimension, Index
from .elementwise import Elementwise
from .expression import Symbol


@dataclass(frozen=True)
class DeltaHead:
    """δ over two indices."""


@dataclass(frozen=True)
class SizeHead:
    """A dimension as a factor, without indices."""

    dimension: Dimension


@dataclass(frozen=True)
class Atom:
    """An entry of a symbol, or of its derivatives by the symbols in `by` (sorted by name).

    Its indices are the symbol's own, then those of each symbol in `by`.
    """

    symbol: Symbol
    by: tuple[Symbol, ...] = ()


@dataclass(frozen=True)
class Applied:
    """A scalar function of a polynomial whose free indices are the slots #0, #1, …"""

    function: Elementwise
    argument: tuple[Term, ...]


@dataclass(frozen=True)
class InverseHead:
    """The inverse of a matrix whose entry is `argument` at the slots #0, #1, … of its rows and columns.

    These are `width` in all; the slots behind them are other free indices of the argument.
    """

    argument: tuple[Term, ...]
    width: int


DELTA = DeltaHead()
Head = DeltaHead | SizeHead | Atom | Applied | InverseHead
Factor = tuple[Head, tuple[Index, ...]]


@dataclass(frozen=True)
class Term:
    """coefficient · product of factors, summed over the dummies."""

    coefficient: Fraction
    factors: tuple[Factor, ...] = ()
    dummies: frozenset[Index] = frozenset()


Polynomial = list[Term]


def one(*factors: Factor, dummies=()) -> Polynomial:
    """The product of factors, as a polynomial of one term."""
    return [Term(Fraction(1), factors, frozenset(dummies))]


def multiply(*polynomials: Polynomial) -> Polynomial:
    """The product; no two of them may share a dummy."""
    product = one()
    for polynomial in polynomials:
        product = [Term(a.coefficient * b.coefficient, a.factors + b.factors, a.dummies | b.dummies)
                   for a in product for b in polynomial]
    return product


def scale(coefficient: Fraction, polynomial: Polynomial) -> Polynomial:
    """The polynomial times a number."""
    return [Term(coefficient * t.coefficient, t.factors, t.dummies) for t in polynomial]


def substitute(term: Term, replace: dict[Index, Index]) -> Term:
    """The term with indices replaced, free ones and dummies alike."""
    swap = lambda indices: tuple(replace.get(i, i) for i in indices)
    return Term(term.coefficient, tuple((head, swap(indices)) for head, indices in term.factors),
                frozenset(swap(term.dummies)))


def width(symbol: Symbol) -> int:
    """How many indices an entry of the symbol has."""
    return len(symbol.rows) + len(symbol.columns)


# ------------------------------------------------------------------ contraction
def contract(term: Term) -> Term:
    """The term without a δ that touches a dummy, and with one representative for equated indices."""
    factors, dummies = list(term.factors), set(term.dummies)
    while (hit := _contractible(factors, dummies)) is not None:
        (_, (a, b)) = factors.pop(hit)
        if a == b:
            continue
        gone, kept = (a, b) if a in dummies else (b, a)
        dummies.discard(gone)
        factors = _renamed(factors, {gone: kept})
    factors = [_closed_again(f) for f in _with_representatives(factors)]
    used = {i for _, indices in factors for i in indices}
    sizes = [(SizeHead(i.dimension), ()) for i in dummies - used]     # Σ over an index that is gone
    return Term(term.coefficient, tuple(factors + sizes), frozenset(dummies & used))


def _contractible(factors, dummies):
    for place, (head, indices) in enumerate(factors):
        if head == DELTA and (indices[0] == indices[1] or dummies & set(indices)):
            return place
    return None


def _renamed(factors, replace):
    return [(head, tuple(replace.get(i, i) for i in indices)) for head, indices in factors]


def _with_representatives(factors):
    """δ's left over join free indices: write the smallest of each class everywhere else."""
    representative: dict[Index, Index] = {}
    find = lambda i: representative.get(i, i)
    for _, (a, b) in [f for f in factors if f[0] == DELTA]:
        low, high = sorted((find(a), find(b)))
        if low != high:
            representative.update({i: low for i, r in representative.items() if r == high})
            representative[high] = low
    rest = [f for f in factors if f[0] != DELTA]
    return _renamed(rest, representative) + [(DELTA, (low, high)) for high, low in representative.items()]


def _closed_again(factor):
    """A function two of whose slots came to hold one index is a function with fewer slots."""
    head, indices = factor
    start = {Applied: 0, InverseHead: getattr(head, "width", 0)}.get(type(head), len(indices))
    if len(set(indices[start:])) == len(indices[start:]):
        return factor
    own = tuple(Index(f"#own{n}", index.dimension) for n, index in enumerate(indices[:start]))
    slots = {Index(f"#{n}", index.dimension): index for n, index in enumerate(own + indices[start:])}
    argument = [substitute(term, slots) for term in head.argument]
    return inverted(argument, own, indices[:start]) if own else applied(head.function, argument)


# ------------------------------------------------------------------ canonical form
def normal_form(polynomial: Polynomial) -> tuple[Term, ...]:
    """The terms contracted, their dummies renamed canonically, collected and sorted."""
    collected: dict[Term, Fraction] = defaultdict(Fraction)
    for term in polynomial:
        term = canonical(contract(term))
        collected[Term(Fraction(1), term.factors, term.dummies)] += term.coefficient
    terms = [Term(c, t.factors, t.dummies) for t, c in collected.items() if c]
    return tuple(sorted(terms, key=lambda t: [_factor_key(f, _name) for f in t.factors]))


def canonical(term: Term) -> Term:
    """The term with dummies and the order of factors independent of how it was written."""
    parts = sorted((_canonical_component(c, term.dummies) for c in _components(term)), key=lambda part: part[0])
    names, factors = {}, []
    for _, ordered, component in parts:
        for dummy in ordered:
            names[dummy] = Index(f"~{len(names):03d}", dummy.dimension)
        factors += component
    renamed = substitute(Term(term.coefficient, tuple(factors), term.dummies), names)
    key = lambda f: _factor_key(f, _name)
    return Term(term.coefficient, tuple(sorted(map(_sorted_slots, renamed.factors), key=key)), renamed.dummies)


def _name(index):
    return index.name


def _components(term):
    """The factors, grouped by the dummies that connect them."""
    groups: list[tuple[set, list]] = []
    for factor in term.factors:
        mine, found = set(factor[1]) & term.dummies, [factor]
        for group in [g for g in groups if g[0] & mine]:
            groups.remove(group)
            mine, found = mine | group[0], group[1] + found
        groups.append((mine, found))
    return [found for _, found in groups]


def _canonical_component(factors, all_dummies):
    """(key, dummies in canonical order, factors): colour refinement, branching on ties."""
    dummies = {i for _, indices in factors for i in indices} & all_dummies
    colours = {i: f"~{i.dimension.name}" for i in dummies}
    key, order = _individualise(factors, dummies, colours)
    return key, order, factors


def _individualise(factors, dummies, colours):
    colours = _refine(factors, dummies, colours)
    cells = defaultdict(list)
    for index in dummies:
        cells[colours[index]].append(index)
    tie = next((cell for _, cell in sorted(cells.items()) if len(cell) > 1), None)
    if tie is None:
        label = lambda i: colours.get(i, f"={i.name}")
        return sorted(_factor_key(f, label) for f in factors), sorted(dummies, key=colours.get)
    return min((_individualise(factors, dummies, {**colours, index: colours[index] + "!"}) for index in tie),
               key=lambda result: result[0])


def _refine(factors, dummies, colours):
    while True:
        signature = {i: _signature(i, factors, colours) for i in dummies}
        rank = {s: f"~{n:03d}" for n, s in enumerate(sorted(set(signature.values())))}
        if len(rank) == len(set(colours.values())):
            return {i: rank[signature[i]] for i in dummies}
        colours = {i: rank[signature[i]] for i in dummies}


def _signature(index, factors, colours):
    label = lambda i: colours.get(i, f"={i.name}")
    around = sorted((_factor_key(f, label), _places(f, index)) for f in factors if index in f[1])
    return repr((colours[index], around))


def _places(factor, index):
    head, indices = factor
    slot = {place: number for number, block in enumerate(exchangeable(head)) for group in block for place in group}
    inside = {place: offset for block in exchangeable(head) for group in block for offset, place in enumerate(group)}
    return sorted((slot.get(p, -1), inside.get(p, p)) for p, i in enumerate(indices) if i == index)


def exchangeable(head: Head) -> list[list[tuple[int, ...]]]:
    """Blocks of slot groups that may be permuted: δ's two, and mixed partial derivatives."""
    if head == DELTA:
        return [[(0,), (1,)]]
    if isinstance(head, InverseHead):
        half = head.width // 2
        return [[tuple(range(half)), tuple(range(half, head.width))]] if _is_symmetric(head) else []
    if not isinstance(head, Atom):
        return []
    blocks, start = defaultdict(list), width(head.symbol)
    for symbol in head.by:
        blocks[symbol].append(tuple(range(start, start + width(symbol))))
        start += width(symbol)
    return [groups for groups in blocks.values() if len(groups) > 1]


def _is_symmetric(head):
    """Whether rows and columns may be exchanged; slots that no term mentions decide against it."""
    half, slots = head.width // 2, {i.name: i for i in _free(head.argument)}
    own = [slots.get(f"#{k}") for k in range(head.width)]
    swapped = dict(zip(own, own[half:] + own[:half]))
    return None not in own and normal_form([substitute(term, swapped) for term in head.argument]) == head.argument


def _permuted(head, labels):
    """Labels with each exchangeable block in sorted order."""
    labels = list(labels)
    for block in exchangeable(head):
        groups = sorted(tuple(labels[place] for place in group) for group in block)
        for group, values in zip(block, groups):
            for place, value in zip(group, values):
                labels[place] = value
    return tuple(labels)


def _sorted_slots(factor):
    head, indices = factor
    return head, _permuted(head, indices)


def _factor_key(factor, label):
    head, indices = factor
    return head_key(head), _permuted(head, map(label, indices))


def head_key(head: Head) -> tuple:
    """A sort key that depends on names only; no two things in one formula share a name."""
    match head:
        case DeltaHead():
            return ("delta",)
        case SizeHead(dimension):
            return ("size", dimension.name)
        case Atom(symbol, by):
            return ("atom", symbol.name, *(s.name for s in by))
        case Applied(function, argument):
            return ("function", function.name, str(function.order), _argument_key(argument))
        case InverseHead(argument, width):
            return ("inverse", str(width), _argument_key(argument))


def _argument_key(argument):
    return repr([(str(t.coefficient), [_factor_key(f, _name) for f in t.factors]) for t in argument])


# ------------------------------------------------------------------ functions of polynomials
def applied(function: Elementwise, argument: Polynomial) -> Factor:
    """function(argument) as a factor; its slots are the argument's free indices in canonical order."""
    form = normal_form(argument)
    closed, order = _least(form, (), _free(form))
    return Applied(function, closed), order


def inverted(argument: Polynomial, own: tuple[Index, ...], at: tuple[Index, ...]) -> Factor:
    """The entry `at` of the inverse of the matrix whose entry at its rows and columns `own` is the argument."""
    form = normal_form(argument)
    closed, others = _least(form, own, _free(form) - set(own))
    return InverseHead(closed, len(own)), at + others


def _free(form):
    return {i for term in form for _, indices in term.factors for i in indices if i not in term.dummies}


def _least(form, first, others):
    """The form with slots for `first` and then for the others, in the order that makes it least."""
    return min(((_closed(form, first + order), order) for order in permutations(sorted(others))),
               key=lambda pair: _argument_key(pair[0]))


def _closed(polynomial, order):
    slots = {index: Index(f"#{n}", index.dimension) for n, index in enumerate(order)}
    return normal_form([substitute(term, slots) for term in polynomial])


def count_heads(polynomial, kind) -> Counter:
    """The heads of one kind, those inside of arguments too."""
    found = Counter()
    for term in polynomial:
        for head, _ in term.factors:
            if isinstance(head, kind):
                found[head] += 1
            if isinstance(head, (Applied, InverseHead)):
                found += count_heads(head.argument, kind)
    return found
