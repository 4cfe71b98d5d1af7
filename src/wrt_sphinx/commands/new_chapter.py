"""``python -m wrt_sphinx.commands.new_chapter NAME``: a chapter to begin with; the contents find it by themselves."""

from __future__ import annotations

import keyword
import re
import sys
from pathlib import Path

from wrt.names import LABEL

from ..pages.surroundings import run

TEMPLATE = Path("chapters/_template.md")

NEXT = """\
{path} is a whole chapter; the site lists it by itself, before the last chapter.
Next:
  make live   shows it at http://localhost:8000, and anew each time you save
  make ids    gives your formulas their permanent ids, once they have their names
  make html   builds and checks it as for publishing
Replace the parts of the file from the top down; the lines with a percent sign say how.
"""


class NewChapterError(Exception):
    """A name that no chapter can have."""


def new_chapter(root: Path, name: str) -> Path:
    """Write the chapter.

    :raises NewChapterError: nothing was written.
    """
    refuse_bad(name)
    text = filled_in((root / TEMPLATE).read_text(encoding="utf-8"), name)
    refuse_taken(root, name, text)
    path = Path("chapters", f"{name}.md")
    (root / path).write_text(text, encoding="utf-8")
    return path


def filled_in(template: str, name: str) -> str:
    """The template with the chapter's title and labels."""
    return template.replace("# Template", f"# {name.replace('-', ' ').capitalize()}").replace("template", name)


def refuse_bad(name: str) -> None:
    """Refuse a name that is outside the grammar."""
    example = "as in make chapter NAME=hadamard-product"
    if not name:
        raise NewChapterError(f"the chapter needs a name, {example}")
    if not LABEL.fullmatch(name):
        raise NewChapterError(f"{name!r} is not a name: write small letters, digits and hyphens, {example}")
    if keyword.iskeyword(name) or name == "template":
        raise NewChapterError(f"{name!r} says nothing of a chapter: say what it is about, {example}")


def refuse_taken(root: Path, name: str, text: str) -> None:
    """Refuse a name that another chapter has, or one of its results."""
    labels = re.compile("|".join(re.findall(rf'"{name}[a-z-]*"', text)))
    for path in sorted((root / "chapters").glob("*.md")):
        where = path.relative_to(root)
        if path.stem == name:
            raise NewChapterError(f"{name!r} is taken: there is {where}; choose another name")
        if found := labels.search(path.read_text(encoding="utf-8")):
            raise NewChapterError(f"{name!r} is taken: {where} has a result named {found[0]}; choose another name")


def main() -> int:
    """Make the chapter that the command line names."""
    try:
        path = new_chapter(Path(), " ".join(sys.argv[1:]))
    except NewChapterError as error:
        print(f"make chapter: {error}", file=sys.stderr)
        return 1
    print(NEXT.format(path=path), end="")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
