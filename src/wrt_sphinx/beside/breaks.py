"""Where code in a table may be broken: behind a point, a bracket or a comma, and never within a word."""

from __future__ import annotations

import re

CELL = re.compile(r"<td[ >].*?</td>", re.DOTALL)
CODE = re.compile(r'(?<=<span class="pre">)[^<]+')
# an entity such as &quot; is one sign
BEHIND = re.compile(r"(?<=[.(,=/_])(?=[\w&])")


def with_breaks(html: str) -> str:
    """The page with a place to break behind each such sign in the code of its tables.

    >>> with_breaks('<td><span class="pre">a.b(c)</span></td><p><span class="pre">a.b</span></p>')
    '<td><span class="pre">a.<wbr>b(<wbr>c)</span></td><p><span class="pre">a.b</span></p>'
    """
    return CELL.sub(lambda cell: CODE.sub(lambda code: BEHIND.sub("<wbr>", code[0]), cell[0]), html)
