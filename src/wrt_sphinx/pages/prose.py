"""What a person may type as prose: words and their punctuation, and nothing that a reader takes for a formula.

A block of text comes here in one piece, whatever stands in bold or in a link in it.
Each pattern looks at a fixed number of signs around a place, or at one run of signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

# what stands in a block in the place of mathematics, of code, of other things that are shown and are no prose, and of
# the raised mark of a footnote
MATHEMATICS, CODE, WORD, NOTE = "\ue000", "\ue001", "\ue002", "\ue003"

# the only characters of prose; each alphabet by its blocks, without the signs that stand among letters
LATIN = "A-Za-zÀ-ÖØ-öø-žƠơƯưǍ-ǜǦǧȘ-țḀ-ỹ"
OTHERS = {"Greek": "Ά-ώ", "Cyrillic": "Ѐ-џҐґ", "Hebrew": "א-ת", "Arabic": "ء-غف-ي", "Han": "一-鿿",
          "kana": "ぁ-ゖァ-ヺ", "Hangul": "가-힣"}
PUNCTUATION = r""".,;:!?¿¡'"‘’‚“”„«»‹›()…%&§#/–—-"""
ANY_LETTER = LATIN + "".join(OTHERS.values())
# a sign of no prose and of no program either
NO_SIGN = re.compile(rf"[^{ANY_LETTER}\n -~{re.escape(PUNCTUATION)}]")
FOREIGN = re.compile(rf"[^{ANY_LETTER}0-9\s{re.escape(PUNCTUATION)}{MATHEMATICS}{CODE}{WORD}{NOTE}]|[^\S \n\xa0]")

_ALONE = rf"(?<![{LATIN}0-9])[{LATIN}]"     # a letter by itself, as far as one sees from its left
_SINGLE = rf"(?:[{LATIN}](?![{LATIN}])|[0-9{MATHEMATICS}{CODE}])"
# a number, one letter or two, such as 2x, Wx: but no word of two letters
_WORDS = "an?|am|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|vs|we|I"
_LETTERS = rf"(?!(?i:{_WORDS})(?![{LATIN}]))[{LATIN}]{{1,2}}"
_TERM = rf"(?:[0-9]+[{LATIN}]{{0,2}}|{_LETTERS}|[{MATHEMATICS}{CODE}])(?![{LATIN}0-9])"
_STARTS = rf"(?<![{LATIN}0-9'’])"
_BETWEEN = "a sign between two letters or numbers"
_BEFORE = "a sign before a letter or number"
_TOUCH = "two pieces of mathematics that touch"
# of these alphabets the signs that look like others
_ALIKE = "一二三亖十口田ニエロ工士土干"

