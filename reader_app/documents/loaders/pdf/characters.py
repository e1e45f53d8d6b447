"""The characters of a PDF page with their boxes, as they read: turned, parted, each once."""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader_app.documents.loaders.pdf.engine import direct, pdfium

Floats = NDArray[np.float64]

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_unicode = direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_box = direct(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_angle = direct(pdfium.FPDFText_GetCharAngle, ctypes.c_float, _POINTER, _INT)

MOST_CHARACTERS = 200_000  # of one page
_TWICE = 0.2  # a character so near to its like is printed twice, to look bold
_F = ord("f")
_AFTER_F = [ord(letter) for letter in "filtjbhk"]
_JOINED = 0xFFFE  # what PDFium's text has for a hyphen at a line's end, its characters for _BREAK
_LINE_FEED, _RETURN, _SPACE, _BREAK = 10, 13, 32, 2
_WIDEST_SPACE = 0.7  # of a box's height, between two words
_HAN_SPACE = 0.15  # of a box's height: so much wider than the line's other gaps is a space
_LEAST_GAPS = 3  # that tell how far the characters of a line stand apart anyway
_LATIN_BELOW = 0x2000
_HAN_FROM = 0x2E80
_STOPS = [ord(mark) for mark in "。！？”"]
_NUMBERS = [ord(digit) for digit in "一二三四五六七八九十第（"]
_UPRIGHT = math.radians(8)


class Characters(NamedTuple):
    """Characters of a page in the file's order, on a page turned so that they read to the right.

    ``indices`` are PDFium's; boxes are in points, y grows downward; ``turned`` characters stand at
    another angle than most and are left where the file has them.
    """

    codes: NDArray[np.int64]
    indices: NDArray[np.int64]
    left: Floats
    top: Floats
    right: Floats
    bottom: Floats
    turned: NDArray[np.bool_]
    width: float
    height: float
    turn: int  # quarter turns to the right that were undone; 4 for vertical writing


def characters_of(textpage: Any, width: float, height: float) -> Characters:
    """All characters with ink or width. The lock must be held."""
    handle = ctypes.cast(textpage.raw, _POINTER).value
    count = min(max(0, pdfium.FPDFText_CountChars(textpage.raw)), MOST_CHARACTERS)
    boxes = (ctypes.c_float * (4 * count))()
    base = ctypes.addressof(boxes)
    code = _codes(textpage, handle, count)
    for index in range(count):
        _box(handle, index, base + 16 * index)
    table = np.frombuffer(boxes, np.float32).reshape(-1, 4).astype(np.float64)
    angles = _angles(handle, code)
    table = np.nan_to_num(table, nan=0.0, posinf=0.0, neginf=0.0)
    left, top, right, bottom = table.T if count else np.zeros((4, 0))
    wide = (right > left) | (top > bottom)
    inked = (code != _RETURN) & (code != _LINE_FEED) & ((code != _SPACE) | (right > left)) & wide
    ligatures = _part_ligatures(code, table)
    left, _, _, _ = table.T if count else np.zeros((4, 0))
    turn, turned = _usual_turn(angles, inked)
    if turn == 0 and _runs_down(left, top, bottom, inked):
        turn = 4
    inked = inked | _word_spaces(code, table, inked)
    keep = inked & (ligatures | ~_printed_twice(code, left, top, bottom, inked))
    kept = np.flatnonzero(keep)
    placed = _turned_boxes(table[kept], turn, width, height)
    if turn in (1, 3, 4):
        width, height = height, width
    return Characters(
        code[kept],
        kept,
        *placed,
        turned[kept],
        width,
        height,
        turn,
    )


def _part_ligatures(code: NDArray[np.int64], table: Floats) -> NDArray[np.bool_]:
    """Which characters come from ligatures (fi, ffl): PDFium gives all of one the same box, which
    is shared out among them here."""
    parts = np.zeros(len(code), bool)
    same = (code[:-1] == _F) & (table[1:] == table[:-1]).all(axis=1)
    if not same.any():
        return parts
    same &= np.isin(code[1:], _AFTER_F)
    places = (np.flatnonzero(same) + 1).tolist()
    for place in places:
        parts[place - 1 : place + 1] = True
        if place + 1 not in places:  # the last of one
            first = place - 2 if place - 1 in places else place - 1
            edges = np.linspace(table[place, 0], table[place, 2], place - first + 2)
            table[first : place + 1, 0], table[first : place + 1, 2] = edges[:-1], edges[1:]
    return parts


def _codes(textpage: Any, handle: int | None, count: int) -> NDArray[np.int64]:
    """The characters' code points: in one piece, where each has one unit of UTF-16."""
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage.raw, 0, count, units)
    if written == count + 1:
        found = np.frombuffer(bytes(units), np.uint16, count).astype(np.int64)
        found[found == _JOINED] = _BREAK
        return found
    return np.array([_unicode(handle, index) for index in range(count)], np.int64)


