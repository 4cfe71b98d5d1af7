"""What all pages load, in few requests: one stylesheet, one script, and the fonts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import furo
from rjsmin import jsmin

from ..pages.typeset import STATIC, typesetter
from . import code_colours

THEME, STYLES, SCRIPT = "furo", "site.css", "site.js"
# of which a page then loads none by itself
IN_ONE = {"pygments.css", "furo.css", "furo.js"}
TEXT_FACES = ("text.woff2", "text-bold.woff2", "text-italic.woff2", "signs.woff2")
MADE = ("math.css", "mark.png", *TEXT_FACES)
OWN = ("conventions.js", "copy.js", "layout.js", "preview.js", "scrolling.js")
# the theme's looks of what no page can have: the documentation of code, an index, boxes that authors have not
ABSENT = set(re.findall(r"\S+", """
    admonition-todo align-center align-left align-right announcement announcement-content attention attribution caution
    centered citation classifier code-block-caption contents danger deprecated domainindex-jumpbox domainindex-section
    epigraph eqno error field-list genindex-jumpbox genindex-section glossary guilabel has-children highlighted
    highlights highlighttable hint hll icons important line-block linenodiv linenos loweralpha lowerroman math-wrapper
    only-dark only-light option-list pull-quote rst-versions rubric seealso sidebar sidebar-logo sidebar-logo-container
    sig sig-inline sig-name sig-param sig-paren sig-prename tip toctree-checkbox topic topic-title upperalpha upperroman
    versionadded versionchanged versionmodified versionremoved view-this-page edit-this-page viewcode-back
    viewcode-link warning
"""))
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
# a notice begins with /*!
COMMENT = re.compile(r"/\*[^!].*?\*/\s*", re.DOTALL)


def add_styles(app) -> None:
    """Put them beside the pages before the first is written, which names them by what they hold."""
    if app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        static.mkdir(parents=True, exist_ok=True)
        for name in MADE:
            shutil.copyfile(typesetter(app) / name, static / name)
        # with another theme, its own files stay beside ours
        theme = Path(furo.__file__).parent / "theme" / "furo" / "static" if app.config.html_theme == THEME else None
        code = code_colours.stylesheet(app.config.pygments_style, app.config.pygments_dark_style) if theme else ""
        (static / STYLES).write_text(styles(theme, code), encoding="utf-8")
        (static / SCRIPT).write_text(script(theme), encoding="utf-8")
        app.add_css_file("math.css")
        app.add_css_file(STYLES)
        app.add_js_file(SCRIPT, loading_method="defer")


def styles(theme: Path | None, code: str) -> str:
    """Those of the theme, of code, and our own, which come last."""
    parts = [(STATIC / name).read_text(encoding="utf-8") for name in ("wrt.css", "print.css")]
    if theme:
        whole = _without_map(theme / "styles" / "furo.css")
        parts = [RULE.sub(_if_present, whole), code, *parts]
    return COMMENT.sub("", "\n".join(parts))


def _without_map(path: Path) -> str:
    return re.split(r"/[/*]# sourceMappingURL", path.read_text(encoding="utf-8"))[0]


def _if_present(rule: re.Match[str]) -> str:
    """The rule, if it is for something that a page can have.

    >>> [RULE.sub(_if_present, rule) for rule in (".sig{a:b}", ".sig,p{a:b}", ".sig-inline .x{a:b}", ".sidebar-tree{}")]
    ['', '.sig,p{a:b}', '', '.sidebar-tree{}']
    """
    is_absent = (ABSENT & set(re.findall(r"\.([\w-]+)", selector)) for selector in rule[1].split(","))
    return "" if all(is_absent) else rule[0]


def script(theme: Path | None) -> str:
    """Our own and that of the theme, each in a block: none sees the names of another."""
    paths = [*(STATIC / name for name in OWN), *([theme / "scripts" / "furo.js"] if theme else [])]
    return "".join(f"{{{jsmin(_without_map(path), keep_bang_comments=True)}\n}}\n" for path in paths)
