"""The reading for Python: source with public names that, run again, gives an equal object.

Every rule writes what an author would write; where Python's operators would not give the same tree
(a sum whose first term is a sum, say), the node's type is called.
"""

from __future__ import annotations

import json
from fractions import Fraction
from functools import reduce, singledispatch
from keyword import iskeyword
from operator import add, matmul, mul
from textwrap import fill, indent

from .condition import Condition
from .data import write
from .derivation import Derivation, Formula
from .derivative import Gradient, Jacobian, Partial
from .dimension import Dimension, Index
from .einstein import free_indices
from .elementwise import Elementwise
from .errors import DataError
from .expression import (
    Apply, Delta, Entry, Expression, Hadamard, Identity, Inverse, Kronecker, MatrixProduct, Number, Ones,
    Product, Size, Sum, Summation, Symbol, Trace, Transpose, Vec,
)
from .functions import KNOWN, reciprocal
from .given import Given
from .refutation import Refutation

SUM, PRODUCT, SIGN, ATOM = 1, 2, 3, 4
WIDTH = 88


def python(thing) -> str:
    """Python source whose last expression is the expression, derivation, formula, refutation, or condition.

    :raises DataError: for anything else.

    >>> from wrt import Matrix, Vector, dimensions
    >>> n, m = dimensions("n m")
    >>> print(python(Matrix("W", n, m) @ Vector("x", m)))
    from wrt import Matrix, Vector, dimensions
    <BLANKLINE>
    n, m = dimensions("n m")
    W = Matrix("W", n, m)
    x = Vector("x", m)
    <BLANKLINE>
    W @ x
    """
    program = Program()
    last = statement(thing, program)
    declarations = program.declarations()
    return "\n\n".join(filter(None, (program.imports(), declarations, *program.formulas, last)))


class Program:
    """What stands above the last expression: the names that it uses."""

    def __init__(self):
        self.names: dict = {}
        self.used: dict[str, set[str]] = {}
        self.symbols: list[str] = []
        self.formulas: list[str] = []

    def use(self, name: str, module: str = "wrt") -> str:
        """The name, which will be imported."""
        self.used.setdefault(module, set()).add(name)
        return name

    def call(self, name: str, *arguments: str) -> str:
        """The call of a public function."""
        return f"{self.use(name)}({', '.join(arguments)})"

    def name(self, thing, stem: str) -> str:
        """The variable that holds a thing; no other thing has it."""
        from . import __all__ as public

        if thing not in self.names:
            while stem in self.names.values() or stem in public or iskeyword(stem):
                stem += "_"
            self.names[thing] = stem
        return self.names[thing]

    def size(self, dimension: Dimension) -> str:
        """The variable of a dimension."""
        return self.name(dimension, dimension.name)

    def index(self, index: Index) -> str:
        """The variable of an index."""
        self.size(index.dimension)
        return self.name(index, index.name)

    def function(self, function: Elementwise) -> str:
        """The function, with a prime for each derivative."""
        if function.name in KNOWN:
            known = self.use(function.name, "wrt" if function.name != reciprocal.name else "wrt.functions")
        else:
            known = self.name(Elementwise(function.name), function.name)
        return known + ".prime" * function.order

    def symbol(self, symbol: Symbol) -> str:
        """The variable of a symbol, declared after those that it is built from."""
        if symbol not in self.names:
            declared = self._declared(symbol)
            self.symbols.append(f"{self.name(symbol, symbol.name)} = {declared}")
        return self.names[symbol]

    def _declared(self, symbol):
        name = quoted(symbol.name)
        if symbol.definition is not None:
            return self.call("define", name, argument(symbol.definition, self))
        shape = [self.size(d) for d in symbol.rows + symbol.columns]
        arguments = [self.symbol(a) for a in symbol.arguments]
        kind = {(0, 0): "Scalar", (1, 0): "Vector", (0, 1): "RowVector", (1, 1): "Matrix"}[
            len(symbol.rows), len(symbol.columns)]
        of = [f"of={_tuple(arguments) if len(arguments) > 1 else arguments[0]}"] if arguments else []
        return self.call(kind, name, *shape, *of)

    def formula(self, formula: Formula) -> str:
        """The variable of a formula that a step refers to."""
        key = json.dumps(write(formula))
        if key not in self.names:
            written = statement(formula, self)
            self.formulas.append(f"{self.name(key, formula.name.replace('-', '_'))} = {written}")
        return self.names[key]

    def imports(self) -> str:
        """A line for each module that names are imported from."""
        lines = []
        for module, names in sorted(self.used.items()):
            line = f"from {module} import {', '.join(sorted(names))}"
            if len(line) > WIDTH:
                line = f"from {module} import (\n{indent(fill(', '.join(sorted(names)), WIDTH - 4), '    ')},\n)"
            lines.append(line)
        return "\n".join(lines)

    def declarations(self) -> str:
        """A line for all dimensions, for the indices of each, for each function and symbol."""
        sizes, indices, functions = ([t for t in self.names if isinstance(t, kind)]
                                     for kind in (Dimension, Index, Elementwise))
        lines = self._together("dimensions", sizes)
        for size in sizes:
            over = [i for i in indices if i.dimension == size]
            lines += self._together("indices", over, f", {self.names[size]}")
        for function in functions:
            lines += self._together("function", [function])
        return "\n".join(lines + self.symbols)

    def _together(self, maker, things, more=""):
        if not things:
            return []
        names, texts = ", ".join(self.names[t] for t in things), " ".join(t.name for t in things)
        return [f"{names} = {self.use(maker)}({quoted(texts)}{more})"]


