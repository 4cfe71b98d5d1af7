"""What Sphinx, docutils and MyST warn of on a page: a failure of the page, in one line with its remedy."""

from __future__ import annotations

import logging
import re
from difflib import get_close_matches
from pathlib import Path

from docutils import nodes
from sphinx.util.logging import NAMESPACE, WarningStreamHandler, get_node_location, is_suppressed_warning

from ..chapters.vocabulary import all_directives, all_roles
from . import surroundings
from .domain import wrt_domain
from .notes import Failure

LONGEST = 500
# how Sphinx warns that a page is not there, or half of one
UNWRITTEN = ("error writing file", "cannot copy static file")
# what the gate tells in other words
TWICE = re.compile("image file not readable")
AS_NOTE, AS_TEXT = "write {note} for a box", "write the words into the page, or link to another"
AS_TABLE, AS_SIDES = "write a table of |, with a rule below its first row", "write {convention} for the sides of one"
# what directives and roles of others are written as here
INSTEAD = {
    **dict.fromkeys(("admonition", "attention", "caution", "danger", "error", "hint", "important", "seealso", "tip",
                     "warning"), AS_NOTE),
    **dict.fromkeys(("include", "literalinclude"), AS_TEXT),
    **dict.fromkeys(("table", "list-table", "csv-table"), AS_TABLE),
    **dict.fromkeys(("tab-set", "tab-item", "dropdown", "grid"), AS_SIDES + ", or one thing below the other"),
    **dict.fromkeys(("image", "figure"), "let a cell end with a Picture"),
    **dict.fromkeys(("proof", "theorem", "lemma", "definition", "prf:theorem", "prf:proof"),
                    "write a heading, and show what is proved with {formula}"),
    "contents": "take it out: each page shows its contents", "math": "write {expr}", "numref": "write {formula}",
    "expression": "write {expr}", "python": "write {code-cell}", "eval-rst": "write it in Markdown",
}
AS_LINK = "write a file as seen from this page, or a heading as #its-words"

# what is warned of, and how it is told; the first group is what stands at the place
TOLD = [
    (r"'myst' cross-reference target not found: '(.+)'", f"the link {{0!r}} leads nowhere; {AS_LINK}"),
    (r"local id not found in doc '(.+)': '(.+)'", "{0} has no heading #{1}; "
                                                  "write its words in small letters, with hyphens"),
    (r"equation not found: (.+)", "no formula of the site is named {0!r}; show one by the name that its cell gives it"),
    (r"undefined label: '(.+)'", "there is no label {0!r}; link to the file instead, as [words](file.md)"),
    (r"unknown document: '(.+)'", f"there is no page {{0!r}}; {AS_LINK}"),
    (r"could not find bibtex key \"(.+)\"", "no source has the key {0!r}; add it to references.bib, or mend the key"),
    (r"toctree contains reference to nonexisting document '(.+)'", "the toctree lists {0!r}, which is no page; "
                                                                  "mend the name, or take the line out"),
    (r"Unknown directive type: '(.+)'", "there is no directive {{{0}}}; {hint}"),
    (r"Unknown interpreted text role \"(.+)\"", "there is no role {{{0}}}; {hint}"),
    (r"'(.+)': Has content, but none permitted", "{{{0}}} has no content; close it at once, and write below it"),
    (r"'(.+)': Unknown option key: '([^']+)'", "{{{0}}} has no option {1!r}; take it out"),
    (r"Directive '(.+)': maximum (\d) argument\(s\) allowed", "{{{0}}} takes {1} word; take the others out"),
    (r"Directive '(.+)': 1 argument\(s\) required, 0 supplied", "{{{0}}} needs a name, as in {{formula}} square"),
    (r"(Too many autonumbered footnote references)", "the words of a footnote are missing; write [^name]: and the "
                                                     "words at the end of the page"),
    (r"Footnote \[(.+)\] is not referenced", "nothing refers to the footnote; write [^name] where it belongs, or "
                                             "take it out"),
    (r"Document headings start at (H\d), not H1", "the first heading is {0}; give the page a title: # Title"),
    (r"Non-consecutive header level increase; (H\d) to (H\d)", "a heading {1} follows {0}; do not leave out a level"),
]


class Listener(logging.Handler):
    """Takes over the warnings about pages; what is no page is left to Sphinx."""

    def __init__(self, app) -> None:
        super().__init__(logging.WARNING)
        self.app = app

    def emit(self, record: logging.LogRecord) -> None:
        """Note a failure, once, and keep Sphinx from printing the warning."""
        kind = getattr(record, "type", ""), getattr(record, "subtype", "")
        if record.getMessage().startswith(UNWRITTEN) and (
                words := surroundings.told(OSError(record.getMessage()))):
            surroundings.end(words)
        if hasattr(record, "is_taken") or is_suppressed_warning(*kind, self.app.config.suppress_warnings):
            return
        if TWICE.search(record.getMessage()):
            record.is_taken = True
            return
        docname, line = place_of(self.app.env, getattr(record, "location", None))
        if docname:
            record.is_taken = True
            message, word = reworded(record.getMessage())
            line = line_of_word(Path(self.app.env.doc2path(docname)), line, word)
            wrt_domain(self.app.env).note_failure(docname, Failure(line, message, is_complaint=True))


def listen(app) -> None:
    """Stand before all that prints warnings."""
    logger = logging.getLogger(NAMESPACE)
    logger.handlers.insert(0, Listener(app))
    for handler in logger.handlers:
        if isinstance(handler, WarningStreamHandler):
            # before the filter that counts them
            handler.filters.insert(0, lambda record: not hasattr(record, "is_taken"))


def place_of(env, location) -> tuple[str, int]:
    """The page and the line that a warning is about; no page if it is about none."""
    if isinstance(location, nodes.Node):
        location = get_node_location(location)
    if isinstance(location, tuple):
        docname, line = location
    else:
        path, _, line = str(location or "").rpartition(":")
        docname = env.path2doc(path) if path else location
    return (docname if docname in env.found_docs else "", int(line) if str(line).isdigit() else 1)


def reworded(warning: str) -> tuple[str, str]:
    """A warning in our words, and what stands at its place; other words stay as they are."""
    warning = " ".join(warning[:LONGEST].split())
    for pattern, told in TOLD:
        if found := re.search(pattern, warning):
            kinds = all_directives(), all_roles()
            names, others = kinds if "directive" in pattern else kinds[::-1]
            return told.format(*found.groups(), hint=hint(found[1], names, others)), found[found.lastindex or 0]
    return warning, ""


def hint(name: str, names: list[str], others: list[str]) -> str:
    """What may have been meant: one of the names, or what only looks like one of the others."""
    if name in INSTEAD:
        return INSTEAD[name]
    if name in others:
        return f"write a role as {{{name}}}`…` in a line" if name in all_roles() else f"write ```{{{name}}} as a block"
    close = get_close_matches(name, names, 1)
    return f"write {{{close[0]}}}" if close else f"write one of {', '.join(f'{{{n}}}' for n in names)}"


def line_of_word(path: Path, line: int, word: str) -> int:
    """The line of a paragraph that holds the word; Sphinx knows where the paragraph begins."""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines()[line - 1 :], line):
        if not text.strip():
            break
        if word and word in text:
            return number
    return line
