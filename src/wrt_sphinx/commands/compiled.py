"""Sources become one archive of compiled modules: run within Pyodide, so that they are compiled for its Python.

It knows no site, and only the standard library: see `engine.py`, which has it run.
"""

from __future__ import annotations

import importlib.util
import marshal
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

# never compared with a source, as there is none
HEAD = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
BEGINNING = (1980, 1, 1, 0, 0, 0)


def pack(source: str, target: str, prefix: str, left_out: str, packages: dict[str, str]) -> None:
    """Compile what is in a folder or an archive, but what matches `left_out`, and say the versions of packages."""
    held = {f"{name}-{version}.dist-info/METADATA": f"Name: {name}\nVersion: {version}\n".encode()
            for name, version in packages.items()}
    for name, text in _texts(Path(source)):
        if not re.search(left_out, name):
            code = lean(compile(text, name, "exec", dont_inherit=True, optimize=2))
            held[f"{prefix}{name}c"] = HEAD + marshal.dumps(code)
    with zipfile.ZipFile(target, "w") as archive:       # stored: compressed as a whole it is smaller
        for name, content in sorted(held.items()):
            archive.writestr(zipfile.ZipInfo(name, BEGINNING), content)


def _texts(source: Path) -> Iterator[tuple[str, bytes]]:
    if source.is_dir():
        for path in source.rglob("*.py"):
            yield path.relative_to(source).as_posix(), path.read_bytes()
        return
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if name.endswith(".py"):
                yield name, archive.read(name)


def lean(code: CodeType) -> CodeType:
    """The same code without the places of its lines, for itself and for all within it."""
    consts = tuple(lean(const) if isinstance(const, CodeType) else const for const in code.co_consts)
    return code.replace(co_consts=consts, co_linetable=_nowhere(len(code.co_code) // 2), co_filename="")


def _nowhere(units: int) -> bytes:
    """A table that says of so many units of code that they stand nowhere, for up to eight of them in a byte."""
    full, rest = divmod(units, 8)
    return bytes([0xff] * full + [0xf8 + rest - 1] * bool(rest))
