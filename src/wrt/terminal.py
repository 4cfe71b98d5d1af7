"""``wrt derive`` and ``wrt explain``: what one may ask in the page, asked in a terminal; and ``wrt check``.

What is typed goes to `answered` as it does there, and is never evaluated.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from .asking.service import answered
from .checking.apart import SECONDS
from .checking.report import check
from .parsing.kinds import KINDS

ANSWERED, FALSE, REFUSED, UNDECIDED = range(4)      # what the program ends with
LONGEST = 3600
LIBRARIES = ("numpy", "jax", "torch")
SHAPE, SHAPE_TOLD = "S=symmetric:n", ", which is "


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question, in plain text, LaTeX, code or JSON.

    It ends with 0 if there is an answer, or if the reader's own is right, with 1 if that is false, with 3 if it is
    undecided, and with 2 if the question could not be read.

    >>> main(["derive", "x'*A*x"])
    ∂(xᵀ A x)/∂x = (A + Aᵀ) x
      x is n×1, A is n×n; gradient laid out like its variable; proved
    0
    >>> main(["explain", "W*x", "kron(I, x')", "--by", "W"])
    right in another convention: ∂(W x)/∂vec(W)ᵀ = I_n ⊗ xᵀ
      It is true with rvec in place of vec for the variable: ∂(W x)/∂rvec(W)ᵀ = I_n ⊗ xᵀ
      The answer: ∂(W x)/∂vec(W)ᵀ = xᵀ ⊗ I_n
    0
    """
    options = _parser().parse_args(arguments)
    if options.command == "check":
        return check(options.file, "json" if options.json else options.format, options.strict, options.all,
                     options.seconds)
    asked = {"text": options.function, "by": options.by, "form": options.form, "shapes": dict(options.shape)}
    if options.command == "derive":
        about = {"about": "program", "library": options.code} if options.code else {"about": "derivative"}
    else:
        about = {"about": "verdict", "answer": options.answer.replace(r"\n", "\n")}
    reply = json.loads(answered(json.dumps(asked | about)))
    if options.json:
        print(json.dumps(reply, ensure_ascii=False, indent=1))
    elif "answer" not in reply:
        print("\n".join(_refusal(reply.get("refused"))), file=sys.stderr)
    elif options.command == "explain":
        print("\n".join(_verdict(reply["answer"])))
    elif options.code:
        print(reply["answer"].rstrip())
    else:
        told = json.loads(answered(json.dumps(asked | {"about": "reading"})))["answer"]["told"]
        print("\n".join(_derivative(reply["answer"], told, options)))
    return _status(reply)


