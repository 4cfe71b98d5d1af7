"""Measure the budgets of the pages, as a phone on a slow line sees them: ``make bench-pages``.

``python tests/bench_pages.py chapters/chain-rule.html --runs 5`` measures the pages that are named.

Each page takes turns with its lower bound: the same article with the same font, without theme and script.
One that holds no mathematics has none to wait for, and no ratio.
Lighthouse takes part if it is installed: ``npm install --global lighthouse``.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
import re
import shutil
import subprocess
import sys
import threading
from collections import Counter
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from conftest import LAID_OUT
from playwright.sync_api import sync_playwright
from test_browser_pages import AXE, BROKEN_RULES, DESKTOP, WIDER_THAN_THE_SCREEN
from test_browser_pages import PHONE as SMALL

from wrt_sphinx.commands.pdf import chromium

HTML = Path(__file__).parent.parent / "_build" / "html"
RUNS = 9        # if nothing else is said
# the pages of the formulas are all made alike
FORMULA_PAGES = 3
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 3, "is_mobile": True, "has_touch": True}
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
BUDGETS = {
    "KB": 110, "script KB": 15, "requests": 8, "ratio": 1.25, "blocked ms": 50, "shift": 0.002, "elements": 6000,
    "foreign": 0, "sideways": 0, "barriers": 0,
}
# of the first page, which has little to wait for: how much longer its mathematics may take
FIRST, LATER = "index.html", 350
CATEGORIES = ("accessibility", "best-practices", "seo", "performance")
AUDITED, AUDITS = (FIRST, "chapters/chain-rule.html"), 5
PROBE = """
window.seen = {painted: 0, font: 0, shift: 0, tasks: []}
const watch = (type, act) => new PerformanceObserver(list => list.getEntries().forEach(act)).observe(
  {type, buffered: true})
watch("paint", entry => { if (entry.name == "first-contentful-paint") seen.painted = entry.startTime })
watch("layout-shift", entry => { seen.shift += entry.value })
watch("longtask", entry => seen.tasks.push([entry.startTime, entry.duration]))
// that of the mathematics: the faces of the text come when they come, and the page moves for none
const isMathematical = ({ family }) => /^"?(M|STIX Two Math of wrt)"?$/.test(family)
addEventListener("DOMContentLoaded", () => [...document.fonts].filter(isMathematical).forEach(
  face => face.loaded.then(() => { seen.font = performance.now() })))
"""
RESULT = """({
  "complete ms": Math.max(seen.painted, seen.font),
  "blocked ms": seen.tasks.reduce((sum, [start, duration]) => sum
    + Math.max(0, Math.min(duration, start + duration - seen.painted) - 50), 0),
  "shift": seen.shift,
  "elements": document.querySelectorAll("*").length,
})"""
BARE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>the article alone</title><link rel="icon" href="data:,"><style>
@font-face {{ font-family: M; src: url("/math.woff2") format("woff2"); }}
math {{ font-family: M; }} body {{ margin: 1em; overflow-x: hidden; }}</style>{article}"""


class Packed(SimpleHTTPRequestHandler):
    """Serves a folder as the web does, and counts what it sends for the last page."""

    protocol_version = "HTTP/1.1"
    sent: Counter = Counter()

    def do_GET(self) -> None:
        """Send a file, compressed unless it is."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():      # Lighthouse asks for robots.txt
            return self.send_error(404)
        content, kind = path.read_bytes(), self.guess_type(path)
        packed = content if path.suffix in (".woff2", ".png") else gzip.compress(content, 6)
        size = len(packed) / 1024
        # the index of the search is data, though it comes as a script
        is_script = "script" in kind and path.name != "search-data.js"
        self.sent.update({"requests": 1, "KB": size, "script KB": size * is_script})
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(packed)))
        if packed is not content:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, *words) -> None:
        """Say nothing."""


def add_bare_pages(folder: Path, pages: list[Path]) -> None:
    """Write each page's article alone, and the font as a file."""
    style = (folder / "_static" / "math.css").read_text()
    (folder / "math.woff2").write_bytes(base64.b64decode(re.search('base64,([^"]+)', style)[1]))
    for page in pages:
        article = re.search("<article.*?</article>", page.read_text(encoding="utf-8"), re.DOTALL)[0]
        page.with_suffix(".bare.html").write_text(BARE.format(article=article), encoding="utf-8")


