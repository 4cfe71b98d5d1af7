"""How a formula or a page is cited: BibTeX, plain text and CSL-JSON, and by which version."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import yaml
from docutils import nodes

from ..ids.addresses import NOT_FOUND, address_of, page_of
from ..ids.revision import as_words
from ..pages.surroundings import end
from ..parts.nodes import box


@cache
def work(folder: Path) -> dict:
    """What CITATION.cff says of the whole: title and authors; it alone names them."""
    path = folder / "CITATION.cff"
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
        return {"title": found.get("title", ""), "authors": [_name(author) for author in found.get("authors", [])]}
    except (yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        line = error.problem_mark.line + 1 if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark else 1
        end(f"{path.name}:{line}: ERROR: it does not give a title and authors; `make check` says more")


def citations(app, title: str, page: str, key: str) -> dict[str, str]:
    """The entry in each form, by the name of the form."""
    whole, (_, date) = work(Path(app.confdir)), app.config.wrt_revision
    version = f"{app.config.release}, {as_words(app.config.wrt_revision)}"
    name, year, address = whole["title"] or app.config.project, date[:4], address_of(app, page)
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in whole["authors"]),
        "title": f"{{{_tex(title)}}}",
        "howpublished": _tex(f"{name}, version {version}"),
        "year": year,
        "url": address,
    }
    csl = {"id": f"wrt-{key}", "type": "webpage", "title": title, "container-title": name,
           "author": [{"literal": author} for author in whole["authors"]], "version": version, "URL": address,
           "issued": {"date-parts": [[int(part) for part in date.split("-")]]} if date else ""}
    text = " and ".join(whole["authors"]) + f" ({year})" * bool(year)
    return {
        "Text": " ".join(filter(None, [text and f"{text}.", f"{title}.", f"{name}, version {version}.", address])),
        "BibTeX": "\n".join([f"@misc{{wrt-{key},", *_lines(fields, "  {} = {{{}}},"), "}"]),
        "CSL-JSON": "[{\n" + ",\n".join(_lines(_dumped(csl), "  {}: {}")) + "\n}]",
    }


def _lines(fields: dict[str, str], form: str) -> list[str]:
    return [form.format(name, value) for name, value in fields.items() if value]


def _dumped(fields: dict) -> dict[str, str]:
    return {json.dumps(name): json.dumps(value, ensure_ascii=False) for name, value in fields.items() if value}


def cite_box(app, title: str, page: str, key: str) -> nodes.Node:
    """All forms behind one line, to be copied with or without a script."""
    address = address_of(app, page)
    link = nodes.reference("", address, refuri=address) if address else (
        "This copy of the site was built without its address: cite it by version, revision and id.")
    forms = _listed(citations(app, title, page, key))
    parts = [box("summary", "Cite this"), box("p", *(["Permanent link: "] if address else []), link), forms]
    if page == page_of(key):
        base = f'"{app.config.html_baseurl}"' if address else "…"
        mapping = box("code", f'intersphinx_mapping = {{"wrt": ({base}, None)}}')
        ways = {"in Sphinx": f":external+wrt:ref:`{key}`", "in Sphinx, by MyST": f"[](inv:wrt#{key})",
                "in MyST": f"<xref:wrt#{key}>"}
        extension = box("code", "sphinx.ext.intersphinx")
        told = box("p", "From a site of your own that has the extension ", extension, " and the setting ", mapping, ":")
        parts += [told, _listed(ways)]
    return box("details", *parts, classes="wrt-cite", machine=True)


def _listed(forms: dict[str, str]) -> nodes.Node:
    return box("dl", *[part for form, text in forms.items()
                       for part in (box("dt", form), box("dd", box("pre", text, tabindex="0")))])


def add_citation(app, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Say at the end of each page how to cite it, of which version it is, and its licence."""
    if templatename != "page.html" or "body" not in context:
        return
    shown = []
    if doctree is not None and pagename != NOT_FOUND:
        title = app.env.titles[pagename].astext()
        shown.append(cite_box(app, title, pagename, _key(pagename)))
    licences = [part for what, name, href in app.config.wrt_licences
                for part in (f" {what}: ", box("a", name, href=href, rel="license"), ".")]
    about = f"Version {app.config.release}, {as_words(app.config.wrt_revision)}."
    shown.append(box("p", about, *licences, classes="wrt-version", machine=True))
    context["body"] += "".join(app.builder.render_partial(node)["fragment"] for node in shown)


def _key(page: str) -> str:
    """The last part of an address; the first page of a folder has the name of the folder."""
    return re.sub(r"[^a-z0-9]+", "-", page.removesuffix("/index").rpartition("/")[2])


def _name(author: dict) -> str:
    return author.get("name") or f"{author['given-names']} {author['family-names']}"


def _tex(text: str) -> str:
    return re.sub(r"([&%$#_])", r"\\\1", text)
