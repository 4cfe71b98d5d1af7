"""The source of each node: one rule a node. Columns and rows are arrays of one axis."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from ..language.dimension import SCALAR
from ..language.expression import Expression
from ..language.program import CALL, PLUS, SIGN, TIMES
from ..language.shape import axes
from ..names import identifier
from ..nodes import (
    Adjugate, Apply, Commutation, Determinant, Diag, Differential, Duplication, Elementwise, Elimination, Gradient,
    Hadamard, HadamardPower, Hessian, Identity, Inverse, Jacobian, Kronecker, LogDeterminant, LogSumExp, MainDiagonal,
    MatrixProduct, Norm, Number, Ones, Partial, Power, Product, Size, Softmax, Sum, Symbol, Total, Trace, Transpose,
    Varied, Vec, Vech, Vjp, Zeros,
)
from ..nodes.elementwise import expanded
from ..nodes.power import in_sizes
from ..nodes.product import positive_part
from ..nodes.symbol import opened
from .contraction import aligned, contracted, kronecker, refuse_indices
from .page import NoCode, Page, Text, open_indices, rank, rule, shape_of, write
from .stable import stable

OF_NUMBERS = ("exp", "log", "sqrt", "sin", "cos", "tanh", "sinh", "cosh")      # those that Python has itself
SHORT = 6       # signs of a number with a decimal point


# ------------------------------------------------------------------ letters and numbers
@rule.register
def write_symbol(e: Symbol, page: Page) -> Text:
    """An argument; a function of its arguments; a name, which has a line of its own."""
    if e.arguments:
        name = page.function(e, identifier(e.name), f"{_called_with(e)}, with a value {shape_of(axes(e))}")
        return _called(name, e.arguments, page)
    if e.definition is not None and e not in page.names:
        written = write(stable(opened(e)), page).source
        page.lines.append(f"{page.name(e, identifier(e.name))} = {written}")
    return Text(page.names[e])


def _called_with(e: Symbol, *along: Expression) -> str:
    return f"a function of ({', '.join(argument.text() for argument in (*e.arguments, *along))})"


def _called(name: str, arguments: Sequence[Expression], page: Page) -> Text:
    return Text(f"{name}({', '.join(write(argument, page).source for argument in arguments)})")


@rule.register
def write_varied(e: Varied, page: Page) -> Text:
    """The matrix itself."""
    return write(e.of, page)


@rule.register
def write_number(e: Number, page: Page) -> Text:
    """A whole number, one with a decimal point if that is short and exact, or a quotient."""
    decimal = str(float(e.value))
    source = str(e.value.numerator) if e.value.denominator == 1 else (
        decimal if Fraction(decimal) == e.value and len(decimal) < SHORT else
        f"{e.value.numerator} / {e.value.denominator}")
    return Text(source, TIMES if "/" in source else SIGN if e.value < 0 else CALL)


@rule.register
def write_size(e: Size, page: Page) -> Text:
    """The name of the size, which stands for a whole number."""
    return Text(page.size(e.dimension))


# ------------------------------------------------------------------ sums and products
@rule.register
def write_sum(e: Sum, page: Page) -> Text:
    """Terms one after the other, with a minus before what is negative."""
    positive = [None, *map(positive_part, e.terms[1:])]
    (first, *others), indices = aligned([part or term for part, term in zip(positive, e.terms)], page)
    signs = [" - " if part else " + " for part in positive[1:]]
    source = "".join([first.within(PLUS), *(sign + term.within(TIMES) for sign, term in zip(signs, others))])
    return Text(source, PLUS, indices)


@rule.register
def write_product(e: Product, page: Page) -> Text:
    """Numbers, and what 1 is divided by behind them."""
    if open_indices(e):
        return contracted(e, page)
    below = [part.argument for part in e.factors if _is_quotient(part)]
    found = page.product(*(_raised(write(part, page), len(list(same))) for part, same in groupby(e.factors)
                           if not _is_quotient(part)))
    source = "".join([found.within(TIMES), *(f" / {write(part, page).within(SIGN)}" for part in below)])
    return Text(source, TIMES) if below else found


def _is_quotient(e: Expression) -> bool:
    return isinstance(e, Apply) and e.function == Elementwise("reciprocal") and axes(e) == SCALAR


@rule.register
def write_hadamard(e: Hadamard, page: Page) -> Text:
    """Arrays multiplied entry by entry."""
    return contracted(e, page) if open_indices(e) else page.product(*(write(part, page) for part in e.factors))


@rule.register
def write_matrix_product(e: MatrixProduct, page: Page) -> Text:
    """Products from the side on which a vector stands; of a column and a row the outer one."""
    if open_indices(e):
        return contracted(e, page)
    runs: list[list[Expression]] = []
    for factor in _flat(e, page):
        if runs and axes(factor)[0]:
            runs[-1].append(factor)
        else:
            runs.append([factor])
    written = [_run(run, page) for run in runs]
    numbers = [text for run, text in zip(runs, written) if not (axes(run[0])[0] or axes(run[-1])[1])]
    lines = [text for text in written if text not in numbers]
    return page.product(*numbers, *([page.call("outer", *lines)] if len(lines) > 1 else lines))


def _flat(e: MatrixProduct, page: Page) -> list[Expression]:
    return [f for factor in e.factors for f in (
        _flat(factor, page) if isinstance(factor, MatrixProduct) and factor not in page.shared else [factor])]


def _run(run: Sequence[Expression], page: Page) -> Text:
    """A product in which no column stands before a row: from the side of a vector, and inverses are solved for."""
    inverted = list(map(_inverted, run))
    texts = [write(factor, page) if matrix is None else Text("") for factor, matrix in zip(run, inverted)]
    is_row, is_column = not axes(run[0])[0], not axes(run[-1])[1]
    if is_row and not is_column:
        found = texts[0]
        for text, matrix in zip(texts[1:], inverted[1:]):
            found = _chain([found, text]) if matrix is None else page.call(
                "solve", write(Transpose(matrix), page), found)
        return found
    if (last := inverted[-1]) is not None and (len(run) == 1 or inverted[-2] is not None):
        texts[-1] = write(run[-1], page)
    elif last is not None:      # A B⁻¹ = (B⁻ᵀ Aᵀ)ᵀ
        texts[-2:] = [_transposed(page.call("solve", write(Transpose(last), page), _transposed(texts[-2])))]
    for place in reversed(range(len(texts) - 1)):
        if (matrix := inverted[place]) is not None:
            texts[place:] = [page.call("solve", write(matrix, page), _chain(texts[place + 1:], is_column))]
    return _chain(texts, is_column and not is_row)


def _chain(texts: Sequence[Text], from_right: bool = False) -> Text:
    """Factors with @ between them; Python goes from the left."""
    if from_right and len(texts) > 2:
        texts = texts[0], _chain(texts[1:], from_right)
    first, *others = texts
    is_chain = first.level == TIMES and " @ " in first.source and " * " not in first.source
    source = " @ ".join([first.within(TIMES if is_chain else SIGN), *(text.within(SIGN) for text in others)])
    return Text(source, TIMES) if others else first


def _inverted(e: Expression) -> Expression | None:
    """The matrix that a factor is the inverse of."""
    match e:
        case Inverse(of):
            return of
        case Transpose(Inverse(of)):
            return Transpose(of)
    return None


def _transposed(text: Text) -> Text:
    return Text(text.within(CALL).removesuffix(".T") if text.source.endswith(".T") and text.level == CALL
                else f"{text.within(CALL)}.T")


@rule.register
def write_transpose(e: Transpose, page: Page) -> Text:
    """Of a matrix; a row is the array that the column is."""
    if open_indices(e):
        return contracted(e, page)
    found = write(e.of, page)
    return _transposed(found) if rank(e) > 1 else found


@rule.register
def write_kronecker(e: Kronecker, page: Page) -> Text:
    """Of a column and a row the outer product; a vector beside a matrix is one, too."""
    if open_indices(e):
        return kronecker(e, page)
    sides = (e.left, write(e.left, page)), (e.right, write(e.right, page))
    if not all(rank(side) for side, _ in sides):
        return page.product(*(text for _, text in sides))
    if rank(e) > 1 and all(rank(side) == 1 for side, _ in sides):
        return page.call("outer", *(text for _, text in sorted(sides, key=lambda pair: not axes(pair[0])[0])))
    is_raised = rank(e) > 1
    return page.call("kron", *(Text(f"{text.within(CALL)}[{':, None' if axes(side)[0] else 'None, :'}]")
                               if is_raised and rank(side) == 1 else text for side, text in sides))


# ------------------------------------------------------------------ functions of each entry
@rule.register
def write_apply(e: Apply, page: Page) -> Text:
    """A function that the library has, or an argument; the derivative of a known one is a polynomial of such."""
    argument = write(e.argument, page)
    if not e.function.is_known:
        name = identifier(e.function.name)
        order = e.function.order
        wanted = f"d{order if order > 1 else ''}{name}" if order else name
        said = ("a function", f"the derivative of {name}", f"the derivative of order {order} of {name}")[min(order, 2)]
        return Text(_function(page, e.function, wanted, said, argument.source), CALL, argument.indices)
    if e.function.order:
        return _polynomial(e, argument, page)
    return Text(*_known(e, argument, page), argument.indices)


def _function(page: Page, of: object, wanted: str, said: str, argument: str) -> str:
    return f"{page.function(of, wanted, f'{said}, applied to each entry')}({argument})"


def _known(e: Apply, argument: Text, page: Page) -> tuple[str, int]:
    name = e.function.name
    if name == "reciprocal":
        return f"1 / {argument.within(SIGN)}", TIMES
    if name in OF_NUMBERS and _is_of_numbers(e.argument):
        return f"math.{name}({argument.source})", CALL
    return page.call(name, argument).source, CALL


def _is_of_numbers(e: Expression) -> bool:
    """Whether it is a number of Python, made of numbers and sizes."""
    return all(isinstance(part, (Number, Size, Sum, Product, Power)) or isinstance(part, Apply)
               and part.function.name in (*OF_NUMBERS, "reciprocal") for part in e.walk())


def _polynomial(e: Apply, argument: Text, page: Page) -> Text:
    terms = []
    for coefficient, functions in expanded(e.function):
        factors = [*([] if abs(coefficient) == 1 and functions else [write(Number(abs(coefficient)), page)]), *(
            _raised(Text(*_known(Apply(one, e.argument), argument, page)), len(list(same)))
            for one, same in groupby(sorted(functions)))]
        terms.append(("-" if coefficient < 0 else "+", page.product(*factors).within(TIMES)))
    source = "".join(f" {sign} {term}" for sign, term in terms).replace(" ", "", 2).removeprefix("+")
    return Text(source or f"0 * {argument.within(SIGN)}", PLUS if terms else TIMES, argument.indices)


def _raised(base: Text, times: int) -> Text:
    return base if times == 1 else Text(f"{base.within(CALL)} ** {times}", SIGN)


@rule.register
def write_power(e: Power | HadamardPower, page: Page) -> Text:
    """Of a number or of each entry; of a matrix, whose exponent is a whole number."""
    if isinstance(e, HadamardPower) or not rank(e):
        if isinstance(e, HadamardPower) and open_indices(e.exponent):
            raise NoCode(e, " with an index in the exponent")
        (base, exponent), indices = aligned((e.base, e.exponent), page)
        return Text(f"{base.within(CALL)} ** {exponent.within(SIGN)}", SIGN, indices)
    refuse_indices(e, e.base)
    exponent = write(e.exponent, page)
    is_broken = any(c.denominator > 1 for c in (in_sizes(e.exponent) or {}).values())
    return page.call("power", write(e.base, page), f"round({exponent.source})" if is_broken else exponent.source)


@rule.register
def write_normalised(e: Softmax | LogSumExp, page: Page) -> Text:
    """Along the last axis: of a vector, or of each row."""
    refuse_indices(e, e.of)
    return page.call("softmax" if isinstance(e, Softmax) else "logsumexp", write(e.of, page))


# ------------------------------------------------------------------ functions of an array
WORDS: dict[type[Expression], str] = {
    Inverse: "inverse", Determinant: "det", LogDeterminant: "logdet", Adjugate: "adjugate", Norm: "norm",
    Trace: "trace", Total: "total", Diag: "diag", MainDiagonal: "diagonal",
}


@rule.register
def write_function(e: Inverse | Determinant | LogDeterminant | Adjugate | Norm | Trace | Total | Diag | MainDiagonal,
                   page: Page) -> Text:
    """A word of the library; a number is its own trace and sum."""
    if open_indices(e) and isinstance(e, (Trace, Diag)) and rank(e.of):
        return contracted(e, page)
    refuse_indices(e, e.of)
    found = write(e.of, page)
    return page.call(WORDS[type(e)], found) if rank(e.of) else found


@rule.register
def write_vec(e: Vec, page: Page) -> Text:
    """The columns one after the other, or the rows; of a vector itself."""
    refuse_indices(e, e.of)
    found = write(e.of, page)
    return page.call(e.word, found) if rank(e.of) > 1 else found


@rule.register
def write_vech(e: Vech, page: Page) -> Text:
    """The lower triangle; of a number itself."""
    refuse_indices(e, e.of)
    found = write(e.of, page)
    return page.call("vech", found, page.length(axes(e.of)[0])) if rank(e.of) else found


# ------------------------------------------------------------------ arrays that are made of sizes alone
@rule.register
def write_identity(e: Identity, page: Page) -> Text:
    """Its size says all."""
    return page.made("eye", page.size(e.dimension))


@rule.register
def write_ones(e: Ones, page: Page) -> Text:
    """An array of one axis."""
    return page.made("ones", page.size(e.dimension))


@rule.register
def write_zeros(e: Zeros, page: Page) -> Text:
    """An array of one axis, or of two."""
    lengths = ", ".join(map(page.size, e.dimensions))
    return page.made("zeros", f"({lengths})" if rank(e) > 1 else lengths)


@rule.register
def write_commutation(e: Commutation, page: Page) -> Text:
    """By a function that stands in the program."""
    return page.made("commutation", page.size(e.rows), page.size(e.columns))


@rule.register
def write_triangular(e: Duplication | Elimination, page: Page) -> Text:
    """By a function that stands in the program."""
    return page.made(type(e).__name__.lower(), page.size(e.dimension))


# ------------------------------------------------------------------ derivatives of what is not specified
@rule.register
def write_derivative(e: Gradient | Partial | Jacobian | Hessian | Vjp | Differential, page: Page) -> Text:
    """A function that is an argument, as dL_dz is that of ∂L/∂z; along a direction, that is its last argument."""
    bys = e.by if isinstance(e, Differential) else (e.by,)
    names = {whole: part for whole in (e.of, bys[0])
             if isinstance(part := whole.of if isinstance(whole, Vec) else whole, Symbol)}
    if len(bys) > 1 or len(names) < 2 or names[bys[0]] not in names[e.of].arguments:
        raise NoCode(e, remedy="write out what it is, as the right side of a Derivation: derive finds it")
    above, below = ((whole.word if isinstance(whole, Vec) else "") + identifier(part.name)
                    for whole, part in names.items())
    of, along = names[e.of], e.operands()[1:]
    wanted = (f"{'vjp' if isinstance(e, Vjp) else 'jvp'}_{above}_{below}" if along else
              f"d2{above}_d{below}2" if isinstance(e, Hessian) else f"d{above}_d{below}")
    said = f"{_called_with(of, *along)}, {e.text()}, with a value {shape_of(axes(e))}"
    return _called(page.function(e, wanted, said), (*of.arguments, *along), page)
