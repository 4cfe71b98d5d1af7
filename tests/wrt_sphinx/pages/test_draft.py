"""While an author writes, a failure stands in the page, and goes when it is mended."""

import pytest
from edited import FALSE, chapter

LIVE = "\nwrt_live = True\n"
CITING = "# Citing\n\nSee {formula}`dwx`.\n\n```{formula} dwx\n```\n"


def test_a_false_step_stands_where_the_formula_would_and_goes_when_mended(make_site):
    site = make_site({"a": chapter(), "citing": CITING}, LIVE)
    assert site.build().status == 0 and "wrt-failure" not in site.page("a") + site.page("citing")
    true, citing = site.page("a"), site.page("citing")
    site.write("a", chapter().replace(*FALSE))
    built = site.build()
    place = f"a.md:{site.line('a', 'sum over j')}: ERROR: cell 2: false step: step 3"
    assert built.status == 0 and place in built.told and "1 chapter; the pages show where" in built.told
    assert site.page("a").count(place) == 2 and "Words after" in site.page("a")
    assert "dwx is missing" in site.page("citing") and "not found" not in built.warnings
    site.write("a", chapter())
    assert site.build().status == 0
    assert (site.page("a"), site.page("citing")) == (true, citing)


@pytest.mark.parametrize("typed", ["$$\nf = W x\n$$", "So $W x$ it is.", "<b>bold</b>", "{expr}`1 / 0`"])
def test_other_failures_stand_in_the_page_too(make_site, typed):
    site = make_site({"a": f"{chapter()}\n{typed}\n"}, LIVE)
    built = site.build()
    assert built.status == 0 and "ERROR" in built.told and "wrt-failure" in site.page("a")
    assert "Traceback" not in built.told


def test_only_make_live_shows_failures(make_site):
    site = make_site({"a": chapter().replace(*FALSE)})
    assert site.build().status == 1 and not (site.html / "a.html").exists()


def test_a_live_page_names_no_revision(make_site):
    pages, revision = {"a": chapter()}, '\nwrt_revision = ("0123456789+", "2026-01-02")\n'
    live, published = make_site(pages, LIVE + revision), make_site(pages, revision)
    assert live.build().status == published.build().status == 0
    assert "0123456789" in published.page("a") and "0123456789" not in live.page("a")
