"""Failures are annotated on their lines, and what is told of them commands nothing."""

import subprocess
import sys

import pytest
from annotate import Failure, failures
from conftest import FRONT_MATTER, ROOT, SETUP, true_formula

LOG = """
[3/38] chapters/vectorization
chapters/vectorization.md:108: ERROR: cell 6: formula 'jacobian-vec': false step: step 2
  left:   a
  right:  b
BUILD FAILED: 1 chapter
nothing.md:3: ERROR: of no file
/etc/passwd:1: ERROR: of another place
"""


def test_a_failure_of_the_build_with_what_stands_below_it():
    assert list(failures(LOG, ROOT)) == [Failure(
        "chapters/vectorization.md", 108,
        "cell 6: formula 'jacobian-vec': false step: step 2\n  left:   a\n  right:  b")]


@pytest.mark.slow
def test_what_the_build_really_says(make_site):
    site = make_site({"chapters/page": f"# Page\n{SETUP}{true_formula('one')}".replace("delta(i, p) * x[q]", "x[q]")})
    said = site.build_apart().stderr
    (failure,) = failures(said, site.folder)
    assert failure.file == "chapters/page.md" and "false step" in failure.said and FRONT_MATTER
    assert site.folder.joinpath(failure.file).read_text().splitlines()[failure.line - 1].strip()


@pytest.mark.slow
@pytest.mark.parametrize("options", [[], ["-n", "2"], ["--color=yes"]], ids=["one", "several", "coloured"])
def test_what_pytest_really_says(tmp_path, options):
    (tmp_path / "test_here.py").write_text(
        "import helper\n\n\ndef test_true():\n    assert True\n\n\ndef test_false():\n    assert 1 == 2\n\n\n"
        "def test_elsewhere():\n    helper.fail()\n")
    (tmp_path / "helper.py").write_text("def fail():\n    raise ValueError('100%')\n")
    command = [sys.executable, "-m", "pytest", "-q", *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    found = sorted((f.file, f.line, f.said.splitlines()[0]) for f in failures(done.stdout, tmp_path))
    assert found == [("helper.py", 2, "test_elsewhere"), ("test_here.py", 9, "test_false")]
    assert any("100%25" in f.command() for f in failures(done.stdout, tmp_path))


def test_no_text_is_a_command():
    failure = Failure("a,b:c.md", 3, "one\n::set-output name=x::y\r%")
    assert failure.command() == "::error file=a%2Cb%3Ac.md,line=3::one%0A::set-output name=x::y%0D%25"


def test_the_script_tells_ten_at_the_most_and_nothing_of_no_log(tmp_path):
    log = tmp_path / "log"
    log.write_text("".join(f"README.md:{line}: ERROR: e\n" for line in range(1, 30)))
    run = lambda path: subprocess.run([sys.executable, "tests/annotate.py", path], cwd=ROOT, capture_output=True,
                                      text=True, check=True).stdout.splitlines()
    assert len(run(log)) == 10 and run(log)[0] == "::error file=README.md,line=1::e" and run(tmp_path / "none") == []