def measure(browser, address: str) -> dict[str, float]:
    """Load a page with nothing in the cache."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.add_init_script(PROBE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    Packed.sent.clear()
    foreign = []
    page.on("request", lambda r: r.url.startswith((address[:address.index("/", 8)], "data:")) or foreign.append(r.url))
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(600)
    result = page.evaluate(RESULT) | Packed.sent | {"foreign": len(foreign)}
    context.close()
    return result


def compare(browser, address: str, has_mathematics: bool = True, runs: int = RUNS) -> dict[str, float]:
    """The medians of a page, and how much longer its mathematics takes than in its article alone."""
    bare = address.replace(".html", ".bare.html")
    both = [(measure(browser, address), measure(browser, bare)) for _ in range(runs)]
    whole, least = ({key: median(run[key] for run in column) for key in column[0]} for column in zip(*both))
    later, ratio = whole["complete ms"] - least["complete ms"], whole["complete ms"] / least["complete ms"]
    if address.endswith(f"/{FIRST}") and later <= LATER:
        ratio = min(ratio, BUDGETS["ratio"])
    return whole | {"ratio": ratio if has_mathematics else 0}


def audit(browser, address: str) -> dict[str, int]:
    """How often a page scrolls sideways or breaks a rule of axe, light and dark, on phone and desktop."""
    found = Counter(sideways=0, barriers=0)
    for viewport in (SMALL, DESKTOP):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)
            page = context.new_page()
            page.goto(address)
            # what is laid out when it comes near would move while it is looked at
            page.evaluate(LAID_OUT)
            page.add_script_tag(path=AXE)
            found["barriers"] += len(page.evaluate(BROKEN_RULES))
            for width in {viewport["width"], 320} if viewport is SMALL else {viewport["width"]}:
                page.set_viewport_size({**viewport, "width": width})
                found["sideways"] += page.evaluate(WIDER_THAN_THE_SCREEN)
            context.close()
    return found


def lighthouse(address: str) -> dict[str, int]:
    """The scores that Lighthouse gives, if it is installed."""
    program = shutil.which("lighthouse")
    if not program:
        return {}
    flags = ["--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
             "--chrome-flags=--headless --no-sandbox"]
    runs = [subprocess.run([program, address, *flags], capture_output=True, text=True, check=True)
            for _ in range(AUDITS)]
    found = [json.loads(run.stdout)["categories"] for run in runs]
    return {name: round(100 * median(run[name]["score"] for run in found)) for name in CATEGORIES}


def pages_of(folder: Path) -> list[Path]:
    """All pages, and some of those that are made for a formula each."""
    formulas = sorted((folder / "f").rglob("*.html"))
    others = [page for page in sorted(folder.rglob("*.html")) if page not in formulas]
    return others + formulas[:FORMULA_PAGES]


def main(folder: Path, names: list[str], runs: int) -> int:
    """Print a table, of the pages that are named or of all; the status says whether all budgets are kept."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HTML, folder)
    pages = [folder / name for name in names] or pages_of(folder)
    add_bare_pages(folder, pages)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    columns, missed = ["complete ms", *BUDGETS], []
    print(" " * 24, *(f"{name:>11}" for name in columns))
    print(f"{'budget':24}", " " * 11, *(f"{limit:11}" for limit in BUDGETS.values()))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        for page in pages:
            path = page.relative_to(folder).as_posix()
            address = f"http://127.0.0.1:{server.server_port}/{path}"
            has_mathematics = "<math" in page.read_text(encoding="utf-8")
            found = compare(browser, address, has_mathematics, runs) | audit(browser, address)
            scores = lighthouse(address) if path in AUDITED else {}
            print(f"{path.removesuffix('.html')[-24:]:24}", *(f"{found[name]:11.4g}" for name in columns), flush=True)
            print(*(f"{'':24} {name} {score}\n" for name, score in scores.items()), sep="", end="", flush=True)
            missed += [f"{path}: {name} {score}" for name, score in scores.items() if score < 100]
            missed += [f"{path}: {name} {found[name]:.4g}" for name, limit in BUDGETS.items() if found[name] > limit]
        browser.close()
    if not shutil.which("lighthouse"):
        print("without Lighthouse, which is not installed: npm install --global lighthouse")
    print(*(missed or ["all budgets are kept"]), sep="\n")
    return bool(missed)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("pages", nargs="*", help="such as chapters/chain-rule.html; without one, all are measured")
    arguments.add_argument("--runs", type=int, default=RUNS)
    chosen = arguments.parse_args()
    sys.exit(main(HTML.parent / "bench-pages", chosen.pages, chosen.runs))
