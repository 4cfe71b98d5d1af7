"""`python -m wrt` is the program `wrt`."""

import subprocess
import sys


def test_it_answers_and_ends_as_the_program_does():
    for arguments, status, said in ((["derive", "x'*A*x"], 0, "(A + Aᵀ) x"), (["derive", "x*"], 2, "")):
        done = subprocess.run([sys.executable, "-m", "wrt", *arguments], capture_output=True, text=True)
        assert done.returncode == status and said in done.stdout
