"""What readers ask on other sites, and whether two clicks from the first page lead to the answer.

`questions.json` has the questions, each with the title and the site at which it was read.
Who collected them had seen no page of this site; which formula answers each was added afterwards, and where none does,
its answer is empty.
"""

import json
import re
from functools import cache
from pathlib import Path
from posixpath import join, normpath

import pytest

QUESTIONS = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf-8"))
ANSWERED = [asked for asked in QUESTIONS if asked["answer"]]
# the words of a page, and the contents of the site beside it; not what stands in every frame
PARTS = re.compile(r"<article.*?</article>|<div class=\"sidebar-tree\">.*?</div>", re.DOTALL)


@pytest.fixture(scope="module")
def links(html):
    """The places to which the links of a page lead."""
    @cache
    def found(page: str) -> frozenset[str]:
        parts = "".join(PARTS.findall((html / page).read_text(encoding="utf-8")))
        ways = re.findall(r'href="(?!https?:|#)([^"]+)"', parts)
        return frozenset(normpath(join(page, "..", way)) for way in ways)
    return found


def two_clicks(links, first: str = "index.html") -> set[str]:
    """All places that are at most two clicks away."""
    once = links(first)
    return set(once).union(*(links(place.partition("#")[0]) for place in once if ".html" in place))


def place_of(answer: str, published: dict[str, str]) -> str:
    """The page of an answer, and the place of its formula on it."""
    return f"{answer.removeprefix('page:')}.html" if answer.startswith("page:") else published[answer]


def test_each_question_is_one_of_its_own():
    assert len({asked["question"] for asked in QUESTIONS}) == len(QUESTIONS) >= 60
    assert all({"title", "words of the address"} & {*asked} and asked["site"] for asked in QUESTIONS)


@pytest.mark.slow
def test_two_clicks_lead_to_the_answer(html, links):
    formulas = json.loads((html / "formulas.json").read_text(encoding="utf-8"))["formulas"]
    published = {one["name"]: f"{one['chapter']}.html#equation-{one['name']}" for one in formulas}
    reached = two_clicks(links)
    wanted = {place_of(asked["answer"], published) for asked in ANSWERED}
    assert len(ANSWERED) >= 77 and wanted - reached == set()
    # there are places that are farther away
    assert "chapters/least-squares.html#equation-least-squares-step-1" not in reached
