"""How long a build takes: against stock execution, with many chapters, and after one edit.

The chapters are copied, with names of their own for their formulas.  Stock is myst-nb with a kernel per
chapter; it gets directives and roles that do nothing, and so computes no {expr} and typesets nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHAPTERS = sorted((ROOT / "chapters").glob("[!_]*.md"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in CHAPTERS}
NAMES = sorted(set(re.findall(r'(?:(?:Formula|Refutation)\(\s*| name=)"([a-z0-9-]+)"', "".join(TEXTS.values()))))
LONGEST_FIRST = "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True)))
NAMED = re.compile(rf"""(?:(?<=["`])|(?<=}} ))({LONGEST_FIRST})(?=["`\n,])""")
ALONE = "what-checked-means"

OURS = f"""
include_patterns = ["index.md", "CONTRIBUTING.md", "chapters*/*.md"]
wrt_typesetter = {str(ROOT / "_build/node")!r}
"""
STOCK = OURS + """
from wrt_sphinx.pages.defaults import DEFAULTS

globals().update(DEFAULTS)
extensions = ["myst_nb", "sphinxcontrib.bibtex"]
nb_custom_formats = {}
nb_execution_mode = "force"
nb_execution_raise_on_error = True
html_math_renderer = "mathjax"
del wrt_typesetter

from docutils import nodes
from docutils.parsers.rst import Directive
from wrt_sphinx.pages.output import FormulaOutput

FormulaOutput.handle_mime = staticmethod(lambda *output: None)

class Nothing(Directive):
    required_arguments, final_argument_whitespace, has_content = 1, True, True
    run = lambda self: []

def setup(app):
    for name in ("formula", "refuted", "convention"):
        app.add_directive(name, Nothing)
    for name in ("formula", "expr"):
        app.add_role(name, lambda name, raw, text, *rest: ([nodes.literal(text, text)], []))
    app.add_role_to_domain("math", "eq", lambda name, raw, text, *rest: ([nodes.literal(text, text)], []), True)
"""


def pages():
    """Chapters without end: copies of all of them, each copy in a folder of its own."""
    copy = 0
    while True:
        for name, text in TEXTS.items():
            yield f"chapters{copy}/{name}", NAMED.sub(rf"\1-{copy}", text) if copy else text
        copy += 1


def chapters(count: int):
    """As many chapters; what is left over are copies of one that refers to no other."""
    yield from islice(pages(), count - count % len(TEXTS))
    for number in range(count % len(TEXTS)):
        yield f"chapters0/{ALONE}-{number}", NAMED.sub(rf"\1-of-{number}", TEXTS[ALONE])


def site(folder: Path, count: int, configuration: str) -> Path:
    """Write a site of that many chapters."""
    folder.mkdir(parents=True)
    for name in ("references.bib", "requirements.lock"):
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copytree(ROOT / "measurements", folder / "measurements")
    (folder / "conf.py").write_text((ROOT / "conf.py").read_text() + "wrt_registry = \"\"\n" + configuration)
    # a chapter links to it
    (folder / "CONTRIBUTING.md").write_text("# Contribute\n")
    names = ["CONTRIBUTING"]
    for name, text in chapters(count):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        names.append(name)
    (folder / "index.md").write_text("# Index\n\n```{toctree}\n:numbered:\n" + "\n".join(names) + "\n```\n")
    return folder


def run(folder: Path, *command: str) -> tuple[float, float]:
    """Seconds, and the memory in MB of the largest process."""
    began = time.monotonic()
    with (folder / "log").open("w+") as log:
        pid = os.fork()
        if pid == 0:
            os.chdir(folder)
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
            os.execv(sys.executable, [sys.executable, "-m", *command])
        _, status, used = os.wait4(pid, 0)
        if status:
            log.seek(0)
            sys.exit(f"{folder.name}: {log.read()[-3000:]}")
    return time.monotonic() - began, used.ru_maxrss / 1024


def cold(folder: Path) -> tuple[float, float]:
    """Build all in one process."""
    shutil.rmtree(folder / "_build", ignore_errors=True)
    return run(folder, "sphinx", "-q", "-j1", "-d", "_build/doctrees", ".", "_build/html")


def report(what: str, seconds: float, megabytes: float, more: str = "") -> None:
    """Print a row."""
    print(f"{what:<34}{seconds:7.1f} s {megabytes:6.0f} MB  {more}", flush=True)


def main() -> None:
    """Print the table."""
    count = len(TEXTS)
    with tempfile.TemporaryDirectory() as made:
        ours, stock = (site(Path(made, name), count, text) for name, text in (("ours", OURS), ("stock", STOCK)))
        cold(ours)  # warm: everything is compiled
        rounds = [(cold(stock), cold(ours)) for _ in range(2)]
        slow, fast = (min(times) for times in zip(*rounds))
        report(f"{count} chapters, a kernel each", *slow)
        report(f"{count} chapters, ours", *fast, f"{fast[0] / slow[0]:.2f} of stock")
        for count in (50, 200):
            used = cold(site(Path(made, f"ours{count}"), count, OURS))
            report(f"{count} chapters, ours", *used, f"{used[0] / count:.2f} s a chapter")
        run(ours, "wrt_sphinx.commands.build")
        with (ours / "chapters0" / f"{CHAPTERS[-2].stem}.md").open("a") as file:
            file.write("\nOne more line.\n")
        report("one chapter edited, a new page", *run(ours, "wrt_sphinx.commands.build"))


if __name__ == "__main__":
    main()
