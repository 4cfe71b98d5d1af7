"""An expression as one writes it on paper: numbers in front, transposes within, like terms together, factors out.

It is a choice of form, not a claim: whatever stands here is compared with what it came from where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import reduce
from itertools import permutations, product, takewhile
from math import lcm
from operator import matmul, mul
from typing import Any

from ..errors import WrtError
from ..language.dimension import SCALAR, Shape
from ..language.expression import Expression
from ..language.shape import axes
from ..nodes import (
    Adjugate, Apply, Commutation, Derivative, Determinant, Diag, Entry, Gradient, Hadamard, HadamardPower, Identity,
    Inverse, Jacobian, Kronecker, MainDiagonal, MatrixProduct, Number, Ones, Power, Product, Size, Structured, Sum,
    Summation, Symbol, Total, Trace, Transpose, Vec, Zeros, absolute, exp, logistic, ones, reciprocal, relu, sign,
    sqrt, zeros,
)
from ..nodes.structured import DIAGONAL, SKEW, SYMMETRIC

ONE, ZERO, MINUS = Number(Fraction(1)), Number(Fraction(0)), Number(Fraction(-1))
# a number, what is scalar, and the matrices whose product it multiplies
Parts = tuple[Fraction, list[Expression], list[Expression]]


class NoMatrixForm(WrtError):
    """What is wanted is an array that no product of matrices gives."""


def tidy(e: Expression) -> Expression:
    """The same in the form that one writes; names for expressions and derivatives stay as they are.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n = dimensions("n")
    >>> A, x = Matrix("A", n, n), Vector("x", n)
    >>> tidy((x.T @ A).T + (2 * A - A) @ x)
    (A + Aᵀ) x
    """
    if isinstance(e, Jacobian) and axes(e.of) == SCALAR and not isinstance(e.by, Vec):
        return Transpose(Gradient(e.of, e.by))
    if isinstance(e, (Symbol, Derivative, Number, Size, Entry, Summation)):
        return e
    parts = [tidy(part) for part in e.operands()]
    match e:
        case Transpose():
            return transposed(parts[0])
        case MatrixProduct() | Product():
            return multiplied(*parts)
        case Sum():
            return added(parts)
        case Hadamard():
            return entrywise(*parts)
        case Kronecker():
            return kronecker(*parts)
        case Trace():
            return traced(parts[0])
        case Inverse() if isinstance(parts[0], Transpose):
            return transposed(Inverse(parts[0].of))
        case Inverse() | Determinant() if isinstance(parts[0], Power) and isinstance(parts[0].exponent, Number):
            base, times = parts[0].base, int(parts[0].exponent.value)
            return _raised(base, -times) if isinstance(e, Inverse) else (
                reduce(mul, [Determinant(base)] * times) if times > 0 else e.with_operands(parts))
        case Inverse() if isinstance(parts[0], (Identity, Inverse)):
            return parts[0].of if isinstance(parts[0], Inverse) else parts[0]
        case Power() if axes(parts[0]) != SCALAR:
            return _of_sign(*parts)
        case Total() if isinstance(parts[0], Ones):
            return Size(parts[0].dimension)
        case Diag() if isinstance(parts[0], Ones):
            return Identity(parts[0].dimension)
        case Diag():
            number, scalars, matrices = parts_of(parts[0])
            return _product(number, scalars, [Diag(_chained(matrices))]) if number and matrices else Diag(parts[0])
        case MainDiagonal() if isinstance(parts[0], Transpose):
            return MainDiagonal(parts[0].of)
        case MainDiagonal():
            number, scalars, matrices = parts_of(parts[0])
            place = next((k for k, matrix in enumerate(matrices) if not axes(matrix)[0]), 0)
            if place:       # of x yᵀ
                column, row = (reduce(matmul, several) for several in (matrices[:place], matrices[place:]))
                return multiplied(Number(number), *scalars, entrywise(column, transposed(row)))
    return e.with_operands(parts)


def without_diagonals(e: Expression) -> Expression:
    """diag(a) b as a ⊙ b for columns, also where a sum of such stands before b, which is multiplied out then."""
    match e:
        case Product() | Sum():
            return tidy(e.with_operands(map(without_diagonals, e.operands())))
        case MatrixProduct((*before, Diag(column), last)) if not axes(last)[1]:
            return multiplied(*before, entrywise(column, last))
        case MatrixProduct((*before, Sum(terms), last)) if not axes(last)[1] and any(
                isinstance(part, Diag) for term in terms for part in term.walk()):
            return added([without_diagonals(multiplied(*before, term, last)) for term in terms])
    return e


# ------------------------------------------------------------------ transposes
def transposed(e: Expression) -> Expression:
    """The transpose of what is tidy, as far within as it goes."""
    if axes(e) == SCALAR:
        return e
    match e:
        case Transpose(of):
            return of
        case MatrixProduct(factors):
            return multiplied(*(transposed(factor) for factor in reversed(factors)))
        case Product(factors):
            return multiplied(*map(transposed, factors))
        case Sum(terms):
            turned = added([transposed(term) for term in terms])
            if not isinstance(turned, Sum) or turned.text().count("ᵀ") < e.text().count("ᵀ") + 1:
                return e if _same_terms(turned, e) else turned
        case Hadamard(left, right):
            turned = entrywise(transposed(left), transposed(right))
            return turned if len(turned.text()) <= len(Transpose(e).text()) else Transpose(e)
        case HadamardPower(base, exponent):
            return HadamardPower(transposed(base), exponent)
        case Kronecker(left, right):
            return kronecker(transposed(left), transposed(right))
        case Identity() | Diag():
            return e
        case Structured() if e.structure in (SYMMETRIC, DIAGONAL):
            return e
        case Structured() if e.structure == SKEW:
            return multiplied(MINUS, e)
        case Adjugate(of) | Apply(_, of) if transposed(of) == of:
            return e
        case Inverse(of) if transposed(of) in (of, multiplied(MINUS, of)):
            return e if transposed(of) == of else multiplied(MINUS, e)
        case Power(base, exponent):
            return _of_sign(transposed(base), exponent)
        case Zeros():
            return zeros_of(axes(e)[::-1])
    return Transpose(e)


def _of_sign(base: Expression, exponent: Expression) -> Expression:
    """A power of a matrix, with the sign of its base in front, such as that of a skew one that was transposed."""
    number, scalars, matrices = parts_of(base)
    if number == -1 and not scalars and len(matrices) == 1 and isinstance(exponent, Number):
        return multiplied(Number(Fraction((-1) ** int(exponent.value))), Power(matrices[0], exponent))
    return Power(base, exponent)


def _same_terms(first: Expression, second: Expression) -> bool:
    return isinstance(first, Sum) and isinstance(second, Sum) and set(first.terms) == set(second.terms)


def zeros_of(shape: Shape) -> Expression:
    """Zeros with these axes; where entries are stacked, a Kronecker product of such."""
    rows, columns = shape
    if len(rows) > 1 or len(columns) > 1:
        return Kronecker(zeros_of((rows[:-1], columns[:-1])), zeros_of((rows[-1:], columns[-1:])))
    if not rows:
        return Transpose(zeros(*columns)) if columns else ZERO
    return zeros(*rows, *columns)


# ------------------------------------------------------------------ products
def multiplied(*factors: Expression) -> Expression:
    """The product of what is tidy: of scalars with a matrix, or of matrices in this order."""
    number, scalars, matrices = Fraction(1), list[Expression](), list[Expression]()
    shape = next((axes(f) for f in factors if axes(f) != SCALAR), SCALAR)
    if len([f for f in factors if axes(f) != SCALAR]) > 1:
        arrays = [f for f in factors if axes(f) != SCALAR]
        shape = axes(arrays[0])[0], axes(arrays[-1])[1]
    for factor in factors:
        mine, single, several = parts_of(factor)
        number *= mine
        scalars += single
        matrices += several
    if not number or any(isinstance(f, Zeros) for f in matrices):
        return zeros_of(shape)
    matrices, more = _without_numbers(_cancelled(matrices))
    for factor in more:
        mine, single, _ = parts_of(factor)
        number *= mine
        scalars += single
    return _product(number, _reduced(scalars), matrices)


def parts_of(e: Expression) -> Parts:
    """The number, the scalars and the matrices of a product."""
    if isinstance(e, Number):
        return e.value, [], []
    if isinstance(e, Product) or isinstance(e, MatrixProduct) and axes(e) != SCALAR:
        number, scalars, matrices = Fraction(1), list[Expression](), list[Expression]()
        for factor in e.factors:
            mine, single, several = parts_of(factor)
            number, scalars, matrices = number * mine, scalars + single, matrices + several
        return number, scalars, matrices
    if axes(e) != SCALAR:
        return Fraction(1), [], [e]
    if _is_reciprocal(e):
        number, scalars, _ = parts_of(e.operands()[0])
        if number not in (0, 1):
            return 1 / number, [reciprocal(reduce(mul, scalars))] if scalars else [], []
    return Fraction(1), [e], []


def _cancelled(matrices: Iterable[Expression]) -> list[Expression]:
    """Without identities, and without a matrix beside its inverse, of which one identity is left.

    (A ⊗ B)(C ⊗ D) is AC ⊗ BD, where these fit; (aᵀ ⊗ B) K is B ⊗ aᵀ.
    """
    found: list[Expression] = []
    for matrix in matrices:
        if found and is_identity(matrix):
            continue
        if found and is_identity(found[-1]):
            found.pop()
        if found and (one := _one_kronecker(found[-1], matrix)) is not None:
            found[-1] = one
            continue
        base, exponent = _power(matrix)
        before, times = _power(found[-1]) if found else (None, 0)
        if before == base and times + exponent == 0 and len(axes(base)[0]) == 1:
            found[-1] = Identity(axes(base)[0][0])
            continue
        found.append(matrix)
    return [matrix for matrix in found if not is_identity(matrix)] or found[:1]


def is_identity(e: Expression) -> bool:
    """Whether it is an identity matrix, of stacked entries too."""
    return isinstance(e, Identity) or isinstance(e, Kronecker) and is_identity(e.left) and is_identity(e.right)


def _one_kronecker(left: Expression, right: Expression) -> Expression | None:
    match left, right:
        case Kronecker(a, b), Commutation() if not (axes(a)[0] and axes(b)[0]):
            return kronecker(b, a)
        case Kronecker(a, b), Vec(of, False) if [axes(b)[1], axes(a)[1]] == list(axes(of)):      # (Bᵀ ⊗ A) vec(X)
            inner = multiplied(b, of, transposed(a))
            return Vec(inner) if axes(inner)[1] else inner
        case Transpose(Vec(of, False)), Kronecker(a, b) if [axes(b)[0], axes(a)[0]] == list(axes(of)):
            inner = multiplied(transposed(b), of, a)
            return transposed(Vec(inner) if axes(inner)[1] else inner)
        case Kronecker(a, b), Kronecker(c, d) if axes(a)[1] == axes(c)[0] and axes(b)[1] == axes(d)[0]:
            return kronecker(multiplied(a, c), multiplied(b, d))
    return None


def kronecker(left: Expression, right: Expression) -> Expression:
    """The Kronecker product of what is tidy: with a number, or of a row and a column, it is a common product."""
    rows, columns = axes(left), axes(right)
    if SCALAR in (rows, columns) or not rows[1] and not columns[0]:
        return multiplied(left, right)
    return multiplied(right, left) if not rows[0] and not columns[1] else Kronecker(left, right)


def _without_numbers(matrices: list[Expression]) -> tuple[list[Expression], list[Expression]]:
    """The matrices, and the products among them that are numbers, from a row to a column."""
    numbers: list[Expression] = []
    start = None
    place = 0
    while place < len(matrices):
        rows, columns = axes(matrices[place])
        if not rows:
            start = place
        if start is not None and not columns:
            numbers.append(_chained(matrices[start:place + 1]))
            matrices = matrices[:start] + matrices[place + 1:]
            place, start = start, None
            continue
        place += 1
    return matrices, numbers


def _chained(matrices: Sequence[Expression]) -> Expression:
    powers: list[Expression] = []
    for matrix in matrices:
        base, exponent = _power(matrix)
        before, times = _power(powers[-1]) if powers else (None, 0)
        if before == base and times + exponent and axes(base)[0] == axes(base)[1]:
            powers[-1] = _raised(base, times + exponent)
        else:
            powers.append(matrix)
    return reduce(matmul, powers)


def _power(matrix: Expression) -> tuple[Expression, int]:
    match matrix:
        case Power(base, Number(exponent)):
            return base, int(exponent)
        case Inverse(of):
            return of, -1
        case Transpose(Inverse(of)):
            return Transpose(of), -1
    return matrix, 1


def _raised(base: Expression, exponent: int) -> Expression:
    if exponent == -1:
        return Transpose(Inverse(base.of)) if isinstance(base, Transpose) else Inverse(base)
    return base if exponent == 1 else Power(base, Number(Fraction(exponent)))


def _reduced(scalars: list[Expression]) -> list[Expression]:
    """Without what stands above a line and below it."""
    above = _without_roots([scalar for scalar in scalars if not _is_reciprocal(scalar)])
    parts = [part for scalar in filter(_is_reciprocal, scalars)
             for part in parts_of(scalar.operands()[0])[1] or [scalar.operands()[0]]]
    below = []
    for part in _without_roots(parts):
        if part in above:
            above.remove(part)
        else:
            below.append(part)
    found = [reciprocal(reduce(mul, _side_by_side(below)))] if below else []
    for scalar in list(above):      # sign(a)/|a| is 1/a
        if isinstance(scalar, Apply) and scalar.function == sign and reciprocal(absolute(scalar.argument)) in found:
            found.remove(reciprocal(absolute(scalar.argument)))
            above.remove(scalar)
            return _reduced([*above, *found, reciprocal(scalar.argument)])
    for top, lower in product(above, found):
        if (one := _logistic(top, lower)) is not None:
            return [*(s for s in above if s is not top), one, *(s for s in found if s is not lower)]
    return above + found


def _without_roots(scalars: Sequence[Expression]) -> list[Expression]:
    """With a in the place of √a √a."""
    found: list[Expression] = []
    for scalar in scalars:
        if isinstance(scalar, Apply) and scalar.function == sqrt and scalar in found:
            found.remove(scalar)
            found += parts_of(scalar.argument)[1] or [scalar.argument]
        else:
            found.append(scalar)
    return found


def _is_reciprocal(e: Expression) -> bool:
    return isinstance(e, Apply) and e.function == reciprocal


def _product(number: Fraction, scalars: Sequence[Expression], matrices: Sequence[Expression]) -> Expression:
    below = list(filter(_is_reciprocal, scalars))
    above = _side_by_side([s for s in scalars if not _is_reciprocal(s)])
    factors = [*([Number(number)] if number != 1 or not above and not matrices else []), *above,
               *([_chained(matrices)] if matrices else []), *below]
    if len(factors) > 1 and factors[0] == ONE:      # 1/a and no more
        factors = factors[1:]
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _side_by_side(scalars: Sequence[Expression]) -> list[Expression]:
    """Equal ones beside each other, which are a power."""
    return [one for first in dict.fromkeys(scalars) for one in scalars if one == first]


# ------------------------------------------------------------------ entry by entry
def entrywise(left: Expression, right: Expression) -> Expression:
    """The Hadamard product of what is tidy: no ones, equal factors as a power, nothing beside its reciprocal."""
    if axes(left) == SCALAR:
        return multiplied(left, right)
    (a, first, matrices), (b, second, others) = parts_of(left), parts_of(right)
    one, other = (reduce(matmul, several) for several in (matrices, others))
    if isinstance(one, Zeros) or isinstance(other, Zeros):
        return zeros_of(axes(left))
    factors = [part for part in (*_entrywise_factors(one), *_entrywise_factors(other)) if not _is_of_ones(part)]
    number, factors = _with_names(a * b, _powers(factors))
    return multiplied(Number(number), *first, *second, reduce(Hadamard, factors) if factors else ones_like(one))


def _entrywise_factors(e: Expression) -> list[Expression]:
    """What is multiplied entry by entry in it; of the reciprocal of a product, the reciprocals."""
    if isinstance(e, Hadamard):
        return [*_entrywise_factors(e.left), *_entrywise_factors(e.right)]
    if _is_reciprocal(e) and isinstance(e.operands()[0], Hadamard):
        return [part.operands()[0] if _is_reciprocal(part) else reciprocal(part)
                for part in _entrywise_factors(e.operands()[0])]
    return [e]


def _powers(factors: Sequence[Expression]) -> list[Expression]:
    """Equal factors as one power each, in the order in which they first stand."""
    times: dict[Expression, Fraction] = {}
    for factor in factors:
        base, exponent = factor, Fraction(1)
        if _is_reciprocal(factor):
            base, exponent = factor.operands()[0], Fraction(-1)
        elif isinstance(factor, HadamardPower) and isinstance(factor.exponent, Number):
            base, exponent = factor.base, factor.exponent.value
        times[base] = times.get(base, Fraction(0)) + exponent
    return [base if exponent == 1 else reciprocal(base) if exponent == -1 else HadamardPower(base, Number(exponent))
            for base, exponent in times.items() if exponent]


def _with_names(number: Fraction, factors: list[Expression]) -> tuple[Fraction, list[Expression]]:
    """With a logistic function for eᶻ/(1 + eᶻ), and 2 relu(z) for relu(z) (1 + sign(z))."""
    for one, other in permutations(factors, 2):
        rest = [factor for factor in factors if factor is not one and factor is not other]
        if (found := _logistic(one, other)) is not None:
            return _with_names(number, [*rest, found])
        if (found := _relu(one, other)) is not None:
            return _with_names(2 * number, [*rest, found])
    return number, factors


def _relu(one: Expression, other: Expression) -> Expression | None:
    match one, other:
        case Apply(function, z), Sum((a, b)) if function == relu and sign(z) in (a, b) and (
                _is_of_ones(a) or _is_of_ones(b)):
            return one
    return None


def _logistic(top: Expression, below: Expression) -> Expression | None:
    """logistic(z) for eᶻ times 1/(1 + eᶻ)."""
    match top, below:
        case Apply(function, z), Apply(other, Sum((a, b))) if (function, other) == (exp, reciprocal):
            if a == top and _is_of_ones(b) or b == top and _is_of_ones(a):
                return logistic(z)
    return None


def _is_of_ones(e: Expression) -> bool:
    factors = e.factors if isinstance(e, MatrixProduct) else (e,)
    return e == ONE or len(factors) <= 2 and all(
        isinstance(f.of if isinstance(f, Transpose) else f, Ones) for f in factors)


def ones_like(e: Expression) -> Expression:
    """Ones in the shape of an expression; 1 for a number.

    :raises NoMatrixForm: its entries are stacked.
    """
    rows, columns = axes(e)
    if len(rows) > 1 or len(columns) > 1:
        raise NoMatrixForm("ones over stacked entries")
    if not rows:
        return transposed(ones(*columns)) if columns else ONE
    return ones(*rows, *columns)


def traced(of: Expression) -> Expression:
    """The trace of what is tidy."""
    if isinstance(of, Sum):
        return added([traced(term) for term in of.terms])
    number, scalars, matrices = parts_of(of)
    if len(matrices) == 1 and isinstance(matrices[0], Identity):
        return multiplied(Number(number), *scalars, Size(matrices[0].dimension))
    if any(not axes(m)[0] for m in matrices):      # tr(x yᵀ) is yᵀ x
        place = next(k for k, m in enumerate(matrices) if not axes(m)[0])
        return multiplied(Number(number), *scalars, *matrices[place:], *matrices[:place])
    return multiplied(Number(number), *scalars, Trace(_chained(matrices))) if matrices else of


# ------------------------------------------------------------------ sums
def added(terms: Sequence[Expression]) -> Expression:
    """The sum of what is tidy: like terms together, what all have in common in front or behind."""
    shape = axes(terms[0])
    flat = [part for term in terms for part in _terms(term, len(terms) > 1)]
    found: dict[Any, Any] = {}
    same: dict[str, Expression] = {}
    for term in flat:
        number, scalars, matrices = parts_of(term)
        scalars = [same.setdefault(_text(scalar), scalar) for scalar in scalars]
        if number and not any(isinstance(m, Zeros) for m in matrices):
            key = _key(scalars, matrices)
            found.setdefault(key, [Fraction(0), scalars, matrices])[0] += number
    left = [(number, scalars, matrices) for number, scalars, matrices in found.values() if number]
    if not left:
        return zeros_of(shape)
    if len(left) > 1 and (shorter := _multiplied_out(left)) is not None:
        return shorter
    first = next((part for part in left if part[0] > 0), left[0])
    left = [first, *(part for part in left if part is not first)]
    return _product(*left[0]) if len(left) == 1 else _factored(left)


def _multiplied_out(terms: Sequence[Parts]) -> Expression | None:
    """The sum without brackets in products entry by entry, if it has fewer terms then: y ⊙ (1 − p) + y ⊙ p is y."""
    out = [_product(number, scalars, [part]) for number, scalars, matrices in terms
           for part in (_distributed(matrices[0]) if len(matrices) == 1 else [_chained(matrices)] if matrices else [])]
    if len(out) <= len(terms) or not all(matrices for _, _, matrices in terms):
        return None
    found = added([tidy(part) for part in out])
    return found if not isinstance(found, Sum) or len(found.terms) < len(terms) or (
        len(found.terms) == len(terms) and not any(isinstance(part, Hadamard) for part in found.walk())) else None


def _distributed(e: Expression) -> list[Expression]:
    """The terms of a product entry by entry in which one factor is a sum."""
    factors = _entrywise_factors(e)
    place = next((k for k, factor in enumerate(factors) if isinstance(factor, Sum)), None)
    if len(factors) < 2 or place is None:
        return [e]
    others = factors[:place] + factors[place + 1:]
    return [reduce(entrywise, [*others, term]) for term in factors[place].operands()]


def _terms(term: Expression, is_beside_others: bool) -> Sequence[Expression]:
    if isinstance(term, Sum):
        return term.terms
    if is_beside_others and isinstance(term, Transpose) and isinstance(term.of, Sum):
        return [transposed(part) for part in term.of.terms]
    return (term,)


def _key(scalars: Iterable[Expression], matrices: Sequence[Expression]) -> Any:
    """What tells a term from others; a number that is a product of matrices is its transpose."""
    if len(matrices) == 1 and isinstance(matrices[0], Hadamard):
        return *sorted(map(_text, scalars)), *sorted(part.text() for part in _entrywise_factors(matrices[0]))
    return *sorted(map(_text, scalars)), *(_chained(matrices).key if matrices else ())


def _text(scalar: Expression) -> str:
    return min(scalar.text(), transposed_number(scalar).text())


def transposed_number(e: Expression) -> Expression:
    """yᵀ Aᵀ x for xᵀ A y, another way to write the same number."""
    return reduce(matmul, [transposed(f) for f in reversed(e.factors)]) if isinstance(e, MatrixProduct) else e


def _factored(terms: list[Parts]) -> Expression:
    """With what all terms have in common taken out: numbers that differ in sign alone, scalars, first and last ones."""
    size = abs(terms[0][0])
    lines = lcm(*(n.denominator for n, _, _ in terms))
    number = size if all(abs(n) == size for n, _, _ in terms) else Fraction(1, lines)
    number = -number if all(n < 0 for n, _, _ in terms) else number
    common = [s for k, s in enumerate(terms[0][1]) if all(
        scalars.count(s) > terms[0][1][:k].count(s) for _, scalars, _ in terms)]
    chains = [matrices for _, _, matrices in terms]
    first = _shared(chains)
    last = _shared([chain[len(first):][::-1] for chain in chains])[::-1]
    if any(len(chain) == len(first) + len(last) for chain in chains):
        first, last = [], []
    rest = [_product(n / number, _removed(scalars, common), chain[len(first):len(chain) - len(last)])
            for n, scalars, chain in terms]
    if not first and not last and not common and number == 1:
        number, rest = Fraction(1), [_product(*part) for part in _grouped(terms)]
    rest = [part for term in rest for part in (term.terms if isinstance(term, Sum) else (term,))]
    if len(rest) == 1:
        return rest[0]
    if len(rest) == 2 and rest[0] == transposed(rest[1]) and isinstance(rest[0], Transpose):
        rest.reverse()      # A + Aᵀ
    total = Sum(tuple(rest)) if len(rest) == len(terms) and not (first or last or common) else added(rest)
    more, scalars, inner = parts_of(total)
    return multiplied(Number(number * more), *common, *scalars, *first, *inner, *last) if first or last else multiplied(
        Number(number), *common, total)


def _grouped(terms: list[Parts]) -> list[Parts]:
    """Terms that have a last matrix, or a first one, or numbers in common as one term: (A + Aᵀ) x + b."""
    for end in (-1, 0, None):
        alike: dict[Any, list[Parts]] = {}
        for term in terms:
            number, scalars, chain = term
            key: tuple[Any, ...] = (len(alike),)
            if end is None and scalars and chain:
                key = (abs(number), *scalars)
            elif end is not None and len(chain) > 1:
                key = (abs(number), *scalars, chain[end])
            alike.setdefault(key, []).append(term)
        if 1 < len(alike) < len(terms):
            return [group[0] if len(group) == 1 else parts_of(_factored(group)) for group in alike.values()]
    return terms


def _shared(chains: Sequence[Sequence[Expression]]) -> list[Expression]:
    """The matrices with which all chains begin."""
    same: Callable[[tuple[Expression, ...]], bool] = lambda column: len(set(column)) == 1
    return [column[0] for column in takewhile(same, zip(*chains))]


def _removed(scalars: Iterable[Expression], common: Iterable[Expression]) -> list[Expression]:
    left = list(scalars)
    for scalar in common:
        left.remove(scalar)
    return left
