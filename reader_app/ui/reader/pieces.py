"""Segments laid out: where each character of one lies, in pixels from the piece's top."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPixmap, QTextLayout, QTextLine

from reader_app.documents.offsets import Utf16Map
from reader_app.ui.reader.linebreak import fill
from reader_app.ui.reader.segments import Role
from reader_app.ui.reader.typography import SETTINGS, Typography

# As QTextLayout wants them, one character for one: line ends inside a block, and what Qt would
# take for a byte order mark and drop.
_FOR_QT = str.maketrans(
    {
        "\n": "\u2028",
        "\x0b": "\u2028",
        "\x0c": "\u2028",
        "\r": "\u200b",
        "\ufeff": "\u200b",
        "\ufffe": "\u200b",
    }
)
# Far to the right of any cell.
_WIDE = 1e6
NO_LINE_ENDS = str.maketrans("", "", "\n\r\x0b\x0c")
_GROUND = 1.36  # of the letters' size: how high the ground behind them is
_TOUCHING = 0.5  # pixels
# Hebrew, Arabic and what is written like them; compiled when words are first marked.
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u202b\u202e\U00010800-\U00010fff]"
_FAR = 1e7  # pixels: where a line is put that is not to be drawn


class Row(NamedTuple):
    """A line of the program's own words on the page: not part of the document's text.

    ``fold`` is the index of the segment whose fold it opens and shuts, if it does.
    """

    text: str
    height: float
    fold: int | None = None


class Line(NamedTuple):
    """One line of a piece: its box (pixels from the piece's top) and its code points.

    In a table it is a line of one cell, from ``left`` to ``right``.
    """

    top: float
    height: float
    start: int
    end: int
    left: float = 0.0
    right: float = _WIDE


@dataclass(slots=True, eq=False, repr=False)
class Piece:
    """A segment on the page; x counts from the column's left edge, y from the piece's top.

    A piece without ``layout`` is a fold's line or a picture; one with ``rules`` is rows of a
    table: the y of the hairlines between them, and in ``edges`` the x of those between columns.
    """

    index: int
    role: Role
    start: int
    end: int
    left: float = 0.0
    width: float = 0.0
    above: list[tuple[float, Row]] = field(default_factory=list)
    below: list[tuple[float, Row]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    height: float = 0.0
    layout: QTextLayout | None = None
    map: Utf16Map = field(default_factory=lambda: Utf16Map(""))
    bullet: bool = False  # drawn before the first line: the text has no sign of its own
    picture: QPixmap | None = None
    caption: str = ""
    ground: tuple[float, float] | None = None  # of a listing: its upper and its lower edge
    rules: list[float] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    boxes: dict[tuple[int, int], list[tuple[int, QRectF]]] = field(default_factory=dict)
    bands: dict[tuple[int, int], list[QRectF]] = field(default_factory=dict)
    letters: int = 0
    backwards: bool | None = None

    @property
    def letter_size(self) -> int:
        """The size of the text's letters in pixels; asking the layout's font each time is dear."""
        if not self.letters and self.layout is not None:
            self.letters = self.layout.font().pixelSize()
        return self.letters

    @property
    def body_top(self) -> float:
        return self.lines[0].top if self.lines else 0.0

    @property
    def body_bottom(self) -> float:
        if self.rules:
            return self.rules[-1]
        return self.lines[-1].top + self.lines[-1].height if self.lines else 0.0

    def line_at(self, y: float, x: float = 0.0) -> int:
        """The index of the line nearest to ``y``, in a table of the cell that is nearest to ``x``
        (pixels from the piece's left edge)."""
        if self.rules:
            return self._cell_line_at(y, x)
        for number, line in enumerate(self.lines):
            if y < line.top + line.height:
                return number
        return len(self.lines) - 1

    def _cell_line_at(self, y: float, x: float) -> int:
        row = bisect_right(self.rules, y, 1, max(1, len(self.rules) - 1))
        top, bottom = self.rules[row - 1], self.rules[row]

        def distance(number: int) -> tuple[float, float]:
            line = self.lines[number]
            beside = max(line.left - x, x - line.right, 0.0)
            return beside, max(line.top - y, y - line.top - line.height, 0.0)

        in_row = [n for n, line in enumerate(self.lines) if top <= line.top < bottom]
        return min(in_row or range(len(self.lines)), key=distance)

    def lines_below(self, number: int, lines: int) -> int:
        """The index of the line so many further down (or up), in a table in the same column.

        Outside of the piece it counts on from its ends.
        """
        if not self.rules:
            return number + lines
        left = self.lines[number].left
        column = [n for n, line in enumerate(self.lines) if line.left == left]
        place = column.index(number) + lines
        if 0 <= place < len(column):
            return column[place]
        return place if place < 0 else len(self.lines) + place - len(column)

    def line_of(self, position: int) -> int:
        """The index of the line that holds a code point."""
        for number, line in enumerate(self.lines):
            if position < line.end:
                return number
        return len(self.lines) - 1

    def x_of(self, number: int, position: int) -> float:
        """The x of the caret before a code point of a line."""
        if self.layout is None:
            line = self.lines[number]
            return self.left if position <= line.start else self.left + self.width
        return self._x(self.layout.lineAt(number), self.map.to_units(position - self.start))

    def position_at(self, x: float, y: float) -> int:
        """The code point boundary nearest to a point."""
        if not self.lines:
            return self.start
        number = self.line_at(y, x - self.left)
        line = self.lines[number]
        if self.layout is None:
            return line.start if x < self.left + self.width / 2 else line.end
        unit = self.layout.lineAt(number).xToCursor(
            x - self.left, QTextLine.CursorPosition.CursorBetweenCharacters
        )
        return min(max(self.start + self.map.to_code_points(unit), line.start), line.end)

    def character_at(self, x: float, y: float) -> int | None:
        """The code point drawn at a point, or None beside the text."""
        for number, line in enumerate(self.lines):
            if line.top <= y < line.top + line.height:
                found = self._character_on(number, line, x)
                if found is not None or not self.rules:
                    return found
        return None

    def _character_on(self, number: int, line: Line, x: float) -> int | None:
        if not self.x_of(number, line.start) <= x < self.x_of(number, line.end):
            return None
        if self.layout is None:
            return line.start
        unit = self.layout.lineAt(number).xToCursor(
            x - self.left, QTextLine.CursorPosition.CursorOnCharacter
        )
        return min(self.start + self.map.to_code_points(unit), line.end - 1)

    def rects(self, start: int, end: int) -> Sequence[tuple[int, QRectF]]:
        """The line number and box of each part of a stretch of text that lies in this piece.

        They are kept: every frame of a scroll asks for the same ones.
        """
        span = max(start, self.start), min(end, self.end)
        found = self.boxes.get(span)
        if found is None:
            found = self.boxes[span] = list(self._rects(*span))
        return found

    def ground_boxes(self, start: int, end: int) -> Sequence[QRectF]:
        """The boxes of a stretch's parts, each as high as a ground behind its letters; kept."""
        span = start, end
        found = self.bands.get(span)
        if found is None:
            height = _GROUND * self.letter_size
            found = self.bands[span] = [
                QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height)
                for _, rect in self.rects(start, end)
            ]
        return found

    def _rects(self, start: int, end: int) -> Iterator[tuple[int, QRectF]]:
        if start >= end or not self.lines:
            return
        for number in range(self.line_of(start), len(self.lines)):
            line = self.lines[number]
            if line.start >= end:
                return
            for left, right in self._extents(number, max(start, line.start), min(end, line.end)):
                yield number, QRectF(left, line.top, right - left, line.height)

    def _extents(self, number: int, start: int, end: int) -> Sequence[tuple[float, float]]:
        """From where to where a part of a line reaches; in several parts where words that run
        from right to left stand among others."""
        if self.layout is None or not self._runs_backwards():
            return [(self.x_of(number, start), self.x_of(number, end))]
        first, last = (self.map.to_units(place - self.start) for place in (start, end))
        boxes = [
            run.boundingRect() for run in self.layout.lineAt(number).glyphRuns(first, last - first)
        ]
        return _joined(sorted((self.left + box.left(), self.left + box.right()) for box in boxes))

    def _runs_backwards(self) -> bool:
        """Whether any of it is written from right to left."""
        if self.backwards is None and self.layout is not None:
            self.backwards = re.search(_RIGHT_TO_LEFT, self.layout.text()) is not None
        return bool(self.backwards)

    def baseline(self, number: int) -> float:
        """The y of a line's baseline."""
        line = self.lines[number]
        if self.layout is None:
            return line.top + line.height
        glyphs = self.layout.lineAt(number)
        return glyphs.position().y() + glyphs.ascent()

    def _x(self, line: QTextLine, unit: int) -> float:
        x, _ = cast(tuple[float, int], line.cursorToX(unit))
        return self.left + x


def _joined(extents: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Extents in order, those that touch made one."""
    joined: list[tuple[float, float]] = []
    for left, right in extents:
        if joined and left <= joined[-1][1] + _TOUCHING:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined


def for_qt(text: str) -> str:
    """A text as QTextLayout wants it, one character for one."""
    return text.translate(_FOR_QT)


def set_text(
    piece: Piece,
    text: str,
    typography: Typography,
    formats: list[QTextLayout.FormatRange],
    *,
    indented: bool,
    gives_last_line: bool,
    font: QFont | None = None,
    inset: float = 0.0,
) -> None:
    """Lay out a piece's text below what stands above it; ``piece.map`` is the text's.

    ``gives_last_line``: the last line belongs to the next piece of the chain; ``piece.end``
    becomes the place where that one begins. ``font`` is the role's unless it is given; all lines
    stand ``inset`` pixels further to the right.
    """
    role = piece.role
    setting, width = SETTINGS[role], typography.width(role) - inset
    layout = QTextLayout(for_qt(text), font or typography.fonts[role])
    layout.setTextOption(typography.option(role))
    layout.setCacheEnabled(True)  # or each draw would shape the text again
    if formats:
        layout.setFormats(formats)
    indent = typography.ems(setting.first_indent) if indented else 0.0
    _break_lines(layout, text, width, indent)
    piece.layout = layout
    piece.left += typography.ems(setting.left) + inset
    piece.width = width
    _place_lines(piece, typography.line_height(role), indent, gives_last_line)


def _break_lines(layout: QTextLayout, text: str, width: float, indent: float) -> None:
    em = layout.font().pixelSize()
    simple = text.isascii() or max(text, default="") <= "\uffff"
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width - indent)
        if simple:
            fill(line, layout.text(), width - indent, em)
        indent = 0.0
        line = layout.createLine()
    layout.endLayout()


def _place_lines(piece: Piece, height: float, indent: float, gives_last_line: bool) -> None:
    layout, to_code_points = piece.layout, piece.map.to_code_points
    assert layout is not None
    count, y, origin = layout.lineCount(), piece.height, piece.start
    kept = count - 1 if gives_last_line and count > 1 else count
    for number in range(count):
        line = layout.lineAt(number)
        start = line.textStart()
        if number >= kept:
            piece.end = origin + to_code_points(start)
            line.setPosition(QPointF(0.0, _FAR))
            continue
        line.setPosition(QPointF(indent, y + (height - line.height()) / 2))
        end = start + line.textLength()
        piece.lines.append(
            Line(y, height, origin + to_code_points(start), origin + to_code_points(end))
        )
        indent = 0.0
        y += height
    piece.height = y
