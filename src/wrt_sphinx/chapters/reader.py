"""What runs in the process that reads back: no chapter code ran here, so the build can rely on it."""

from __future__ import annotations

import json

import wrt
from wrt.sheets.maker import sheet_of


def read_all(written: list, pipe: int) -> None:
    """Read back and check again all that a chapter has written out, and send the answers in its order."""
    with open(pipe, "w", encoding="utf-8") as file:
        for number, data in enumerate(written):
            print(json.dumps({"task": number}), file=file, flush=True)
            print(json.dumps({"answer": answer(data)}), file=file)
        print(json.dumps({"done": True}), file=file)


def answer(data: object) -> dict:
    """The sheet of what was written out, or why it is refused."""
    try:
        return {"sheet": sheet_of(wrt.read(data)).written()}
    except wrt.WrtError as refusal:
        return {"refusal": f"refused when it was read back: {refusal}"}
    except Exception as fault:
        return {"refusal": f"its data cannot be read back: {fault!r}"}
