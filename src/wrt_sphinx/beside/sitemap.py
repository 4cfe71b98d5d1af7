"""`sitemap.xml`: the addresses of all pages, if the site's own is known."""

from __future__ import annotations

from html import escape
from pathlib import Path

from ..ids.addresses import NOT_FOUND, address_of, page_of
from ..pages.domain import wrt_domain

START = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def write_sitemap(app, exception: Exception | None) -> None:
    """Write it beside the pages; one that a build with another address left goes."""
    if exception is None and app.builder.name in ("html", "dirhtml"):
        path = Path(app.outdir) / "sitemap.xml"
        if app.config.html_baseurl:
            path.write_text(sitemap(app), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)


def sitemap(app) -> str:
    """Every page that is listed, and the permanent page of every formula, those that were retired included."""
    domain = wrt_domain(app.env)
    ids = {id for id, _ in domain.formulas} | {entry.id for entry in domain.registry.entries if entry.is_retired}
    pages = sorted(app.env.found_docs - {NOT_FOUND}) + sorted(map(page_of, ids))
    addresses = [f"<url><loc>{escape(address_of(app, page))}</loc></url>\n" for page in pages]
    return START + "".join(addresses) + "</urlset>\n"
