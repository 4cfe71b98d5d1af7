"""Statements of others, transcribed: the letters in a line, both sides in the words of wrt, and the verdict expected.

A statement is text until it is asked: `tests/judge.py` reads the same text in NumPy and says whether it is true, and
`asked` has the engine read it. A word that the language lacks is told by its name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from time import process_time

import pytest

import wrt
from wrt.claims.check import compare
from wrt.claims.condition import Condition, demands
from wrt.errors import IndexRuleError, MisuseError, ShapeError, WrtError
from wrt.language.expression import as_expression
from wrt.nodes.einstein import free_indices

STRUCTURES = ("symmetric", "skew", "diagonal", "lower", "upper")
RANKS = {"proved": 3, "exact": 2, "numerical": 1, "undecided": 0, "refused": 0, "false": -1}
DECIDED = "proved", "exact", "numerical", "false"
LETTERS = re.compile(r"(?P<names>[\w ]+?)(?:\((?P<arguments>[\w ]*)\))?(?: in (?P<over>\w+)"
                     r"| := (?P<meaning>.+)|: *(?P<shape>[\w ]+))?")


@dataclass(frozen=True)
class Letter:
    """A declared name: its sizes, what it is a function of, what an index ranges over, its structure, what it means."""

    name: str
    sizes: tuple[str, ...] = ()
    arguments: tuple[str, ...] | None = None
    over: str = ""
    structure: str = ""
    meaning: str = ""

    @property
    def is_function(self) -> bool:
        """Whether it is a function of one number, such as sigma()."""
        return self.arguments == ()


@dataclass(frozen=True)
class Statement:
    """One statement of a source.

    `printed` is how the source has it; `said` the sides in the words of wrt, between ` == `; `letters` what they are
    made of, as in "X: n m, t, Y(t): n n, i j in n"; `given` the conditions beyond those that the sides demand.
    `verdict` is that of a right engine: proved, exact, numerical or false; of what is no statement, "definition", or
    "left out", and `note` says why. `note` also says how it was read.
    """

    key: object
    printed: str
    said: str = ""
    letters: str = ""
    verdict: str = "proved"
    note: str = ""
    given: str = ""
    source: str = ""

    @property
    def sides(self) -> list[str]:
        """What is said to be equal, in order."""
        return self.said.split(" == ")

    @property
    def is_stated(self) -> bool:
        """Whether there is something to be asked."""
        return bool(self.said)


def declared(letters: str) -> list[Letter]:
    """The letters of a line: `A B: n m` are matrices, `x: n` a vector, `r: 1 n` a row, `L(X)` a function of X.

    Letters come before what is made of them: z := W @ x is a name for an expression.

    >>> [letter.name for letter in declared("A B: n m, t, Y(t): n n, i j in n, S: n symmetric, sigma()")]
    ['A', 'B', 't', 'Y', 'i', 'j', 'S', 'sigma']
    """
    found = []
    for part in filter(None, map(str.strip, re.split(r",(?![^(]*\))", letters))):
        match = LETTERS.fullmatch(part)
        assert match, f"{part!r} declares nothing"
        *sizes, last = (match["shape"] or "").split() or [""]
        structure = last if last in STRUCTURES else ""
        sizes = (*sizes, *([last] if last and not structure else []))
        arguments = None if match["arguments"] is None else tuple(match["arguments"].split())
        found += [Letter(name, sizes, arguments, match["over"] or "", structure, match["meaning"] or "")
                  for name in match["names"].split()]
    return found


def ordered(letters: list[Letter]) -> list[Letter]:
    """Those that stand for themselves first; the others in their order."""
    return sorted(letters, key=lambda letter: bool(letter.arguments or letter.meaning))


class Missing(Exception):
    """A word that the language has not yet."""


class Words(dict):
    """The words of wrt and the letters of a statement; a name that is none of them is a missing word."""

    def __init__(self, letters: str) -> None:
        super().__init__({name: getattr(wrt, name) for name in wrt.__all__}, abs=abs, power=getattr(wrt, "power", None))
        if self["power"] is None:
            del self["power"]
        for letter in ordered(declared(letters)):
            for size in (*letter.sizes, *([letter.over] if letter.over else [])):
                if size != "1":
                    self[size] = wrt.dimensions(size)
            self[letter.name] = self._made(letter)

    def __missing__(self, word: str) -> object:
        raise Missing(word)

    def _made(self, letter: Letter) -> object:
        if letter.over:
            return wrt.indices(letter.name, self[letter.over])
        if letter.is_function:
            return wrt.function(letter.name)
        if letter.meaning:
            return wrt.define(letter.name, eval(letter.meaning, {}, self))
        if letter.structure:
            word = {"lower": "LowerTriangular", "upper": "UpperTriangular"}.get(letter.structure)
            return self[word or letter.structure.title()](letter.name, self[letter.sizes[0]])
        sizes = [self[size] for size in letter.sizes if size != "1"]
        kind = wrt.RowVector if "1" in letter.sizes else (wrt.Scalar, wrt.Vector, wrt.Matrix)[len(sizes)]
        of = tuple(self[name] for name in letter.arguments or ())
        return kind(letter.name, *sizes, **({"of": of if len(of) > 1 else of[0]} if of else {}))


@dataclass(frozen=True)
class Answer:
    """What the engine says of a statement: a verdict, "missing" or "refused"; in what words; in how many seconds."""

    verdict: str
    words: str = ""
    seconds: float = 0.0


@cache
def asked(statement: Statement) -> Answer:
    """What the engine says; of several equations the weakest verdict, for any that is false is the fault of all."""
    begun = process_time()
    try:
        verdict, words = _verdict(statement)
    except Missing as error:
        verdict, words = "missing", str(error)
    except (TypeError, WrtError) as error:
        is_said = isinstance(error, (ShapeError, IndexRuleError)) and not isinstance(error, MisuseError)
        verdict, words = "false" if is_said else "refused", f"{type(error).__name__}: {error}"
    return Answer(verdict, words, process_time() - begun)


def _verdict(statement: Statement) -> tuple[str, str]:
    words = Words(statement.letters)
    sides = [as_expression(eval(side, {}, words)) for side in statement.sides]
    given = list(eval(f"[{statement.given}]", {}, words))
    found = []
    for left, right in zip(sides, sides[1:]):
        conditions = [*given, *(condition for condition in demanded(left, right) if condition not in given)]
        verdict = compare(left, right, free_indices(left, right), conditions=conditions)
        found.append((verdict.status, verdict.finding.text() if verdict.finding else ""))
    return min(found, key=lambda each: RANKS[each[0]])


def demanded(*sides) -> list[Condition]:
    """What the sides need to have a value, each once; what is positive is not said to be nonzero too."""
    needed = demands(*sides)
    positive = {demand.expression for demand in needed if demand.property == "positive"}
    return [Condition(demand.expression, demand.property) for demand in needed
            if demand.property != "nonzero" or demand.expression not in positive]


def is_right(statement: Statement, answer: Answer) -> bool:
    """Whether the answer is that of a right engine, or a stronger one of the same truth."""
    if statement.verdict == "false":
        return answer.verdict == "false"
    return RANKS.get(answer.verdict, 0) >= RANKS[statement.verdict]


def is_wrong(statement: Statement, answer: Answer) -> bool:
    """Whether what is false is called true, or what is true false."""
    return answer.verdict in DECIDED and (answer.verdict == "false") != (statement.verdict == "false")


def hold(statement: Statement, answer: Answer) -> None:
    """Fail where the engine is wrong; skip what it cannot say or prove as yet, with the reason."""
    assert not is_wrong(statement, answer), answer.words
    if answer.verdict == "missing":
        pytest.skip(f"there is no word {answer.words}")
    if not is_right(statement, answer):
        pytest.skip(f"{answer.verdict}, and a right engine says {statement.verdict}: {answer.words}")


def count_of(statements: Iterable[Statement], *verdicts: str) -> int:
    """How many the engine decides in one of these ways."""
    return sum(asked(statement).verdict in verdicts for statement in statements if statement.is_stated)


def doubled(statement: Statement) -> Statement:
    """A near miss of a true statement: its last side is taken twice."""
    *sides, last = statement.sides
    return replace(statement, said=" == ".join([*sides[-1:], f"2 * ({last})"]), verdict="false")


def table(statements: Sequence[Statement]) -> str:
    """All statements, a line each, with the verdict, and the counts below."""
    lines, counts, slow = [], Counter(), []
    for statement in statements:
        answer = asked(statement) if statement.is_stated else Answer(statement.verdict)
        mark = " " if not statement.is_stated or is_right(statement, answer) else "!" * (
            1 + is_wrong(statement, answer))
        said = f"{answer.verdict}{f' ({answer.words})' if answer.verdict == 'missing' else ''}"
        counts[answer.verdict] += 1
        counts["right"] += statement.is_stated and mark == " "
        counts["WRONG"] += mark == "!!"
        lines.append(f"{mark:2} {statement.key!s:>4}  {said:<24} {statement.printed}"
                     + f"   [{statement.note}]" * bool(statement.note))
        if answer.verdict == "refused":
            lines.append(f"{'':34}{answer.words[:180]}")
        slow += [(answer.seconds, statement.key)] if answer.seconds > 1 else []
    stated = sum(counts[verdict] for verdict in DECIDED)
    told = [f"{len(statements)} statements, {stated} stated with a verdict",
            *(f"{count} {name}" for name, count in counts.most_common() if count)]
    lines += ["", ", ".join(told), *(f"slow: {key}, {seconds:.1f} s" for seconds, key in sorted(slow, reverse=True))]
    return "\n".join(lines)