def _angles(handle: int | None, code: NDArray[np.int64]) -> Floats:
    """The angle of each line's characters, asked for once a line (radians)."""
    angles = np.zeros(len(code))
    breaks = np.flatnonzero((code == _LINE_FEED) | (code == _RETURN)).tolist()
    start = 0
    for end in [*breaks, len(code)]:
        if end > start:
            angle = _angle(handle, (start + end) // 2)
            angles[start:end] = angle if math.isfinite(angle) and angle > 0 else 0.0
        start = end + 1
    return angles


def _usual_turn(angles: Floats, inked: NDArray[np.bool_]) -> tuple[int, NDArray[np.bool_]]:
    """Quarter turns that most characters make, and which characters stand otherwise."""
    quarters = np.round(angles / (math.pi / 2)).astype(int)
    slanted = np.abs(angles - quarters * (math.pi / 2)) > _UPRIGHT
    quarters %= 4
    straight = quarters[inked & ~slanted]
    turn = int(np.bincount(straight, minlength=4).argmax()) if len(straight) else 0
    return turn, slanted | (quarters != turn)


def _runs_down(left: Floats, top: Floats, bottom: Floats, inked: NDArray[np.bool_]) -> bool:
    """Vertical writing: most characters stand under the one before."""
    places = np.flatnonzero(inked)
    if len(places) < 8:
        return False
    middle_x, middle_y = left[places], (top[places] + bottom[places]) / 2
    tall = np.maximum(top[places] - bottom[places], 1e-3)[1:]
    down = (np.abs(np.diff(middle_x)) < 0.3 * tall) & (np.diff(middle_y) < -0.4 * tall)
    return bool(down.sum() > 0.6 * len(down))


def _word_spaces(
    code: NDArray[np.int64], table: Floats, inked: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Spaces that PDFium puts where the file leaves a gap: kept between words of Latin letters,
    between a sentence and a number of a heading, and where Han characters stand further apart
    than the others of their line; given the gap as their box."""
    spaces = np.flatnonzero((code == _SPACE) & ~inked)
    spaces = spaces[(spaces > 0) & (spaces < len(code) - 1)]
    kept = np.zeros(len(code), bool)
    if not len(spaces):
        return kept
    latin = inked & (code < _LATIN_BELOW)
    glued = np.isin(code[spaces - 1], _STOPS) & np.isin(code[spaces + 1], _NUMBERS)
    wide = _stands_apart(code, table, inked, spaces)
    spaces = spaces[glued | wide | (latin[spaces - 1] & latin[spaces + 1])]
    gaps = table[spaces + 1, 0] - table[spaces - 1, 2]
    tall = table[spaces - 1, 1] - table[spaces - 1, 3]
    spaces = spaces[(gaps > 0) & (gaps < _WIDEST_SPACE * tall)]
    table[spaces, 0], table[spaces, 2] = table[spaces - 1, 2], table[spaces + 1, 0]
    table[spaces, 1], table[spaces, 3] = table[spaces - 1, 1], table[spaces - 1, 3]
    kept[spaces] = True
    return kept


def _stands_apart(
    code: NDArray[np.int64],
    table: Floats,
    inked: NDArray[np.bool_],
    spaces: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Which spaces between Han characters are wider than what a justified or letterspaced line
    puts between all of its characters."""
    han = inked & (code >= _HAN_FROM)
    between = np.flatnonzero(han[spaces - 1] & han[spaces + 1])
    apart = np.zeros(len(spaces), bool)
    if not len(between):
        return apart
    ends = np.flatnonzero((code == _LINE_FEED) | (code == _RETURN))
    places = np.flatnonzero(inked)
    gaps = table[places[1:], 0] - table[places[:-1], 2]
    pairs = han[places[1:]] & han[places[:-1]]
    lines = np.searchsorted(ends, places)
    pairs &= lines[1:] == lines[:-1]
    of_line = np.where(pairs, lines[1:], -1)
    usual: dict[int, float] = {}
    for number in between.tolist():
        space = int(spaces[number])
        line = int(np.searchsorted(ends, space))
        if line not in usual:
            found = gaps[of_line == line]
            usual[line] = max(0.0, float(np.median(found))) if len(found) >= _LEAST_GAPS else np.inf
        tall = table[space - 1, 1] - table[space - 1, 3]
        gap = table[space + 1, 0] - table[space - 1, 2]
        apart[number] = gap - usual[line] > _HAN_SPACE * tall
    return apart


def _printed_twice(
    code: NDArray[np.int64], left: Floats, top: Floats, bottom: Floats, inked: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Characters printed again a hair's breadth away."""
    twice = np.zeros(len(code), bool)
    places = np.flatnonzero(inked & (code > _SPACE))
    if len(places) < 2:
        return twice
    grid = max(float(np.median(top[places] - bottom[places])) * _TWICE, 0.2)
    for shift in (0.0, 0.5):
        columns = np.floor(left[places] / grid + shift).astype(np.int64)
        rows = np.floor(bottom[places] / grid + shift).astype(np.int64)
        keys = (code[places] << 40) ^ ((columns & 0xFFFFF) << 20) ^ (rows & 0xFFFFF)
        _, first = np.unique(keys, return_index=True)
        again = np.ones(len(places), bool)
        again[first] = False
        twice[places[again]] = True
    return twice


def _turned_boxes(
    table: Floats, turn: int, width: float, height: float
) -> tuple[Floats, Floats, Floats, Floats]:
    """Left, top, right, bottom with y downward, on the page turned back."""
    left, top, right, bottom = table.T
    if turn == 1:  # text that runs down the page reads to the right
        return height - top, width - right, height - bottom, width - left
    if turn == 2:
        return width - right, bottom, width - left, top
    if turn == 3:
        return bottom, left, top, right
    if turn == 4:
        return height - top, width - right, height - bottom, width - left
    return left, height - top, right, height - bottom
