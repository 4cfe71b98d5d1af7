"""A panel is plain data, which is drawn without SymPy."""

import subprocess
import sys

from wrt.examples.panel import Panel


def test_what_is_not_given_is_empty():
    panel = Panel("", ("1",), ("1", "2"), (("x_1", ""),), (), (1,))
    assert panel.sign == "" and panel == Panel("", ("1",), ("1", "2"), (("x_1", ""),), (), (1,), "")


def test_it_is_imported_without_sympy():
    told = "import sys, wrt.examples.panel; print('sympy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
