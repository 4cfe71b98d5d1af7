"""Registers everything with Sphinx."""

from __future__ import annotations

from pathlib import Path

from .beside.asking import ask_page, write_ask
from .beside.book import lay_out, lay_side_by_side
from .beside.card import write_card
from .beside.catalogue import write_machine_files
from .beside.citation import add_citation
from .beside.shipping import ship_engine
from .beside.finder import search_page, take_place, write_search
from .beside.formula_page import pages_of_formulas
from .beside.frame import add_description, lighten
from .beside.not_found import root_links
from .beside.paper import add_numbers
from .beside.sitemap import write_sitemap
from .beside.styles import add_styles
from .chapters.execution import end_execution, execute_chapters
from .ids.revision import revision
from .pages import conventions, filter, listing, renderer
from .pages.bibliography import find_plugins, refuse_bad_sources
from .pages.borrowed import borrow
from .pages.complaints import listen
from .pages.defaults import fill_in
from .pages.directives import (
    ExpressionRole,
    FormulaDirective,
    FormulaRole,
    NestedCell,
    PictureDirective,
    RefutationDirective,
    SheetDirective,
    ShowOtherPages,
    show_results,
)
from .pages.domain import WrtDomain
from .pages.draft import forget_revision, show_failures, show_name, show_source
from .pages.excerpts import note_excerpts
from .pages.failures import check_links, check_site, check_written, end_if_failed, note_execution
from .pages.folding import fold_code
from .pages.freshness import note_content, note_links, pages_changed, pages_of_removed, pages_to_write, source_hash
from .pages.gate import check
from .pages.languages import label_blocks
from .pages.lexicon import WordsDirective
from .pages.notes import DIRECTIVES
from .pages.sources import note_sources
from .pages.surroundings import refuse_bad_files, take_over_crashes
from .pages.typeset import begin, typeset_page
from .parts import nodes


def setup(app) -> dict:
    """What Sphinx calls."""
    take_over_crashes()
    refuse_bad_files(Path(app.confdir))
    app.setup_extension("myst_nb")
    app.add_config_value("wrt_cell_seconds", 60, "env", types=[int, float])
    app.add_config_value("wrt_registry", "", "", types=[str])
    app.add_config_value("wrt_rules", {}, "env", types=[dict])
    app.add_config_value("wrt_card", "", "html", types=[str])
    app.add_config_value("wrt_revision", revision(Path(app.confdir)), "html", types=[tuple])
    app.add_config_value("wrt_licences", [], "html", types=[list])
    app.add_config_value("wrt_typesetter", "", "env", types=[str])
    app.add_config_value("wrt_engine", "_build/engine/shipped", "html", types=[str])
    app.add_config_value("wrt_live", False, "html", types=[bool])
    app.add_config_value("wrt_sources", source_hash(Path(app.confdir)), "env", types=[str])
    nodes.setup(app)
    listing.setup(app)
    conventions.setup(app)
    renderer.setup(app)
    app.add_domain(WrtDomain)
    for directive in (FormulaDirective, PictureDirective, RefutationDirective):
        app.add_directive(DIRECTIVES[directive.kind], directive)
    app.add_directive("sheet", SheetDirective)
    app.add_directive("words", WordsDirective)
    app.add_directive("code-cell", NestedCell, override=True)
    app.add_role("formula", FormulaRole())
    app.add_role("expr", ExpressionRole())
    app.add_post_transform(ShowOtherPages)
    _connect(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _connect(app) -> None:
    # before any other reads it
    app.connect("config-inited", fill_in, priority=100)
    app.connect("config-inited", find_plugins)
    app.connect("config-inited", forget_revision)
    app.connect("config-inited", borrow)
    # before it is looked into
    app.connect("builder-inited", refuse_bad_sources, priority=400)
    app.connect("builder-inited", begin)
    # after the theme
    app.connect("builder-inited", add_styles, priority=900)
    app.connect("builder-inited", listen)
    app.connect("builder-inited", take_place)
    app.connect("env-get-outdated", pages_of_removed)
    app.connect("env-get-outdated", pages_changed)
    app.connect("env-before-read-docs", execute_chapters)
    app.connect("source-read", note_execution)
    # before Sphinx copies titles into its tables of contents
    app.connect("doctree-read", show_results, priority=100)
    app.connect("doctree-read", check, priority=101)
    app.connect("doctree-read", typeset_page, priority=102)
    app.connect("doctree-read", note_links, priority=103)
    app.connect("doctree-read", note_sources, priority=103)
    app.connect("doctree-read", note_content, priority=103)
    app.connect("doctree-read", note_excerpts, priority=103)
    app.connect("doctree-read", show_source, priority=104)
    app.connect("doctree-read", label_blocks, priority=105)
    app.connect("doctree-read", fold_code, priority=106)
    app.connect("env-updated", end_execution, priority=100)
    app.connect("env-updated", check_site)
    # after Sphinx has numbered all
    app.connect("env-get-updated", pages_to_write, priority=900)
    app.connect("env-check-consistency", end_if_failed)
    app.connect("html-collect-pages", pages_of_formulas)
    app.connect("html-collect-pages", search_page)
    app.connect("html-page-context", ask_page)
    app.connect("html-page-context", add_citation)
    app.connect("html-page-context", filter.add_style)
    app.connect("html-page-context", add_description)
    app.connect("html-page-context", add_numbers)
    # after the theme
    app.connect("html-page-context", lighten, priority=900)
    app.connect("html-page-context", lay_out, priority=901)
    app.connect("missing-reference", show_name)
    app.connect("doctree-resolved", show_failures)
    app.connect("doctree-resolved", lay_side_by_side)
    app.connect("build-finished", check_written)
    app.connect("build-finished", check_links)
    app.connect("build-finished", write_machine_files)
    app.connect("build-finished", write_card)
    app.connect("build-finished", write_search)
    app.connect("build-finished", write_ask)
    app.connect("build-finished", ship_engine)
    app.connect("build-finished", write_sitemap)
    app.connect("build-finished", root_links)
