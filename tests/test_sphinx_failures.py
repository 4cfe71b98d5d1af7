"""A failed build is a failed build: by plain sphinx-build, and when it is run again."""

from types import SimpleNamespace

import pytest
from conftest import SETUP, true_formula

from wrt_sphinx.domain import Failure
from wrt_sphinx.failures import _told, check_written

TYPED = "# Page\n\nHere $a = b$.\n"
TRUE = f"# Page\n{SETUP}{true_formula('dwx')}"


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("-W", "--keep-going", "-n"), ("-j", "2")])
def test_plain_sphinx_build_fails_each_time(make_site, options):
    site = make_site({"bad": TYPED, "good": TRUE})
    for _ in range(2):
        built = site.build_apart(*options)
        assert built.returncode == 1
        assert "bad.md:8: ERROR: typed mathematics" in built.stderr
        assert built.stderr.endswith("BUILD FAILED: 1 chapter\n")
        assert not (site.html / "index.html").exists()
    site.write("bad", "# Page\n\nHere $a$.\n")
    assert site.build_apart(*options).returncode == 0
    assert (site.html / "good.html").exists() and (site.html / "bad.html").exists()


@pytest.mark.slow
def test_any_number_of_processes_writes_the_same_pages(make_site):
    pages = {name: TRUE.replace("dwx", name) + f"\n{{formula}}`{name}` {{formula}}`c`\n" for name in "abcdef"}
    sites = [make_site(pages), make_site(pages)]
    for site, count in zip(sites, "12", strict=True):
        built = site.build_apart("-j", count, "-W", "-n")
        assert (built.returncode, built.stderr) == (0, "")
    one, two = ({p.name: p.read_bytes() for p in s.html.glob("*.html")} for s in sites)
    assert one == two


def test_a_message_has_eight_lines_at_most():
    told = _told("a.md", Failure(3, "false step\n  left: 1\nright: 2\n" + "more\n" * 20))
    assert told.splitlines()[:3] == ["a.md:3: ERROR: false step", "  left: 1", "  right: 2"]
    assert len(told.splitlines()) == 8


def test_a_lost_page_is_noticed(make_site, tmp_path, capsys):
    builder = SimpleNamespace(format="html", name="html", get_target_uri=lambda name: f"{name}.html")
    env = SimpleNamespace(found_docs={"a", "b"})
    app = SimpleNamespace(builder=builder, env=env, outdir=tmp_path)
    (tmp_path / "a.html").touch()
    with pytest.raises(SystemExit):
        check_written(app, None)
    assert capsys.readouterr().err == "BUILD FAILED: not written: b\n"
    (tmp_path / "b.html").touch()
    check_written(app, None)
