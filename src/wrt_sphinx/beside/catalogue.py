"""`formulas.json`: all results of the site for machines, with the schema that it keeps."""

from __future__ import annotations

import json
import platform
import shutil
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from wrt.sheets.sheet import Answer, Asked, Convention, Form, Sheet

from ..ids.addresses import address_of, page_of
from ..pages.domain import wrt_domain
from ..pages.sources import sources_of
from ..parts.presentation import anchor_of
from ..parts.title import title

# what each step was put to; what they said is in "how"
ENGINES = ["normal form", "explicit arrays"]
SCHEMA = Path(__file__).parents[1] / "static" / "formulas.schema.json"


def write_machine_files(app, exception: Exception | None) -> None:
    """Write both beside the pages."""
    if exception is None and app.builder.name in ("html", "dirhtml") and app.config.wrt_registry:
        text = json.dumps(catalogue(app), ensure_ascii=False, indent=1) + "\n"
        (Path(app.outdir) / "formulas.json").write_text(text, encoding="utf-8")
        shutil.copyfile(SCHEMA, Path(app.outdir) / SCHEMA.name)


def catalogue(app) -> dict:
    """The content of `formulas.json`."""
    domain, (revision, date) = wrt_domain(app.env), app.config.wrt_revision
    formulas = [_formula(app, id, result) for id, result in sorted(domain.formulas, key=lambda pair: pair[0])]
    refutations = sorted((r for r in domain.results if r.kind == "refutation"), key=lambda r: r.name)
    return {
        "$schema": SCHEMA.name,
        "version": app.config.release,
        "revision": revision,
        "date": date,
        "license": _licence(app.config.wrt_licences),
        "checked_with": _versions(app),
        "formulas": formulas,
        "refuted": [_refutation(app, result) for result in refutations],
    }


def record(sheet: Sheet) -> dict:
    """The fields that a formula or a refutation itself decides."""
    found = {"name": sheet.name, "title": title(sheet), "statement_latex": sheet.tex, "statement_text": sheet.text,
             "statement_spoken": sheet.spoken, "python": sheet.python,
             "conditions": [given.text for given in sheet.givens]}
    if sheet.kind == "refutation":
        why = {"because": sheet.because.text, "counterexample": sheet.finding.text}
        return found | {"refuted_by": sheet.refuted_by, **why, **_answer(sheet.answer), **_convention(sheet.convention)}
    return found | {
        "status": sheet.status,
        "subject": sheet.subject,
        "shape": sheet.shape,
        "fingerprint": sheet.fingerprint,
        "checked": asdict(sheet.check),
        "other_forms": [_form(form) for form in sheet.forms],
        **_asked(sheet.asked),
    }


def _form(form: Form) -> dict:
    return {"words": form.words.text, "status": form.status, "statement_latex": form.print.tex,
            "statement_text": form.print.text, "statement_spoken": form.print.spoken}


def _asked(asked: Asked) -> dict:
    """Only where it can be typed."""
    return {"asked": asdict(asked)} if asked.text else {}


def _answer(found: Answer) -> dict:
    said = {"status": found.status, "statement_latex": found.tex, "statement_text": found.text,
            "statement_spoken": found.spoken}
    return {"right_answer": said} if found.status else {}


def _convention(found: Convention) -> dict:
    """Only where there is one."""
    said = {"words": found.words, "statement_latex": found.tex, "statement_text": found.text,
            "statement_spoken": found.spoken}
    return {"convention": said} if found.words else {}


def _formula(app, id: str, result) -> dict:
    described = record(result.sheet)
    checked = {"engines": ENGINES, "versions": _versions(app), "date": app.config.wrt_revision[1]}
    return {
        "id": id,
        **described,
        "checked": described["checked"] | checked,
        **_home(app, result),
        "url": address_of(app, page_of(id)) or f"f/{id}/",
        "sources": sources_of(wrt_domain(app.env), result),
    }


def _refutation(app, result) -> dict:
    # of a site without an address, relative to this file
    page = address_of(app, result.docname) or app.builder.get_target_uri(result.docname)
    return record(result.sheet) | _home(app, result) | {"url": f"{page}#{anchor_of(result.sheet)}"}


def _versions(app) -> dict:
    return {"wrt": version("wrt"), "sympy": version("sympy"), "python": platform.python_version()}


def _licence(licences: list[tuple[str, str, str]]) -> str:
    """The identifier of the first licence, which is that of the text.

    >>> _licence([("Text", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")]), _licence([])
    ('CC-BY-4.0', '')
    """
    return licences[0][1].replace(" ", "-") if licences else ""


def _home(app, result) -> dict:
    return {"chapter": result.docname, "chapter_title": app.env.titles[result.docname].astext()}
