"""Measure the engine in the page, beside a stock Pyodide with SymPy: ``make bench-ask``.

The line is as fast as `LINE` says, for the page and for its worker alike: the server waits, since what DevTools slow
down is a page, and no worker of it. A phone is taken to be four times as slow: what DevTools make of a worker is told
beside it.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median

from conftest import Quiet
from derived import wanted
from playwright.sync_api import Page, sync_playwright

from wrt.asking import answered
from wrt.nodes.differential import letters
from wrt.parsing.kinds import kind_of, sizes_of
from wrt_sphinx.beside.shipping import FOLDER, MANIFEST, SCRIPTS
from wrt_sphinx.beside.policy import content_security_policy
from wrt_sphinx.commands.engine import PACKAGES, SHIPPED
from wrt_sphinx.commands.pdf import chromium
from wrt_sphinx.pages.typeset import STATIC

LINE = 50e6 / 8     # bytes a second
PHONE = 4
FIRST = {"about": "derivative", "text": "W*x", "by": "W"}
ASKED = """async request => {
  const begun = performance.now()
  await engine.ask(request, 60)
  return performance.now() - begun
}"""
PAGE = """<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="data:,"><script src="ask.js"></script>"""
# in the page itself, which nothing confines, and which therefore stops while it reckons
STOCK = """async () => {
  const begun = performance.now()
  const { loadPyodide } = await import("/stock/pyodide.mjs")
  const python = await loadPyodide({ packageBaseUrl: "/stock/" })
  const wheel = new Uint8Array(await (await fetch("/stock/sympy.zip")).arrayBuffer())
  python.unpackArchive(wheel, "zip", { extractDir: "/packages" })
  python.runPython("import sys; sys.path.append('/packages')")
  const ask = () => python.runPython(`
import sympy
n, m = 2, 3
W, x = sympy.MatrixSymbol("W", n, m).as_explicit(), sympy.MatrixSymbol("x", m, 1).as_explicit()
str([[(W * x)[i].diff(w) for w in W] for i in range(n)])`)
  ask()
  const first = performance.now() - begun
  const again = performance.now()
  ask()
  return [first, performance.now() - again]
}"""


class Slow(Quiet):
    """Sends as fast as the line is, whoever else is being sent something."""

    lock, sent, free = threading.Lock(), [0], [0.0]

    def copyfile(self, source, outputfile) -> None:
        """In parts, each when the line is free again."""
        while part := source.read(16384):
            with self.lock:
                self.sent[0] += len(part)
                self.free[0] = max(self.free[0], time.monotonic()) + len(part) / LINE
                until = self.free[0]
            time.sleep(max(0, until - time.monotonic()))
            outputfile.write(part)


def requests() -> Iterator[dict]:
    """The derivatives of `tests/derived.py` as the page asks for them: what is read as it was meant, and answered."""
    for one in wanted():
        shapes = {letter.name: [kind_of(letter), *sizes_of(letter)] for letter in letters(one.of)}
        asked = {"about": "derivative", "text": one.of.text(), "by": one.by.name, "shapes": shapes}
        if "answer" in json.loads(answered(json.dumps(asked))):
            yield asked


def site(folder: Path) -> None:
    """The page with the engine, and the packages of the stock."""
    shutil.copytree(SHIPPED, folder / FOLDER)
    script = "".join((STATIC / name).read_text(encoding="utf-8") + "\n" for name in SCRIPTS)
    (folder / "ask.js").write_text(f"{script}const engine = new Engine()\n", encoding="utf-8")
    (folder / "index.html").write_text(PAGE.format(policy=content_security_policy("", runs_engine=True)))
    (folder / "stock.html").write_text('<!DOCTYPE html><link rel="icon" href="data:,">')
    (folder / "404.html").write_text("not here")
    shutil.copytree(PACKAGES / "pyodide", folder / "stock")
    packages = folder / "packages"
    import mpmath
    import sympy

    for package in (mpmath, sympy):
        shutil.copytree(Path(package.__file__).parent, packages / package.__name__,
                        ignore=shutil.ignore_patterns("__pycache__"))
    shutil.make_archive(str(folder / "stock" / "sympy"), "zip", packages)


def first_answer(page: Page, address: str) -> float:
    """Milliseconds from a press to the answer."""
    page.goto(address)
    return float(page.evaluate(ASKED, FIRST))


def throttled(page: Page) -> float:
    """How many times longer an answer takes when DevTools slow the processor down."""
    long = {**FIRST, "text": "(A*B*C*D*X)*(A*B*C*D*X)", "by": "X"}
    plain = min(page.evaluate(ASKED, long) for _ in range(3))
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": PHONE})
    slowed = min(page.evaluate(ASKED, long) for _ in range(3))
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return float(slowed / plain)


def measured(folder: Path) -> Iterator[str]:
    """A line for each number."""
    site(folder)
    manifest = json.loads((folder / FOLDER / MANIFEST).read_text(encoding="utf-8"))
    files = manifest["files"]
    for name, file in files.items():
        yield f"{name:8} {file['bytes']:10,} bytes, unpacked {file['unpacked']:11,}"
    yield f"before the first answer {sum(files[name]['bytes'] for name in (*manifest['first'], 'temml')):,} bytes"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Slow, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        contexts = [browser.new_context(service_workers="block") for _ in range(3)]
        cold = [first_answer(context.new_page(), address) for context in contexts]
        page = contexts[-1].pages[0]
        page.wait_for_timeout(1500)     # until SymPy is here as well
        warm = [first_answer(page, address) for _ in range(5)]
        yield f"first answer, cold at {8 * LINE / 1e6:.0f} Mbit/s: {median(cold):.0f} ms; warm: {median(warm):.0f} ms"
        asked = list(requests())
        took = sorted(page.evaluate(ASKED, one) for one in asked)
        middle, late = median(took), took[int(0.95 * len(took))]
        yield f"the next {len(asked)} of {len(wanted())}: median {middle:.0f} ms, 95th percentile {late:.0f} ms"
        times = throttled(page)
        yield (f"slowed down {PHONE} times by DevTools an answer takes {times:.1f} times as long; as a phone, {PHONE} "
               f"times the plain time: median {PHONE * middle:.0f} ms, 95th percentile {PHONE * late:.0f} ms")
        Slow.sent[0] = 0
        stock = browser.new_context().new_page()
        stock.goto(f"{address}stock.html")
        first, after = stock.evaluate(STOCK)
        yield (f"a stock Pyodide with SymPy, entry by entry: {Slow.sent[0]:,} bytes, first answer {first:.0f} ms, the "
               f"next {after:.0f} ms")
        browser.close()
    server.shutdown()


def main() -> int:
    """Print what is measured."""
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(Path(folder)):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
