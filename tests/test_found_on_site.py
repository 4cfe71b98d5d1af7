"""What authors derived in the chapters, found again: the last line and the answer that is found are proved equal."""

import pytest
from conftest import ROOT
from mutants import derivations

from wrt import derive
from wrt.claims.check import compare
from wrt.claims.rewrite import replaced
from wrt.derivatives import NoMatrixForm
from wrt.errors import WrtError
from wrt.language.dimension import Index
from wrt.language.expression import Expression
from wrt.nodes import Entry, Gradient, Hessian, Jacobian, Partial, Symbol, Vec

# why a derivation of the site is no question that `derive` has an answer to
NOT_FOUND: dict[str, str] = {}
CHAPTERS = derivations(ROOT / "chapters")


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


ASKED = {name: (derivation, asked) for name, derivation in CHAPTERS.items()
         if (asked := question(derivation.lines[0])) is not None and asked[1].is_plain}


@pytest.mark.sampled
@pytest.mark.parametrize("name", ASKED)
def test_the_answer_is_the_last_line(name):
    derivation, (of, by, form) = ASKED[name]
    try:
        found = derive(of, by, form)
    except NoMatrixForm:
        found = derive(of, by, "entries")
    except WrtError as error:
        assert NOT_FOUND.get(name), error
        return
    answer, left = found.right, derivation.lines[0]
    if isinstance(left, Partial) and isinstance(left.by, Entry):        # in the letters of the author
        letters = dict(zip(indices_of(found.left), indices_of(left)))
        # what is summed has letters of its own
        summed = {named for part in answer.walk() for named in part.named() if isinstance(named, Index)} - {*letters}
        letters |= {one: Index(name, one.dimension) for one, name in zip(sorted(summed), "uvabcegh")}
        answer = replaced(answer, letters)
        assert replaced(found.left, letters) == left
    assert compare(answer, derivation.lines[-1], derivation.free).status == "proved"


def indices_of(left: Partial) -> list:
    return [index for part in (left.of, left.by) if isinstance(part, Entry) for index in part.at]


def test_most_questions_of_the_site_are_answered():
    answered = [name for name, (derivation, asked) in ASKED.items() if name not in NOT_FOUND]
    assert len(answered) >= 10
