"""How much of a page's height is prose, mathematics and code, as rendered at 1280 px: ``make heights``.

Of the limits, that of code does not hold for the lesson in writing a derivation: its reader is a contributor who types
what stands there, and its subject is the code of a cell, which is shown before what it makes.
What it has in prose is held like that of every chapter.
A chapter in which one looks derivatives up has a sentence or two for each, and so less prose than one that teaches.
"""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from wrt_sphinx.commands.pdf import chromium

HTML = Path(__file__).parent.parent / "_build" / "html"
VIEWPORT = {"width": 1280, "height": 900}
MOST_CODE, LEAST_PROSE, LEAST_BESIDE_MANY = 10, 30, 20     # per cent
LESSON_IN_CODE = "chapters/first-derivation.html"
LOOKED_UP = {f"chapters/{name}.html" for name in (
    "softmax", "logistic-regression",
    "determinants", "determinants-of-products", "forms-of-a-matrix", "gaussian", "gaussian-sample", "inverses",
    "inverses-of-products", "linear-and-quadratic-forms", "linear-systems", "norms-and-distances", "powers-of-a-matrix",
    "products-and-stacking", "rules-along-a-curve", "traces", "traces-of-longer-products", "weighted-squares")}
# each line of pixels belongs to the smallest block on it; what lies between two blocks belongs to neither
KINDS = {
    "printed": ".cell_output .output",
    "code": ".wrt-code, .cell_input, .wrt-main-code, div.highlight",
    "mathematics": ".wrt-equation, .wrt-refuted, .wrt-derivation, .wrt-scroll, .wrt-given",
    "pictures": "figure, .wrt-figure",
    "tables": ".table-wrapper, table",
    "prose": "p, li, dt, dd, h1, h2, h3, h4, figcaption",
}
SHARES = """kinds => {
  const article = document.querySelector("article[role=main]"), whole = article.getBoundingClientRect()
  const found = Object.fromEntries(Object.keys(kinds).map(kind => [kind, 0]))
  const isWithin = (element, kind) => element.parentElement.closest(Object.entries(kinds).filter(
    ([other]) => other != "prose" || kind == "prose").map(([, all]) => all).join(","))
  for (const [kind, all] of Object.entries(kinds)) {
    for (const element of article.querySelectorAll(all)) {
      if (isWithin(element, kind) || !element.checkVisibility({contentVisibilityAuto: false})) continue
      found[kind] += element.getBoundingClientRect().height
    }
    // a block of one kind is closed in by the box of another: the code at the foot of a formula
    if (kind == "code") {
      for (const code of article.querySelectorAll(".wrt-equation .cell_input, .wrt-refuted .cell_input")) {
        if (code.checkVisibility()) found.code += code.getBoundingClientRect().height
      }
    }
  }
  return {...Object.fromEntries(Object.entries(found).map(([kind, height]) => [kind, 100 * height / whole.height])),
    height: whole.height}
}"""


def shares(page: Page) -> dict[str, float]:
    """What of the article's height belongs to each kind, in per cent, and the height in pixels."""
    return page.evaluate(SHARES, KINDS)


def is_within_limits(path: str, found: dict[str, float]) -> bool:
    """Whether a chapter has little code, unless code is its subject, and enough prose."""
    least = LEAST_BESIDE_MANY if path in LOOKED_UP else LEAST_PROSE
    return (found["code"] <= MOST_CODE or path == LESSON_IN_CODE) and found["prose"] >= least


def chapters() -> list[str]:
    """The chapters of the site that was built."""
    return sorted(f"chapters/{path.name}" for path in (HTML / "chapters").glob("*.html"))


def main() -> int:
    """Print a line for each chapter; 1 if one has too much code or too little prose."""
    browser, missed = chromium(), 0
    if browser is None or not chapters():
        print("ERROR: there is no browser or no site: install chromium, and let `make html` build", file=sys.stderr)
        return 2
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=HTML))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        page = play.chromium.launch(executable_path=browser).new_page(viewport=VIEWPORT)
        print(f"{'':34}" + "".join(f"{kind:>13}" for kind in KINDS) + f"{'pixels':>9}")
        for path in chapters():
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            found = shares(page)
            is_missed = not is_within_limits(path, found)
            missed += is_missed
            print(f"{path:34}" + "".join(f"{found[kind]:11.1f} %" for kind in KINDS) + f"{found['height']:9.0f}"
                  + "  missed" * is_missed)
    server.shutdown()
    return 1 if missed else 0


class Silent(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *words: object) -> None:
        """Nothing."""


if __name__ == "__main__":
    sys.exit(main())
