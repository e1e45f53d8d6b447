"""Marks of footnotes in the lines of a page, paired with the notes at its foot."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader_app.documents.paging.sheets import Run, Strip

_RAISED = 0.8  # of the line's type
_OPENING = re.compile(
    r"([①-⑳])|\[(\d{1,3})\]|〔(\d{1,3})〕|(\d{1,3})(?=[\s\u4e00-\u9fff“《])|([*※†])"
)
_MARK = re.compile(r"\s*(?:([①-⑳])|[\[〔（(]?(\d{1,3})[\]〕）)]?|([*※†]))\s*")
_CIRCLED = re.compile(r"[①-⑳]")


class NoteMark(NamedTuple):
    """A mark in a line or a paragraph: where it stands (code points), and what it says bare."""

    start: int
    end: int
    mark: str


def opening_mark(text: str) -> str | None:
    """The bare mark that a note at the foot of a page begins with."""
    found = _OPENING.match(text.lstrip())
    return next((part for part in found.groups() if part), None) if found else None


def marks_in(strip: Strip, known: set[str]) -> list[NoteMark]:
    """The marks in a line that notes of its page begin with.

    Raised numbers are set in brackets in ``strip.text``: bare ones would run into the words and
    numbers beside them, as they do in no other format.
    """
    found: list[NoteMark] = []
    shift = 0
    for at, run in strip.pieces:
        bare = _raised_mark(strip, run, at + shift)
        if bare not in known or at == 0:
            continue
        mark = f"[{bare}]" if bare.isdecimal() else bare
        start, end = at + shift, at + shift + len(run.text)
        strip.text = strip.text[:start] + mark + strip.text[end:]
        shift += len(mark) - len(run.text)
        found.append(NoteMark(start, start + len(mark), bare))
    return found or _circled(strip.text, known)


def _raised_mark(strip: Strip, run: Run, at: int) -> str:
    if run.size >= _RAISED * strip.size or strip.text[at : at + len(run.text)] != run.text:
        return ""
    found = _MARK.fullmatch(run.text)
    return next((part for part in found.groups() if part), "") if found else ""


def _circled(text: str, known: set[str]) -> list[NoteMark]:
    """Circled numbers need not be raised; one that begins the line counts its items."""
    return [
        NoteMark(found.start(), found.end(), found.group())
        for found in _CIRCLED.finditer(text)
        if found.start() and found.group() in known
    ]
