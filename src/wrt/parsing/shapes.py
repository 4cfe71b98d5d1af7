"""The shapes of what is typed, found by unification; sizes that are forced to be equal are one.

A capital letter is a matrix, a small one a column, a Greek one a number, until the reader or the uses say otherwise:
where they do not fit, as few letters as possible are taken for something else, and if there are two ways, it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import count
from typing import NoReturn

from ..errors import NamingError, TypedError
from ..names import GREEK, checked_plain_name, marked, split
from .grammar import Tree, told
from .tokens import DIGITS, tokens
from .words import ENTRYWISE

Size = int | str        # one that is not known yet, or one that the reader declares
Axes = tuple[tuple[Size, ...], tuple[Size, ...]]
Declared = Mapping[str, Sequence[str | int]]
SCALAR: Axes = ((), ())
TRIES, MOST = 32, 12            # ways to take the letters, and the greatest exponent
NAMES = "nmklpqrs"
COUNT = "N"         # may be a number, as in 1/N
ALWAYS_COLUMNS = "uvwxyz"       # these are never taken for numbers: too many readers mean a vector
TWO_MEANINGS = ("exp", "log", "sqrt", "sin", "cos", "sinh", "cosh")     # of a matrix: by entries, or as a whole
ONE_LETTER = "declare the shape of one letter, as in shapes={'w': ('m',)}"
# where * is no product of matrices
NUMPY = re.compile(r"\b(np|jnp|numpy|torch|linalg|special|nn|scipy|tf|jax|math)\.|@|\*\*"
                   r"|\.(sum|mean|trace|norm|dot|matmul|mm|t|transpose)\(|\.(T|H|I|inv)\b")
WORDS = {(False, False): "a number", (True, False): "a column", (False, True): "a row", (True, True): "a matrix"}


class Unfitting(TypedError):
    """A part does not fit; if one of `letters` is of another kind, it may."""

    def __init__(self, message: str, text: str, place: int, remedy: str, letters: tuple[Tree, ...] = ()) -> None:
        super().__init__(message, text, place, remedy)
        self.letters = letters


class Shapes:
    """The shapes of all parts of a tree, where its letters are of given kinds."""

    def __init__(self, text: str, tree: Tree, kinds: Mapping[str, Axes], declared: Container[str] = (),
                 indices: Mapping[str, Size] | None = None, counts: Container[str] = ()) -> None:
        self.text, self.letters, self.declared = text, dict(kinds), declared
        self._is_numpy = bool(NUMPY.search(text))
        self.fresh = count(1 + max((size for axes in kinds.values() for axis in axes for size in axis
                                    if isinstance(size, int)), default=0))
        self.equal: dict[Size, Size] = {}
        self.turned: set[Tree] = set()          # columns that are meant as rows
        self.indices = dict(indices or {})      # what each ranges over
        self.counts = counts                    # the sizes that are numbers of a product
        self.found: dict[Tree, Axes] = {}
        self.whole = self.of(tree)      # last: all else is ready

    def size(self, size: Size) -> Size:
        """The one that stands for all that are equal to it."""
        while size in self.equal:
            size = self.equal[size]
        return size

    def axes(self, tree: Tree) -> Axes:
        """The shape of a part, in sizes that stand for all that are equal."""
        rows, columns = self.found[tree]
        return tuple(map(self.size, rows)), tuple(map(self.size, columns))

    def fail(self, message: str, tree: Tree, remedy: str, *may_change: Tree) -> NoReturn:
        """Refuses a part.

        :raises Unfitting: always.
        """
        letters = tuple(letter for part in may_change for letter in part.letters)
        raise Unfitting(message, self.text, tree.signs[0] if tree.signs else tree.start, remedy, letters)

    def told(self, tree: Tree) -> str:
        """What was typed for a part, in brackets where it has parts."""
        shown = told(self.text, tree.start, tree.end)
        is_one = tree.kind in ("letter", "number", "call", "transpose", "inverse") or shown[:1] + shown[-1:] == "()"
        return shown if is_one else f"({shown})"

    def described(self, tree: Tree) -> str:
        """What was typed, and of what kind it is."""
        rows, columns = self.found[tree]
        return f"{self.told(tree)} is {WORDS[bool(rows), bool(columns)]}"

    def of(self, tree: Tree) -> Axes:
        """The shape of a part, which is remembered."""
        parts = [self.of(part) for part in tree.parts]
        self.found[tree] = found = self._of(tree, parts)
        return found

    def join(self, first: tuple[Size, ...], second: tuple[Size, ...], tree: Tree) -> bool:
        """Makes two axes equal, and says whether they can be.

        :raises Unfitting: two sizes are declared to be different.
        """
        if len(first) != len(second):
            return False
        for one, other in zip(map(self.size, first), map(self.size, second)):
            if isinstance(one, str) and isinstance(other, str) and one != other:
                self.fail(f"{one} and {other} would be equal", tree, "transpose one, change the order of the "
                          "factors, or declare one size for both")
            if one != other:
                self.equal.update({other: one} if isinstance(one, str) else {one: other})
        return True

    def _of(self, tree: Tree, parts: list[Axes]) -> Axes:
        match tree.kind, parts:
            case "number", _:
                return SCALAR
            case "letter", _:
                return self.letters[tree.name]
            case "identity" | "ones", _:
                size = (tree.name or next(self.fresh),)
                return size, size if tree.kind == "identity" else ()
            case "entry", [(rows, columns)]:
                self._index(tree, rows + columns)
                return SCALAR
            case "delta", _:
                self._index(tree, (next(self.fresh),) * 2)
                return SCALAR
            case "summation", [one]:
                if one != SCALAR:
                    self.fail(f"{self.described(tree.parts[0])}, and a sum over an index is of numbers", tree,
                              "write its entries", tree)
                return SCALAR
            case "commutation", _:
                sizes: tuple[Size, ...] = tuple(tree.name)
                return sizes, sizes[::-1]
            case "sum", _:
                return self._sum(tree, parts)
            case "product", _:
                return self._product(tree, parts)
            case "negative", [one]:
                return one
            case "transpose", [(rows, columns) as one]:
                if one == SCALAR and tree.parts[0].kind == "letter" and tree.parts[0].name not in self.declared:
                    self.fail(f"{self.described(tree.parts[0])}, which has no transpose", tree, "take the sign out",
                              tree)
                return columns, rows
            case "inverse", [one]:
                return one if one == SCALAR and tree.name != "inv" else self._square(tree, one)
            case "over", [one]:
                if one != SCALAR:
                    inverse = f"inv({self.told(tree.parts[0])}) for an inverse, or " * all(one)
                    self.fail(f"{self.described(tree.parts[0])}, and only a number can be below a line", tree,
                              f"write {inverse}./ for a quotient entry by entry", tree)
                return SCALAR
            case "power", [base, exponent]:
                return self._power(tree, base, exponent)
            case "entrywise", [base, exponent]:
                if tree.name == "square" and all(base) and not self._is_numpy:
                    part = self.told(tree.parts[0])
                    self.fail(f"{self.described(tree.parts[0])}: the square of each entry, or of the whole?", tree,
                              f"write {part}.^2, or {part}^2")
                self._check_exponent(tree, exponent)
                return base
            case "hadamard", [one, other]:
                if SCALAR not in (one, other) and not self._same(one, other, tree):
                    self._different(tree, "entry by entry, shapes must be the same", "transpose one")
                return other if one == SCALAR else one
            case "kron", [(rows, columns), (more_rows, more_columns)]:
                return rows + more_rows, columns + more_columns
            case "bars", [one]:
                return self._bars(tree, one)
            case "call", [one] if tree.name in ("total", "mean", "norm") and tree.parts[0].kind == "bars":
                self._bars(tree.parts[0], self.found[tree.parts[0].parts[0]], is_within_sum=True)
        return self._call(tree, parts)

    def _index(self, tree: Tree, sizes: tuple[Size, ...]) -> None:
        """What the indices that stand below something range over."""
        if len(tree.name) != len(sizes):
            described = self.described(tree.parts[0]) if tree.parts else "δ is of two indices"
            self.fail(f"{described}, and {tree.name} stands below", tree,
                      "write one index below a column, two below a matrix")
        for name, size in zip(tree.name, sizes):
            one, other = self.size(self.indices.setdefault(name, size)), self.size(size)
            if isinstance(one, str) and isinstance(other, str) and one != other:
                self.fail(f"{name} counts to {one}, and here to {other}", tree,
                          "take another index, or change their order")
            self.join((one,), (other,), tree)

    def _same(self, one: Axes, other: Axes, tree: Tree) -> bool:
        """Makes two shapes equal, if they can be."""
        return all(len(mine) == len(others) for mine, others in zip(one, other)) and all(
            [self.join(mine, others, tree) for mine, others in zip(one, other)])

    def _different(self, tree: Tree, why: str, remedy: str) -> NoReturn:
        both = ", ".join(map(self.described, tree.parts[:2]))
        self.fail(f"{both}: {why}", tree, remedy, *tree.parts)

    def _square(self, tree: Tree, one: Axes) -> Axes:
        if not all(one) or not self.join(*one, tree):
            self.fail(f"{self.described(tree.parts[0])}, and this is of a square matrix", tree,
                      "take a matrix, with a capital letter", tree)
        return one

    def _sum(self, tree: Tree, parts: list[Axes]) -> Axes:
        columns = next((part for part in parts if bool(part[0]) != bool(part[1])), None)
        for place, part in enumerate(parts):
            if columns and part == SCALAR and tree.parts[place].value is not None:
                for scaled in map(self.told, self._scaled(tree)):
                    self.fail(f"is {scaled} a number, or is {self.told(tree.parts[place])} added to each entry?", tree,
                              f"declare {scaled} as a number, or write ones + …")
                self.found[tree.parts[place]] = columns     # 1 - x is said of each entry
                parts[place] = columns
        for place, part in enumerate(parts[1:], 1):
            if not self._same(parts[0], part, tree):
                self._refuse_sum(tree, place, SCALAR in (parts[0], part))
        return parts[0]

    def _scaled(self, tree: Tree) -> Iterator[Tree]:
        """Columns that stand before an inner product, as the y of y w'x, which may be a number."""
        shapes = [(bool(rows), bool(columns)) for rows, columns in (self.found[part] for part in tree.parts)]
        if tree.kind == "product" and len(shapes) > 1 and tree.parts[0].kind == "letter" and shapes[0] == (True, False):
            is_inner = tree.parts[1].kind == "product" and shapes[1] == (False, False) or (
                shapes[1:3] == [(False, True), (True, False)])
            if is_inner:
                yield tree.parts[0]
        for part in tree.parts:
            yield from self._scaled(part)

    def _refuse_sum(self, tree: Tree, place: int, has_number: bool) -> NoReturn:
        first, second = tree.parts[0], tree.parts[place]
        told, remedy = f"{self.described(first)}, {self.described(second)}: these do not add", "transpose one"
        if has_number:
            remedy = ("a number is added to each entry with ones, as in c*ones + x for c + x; or declare what is meant "
                      "as a number")
        elif any(one.name == "diag" for part in (first, second) for one in (part, *part.parts)):
            remedy = "diag(A) is the column of the diagonal: write diag(diag(A)) for the matrix that has it"
        raise Unfitting(told, self.text, tree.signs[place - 1], remedy, tree.letters)

    def _product(self, tree: Tree, parts: list[Axes]) -> Axes:
        found = parts[0]
        for place, part in enumerate(parts[1:], 1):
            if SCALAR in (found, part):
                found = part if found == SCALAR else found
            elif self._is_numpy and self.text[tree.signs[place - 1]] == "*" and (found[1] or part[1]) and (
                    len(found[1]) == len(part[0]) or list(map(len, found)) == list(map(len, part))):
                left, right = self.told(tree.parts[place - 1]), self.told(tree.parts[place])
                raise Unfitting("in NumPy * is entry by entry: is it that, or a product of matrices?", self.text,
                                tree.signs[place - 1], f"write {left} .* {right}, or {left} @ {right}")
            elif place == 1 and self._is_inner(tree, found, part):
                self.turned.add(tree.parts[0])
                found = (), part[1]
            elif self.join(found[1], part[0], tree):
                found = found[0], part[1]
            else:
                self._refuse_product(tree, place, found, part)
        return found

    def _is_inner(self, tree: Tree, left: Axes, right: Axes) -> bool:
        """Whether a column stands before @ as a row does, as in x @ A @ x; before · only before another column."""
        sign = self.text[tree.signs[0]]
        is_meant = sign == "@" or sign in "·⋅" and not right[1]
        return is_meant and not left[1] and bool(right[0]) and self.join(left[0], right[0], tree)

    def _refuse_product(self, tree: Tree, place: int, before: Axes, part: Axes) -> NoReturn:
        left, right = tree.parts[place - 1], tree.parts[place]
        sides = self.told(left), self.told(right)
        letters = tuple(letter for one in tree.parts[:place + 1] for letter in one.letters)
        if before[0] and part[0] and not before[1] and not part[1] and self.found[left] == before:
            both = f"write {sides[0]} .* {sides[1]}, or {sides[0]}'*{sides[1]}; or declare one as a number"
            raise Unfitting("a column times a column: entry by entry, or the inner product?", self.text,
                            tree.signs[place - 1], both, letters)
        told = f"a product of {WORDS[bool(before[0]), bool(before[1])]} and {WORDS[bool(part[0]), bool(part[1])]}"
        raise Unfitting(f"{told} does not fit", self.text, tree.signs[place - 1],
                        "transpose one, change their order, or declare shapes", letters)

    def _check_exponent(self, tree: Tree, exponent: Axes) -> None:
        if exponent != SCALAR:
            self.fail(f"{self.described(tree.parts[1])}, and an exponent is a number", tree,
                      "write a number, or declare the letter as one", tree.parts[1])
        value = tree.parts[1].value
        if value == 0:
            self.fail("this is to the power 0", tree, "write 1, or I for a matrix")
        if value is not None and abs(value) > MOST:
            self.fail(f"an exponent is {MOST} at most", tree, "write a smaller number")
        if value is None and not tree.parts[1].letters:
            self.fail("an exponent of numbers is to be one number", tree, "write what it comes to")
        if tree.parts[0].value is not None and value is not None and tree.value is None and value.denominator == 1:
            self.fail(f"a power of numbers has {DIGITS} digits at most", tree, "write a smaller number")

    def _power(self, tree: Tree, base: Axes, exponent: Axes) -> Axes:
        self._check_exponent(tree, exponent)
        part = self.told(tree.parts[0])
        if all(base):
            if self._is_numpy and self.text.startswith("**", tree.signs[0]):
                self.fail("in NumPy ** is entry by entry: is it that, or a power of the matrix?", tree,
                          f"write {part}.^{self.told(tree.parts[1])}, or {part}^{self.told(tree.parts[1])}")
            if (value := tree.parts[1].value) is None or value.denominator > 1:
                self.fail("a matrix has powers with whole numbers", tree, "write a whole number")
            return self._square(tree, base)
        if base != SCALAR:
            self.fail(f"{self.described(tree.parts[0])}: a power of each entry, or the inner product?", tree,
                      f"write {part}.^2, or {part}'*{part}; or declare it as a number", tree.parts[0])
        return SCALAR

    def _bars(self, tree: Tree, one: Axes, is_within_sum: bool = False) -> Axes:
        if all(one) and is_within_sum:
            part = self.told(tree.parts[0])
            self.fail(f"{self.described(tree.parts[0])}: its determinant, or the absolute value of each entry?", tree,
                      f"write det({part}), or abs({part})", tree)
        if bool(one[0]) != bool(one[1]):
            part = self.told(tree.parts[0])
            self.fail(f"{self.described(tree.parts[0])}: its norm, or the absolute value of each entry?", tree,
                      f"write norm({part}), or abs({part})", tree)
        return self._square(tree, one) and SCALAR if all(one) else SCALAR

    def _inner(self, tree: Tree, parts: list[Axes]) -> Axes:
        """The inner product of two arrays of one shape; the word `inner` of matrices means two things."""
        if SCALAR in parts or not self._same(parts[0], parts[1], tree):
            self._different(tree, "an inner product is of two arrays of one shape", "transpose one")
        if all(parts[0]) and self.text.startswith("inner", tree.start):
            self._ask_inner(tree)
        return SCALAR

    def _ask_inner(self, tree: Tree) -> NoReturn:
        left, right = map(self.told, tree.parts)
        product = f"{left}*{right}'" if tree.name == "inner" else f"{left}*{right}"
        self.fail("of matrices, is it a number or a matrix?", tree,
                  f"write tr({left}'*{right}) for the sum of products of entries, {product} for a product of matrices")

    def _call(self, tree: Tree, parts: list[Axes]) -> Axes:
        name, one, part = tree.name, parts[0], tree.parts[0]
        shown = told(self.text, part.start, part.end)
        if name.rstrip(".") in (*ENTRYWISE, "reciprocal"):
            if all(one) and name in TWO_MEANINGS:
                remedy = f"write {name}.({shown}) for that of each entry; the other is not known here"
                self.fail(f"{self.described(part)}: {name} of each entry, or of the whole?", tree, remedy, tree)
            return one
        match name:
            case "trace" | "det" | "logdet" | "adjugate" if one != SCALAR or name != "trace":
                return self._square(tree, one) if name == "adjugate" else self._square(tree, one) and SCALAR
            case "norm_2" if all(one):
                self.fail(f"{self.described(part)}: of a matrix, 2 means the greatest singular value", tree,
                          f"write norm({shown}) for the root of the sum of all squares; the other is not known here",
                          tree)
            case "norm" | "norm_2" | "norm_F" if one == SCALAR:
                self.fail(f"{self.described(part)}, and a norm is of an array", tree, "write abs for a number", tree)
            case "total" | "mean" if one == SCALAR and part.kind == "letter":
                self.fail(f"{self.described(part)}, which is its own sum", tree, "take the sum out", tree)
            case "softmax" | "logsumexp":
                if bool(one[0]) == bool(one[1]):
                    self.fail(f"{self.described(part)}, and {name} is of a vector", tree,
                              f"write {name}(vec({shown})) for all entries of a matrix", tree)
                return one if name == "softmax" else SCALAR
            case "diag":
                if one == SCALAR:
                    self.fail(f"{self.described(part)}, and diag is of an array", tree, "take diag out", tree)
                return (self._square(tree, one)[0], ()) if all(one) else (one[0] + one[1],) * 2
            case "vec" | "rvec":
                return (one[1] + one[0] if name == "vec" else one[0] + one[1]), ()
            case "inner":
                return self._inner(tree, parts)
            case "dot" if all(one) and all(parts[1]) and not self._is_numpy:
                self._ask_inner(tree)
            case "dot" | "outer":
                are_columns = all(rows and not columns for rows, columns in parts)
                if name == "dot" and not are_columns:
                    return self._product(tree, parts)
                if not are_columns or name == "dot" and not self.join(one[0], parts[1][0], tree):
                    self._different(tree, f"{name} is of two columns", "write * for a product")
                return SCALAR if name == "dot" else (one[0], parts[1][0])
        return SCALAR


