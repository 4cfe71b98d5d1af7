"""The grammar of what is typed: from tokens to a tree that knows no shapes.

Terms are made of products with signs (* @ / .* ⊗), which bind less than letters that stand side by side,
as in y ⊙ A x; and these less than what stands behind or above one of them, as in A⁻¹ x'.
What people read in two ways is refused, with both spellings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import NoReturn

from ..errors import TypedError
from .tokens import ENTRYWISE, INDICES, Token, tokens

DEPTH, NODES = 60, 400
METHODS = {".dot": "dot", ".sum": "total", ".mean": "mean", ".trace": "trace", ".norm": "norm"}
CLOSERS = {"(": ")", ".(": ")", "[": "]", "{": "}", "|": "|", "‖": "‖"}
BEGINS = {"number", "name", "function", "ones", "identity", "frac", "(", "[", "{", "|", "‖", "⟨", "√"}
# the kinds of trees that signs and functions make
SIGNS = {".*": "hadamard", "./": "hadamard", "⊗": "kron"}
KINDS = {"inv": "inverse", "transpose": "transpose", "hadamard": "hadamard", "kron": "kron"}
OPEN = ("f", "g", "h", "phi", "psi")            # letters of which a function is expected before brackets
TWO = ("kron", "dot", "outer", "hadamard")      # functions of two arrays


@dataclass(frozen=True, eq=False)
class Tree:
    """A part of what is typed, from the place `start` to before `end`.

    `name` is that of a letter, of a function, or of the size of an identity, or the text of a number; `signs` are the
    places between the parts, to which an error points.
    """

    kind: str
    parts: tuple[Tree, ...]
    start: int
    end: int
    name: str = ""
    signs: tuple[int, ...] = ()

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
        """The sizes that stand below an identity or ones."""
        return frozenset(leaf.name for leaf in self.leaves if leaf.kind in ("identity", "ones") and leaf.name)

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
        return None


def parsed(text: str) -> Tree:
    """The tree of a text.

    :raises TypedError: it is no expression, too long or too deep, or may be read in two ways.

    >>> [part.kind for part in parsed("x'A x + 1").parts]
    ['product', 'number']
    """
    return Parser(text).whole()


class Parser:
    """Reads the tokens of a text from the left; each method reads what its name says."""

    def __init__(self, text: str) -> None:
        self.text, self.tokens = text, tokens(text)
        self.place, self.depth, self.nodes = 0, 0, 0
        self.open: list[str] = []       # the brackets that are not closed yet
        self.sigma: Token | None = None     # one before brackets

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
        return tree

    def unexpected(self) -> NoReturn:
        """Refuses the next token."""
        kind, shown = self.token.kind, self.token.text
        if kind == "end":
            missing = f"{CLOSERS[self.open[-1]]} is missing" if self.open else "something is missing"
            self.fail(f"{missing} at the end", "write what belongs there")
        if self.open and kind == CLOSERS[self.open[-1]]:
            self.fail(f"something is missing before {shown}", "write what belongs there")
        if kind in CLOSERS.values():
            expected = f"write {CLOSERS[self.open[-1]]} before it" if self.open else "take it out, or open it before"
            self.fail(f"{shown} closes nothing here", expected)
        if kind == "subscript":
            self.fail("a subscript stands behind one letter", "write a number or one letter below it, as in W_1")
        if kind == "number":
            self.fail("a number stands behind what it multiplies", "write it before, or * between")
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
        while sign := self.taken("'", ".inv", "^", ".^", *METHODS):
            if sign.kind in METHODS:
                tree = self.method(sign, tree)
                continue
            if sign.kind == "'" and tree.kind == "number":
                self.fail("a number has no transpose", "write ones for a column of ones, or take the sign out",
                          sign.start)
            if sign.kind in ("'", ".inv"):
                tree = self.made("transpose" if sign.kind == "'" else "inverse", (tree,), start)
                continue
            exponent = self.exponent()
            if isinstance(exponent, str):
                if sign.kind == ".^":
                    self.fail("no entry has a transpose", "write ^T", sign.start)
                tree = self.made("inverse", (tree,), start) if exponent == "-T" else tree
                tree = self.made("transpose", (tree,), start)
                continue
            if is_power:
                self.fail("what is raised to a power that is raised?", "write brackets, as in (a^b)^c or a^(b*c)",
                          sign.start)
            tree, is_power = self.power(tree, exponent, sign), True
        return tree

    def power(self, base: Tree, exponent: Tree, sign: Token) -> Tree:
        """A base with an exponent: e^x is exp(x), A^-1 an inverse, .^ of each entry."""
        if (base.kind, base.name) == ("letter", "e"):
            return self.made("call", (exponent,), base.start, "exp")
        if sign.kind == "^" and exponent.value == -1:
            return self.made("inverse", (base,), base.start)
        if base.name == "norm" and self.pass_norm() == "2":
            base = replace(base, name="norm_2")
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
            self.fail("does the line belong to the exponent?", "write brackets, as in x^(1/2) or (x^1)/2")
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
            case "number" | "ones" | "identity":
                return self.made(token.kind, (), start, token.text)
            case "name":
                return self.letter(token)
            case "function":
                return self.function(token)
            case "√":
                return self.made("call", (self.raised(),), start, "sqrt")
            case "frac":
                above, below = self.atom(), self.atom()
                return self.made("product", (above, self.over(below)), start, signs=(below.start,))
            case "⟨":
                left = self.sum()
                comma = self.taken(",", "|") or self.unexpected()
                right = self.sum()
                self.taken("⟩") or self.unexpected()
                return self.made("call", (left, right), start, "dot", (comma.start,))
        inner, = self.within(token, 1)
        if token.kind == "[" and inner.kind == "product" and any(
                self.text[sign - 1].isspace() and self.text[sign] not in "*@/" for sign in inner.signs):
            self.fail("a product, or arrays side by side?", "write a product in round brackets; blocks are not typed",
                      inner.signs[0])
        if token.kind == "|":
            return self.made("bars", (inner,), start)
        if token.kind == "‖":
            return self.made("call", (inner,), start, "norm_2" if self.pass_norm() == "2" else "norm")
        return replace(inner, start=start, end=self.tokens[self.place - 1].end)

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

    def pass_norm(self) -> str:
        """Passes the 2 or the F below a norm, which it returns."""
        below = self.taken("subscript")
        if below and below.text not in ("2", "F"):
            self.fail("only the norm with the squares of all entries is known", "write sum(abs(x)) for the sum of "
                      "absolute values", below.start)
        return below.text if below else ""

    def within(self, opener: Token, most: int) -> tuple[Tree, ...]:
        """What stands behind a bracket and before the one that closes it, with commas between."""
        self.open.append(opener.kind)
        found = [self.sum()]
        if self.token.kind == "frobenius" and most == 1:
            self.take()
        while len(found) < most and self.taken(","):
            found.append(self.sum())
        if not self.taken(CLOSERS[opener.kind]):
            self.unexpected()
        self.open.pop()
        return tuple(found)

    def letter(self, token: Token) -> Tree:
        """A letter; σ before brackets is the logistic function."""
        name, behind = token.text, [following.kind for following in self.tokens[self.place:self.place + 2]]
        if behind[0] == "(" and name == "sigma":
            self.sigma = token
            return self.function(Token("function", "logistic", token.start, token.end))
        if behind[0] == "(" and name in OPEN:
            self.fail(f"is {name} a function, or a factor?", f"write {name}*( for a factor; functions are those with a "
                      "name, as exp, tanh, sigmoid")
        if behind == ["'", "("] and name in (*OPEN, "sigma"):
            self.fail("is this a derivative, or a transpose?", f"write {name}^T*( for a transpose")
        inside = self.tokens[self.place + 1:self.place + 3]
        if behind[0] in ("(", "[") and self.token.start == token.end and len(inside) == 2 and (
                inside[1].kind == CLOSERS[behind[0]]) and _is_place(inside[0], name):
            shown = f"{name}{self.token.text}{inside[0].text}{inside[1].text}"
            self.fail(f"is {shown} an entry, a function, or a product?",
                      f"write {name}*{inside[0].text} for a product; entries are not typed")
        return self.made(*("identity", (), token.start) if name == "I" else ("letter", (), token.start, name))

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
            parts = self.within(opener, count)
            if len(parts) < count:
                self.fail(f"{name} is of two arrays", f"write {name}(A, B)", token.start)
            name += "." * (opener.kind == ".(")
            return self.made(KINDS.get(name, "call"), parts, token.start, name, (opener.start,))
        if self.token.kind in ("^", "'", "subscript"):
            self.fail(f"what is {name} of?", f"write {name}(x) first, and what stands above behind it")
        self.depth += 1
        part = self.raised() if self.begins and count == 1 else self.unexpected()
        self.depth -= 1
        if self.begins and part.kind != "call" and part.kind != "bars":
            word, of, after = (told(self.text, one.start, one.end) for one in (token, part, self.token))
            self.fail(f"does {word} end before this?", f"write {word}({of}) {after}, or {word}({of} {after})")
        return self.made(KINDS.get(name, "call"), (part,), token.start, name)


def _is_place(token: Token, name: str) -> bool:
    """Whether what stands alone in brackets behind a letter may say which entry, or of what it is a function."""
    small = token.kind == "name" and token.text.islower()
    return token.kind == "number" or small and (name.islower() or token.text in INDICES)


def told(text: str, start: int, end: int) -> str:
    """A piece of what was typed, within a message."""
    piece = "".join(sign for sign in text[start:end] if sign.isprintable() and sign != "$")
    return piece if len(piece) <= 24 else f"{piece[:24]}…"
