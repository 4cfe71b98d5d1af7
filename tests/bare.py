"""Python as a plain `pip install wrt` leaves it: without the packages of the extras, which are installed here."""

import subprocess
import sys

from conftest import ROOT

# what is None there is found by no import
BARE = """
import sys
sys.modules.update(dict.fromkeys(["sympy", "gmpy2", "numpy", "sphinx"]))
from wrt.arrays import optional
optional.distributions = lambda name: ()
"""


def bare(code: str, *arguments: str) -> str:
    """What a program prints there, and the last line of its error."""
    command = [sys.executable, "-c", BARE + code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT / "tests")
    return done.stdout + "".join(done.stderr.splitlines()[-1:])
