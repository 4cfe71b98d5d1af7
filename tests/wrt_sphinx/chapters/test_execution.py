"""However a chapter's code ends, the build lives and says where."""

import pytest
from conftest import SETUP, true_formula

FALSE_STEP = """
```{code-cell} python
Derivation(
    partial(f[i], W[p, q]),
    (delta(i, p) * x[q], "right so far"),
    (2 * delta(i, p) * x[q], "a factor too many"),
)
```
"""

LEAVE = "from subprocess import Popen, run\n"

# name: (the text after the set-up, what stands on the line that is named, what is said)
FAULTS = {
    "false-step": (FALSE_STEP, "a factor too many", "cell 2: false step: step 2"),
    "exception": ("a = 1\n1 / 0", "1 / 0", "cell 2: ZeroDivisionError: division by zero"),
    "inside": ("def g():\n    raise ValueError('no')\n\ng()", "raise", "cell 2: ValueError: no"),
    "syntax": ("a = 1\nb = = 2", "b = =", "cell 2: SyntaxError: invalid syntax"),
    "magic": ("a = 1\n%matplotlib inline", "%mat", "cell 2: SyntaxError"),
    "name": ("undefined", "undefined", "cell 2: NameError: name 'undefined'"),
    "leaves": ("import sys\nsys.exit(0)", "sys.exit", "cell 2: SystemExit: 0"),
    "endless": ("while True: pass", "while", "cell 2: it ran longer than 2 s and was stopped"),
    "stubborn": (
        "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)",
        "import signal",
        "cell 2: it ran longer than 2 s",
    ),
    "exit": ("import os\nos._exit(0)", "import os", "cell 2: the process of the chapter ended with exit code 0"),
    "segfault": (
        "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)",
        "import os, signal",
        "cell 2: the process of the chapter was ended by SIGSEGV",
    ),
    "recursion": ("def g(): return g()\ng()", "def g", "cell 2: RecursionError"),
    "memory": ("rows = []\nwhile True: rows.append(bytes(1 << 27))", "while", "cell 2: MemoryError"),
    "printer": ("print(50_000_000 * '.')", "print", "cell 2: it wrote more than 1 MB and was stopped"),
    "leaver": (f"{LEAVE}Popen(['sleep', '600'])", "from subprocess", "cell 2: it left 1 process running"),
    "hidden-leaver": (
        f"{LEAVE}run(['sh', '-c', 'setsid sleep 600 &'])\n```\n\n```{{code-cell}} python\n3", "from subprocess",
        "cell 2: it left 1 process running",
    ),
    "killer": (
        "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nwhile True: pass", "import os, signal",
        "cell 2: it ran longer than 2 s and was stopped",
    ),
    "catcher": (
        "try:\n    Derivation(f[i], (2 * f[i], 'no'))\nexcept wrt.WrtError:\n    pass", "Derivation(f[i]",
        "cell 2: the cell catches the error of a check; let it stop the cell, "
        "or show it with failing(): false step: step 1",
    ),
    "half-character": ("print('\\ud800')", "print", "cell 2: it sent the build what is no data"),
}

ROLES = {
    "role-error": ("Text.\nAnd {expr}`1 / 0`.", "{expr}", "{expr}`1 / 0`: ZeroDivisionError"),
    "role-unknown": ("Text {expr}`nothing`.", "{expr}", "{expr}`nothing`: NameError"),
    "role-no-object": ("Text {expr}`1 + 1`.", "{expr}", "{expr}`1 + 1` is no object of wrt"),
    "role-two-values": (
        "Here {expr}`f`.\n\n```{code-cell} python\nf = x\n```\n\nAnd {expr}`f`.",
        "And {expr}`f`",
        "f has two values in this chapter",
    ),
}


def page(code: str) -> str:
    if not code.startswith("\n"):
        code = f"\n```{{code-cell}} python\n:tags: [hide-input]\n\n{code}\n```\n"
    return f"# Page\n{SETUP}\nSome words.\n\n{code}\n"


@pytest.fixture(scope="module")
def faulty(make_site, reckon_once):
    """One site with all of them, and what its build told."""
    return reckon_once("faulty", lambda: built_with_all(make_site))


def built_with_all(make_site):
    pages = {name: page(code) for name, (code, _, _) in FAULTS.items()}
    pages |= {name: f"# Page\n{SETUP}\n{text}\n" for name, (text, _, _) in ROLES.items()}
    pages["fine"] = f"# Page\n{SETUP}{true_formula('fine')}\n```{{formula}} fine\n```\n"
    pages["no-cells"] = "# Page\n\nText {expr}`f`.\n"
    site = make_site(pages, "wrt_cell_seconds = 2")
    return site, site.build()


@pytest.mark.slow
@pytest.mark.parametrize("name", [*FAULTS, *ROLES])
def test_a_fault_is_told_with_its_line(faulty, name):
    site, built = faulty
    _, needle, said = (FAULTS | ROLES)[name]
    assert f"{name}.md:{site.line(name, needle)}: ERROR: {said}" in built.told


def test_one_fault_is_told_once(faulty):
    site, built = faulty
    assert sum(line.startswith("exception.md") for line in built.told.splitlines()) == 1
    assert "fine.md" not in built.told
    assert "no-cells.md:8: ERROR: {expr}`f` has no value: the page has no code cell" in built.told
    assert f"BUILD FAILED: {len(FAULTS) + len(ROLES) + 1} chapters" in built.told


def test_a_false_step_tells_all_in_eight_lines(faulty):
    _, built = faulty
    lines = built.told.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("false-step.md"))
    told = [lines[start]]
    for line in lines[start + 1 :]:
        if not line.startswith(" "):
            break
        told.append(line)
    text = "\n".join(told)
    assert len(told) <= 8 and "Traceback" not in built.told
    for part in ("left:", "right:", "(scalar)", "ounterexample", "n=1, m=1"):
        assert part in text


def test_progress_is_a_line_for_each_chapter(faulty):
    _, built = faulty
    total = len(FAULTS) + len(ROLES) + 1
    lines = built.progress.splitlines()
    assert lines[0].startswith(f"[1/{total}] ") and len(lines) == total


def test_chapters_do_not_share_state(make_site):
    site = make_site(
        {
            "a": f"# A\n{SETUP}{true_formula('a')}\n```{{code-cell}} python\nwrt.left_behind = 1\n```\n",
            "b": f"# B\n{SETUP}{true_formula('b')}\n```{{code-cell}} python\nwrt.left_behind\n```\n",
        }
    )
    told = site.build().told
    assert "b.md:" in told and "has no attribute 'left_behind'" in told and "1 chapter\n" in told


def page_of(make_site, code: str, docname: str = "a") -> str:
    text = f"# A\n{SETUP}\n```{{code-cell}} python\n{code}\n```\n{true_formula('true')}"
    site = make_site({docname: text})
    assert site.build().status == 0
    return site.page(docname)


def test_streams_and_values_stand_in_their_order(make_site):
    page = page_of(make_site, "import sys\nprint('one')\ndisplay(2)\nprint('three', file=sys.stderr)\n4")
    places = [page.index(f"</span>{text}\n") for text in ("one", "2", "three", "4")]
    assert places == sorted(places)


def test_a_value_with_a_semicolon_is_not_shown(make_site):
    assert page_of(make_site, "5;").count("cell_output") == 1


def test_a_chapter_runs_in_its_own_folder(make_site):
    code = "from pathlib import Path\nprint(Path.cwd().name, Path('../conf.py').exists())"
    assert "chapters True" in page_of(make_site, code, "chapters/a")
