"""Every piece of mathematics in a page gets its markup when the page is read."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes

from .domain import wrt_domain
from .gate import line_of
from .nodes import mathematics
from .notation import is_notation
from .typeset import TypesetError, copy_style, typeset


def typeset_page(app, doctree: nodes.document) -> None:
    """Typeset a page; TeX that KaTeX does not know is a failure."""
    for node, error in typeset_nodes(app.env, doctree):
        message = f"KaTeX cannot typeset {_source(node)!r}: {error}"
        wrt_domain(app.env).fail(app.env.docname, line_of(node), message)


def typeset_nodes(env, tree: nodes.Node) -> list[tuple[nodes.Node, TypesetError]]:
    """Store the markup in each node; return those that have none."""
    found = [node for node in tree.findall() if _is_mathematics(node)]
    pieces = [(_source(node), bool(node.get("display"))) for node in found]
    errors = []
    for node, answer in zip(found, typeset(katex(env), pieces), strict=True):
        if isinstance(answer, TypesetError):
            errors.append((node, answer))
        else:
            node["html"] = answer
    return errors


def katex(env) -> Path:
    """The folder of KaTeX."""
    return Path(env.srcdir) / env.config.wrt_katex


def add_style(app) -> None:
    """Put KaTeX's stylesheet and fonts beside the pages."""
    if app.builder.format == "html":
        app.config.html_static_path.append(str(Path(__file__).parent / "static"))
        copy_style(katex(app.env), Path(app.outdir) / "_static" / "katex")
        app.add_css_file("katex/katex.css")
        app.add_css_file("wrt.css")


def _is_mathematics(node: nodes.Node) -> bool:
    if isinstance(node, nodes.math):
        return is_notation(node.astext())
    return isinstance(node, mathematics)


def _source(node: nodes.Node) -> str:
    return node["tex"] if isinstance(node, mathematics) else node.astext()
