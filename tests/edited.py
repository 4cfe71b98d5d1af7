"""A page that is edited while it is shown, for the tests of `make live`."""

from __future__ import annotations

import time
import urllib.request
from http.client import HTTPException

from conftest import SETUP, true_formula

# of the chapter's last step: the true side, and a false one
FALSE = ("(delta(i, p) * x[q]", "(2 * delta(i, p) * x[q]")


def chapter(name: str = "dwx") -> str:
    """A true page."""
    return f"# Page\n\n```{{formula}} {name}\n```\n{SETUP}{true_formula(name)}\nWords after {{expr}}`f`.\n"


def wait_for(address: str, holds) -> None:
    """Wait until the page at an address is as it should be."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if holds(answer.read().decode()):
                    return
        except (OSError, HTTPException):
            pass
        time.sleep(0.05)
    raise AssertionError("the page does not change")
