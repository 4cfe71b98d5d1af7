"""The canonical form of a sum of terms.

Contracting a δ and renaming a dummy never use a size, so two polynomials with one canonical form are
equal for all dimensions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

from ..errors import LimitError
from ..language.dimension import Index
from .delta import DELTA
from .size import SizeHead
from .terms import Factor, Head, Indices, Polynomial, Term, substitute

Label = Callable[[Index], str]
Colours = dict[Index, str]
# a sort key, the dummies in canonical order, and the factors
Component = tuple[Any, list[Index], list[Factor]]
# the key and the order of dummies that a way to tell them apart comes to
Leaf = tuple[Any, list[Index]]
LABELLINGS = 2_000      # refinements for one product


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
    factors = [head.closed_again(indices) for head, indices in _with_representatives(factors)]
    used = {i for _, indices in factors for i in indices}
    sizes: list[Factor] = [(SizeHead(i.dimension), ()) for i in dummies - used]     # Σ over an index that is gone
    return Term(term.coefficient, tuple(factors + sizes), frozenset(dummies & used))


def _contractible(factors: Sequence[Factor], dummies: set[Index]) -> int | None:
    for place, (head, indices) in enumerate(factors):
        if head == DELTA and (indices[0] == indices[1] or dummies & set(indices)):
            return place
    return None


def _renamed(factors: Iterable[Factor], replace: dict[Index, Index]) -> list[Factor]:
    return [(head, tuple(replace.get(i, i) for i in indices)) for head, indices in factors]


def _with_representatives(factors: list[Factor]) -> list[Factor]:
    """δ's left over join free indices: write the smallest of each class everywhere else."""
    representative: dict[Index, Index] = {}
    for _, pair in [f for f in factors if f[0] == DELTA]:
        low, high = sorted(representative.get(i, i) for i in pair)
        if low != high:
            representative.update({i: low for i, r in representative.items() if r == high})
            representative[high] = low
    rest = [f for f in factors if f[0] != DELTA]
    return _renamed(rest, representative) + [(DELTA, (low, high)) for high, low in representative.items()]


# ------------------------------------------------------------------ canonical form
def normal_form(polynomial: Iterable[Term]) -> tuple[Term, ...]:
    """The terms contracted, their dummies renamed canonically, collected and sorted."""
    collected: dict[Term, Fraction] = defaultdict(Fraction)
    for term in polynomial:
        term = canonical(contract(term))
        collected[Term(Fraction(1), term.factors, term.dummies)] += term.coefficient
    terms = [Term(c, t.factors, t.dummies) for t, c in collected.items() if c]
    return tuple(sorted(terms, key=lambda t: [factor_key(f, _name) for f in t.factors]))


def canonical(term: Term) -> Term:
    """The term with dummies and the order of factors independent of how it was written."""
    if not term.dummies:
        return Term(term.coefficient, _ordered(term.factors))
    parts = sorted((_canonical_component(c, term.dummies) for c in _components(term)), key=lambda part: part[0])
    names: dict[Index, Index] = {}
    factors: list[Factor] = []
    for _, ordered, component in parts:
        for dummy in ordered:
            names[dummy] = Index(f"~{len(names):03d}", dummy.dimension)
        factors += component
    renamed = substitute(Term(term.coefficient, tuple(factors), term.dummies), names)
    return Term(term.coefficient, _ordered(renamed.factors), renamed.dummies)


def _ordered(factors: Iterable[Factor]) -> tuple[Factor, ...]:
    return tuple(sorted(map(_sorted_slots, factors), key=lambda f: factor_key(f, _name)))


def _name(index: Index) -> str:
    return index.name


def _components(term: Term) -> list[list[Factor]]:
    """The factors, grouped by the dummies that connect them."""
    groups: list[tuple[set[Index], list[Factor]]] = []
    for factor in term.factors:
        mine, found = set(factor[1]) & term.dummies, [factor]
        for group in [g for g in groups if g[0] & mine]:
            groups.remove(group)
            mine, found = mine | group[0], group[1] + found
        groups.append((mine, found))
    return [found for _, found in groups]


def components(term: Term) -> list[Term]:
    """The parts that share no dummy, each in canonical form; the coefficient is left out."""
    parts = [Term(Fraction(1), tuple(c), term.dummies & {i for _, at in c for i in at}) for c in _components(term)]
    return [canonical(part) for part in parts]


def _canonical_component(factors: list[Factor], all_dummies: frozenset[Index]) -> Component:
    """(key, dummies in canonical order, factors): colour refinement, branching on ties."""
    dummies = {i for _, indices in factors for i in indices} & all_dummies
    (key, order), _ = _Labelling(factors, dummies).best({i: f"~{i.dimension.name}" for i in dummies})
    return key, order, factors