def quoted(text: str) -> str:
    """The text as a literal, in double quotes."""
    return json.dumps(text, ensure_ascii=False)


# ------------------------------------------------------------------ one entry for each statement
def statement(thing, program: Program) -> str:
    """What stands on the last lines, or behind the name of a formula."""
    match thing:
        case Expression():
            return operand(thing, program, 0)
        case Derivation():
            return _derivation(thing, program)
        case Formula():
            more = [f"status={quoted(thing.status)}"] if thing.status != "proved" else []
            return program.call("Formula", quoted(thing.name), _derivation(thing.derivation, program),
                                *_conditions(thing, program), *more)
        case Refutation():
            return _lines("Refutation", [
                quoted(thing.name), argument(thing.left, program), argument(thing.right, program),
                f"by={quoted(thing.by)}", f"because={quoted(thing.because)}",
                *_free(thing, thing.left, program), *_conditions(thing, program)], program)
        case Condition():
            return program.call(thing.property, argument(thing.expression, program))
        case Given():
            symbol, others = program.symbol(thing.symbol), filter(None, [thing.independent_of])
            return program.call("Given", symbol, *(f"independent_of={program.symbol(by)}" for by in others))
    raise DataError(f"{thing!r} has no Python source")


def _derivation(derivation, program):
    lines = [argument(derivation.first, program)]
    for line, reason in derivation.steps:
        why = program.formula(reason) if isinstance(reason, Formula) else quoted(reason)
        lines.append(f"({argument(line, program)}, {why})")
    return _lines("Derivation", lines + _free(derivation, derivation.first, program), program)


def _lines(name, arguments, program):
    body = "".join(f"{argument},\n" for argument in arguments)
    return f"{program.use(name)}(\n{indent(body, '    ')})"


def _free(thing, first, program):
    if thing.free == free_indices(first):
        return []
    return [f"free={_tuple([program.index(i) for i in sorted(thing.free)])}"]


def _conditions(thing, program):
    conditions = [statement(c, program) for c in thing.conditions]
    return [f"conditions=[{', '.join(conditions)}]"] if conditions else []


def _tuple(parts):
    return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"


# ------------------------------------------------------------------ one entry for each node
def operand(e: Expression, program, level=ATOM) -> str:
    """The source of something that is an expression in Python too, bracketed if it binds weaker than `level`."""
    written, own = source(e, program)
    return written if own >= level else f"({written})"


def argument(e: Expression, program, level=0) -> str:
    """The same where a Python number will do."""
    if not isinstance(e, Number):
        return operand(e, program, level)
    top, bottom = e.value.as_integer_ratio()
    return str(top) if bottom == 1 else f"{program.use('Fraction', 'fractions')}({top}, {bottom})"


@singledispatch
def source(expression, program) -> tuple[str, int]:
    """The source, and how strongly Python binds it."""
    raise TypeError(f"no Python source for {type(expression).__name__}")


