"""The package as it is released: built, checked, and tried where nothing else is (`make wheel`).

`python tests/package.py FOLDER` puts it into another folder than `_build/dist`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
DIST = ROOT / "_build" / "dist"
MOST_BYTES = 1_200_000      # of the wheel
TRIED = '''
import importlib.util
import wrt
from wrt import Derivation, Formula, Matrix, Vector, derive, dimensions, explain, gradient
from wrt.errors import FalseStep

assert importlib.util.find_spec("sympy") is importlib.util.find_spec("numpy") is None
n = dimensions("n")
A, x = Matrix("A", n, n), Vector("x", n)
assert derive(x.T @ A @ x, x).lines[-1] == (A + A.T) @ x
assert "it is right if A is symmetric" in str(explain(gradient(x.T @ A @ x, x), 2 * A @ x))
try:
    Formula("square", Derivation(gradient(x.T @ x, x), (x, "read off")))
except FalseStep as error:
    assert "counterexample: n=1; entry row=1: left = 2 x_1, right = x_1" in str(error)
else:
    raise AssertionError("a false formula was accepted")
try:
    import wrt_sphinx
except ImportError as error:
    assert str(error).endswith('pip install "wrt[sphinx]"'), error
else:
    raise AssertionError("wrt_sphinx was imported without Sphinx")
print(wrt.__version__)
'''
TYPED = '''
from wrt import Vector, derive, dimensions

x = Vector("x", dimensions("n"))
reveal_type(derive(x.T @ x, x))
wrong: int = derive(x.T @ x, x)
'''


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a command prints; if it fails, that is shown, and all ends."""
    done = subprocess.run([*map(str, command)], cwd=cwd or ROOT, capture_output=True, text=True, env=CLEAN)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def build(folder: Path) -> tuple[Path, Path]:
    """The wheel and the sources, with the build tools of the lock file; the wheel is made of the sources alone."""
    shutil.rmtree(folder, ignore_errors=True)
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder)
    return next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))


def check(wheel: Path, sources: Path) -> None:
    """What a package index would say of them, and what a wheel must not hold."""
    run(sys.executable, "-m", "twine", "check", "--strict", wheel, sources)
    run(sys.executable, "-m", "check_wheel_contents", wheel)
    assert wheel.stat().st_size < MOST_BYTES, f"{wheel.name} has {wheel.stat().st_size} bytes"


def environment(folder: Path, wheel: Path, extra: str = "") -> Path:
    """The Python of a new environment with the wheel, what it needs in the versions of the lock file, and no more."""
    venv.create(folder, symlinks=True)
    versions = folder / "versions.txt"
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    versions.write_text("\n".join(re.findall(r"^[\w.-]+(?:\[[\w,]+\])?==[^\\\n]+", locked, re.MULTILINE)))
    wanted = f"{wheel}[{extra}]" if extra else wheel
    python, uv = folder / "bin" / "python", Path(sys.executable).with_name("uv")
    run(uv, "pip", "install", "--quiet", "--python", python, "-c", versions, wanted)
    return python


def attempt(python: Path, folder: Path) -> str:
    """Use it there as a reader would, and say its version."""
    version = run(python, "-c", TRIED, cwd=folder).strip()
    for program in ([python.parent / "wrt"], [python, "-m", "wrt"]):
        assert "∂(xᵀ A x)/∂x = (A + Aᵀ) x" in run(*program, "derive", "x'*A*x", cwd=folder)
    (folder / "typed.py").write_text(TYPED)
    command = [sys.executable, "-m", "mypy", "--python-executable", python, "--cache-dir", folder / "mypy", "typed.py"]
    said = subprocess.run([*map(str, command)], cwd=folder, capture_output=True, text=True, env=CLEAN).stdout
    assert 'type is "wrt.claims.derivation.Derivation"' in said and "[assignment]" in said, said
    return version


def size_of(folder: Path) -> int:
    """The bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main(folder: Path) -> None:
    """Build it, check it, and try it."""
    wheel, sources = build(folder)
    check(wheel, sources)
    with TemporaryDirectory() as scratch:
        version = attempt(environment(Path(scratch, "env"), wheel), Path(scratch))
        packages = next(Path(scratch, "env").glob("lib/python*/site-packages"))
        installed = {path.name: size_of(path) for path in sorted(packages.iterdir()) if path.is_dir()}
    print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.2f} MB; {sources.name}: {sources.stat().st_size / 1e6:.2f} MB")
    print(f"version {version} installs {sum(installed.values()) / 1e6:.1f} MB:",
          ", ".join(f"{name} {size / 1e6:.1f}" for name, size in installed.items() if size > 50_000))
    print(f"it was built, checked and tried: {folder}")


# no setting of this checkout reaches what is tried
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else DIST)