def shaped(text: str, tree: Tree, declared: Declared, indices: Mapping[str, Size] | None = None,
           counts: Container[str] = ()) -> Shapes:
    """The shapes of a tree, with as few letters as possible of another kind than usual.

    Of some `indices` it may be known what they range over; what `counts` is a size, and stands for that number.

    :raises TypedError: nothing fits, or several ways do.

    >>> from .grammar import parsed
    >>> text = "y - X*w"
    >>> shaped(text, parsed(text), {}).whole[1]
    ()
    """
    if not isinstance(declared, Mapping):
        raise TypedError("shapes stand by the name of a letter", text, 0, "write shapes={'w': ('m',)}")
    names = {letter.name: letter.start for letter in reversed(tree.letters)}
    fresh = count(1)
    unknown_sizes: dict[str, int] = {}      # those of which it is said alone which are equal
    given = {_declared_name(name): _declared_axes(name, shape, unknown_sizes, fresh)
             for name, shape in declared.items()}
    if unknown := next((name for name in given if name not in names), None):
        raise TypedError(f"{unknown} has a shape and is not typed", text, 0, f"take {unknown} out of the shapes")
    sizes = tree.sizes.union(size for pair in given.values() for axis in pair for size in axis if isinstance(size, str))
    given |= {name: SCALAR for name in names if name in counts}
    if shared := next((name for name in names if name in sizes and name not in counts), None):
        raise TypedError(f"{shared} is a size here", text, names[shared], "give the size another name")
    usual = {name: _usual(name, fresh) for name in names} | given
    order = count()
    waiting: list[tuple[int, int, dict[str, Axes]]] = [(0, 0, {})]
    seen: set[frozenset[str]] = {frozenset()}
    fitting: list[tuple[int, dict[str, Axes], Shapes]] = []
    first: Unfitting | None = None
    for _ in range(TRIES):
        if not waiting or fitting and waiting[0][0] > fitting[0][0]:
            break
        cost, _, changes = heappop(waiting)
        try:
            fitting.append((cost, changes, Shapes(text, tree, usual | changes, given, indices, counts)))
        except Unfitting as unfitting:
            first = first or unfitting
            for name in dict.fromkeys(letter.name for letter in unfitting.letters):
                other = None if name in given or name in changes else _other(name, usual[name], fresh)
                if other and (key := frozenset((*changes, name))) not in seen:
                    seen.add(key)
                    heappush(waiting, (cost + 1, next(order) + 1, changes | {name: other}))
    if not fitting:
        assert first is not None
        raise TypedError(first.words, text, first.place, first.remedy) from None
    if len(fitting) > 1 or waiting and waiting[0][0] <= fitting[0][0]:
        assert first is not None
        ways = [", ".join(f"{name} is {WORDS[bool(axes[0]), bool(axes[1])]}" for name, axes in changes.items())
                for _, changes, _ in fitting[:2]]
        raise TypedError(f"this fits if {', and if '.join(ways)}", text, first.place,
                         f"declare one of them: say whether {next(iter(fitting[0][1]))} is a number")
    return fitting[0][2]


