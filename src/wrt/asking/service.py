"""One request, one answer, both JSON: what the worker of the page calls."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, is_dataclass
from importlib import import_module
from typing import Any

from ..errors import EngineError, TypedError, WrtError
from ..sheets.plain import PlainError
from ..sheets.prints import worded
from ..sheets.sheet import Words
from .answers import derivative, program, reading, verdict
from .request import Request

ABOUT: dict[str, Callable[[Request], Any]] = {
    "reading": reading, "derivative": derivative, "verdict": verdict, "program": program}
DRAWN = ("picture", "numbers")      # these need SymPy, which is imported when one of them is asked for


@dataclass(frozen=True)
class Refusal:
    """Why there is no answer, what to do, and at which character of `text`, from 0, or -1."""

    words: Words
    remedy: str
    text: str = ""
    place: int = -1


def answered(request: str) -> str:
    """The answer to a request: `{"answer": …}`, `{"refused": …}` or `{"needs": "sympy"}`, which is to be loaded.

    It never raises, whatever was typed.

    >>> json.loads(answered('{"about": "derivative", "text": "x\\'*A*x"}'))["answer"]["sheet"]["text"]
    '∂(xᵀ A x)/∂x = (A + Aᵀ) x'
    >>> json.loads(answered('{"about": "reading", "text": "x*"}'))["refused"]["place"]
    2
    """
    return json.dumps(_answered(request))


def _answered(request: str) -> dict[str, Any]:
    try:
        read = Request.read(json.loads(request))
        about = getattr(import_module(".drawn", __package__), read.about) if read.about in DRAWN else ABOUT[read.about]
        found = about(read)
        return {"answer": asdict(found) if is_dataclass(found) and not isinstance(found, type) else found}
    except TypedError as error:
        return _refused(error.words, error.remedy, error.text, error.place if error.text else -1)
    except EngineError as error:
        return _refused(f"the two readings contradict each other, which is a fault of ours: {error.words}",
                        "please report what you asked")
    except WrtError as error:
        return _refused(error.words, error.remedy)
    except ModuleNotFoundError as error:    # in the page it comes later
        return {"needs": error.name}
    except (PlainError, ValueError) as error:
        return _refused(f"this is no question: {error}", "")
    except (RecursionError, MemoryError):
        return _refused("this is too large to be reckoned here", "take a smaller part of it")
    except Exception as error:      # whatever was typed, the reader gets an answer in words
        return _refused(f"the engine failed at this, which is a fault of ours ({type(error).__name__})",
                        "please report what you asked")


def _refused(words: str, remedy: str, text: str = "", place: int = -1) -> dict[str, Any]:
    return {"refused": asdict(Refusal(worded(words), remedy, text, place))}
