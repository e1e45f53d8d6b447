"""Marks of footnotes in the lines of a page, paired with the notes at its foot."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader_app.documents.paging.rows import rows_of
from reader_app.documents.paging.sheets import Rule, Run, Sheet, Strip
from reader_app.documents.paging.strips import strip_of

_RAISED = 0.8  # of the line's type
_OPENING = re.compile(
    r"([①-⑳])|\[(\d{1,3})\]|〔(\d{1,3})〕|(\d{1,3})(?=[\s\u4e00-\u9fff“《])|([*※†])"
)
_MARK = re.compile(r"\s*(?:([①-⑳])|[\[〔（(]?(\d{1,3})[\]〕）)]?|([*※†]))\s*")
_CIRCLED = re.compile(r"[①-⑳]")


# The line over the notes, in shares of the page: how long it is, and where the lowest part begins.
_SHORTEST_LINE, _LONGEST_LINE = 0.08, 0.5
_LOWER = 0.35
_BELOW = 2.5  # ems from the line to the first note
_TOUCHES = 0.35  # ems: what stands so near over a line is underlined by it
_SMALLER = 0.985  # of the size of the text


class NoteMark(NamedTuple):
    """A mark in a line or a paragraph: where it stands (code points), and what it says bare."""

    start: int
    end: int
    mark: str


def opening_mark(text: str) -> str | None:
    """The bare mark that a note at the foot of a page begins with."""
    found = _OPENING.match(text.lstrip())
    return next((part for part in found.groups() if part), None) if found else None


def notes_below(sheet: Sheet, strips: list[Strip], size: float) -> list[Strip]:
    """The strips under the line that a page draws over its notes; ``size`` is that of the text."""
    if any(rule.right - rule.left < rule.bottom - rule.top for rule in sheet.rules):
        return []  # lines of a table
    for rule in sorted(sheet.rules, key=lambda rule: rule.top):
        long = _SHORTEST_LINE <= (rule.right - rule.left) / max(sheet.width, 1.0) <= _LONGEST_LINE
        if not long or rule.top < _LOWER * sheet.height:
            continue
        below = [strip for strip in strips if strip.middle > rule.bottom]
        if _are_notes(below, rule, size) and not _is_underline(rule, strips):
            return below
    return []


def _are_notes(strips: list[Strip], rule: Rule, size: float) -> bool:
    if not strips or not all(s.size < _SMALLER * size and s.picture is None for s in strips):
        return False
    first = rows_of(strips)[0][0]
    near = first.top - rule.bottom < _BELOW * first.size and first.left < rule.right
    return near and opening_mark(f"{first.text.strip()} ") is not None


def _is_underline(rule: Rule, strips: list[Strip]) -> bool:
    return any(
        abs(rule.top - strip.bottom) < _TOUCHES * strip.size
        and strip.left < rule.right
        and rule.left < strip.right
        for strip in strips
    )


def note_lines(strips: list[Strip]) -> list[Strip]:
    """The lines of notes; how far the words stand behind their mark is setting."""
    lines = []
    for row in rows_of(strips):
        marked = sum(opening_mark(f"{strip.text.strip()} ") is not None for strip in row)
        lines += (
            row if marked > 1 else [strip_of([run for strip in row for _, run in strip.pieces])]
        )
    for line in lines:
        line.note = True
    return lines


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
