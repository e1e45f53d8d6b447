"""Headers, footers and page numbers: what comes back in the same place on page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader_app.documents.paging.rows import rows_of
from reader_app.documents.paging.sheets import Sheet, Strip, body_size
from reader_app.documents.structure.labels import is_labelled

_ROWS = 3  # how many rows at the top and at the bottom are looked at
_ZONE = 0.16  # of the page's height
_LONGEST = 80  # characters
_ENOUGH = 3  # pages with the same line; two where there are hardly more
_FEW_PAGES = 5  # of which two are even
_SMALL = 0.9  # of the size of the text
_TOP = 0.08  # of the page's height
_APART = 0.7  # ems between what repeats and the text
_SAME_HEIGHT = 0.6  # ems
_ROMAN = "ivxlcdmIVXLCDM"
_NUMBER = rf"(?:\d{{1,5}}|[{_ROMAN}]{{1,7}})"
_COUNTED = rf"(?:{_NUMBER}|[〇零一二三四五六七八九十百]+)"
_BARE_NUMBER = re.compile(rf"\s*({_NUMBER})\s*")
_TAB = 3  # blanks that set a number apart
_NUMBER_BESIDE = re.compile(rf"({_NUMBER})\s{{{_TAB},}}\S.*|.*\S\s{{{_TAB},}}({_NUMBER})")
_DRESSED_NUMBER = re.compile(
    rf"[\s\-—–―－~·•|｜_]+({_NUMBER})[\s\-—–―－~·•|｜_]+"
    rf"|第\s*{_COUNTED}\s*[页頁]\s*[,，/／ ]?\s*(?:[共/／]\s*{_COUNTED}\s*[页頁])?"
    rf"|[Pp]age\s*({_NUMBER})(?:\s*(?:of|/)\s*{_NUMBER})?"
    rf"|({_NUMBER})\s*[/／]\s*{_NUMBER}"
)


def mark_furniture(sheets: Sequence[Sheet], pages: Sequence[list[Strip]]) -> None:
    """Mark the strips of headers, footers and page numbers; ``pages`` has each sheet's strips."""
    edges = [_edge_rows(sheet, strips) for sheet, strips in zip(sheets, pages, strict=True)]
    counts: Counter[tuple[bool, str]] = Counter()
    heights: dict[tuple[bool, str], list[float]] = {}
    for number, (sheet, rows) in enumerate(zip(sheets, edges, strict=True)):
        keys = {_key(top, row, sheet, number): row[0] for top, row in rows}
        for key, strip in keys.items():
            counts[key] += 1
            heights.setdefault(key, []).append(strip.middle)
    size = body_size([strip for strips in pages for strip in strips])
    enough = _ENOUGH if len(sheets) > _FEW_PAGES else 2
    for number, (sheet, rows) in enumerate(zip(sheets, edges, strict=True)):
        for top in (True, False):
            found = []
            for row in _from_the_edge(rows, top):
                key = _key(top, row, sheet, number)
                comes_back = counts[key] >= enough and _steady(heights[key], row[0])
                known = comes_back or _is_page_number(row, sheet, number, counts[key] > 1)
                if not known and not (top and _is_running_head(row, sheet, size)):
                    break
                found.append(row)
            _mark(_set_apart(found, pages[number]))


def _is_running_head(row: list[Strip], sheet: Sheet, size: float) -> bool:
    """Small type at the very top: a header, even on the only page."""
    small = all(strip.size < _SMALL * size for strip in row)
    if all(is_labelled(strip.text.strip(), loose=True) for strip in row):
        return False  # the index of an official document
    return small and all(strip.bottom < _TOP * sheet.height for strip in row)


def _from_the_edge(rows: list[tuple[bool, list[Strip]]], top: bool) -> list[list[Strip]]:
    found = [row for at_top, row in rows if at_top == top]
    return found if top else found[::-1]


def _set_apart(rows: list[list[Strip]], page: list[Strip]) -> list[list[Strip]]:
    """Without the inmost rows that the text follows at the distance of its own lines."""
    ours = {id(strip) for row in rows for strip in row}
    while rows:
        near = [strip for strip in page if _is_near(rows[-1][0], strip) and id(strip) not in ours]
        if not any(strip.text.strip() for strip in near):
            return rows
        ours -= {id(strip) for strip in rows.pop()}
    return rows


def _is_near(last: Strip, other: Strip) -> bool:
    room = _APART * last.size
    return other.top - last.bottom <= room and last.top - other.bottom <= room


def _mark(rows: list[list[Strip]]) -> None:
    for row in rows:
        for strip in row:
            strip.furniture = True


def _edge_rows(sheet: Sheet, strips: list[Strip]) -> list[tuple[bool, list[Strip]]]:
    """The first and last rows of a page that lie near its edges, and whether at the top."""
    texts = [strip for strip in strips if strip.picture is None and not strip.table]
    zone = _ZONE * sheet.height
    above = [strip for strip in texts if strip.bottom <= zone]
    below = [strip for strip in texts if strip.top >= sheet.height - zone]
    rows = [(True, row) for row in rows_of(above)[:_ROWS]]
    rows += [(False, row) for row in rows_of(below)[-_ROWS:]]
    return [(top, row) for top, row in rows if sum(len(s.text) for s in row) <= _LONGEST]


def _key(top: bool, row: list[Strip], sheet: Sheet, index: int) -> tuple[bool, str]:
    """The words of a row with its numbers left open; those beside the very number of the page,
    too, for they may be others on even pages and in each chapter."""
    text = (" " * _TAB).join(strip.text.strip() for strip in row)
    numbered = _NUMBER_BESIDE.fullmatch(text)
    if numbered and (numbered[1] or numbered[2]) in (sheet.label, str(index + 1)):
        return top, "#"
    return top, re.sub(r"\d+", "#", re.sub(r"\s", "", text))


def _steady(heights: list[float], strip: Strip) -> bool:
    """Whether the row stands at the same height on other pages, too."""
    middle, near = strip.middle, _SAME_HEIGHT * strip.size
    others = (height for height in heights if abs(height - middle) <= near)
    return next(others, None) is not None and next(others, None) is not None


def _is_page_number(row: list[Strip], sheet: Sheet, index: int, again: bool) -> bool:
    """A number alone: dressed as page numbers are, or the very number that this page has."""
    text = "".join(strip.text for strip in row).strip()
    if len(row) > 1 or len(text) > 24:
        return False
    if _DRESSED_NUMBER.fullmatch(f" {text} ") and not text.isdecimal():
        return True
    bare = _BARE_NUMBER.fullmatch(text)
    return bare is not None and (again or bare[1] in (sheet.label, str(index + 1)))
