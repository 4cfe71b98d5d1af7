"""What authors derived in the chapters, found again: the last line and the answer that is found are proved equal."""

import pytest
from conftest import ROOT
from mutants import derivations

from wrt import Derivation, Matrix, Vector, derive, dimensions, gradient
from wrt.claims.check import compare
from wrt.claims.rewrite import replaced
from wrt.derivatives import NoMatrixForm
from wrt.language.dimension import Index
from wrt.language.expression import Expression
from wrt.nodes import Entry, Gradient, Hessian, Jacobian, Partial, Symbol, Vec

# why a derivation of the site is no question that `derive` has an answer to
NOT_FOUND: dict[str, str] = {}
CHAPTERS = sorted((ROOT / "chapters").glob("[!_]*.md"))


def question(left: Expression):
    """What is to be found, if a line is a derivative by a letter: of what, by what, in which form; and the entries."""
    match left:
        case Gradient(of, Symbol() as by) | Partial(of, Symbol() as by):
            return of, by, "gradient"
        case Hessian(of, Symbol() as by):
            return of, by, "hessian"
        case Jacobian(of, by):
            letter = by.of if isinstance(by, Vec) else by
            if isinstance(letter, Symbol) and letter.is_plain:
                whole = of.of if isinstance(of, Vec) and isinstance(by, Vec) else of
                return whole, letter, "rvec" if isinstance(by, Vec) and by.by_rows else "jacobian"
        case Partial(Entry(of), Entry(Symbol() as by)) if by.is_plain:
            return of, by, "entries"
    return None


def asked_of(chapter):
    """The derivations of a chapter whose first line asks for a derivative by a letter, with what is asked."""
    made = derivations([chapter]).items()
    return {name: (derivation, asked) for name, derivation in made
            if (asked := question(derivation.lines[0])) is not None and asked[1].is_plain}


@pytest.mark.slow
@pytest.mark.sampled
@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_the_answers_are_the_last_lines(chapter):
    for name, (derivation, asked) in asked_of(chapter).items():
        assert NOT_FOUND.get(name) or is_last_line(derivation, *asked), name


def is_last_line(derivation, of, by, form):
    """Whether what `derive` finds is what the author found, in the letters of the author."""
    try:
        found = derive(of, by, form)
    except NoMatrixForm:
        found = derive(of, by, "entries")
    answer, left = found.right, derivation.lines[0]
    if isinstance(left, Partial) and isinstance(left.by, Entry):
        letters = dict(zip(indices_of(found.left), indices_of(left)))
        # what is summed has letters of its own
        summed = {named for part in answer.walk() for named in part.named() if isinstance(named, Index)} - {*letters}
        letters |= {one: Index(name, one.dimension) for one, name in zip(sorted(summed), "uvabcegh")}
        answer = replaced(answer, letters)
        assert replaced(found.left, letters) == left
    return compare(answer, derivation.lines[-1], derivation.free).status == "proved"


def indices_of(left: Partial) -> list:
    return [index for part in (left.of, left.by) if isinstance(part, Entry) for index in part.at]


def test_a_chapter_asks_for_derivatives():
    (traces,) = (path for path in CHAPTERS if path.stem == "traces")
    assert len(asked_of(traces)) > 5


def test_another_last_line_is_seen():
    n = dimensions("n")
    A, x = Matrix("A", n, n), Vector("x", n)
    told = Derivation(gradient(x.T @ A @ x, x), ((A + A.T) @ x, "the product rule"))
    assert is_last_line(told, x.T @ A @ x, x, "gradient")
    assert not is_last_line(told, x.T @ (A + A) @ x, x, "gradient")