# what letters, numbers and punctuation make only in a formula, and what is said of it
SHAPES = [
    *((rf"(?<![{block}])[{block}](?![{block}])", "a {0} letter that is no part of a word".format(name))
      for name, block in OTHERS.items()),
    (rf"(?<![{OTHERS['Greek']}])[{OTHERS['Greek']}]{{2}}(?![{OTHERS['Greek']}])", "Greek letters that are no word"),
    (rf"(?<![{OTHERS['Han']}{OTHERS['kana']}])[{_ALIKE}]{{2,4}}(?![{OTHERS['Han']}{OTHERS['kana']}])",
     "letters that look like signs"),
    (rf"{_ALONE}\(|[0-9{CODE}]\([{LATIN}{MATHEMATICS}](?![{LATIN}])", "a function and its bracket"),
    (rf"{_ALONE}\s\({_SINGLE}\)", "a function and its bracket"),
    (rf"(?<![‘'“\"{LATIN}0-9])[{LATIN}]['’\"](?![{LATIN}])", "a letter with a prime"),
    (rf"(?<![{LATIN}0-9])(?!I)[{LATIN}]['’][{LATIN}](?![{LATIN}])", "a letter with a prime"),
    (rf"[0-9][{LATIN}]['’](?![{LATIN}])", "a letter with a prime"),
    (rf"{_ALONE}!", "a letter and a sign"),
    (rf"[0-9](?!(?:st|[nr]d|th|s|D|d)(?![{LATIN}]))[{LATIN}]", "a number that touches a letter"),
    (rf"(?:{_STARTS}[{LATIN}]|[0-9{MATHEMATICS}]){NOTE}", "a letter or number with a raised mark"),
    (rf"{MATHEMATICS}['’](?!s\b|[{LATIN}]{{2}})", "mathematics with a prime"),
    (rf"(?:{_ALONE}|[0-9{MATHEMATICS}{CODE}])\s{{1,9}}[-–—/%&:‹›«»]\s{{1,9}}{_SINGLE}", _BETWEEN),
    (rf"{_STARTS}{_TERM}\s{{0,9}}[-–—/‹›«»]\s{{1,9}}{_TERM}", _BETWEEN),
    (r"[-–—]\s{0,9}[-–—]", "two dashes"),
    (rf"(?:{_ALONE}|[{MATHEMATICS}{CODE}])[-–—/]{_SINGLE}", _BETWEEN),
    (rf"{_STARTS}(?![a-z]/[a-z])[{LATIN}]{{1,2}}/[{LATIN}](?![{LATIN}])", _BETWEEN),
    (rf"[0-9][-–—/](?:[{LATIN}](?![{LATIN}])|{MATHEMATICS})", _BETWEEN),
    (rf"(?<![{ANY_LETTER}0-9{CODE}{WORD}.,;:!?'’\"”)…])[-–][0-9{LATIN}{MATHEMATICS}(]", _BEFORE),
    (rf"(?<=\s)—{_SINGLE}", _BEFORE),
    (rf"{MATHEMATICS}[\s'\"‘’“”()%&§#/–—-]*{MATHEMATICS}", _TOUCH),
    (rf"{CODE}[\s'\"‘’“”()]*{CODE}", "two pieces of code that touch"),
    (rf"(?<=[{ANY_LETTER}0-9]){MATHEMATICS}", "mathematics that touches a word"),
    (rf"{MATHEMATICS}(?!th\b|s\b)[{ANY_LETTER}0-9(]", "mathematics that touches a word"),
    (rf"{MATHEMATICS}[.,;:!?…]+['\"‘’“”()]*{MATHEMATICS}", _TOUCH),
]
_FOUND = [(re.compile(pattern), said) for pattern, said in SHAPES]
# what is mostly meant by a sign that is no mathematics
AS_LINK = "write a link as [words](file.md), and a source as {footcite}`key`"
AS_ROLE = "write a role as {expr}`…`, and a directive as a block between lines of ```"
OR = "write {expr}`…` with an expression of the chapter, or "
REMEDIES = {"[": AS_LINK, "]": AS_LINK, "@": AS_LINK, "{": AS_ROLE, "}": AS_ROLE, "\t": "write a blank",
            "\\": "say it in words; TeX stands in no page", "`": "put a backtick behind the code as well",
            "$": "say an amount in words; a name stands between two dollars",
            "*": OR + "let * touch the words that it is around, at both ends", "~": OR + "say it in words",
            "|": OR + "begin a table with a head and a rule, | --- | --- |",
            **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\xad", "take it out")}
# in words that cannot be typeset a name is written as in a_p
NAME = re.compile(rf"(?<![{LATIN}_])[{LATIN}α-ωΑ-Ω]_[a-z0-9]{{1,3}}(?![{LATIN}0-9_])")


@dataclass(frozen=True)
class Fault:
    """A sign that is not of prose: where, and how it is told."""

    place: int
    told: str
    remedy: str = ""


def fault(text: str) -> Fault | None:
    """The first thing in a block of text that is no prose, or nothing.

    >>> fault("The derivative of Wx, as Łojasiewicz has it: naïve, well-known, and/or true.")
    >>> fault("Here f = Wx.").told
    "'=' in 'Here f = Wx.'"
    >>> fault("The x-axis of f(x).").told
    "'f(', a function and its bracket, in 'The x-axis of f(x).'"
    """
    # an accent that is typed apart is of its letter, if there is such a letter
    text = normalize("NFC", text)
    found = [(match.start(), match.end(), "") for match in [FOREIGN.search(text)] if match]
    found += [(match.start(), match.end(), said) for pattern, said in _FOUND if (match := pattern.search(text))]
    if not found:
        return None
    start, end, said = min(found)
    what = _shown(text[start:end])
    before = text[max(0, start - 20, text.rfind("\n", 0, start) + 1) : start]
    # no half of a word
    before = before.partition(" ")[2] if len(before) == 20 else before
    place = f"in {_shown(before + text[start : end + 20].partition(chr(10))[0])!r}"
    return Fault(start, f"{what!r}, {said}, {place}" if said else f"{what!r} {place}",
                 "" if said else REMEDIES.get(text[start:end], ""))


def fault_of_words(text: str) -> Fault | None:
    """The same for words that are never typeset, such as those for who cannot see a picture: names may stand there.

    >>> fault_of_words("The entry in row p is a_p times b_q.")
    """
    return fault(NAME.sub(lambda name: "x" * len(name[0]), text))


def _shown(text: str) -> str:
    for place, shown in ((MATHEMATICS, "$…$"), (CODE, "`…`"), (WORD, "…"), (NOTE, "[…]")):
        text = text.replace(place, shown)
    return " ".join(text.split())
