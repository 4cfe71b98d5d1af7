"""The mistakes that authors make: what is typed, what is told, and the remedy.

`tests/test_mistakes.py` makes each of them, and prints the table of the guide: `make mistakes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BAR = r"\|"
GUIDE = Path(__file__).parent.parent / "CONTRIBUTING.md"
PREFIX = re.compile(r"^cell \d: ((formula|refutation) '[^']*': )?(step \d: )?")
PLACE = re.compile(r"(?<=\[mistakes-begin\]: #\n).*(?=\n\[mistakes-end\]: #)", re.DOTALL)

# a chapter that is true; each mistake changes one thing in it, and NAME stands for the chapter's name
CHAPTER = '''\
# The length of a vector

The derivative of {expr}`x.T @ x` is twice the vector, as {formula}`NAME` says.

```{formula} NAME
```

## What is given

```{code-cell}
from wrt import Derivation, Formula, Picture, Refutation, Vector, delta, dimensions, indices, partial, positive

n, m = dimensions("n m")
x, y = Vector("x", n), Vector("y", m)
i, p = indices("i p", n)
```

## The steps

```{code-cell}
Formula("NAME", Derivation(
    partial(x[i] * x[i], x[p]),
    (2 * x[i] * partial(x[i], x[p]), "the product rule, twice the same term"),
    (2 * x[i] * delta(i, p), "the entries of x are independent"),
    (2 * x[p], "$δ$ leaves one term of the sum over i"),
))
```

## The picture

```{code-cell}
Picture(2 * x[p], sizes={n: 3}, rows=p, alt="A column of three entries.")
```

## Mistakes people make

```{code-cell}
Refutation(
    "NAME-one-term", partial(x[i] * x[i], x[p]), x[p], by="value",
    because="The product rule has two terms.",
)
```

More is in [another chapter](other.md) {footcite}`einstein1916`.

```{footbibliography}
```
'''
FIRST = '    partial(x[i] * x[i], x[p]),\n'
SECOND = '    (2 * x[i] * delta(i, p), "the entries of x are independent"),\n'
LAST = '    (2 * x[p], "$δ$ leaves one term of the sum over i"),\n'
PICTURE = '''\
```{code-cell}
Picture(2 * x[p], sizes={n: 3}, rows=p, alt="A column of three entries.")
```
'''


@dataclass(frozen=True)
class Mistake:
    """One mistake: `old` is replaced by `new`, `message` is told, and says the `remedy`.

    The message names the line that was changed first, or the one that `at` shows or counts.
    `words` and `remedy` are Markdown.
    What is rare is not in the guide; a chapter that is not listed is in no toctree.
    """

    name: str
    words: str
    old: str
    new: str
    message: str
    remedy: str
    at: str | int = ""
    is_listed: bool = True
    is_rare: bool = False

    def chapter(self) -> str:
        """The chapter with the mistake in it."""
        return CHAPTER.replace(self.old, self.new, 1).replace("NAME", self.name)

    def told(self, name: str) -> str:
        """The whole message, for a chapter of that name."""
        return self.message.replace("NAME", name)

    def sign(self) -> str:
        """The part of the message by which one knows it: neither its place nor its remedy."""
        first, *rest = PREFIX.sub("", self.told("square")).splitlines()
        told = f"{first} … {rest[-2].strip()}" if rest else first
        return told.split(plain(self.remedy.replace("NAME", "square")))[0].rstrip(" ;:,(") or told


def plain(words: str) -> str:
    """Markdown without the backticks around its code."""
    return re.sub(r"(?<!`)(`+)(?!`) ?(.+?) ?(?<!`)\1(?!`)", r"\2", words)


MISTAKES = {
    "Steps": [
        Mistake(
            "wrong-step", "a step is false",
            LAST,
            '    (3 * x[p], "$δ$ leaves one term of the sum over i"),\n',
            "cell 2: formula 'NAME': false step: step 3\n"
            "  left:   2 x_i δ_ip   (scalar)\n"
            "  right:  3 x_p        (scalar)\n"
            "  counterexample: n=1; entry p=1: left = 2 x_1, right = 3 x_1\n"
            "  mend the right side, or the line before it, which is the left side",
            "mend the right side, or the line before it"),
        Mistake(
            "conclusion", "a step has another shape than the line before",
            LAST,
            '    (2 * x, "$δ$ leaves one term of the sum over i"),\n',
            "cell 2: formula 'NAME': false step: step 3\n"
            "  left:   2 x_i δ_ip   (scalar)\n"
            "  right:  2 x          (n×1)\n"
            "  shapes differ: the left side is scalar, the right side n×1\n"
            "  mend the right side, or the line before it, which is the left side",
            "mend the right side, or the line before it",
            is_rare=True),
        Mistake(
            "shape-step", "two shapes do not fit",
            LAST,
            '    (2 * x @ y, "no"),\n',
            "cell 2: formula 'NAME': step 3: shapes do not fit: x is n×1, y is m×1; transpose one, or change "
            "their order",
            "transpose one, or change their order"),
        Mistake(
            "shape-of-sum", "terms of different shapes are added",
            LAST,
            '    (x + y, "no"),\n',
            "cell 2: formula 'NAME': step 3: shapes do not add: x is n×1, y is m×1; transpose one, or take its "
            "entries",
            "transpose one, or take its entries",
            is_rare=True),
        Mistake(
            "star-for-product", "`*` between vectors",
            LAST,
            '    (x * x, "no"),\n',
            "cell 2: formula 'NAME': step 3: * is for scalars, and x is n×1, x is n×1: use @ for the matrix "
            "product, hadamard for the product entry by entry",
            "use `@` for the matrix product, `hadamard` for the product entry by entry"),
        Mistake(
            "at-for-number", "`@` between a number and a vector",
            LAST,
            '    (x.T @ x @ x, "no"),\n',
            "cell 2: formula 'NAME': step 3: xᵀ x is a number in xᵀ x x: use * instead of @ between it and the rest",
            "use `*` instead of `@` between it and the rest"),
        Mistake(
            "zero-array", "a number for an array of zeros",
            LAST,
            '    (x + 0, "no"),\n',
            "cell 2: formula 'NAME': step 3: 0 is a number, and x is n×1: leave it out, or write 0 * x with an x of "
            "this shape",
            "leave it out, or write `0 * x` with an x of this shape",
            is_rare=True),
        Mistake(
            "squared", "a power of a vector",
            LAST,
            '    (x ** 2, "no"),\n',
            "cell 2: formula 'NAME': step 3: only a number and a square matrix have powers, x is n×1: write "
            "power(x, k) for a power of each entry",
            "write `power(x, k)` for a power of each entry"),
        Mistake(
            "divided", "a quotient by an array",
            LAST,
            '    (1 / x, "no"),\n',
            "cell 2: formula 'NAME': / divides by a scalar, x is n×1; write reciprocal(x) for 1 over each entry, A.inv "
            "for the inverse of a matrix",
            "write `reciprocal(x)` for 1 over each entry, `A.inv` for the inverse of a matrix",
            is_rare=True),
        Mistake(
            "comma", "a comma is missing between two steps",
            SECOND,
            '    (2 * x[i] * delta(i, p), "the entries of x are independent")\n',
            "cell 2: formula 'NAME': TypeError: 'tuple' object is not callable; write a comma between two steps, and "
            "before a bracket that calls nothing",
            "write a comma between two steps, and before a bracket that calls nothing"),
        Mistake(
            "comma-first", "a comma is missing behind the first line",
            FIRST,
            "    partial(x[i] * x[i], x[p])\n",
            "cell 2: formula 'NAME': TypeError: ∂(x_i x_i)/∂x_p cannot be called: write x[i] for an entry, A.T and "
            "A.inv without brackets, * or @ for a product, and a comma before what follows",
            "a comma before what follows",
            is_rare=True),
        Mistake(
            "wrong-index-size", "an index over the wrong size",
            LAST,
            '    (2 * y[p], "no"),\n',
            "cell 2: formula 'NAME': step 3: indices do not fit: y is m×1, indexed by p over n; take an index "
            "for each of its axes, over the same size",
            "take an index for each of its axes, over the same size"),
        Mistake(
            "dangling", "an index dangles",
            SECOND,
            '    (2 * x[p] * x[i], "no"),\n',
            "cell 2: formula 'NAME': step 2: index i occurs only once and is not free, in x_i; let it occur "
            "twice, which sums it, or take an index of the first line",
            "let it occur twice, which sums it, or take an index of the first line"),
        Mistake(
            "three-times", "an index occurs three times",
            SECOND,
            '    (2 * x[i] * delta(i, p) * delta(i, p), "no"),\n',
            "cell 2: formula 'NAME': step 2: index i occurs 3 times in 2 x_i δ_ip δ_ip: give a pair another "
            "letter, name it as free, or say sum_over",
            "give a pair another letter, name it as free, or say `sum_over`"),
        Mistake(
            "int-index", "a number as an index",
            LAST,
            '    (2 * x[1], "a"),\n',
            "cell 2: formula 'NAME': TypeError: an entry is taken by indices such as i, not by 1: make them with "
            "indices('i j', n)",
            "make them with `indices('i j', n)`"),
        Mistake(
            "float", "a decimal number",
            LAST,
            '    (2.5 * x[p], "a"),\n',
            "cell 2: formula 'NAME': TypeError: 2.5 is not an expression or an exact number: write "
            "Fraction(5, 2)",
            "write `Fraction(5, 2)`"),
        Mistake(
            "partial-array", "the partial derivative by a whole array",
            FIRST,
            "    partial(x[i] * x[i], x),\n",
            "cell 2: formula 'NAME': step 1: partial needs a scalar below the line, x is n×1: take an entry, or use "
            "gradient",
            "take an entry, or use `gradient`",
            at='    (2 * x[i] * partial(x[i], x[p]), "the product rule, twice the same term"),'),
        Mistake(
            "by-expression", "a derivative by what is no variable",
            FIRST,
            "    partial(x[i] * x[i], 2 * x[p]),\n",
            "cell 2: formula 'NAME': step 1: 2 x_p is not a variable: differentiate by a symbol, by vec of a symbol, "
            "or by an entry of one",
            "differentiate by a symbol, by vec of a symbol, or by an entry of one",
            at='    (2 * x[i] * partial(x[i], x[p]), "the product rule, twice the same term"),',
            is_rare=True),
        Mistake(
            "step-empty", "a step that changes nothing",
            LAST,
            '    (2 * x[p], "a"),\n'
            '    (2 * x[p], "b"),\n',
            "cell 2: formula 'NAME': step 4: both sides are 2 x_p: leave the step out",
            "leave the step out",
            at='    (2 * x[p], "b"),',
            is_rare=True),
        Mistake(
            "reason-missing", "a step without a reason",
            LAST,
            "    2 * x[p],\n",
            "cell 2: formula 'NAME': step 3: a step is a pair: write (expression, 'reason')",
            "write `(expression, 'reason')`"),
        Mistake(
            "reason-dollar", "a dollar without another",
            LAST,
            '    (2 * x[p], "$δ leaves one term of the sum over i"),\n',
            "cell 2: formula 'NAME': step 3: a dollar is left alone in '$δ leaves one term of the sum over i': a name "
            "stands between two of them",
            "a name stands between two of them",
            is_rare=True),
        Mistake(
            "reason-number", "a reason that is no text",
            LAST,
            "    (2 * x[p], 3),\n",
            "cell 2: formula 'NAME': step 3: a reason is plain words or a Formula, got 3",
            "a reason is plain words or a Formula",
            is_rare=True),
    ],
    "Formulas and claims": [
        Mistake(
            "formula-of-expr", "a formula without `Derivation`",
            'Formula("NAME", Derivation(\n',
            'Formula("NAME", (\n',
            "cell 2: NAME needs a Derivation, got tuple; write Derivation(first, (next, 'reason'))",
            "write `Derivation(first, (next, 'reason'))`",
            is_rare=True),
        Mistake(
            "bad-label", "a name with blanks or capitals",
            'Formula("NAME"',
            'Formula("The Square"',
            "cell 2: 'The Square' is not a label: write small letters, digits and hyphens, as in vec-of-product",
            "write small letters, digits and hyphens"),
        Mistake(
            "twice", "a name taken twice on the page",
            "NAME-one-term",
            "NAME",
            "the name 'NAME' is taken by chapters/NAME.md:26; choose another",
            "choose another",
            at="Refutation("),
        Mistake(
            "taken-other", "a name that another chapter has",
            'Formula("NAME"',
            'Formula("other"',
            "the name 'other' is taken by chapters/other.md:26; choose another",
            "choose another"),
        Mistake(
            "missing-condition", "a condition is missing",
            "Picture(2 *",
            "from wrt import log\n"
            'Formula("NAME-log", Derivation(log(x) + log(x), (2 * log(x), "twice")))\n'
            "Picture(2 *",
            "cell 3: formula 'NAME-log': a condition is missing: write conditions=[positive(x)]",
            "write `conditions=[positive(x)]`",
            at='Formula("NAME-log", Derivation(log(x) + log(x), (2 * log(x), "twice")))'),
        Mistake(
            "asked-condition", "a condition is missing that a cited formula has",
            "Picture(2 *",
            "from wrt import Scalar, nonzero\n"
            'a, b, c = map(Scalar, "abc")\n'
            'halves = Formula("NAME-halves", Derivation(a + b, (a / c * c + b, "c cancels"), (b + a, "c cancels"),\n'
            '                                          (b + a + 0 * c, "0")), [nonzero(c)])\n'
            'Formula("NAME-citing", Derivation(b + a + 0 * a, (a + b, halves)))\n'
            "Picture(2 *",
            "cell 3: formula 'NAME-citing': a condition is missing: write conditions=[nonzero(a)], for which "
            "NAME-halves asks",
            "write `conditions=[nonzero(a)]`",
            at='Formula("NAME-citing", Derivation(b + a + 0 * a, (a + b, halves)))', is_rare=True),
        Mistake(
            "cited-dependent", "a formula is cited for what it holds fixed, and here varies",
            "Picture(2 *",
            "from wrt import Scalar\n"
            'a, c = Scalar("a"), Scalar("c")\n'
            'slope = Formula("NAME-slope", Derivation(partial(a * c, c), (a, "a is fixed")))\n'
            'Formula("NAME-citing", Derivation(partial(0 * c * c, c), (0 * c, slope)))\n'
            "Picture(2 *",
            "cell 3: formula 'NAME-citing': step 1: NAME-slope does not apply: in it a does not depend on c, and here "
            "0 c and c both depend on c; say in words why it is true here",
            "say in words why it is true here",
            at='Formula("NAME-citing", Derivation(partial(0 * c * c, c), (0 * c, slope)))'),
        Mistake(
            "condition-alone", "a condition that never holds is shown alone",
            PICTURE,
            "```{code-cell}\nfrom wrt import nonzero\n\nnonzero(x.T @ x - x.T @ x)\n```\n",
            "cell 3: no point was found at which xᵀ x - xᵀ x is nonzero; look whether they contradict each other: an "
            "expression that never has this property makes a statement about nothing",
            "look whether they contradict each other",
            at="nonzero(x.T @ x - x.T @ x)"),
        Mistake(
            "constant", "a number with the name of a constant",
            PICTURE,
            '```{code-cell}\nfrom wrt import Given, define\n\nGiven(define("pi", 3))\n```\n',
            "cell 3: a number 'pi' would be taken for the constant π = 3.14…; choose another, such as pi_1",
            "choose another, such as `pi_1`",
            at='Given(define("pi", 3))'),
        Mistake(
            "derivation-alone", "steps that need a condition are shown without a formula",
            PICTURE,
            "```{code-cell}\nfrom wrt import log\n\n"
            'Derivation(log(x) + log(x), (2 * log(x), "twice"))\n```\n',
            "cell 3: a condition is missing: write conditions=[positive(x)]",
            "write `conditions=[positive(x)]`",
            at='Derivation(log(x) + log(x), (2 * log(x), "twice"))'),
        Mistake(
            "unused-condition", "a condition that nothing needs",
            'term of the sum over i"),\n'
            "))",
            'term of the sum over i"),\n'
            "), conditions=[positive(x)])",
            "cell 2: formula 'NAME': nothing demands that every entry of x is positive: leave the condition out",
            "leave the condition out",
            at='Formula("NAME", Derivation('),
        Mistake(
            "wrong-status", "a wrong status",
            'term of the sum over i"),\n'
            "))",
            'term of the sum over i"),\n'
            '), status="exact")',
            "cell 2: NAME is declared 'exact', and the checks reached 'proved': declare status='proved', or "
            "derive it otherwise",
            "declare `status='proved'`, or derive it otherwise",
            at='Formula("NAME", Derivation('),
        Mistake(
            "no-status", "a status that there is not",
            'term of the sum over i"),\n'
            "))",
            'term of the sum over i"),\n'
            '), status="true")',
            "cell 2: NAME: no status 'true'; there are proved, exact, numerical",
            "there are proved, exact, numerical",
            at='Formula("NAME", Derivation(',
            is_rare=True),
        Mistake(
            "refutation-true", "a true claim is refuted",
            'p]), x[p], by="value"',
            'p]), 2 * x[p], by="value"',
            "cell 4: NAME-one-term: ∂(x_i x_i)/∂x_p = 2 x_p is true, so it cannot be refuted; state it as a "
            "Formula, or claim what people get wrong",
            "state it as a Formula, or claim what people get wrong",
            at="Refutation("),
        Mistake(
            "refutation-instead", "a right answer that is false too",
            'p]), x[p], by="value"',
            'p]), x[p], instead=3 * x[p], by="value"',
            "cell 4: NAME-one-term: what is stated instead is false: counterexample: n=1; entry p=1: left = 2 x_1, "
            "right = 3 x_1; state what the left side is equal to, or leave instead out",
            "state what the left side is equal to, or leave `instead` out",
            at="Refutation("),
        Mistake(
            "refutation-other", "a claim that fails in the other way",
            'by="value"',
            'by="shape"',
            "cell 4: NAME-one-term is not refuted by shape: counterexample: n=1; entry p=1: left = 2 x_1, right "
            "= x_1; say by='value'",
            "say `by='value'`",
            at="Refutation("),
        Mistake(
            "refutation-noby", "a refutation without `by`",
            ' by="value",',
            "",
            "cell 4: NAME-one-term: refuted by ''? Say by='shape' or by='value'",
            "Say `by='shape'` or `by='value'`",
            at="Refutation(",
            is_rare=True),
        Mistake(
            "refutation-because", "a refutation without words",
            'because="The product rule has two terms.",',
            'because="",',
            "cell 4: NAME-one-term needs because='what is wrong, in plain words', got ''",
            "needs `because='what is wrong, in plain words'`",
            at="Refutation(",
            is_rare=True),
    ],
    "Cells": [
        Mistake(
            "assigned-formula", "a formula is kept in a name and never displayed",
            'Formula("NAME"',
            'answer = Formula("NAME"',
            "cell 2: formula 'NAME' is not displayed; let a cell end with it",
            "let a cell end with it"),
        Mistake(
            "assigned-derivation", "a derivation that no formula shows",
            "Picture(2 *",
            'chain = Derivation(2 * x, (x * 2, "turned"))\n'
            "Picture(2 *",
            "cell 3: this derivation is not displayed; let a cell end with it",
            "let a cell end with it",
            is_rare=True),
        Mistake(
            "assigned-picture", "a picture that is never displayed",
            "Picture(2 *",
            "drawn = Picture(2 *",
            "cell 3: this picture is not displayed; let a cell end with it",
            "let a cell end with it"),
        Mistake(
            "no-check", "a chapter without any result",
            CHAPTER,
            "# A page\n"
            "\n"
            "Words.\n",
            "a chapter without a check; let a cell end with a Formula or a Refutation",
            "let a cell end with a Formula or a Refutation",
            at=1),
        Mistake(
            "unknown-name", "an unknown name",
            LAST,
            '    (2 * z[p], "a"),\n',
            "cell 2: formula 'NAME': NameError: name 'z' is not defined; define it in a cell above, or import it",
            "define it in a cell above, or import it"),
        Mistake(
            "forgotten-import", "a forgotten import",
            "Picture, ",
            "",
            "cell 3: NameError: name 'Picture' is not defined; import it: from wrt import Picture",
            "import it: `from wrt import Picture`",
            at='Picture(2 * x[p], sizes={n: 3}, rows=p, alt="A column of three entries.")'),
        Mistake(
            "import-misspelt", "a misspelt import",
            "Picture, ",
            "Pictures, ",
            "cell 1: wrt has no Pictures; is it Picture?",
            "is it Picture?",
            is_rare=True),
        Mistake(
            "import-module", "a package that the site lacks",
            "from wrt import",
            "from wrtt import",
            "cell 1: ModuleNotFoundError: No module named 'wrtt'; chapters have wrt, NumPy and SymPy, "
            "and the modules of chapters/declared",
            "chapters have wrt, NumPy and SymPy",
            is_rare=True),
        Mistake(
            "bad-name", "a long name for a symbol",
            'Vector("x", n)',
            'Vector("speed", n)',
            "cell 1: 'speed' is not a name: write one letter or the name of a Greek letter, and a number or one "
            "letter after _ if need be, as in W, x_0, sigma, W_Q; hat(x), bar(x), tilde(x) and dX are names too",
            "write one letter or the name of a Greek letter"),
        Mistake(
            "reserved-name", "a name that means something else",
            'Vector("y", m)',
            'Vector("I", m)',
            "cell 1: 'I' is reserved: I is the identity matrix; choose another",
            "choose another",
            is_rare=True),
        Mistake(
            "name-clash", "two things print alike",
            '(2 * x[p], "$δ$ leaves one term',
            '(2 * Vector("x", m).T @ y * x[p], "$δ$ leaves one term',
            "cell 2: formula 'NAME': two things print as x: x, which is n×1; x, which is m×1. Rename one of them",
            "Rename one of them",
            at='Formula("NAME", Derivation('),
        Mistake(
            "syntax", "a bracket is open",
            LAST,
            '    (2 * x[p], "$δ$ leaves one term of the sum over i",\n',
            "cell 2: SyntaxError: '(' was never closed; look at the brackets, commas and quotes up to this line",
            "look at the brackets, commas and quotes up to this line",
            at='Formula("NAME", Derivation('),
        Mistake(
            "indent-python", "a line of Python is indented",
            "n, m = dim",
            "  n, m = dim",
            "cell 1: IndentationError: unexpected indent; let the line begin where its block begins",
            "let the line begin where its block begins",
            is_rare=True),
        Mistake(
            "endless", "an endless loop",
            "Picture(2 *",
            "while True: pass\n"
            "Picture(2 *",
            "cell 3: it ran longer than 2 s and was stopped; end its loop, or make its sizes smaller",
            "end its loop, or make its sizes smaller"),
        Mistake(
            "file", "a file that is not there",
            "Picture(2 *",
            'open("numbers.txt")\n'
            "Picture(2 *",
            "cell 3: FileNotFoundError: [Errno 2] No such file or directory: 'numbers.txt'; a cell finds the files "
            "of measurements/, as ../measurements/name, and no others",
            "a cell finds the files of measurements/, as ../measurements/name, and no others",
            is_rare=True),
        Mistake(
            "catches", "the cell catches the error of a check",
            "Picture(2 *",
            "try:\n"
            '    Derivation(x, (2 * x, "no"))\n'
            "except Exception:\n"
            "    pass\n"
            "Picture(2 *",
            "cell 3: the cell catches the error of a check; let it stop the cell, or show it with failing(): "
            "false step: step 1\n"
            "  left:   x     (n×1)\n"
            "  right:  2 x   (n×1)\n"
            "  counterexample: n=1; entry row=1: left = x_1, right = 2 x_1\n"
            "  mend the right side, or the line before it, which is the left side",
            "let it stop the cell, or show it with `failing()`",
            at='    Derivation(x, (2 * x, "no"))'),
        Mistake(
            "raises", "the tag `raises-exception`",
            "```{code-cell}\n"
            "Picture(2 *",
            "```{code-cell}\n"
            ":tags: [raises-exception]\n"
            "\n"
            "Picture(2 *",
            "a cell tagged raises-exception hides an exception; remove the tag",
            "remove the tag"),
        Mistake(
            "hide", "a misspelt option",
            "```{code-cell}\n"
            "Picture(2 *",
            "```{code-cell}\n"
            ":tag: [hide-input]\n"
            "\n"
            "Picture(2 *",
            "a cell has no option 'tag'; it has tags, as in :tags: [show-input]",
            "it has tags, as in `:tags: [show-input]`"),
        Mistake(
            "bad-option", "an option with an open bracket",
            "```{code-cell}\n"
            "Picture(2 *",
            "```{code-cell}\n"
            ":tags: [hide-input\n"
            "\n"
            "Picture(2 *",
            "the options of the cell cannot be read; write them as in :tags: [show-input]",
            "write them as in `:tags: [show-input]`",
            at="```{code-cell}",
            is_rare=True),
        Mistake(
            "matplotlib", "a cell shows what nothing checks",
            "Picture(2 *",
            "import sympy\n"
            "sympy.Symbol('a')\n"
            "```\n"
            "\n"
            "```{code-cell}\n"
            "Picture(2 *",
            "typed mathematics: a cell shows text/latex, which nothing checks; display an object of wrt, or "
            "print text",
            "display an object of wrt, or print text",
            at="sympy.Symbol('a')",
            is_rare=True),
        Mistake(
            "numpy-function", "a function of NumPy of what has no numbers",
            "Picture(2 *",
            "import numpy as np\n"
            "np.sin(x)\n"
            "Picture(2 *",
            "cell 3: TypeError: NumPy's sin does not take x: write wrt.sin(x)",
            "write `wrt.sin(x)`",
            at="np.sin(x)"),
        Mistake(
            "numpy-array", "an array of NumPy in an expression",
            "Picture(2 *",
            "import numpy as np\n"
            "np.eye(2) @ x\n"
            "Picture(2 *",
            "cell 3: TypeError: an array of NumPy is not an expression or an exact number: take a Matrix or a Vector "
            "in its place, and put its numbers in with Evaluation",
            "take a Matrix or a Vector in its place, and put its numbers in with Evaluation",
            at="np.eye(2) @ x",
            is_rare=True),
        Mistake(
            "one-size", "a matrix of one size",
            "Picture(2 *",
            "from wrt import Matrix\n"
            'A = Matrix("A", n)\n'
            "Picture(2 *",
            "cell 3: TypeError: a size of A is missing: write Matrix('A', n, m), with sizes from dimensions('n m')",
            "write `Matrix('A', n, m)`, with sizes from `dimensions('n m')`",
            at='A = Matrix("A", n)',
            is_rare=True),
        Mistake(
            "tag-unknown", "a tag that hides code",
            "```{code-cell}\n"
            "Picture",
            "```{code-cell}\n"
            ":tags: [remove-input]\n"
            "\n"
            "Picture",
            "a cell tagged remove-input is none of those that pages use; remove the tag",
            "remove the tag",
            at=":tags: [remove-input]",
            is_rare=True),
    ],
    "Pictures": [
        Mistake(
            "no-alt", "a picture without words for those who cannot see it",
            ', alt="A column of three entries."',
            "",
            "cell 3: a picture needs alt='…': what should one see?",
            "`alt='…'`: what should one see?"),
        Mistake(
            "no-size", "a picture without sizes",
            "sizes={n: 3}",
            "sizes={}",
            "cell 3: no size for n: sizes={n: 2, …}",
            "`sizes={n: 2, …}`",
            is_rare=True),
        Mistake(
            "sizes-missing", "a picture without the word sizes",
            " sizes={n: 3},",
            "",
            "cell 3: a picture needs sizes={n: 2, m: 3}: how many entries should one see?",
            "`sizes={n: 2, m: 3}`: how many entries should one see?",
            is_rare=True),
        Mistake(
            "no-rows", "an index that is not laid out",
            " rows=p,",
            "",
            "cell 3: the free indices of 2 x_p are p: lay out exactly these as rows, columns and slices",
            "lay out exactly these as rows, columns and slices"),
        Mistake(
            "image", "a picture from a file",
            "## The picture\n",
            "## The picture\n"
            "\n"
            "![a drawing](drawing.png)\n",
            "typed mathematics: nothing checks what the image drawing.png shows; display a Picture",
            "display a Picture"),
    ],
    "Fences": [
        Mistake(
            "no-braces", "a cell without braces",
            "```{code-cell}\n"
            "Picture",
            "```code-cell\n"
            "Picture",
            "```code-cell has no braces, and so it is shown as text; write ```{code-cell}",
            "write ```` ```{code-cell} ````"),
        Mistake(
            "python-fence", "a block of Python that is no cell",
            "```{code-cell}\n"
            "Picture",
            "```python\n"
            "Picture",
            "```python is shown and never run; write ```{code-cell}",
            "write ```` ```{code-cell} ````"),
        Mistake(
            "space-brace", "a space before the braces",
            "```{code-cell}\n"
            "Picture",
            "``` {code-cell}\n"
            "Picture",
            "``` {code-cell} is no cell; a cell begins with ```{code-cell}, without a space",
            "a cell begins with ```` ```{code-cell} ````, without a space",
            is_rare=True),
        Mistake(
            "two-ticks", "two backticks instead of three",
            "```{code-cell}\n"
            "Picture",
            "``{code-cell}\n"
            "Picture",
            "``{code-cell} begins no block; write three signs: ```{code-cell}",
            "write three signs: ```` ```{code-cell} ````",
            is_rare=True),
        Mistake(
            "four-ticks", "a cell ends with fewer backticks than it begins with",
            "```{code-cell}\n"
            "Picture",
            "````{code-cell}\n"
            "Picture",
            "````{code-cell} is not closed; write a line of ```` below it",
            "write a line of ````` ```` ````` below it"),
        Mistake(
            "unclosed", "a cell is not closed",
            'entries.")\n'
            "```\n",
            'entries.")\n',
            "```{code-cell} is not closed; write a line of ``` below it",
            "write a line of ```` ``` ```` below it",
            at="```{code-cell}"),
        Mistake(
            "tab-figure", "a note is not closed",
            "## The picture\n",
            "## The picture\n"
            "\n"
            ":::{note}\n"
            "unclosed note\n"
            "\n"
            "## Next\n",
            ":::{note} is not closed; write a line of ::: below it",
            "write a line of `:::` below it",
            is_rare=True),
        Mistake(
            "indented-formula", "a directive is indented",
            "```{formula} NAME\n"
            "```",
            "    ```{formula} NAME\n"
            "    ```",
            "```{formula} is indented, and so it is shown as text; move it to the left margin",
            "move it to the left margin"),
        Mistake(
            "in-list", "a cell in a list",
            "```{code-cell}\n"
            'Picture(2 * x[p], sizes={n: 3}, rows=p, alt="A column of three entries.")\n'
            "```",
            "- item\n"
            "\n"
            "  ```{code-cell}\n"
            '  Picture(2 * x[p], sizes={n: 3}, rows=p, alt="A column of three entries.")\n'
            "  ```",
            "a cell in a list or another directive is never run; move it to the left margin, on its own",
            "move it to the left margin, on its own",
            at="  ```{code-cell}"),
        Mistake(
            "code-cel", "a misspelt directive",
            "```{code-cell}\n"
            "Picture",
            "```{code-cel}\n"
            "Picture",
            "there is no directive {code-cel}; write {code-cell}",
            "write `{code-cell}`"),
        Mistake(
            "brace-blank", "a directive that touches its name",
            "```{formula} NAME\n",
            "```{formula}NAME\n",
            "```{formula}NAME is no directive; write ```{formula}, a blank and the rest",
            "write ```` ```{formula} ````, a blank and the rest",
            is_rare=True),
        Mistake(
            "kernel", "a cell in another language",
            "```{code-cell}\n"
            "Picture",
            "```{code-cell} r\n"
            "Picture",
            "a cell is Python, and never r; write ```{code-cell}",
            "write ```` ```{code-cell} ````",
            is_rare=True),
        Mistake(
            "admonition", "a box, a table or tabs of others",
            "## The picture\n",
            "```{warning}\n"
            "Words.\n"
            "```\n"
            "\n"
            "## The picture\n",
            "there is no directive {warning}; write {note} for a box",
            "write `{note}` for a box"),
        Mistake(
            "role-unknown", "a misspelt role",
            "{expr}`x.T @ x`",
            "{exp}`x.T @ x`",
            "there is no role {exp}; write {expr}",
            "write `{expr}`"),
        Mistake(
            "formula-no-arg", "a directive without a name",
            "```{formula} NAME",
            "```{formula}",
            "{formula} needs a name, as in {formula} square",
            "needs a name, as in `{formula} square`",
            is_rare=True),
        Mistake(
            "formula-content", "words inside `{formula}`",
            "```{formula} NAME\n",
            "```{formula} NAME\n"
            "some words\n",
            "{formula} has no content; close it at once, and write below it",
            "close it at once, and write below it",
            at="```{formula} NAME",
            is_rare=True),
        Mistake(
            "option-unknown", "an option that a directive has not",
            "```{formula} NAME\n",
            "```{formula} NAME\n"
            ":class: wide\n",
            "{formula} has no option 'class'; take it out",
            "take it out",
            at=":class: wide",
            is_rare=True),
        Mistake(
            "container-unknown", "a box of one's own",
            "## The picture\n",
            "## The picture\n"
            "\n"
            ":::{container} wide\n"
            "Words.\n"
            ":::\n",
            "there is no container 'wide'; write one of answer, answers, pictures",
            "write one of answer, answers, pictures",
            at=":::{container} wide",
            is_rare=True),
    ],
    "Text": [
        Mistake(
            "typed-display", "an equation typed by hand",
            "## The steps\n",
            "## The steps\n"
            "\n"
            "$$\n"
            "f = W x\n"
            "$$\n",
            "typed mathematics: f = W x is a display equation; display an object from a cell, and show it with "
            "{formula}",
            "display an object from a cell, and show it with `{formula}`"),
        Mistake(
            "typed-inline", "an equation typed in a line",
            "is twice the vector",
            "is $2 x$",
            "typed mathematics: $2 x$ is more than a name or a shape; write {expr}`…` with an expression of the "
            "chapter",
            "write `` {expr}`…` `` with an expression of the chapter"),
        Mistake(
            "typed-reason", "an equation in a reason",
            LAST,
            '    (2 * x[p], "$2 x_p$ is left"),\n',
            "typed mathematics: $2 x_{p}$ is more than a name or a shape; say it in words",
            "say it in words",
            at='Formula("NAME", Derivation(',
            is_rare=True),
        Mistake(
            "typed-unicode", "an equation typed in plain signs",
            "is twice the vector",
            "is f = 2x",
            "typed mathematics: '=' in 'of $…$ is f = 2x, as … says.'; write {expr}`…` with an expression of the "
            "chapter",
            "write `` {expr}`…` `` with an expression of the chapter",
            is_rare=True),
        Mistake(
            "shape-of-no-sizes", "a shape of letters that are no sizes",
            "is twice the vector",
            "is twice the vector, $f \\times x$",
            "typed mathematics: $f \\times x$ is a shape, and f is no size; declare it with dimensions(…), or write "
            "{expr}`…`",
            "declare it with `dimensions(…)`, or write `` {expr}`…` ``"),
        Mistake(
            "touching", "two pieces of mathematics that touch",
            "is twice the vector",
            "is twice $x$ $y$",
            "typed mathematics: '$…$ $…$', two pieces of mathematics that touch, in 'of $…$ is twice $…$ $…$, as … "
            "says.'; write {expr}`…` with an expression of the chapter",
            "write `` {expr}`…` `` with an expression of the chapter"),
        Mistake(
            "typed-code", "an equation as code",
            "is twice the vector",
            "is `2 * x`",
            "typed mathematics: `2 * x`: a span of code is a name, a path, a command or a call in Python; write "
            "{expr}`…` with an expression of the chapter",
            "write `` {expr}`…` `` with an expression of the chapter",
            is_rare=True),
        Mistake(
            "block-language", "a block that does not say its language",
            "## The picture\n",
            "## The picture\n"
            "\n"
            "```\n"
            "words\n"
            "```\n",
            "typed mathematics: the block 'words' does not say its language, which is one of python, sh, tex, latex, "
            "bibtex, json, yaml, markdown; write ```python, or let a cell print it",
            "write `` ```python ``, or let a cell print it",
            at="```"),
        Mistake(
            "address", "a link to something else than a page or a mailbox",
            "(other.md)",
            "(ftp://example.org/x)",
            "'ftp://example.org/x' is no address that a page may lead to; write one that begins with https://",
            "write one that begins with https://",
            is_rare=True),
        Mistake(
            "site-place", "a heading that is named like a place of the site",
            "## The picture",
            "## Equation of the picture",
            "the place 'equation-of-the-picture' would be taken for one of the site's own; choose another name",
            "choose another name",
            is_rare=True),
        Mistake(
            "html", "HTML in the text",
            "## The picture\n",
            "## The picture\n"
            "\n"
            "It is <b>bold</b>.\n",
            "typed mathematics: raw html is not checked; remove it",
            "remove it"),
        Mistake(
            "expr-unknown", "`{expr}` of an unknown name",
            "{expr}`x.T @ x`",
            "{expr}`X.T @ x`",
            "{expr}`X.T @ x`: NameError: name 'X' is not defined; define it in a cell above, or import it",
            "define it in a cell above, or import it"),
        Mistake(
            "expr-plain", "`{expr}` of a number",
            "{expr}`x.T @ x`",
            "{expr}`1 + 1`",
            "{expr}`1 + 1` is no object of wrt: nothing checks it; type a number between dollars",
            "type a number between dollars",
            is_rare=True),
        Mistake(
            "no-heading", "a page without a title",
            "# The length of a vector\n",
            "",
            "the first heading is H2; give the page a title: # Title",
            "give the page a title: `# Title`",
            at="## What is given"),
        Mistake(
            "heading-levels", "a heading that leaves out a level",
            "## The picture",
            "#### The picture",
            "a heading H4 follows H2; do not leave out a level",
            "do not leave out a level",
            is_rare=True),
        Mistake(
            "footnote", "a footnote without its words",
            "More is",
            "More[^one] is",
            "the words of a footnote are missing; write [^name]: and the words at the end of the page",
            "write `[^name]:` and the words at the end of the page",
            is_rare=True),
        Mistake(
            "two-titles", "a second title",
            "## The picture\n",
            "# The picture\n",
            "a page has one title, and this is another; write ## Title",
            "write `## Title`"),
        Mistake(
            "heading-blank", "a heading without its blank",
            "## The picture\n",
            "##The picture\n",
            "## touches the next word, and so makes no heading; write ## Title",
            "write `## Title`"),
        Mistake(
            "heading-line", "a line of hyphens or equals signs below words",
            "## The picture\n",
            "The picture\n"
            "---\n",
            "the line of - below makes a heading of this; write ## Title, or leave a blank line above it",
            "write `## Title`, or leave a blank line above it"),
        Mistake(
            "role-blank", "a role that does not touch its backtick",
            "{expr}`x.T @ x`",
            "{expr} `x.T @ x`",
            "{expr} and its backtick do not touch; write {expr}`…`",
            "write `` {expr}`…` ``"),
        Mistake(
            "role-quote", "a role with another quote or a bracket",
            "{expr}`x.T @ x`",
            "{expr}'x.T @ x'",
            "{expr} reads what stands between backticks; write {expr}`…`",
            "write `` {expr}`…` ``",
            is_rare=True),
        Mistake(
            "tex-brackets", "mathematics in the brackets of TeX",
            "is twice the vector",
            "is twice the vector \\(x\\)",
            "\\( and \\[ begin no mathematics here; write a name as in $x$, and an expression as {expr}`…`",
            "write a name as in `$x$`, and an expression as `` {expr}`…` ``"),
        Mistake(
            "amount", "an amount of dollars",
            "is twice the vector",
            "is twice the vector, and costs $5 and $6",
            "an amount that begins with a dollar begins mathematics; write 5 dollars",
            "write 5 dollars"),
        Mistake(
            "cite-brackets", "a source in brackets",
            "{footcite}`einstein1916`",
            "[@einstein1916]",
            "nothing is cited by this; write {footcite}`einstein1916`",
            "write `` {footcite}`einstein1916` ``"),
        Mistake(
            "wiki-link", "a link of a wiki, or one with a blank in it",
            "[another chapter](other.md)",
            "[[other]]",
            "[[ makes no link here; write [words](file.md)",
            "write `[words](file.md)`"),
        Mistake(
            "bare-address", "an address that is no link",
            "[another chapter](other.md)",
            "https://example.org/x",
            "an address is no link as it stands; write <https://…>, or [words](https://…)",
            "write `<https://…>`, or `[words](https://…)`"),
        Mistake(
            "alert", "a box of another Markdown",
            "## The picture\n",
            "> [!NOTE]\n"
            "> Words.\n"
            "\n"
            "## The picture\n",
            "[!NOTE] makes no box here; write :::{note}, then the words, and ::: below",
            "write `:::{note}`, then the words, and `:::` below"),
        Mistake(
            "contents", "a table of contents",
            "## The picture\n",
            "[[toc]]\n"
            "\n"
            "## The picture\n",
            "[[toc]] is shown as it stands, and each page shows its contents; take the line out",
            "take the line out"),
        Mistake(
            "table-rule", "a table without its rule",
            "## The picture\n",
            "| sign | meaning |\n"
            "| one | a number |\n"
            "\n"
            "## The picture\n",
            "a table needs a rule below its first row; write | --- | --- |, with a --- for each column",
            "write `| --- | --- |`, with a `---` for each column"),
        Mistake(
            "table-cells", "a row of a table with a cell too many",
            "## The picture\n",
            "| sign | meaning |\n"
            "| --- | --- |\n"
            "| one | two | three |\n"
            "\n"
            "## The picture\n",
            "the row of the table has 3 cells, and its head 2; write as many, and \\| for a bar that divides none",
            "write as many, and `\\|` for a bar that divides none",
            at="| one | two | three |",
            is_rare=True),
        Mistake(
            "indented-words", "words that are indented by four blanks",
            "## The picture\n",
            "## The picture\n"
            "\n"
            "    Words.\n",
            "lines that are indented by four blanks are shown as code; move them to the left margin",
            "move them to the left margin",
            at="    Words."),
        Mistake(
            "item-blank", "an item of a list without its blank",
            "## The picture\n",
            "-one\n"
            "-two\n"
            "\n"
            "## The picture\n",
            "an item begins with a sign and a blank; write - words",
            "write `- words`",
            is_rare=True),
        Mistake(
            "backtick", "a backtick without another",
            "is twice the vector",
            "is `twice the vector",
            "a backtick has no other that closes its code; write one behind the code, or take this one away",
            "write one behind the code, or take this one away",
            at="The derivative of {expr}`x.T @ x` is `twice the vector, as {formula}`NAME` says.",
            is_rare=True),
        Mistake(
            "line-break", "a line that is broken by two blanks",
            "is twice the vector, as",
            "is twice the vector,  \nas",
            "two blanks or a backslash at the end break the line; take them away",
            "take them away",
            is_rare=True),
        Mistake(
            "label", "a label that does not begin with the name of the page",
            "## The picture\n",
            "(here)=\n"
            "## The picture\n",
            "the label 'here' does not begin with the name of its page, or is none; write (NAME-here)=",
            "write `(NAME-here)=`"),
        Mistake(
            "label-sign", "a label without its sign",
            "## The picture\n",
            "(NAME-here)\n"
            "\n"
            "## The picture\n",
            "(NAME-here) is shown as it stands; write (NAME-here)= for a label",
            "write `(NAME-here)=` for a label",
            is_rare=True),
        Mistake(
            "not-listed", "a chapter in no toctree",
            "",
            "",
            "no toctree leads to this page; list it in that of index.md",
            "list it in that of `index.md`",
            is_listed=False),
    ],
    "References": [
        Mistake(
            "no-formula", "`{formula}` with a name that no cell gives",
            "```{formula} NAME\n",
            "```{formula} nowhere\n",
            "formula 'nowhere': no cell of the site displays it; mend the name, or let a cell end with it",
            "mend the name, or let a cell end with it"),
        Mistake(
            "no-formula-role", "`{formula}` in a line, with such a name",
            "as {formula}`NAME`",
            "as {formula}`nowhere`",
            "formula 'nowhere': no cell of the site displays it; mend the name, or let a cell end with it",
            "mend the name, or let a cell end with it",
            is_rare=True),
        Mistake(
            "wrong-kind", "`{formula}` for a refuted claim",
            "```{formula} NAME\n"
            "```",
            "```{formula} NAME-one-term\n"
            "```",
            "formula 'NAME-one-term': it is a refuted claim; show it with {refuted}",
            "show it with `{refuted}`",
            is_rare=True),
        Mistake(
            "eq-broken", "`{eq}` with a name that no cell gives",
            "as {formula}`NAME`",
            "as {eq}`nowhere`",
            "no formula of the site is named 'nowhere'; show one by the name that its cell gives it",
            "show one by the name that its cell gives it"),
        Mistake(
            "link-broken", "a link to no page",
            "(other.md)",
            "(others.md)",
            "the link 'others.md' leads nowhere; write a file as seen from this page, or a heading as #its-words",
            "write a file as seen from this page, or a heading as `#its-words`"),
        Mistake(
            "anchor-broken", "a link to no heading",
            "(other.md)",
            "(other.md#nowhere)",
            "chapters/other has no heading #nowhere; write its words in small letters, with hyphens",
            "write its words in small letters, with hyphens"),
        Mistake(
            "ref-broken", "`{ref}` to no label",
            "as {formula}`NAME`",
            "as {ref}`nowhere`",
            "there is no label 'nowhere'; link to the file instead, as [words](file.md)",
            "link to the file instead, as `[words](file.md)`",
            is_rare=True),
        Mistake(
            "cite-broken", "a source that is not in the list",
            "{footcite}`einstein1916`",
            "{footcite}`einstein1915`",
            "no source has the key 'einstein1915'; add it to references.bib, or mend the key",
            "add it to `references.bib`, or mend the key"),
    ],
}


# many spellings of one mistake: its name and words, the remedy, and then what is typed, each with what is told
HANDS = Path(__file__).parent / "hands.txt"
GIVEN = 'from wrt import *\n\na, A, B = Scalar("a"), Matrix("A", n, n), Matrix("B", n, m)\n'


def spellings(text: str) -> Iterator[Mistake]:
    """What hands type in a cell that know another language: of each kind the guide has the first spelling."""
    for kind in text.split("\n\n"):
        head, remedy, rest = kind.strip().split("\n", 2)
        name, words = head.split(": ", 1)
        for number, (typed, told) in enumerate(re.findall(r"((?:> .*\n)+)(.*)", rest)):
            code = re.sub("^> ", "", typed, flags=re.MULTILINE)
            yield Mistake(name + f"-{number}" * bool(number), words, "Picture(2 *", f"{GIVEN}{code}Picture(2 *",
                          f"cell 3: {told}", told if number else remedy, at=code.splitlines()[-1],
                          is_rare=bool(number))


MISTAKES["What hands type"] = [*spellings(HANDS.read_text(encoding="utf-8"))]


def tables() -> str:
    """What the guide says of them: a table for each kind."""
    parts = []
    for kind, mistakes in MISTAKES.items():
        shown = [m for m in mistakes if not m.is_rare]
        rows = [f"| {_sentence(m.words)} | {_code(m.sign())} | {_sentence(m.remedy)} |" for m in shown]
        parts += [f"### {kind}", "", "| Mistake | Message | Remedy |", "| --- | --- | --- |", *rows, ""]
    return "\n" + "\n".join(parts)


def _sentence(words: str) -> str:
    words = words.replace("NAME", "square").replace("|", BAR)
    return words[0].upper() + words[1:] + "." * (not words.endswith(("?", ".")))


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if longest else ""
    return f"{fence}{edge}{text}{edge}{fence}".replace("|", "\\|")


def with_tables(guide: str) -> str:
    """The guide with the tables in their place."""
    return PLACE.sub(lambda _: tables(), guide)


if __name__ == "__main__":
    GUIDE.write_text(with_tables(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{GUIDE.name}: {sum(map(len, MISTAKES.values()))} mistakes")