NOTES = r"""Check the equations of matrix calculus in Markdown notes: $…$, $$…$$, \(…\), \[…\], environments, ```math.

What letters are is taken from the head of the file, from comments, from \in \mathbb{R}^{n \times m}, or else found:
    ---
    wrt: "W: n×m, x: vector m, A: symmetric n×n, layout: numerator"
    ---
    <!-- wrt: c is a number, S is a symmetric matrix -->

It ends with 0 if nothing is false, with 1 if something is, and with 2 if a file cannot be read.
With --json, each of the files has its results, each with line, column, text, verdict, statement, words and letters."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("wrt", description="Derivatives of vectors and matrices, found and checked.")
    parser.add_argument("--version", action="version", version=f"wrt {version('wrt')}")
    commands = parser.add_subparsers(dest="command", required=True)
    derive = commands.add_parser("derive", help="differentiate a function, as in: wrt derive \"x'*A*x\" --by x")
    explain = commands.add_parser("explain", help="check an answer, as in: wrt explain \"x'*A*x\" \"2*A*x\"")
    notes = commands.add_parser("check", help="check the equations in one's notes, as in: wrt check notes.md",
                                description=NOTES, formatter_class=argparse.RawDescriptionHelpFormatter)
    notes.add_argument("file", nargs="+", help="a Markdown file with mathematics in it")
    notes.add_argument("--json", action="store_true", help="all that was found, for a program")
    notes.add_argument("--format", choices=("text", "github"), default="text", help="github: annotations of a workflow")
    notes.add_argument("--strict", action="store_true", help="what is undecided or not understood counts as false")
    notes.add_argument("--all", action="store_true", help="tell what is proved as well, and what is set aside")
    notes.add_argument("--seconds", type=_seconds, default=SECONDS, help=f"for one equation; {SECONDS:g} by default")
    for command in (derive, explain):
        command.add_argument("function", help="a function as one types it, in the spelling of NumPy, MATLAB or LaTeX")
    explain.add_argument("answer", help="the derivative that you found; \\n begins another line")
    for command in (derive, explain):
        command.add_argument("--by", default="", metavar="LETTER", help="the letter that one differentiates by")
        command.add_argument("--form", default="", help="gradient, jacobian, rvec, transposed, entries, differential, "
                             "vjp or hessian; that which suits, unless it is said")
        command.add_argument("--shape", action="append", default=[], type=_shape, metavar=SHAPE,
                             help=f"what a letter is: {', '.join(KINDS)}, with its sizes; may be said again")
        command.add_argument("--json", action="store_true", help="all that is known of the answer, for a program")
    derive.add_argument("--steps", action="store_true", help="with its steps, and a reason for each")
    derive.add_argument("--latex", action="store_true", help="the answer in LaTeX alone")
    derive.add_argument("--code", choices=LIBRARIES, default="", help="the answer as a function that runs")
    return parser


def _seconds(said: str) -> float:
    number = float(said)
    if not 0 <= number <= LONGEST:
        raise argparse.ArgumentTypeError(f"seconds are a number up to {LONGEST}, and not {said!r}")
    return number


def _shape(said: str) -> tuple[str, list[str]]:
    letter, _, shape = said.partition("=")
    if not letter or not shape:
        raise argparse.ArgumentTypeError(f"a shape is written as in {SHAPE}, and not {said!r}")
    return letter, shape.split(":")


def _derivative(found: dict[str, Any], told: str, options: argparse.Namespace) -> Iterator[str]:
    sheet = found["sheet"]
    if options.latex:
        yield sheet["tex"]
        return
    yield sheet["text"]
    for row in sheet["rows"] if options.steps else ():
        yield f"  {row['left']['text']} = {row['right']['text']}".rstrip() + f"    {row['reason']['text']}"
    # the shapes are told already
    given = [given["text"] for given in sheet["givens"] if not given["independent_of"]["tex"]
             and SHAPE_TOLD not in given["text"]]
    yield "  " + "; ".join([told, *given, sheet["status"]])


def _verdict(found: dict[str, Any]) -> Iterator[str]:
    which = f" in line {found['at'] + 1}" if len(found["lines"]) > 1 and found["verdict"] == "false" else ""
    yield f"{found['verdict']}{which}: {found['statement']['text']}"
    convention = found["convention"]
    if convention["words"]:
        yield f"  It is true {convention['words']}: {convention['text']}"
    if found["finding"]["text"]:
        yield f"  {found['finding']['text']}"
    if found["correction"]["text"]:
        yield f"  {found['correction']['text']}: {found['corrected']['text']}"
    if found["only"]["text"]:
        yield f"  {found['only']['text']}"
    if convention["words"] or found["verdict"] in ("false", "undecided"):
        yield f"  The answer: {found['answer']['text']}"


def _refusal(refused: dict[str, Any] | None) -> Iterator[str]:
    if refused is None:
        yield 'SymPy is needed for this: pip install "wrt[symbols]"'
        return
    yield f"wrt: {refused['words']['text']}"
    if refused["place"] >= 0:
        yield f"  {refused['text']}"
        yield f"  {' ' * refused['place']}^"
    if refused["remedy"]:
        yield refused["remedy"]


def _status(reply: dict[str, Any]) -> int:
    if "answer" not in reply:
        return REFUSED
    found = reply["answer"]
    verdict = found.get("verdict") if isinstance(found, dict) else None
    return {"false": FALSE, "undecided": UNDECIDED}.get(str(verdict), ANSWERED)


if __name__ == "__main__":
    sys.exit(main())