@source.register
def _(e: Number, program):
    program.use("Number", "wrt.expression")
    return f"Number({program.use('Fraction', 'fractions')}({quoted(str(e.value))}))", ATOM


@source.register
def _(e: Symbol, program):
    return program.symbol(e), ATOM


@source.register
def _(e: Sum, program):
    if len(e.terms) < 2 or reduce(add, e.terms) != e:
        return _node(e, e.terms, program)
    written = _first(e.terms, program, SUM)
    for term in e.terms[1:]:
        positive = _negated(term)
        written += f" {'-' if positive else '+'} {argument(positive or term, program, PRODUCT)}"
    return written, SUM


@source.register
def _(e: Product, program):
    first, rest = e.factors[0], e.factors[1:]
    if len(e.factors) < 2 or reduce(mul, e.factors) != e:
        return _node(e, e.factors, program)
    positive = _negated(e)
    if positive and first.value.denominator > 1:
        return f"-{operand(positive, program, SIGN)}", SIGN
    if isinstance(first, Number) and first.value.numerator == 1 < first.value.denominator:
        whole = reduce(mul, rest)
        if whole / first.value.denominator == e and not isinstance(whole, Number):
            return f"{operand(whole, program, PRODUCT)} / {first.value.denominator}", PRODUCT
    if positive and first.value == -1 and -rest[0] == Product((first, rest[0])):
        before, *rest = -rest[0], *rest[1:]
        written = f"-{operand(e.factors[1], program, SIGN)}"
    else:
        before, written = first, _first(e.factors, program, PRODUCT)
    for factor in rest:
        if isinstance(factor, Apply) and factor.function == reciprocal and before / factor.argument == before * factor:
            written += f" / {operand(factor.argument, program, SIGN)}"
        else:
            written += f" * {argument(factor, program, SIGN)}"
        before = before * factor
    return written, PRODUCT if rest else SIGN


@source.register
def _(e: MatrixProduct, program):
    if len(e.factors) < 2 or reduce(matmul, e.factors) != e:
        return _node(e, e.factors, program)
    first = operand(e.factors[0], program, PRODUCT)
    return " @ ".join([first, *(argument(factor, program, SIGN) for factor in e.factors[1:])]), PRODUCT


def _node(e, children, program):
    kind = program.use(type(e).__name__, "wrt.expression")
    return f"{kind}({_tuple([operand(child, program, 0) for child in children])})", ATOM


def _first(parts, program, level):
    return (operand if isinstance(parts[1], Number) else argument)(parts[0], program, level)


def _negated(e) -> Expression | None:
    """What is to be written behind a minus, if e is something negative."""
    first, rest = (e.factors[0], e.factors[1:]) if isinstance(e, Product) else (e, ())
    if not isinstance(first, Number) or first.value >= 0:
        return None
    positive = reduce(mul, (rest if first.value == -1 and rest else (Number(-first.value), *rest)))
    return positive if -positive == e else None


@source.register(Transpose)
@source.register(Inverse)
def _(e, program):
    return f"{operand(e.of, program)}.{'T' if isinstance(e, Transpose) else 'inv'}", ATOM


@source.register
def _(e: Vec, program):
    return program.call("rvec" if e.by_rows else "vec", argument(e.of, program)), ATOM


@source.register
def _(e: Entry, program):
    return f"{operand(e.of, program)}[{', '.join(map(program.index, e.at))}]", ATOM


@source.register
def _(e: Summation, program):
    return program.call("sum_over", program.index(e.over), argument(e.body, program)), ATOM


@source.register
def _(e: Apply, program):
    if e.function == reciprocal and Fraction(1) / e.argument == e:
        return f"1 / {operand(e.argument, program, SIGN)}", PRODUCT
    return f"{program.function(e.function)}({argument(e.argument, program)})", ATOM


_CALLED = {Size: "size", Identity: "eye", Ones: "ones", Delta: "delta", Kronecker: "kron", Hadamard: "hadamard",
           Partial: "partial", Jacobian: "jacobian", Gradient: "gradient", Trace: "trace"}


def _called(e, program):
    parts = [program.size(v) if isinstance(v, Dimension) else program.index(v) if isinstance(v, Index)
             else argument(v, program) for v in e.values]
    return program.call(_CALLED[type(e)], *parts), ATOM


for kind in _CALLED:
    source.register(kind, _called)
