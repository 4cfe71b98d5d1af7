"""What to do about an error of Python in a cell, whose own words say only what is wrong."""

from __future__ import annotations

import ast
import errno
import inspect
import re
from collections.abc import Iterable
from difflib import get_close_matches
from doctest import DocTestParser
from keyword import iskeyword

import wrt
from wrt.language.habits import instead

# names that stand in every notebook, with what imports them
IMPORTS = {"np": "import numpy as np", "numpy": "import numpy", "sp": "import sympy as sp", "sympy": "import sympy",
           "math": "import math", "Fraction": "from fractions import Fraction"}
NAMES = {"I": "write eye(n) for the identity matrix", "pi": "take a Scalar in its place, such as Scalar('pi_1')"}
# how a word of wrt is told that it was called with other arguments than it has
ARGUMENTS = re.compile(r"(\w+)(?:\.__init__)?\(\) (?:missing|takes|got) ")
KEYWORD = re.compile(r"unexpected keyword argument '(\w+)'")
DECLARING = ("Matrix", "RowVector", "Scalar", "Symmetric", "Vector", "dimensions", "indices")
NETWORK = ("gaierror", "URLError", "HTTPError", "ConnectionError", "ConnectError", "SSLError")
# what is typed in a text that is set, and is no Python
SIGNS = {**dict.fromkeys("“”„«»", 'the quote "'), **dict.fromkeys("‘’´", "the quote '"), **dict.fromkeys("–—−", "-"),
         **dict.fromkeys("×·⋅∗", "*"), "÷": "/", "²": "**2", "³": "**3", "√": "sqrt(x)", "≠": "!=", "≤": "<=",
         "≥": ">=", "\xa0": "a blank", "…": "what is left out"}
LOOK = "look at the brackets, commas and quotes up to this line"


def remedy_of(error: BaseException, known, hidden: str = "") -> str:
    """What to do about an error; `known` are the names of the chapter, `hidden` a word that one of them hides."""
    match error:
        case wrt.WrtError():
            return "" if error.remedy and error.remedy in str(error) else error.remedy
        case _ if hidden:
            return f"the chapter calls something else {hidden}, and so hides the word of wrt: choose another name there"
        case ModuleNotFoundError(name=name) if not str(name).startswith("wrt."):
            return "chapters have wrt, NumPy and SymPy, and the modules of chapters/declared"
        case ImportError(name=str(name)) if name.partition(".")[0] == "wrt":
            return for_wrt(name_asked_for(error))
        case AttributeError(name=str(name), obj=module) if module is wrt:
            return for_wrt(name)
        case NameError(name=str(name)):
            return for_name(name, known)
        case TypeError() if found := ARGUMENTS.match(str(error)):
            return for_arguments(found[1], str(error))
        case TypeError() if "object is not callable" in str(error):
            return "write a comma between two steps, and before a bracket that calls nothing"
        case TypeError() if "method' object" in str(error) or "iterable method" in str(error):
            return "a method is called, with brackets behind it; in place of x.shape, write size(n)"
        case ValueError() if "values to unpack" in str(error):
            return "write as many names before = as there are values behind it"
        case IndentationError():
            return "let the line begin where its block begins"
        case SyntaxError():
            return for_syntax(error)
        case AssertionError():
            return "mend what is reckoned, or what it is compared with"
        case EOFError():
            return "nobody answers a cell: write the value into it"
        case SystemExit():
            return "a cell runs to its end: take the word out"
        case MemoryError():
            return "make its sizes smaller"
    return for_system(error)


def for_system(error: BaseException) -> str:
    """What to do about what the sandbox does not allow."""
    match error:
        case FileNotFoundError():
            return "a cell finds the files of measurements/, as ../measurements/name, and no others"
        case OSError(errno=errno.EROFS):
            return "a cell changes no file; what it needs for a moment goes into tempfile"
        case PermissionError():
            return "a cell reads measurements/ and computes; ARCHITECTURE.md says what else it may do"
        case OSError() if type(error).__name__ in NETWORK or error.errno == errno.ENETUNREACH:
            return "a cell has no network: keep what it needs in measurements/"
    return ""


