"""Entries of the registry, and sites that have one."""

from __future__ import annotations

import json

import wrt

CONFIGURATION = 'wrt_registry = "formulas.jsonl"\nversion = release = "1.0"\nexclude_patterns += ["CHANGELOG.md"]\n'
CHANGELOG = "# Changelog\n\n## [1.0] - today\n\n### Added\n\n"


def entry(id: str, name: str, fingerprint: str = "f", **fields) -> dict:
    return {"id": id, "name": name, "fingerprint": fingerprint, "since": "1.0", "statement": "a = b", **fields}


def fingerprint() -> str:
    n, m = wrt.dimensions("n m")
    V, x = wrt.Matrix("V", n, m), wrt.Vector("x", m)
    i, p, q = *wrt.indices("i p", n), wrt.indices("q", m)
    derived = wrt.Derivation(wrt.partial(wrt.define("f", V @ x)[i], V[p, q]), (wrt.delta(i, p) * x[q], "other words"))
    return wrt.fingerprint(wrt.Formula("any", derived))


def told_with(site, *entries, changelog: str = "") -> str:
    (site.folder / "formulas.jsonl").write_text("".join(json.dumps(e) + "\n" for e in entries))
    (site.folder / "CHANGELOG.md").write_text(CHANGELOG + (changelog or "".join(f"- `{e['id']}`\n" for e in entries)))
    built = site.build()
    assert (built.status == 1) == bool(built.told)
    return built.told
