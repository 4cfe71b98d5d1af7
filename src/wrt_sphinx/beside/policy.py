"""A page says which scripts it holds, and the browser runs no other."""

from __future__ import annotations

import base64
import hashlib
import re

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


# of the page in which the engine runs: it is compiled code, in a worker that is held to the policy as a blob is
COMPILED, WORKER = "'wasm-unsafe-eval'", "worker-src 'self' blob:"


def content_security_policy(html: str, runs_engine: bool = False) -> str:
    """The policy of a page: its own files, the scripts within it, and nothing from elsewhere.

    >>> content_security_policy("<p>no script</p>").split("; ")[:2]
    ["default-src 'none'", "script-src 'self'"]
    """
    compiled = [COMPILED] if runs_engine else []
    scripts = " ".join(["'self'", *compiled, *dict.fromkeys(map(_hash, INLINE_SCRIPT.findall(html)))])
    return "; ".join([
        "default-src 'none'",
        f"script-src {scripts}",
        *([WORKER] if runs_engine else []),
        # widths of columns stand in the mathematics itself
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self' data:",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ])


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
