"""The structure of a text longer than anybody checks line by line: a novel, a yearbook, a log.

Its beginning is read like any other text; behind it every line is a paragraph, or a heading if it
says that it is one (第三章, 卷二, 后记). The work is done in portions, so that other threads, the
window's first of all, get their turn.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

from reader_app.documents.blocks import KIND_NUMBERS, BlockArray
from reader_app.documents.model import BlockKind

# Code points; a text from here on is read in this way.
LONG = 2_000_000
# Lines from which on it is long however short they are: each is judged by itself.
MANY_LINES = 100_000
# Code points of the beginning in which title, source and a page's frame are looked for.
HEAD = 40_000
_PORTION = 200_000

_LINE = re.compile(r"\S(?:.*\S)?")
_NUMBER = "[〇零一二三四五六七八九十百千万两\\d]{1,8}"
_HEADING = re.compile(
    rf"^[ \t\u3000]*(?P<line>(?:正文[ \u3000]*)?第[ ]?{_NUMBER}[ ]?(?P<unit>[部卷编篇集章回折节])"
    r"(?![的，、])(?:[ \u3000:：·].{0,60}|[^，。；！？\n]{0,30})"
    r"|(?P<volume>[卷部]之?[〇零一二三四五六七八九十百上中下\d]{1,4})(?:[ \u3000:：·].{0,40})?"
    r"|(?:序[言章幕]|前言|引[言子]|楔子|尾声|终章|后记|跋|番外|附录)(?:[ \u3000:：·].{0,40})?)"
    r"[ \t\u3000]*\r?$",
    re.MULTILINE,
)
_VOLUMES, _SECTIONS = "部卷编篇集", "节"


def line_blocks(text: str, start: int = 0) -> BlockArray:
    """Every line behind ``start`` as a paragraph or a heading; blank lines are none."""
    starts, ends = array("I"), array("I")
    for low, high in _portions(text, start):
        found = list(_LINE.finditer(text, low, high))
        starts.extend([line.start() for line in found])
        ends.extend([line.end() for line in found])
    kinds = bytearray([KIND_NUMBERS[BlockKind.PARAGRAPH]]) * len(starts)
    levels = bytearray(len(starts))
    _mark_headings(text, start, starts, kinds, levels)
    return BlockArray(starts, ends, kinds, levels)


def _portions(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Stretches that end with a line's end."""
    while start < len(text):
        end = text.find("\n", start + _PORTION)
        end = len(text) if end < 0 else end + 1
        yield start, end
        start = end


def _mark_headings(
    text: str, start: int, starts: array[int], kinds: bytearray, levels: bytearray
) -> None:
    found = [
        (line.start("line"), _depth(line))
        for low, high in _portions(text, start)
        for line in _HEADING.finditer(text, low, high)
    ]
    depths = sorted({depth for _, depth in found})
    places = {position: index for index, position in enumerate(starts)} if found else {}
    for position, depth in found:
        if (index := places.get(position)) is not None:
            kinds[index] = KIND_NUMBERS[BlockKind.HEADING]
            levels[index] = depths.index(depth) + 1


def _depth(line: re.Match[str]) -> int:
    unit = line["unit"] or line["volume"] or ""
    if unit[:1] and unit[0] in _VOLUMES:
        return 0
    return 2 if unit in _SECTIONS and unit else 1


def head_of(text: str) -> int:
    """Where the beginning ends: at the end of a line; 0 if there is no line end near."""
    return text.rfind("\n", 0, HEAD) + 1