def _usual(name: str, fresh: count[int]) -> Axes:
    """The shape of a letter of which nothing is known."""
    letter = marked(split(name)[0]).letter
    if letter[0].isupper():
        return (next(fresh),), (next(fresh),)
    return SCALAR if letter in GREEK else ((next(fresh),), ())


def _other(name: str, usual: Axes, fresh: count[int]) -> Axes | None:
    """The shape that a letter may have instead: a Greek one of a column, a small one of a number."""
    letter = marked(split(name)[0]).letter
    if letter in GREEK and usual == SCALAR:
        return (next(fresh),), ()
    may_be_number = letter.islower() and letter not in ALWAYS_COLUMNS and letter not in GREEK
    return SCALAR if may_be_number or letter == COUNT else None


def _declared_name(name: str) -> str:
    if not isinstance(name, str):
        raise TypedError("this is no letter", str(name), 0, ONE_LETTER)
    found = tokens(name)
    if [token.kind for token in found] != ["name", "end"]:
        raise TypedError("this is no letter", name, 0, ONE_LETTER)
    return found[0].text


def _declared_axes(name: str, shape: Sequence[str | int], unknown: dict[str, int], fresh: count[int]) -> Axes:
    """A shape such as ("n", "m"), ("m",), ("m", 1), (1, "m"), (); a size such as "?n" is any, and one of a name one."""
    if not isinstance(shape, Sequence) or isinstance(shape, str):
        raise TypedError("a shape is a row of sizes", name, 0, "write ('n', 'm'), ('m',) or ()")
    try:
        sizes: list[tuple[Size, ...]] = [() if str(size) == "1" else (_declared_size(size, unknown, fresh),)
                                         for size in shape]
    except NamingError as error:
        raise TypedError(error.words, name, 0, "write a letter, as in ('n', 'm')") from None
    if len(sizes) > 2:
        raise TypedError("a shape has two sizes at most", name, 0, "write ('n', 'm'), ('m',) or ()")
    rows, columns = (*sizes, (), ())[:2]
    return rows, columns


def _declared_size(size: str | int, unknown: dict[str, int], fresh: count[int]) -> Size:
    if isinstance(size, str) and size.startswith("?"):
        if size not in unknown:
            unknown[size] = next(fresh)
        return unknown[size]
    return checked_plain_name(size)
