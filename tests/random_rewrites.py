"""Random changes of a tree: rewrites that keep its value, and edits that should not.

Each rule takes a tree (one node and what is below it) and returns another tree, or None where it
does not apply. They are written from the textbook rules alone, not from `wrt.normal`.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import count

from material import m, n
from random_trees import ARRAYS, INDICES, Trees, W, f, is_scalar, w, x

from wrt.errors import IndexRuleError
from wrt.language.dimension import Index
from wrt.language.shape import axes
from wrt.nodes import (
    Apply, Delta, Derivative, Elementwise, Entry, Gradient, Hadamard, Identity, Inverse, Jacobian, Kronecker,
    MatrixProduct, Number, Ones, Partial, Product, Size, Sum, Summation, Symbol, Trace, Transpose, Vec,
)
from wrt.nodes.derivative import variable
from wrt.nodes.einstein import bind

ONE, ZERO, MINUS = (Number(Fraction(v)) for v in (1, 0, -1))


class Changes:
    """Random changes of trees, with fresh indices and fresh names."""

    def __init__(self, trees: Trees, free):
        self.trees, self.random, self.free = trees, trees.random, tuple(free)
        self._numbers = count()

    def fresh(self, dimension):
        """An index that no tree has."""
        return Index(f"d{next(self._numbers)}", dimension)

    def rewritten(self, tree, steps):
        """The tree after so many rewrites at random places."""
        for _ in range(steps):
            tree = self.somewhere(tree, EQUAL) or tree
        return tree

    def edited(self, tree):
        """The tree after one edit at a random place, or None."""
        return self.somewhere(tree, EDITS)

    def somewhere(self, tree, rules):
        """The tree with one rule applied at a random node, or None after thirty tries."""
        for _ in range(30):
            place = self.random.choice(list(places(tree)))
            part, scope, closed = at(tree, place, self.free)
            kind = self.random.choice(list(rules))
            if isinstance(part, kind):
                changed = self.random.choice(rules[kind])(self, part, scope, closed)
                if changed is not None and changed != part:
                    return put(tree, place, changed)
        return None


# ------------------------------------------------------------------ places in a tree
def places(tree):
    """The paths to all nodes whose value counts."""
    yield ()
    for k, operand in enumerate(tree.operands()):
        for path in places(operand):
            yield (k, *path)


def at(tree, path, scope, closed=()):
    """The node at a path, the indices in scope there, and the variables of derivatives around it."""
    for k in path:
        scope += (tree.over,) if isinstance(tree, Summation) else ()
        closed += variable(tree.by) if isinstance(tree, Derivative) else ()
        tree = tree.operands()[k]
    return tree, scope, closed


def put(tree, path, part):
    """The tree with another node at a path."""
    if not path:
        return part
    operands = list(tree.operands())
    operands[path[0]] = put(operands[path[0]], path[1:], part)
    return tree.with_operands(operands)


def renamed(tree, old, new):
    """The tree with one index replaced, where it is not summed anew."""
    if isinstance(tree, Summation) and tree.over == old:
        return tree
    swap = lambda index: new if index == old else index
    if isinstance(tree, Delta):
        return Delta(swap(tree.first), swap(tree.second))
    if isinstance(tree, Partial) and isinstance(tree.by, Entry):
        return Partial(renamed(tree.of, old, new), renamed(tree.by, old, new))
    tree = tree.with_operands(renamed(o, old, new) for o in tree.operands())
    return Entry(tree.of, tuple(map(swap, tree.at))) if isinstance(tree, Entry) else tree


def uses(tree, index):
    """Whether an index stands somewhere in a tree."""
    return any(index in part.indices() or (isinstance(part, Summation) and part.over == index)
               for part in tree.walk())


def depends(tree, on):
    """Whether a symbol stands somewhere in a tree, definitions and arguments included."""
    return any(part == on for part in tree.walk())


def product(factors):
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def chain(factors):
    return factors[0] if len(factors) == 1 else MatrixProduct(tuple(factors))


def negative(tree):
    return Product((MINUS, tree))


def over_sum(self, tree, parts, rebuild):
    """f(…, a + b, …) = f(…, a, …) + f(…, b, …)."""
    for k, part in enumerate(parts):
        if isinstance(part, Sum):
            return Sum(tuple(rebuild(parts[:k] + (term,) + parts[k + 1:]) for term in part.terms))
    return None


# ------------------------------------------------------------------ rules that keep the value
def transpose_twice(self, e, scope, closed):
    return Transpose(Transpose(e))


def add_and_take_away(self, e, scope, closed):
    other = self.trees.tree(axes(e), 0, scope)
    return Sum((e, other, negative(other)))


def in_halves(self, e, scope, closed):
    half = Product((Number(Fraction(1, 3)), e))
    return Sum((half, Product((Number(Fraction(2, 3)), e))))


def times_identity(self, e, scope, closed):
    rows, columns = axes(e)
    if len(rows) == 1 and self.random.random() < 0.5:
        return MatrixProduct((Identity(rows[0]), e))
    return MatrixProduct((e, Identity(columns[0]))) if len(columns) == 1 else None


def named(self, e, scope, closed):
    if any(uses(e, i) for i in scope):
        return None
    try:
        bind(e, ())
    except IndexRuleError:
        return None
    return Symbol(f"D_{next(self._numbers)}", *axes(e), (), e)


def opened(self, e, scope, closed):
    return e.definition if e.definition is not None and e not in closed else None


def outer_entry(self, e, scope, closed):
    """A scalar is an entry of itself times a column of ones."""
    if not is_scalar(axes(e)) or not scope:
        return None
    i = self.random.choice(scope)
    return Entry(Product((e, Ones(i.dimension))), (i,))


def reordered_sum(self, e, scope, closed):
    return Sum(tuple(self.random.sample(e.terms, len(e.terms))))


def reordered_product(self, e, scope, closed):
    return Product(tuple(self.random.sample(e.factors, len(e.factors))))


def distributed_product(self, e, scope, closed):
    return over_sum(self, e, e.factors, Product)


def distributed_matrices(self, e, scope, closed):
    return over_sum(self, e, e.factors, MatrixProduct)


def regrouped(self, e, scope, closed):
    cut = self.random.randint(1, len(e.factors) - 1)
    groups = chain(e.factors[:cut]), chain(e.factors[cut:])
    return None if is_scalar(axes(groups[0])) or is_scalar(axes(groups[1])) else MatrixProduct(groups)


def product_transposed(self, e, scope, closed):
    return Transpose(MatrixProduct(tuple(Transpose(x) for x in reversed(e.factors))))


def scalar_outside(self, e, scope, closed):
    for k, factor in enumerate(e.factors):
        if isinstance(factor, Product):
            return Product(tuple(x for x in factor.factors if is_scalar(axes(x))) + (
                MatrixProduct(e.factors[:k] + tuple(x for x in factor.factors if not is_scalar(axes(x)))
                              + e.factors[k + 1:]),))
    return None


def as_vec_of_matrix(self, e, scope, closed):
    """A v = (vᵀ ⊗ I) vec A = (I ⊗ vᵀ) rvec A."""
    first, rest = e.factors[0], chain(e.factors[1:])
    rows, columns = axes(first)
    if len(rows) != 1 or len(columns) != 1 or axes(rest)[1]:
        return None
    if self.random.random() < 0.5:
        return MatrixProduct((Kronecker(Transpose(rest), Identity(rows[0])), Vec(first)))
    return MatrixProduct((Kronecker(Identity(rows[0]), Transpose(rest)), Vec(first, True)))


def mixed_product(self, e, scope, closed):
    for k, (u, v) in enumerate(zip(e.factors, e.factors[1:])):
        if isinstance(u, Kronecker) and isinstance(v, Kronecker) and all(
                axes(p)[1] == axes(q)[0] for p, q in ((u.left, v.left), (u.right, v.right))):
            times = lambda p, q: (Product if is_scalar(axes(p)) or is_scalar(axes(q)) else MatrixProduct)((p, q))
            merged = Kronecker(times(u.left, v.left), times(u.right, v.right))
            rest = e.factors[:k] + (merged,) + e.factors[k + 2:]
            return None if len(rest) > 1 and is_scalar(axes(merged)) else chain(rest)
    return None


def transposed_inside(self, e, scope, closed):
    of = e.of
    match of:
        case Transpose():
            return of.of
        case MatrixProduct():
            return MatrixProduct(tuple(Transpose(x) for x in reversed(of.factors)))
        case Sum() | Kronecker() | Hadamard() | Product():
            return of.with_operands(Transpose(x) for x in of.operands())
        case Apply():
            return Apply(of.function, Transpose(of.argument))
        case Gradient(g, by) if by.columns == ():
            return Jacobian(g, by)
        case Summation():
            return Summation(Transpose(of.body), of.over)
    return None


def kronecker_in_two(self, e, scope, closed):
    """A ⊗ B = (A ⊗ I)(I ⊗ B)."""
    columns, rows = axes(e.left)[1], axes(e.right)[0]
    if len(columns) != 1 or len(rows) != 1:
        return None
    return MatrixProduct((Kronecker(e.left, Identity(rows[0])), Kronecker(Identity(columns[0]), e.right)))


def bilinear(self, e, scope, closed):
    return over_sum(self, e, (e.left, e.right), lambda parts: type(e)(*parts))


def swapped_hadamard(self, e, scope, closed):
    return Hadamard(e.right, e.left)


def trace_transposed(self, e, scope, closed):
    return Trace(Transpose(e.of))


def trace_turned(self, e, scope, closed):
    """tr(A B) = tr(B A)."""
    if not isinstance(e.of, MatrixProduct):
        return None
    first, rest = e.of.factors[0], e.of.factors[1:]
    return chain((*rest, first)) if is_scalar(axes(chain((*rest, first)))) else Trace(chain((*rest, first)))


def trace_inside(self, e, scope, closed):
    """tr(A + B) = tr A + tr B, tr(c A) = c tr A and tr(A ⊗ B) = tr A · tr B."""
    of = e.of
    match of:
        case Sum():
            return Sum(tuple(map(Trace, of.terms)))
        case Product():
            return Product(tuple(x if is_scalar(axes(x)) else Trace(x) for x in of.factors))
        case Kronecker() if axes(of.left)[0] == axes(of.left)[1]:
            return Product((Trace(of.left), Trace(of.right)))
        case Identity():
            return Size(of.dimension)
    return of if is_scalar(axes(of)) else None


def trace_written_out(self, e, scope, closed):
    places = tuple(map(self.fresh, axes(e.of)[0]))
    body = Entry(e.of, places + places) if places else e.of
    for index in places:
        body = Summation(body, index)
    return body


def as_trace(self, e, scope, closed):
    """Row times column is the trace of column times row."""
    first, rest = e.factors[0], chain(e.factors[1:])
    return Trace(MatrixProduct((rest, first))) if is_scalar(axes(e)) else None


def other_vec(self, e, scope, closed):
    return Vec(Transpose(e.of), not e.by_rows)


def vec_inside(self, e, scope, closed):
    of = e.of
    if isinstance(of, MatrixProduct):
        if len(of.factors) < 3:
            return None
        a, inner, b = of.factors[0], chain(of.factors[1:-1]), of.factors[-1]
        if is_scalar(axes(inner)) or (is_scalar(axes(Vec(inner)))):
            return None
        outer = (a, Transpose(b)) if e.by_rows else (Transpose(b), a)
        return MatrixProduct((Kronecker(*outer), Vec(inner, e.by_rows)))
    if isinstance(of, Sum):
        return Sum(tuple(Vec(term, e.by_rows) for term in of.terms))
    if isinstance(of, Gradient) and isinstance(of.by, Symbol) and of.by.definition is None:
        return Transpose(Jacobian(of.of, Vec(of.by, e.by_rows)))
    return None


def delta_inserted(self, e, scope, closed):
    k = self.random.randrange(len(e.at))
    d = self.fresh(e.at[k].dimension)
    factors = [Delta(*self.random.sample([e.at[k], d], 2)), Entry(e.of, e.at[:k] + (d,) + e.at[k + 1:])]
    return Summation(Product(tuple(self.random.sample(factors, 2))), d)


def entry_written_out(self, e, scope, closed):
    """The entry of a compound by its definition."""
    of, split = e.of, len(axes(e.of)[0])
    rows, columns = e.at[:split], e.at[split:]
    entry = lambda part, *places: Entry(part, sum(places, ())) if sum(places, ()) else part
    match of:
        case MatrixProduct():
            rest = chain(of.factors[1:])
            inner = tuple(map(self.fresh, axes(rest)[0]))
            body = Product((entry(of.factors[0], rows, inner), entry(rest, inner, columns)))
            for index in inner:
                body = Summation(body, index)
            return body
        case Transpose():
            return entry(of.of, columns, rows)
        case Identity():
            return Delta(*e.at)
        case Ones():
            return ONE
        case Sum():
            return Sum(tuple(Entry(term, e.at) for term in of.terms))
        case Product():
            return Product(tuple(x if is_scalar(axes(x)) else Entry(x, e.at) for x in of.factors))
        case Hadamard():
            return Product((Entry(of.left, e.at), Entry(of.right, e.at)))
        case Kronecker():
            r, c = (len(axis) for axis in axes(of.left))
            return Product((entry(of.left, rows[:r], columns[:c]), entry(of.right, rows[r:], columns[c:])))
        case Vec():
            r, c = (len(axis) for axis in axes(of.of))
            return entry(of.of, rows) if of.by_rows else entry(of.of, rows[c:], rows[:c])
        case Apply():
            return Apply(of.function, Entry(of.argument, e.at))
        case Gradient() if of.by != w:
            return Partial(of.of, Entry(of.by, e.at))
        case Jacobian():
            return Partial(entry(of.of, rows), Entry(of.by, columns))
    return None


def dummy_renamed(self, e, scope, closed):
    unused = [i for i in INDICES[e.over.dimension] if i not in scope and not uses(e.body, i)]
    new = self.random.choice(unused + [self.fresh(e.over.dimension)])
    return Summation(renamed(e.body, e.over, new), new)


def sum_inside(self, e, scope, closed):
    if isinstance(e.body, Sum):
        return Sum(tuple(Summation(term, e.over) for term in e.body.terms))
    if isinstance(e.body, Summation):
        return Summation(Summation(e.body.body, e.over), e.body.over)
    return None


def delta_contracted(self, e, scope, closed):
    if isinstance(e.body, Product):
        for k, factor in enumerate(e.body.factors):
            if isinstance(factor, Delta) and e.over in (pair := factor.indices()) and pair[0] != pair[1]:
                kept = pair[0] if pair[1] == e.over else pair[1]
                return renamed(product(e.body.factors[:k] + e.body.factors[k + 1:]), e.over, kept)
    return None


def constant_sum(self, e, scope, closed):
    return None if uses(e.body, e.over) else Product((Size(e.over.dimension), e.body))


def delta_other_way(self, e, scope, closed):
    return Delta(e.second, e.first)


def delta_as_identity(self, e, scope, closed):
    return Entry(Identity(e.first.dimension), e.indices())


def delta_in_two(self, e, scope, closed):
    d = self.fresh(e.first.dimension)
    return Summation(Product((Delta(d, e.first), Delta(e.second, d))), d)


def size_as_sum(self, e, scope, closed):
    d = self.fresh(e.dimension)
    return self.random.choice([Summation(Delta(d, d), d), Summation(ONE, d),
                               MatrixProduct((Transpose(Ones(e.dimension)), Ones(e.dimension)))])


def number_in_two(self, e, scope, closed):
    return Sum((Number(e.value + 2), Number(Fraction(-2))))


def rule_of_a_derivative(self, e, scope, closed):
    """The first derivative of a known function, written with functions."""
    if e.function.order != 1 or not is_scalar(axes(e)):
        return None
    of = lambda name: Apply(Elementwise(name), e.argument)
    match e.function.name:
        case "tanh":
            return Sum((ONE, negative(Product((of("tanh"), of("tanh"))))))
        case "log":
            return of("reciprocal")
        case "sqrt":
            return Product((Number(Fraction(1, 2)), of("reciprocal"), of("sqrt")))
        case "reciprocal":
            return negative(Product((of("reciprocal"), of("reciprocal"))))
    return None


def reciprocal_in_two(self, e, scope, closed):
    """1/(a b) = 1/b · 1/a, and 1/(1/a) = a."""
    if e.function.name != "reciprocal" or e.function.order:
        return None
    if isinstance(e.argument, Product):
        return Product(tuple(Apply(e.function, factor) for factor in reversed(e.argument.factors)))
    return e.argument.argument if isinstance(e.argument, Apply) and e.argument.function == e.function else None


def inverse_transposed(self, e, scope, closed):
    return Transpose(Inverse(Transpose(e.of)))


def inverse_of_product(self, e, scope, closed):
    """(A B)⁻¹ = B⁻¹ A⁻¹ where both are square, and (c A)⁻¹ = 1/c A⁻¹."""
    if isinstance(e.of, MatrixProduct) and all(axes(x)[0] == axes(x)[1] for x in e.of.factors):
        return MatrixProduct(tuple(Inverse(x) for x in reversed(e.of.factors)))
    if isinstance(e.of, Product):
        over = lambda x: Apply(Elementwise("reciprocal"), x) if is_scalar(axes(x)) else Inverse(x)
        return Product(tuple(map(over, e.of.factors)))
    return None


def inverse_inserted(self, e, scope, closed):
    """A⁻¹ = A⁻¹ A A⁻¹."""
    return MatrixProduct(self.random.choice([(e, e.of, e), (Identity(axes(e)[0][0]), e)]))


def derived_by_hand(self, e, scope, closed):
    """Sum rule, product rule, chain rule, and the entries of independent variables."""
    of, by = e.of, e.by
    symbol, array = variable(by)
    match of:
        case Sum():
            return Sum(tuple(Partial(term, by) for term in of.terms))
        case Product():
            return Sum(tuple(Product(of.factors[:k] + (Partial(x, by),) + of.factors[k + 1:])
                             for k, x in enumerate(of.factors)))
        case Summation() if of.over not in by.indices():
            return Summation(Partial(of.body, by), of.over)
        case Number() | Size() | Delta():
            return ZERO
        case Apply():
            return Product((Apply(of.function.prime, of.argument), Partial(of.argument, by)))
        case Partial() if self.random.random() < 0.8:
            return Partial(Partial(of.of, by), of.by)
        case Entry(of=Inverse(matrix), at=(row, column)):
            k, l = (self.fresh(row.dimension) for _ in range(2))  # noqa: E741
            return Summation(Summation(Product((
                MINUS, Entry(of.of, (row, k)), Partial(Entry(matrix, (k, l)), by), Entry(of.of, (l, column)))), k), l)
        case Entry() if of.of == array and isinstance(by, Entry):
            return product([Delta(a, b) for a, b in zip(of.at, by.at)])
        case Symbol() if of.arguments == (f,) and symbol != f:
            d = self.fresh(f.rows[0])
            return Summation(Product((Partial(of, Entry(f, (d,))), Partial(Entry(f, (d,)), by))), d)
    return None if depends(of, symbol) else ZERO


def jacobian_by_hand(self, e, scope, closed):
    of, by = e.of, e.by
    symbol, _ = variable(by)
    match of:
        case Sum():
            return Sum(tuple(Jacobian(term, by) for term in of.terms))
        case MatrixProduct() if not depends(of.factors[0], symbol) and not is_scalar(axes(chain(of.factors[1:]))):
            return MatrixProduct((of.factors[0], Jacobian(chain(of.factors[1:]), by)))
        case Symbol() if of == by and len(of.rows) == 1:
            return Identity(of.rows[0])
        case Symbol() if of.definition is not None and isinstance(of.definition, MatrixProduct) and symbol != of:
            return Jacobian(of.definition, by) if of not in closed else None
    if by == w or by == w.definition:
        return Jacobian(of, w.definition if by == w else w)
    return Transpose(Gradient(of, by)) if is_scalar(axes(of)) and isinstance(by, Symbol) else None


def gradient_as_jacobian(self, e, scope, closed):
    return None if e.by.columns else Transpose(Jacobian(e.of, e.by))


ALWAYS = (transpose_twice, add_and_take_away, in_halves, times_identity, named, outer_entry)
EQUAL = {
    object: ALWAYS, Symbol: (opened,), Sum: (reordered_sum,),
    Product: (reordered_product, reordered_product, distributed_product),
    MatrixProduct: (distributed_matrices, regrouped, product_transposed, scalar_outside, as_vec_of_matrix,
                    as_vec_of_matrix, mixed_product, as_trace),
    Transpose: (transposed_inside,), Kronecker: (kronecker_in_two, bilinear), Hadamard: (swapped_hadamard, bilinear),
    Trace: (trace_transposed, trace_turned, trace_inside, trace_written_out),
    Vec: (other_vec, vec_inside), Entry: (delta_inserted, entry_written_out, entry_written_out),
    Summation: (dummy_renamed, sum_inside, delta_contracted, constant_sum),
    Delta: (delta_other_way, delta_as_identity, delta_in_two), Size: (size_as_sum,), Number: (number_in_two,),
    Apply: (rule_of_a_derivative, reciprocal_in_two), Partial: (derived_by_hand,), Jacobian: (jacobian_by_hand,),
    Inverse: (inverse_transposed, inverse_of_product, inverse_inserted),
    Gradient: (gradient_as_jacobian,),
}


# ------------------------------------------------------------------ edits that should change the value
def sign_flipped(self, e, scope, closed):
    return negative(e)


def doubled(self, e, scope, closed):
    return Product((Number(Fraction(2)), e))


def transpose_dropped(self, e, scope, closed):
    return e.of if axes(e.of) == axes(e) and not is_scalar(axes(e)) else None


def inverse_dropped(self, e, scope, closed):
    return e.of


def inverse_of_transpose(self, e, scope, closed):
    return Inverse(Transpose(e.of))


def transposed(self, e, scope, closed):
    return Transpose(e) if axes(e)[0] == axes(e)[1] and not is_scalar(axes(e)) else None


def term_dropped(self, e, scope, closed):
    k = self.random.randrange(len(e.terms))
    rest = e.terms[:k] + e.terms[k + 1:]
    return rest[0] if len(rest) == 1 else Sum(rest)


def indices_swapped(self, e, scope, closed):
    pairs = [(a, b) for a in range(len(e.at)) for b in range(a) if e.at[a].dimension == e.at[b].dimension]
    if not pairs:
        return None
    a, b = self.random.choice(pairs)
    places = list(e.at)
    places[a], places[b] = places[b], places[a]
    return Entry(e.of, tuple(places))


def indices_exchanged(self, e, scope, closed):
    """Two indices of one dimension change places between two factors."""
    slots = [(k, s, i) for k, x in enumerate(e.factors) if isinstance(x, (Entry, Delta))
             for s, i in enumerate(x.indices())]
    pairs = [(a, b) for a in slots for b in slots if a[2].dimension == b[2].dimension and a[2] != b[2]]
    if not pairs:
        return None
    factors = list(e.factors)
    (k, s, i), (other, t, j) = self.random.choice(pairs)
    for place, slot, index in ((k, s, j), (other, t, i)):
        at = list(factors[place].indices())
        at[slot] = index
        factors[place] = Delta(*at) if isinstance(factors[place], Delta) else Entry(factors[place].of, tuple(at))
    return Product(tuple(factors))


def index_replaced(self, e, scope, closed):
    k = self.random.randrange(len(e.at))
    fitting = [i for i in scope if i.dimension == e.at[k].dimension]
    return Entry(e.of, e.at[:k] + (self.random.choice(fitting),) + e.at[k + 1:])


def delta_exchanged(self, e, scope, closed):
    return Delta(e.first, self.random.choice([i for i in scope if i.dimension == e.first.dimension]))


def factor_of_trace_transposed(self, e, scope, closed):
    """tr(A B) and tr(Aᵀ B) differ."""
    if not isinstance(e.of, MatrixProduct) or axes(first := e.of.factors[0])[0] != axes(first)[1]:
        return None
    return Trace(MatrixProduct((Transpose(first), *e.of.factors[1:])))


def vec_exchanged(self, e, scope, closed):
    changed = Vec(e.of, not e.by_rows)
    return changed if axes(changed) == axes(e) and all(axes(e.of)) else None


def kronecker_swapped(self, e, scope, closed):
    changed = Kronecker(e.right, e.left)
    scalars = is_scalar(axes(e.left)) or is_scalar(axes(e.right))
    return changed if axes(changed) == axes(e) and not scalars else None


def derived_once_more(self, e, scope, closed):
    return Apply(e.function.prime, e.argument)


EDITS = {
    object: (sign_flipped, doubled, transposed), Transpose: (transpose_dropped,), Sum: (term_dropped,),
    Inverse: (inverse_dropped, inverse_of_transpose),
    Entry: (indices_swapped, index_replaced), Product: (indices_exchanged,), Delta: (delta_exchanged,),
    Trace: (factor_of_trace_transposed,), Vec: (vec_exchanged,), Kronecker: (kronecker_swapped,),
    Apply: (derived_once_more,),
}


# ------------------------------------------------------------------ products in Einstein's notation
def einstein_product(trees: Trees, free, most=4):
    """A product of entries in which each free index occurs once and every other index twice."""
    for _ in range(500):
        factors = [trees.random.choice(PLAIN) for _ in range(trees.random.randint(2, most))]
        slots = [(k, d) for k, factor in enumerate(factors) for d in factor.rows + factor.columns]
        at = _shared_out(trees, slots, free)
        if at:
            return Product(tuple(Entry(x, tuple(i for (place, _), i in zip(slots, at) if place == k))
                                 for k, x in enumerate(factors)))
    raise AssertionError("no product found")


def _shared_out(trees, slots, free):
    at = [None] * len(slots)
    for d, pool in INDICES.items():
        named = [i for i in free if i.dimension == d]
        mine = [place for place, (_, dimension) in enumerate(slots) if dimension == d]
        spare = [i for i in pool if i not in free for _ in range(2)]
        if len(mine) < len(named) or (len(mine) - len(named)) % 2 or len(mine) > len(named) + len(spare):
            return None
        trees.random.shuffle(mine)
        for place, index in zip(mine, named + spare):
            at[place] = index
    return at


def einstein_derivative(trees: Trees, free):
    """The partial derivative of such a product by an entry of W or x."""
    by = trees.random.choice([Entry(W, (INDICES[n][2], INDICES[m][2])), Entry(x, (INDICES[m][2],))])
    while not depends(of := einstein_product(trees, free, 3), by.of):
        pass
    return Partial(of, by), tuple(free) + by.at


PLAIN = [s for s in ARRAYS if not s.arguments and s.definition is None]
