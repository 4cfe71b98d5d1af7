"""The pages that a pull request changes, in one file that any browser opens: `python tests/preview.py SITE FILE PAGE…`.

Each page is named by its file, as `git diff --name-only` prints them, or by the id of a formula. Styles and fonts stand
within the file, which loads nothing, runs no script and leads to no place but its own: a stranger wrote its words.
"""

import base64
import re
import sys
from collections.abc import Iterable
from pathlib import Path

STYLES = ("math.css", "site.css")
ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
SCRIPT = re.compile(r"<script\b.*?</script>|<noscript>|</noscript>", re.DOTALL)
HREF = re.compile(r'\shref="([^"]*)"')
PLACE = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby)=")([^"]+)')
URL = re.compile(r'url\("?([^":)]+)"?\)')
FONTS = {".woff2": "font/woff2", ".png": "image/png", ".svg": "image/svg+xml"}
MOST = 40       # pages
POLICY = ("default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; form-action 'none'; "
          "base-uri 'none'")


def pages_of(site: Path, names: Iterable[str]) -> list[str]:
    """The built pages of changed files and formulas, in order, each once."""
    wanted = (f"f/{name}/index" if re.fullmatch(r"[a-z0-9]{4,5}", name) else name.removesuffix(".md") for name in names)
    built = (page for page in wanted if re.fullmatch(r"[\w/-]+", page) and (site / f"{page}.html").is_file())
    return list(dict.fromkeys(built))


def preview(site: Path, pages: list[str]) -> str:
    """The file."""
    shown = pages[:MOST]
    texts = {page: (site / f"{page}.html").read_text(encoding="utf-8") for page in shown}
    titles = {page: TITLE.search(text)[1] for page, text in texts.items()}
    parts = [f'<section id="{page}">{_inside(text, page, shown)}</section>' for page, text in texts.items()]
    contents = "".join(f'<li><a href="#{page}">{titles[page]}</a></li>' for page in shown)
    more = f"<p>and {len(pages) - MOST} more, in the whole site.</p>" if len(pages) > MOST else ""
    about = f"<ul>{contents}</ul>{more}" if shown else "<p>No page was changed.</p>"
    styles = "\n".join(_with_files(site / "_static" / name) for name in STYLES)
    return (f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
            f"<title>What was changed</title><style>{styles}</style></head>"
            '<body data-theme="light"><main class="wrt-preview" style="max-width:46em;margin:auto;padding:1em">'
            f"<h1>What was changed</h1>{about}{''.join(parts)}</main></body></html>\n")


def _inside(text: str, page: str, shown: list[str]) -> str:
    """The text of a page, in which links lead to what is shown too, and else nowhere."""
    folder = page.rpartition("/")[0]

    def way(link: re.Match[str]) -> str:
        path, _, place = link[1].partition("#")
        target = _joined(folder, path.removesuffix(".html")) if path else page
        if target in shown:
            return f' href="#{target}{"#" * bool(place)}{place}"'
        return ""

    article = SCRIPT.sub("", ARTICLE.search(text)[1])
    return HREF.sub(way, PLACE.sub(lambda found: f"{found[1]}{page}#{found[2]}", article))


def _joined(folder: str, path: str) -> str:
    parts = folder.split("/") if folder else []
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
    return "/".join(parts)


def _with_files(style: Path) -> str:
    """A stylesheet with the fonts that it names."""
    def within(found: re.Match[str]) -> str:
        path = style.parent / found[1].partition("?")[0]
        kind = FONTS.get(path.suffix)
        if kind is None or not path.is_file():
            return "none"
        return f"url(data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()})"

    return URL.sub(within, style.read_text(encoding="utf-8")).replace("</", "<\\/")


if __name__ == "__main__":
    site, file = Path(sys.argv[1]), Path(sys.argv[2])
    file.write_text(preview(site, pages_of(site, sys.argv[3:])), encoding="utf-8")
