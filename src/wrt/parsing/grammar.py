"""The grammar of what is typed: from tokens to a tree that knows no shapes.

Terms are made of products with signs (* @ / .* ⊗), which bind less than letters that stand side by side,
as in y ⊙ A x; and these less than what stands behind or above one of them, as in A⁻¹ x'.
What people read in two ways is refused, with both spellings.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import NoReturn

from ..errors import NamingError, TypedError
from ..names import checked_plain_name, marked, split
from .tokens import DIGITS, INDICES, TURNED, Token, tokens
from .words import ENTRIES, ENTRYWISE

DEPTH, NODES = 60, 400
METHODS = {".dot": "dot", ".sum": "total", ".mean": "mean", ".trace": "trace", ".norm": "norm"}
CLOSERS = {"(": ")", ".(": ")", "[": "]", "{": "}", "|": "|", "‖": "‖", "⟨": "⟩"}
BEGINS = {"number", "name", "function", "ones", "identity", "eye", "commutation", "delta", "summation",
          "frac", "(", "[", "{", "|", "‖", "⟨", "√"}
# the kinds of trees that signs and functions make
SIGNS = {".*": "hadamard", "./": "hadamard", "⊗": "kron"}
KINDS = {"inv": "inverse", "transpose": "transpose", "hadamard": "hadamard", "kron": "kron"}
OPEN = ("f", "g", "h", "phi", "psi", "E", "Phi", "Psi", "Gamma")    # functions are expected of these before brackets
TWO = ("kron", "dot", "inner", "outer", "hadamard")     # functions of two arrays
# what to write where there is an axis behind a comma
AXES = {"total": ENTRIES, "mean": f"{ENTRIES}, over their number", "softmax": "write softmax(x) of one column",
        "logsumexp": "write logsumexp(x) of one column"}
TIMED = tuple("uvwxyz")    # letters that mostly have a time or a place in brackets, as in x(t+1)
# what may stand behind ones and eye, with a letter for the size where there is no sign
SIZES = (("(", "", ")"), ("(", "", ",", "1", ")"), ("(", "(", "", ",", "1", ")", ")"))


@dataclass(frozen=True, eq=False)
class Tree:
    """A part of what is typed, from the place `start` to before `end`.

    `name` is that of a letter, of a function, or of the sizes of an identity, or the text of a number; `signs` are the
    places between the parts, to which an error points. The `notes` of the whole say what else it was taken for.
    """

    kind: str
    parts: tuple[Tree, ...]
    start: int
    end: int
    name: str = ""
    signs: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def depth(self) -> int:
        """One more than the greatest below it."""
        return 1 + max((part.depth for part in self.parts), default=0)

    @cached_property
    def leaves(self) -> tuple[Tree, ...]:
        """What has no parts in it, from the left."""
        return tuple(leaf for part in self.parts for leaf in part.leaves) or (self,)

    @property
    def letters(self) -> tuple[Tree, ...]:
        """The letters in it, from the left."""
        return tuple(leaf for leaf in self.leaves if leaf.kind == "letter")

    @property
    def sizes(self) -> frozenset[str]:
        """The sizes that stand below an identity, ones or a commutation matrix."""
        below = [leaf.name for leaf in self.leaves if leaf.kind in ("identity", "ones") and leaf.name]
        return frozenset((*below, *(size for leaf in self.leaves if leaf.kind == "commutation" for size in leaf.name)))

    @property
    def value(self) -> Fraction | None:
        """The number that it is, if it is made of numbers alone."""
        values = [part.value for part in self.parts]
        match self.kind, values:
            case "number", _:
                return Fraction(self.name)
            case "negative", [Fraction() as one]:
                return -one
            case "over", [Fraction() as one] if one:
                return 1 / one
            case "product", [Fraction() as one, Fraction() as other]:
                return one * other
            case "power", [Fraction() as one, Fraction() as other] if one and _is_small_power(one, other):
                return one ** int(other)
        return None


def _is_small_power(base: Fraction, exponent: Fraction) -> bool:
    """Whether a number to a whole power has no more digits than a number may have."""
    digits = max(len(str(abs(base.numerator))), len(str(base.denominator)))
    return exponent.denominator == 1 and abs(exponent) * digits <= DIGITS


def parsed(text: str, letters: Container[str] | None = None) -> Tree:
    """The tree of a text; with indices, where it is said which letters there are.

    :raises TypedError: it is no expression, too long or too deep, or may be read in two ways.

    >>> [part.kind for part in parsed("x'A x + 1").parts]
    ['product', 'number']
    """
    return Parser(text, letters).whole()


class Parser:
    """Reads the tokens of a text from the left; each method reads what its name says."""

    def __init__(self, text: str, letters: Container[str] | None = None) -> None:
        self.text, self.tokens = text, tokens(text, letters)
        self.place, self.depth, self.nodes = 0, 0, 0
        self.open: list[str] = []       # the brackets that are not closed yet
        self.sigma: Token | None = None     # one before brackets
        self.notes: dict[str, None] = {}    # what is told back besides shapes

    # --- tokens
    @property
    def token(self) -> Token:
        """The one that is next."""
        return self.tokens[self.place]

    @property
    def begins(self) -> bool:
        """Whether something begins here, and no bar or norm ends."""
        kind = self.token.kind
        return kind in BEGINS and not (kind in ("|", "‖") and self.open and self.open[-1] == kind)

    def take(self) -> Token:
        """The next token, which is passed."""
        self.place += 1
        return self.tokens[self.place - 1]

    def taken(self, *kinds: str) -> Token | None:
        """The next token, which is passed if it is of these kinds; else none."""
        return self.take() if self.token.kind in kinds else None

    def fail(self, message: str, remedy: str, place: int | None = None) -> NoReturn:
        """Refuses the character at a place, or at the next token.

        :raises TypedError: always.
        """
        raise TypedError(message, self.text, self.token.start if place is None else place, remedy)

    def made(self, kind: str, parts: tuple[Tree, ...], start: int, name: str = "",
             signs: tuple[int, ...] = ()) -> Tree:
        """A tree that ends before the next token, within the limits."""
        end = self.tokens[self.place - 1].end if self.place else start
        tree = Tree(kind, parts, start, end, name, signs)
        self.nodes += 1
        if self.nodes > NODES:
            self.fail(f"more than {NODES} parts", "type a shorter expression", start)
        if tree.depth > DEPTH:
            self.fail(f"more than {DEPTH} levels one in the other", "type a flatter expression", start)
        return tree

    def shown(self, *trees: Tree) -> str:
        """What was typed for a row of parts, within a message."""
        return told(self.text, trees[0].start, trees[-1].end)

    # --- the grammar, from what binds least
    def whole(self) -> Tree:
        """All of the text."""
        if self.token.kind == "end":
            self.fail("there is nothing to read", "type an expression, as in x'*A*x")
        tree = self.sum()
        if self.token.kind != "end":
            self.unexpected()
        if self.sigma and any(letter.name == "sigma" for letter in tree.letters):
            self.fail("σ is a letter elsewhere: is it a function here, or a factor?",
                      "write sigmoid( for the function, σ*( for the factor", self.sigma.start)
        self.check_spellings(tree)
        return replace(tree, notes=tuple(self.notes))

    def check_spellings(self, tree: Tree) -> None:
        """Refuses W_1 and W^{(1)} in one text: each names a letter of its own on paper."""
        above = {letter.name: letter for letter in tree.letters if "^" in self.text[letter.start:letter.end]}
        for letter in tree.letters:
            if letter.name in above and "^" not in self.text[letter.start:letter.end]:
                one, other = (self.shown(part) for part in (letter, above[letter.name]))
                self.fail(f"are {one} and {other} one letter?", "write both in one way, or another number below",
                          letter.start)

    def unexpected(self) -> NoReturn:
        """Refuses the next token."""
        kind, shown = self.token.kind, self.token.text
        if kind == "end":
            missing = f"{CLOSERS[self.open[-1]]} is missing" if self.open else "something is missing"
            self.fail(f"{missing} at the end", "write what belongs there")
        if self.open and kind == CLOSERS[self.open[-1]] == "⟩":
            self.fail("an inner product is of two arrays", "write ⟨x, y⟩, with a comma between", self.token.start)
        if self.open and kind == CLOSERS[self.open[-1]]:
            self.fail(f"something is missing before {shown}", "write what belongs there")
        if kind in CLOSERS.values():
            expected = f"write {CLOSERS[self.open[-1]]} before it" if self.open else "take it out, or open it before"
            self.fail(f"{shown} closes nothing here", expected)
        if kind == "subscript":
            self.fail("a subscript stands behind one letter", "write a number or one letter below it, as in W_1")
        if kind == "number":
            self.fail("a number stands behind what it multiplies", "write it before, or * between")
        if kind == ",":
            self.fail("a comma separates nothing here", "type one expression; entries and lists are not typed")
        if kind in ("accent", "above"):
            self.fail(f"a {shown} stands above one letter", "write hat(x)")
        self.fail(f"{shown} cannot stand here", "write what it is of before it and behind it")

    def sum(self) -> Tree:
        """Terms with + and − between them."""
        start = self.token.start
        terms, signs = [self.term()], []
        while sign := self.taken("+", "-"):
            signs.append(sign.start)
            self.place -= sign.kind == "-"
            terms.append(self.term())
        return terms[0] if len(terms) == 1 else self.made("sum", tuple(terms), start, signs=tuple(signs))

    def term(self) -> Tree:
        """A product, or minus one."""
        start, is_negative = self.token.start, False
        while sign := self.taken("+", "-"):
            is_negative ^= sign.kind == "-"
        tree = self.product()
        return self.made("negative", (tree,), start) if is_negative else tree

    def product(self) -> Tree:
        """What * @ / .* ./ ⊗ stand between, from the left; behind a number below a line none need stand."""
        start = self.token.start
        tree, before = self.row(), ""
        while (sign := self.taken("*", "@", "/", *SIGNS)) or self.begins:
            kind = SIGNS.get(sign.kind, "product") if sign else "product"
            if sign and sign.kind != "/" and before in SIGNS.values() and kind != before:
                left, right = map(self.shown, tree.parts)
                shown = "⊗" if before == "kron" else ".*"
                self.fail(f"what does {sign.text} belong to?", f"write ({left} {shown} {right}) {sign.text} …, or "
                          f"{left} {shown} ({right} {sign.text} …)", sign.start)
            right_part = self.factor(sign) if sign else self.row()
            joint = sign.start if sign else right_part.start
            if kind == before == "product":
                tree = self.made(kind, (*tree.parts, right_part), start, signs=(*tree.signs, joint))
            else:
                tree = self.made(kind, (tree, right_part), start, signs=(joint,))
            before = kind
        return tree

    def factor(self, sign: Token) -> Tree:
        """What stands behind a sign; behind one of division, 1 over it."""
        start, is_negative = self.token.start, False
        while self.taken("-"):
            is_negative = not is_negative
        tree = self.row(is_below=sign.kind in ("/", "./"))
        if is_negative:
            tree = self.made("negative", (tree,), start)
        if sign.kind == "/":
            return self.over(tree)
        return self.made("call", (tree,), start, "reciprocal.") if sign.kind == "./" else tree

    def over(self, tree: Tree) -> Tree:
        """1 over something."""
        if tree.value == 0:
            self.fail("a division by 0", "write another number", tree.start)
        return self.made("over", (tree,), tree.start)

    def row(self, is_below: bool = False) -> Tree:
        """Factors side by side, as in 2 A x; what is below a line ends before a blank if it is a number."""
        start = self.token.start
        factors = [self.raised()]
        if is_below and self.begins:
            if factors[0].kind == "number" and self.token.start > factors[0].end:
                return factors[0]
            both = self.shown(*factors), told(self.text, self.token.start, self.token.end)
            self.fail(f"what is below the line, {both[0]} or all that follows?",
                      f"write /{both[0]} * {both[1]}…, or /({both[0]} {both[1]}…)")
        while self.begins and self.token.kind != "number":
            factors.append(self.raised())
        if self.token.kind == "number":
            self.unexpected()
        signs = tuple(part.start for part in factors[1:])
        return factors[0] if len(factors) == 1 else self.made("product", tuple(factors), start, signs=signs)

    def raised(self) -> Tree:
        """Something, with what stands behind and above it: a transpose, an inverse, a power."""
        start, tree, is_power = self.token.start, self.atom(), False
        while sign := self.taken("'", ".inv", "^", ".^", "indices", *METHODS):
            if sign.kind in METHODS:
                tree = self.method(sign, tree)
                continue
            if sign.kind == "indices":
                tree = self.made("entry", (tree,), start, sign.text, (sign.start,))
                continue
            self.check_entry(tree, sign)
            if sign.kind == "'":
                self.check_transposed(tree, sign)
            if sign.kind in ("'", ".inv"):
                tree = self.made("transpose" if sign.kind == "'" else "inverse", (tree,), start)
                continue
            self.check_index(tree, sign)
            exponent = self.exponent()
            if isinstance(exponent, str):
                self.check_transposed(tree, sign)
                if sign.kind == ".^":
                    self.fail("no entry has a transpose", "write ^T", sign.start)
                tree = self.made("inverse", (tree,), start) if exponent == "-T" else tree
                tree = self.made("transpose", (tree,), start)
                continue
            if is_power:
                self.fail("what is raised to a power that is raised?", "write brackets, as in (a^b)^c or a^(b*c)",
                          sign.start)
            tree, is_power = self.power(tree, exponent, sign), True
        self.check_function(tree)
        return tree

    def check_entry(self, tree: Tree, sign: Token) -> None:
        """Refuses what stands above an entry and may belong to the matrix, as in A_ij^T."""
        if tree.kind != "entry" or len(tree.name) < 2 or sign.kind == ".^":
            return
        above = "".join(one.text or one.kind for one in self.tokens[self.place:self.place + 3]).lstrip("{(")
        is_inverse = sign.kind == ".inv" or sign.kind == "^" and above.startswith("-1")
        if is_inverse or sign.kind == "'" or above.startswith((*TURNED, "-T")):
            shown, turned = self.shown(tree.parts[0]), "inverse" if is_inverse else "transpose"
            entry = f"1/{shown}_{tree.name} for one over an entry" if is_inverse else f"{shown}_{tree.name[::-1]}"
            self.fail(f"is this an entry of the {turned}?",
                      f"write ({shown}^{'{-1}' if is_inverse else 'T'})_{tree.name} for that, or {entry}", sign.start)

    def check_transposed(self, tree: Tree, sign: Token) -> None:
        """Refuses the transpose of a number, as in 1ᵀ."""
        if tree.kind == "number":
            self.fail("a number has no transpose", "write ones for a column of ones, or take the sign out", sign.start)

    def check_function(self, tree: Tree) -> None:
        """Refuses a power of a letter before brackets, as in f^{-1}(x), which may be that of a function."""
        base = tree
        while base.kind in ("power", "inverse") and base.name != "inv":
            base = base.parts[0]
        if base is not tree and base.kind == "letter" and self.token.kind in ("(", "["):
            letter = marked(split(base.name)[0]).letter
            if letter in OPEN and self.token.start == self.tokens[self.place - 1].end:
                self.fail(f"is {base.name} a function, or a factor?", f"write {self.shown(tree)}*( for a factor")

    def check_index(self, base: Tree, sign: Token) -> None:
        """Refuses a number or a letter alone in brackets above, as in W^(1), which may be an index."""
        row = self.tokens[self.place:self.place + 4]
        is_braced = row[0].kind == "{"
        row = row[is_braced:is_braced + 3]
        if sign.text != "^" or len(row) < 3 or row[0].kind not in ("(", "[") or row[2].kind != CLOSERS[row[0].kind]:
            return
        index, name = row[1].text, base.name
        if row[1].kind not in ("number", "name") or name == "e" or index == "T" and not is_braced:
            return
        if base.kind == "letter":
            one, power = "1" if index in INDICES else index, name if index == "1" else f"{name}^{index}"
            self.fail(f"is {index} an index of {name}, or its power?",
                      f"write {split(name)[0]}_{one} for one of several letters, {power} for a power", row[0].start)
        if is_braced:
            self.fail(f"is {index} an index, or a power?", f"write ^{index} for a power", row[0].start)

    def power(self, base: Tree, exponent: Tree, sign: Token) -> Tree:
        """A base with an exponent: e^x is exp(x), A^-1 an inverse, .^ of each entry."""
        if (base.kind, base.name) == ("letter", "e"):
            is_turned = self.token.kind == "'" or self.token.kind == "^" and self.tokens[self.place + 1].text in TURNED
            if is_turned and not {"(", "{"} & set(self.text[exponent.start - 1:exponent.start + 1]):
                self.fail("does the transpose belong to the exponent?", "write brackets, as in e^(-x'*x)")
            return self.made("call", (exponent,), base.start, "exp")
        if sign.kind == "^" and exponent.value == -1:
            return self.made("inverse", (base,), base.start)
        if sign.kind == "^" and sign.text != "**" and base.kind == "letter" and exponent.value == 1:
            name = base.name
            self.fail(f"is 1 an index of {name}, or its power?",
                      f"write {split(name)[0]}_1 for one of several letters, {name} for the power 1", sign.start)
        if base.name == "norm":
            base = replace(base, name=self.norm())
        kind = "power" if sign.kind == "^" else "entrywise"
        return self.made(kind, (base, exponent), base.start, signs=(sign.start,))

    def exponent(self) -> Tree | str:
        """What stands above: a number or a letter, or anything in brackets; T and −T for a transpose."""
        if raised := self.taken("raised"):
            if raised.text in ("T", "-T"):
                return raised.text
            if not raised.text.lstrip("-").isdigit() or "-" in raised.text[1:]:
                self.fail("this is no exponent", "write a number, T or -T above", raised.start)
            return self.made("number", (), raised.start, raised.text)
        place = self.place
        bracket = self.taken("{", "(")
        minus = self.taken("-")
        if self.token.text == "T" or self.token.kind == "'":
            self.take()
            if not bracket or self.taken(CLOSERS[bracket.kind]):
                return "-T" if minus else "T"
        self.place = place
        if bracket:
            return self.atom()
        self.taken("-")
        if self.token.kind not in ("number", "name", "frac"):
            self.fail("an exponent is missing", "write a number, or brackets around what is above")
        tree = self.atom()
        if tree.value == 1 and self.token.kind == "/":
            self.fail("does the line belong to the exponent?", "write brackets, as in x^(1/2) or x/2")
        return self.made("negative", (tree,), tree.start) if minus else tree

    def atom(self) -> Tree:
        """A number, a letter, a function of something, or what stands in brackets."""
        self.depth += 1
        if self.depth > DEPTH:
            self.fail(f"more than {DEPTH} levels one in the other", "type a flatter expression")
        token = self.token
        if not self.begins:
            self.unexpected()
        self.take()
        tree = self.begun(token)
        self.depth -= 1
        return tree

    def begun(self, token: Token) -> Tree:
        """What begins with a token that is passed."""
        start = token.start
        match token.kind:
            case "eye":
                return self.sized(token)
            case "ones" if not token.text and self.token.kind == "(":
                return self.sized(token)
            case "number" | "ones" | "identity" | "commutation" | "delta":
                return self.made(token.kind, (), start, token.text)
            case "summation":
                return self.made("summation", (self.product(),), start, token.text)
            case "name":
                return self.letter(token)
            case "function":
                return self.function(token)
            case "√":
                return self.made("call", (self.of_root(token),), start, "sqrt")
            case "frac":
                above, below = self.atom(), self.atom()
                return self.made("product", (above, self.over(below)), start, signs=(below.start,))
            case "⟨":
                return self.angles(start)
        inner, = self.within(token, 1)
        if token.kind == "[" and inner.kind == "product" and any(
                self.text[sign - 1].isspace() and self.text[sign] not in "*@/" for sign in inner.signs):
            self.fail("a product, or arrays side by side?", "write a product in round brackets; blocks are not typed",
                      inner.signs[0])
        if token.kind == "|":
            return self.made("bars", (inner,), start)
        if token.kind == "‖":
            return self.made("call", (inner,), start, self.norm())
        return replace(inner, start=start, end=self.tokens[self.place - 1].end)

    def angles(self, start: int) -> Tree:
        """The inner product ⟨x, y⟩, or ⟨A, B⟩ with an F below if need be."""
        self.open.append("⟨")
        left = self.sum()
        comma = self.taken(",", "|") or self.unexpected()
        right = self.sum()
        self.taken("⟩") or self.unexpected()
        self.open.pop()
        below = self.taken("subscript")
        if below and below.text != "F":
            self.fail("only the plain inner product is known", "write x'*M*y for one with a matrix", below.start)
        return self.made("call", (left, right), start, "inner", (comma.start,))

    def sized(self, token: Token) -> Tree:
        """Ones or an identity of a size in brackets, as in ones(n) and np.eye(n)."""
        kind = "identity" if token.kind == "eye" else "ones"
        for form in SIZES[:3 if kind == "ones" else 1]:
            row, at = self.tokens[self.place:self.place + len(form)], form.index("")
            if len(row) == len(form) and row[at].kind == "name" and all(
                    sign in ("", one.text) for sign, one in zip(form, row)):
                self.check_size(row[at])
                self.place += len(form)
                return self.made(kind, (), token.start, row[at].text)
        if kind == "identity":
            self.fail("the size of an identity is one letter here", "write eye(n) or I_n, or I for the size that fits",
                      token.start)
        self.fail("how many ones?", "write ones(n) with a letter for the size, ones(n)*ones(m)' for a matrix of ones, "
                  "ones for the size that fits, or ones*( for a product")

    def check_size(self, token: Token) -> None:
        """Refuses a letter that is no name of a size."""
        try:
            checked_plain_name(token.text)
        except NamingError as error:
            self.fail(error.words, "write a letter, as in ones(n)", token.start)

    def method(self, sign: Token, tree: Tree) -> Tree:
        """What stands behind a dot, as in A.dot(x) and x.sum()."""
        opener = self.taken("(")
        if not opener:
            self.fail("a bracket is missing", f"write {sign.text}(…)")
        more = () if self.token.kind == ")" and sign.kind != ".dot" else self.within(opener, 1)
        if not more:
            self.take()
        elif sign.kind != ".dot":
            self.fail(f"{sign.text} is of the whole array here", f"write {sign.text}()", opener.start)
        return self.made("call", (tree, *more), tree.start, METHODS[sign.kind], (sign.start,))

    def norm(self) -> str:
        """The name of a norm, with the 2 or the F below it, which is passed."""
        below = self.taken("subscript")
        if below and below.text not in ("2", "F"):
            self.refuse_norm(below.start)
        return f"norm_{below.text}" if below else "norm"

    def refuse_norm(self, place: int) -> NoReturn:
        """Refuses another norm than the Euclidean one, that of Frobenius of a matrix."""
        self.fail("only the norm with the squares of all entries is known", "write sum(abs(x)) for the sum of absolute "
                  "values, norm(x) for the root of the sum of squares", place)

    def arguments(self, token: Token, opener: Token, count: int) -> tuple[Tree, ...]:
        """What a function is of; behind that of a norm there may be a 2."""
        is_norm = token.text == "norm"
        parts = self.within(opener, 2 if is_norm else count, token)
        if is_norm and len(parts) == 2 and parts[1].value != 2:
            self.refuse_norm(parts[1].start)
        return parts

    def squared(self, part: Tree, token: Token) -> Tree:
        """The square of each entry."""
        two = self.made("number", (), token.start, "2")
        return self.made("entrywise", (part, two), token.start, "square", (token.start,))

    def within(self, opener: Token, most: int, of: Token | None = None) -> tuple[Tree, ...]:
        """What stands behind a bracket, perhaps that of a function, and before the one that closes it; with commas."""
        self.open.append(opener.kind)
        found = [self.sum()]
        if self.token.kind == "frobenius" and (most == 1 or of and of.text == "norm"):
            self.take()
        while len(found) < most and self.taken(","):
            found.append(self.sum())
        if self.token.kind == "," and of:
            count = "two arrays" if of.text in TWO else "one array"
            self.fail(f"{told(self.text, of.start, of.end)} is of {count} here",
                      AXES.get(of.text, "take out the comma and what is behind it"))
        if not self.taken(CLOSERS[opener.kind]):
            self.unexpected()
        self.open.pop()
        return tuple(found)

    def letter(self, token: Token) -> Tree:
        """A letter; σ before brackets is the logistic function, which is told back, as is the W_1 of W^{(1)}."""
        name, behind = token.text, [following.kind for following in self.tokens[self.place:self.place + 2]]
        stem, shown = split(name)[0], self.text[token.start:token.end]
        if behind[0] in ("(", "[") and name == "sigma":
            self.sigma = token
            self.notes["σ is the logistic function"] = None
            return self.function(Token("function", "logistic", token.start, token.end))
        if "^" in shown:
            piece = told(self.text, token.start, token.end) + "}" * (shown.count("{") - shown.count("}"))
            self.notes[f"{piece} is the letter {name}"] = None
        if behind[0] in ("(", "[") and marked(stem).letter in (*OPEN, "sigma"):
            self.fail(f"is {name} a function, or a factor?", f"write {name}*( for a factor; functions are those with a "
                      "name, as exp, tanh, sigmoid")
        if behind == ["'", "("] and name.islower() and name in (*OPEN, "sigma"):
            self.fail("is this a derivative, or a transpose?", f"write {name}^T*( for a transpose")
        inside = self.tokens[self.place + 1:self.place + 3]
        if behind[0] in ("(", "[", "{") and self.token.start == token.end and len(inside) == 2 and (
                inside[1].kind == CLOSERS[behind[0]]) and _is_place(inside[0], behind[0]):
            shown = f"{name}{self.token.text}{inside[0].text}{inside[1].text}"
            self.fail(f"is {shown} an entry, a function, or a product?",
                      f"write {name}*{inside[0].text} for a product; entries are not typed")
        if behind[0] == "[" and self.token.start == token.end or behind[0] == "(" and stem in TIMED:
            self.check_place(name)
        return self.made(*("identity", (), token.start) if name == "I" else ("letter", (), token.start, name))

    def check_place(self, name: str) -> None:
        """Refuses an index that is reckoned behind a letter, as in x[n-1] and x(t+1)."""
        row = self.tokens[self.place + 1:self.place + 5]
        if [one.kind for one in row] in (["name", sign, "number", CLOSERS[self.token.kind]] for sign in "+-") and (
                row[0].text in (*INDICES, "t", "m")):
            shown = told(self.text, row[0].start, row[2].end)
            self.fail(f"is {shown} the place of an entry, or a factor?",
                      f"write {name}*({shown}) for a product; entries are not typed")

    def function(self, token: Token) -> Tree:
        """A function of what stands in brackets, or of the one thing behind it."""
        name, count = token.text, 2 if token.text in TWO else 1
        if name == "sqrt" and self.token.kind == "[":
            self.fail("only the square root has a sign here", "write a^(1/3) for another")
        behind = [following.text for following in self.tokens[self.place:self.place + 2]]
        if behind == ["∘", "("] and name in ENTRYWISE:
            name += "."
            self.take()
        if opener := self.taken("(", ".(", "[", "{"):
            if opener.kind == ".(" and name not in ENTRYWISE:
                self.fail(f"{name} is no function of one number", f"write {name}( without the dot", opener.start)
            parts = self.arguments(token, opener, count)
            if name == "norm" and len(parts) == 2:
                name, parts = "norm_2", parts[:1]
            elif name == "norm" and self.tokens[self.place - 2].kind == "frobenius":
                name = "norm_F"
            if name == "square":
                return self.squared(parts[0], token)
            if len(parts) < count:
                self.fail(f"{name} is of two arrays", f"write {name}(A, B)", token.start)
            name += "." * (opener.kind == ".(")
            return self.made(KINDS.get(name, "call"), parts, token.start, name, (opener.start,))
        if self.token.kind == "subscript" and name == "log":
            self.fail("a logarithm to another base is left out", "write log(x)/log(2) for base 2")
        if self.token.kind in ("^", "'", "subscript"):
            self.fail(f"what is {name} of?", f"write {name}(x) first, and what stands above behind it")
        self.depth += 1
        part = self.raised() if self.begins and count == 1 else self.unexpected()
        self.depth -= 1
        self.ask_for_end(token, part)
        if name == "square":
            return self.squared(part, token)
        return self.made(KINDS.get(name, "call"), (part,), token.start, name)

    def of_root(self, token: Token) -> Tree:
        """What a √ is of: what is in brackets, a number, or one letter with what stands above it."""
        is_enclosed = self.token.kind == "("
        part = self.raised()
        if not is_enclosed and part.kind != "number":
            self.ask_for_end(token, part)
        return part

    def ask_for_end(self, token: Token, part: Tree) -> None:
        """Ask whether a function without brackets is of more than the next part, where more follows."""
        if self.begins and part.kind != "call" and part.kind != "bars":
            word, of, after = (told(self.text, one.start, one.end) for one in (token, part, self.token))
            self.fail(f"does {word} end before this?", f"write {word}({of}) {after}, or {word}({of} {after})")


def _is_place(token: Token, opener: str) -> bool:
    """Whether what stands alone in brackets behind a letter may say which entry, or of what it is a function."""
    return token.kind == "number" or token.kind == "name" and opener != "{"


def told(text: str, start: int, end: int) -> str:
    """A piece of what was typed, within a message."""
    piece = "".join(sign for sign in text[start:end] if sign.isprintable() and sign != "$")
    return piece if len(piece) <= 24 else f"{piece[:24]}…"
