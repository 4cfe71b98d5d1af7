"""While an author writes (`make live`), a failure is shown in the page instead of stopping the build.

The setting `wrt_live` comes from the command line only, and such a site is never published.
"""

from __future__ import annotations

from docutils import nodes

from ..parts.nodes import box, mathematics
from .domain import wrt_domain
from .failures import report


def forget_revision(app, config) -> None:
    """Name no revision: it changes with the first edit after a commit, and every page would be written again."""
    if config.wrt_live:
        config.wrt_revision = ("", "")


def show_source(app, doctree: nodes.document) -> None:
    """Show what cannot be typeset as it was typed."""
    if app.config.wrt_live:
        for node in list(doctree.findall(nodes.Element)):
            if isinstance(node, nodes.math | nodes.math_block | mathematics) and "html" not in node:
                kind = nodes.literal_block if isinstance(node, nodes.math_block) else nodes.literal
                node.replace_self(kind(text=node.get("tex") or node.astext()))


def show_failures(app, doctree: nodes.document, docname: str) -> None:
    """Put each failure where it happened, and where a formula is missing for it."""
    if app.config.wrt_live:
        for failure in reversed(wrt_domain(app.env).failures_of(docname)):
            _insert(doctree, failure.line, failure_box(app.env, docname, [failure]))


def show_name(app, env, link, words: nodes.Node) -> nodes.Node | None:
    """Let the number of a formula that is missing be its name."""
    is_missing = app.config.wrt_live and link["reftype"] == "eq" and not wrt_domain(env).find(link["reftarget"])
    return nodes.literal(text=link["reftarget"]) if is_missing else None


def in_place_of(env, name: str, docname: str) -> nodes.Node:
    """What stands where a formula would be: why it is not there."""
    failed = wrt_domain(env).failures_of(docname)
    return failure_box(env, docname, failed) if failed else box("p", f"{name} is missing", classes="wrt-failure")


def failure_box(env, docname: str, failures: list) -> nodes.Node:
    """Failures as the terminal tells them."""
    text = "\n".join(report(env.doc2path(docname, base=False), failure) for failure in failures)
    return box("pre", text, classes="wrt-failure", machine=True, tabindex="0")


def _insert(doctree: nodes.document, line: int, shown: nodes.Node) -> None:
    before = None
    for section in doctree.findall(nodes.section):
        for node in section.children:
            if not isinstance(node, nodes.section) and (node.line or 0) <= line:
                before = node
    if before is None:
        doctree.insert(0, shown)
    else:
        before.parent.insert(before.parent.index(before) + 1, shown)
