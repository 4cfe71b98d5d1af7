"""Each mistake of the list is told with its place and its remedy, and nothing else is."""

import re
import shutil
import subprocess
import sys

import pytest
from conftest import FRONT_MATTER, ROOT, TYPESETTER, contents
from mistakes import CHAPTER, GUIDE, MISTAKES, plain, with_tables

import wrt
from wrt_sphinx.ids.registry import Entry

ALL = {mistake.name: mistake for mistakes in MISTAKES.values() for mistake in mistakes}
OTHER = CHAPTER.replace("NAME", "other")
CONFIGURATION = (ROOT / "conf.py").read_text(encoding="utf-8") + f"""
templates_path, wrt_registry, wrt_cell_seconds, wrt_typesetter = [], "", 2, {str(TYPESETTER)!r}
"""
TOLD = re.compile(r"^(\S+):(\d+): ERROR: (.*(?:\n  .*)*)$", re.MULTILINE)
ENDED = re.compile(r"BUILD FAILED: \d+ chapters?\n")


def site_of(make_site, pages: dict[str, str], configuration: str = ""):
    """A site with the settings of the real one."""
    site = make_site({**pages, "chapters/other": OTHER}, CONFIGURATION + configuration)
    shutil.copy(ROOT / "references.bib", site.folder)
    return site


def make_html(site) -> tuple[int, list[tuple[str, int, str]], str]:
    """Build as `make html` does: the status, what was told, and all else that was printed as an error."""
    command = [sys.executable, "-m", "wrt_sphinx.commands.build"]
    built = subprocess.run(command, cwd=site.folder, text=True, capture_output=True)
    told = [(path, int(line), message) for path, line, message in TOLD.findall(built.stderr)]
    return built.returncode, told, TOLD.sub("", ENDED.sub("", built.stderr)).strip()


@pytest.fixture(scope="module")
def rounds(make_site, reckon_once):
    """What is told of all mistakes."""
    return reckon_once("mistakes", lambda: told_in_rounds(make_site))


def told_in_rounds(make_site):
    """All mistakes in one site: some are told only when those of the chapters themselves are mended."""
    waiting = dict(ALL)
    site = site_of(make_site, {f"chapters/{m.name}": m.chapter() for m in waiting.values()})
    found, statuses = [], []
    while (not statuses or statuses[-1]) and len(statuses) < 9:
        listed = [f"chapters/{name}" for name, mistake in waiting.items() if mistake.is_listed]
        site.write("index", contents(dict.fromkeys([*listed, "chapters/other"])))
        status, told, rest = make_html(site)
        assert rest == "" and (told or not status)
        statuses.append(status)
        found += told
        for path, _, _ in told:
            (site.folder / path).unlink(missing_ok=True)
            waiting.pop(path.removeprefix("chapters/").removesuffix(".md"), None)
    return statuses, found, waiting


def line_of(mistake) -> int:
    """The line of the mistake: the first that was changed, or the one like `at` that is nearest to it."""
    if isinstance(mistake.at, int):
        return mistake.at
    lines = (FRONT_MATTER + mistake.chapter()).splitlines()
    true = (FRONT_MATTER + CHAPTER.replace("NAME", mistake.name)).splitlines()
    changed = next((n for n, pair in enumerate(zip(lines, true), 1) if len(set(pair)) > 1), 1)
    at = mistake.at.replace("NAME", mistake.name)
    like = [n for n, line in enumerate(lines, 1) if at and line == at]
    return min(like, key=lambda n: abs(n - changed), default=changed)


@pytest.mark.long
@pytest.mark.slow
def test_no_mistake_passes_and_the_true_chapter_does(rounds):
    statuses, _, waiting = rounds
    assert statuses == [1, 1, 1, 0] and waiting == {}


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_a_mistake_is_told_once_with_its_line_and_its_remedy(rounds, name):
    told = [(line, message) for path, line, message in rounds[1] if path == f"chapters/{name}.md"]
    assert told == [(line_of(ALL[name]), ALL[name].told(name))]


@pytest.mark.parametrize("name", ALL)
def test_a_message_says_its_remedy_in_a_few_lines(name):
    mistake = ALL[name]
    assert plain(mistake.remedy) in mistake.message and len(mistake.message.splitlines()) <= 8
    assert mistake.chapter() != CHAPTER.replace("NAME", name) or not mistake.is_listed


@pytest.mark.check
def test_the_table_of_the_guide_is_printed_from_the_list():
    guide = GUIDE.read_text(encoding="utf-8")
    assert with_tables(guide) == guide, "run `make mistakes`"




# where each is told, and how its message begins
IDS = [
    ("chapters/missing.md", "formula 'missing' has no permanent id: run `make ids`"),
    ("chapters/restated.md", "formula 'restated' (dddd) states something else than was published: give it another"),
    ("formulas.jsonl:2", "the id bbbb stands twice; give the newer formula another: delete its line, run `make ids`"),
    ("formulas.jsonl:3", "formula 'lost' (cccc) is published, and no page shows it: show it again, or retire it"),
]


@pytest.mark.slow
def test_mistakes_with_permanent_ids_are_told_too(make_site):
    true = fingerprint()
    pages = {f"chapters/{name}": CHAPTER.replace("NAME", name) for name in ("missing", "doubled", "restated")}
    site = site_of(make_site, pages, 'wrt_registry = "formulas.jsonl"\n')
    entries = [("bbbb", "other", true), ("bbbb", "doubled", true), ("cccc", "lost", true), ("dddd", "restated", "0")]
    lines = [Entry(id, name, found, "0.1.0", "a statement").written() for id, name, found in entries]
    (site.folder / "formulas.jsonl").write_text("\n".join(lines) + "\n")
    listed = "\n".join(f"- `{id}` {name}" for id, name, _ in entries)
    (site.folder / "CHANGELOG.md").write_text(f"## [0.1.0]\n\n### Added\n\n{listed}\n")
    status, told, rest = make_html(site)
    line = site.line("chapters/missing", 'Formula("')
    assert (status, rest, len(told)) == (1, "", len(IDS)), told
    for (path, at, message), (place, begins) in zip(sorted(told), IDS):
        assert f"{path}:{at}" == (place if ":" in place else f"{place}:{line}")
        assert message.startswith(begins) and len(message.splitlines()) <= 8


def fingerprint() -> str:
    """That of the formula in the true chapter."""
    given, derived, *_ = re.findall(r"```\{code-cell\}\n(.*?)```", CHAPTER.replace("NAME", "square"), re.DOTALL)
    namespace = {}
    exec(f"{given}\nanswer = {derived}", namespace)
    return wrt.fingerprint(namespace["answer"])


LIVE = ["wrong-step", "unclosed", "link-broken", "typed-inline", "no-alt", "assigned-formula"]


@pytest.mark.slow
def test_while_the_author_writes_each_stands_in_its_page(make_site):
    pages = {f"chapters/{name}": ALL[name].chapter() for name in LIVE}
    site = site_of(make_site, pages, "wrt_live = True\n")
    built = site.build()
    assert (built.status, built.warnings) == (0, "")
    for name in LIVE:
        place = f"chapters/{name}.md:{line_of(ALL[name])}: ERROR: "
        page = re.sub(r"<[^>]*>", "", site.page(f"chapters/{name}"))
        assert built.told.count(place) == 1 and place in page, name
    for name in LIVE:
        site.write(f"chapters/{name}", CHAPTER.replace("NAME", name))
    assert (site.build().told, "wrt-failure" in site.page("chapters/wrong-step")) == ("", False)
