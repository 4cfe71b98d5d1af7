"""The engine that runs in the page on which one asks, beside that page, and what keeps both for a reader offline."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from html import unescape
from pathlib import Path

from rjsmin import jsmin

from ..ids.addresses import ASKING
from ..pages.typeset import STATIC

# what the script of that page begins with
SCRIPTS = ("arriving.js", "engine.js")
FOLDER, MANIFEST, OFFLINE = "engine", "manifest.json", "offline.js"
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon|preload)"|script)[^>]* (?:href|src)="([^":]+)"')
OF_STYLES = re.compile(r'url\("?([^":)]+)"?\)')


def ship_engine(app, exception: Exception | None) -> None:
    """Put beside the page what was made for it; without such a page, and without an engine, there is none."""
    made = Path(app.srcdir) / app.config.wrt_engine
    if exception is None and app.builder.name == "html" and ASKING in app.env.found_docs and made.is_dir():
        page = Path(app.outdir) / f"{ASKING}.html"
        shutil.rmtree(page.parent / FOLDER, ignore_errors=True)
        shutil.copytree(made, page.parent / FOLDER)
        (page.parent / OFFLINE).write_text(offline(page), encoding="utf-8")


def offline(page: Path) -> str:
    """The script that keeps the page, what it loads, and the engine, under a name that is that of all of them."""
    shipped = json.loads((page.parent / FOLDER / MANIFEST).read_text(encoding="utf-8"))["files"].values()
    files = [*(f"{FOLDER}/{file['name']}" for file in shipped), f"{FOLDER}/{MANIFEST}", *_loaded(page)]
    build = hashlib.sha256(page.read_bytes())
    for file in files:
        build.update((page.parent / file.partition("?")[0]).read_bytes())
    own = jsmin((STATIC / OFFLINE).read_text(encoding="utf-8"))
    return f"const BUILD={json.dumps(build.hexdigest()[:16])},FILES={json.dumps(['./', *files])};\n{own}\n"


def _loaded(page: Path) -> list[str]:
    """The styles and scripts of the page, and the fonts of its styles."""
    files = [unescape(file) for file in LOADED.findall(page.read_text(encoding="utf-8"))]
    for style in [file for file in files if file.partition("?")[0].endswith(".css")]:
        place = (page.parent / style.partition("?")[0])
        named = OF_STYLES.findall(place.read_text(encoding="utf-8"))
        files += [os.path.relpath(place.parent / name, page.parent) for name in named]
    return list(dict.fromkeys(files))