class _Labelling:
    """The search for the order of dummies that makes the key of a component least.

    Of dummies that some exchange of names turns into each other, as those of (Σⱼ aⱼ)¹⁰, one is enough: such
    an exchange is seen where the first leaves below both have one key (McKay, Practical graph isomorphism).
    """

    def __init__(self, factors: list[Factor], dummies: set[Index]) -> None:
        self.factors, self.dummies = factors, dummies
        self.steps = 0

    def best(self, colours: Colours, fixed: Indices = ()) -> tuple[Leaf, Leaf]:
        """The least leaf below a colouring, and the first one; `fixed` are the dummies that were told apart.

        :raises LimitError: there are too many ways.
        """
        colours, tie = self._refined(colours) if self.dummies else (colours, [])
        if not tie:
            leaf = self._leaf(colours)
            return leaf, leaf
        best, first = self.best(self._apart(colours, tie[0]), (*fixed, tie[0]))
        for index in tie[1:]:
            other = self._first_leaf(self._apart(colours, index))
            if not _is_exchange(first, other, (*fixed, tie[0]), (*fixed, index)):
                found, _ = self.best(self._apart(colours, index), (*fixed, index))
                best = min(best, found, key=lambda leaf: leaf[0])
        return best, first

    def _first_leaf(self, colours: Colours) -> Leaf:
        colours, tie = self._refined(colours)
        while tie:
            colours, tie = self._refined(self._apart(colours, tie[0]))
        return self._leaf(colours)

    def _refined(self, colours: Colours) -> tuple[Colours, list[Index]]:
        """Finer colours, and the dummies that still share the first colour that is shared."""
        self.steps += 1
        if self.steps > LABELLINGS:
            raise LimitError("a product with too many ways to name its summed indices")
        colours = _refine(self.factors, self.dummies, colours)
        cells = defaultdict(list)
        for index in sorted(self.dummies):
            cells[colours[index]].append(index)
        return colours, next((cell for _, cell in sorted(cells.items()) if len(cell) > 1), [])

    def _apart(self, colours: Colours, index: Index) -> Colours:
        return {**colours, index: colours[index] + "!"}

    def _leaf(self, colours: Colours) -> Leaf:
        label = lambda i: colours.get(i, f"={i.name}")
        return sorted(factor_key(f, label) for f in self.factors), sorted(self.dummies, key=colours.__getitem__)


def _is_exchange(first: Leaf, other: Leaf, names: Indices, others: Indices) -> bool:
    """Whether the orders of two leaves map the factors to themselves, and these names to the others."""
    return first[0] == other[0] and all(
        first[1].index(name) == other[1].index(exchanged) for name, exchanged in zip(names, others))


def _refine(factors: list[Factor], dummies: set[Index], colours: Colours) -> Colours:
    while len(set(colours.values())) < len(dummies):
        signature = {i: _signature(i, factors, colours) for i in dummies}
        rank = {s: f"~{n:03d}" for n, s in enumerate(sorted(set(signature.values())))}
        if len(rank) == len(set(colours.values())):
            return {i: rank[signature[i]] for i in dummies}
        colours = {i: rank[signature[i]] for i in dummies}
    # all are told apart; a signature begins with its colour
    return {i: f"~{n:03d}" for n, i in enumerate(sorted(dummies, key=lambda i: repr(colours[i])))}


def _signature(index: Index, factors: list[Factor], colours: Colours) -> str:
    label = lambda i: colours.get(i, f"={i.name}")
    around = sorted((factor_key(f, label), _places(f, index)) for f in factors if index in f[1])
    return repr((colours[index], around))


def _places(factor: Factor, index: Index) -> list[tuple[int, int]]:
    head, indices = factor
    if not head.exchangeable:
        return [(-1, place) for place, i in enumerate(indices) if i == index]
    slot = {place: number for number, block in enumerate(head.exchangeable) for group in block for place in group}
    inside = {place: offset for block in head.exchangeable for group in block for offset, place in enumerate(group)}
    return sorted((slot.get(p, -1), inside.get(p, p)) for p, i in enumerate(indices) if i == index)


def _permuted(head: Head, given: Iterable[Any]) -> tuple[Any, ...]:
    """Labels with each exchangeable block in sorted order."""
    if not head.exchangeable:
        return tuple(given)
    labels = list(given)
    for block in head.exchangeable:
        groups = sorted(tuple(labels[place] for place in group) for group in block)
        for group, values in zip(block, groups):
            for place, value in zip(group, values):
                labels[place] = value
    return tuple(labels)


def _sorted_slots(factor: Factor) -> Factor:
    head, indices = factor
    return head, _permuted(head, indices)


def factor_key(factor: Factor, label: Label) -> tuple[Any, ...]:
    """A sort key of a factor whose indices are called by their labels."""
    head, indices = factor
    return head.key, _permuted(head, map(label, indices))


def canonical_key(term: Term) -> list[Any]:
    """A sort key of a term that does not depend on what its dummies are called, nor on its number."""
    return [factor_key(factor, _name) for factor in canonical(contract(term)).factors]


def argument_key(argument: Iterable[Term]) -> str:
    """A sort key of a polynomial in slots; without quotes, which would double with each argument within another."""
    return repr([(str(t.coefficient), [factor_key(f, _name) for f in t.factors]) for t in argument]).replace("'", "")


# ------------------------------------------------------------------ arguments of functions
def in_slots(argument: Iterable[Term], indices: Indices) -> Polynomial:
    """The argument of a function with these indices in its slots, none of them caught by a dummy of its name."""
    slots = {Index(f"#{n}", index.dimension): index for n, index in enumerate(indices)}
    return [substitute(_apart(term, set(indices)), slots) for term in argument]


def _apart(term: Term, taken: set[Index]) -> Term:
    """The term with other names for the dummies that are taken."""
    renamed: dict[Index, Index] = {}
    for dummy in sorted(term.dummies & taken):
        other = dummy
        while other in taken | term.dummies | set(renamed.values()):
            other = Index(f"~{other.name}", other.dimension)
        renamed[dummy] = other
    return substitute(term, renamed) if renamed else term


def least(form: Iterable[Term], first: Indices, others: set[Index]) -> tuple[tuple[Term, ...], Indices]:
    """The form with slots for `first` and then for the others, in the order that makes it least."""
    return min(((_closed(form, first + order), order) for order in permutations(sorted(others))),
               key=lambda pair: argument_key(pair[0]))


def _closed(polynomial: Iterable[Term], order: Indices) -> tuple[Term, ...]:
    slots = {index: Index(f"#{n}", index.dimension) for n, index in enumerate(order)}
    return normal_form([substitute(term, slots) for term in polynomial])
