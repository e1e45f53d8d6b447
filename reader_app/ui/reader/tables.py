"""Tables on the page: cells in columns, wrapped where they are long, with hairlines between."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from reader_app.ui.reader.pieces import Line, Piece, for_qt
from reader_app.ui.reader.segments import Role
from reader_app.ui.reader.typography import SETTINGS, SMALLEST_SIZE, Typography

_PADDING = 0.5  # ems left and right of a cell's words
_NARROWEST = 2.0  # ems of a column's words
_LONGEST_WORD = 8.0  # ems of a word or number that is kept on one line if there is room at all
_SMALLEST = 0.7  # of the usual size: how small the letters of a table with many columns may be
_SLACK = 2.0  # pixels by which letters may be wider on their line than alone
_MOST_ROWS = 200  # that the columns are measured by
# A number with its sign, thousands, decimals and unit of one character.
# Compiled when there is a table, not while the first page is waited for.
_WORD = r"[!-~]+"
_FIGURE = r"[-+−±<>≤≥≈约]?\s?\d[\d,，\s]*(?:[.．]\d+)?\s?[%％‰亿万千百℃元人个户]?"
_NOTHING = frozenset(("", "-", "—", "——", "/", "…"))
_AIR = 0.18  # of a line, above and below a row


class Columns(NamedTuple):
    """Where the columns of a table lie: the left edge of each and the right one of the last,
    in pixels from the text's left edge; which of them are ``figures``; the letters' size in
    pixels."""

    edges: tuple[float, ...]
    figures: tuple[bool, ...]
    size: int

    @property
    def number(self) -> int:
        return len(self.edges) - 1


def is_table(text: str) -> bool:
    """Whether there are cells to set in columns."""
    return "\t" in text


def columns_of(text: str, typography: Typography) -> Columns:
    """The columns of a whole table: each as wide as its words, or as there is room for; in smaller
    letters if otherwise not even the numbers would stay whole."""
    font = QFont(typography.fonts[Role.TABLE])
    font.setBold(True)  # as a layer may set the words
    metrics, size, room = QFontMetricsF(font), font.pixelSize(), typography.width(Role.TABLE)
    rows = [row.split("\t") for row in text.split("\n", _MOST_ROWS)[:_MOST_ROWS]]
    wanted = _widths(rows, metrics, size)
    if sum(wanted) <= room:
        widths = wanted
    else:
        words = [[_longest_word(cell) for cell in row] for row in rows]
        most = (_LONGEST_WORD + 2 * _PADDING) * size
        least = [min(width, most) for width in _widths(words, metrics, size)]
        scale = max(math.floor(size * room / sum(least)), math.ceil(size * _SMALLEST)) / size
        scale = min(1.0, max(scale, SMALLEST_SIZE / size))
        widths = _fitted([w * scale for w in least], [w * scale for w in wanted], room)
        size = round(size * scale)
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + math.floor(width))
    return Columns(tuple(edges), tuple(_are_figures(rows, n) for n in range(len(widths))), size)


def _longest_word(cell: str) -> str:
    """What cannot be broken without being torn: a number, a word of Latin letters."""
    return max(re.findall(_WORD, cell), key=len, default="")


def _widths(rows: Sequence[Sequence[str]], metrics: QFontMetricsF, em: float) -> list[float]:
    """How wide columns are in which every cell stands on one line, with its padding."""
    widths = [_NARROWEST * em] * max(map(len, rows))
    for row in rows:
        for number, cell in enumerate(row):
            if len(cell) * em > widths[number]:  # no cell is wider than its characters
                widths[number] = max(widths[number], metrics.horizontalAdvance(cell) + _SLACK)
    return [width + 2 * _PADDING * em for width in widths]


def _are_figures(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether all cells of a column but its head are numbers, which are set to the right."""
    cells = [row[column].strip() for row in rows[1:] if column < len(row)]
    written = [cell for cell in cells if cell not in _NOTHING]
    return bool(written) and all(re.fullmatch(_FIGURE, cell) for cell in written)


def _fitted(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """None is narrower than it must be, as long as there is room for all; narrow columns keep what
    they want; the wide ones share the rest evenly."""
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    low, high = 0.0, room
    while high - low > 0.5:  # up to which width every column has what it wants
        level = (low + high) / 2
        fits = sum(max(a, min(b, level)) for a, b in zip(least, wanted, strict=True)) <= room
        low, high = (level, high) if fits else (low, level)
    return [max(a, min(b, low)) for a, b in zip(least, wanted, strict=True)]


def set_table(
    piece: Piece,
    text: str,
    typography: Typography,
    formats: list[QTextLayout.FormatRange],
    columns: Columns,
) -> None:
    """Lay out the rows of a piece; the line breaks between cells are the tabs themselves."""
    font, height = QFont(typography.fonts[piece.role]), typography.line_height(piece.role)
    if columns.size != font.pixelSize():
        height = round(height * columns.size / font.pixelSize())
        font.setPixelSize(columns.size)
    layout = QTextLayout(for_qt(text).replace("\t", "\u2028"), font)
    layout.setTextOption(typography.option(piece.role))
    layout.setCacheEnabled(True)
    if formats:
        layout.setFormats(formats)
    piece.layout = layout
    piece.left += typography.ems(SETTINGS[piece.role].left)
    piece.width = columns.edges[-1]
    _Setter(piece, text, height, columns).set_rows()


class _Setter:
    """Puts the lines of the cells where they belong, row by row."""

    def __init__(self, piece: Piece, text: str, height: float, columns: Columns) -> None:
        assert piece.layout is not None
        self._piece = piece
        self._layout = piece.layout
        self._text = text
        self._height = height
        self._air = round(_AIR * height)
        self._columns = columns
        self._padding = _PADDING * self._layout.font().pixelSize()

    def set_rows(self) -> None:
        piece, start = self._piece, 0
        piece.rules = [piece.height]
        self._layout.beginLayout()
        for row in self._text.removesuffix("\n").split("\n"):
            self._set_row(row, start)
            start += len(row) + 1
        self._layout.endLayout()
        piece.edges = list(self._columns.edges)

    def _set_row(self, row: str, start: int) -> None:
        piece = self._piece
        top = piece.height + self._air
        bottom = top + self._height
        for number, cell in enumerate(row.split("\t")):
            bottom = max(bottom, self._set_cell(number, start, start + len(cell), top))
            start += len(cell) + 1
        piece.height = bottom + self._air
        piece.rules.append(piece.height)

    def _set_cell(self, number: int, start: int, end: int, top: float) -> float:
        """Set the lines of one cell (code points of the piece's text); where they end."""
        piece, units = self._piece, self._piece.map
        left = self._columns.edges[min(number, self._columns.number - 1)] + self._padding
        right = self._columns.edges[min(number + 1, self._columns.number)] - self._padding
        stop = min(end + 1, len(self._text))  # with the tab or line end behind it
        at = start
        while at < stop:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1.0, right - left))
            following = units.to_code_points(line.textStart() + line.textLength())
            x = left
            if self._columns.figures[min(number, self._columns.number - 1)]:
                x = max(left, right - line.naturalTextWidth())
            line.setPosition(QPointF(x, top + (self._height - line.height()) / 2))
            box = Line(top, self._height, piece.start + at, piece.start + min(following, stop))
            piece.lines.append(box._replace(left=left, right=right))
            top += self._height
            if following <= at:
                break
            at = following
        return top
