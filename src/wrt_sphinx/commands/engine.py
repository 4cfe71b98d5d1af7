"""``python -m wrt_sphinx.commands.engine``: the engine that runs in a page, made of locked packages and of `src/wrt`.

What has been made is made again only if what it is made of has changed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from importlib.metadata import distribution, version
from importlib.util import find_spec
from pathlib import Path

import deflate

from .build import BUILD

HERE = Path(__file__).parent
STATIC = HERE.parent / "static"
OUT = BUILD / "engine"
# what is shipped; beside it stands what a later run need not make again
SHIPPED, PARTS = OUT / "shipped", OUT / "parts"
PACKAGES = BUILD / "node" / "node_modules"
LOCKS = ("requirements.lock", "package-lock.json")
MANIFEST, LICENCES = "manifest.json", "licences.txt"
# in the order in which they are wanted: an answer needs the first of them, a counterexample all
FIRST, THEN = ("worker", "wasm", "stdlib", "wrt", "mpmath"), ("sympy",)
# the least that one finds in seconds
LEVEL = 10


@dataclass(frozen=True)
class Sources:
    """Modules to be compiled: where they are, what stands before their names, and what no answer needs of them."""

    folder: str
    prefix: str
    leftOut: str
    file: str = ""
    # whose versions are told
    packages: dict[str, str] = field(default_factory=dict)


# what talks to other machines, to a terminal, to a database, to whoever programs or tests; and codes but of Unicode
STDLIB = r"""(?x)^(?:
    _pyrepl | curses | dbm | encodings/(?!(?:__init__|aliases|utf_8|ascii|latin_1|idna)\.py) | ensurepip | html
    | idlelib | lib2to3 | multiprocessing | pydoc_data | sqlite3 | tkinter | tomllib
    | turtledemo | unittest | wsgiref | xml/(?:dom|parsers|sax) | xmlrpc | zoneinfo | http | site-packages
    | (?:_aix_support | _android_support | _apple_support | _ios_support | _markupbase | _osx_support | _py_abc | _pyio
        | _strptime | _sysconfigdata_.* | antigravity | bdb | cProfile | cmd | code | compileall | configparser
        | doctest | filecmp | fileinput | ftplib | getopt | getpass | gettext | imaplib | mailbox | mimetypes
        | modulefinder | netrc | nturl2path | optparse | pdb | pickletools | plistlib | poplib | pprint | profile
        | pstats | pty | py_compile | pyclbr | pydoc | rlcompleter | runpy | sched | shelve | smtplib
        | socketserver | stringprep | symtable | tabnanny | tarfile | this | trace | tracemalloc | tty | uuid
        | wave | webbrowser | zipapp)\.py
)"""
# what a terminal alone asks
NOTES = r"^(?:checking/|terminal\.py|__main__\.py)"
# physics and statistics, what reads and writes other languages, tests
SYMPY = r"""(?x)(?:^|/)(?:
    benchmarks | tests | conftest\.py | testing | physics/(?!__init__|matrices|units/) | stats | holonomic
    | categories | diffgeom | liealgebras | crypto | codegen | sandbox | vector | galgebra\.py | this\.py
    | parsing/(?:autolev | c | fortran | latex | ast_parser\.py | mathematica\.py | maxima\.py | sym_expr\.py)
    | tensor/(?:array/expressions | toperators\.py)
)"""


def _place(package: str) -> str:
    spec = find_spec(package)
    assert spec and spec.origin
    return str(Path(spec.origin).parent)


WHAT = {
    "stdlib": Sources(str(PACKAGES / "pyodide"), "", STDLIB, "/python_stdlib.zip"),
    "wrt": Sources(_place("wrt"), "wrt/", NOTES,
                   packages={name: version(name) for name in ("wrt", "sympy")}),
    "mpmath": Sources(_place("mpmath"), "mpmath/", r"(?:^|/)tests/"),
    "sympy": Sources(_place("sympy"), "sympy/", SYMPY),
}

def main() -> int:
    """Make what is missing, and let it be shipped."""
    wanted = {name: PARTS / f"{name}-{key(name)}" for name in (*FIRST, *THEN)}
    stamp = "\n".join(path.name for path in wanted.values())
    if not (SHIPPED / MANIFEST).is_file() or (OUT / "stamp").read_text() != stamp:
        PARTS.mkdir(parents=True, exist_ok=True)
        make({name: path for name, path in wanted.items() if not path.is_file()})
        ship(wanted)
        for path in set(PARTS.iterdir()) - set(wanted.values()):
            path.unlink()
        (OUT / "stamp").write_text(stamp)
    return 0


def key(name: str) -> str:
    """A hash of all that a part is made of."""
    made_of = [*map(Path, LOCKS), Path(__file__), *HERE.glob("engine.mjs"), *HERE.glob("compiled.py")]
    if name == "worker":
        made_of += [STATIC / "arriving.js", STATIC / "worker.js"]
    if name == "wrt":
        made_of += sorted(Path(WHAT[name].folder).rglob("*.py"))
    found = hashlib.sha256()
    for path in made_of:
        found.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def make(missing: dict[str, Path]) -> None:
    """Make parts, those that take long beside each other."""
    with ThreadPoolExecutor() as together:
        compiled = [name for name in WHAT if name in missing]
        jobs = [together.submit(compile_within, names) for names in (compiled[:-1], compiled[-1:]) if names]
        for name in missing.keys() - WHAT.keys():
            missing[name].write_bytes(packed(MADE[name]()))
        for job in jobs:
            for name, archive in job.result().items():
                missing[name].write_bytes(packed(archive))


def packed(content: bytes) -> bytes:
    """Compressed, for a server that compresses nothing; the same each time."""
    return bytes(deflate.gzip_compress(content, LEVEL))


def compile_within(names: list[str]) -> dict[str, bytes]:
    """The archives of these modules, compiled by the Python that will run them."""
    from ..pages.typeset import NO_INSPECTOR, NODE     # here, since it takes half a second if nothing has changed

    folder = PARTS / f"compiling-{names[0]}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    command = [str(NODE), *NO_INSPECTOR, str(HERE / "engine.mjs"), str((PACKAGES / "pyodide").resolve()), str(folder)]
    jobs = json.dumps({name: asdict(WHAT[name]) for name in names})
    subprocess.run(command, input=jobs, text=True, check=True, stdout=subprocess.DEVNULL)
    archives = {name: (folder / f"{name}.zip").read_bytes() for name in names}
    shutil.rmtree(folder)
    return archives


def worker() -> bytes:
    """One script, which imports nothing: Pyodide, what it is told about itself, and our own."""
    package = PACKAGES / "pyodide"
    module = (package / "pyodide.asm.mjs").read_text(encoding="utf-8")
    module, exported = re.subn(r"export default (\w+);?\s*$", r"const createPyodideModule = \1;", module)
    loader = (package / "pyodide.mjs").read_text(encoding="utf-8")
    loader, given = re.subn(r"export\{(\w+) as loadPyodide,.*", r"return \1;", loader, flags=re.DOTALL)
    if exported + given != 2:
        raise ValueError("Pyodide's scripts end in another way than they did: see worker() in commands/engine.py")
    about = json.loads((package / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    own = [(STATIC / name).read_text(encoding="utf-8") for name in ("arriving.js", "worker.js")]
    return "\n".join([
        module, f"const pyodideWith = (fetch, WebAssembly) => {{{loader}}};", f"const LOCK = {json.dumps(about)};",
        *own,
    ]).encode()


MADE = {"worker": worker, "wasm": (PACKAGES / "pyodide" / "pyodide.asm.wasm").read_bytes}


def ship(parts: dict[str, Path]) -> None:
    """Put all under names that say what they hold, with a list of them and their licences, in one step."""
    new = OUT / "shipped.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    # of no type that a server compresses, or unpacks on its own
    files = {name: filed(new, name, "bin", path.read_bytes()) for name, path in parts.items()}
    files["temml"] = filed(new, "temml", "js", (PACKAGES / "temml" / "dist" / "temml.min.js").read_bytes())
    (new / LICENCES).write_text(licences(), encoding="utf-8")
    manifest = json.dumps({"first": FIRST, "files": files}, indent=1)
    (new / MANIFEST).write_text(manifest, encoding="utf-8")
    shutil.rmtree(SHIPPED, ignore_errors=True)
    new.rename(SHIPPED)


def filed(folder: Path, name: str, ending: str, content: bytes) -> dict:
    """Put it into the folder under a name that says what it holds: what the list says of it."""
    digest = hashlib.sha256(content).digest()
    called = f"{name}.{digest.hex()[:16]}.{ending}"
    (folder / called).write_bytes(content)
    unpacked = len(content) if ending == "js" else int.from_bytes(content[-4:], "little")   # as gzip ends
    return {"name": called, "bytes": len(content), "unpacked": unpacked,
            "integrity": f"sha256-{base64.b64encode(digest).decode()}"}


def licences() -> str:
    """The licence of each that is shipped, from its own package, or from one under the same licence."""
    about = json.loads((PACKAGES / "pyodide" / "package.json").read_text(encoding="utf-8"))
    source = about["repository"]["url"].removeprefix("git+")
    return "\n\n\n".join([
        f"# wrt\n\n{_licence_of('wrt')}",
        f"# Pyodide {about['version']}\n\nMozilla Public License 2.0; its source is at {source}\n\n"
        f"{_licence_of('pathspec')}",
        f"# Python\n\n{_licence_of('typing_extensions')}",
        *(f"# {name} {distribution(name).version}\n\n{_licence_of(name)}" for name in ("sympy", "mpmath")),
        f"# Temml\n\n{(PACKAGES / 'temml' / 'LICENSE').read_text(encoding='utf-8')}",
    ])


def _licence_of(package: str) -> str:
    files = distribution(package).files or []
    found = next(file for file in files if file.name.startswith("LICENSE") and "dist-info" in file.parts[0])
    return found.read_text(encoding="utf-8").strip()


if __name__ == "__main__":
    sys.exit(main())
