"""A policy names the scripts that a page holds."""

import base64
import hashlib

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
