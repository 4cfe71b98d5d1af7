"""A policy names the scripts that a page holds."""

import base64
import hashlib
import re

from wrt_sphinx.ids.addresses import ASKING
from wrt_sphinx.beside.policy import content_security_policy


def hash_of(script):
    """The hash of a script, as a browser computes it."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def test_each_script_of_the_page_is_allowed_once():
    policy = content_security_policy("<script>\n  a()\n</script><p><script>b()</script><script>b()</script>")
    (scripts,) = [part for part in policy.split("; ") if part.startswith("script-src")]
    assert scripts == " ".join(["script-src 'self'", hash_of("\n  a()\n"), hash_of("b()")])


def test_another_script_has_another_hash():
    assert content_security_policy("<script>a()</script>") != content_security_policy("<script>b()</script>")


def test_nothing_else_is_allowed():
    policy = content_security_policy('<script src="https://example.org/a.js"></script>')
    assert "example.org" not in policy and "default-src 'none'" in policy
    assert "unsafe-eval" not in policy and "unsafe-inline" not in policy.replace("style-src 'self' 'unsafe-inline'", "")


def test_the_page_of_the_engine_runs_what_is_compiled_in_a_worker_and_nothing_else_more():
    usual, engine = (content_security_policy("<script>a()</script>", runs).split("; ") for runs in (False, True))
    assert set(engine) - set(usual) == {
        f"script-src 'self' 'wasm-unsafe-eval' {hash_of('a()')}", "worker-src 'self' blob:"}
    assert "blob:" not in "".join(usual) and "eval" not in "".join(usual) and "'unsafe-eval'" not in "".join(engine)


def test_no_other_page_may(html):
    may = {page.relative_to(html).as_posix() for page in html.rglob("*.html")
           if re.search("wasm-unsafe-eval|worker-src", page.read_text(encoding="utf-8").partition("</head>")[0])}
    assert may == {f"{ASKING}.html"} & {page.relative_to(html).as_posix() for page in html.rglob("*.html")}
