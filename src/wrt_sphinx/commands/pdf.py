"""``python -m wrt_sphinx.commands.pdf``: the whole site as a tagged PDF with an outline, printed by Chromium.

With ``sheet`` the page of the forty derivatives alone, as it was built.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sphinx.cmd.build import main as sphinx_build

from ..pages.surroundings import run
from .build import begin_with_read
from .packing import packed

BOOK = Path("_build/pdf")
PDF = Path("_build/wrt.pdf")
SHEET, ON_PAPER = Path("_build/html/reference/sheet.html"), Path("_build/forty-derivatives.pdf")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = [
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
]


def main() -> int:
    """Print the sheet, or make one page of all and print that."""
    browser = chromium()
    if not browser:
        message = f"ERROR: no browser to print with: install chromium (looked for {', '.join(BROWSERS)})"
        print(message, file=sys.stderr)
        return 1
    if sys.argv[1:] == ["sheet"]:
        return _printed(browser, SHEET, ON_PAPER)
    doctrees, page = BOOK / "doctrees", BOOK / "html"
    begin_with_read(doctrees)
    if status := sphinx_build(["-q", "-W", "-n", "-b", "singlehtml", "-d", str(doctrees), ".", str(page)]):
        return status
    return _printed(browser, page / "index.html", PDF)


def _printed(browser: str, page: Path, pdf: Path) -> int:
    try:
        print_page(browser, page, pdf)
    except RuntimeError as error:
        print(f"ERROR: {error}", file=sys.stderr)
        return 1
    print(f"open {pdf}")
    return 0


def chromium() -> str | None:
    """The Chromium of this machine."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def print_page(browser: str, page: Path, pdf: Path) -> None:
    """Print a page as its stylesheet says.

    :raises RuntimeError: with the browser's last words, if it printed nothing.
    """
    pdf.unlink(missing_ok=True)
    # its sandbox does not work for root
    options = OPTIONS + ["--no-sandbox"] * (os.geteuid() == 0)
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, *options, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", page.absolute().as_uri()]
        ended = subprocess.run(command, capture_output=True, text=True)
    if not pdf.is_file():
        raise RuntimeError(f"{browser} printed nothing: {ended.stderr.strip()[-500:]}")
    pdf.write_bytes(packed(pdf.read_bytes()))


if __name__ == "__main__":
    sys.exit(run(main))