def for_wrt(name: str) -> str:
    """What to write for a word that wrt lacks."""
    found = close(name, wrt.__all__)
    return instead(name.lower()) or (f"is it {found}?" if found else "the page 'The language' has all words")


def for_name(name: str, known: Iterable[str]) -> str:
    """What to write for a name that the chapter lacks."""
    if name in wrt.__all__:
        return f"import it: from wrt import {name}"
    if name in IMPORTS:
        return f"import it: {IMPORTS[name]}"
    if name.endswith("T") and name[:-1] in known:
        return f"write {name[:-1]}.T for the transpose"
    if remedy := NAMES.get(name) or instead(name):
        return remedy
    found = close(name, known)
    return f"is it {found}?" if found else "define it in a cell above, or import it"


def for_arguments(word: str, told: str) -> str:
    """What to write for a call with too many or too few arguments, or one of another name."""
    if word not in wrt.__all__:
        return ""
    named = KEYWORD.search(told)
    found = close(named[1], inspect.signature(getattr(wrt, word)).parameters) if named else ""
    return f"is it {found}=?" if found else f"write it as in {usage(word)}"


def usage(word: str) -> str:
    """A call of a public word: the first in the examples of its own docstring, which are run as tests.

    >>> usage("dimensions"), usage("vec"), usage("positive")
    ("dimensions('n m')", 'vec(W)', 'positive(expression)')
    """
    called = getattr(wrt, word)
    for example in DocTestParser().get_examples(inspect.getdoc(called) or ""):
        for node in ast.walk(ast.parse(example.source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == word:
                return ast.unparse(_InLetters().generic_visit(node))
    needed = [p.name for p in inspect.signature(called).parameters.values() if p.default is p.empty]
    return f"{word}({', '.join(needed)})"


class _InLetters(ast.NodeTransformer):
    """Writes a letter where it is declared within a call."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        match node:
            case ast.Call(ast.Name(word), [ast.Constant(str(name)), *_]) if word in DECLARING and name.isalpha():
                return ast.Name(name)
        return self.generic_visit(node)


def for_syntax(error: SyntaxError) -> str:
    """What to do about a line that is no Python."""
    line, words = (error.text or "").strip(), error.msg
    first = re.match(r"\w*", line)[0]  # type: ignore[index]
    if line.startswith(("%", "!", "$ ", "?")) or line.endswith("?"):
        return "a cell has no commands of Jupyter or of a shell: take the line out"
    if line.startswith(">>>"):
        return "take the signs >>> away"
    if iskeyword(first) and re.match(r"\w+\s*=(?!=)", line):
        return f"{first} is a word of Python: choose another name, such as {first}_"
    if "outside" in words:
        return "a cell runs from its first line to its last: take the word out"
    if found := re.match(r"invalid .*character .*\bU\+(\w+)", words):
        return f"write {SIGNS.get(chr(int(found[1], 16)), 'what it means in the signs of Python')}"
    if "invalid decimal literal" in words:
        return "write * between a number and a name"
    if words == "expected ':'":
        return "write it at the end of the line"
    if words.endswith("?"):
        return ""
    token = re.match(r"\w+|\S?", line[max(0, (error.offset or 1) - 1 - _indent(error)):])
    if words == "invalid syntax" and token and token[0]:
        return f"look at what stands before {token[0]!r}: a sign, a comma or a bracket is missing, or one too many"
    return LOOK


def _indent(error: SyntaxError) -> int:
    text = error.text or ""
    return len(text) - len(text.lstrip())


def name_asked_for(error: ImportError) -> str:
    """The name that a module lacks; Python 3.11 has it in the message only."""
    return "".join(re.findall(r"cannot import name '(\w+)'", error.msg)[:1]) or str(error.name).rpartition(".")[2]


def close(name: str, names: Iterable[str]) -> str:
    """The name that is most like it, if one is."""
    return next(iter(get_close_matches(name, [n for n in names if not n.startswith("_")], 1)), "")
