"""Hits of a library search as a model, grouped by document, and how they look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.documents.model import Span
from reader_app.documents.offsets import Utf16Map
from reader_app.library.search.page import Passage, SearchHit
from reader_app.ui.search.wording import facts_of
from reader_app.ui.theme import Theme

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex

# Pixels.
MARGIN = 14
TOP = 9
BOTTOM = 9
GAP = 3
INDENT = 12
_BESIDE = 16  # between the title and its facts
_LEAST_SOURCE = 70
_DOT = " · "
# How much wider than its letters a passage is, with bold words and what is left at lines' ends.
_BREAKING = 1.02


class ResultRow(NamedTuple):
    """A document with its best passage, or another passage of it (``number`` above 0)."""

    hit: SearchHit
    number: int = 0

    @property
    def passage(self) -> Passage | None:
        return self.hit.passages[self.number] if self.hit.passages else None

    @property
    def span(self) -> tuple[int, int]:
        """Where the row leads to in the text (code points)."""
        passage = self.passage
        return (passage.start, passage.end) if passage else (0, 0)


class HitsModel(QAbstractListModel):
    """A row a passage, the passages of a document one below the other.

    ``passages`` is how many of them a document has at most.
    """

    def __init__(self, passages: int = 1) -> None:
        super().__init__()
        self._passages = passages
        self._rows: list[ResultRow] = []

    def set_hits(self, hits: Sequence[SearchHit]) -> None:
        self.beginResetModel()
        self._rows = self._rows_of(hits)
        self.endResetModel()

    def add_hits(self, hits: Sequence[SearchHit]) -> None:
        """Put more documents behind the others."""
        rows = self._rows_of(hits)
        if rows:
            end = len(self._rows)
            self.beginInsertRows(QModelIndex(), end, end + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def _rows_of(self, hits: Sequence[SearchHit]) -> list[ResultRow]:
        return [
            ResultRow(hit, number)
            for hit in hits
            for number in range(max(1, min(self._passages, len(hit.passages))))
        ]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == HIT_ROLE:
            return row.hit
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            snippet = row.passage.snippet if row.passage else row.hit.snippet
            return f"{row.hit.title}: {snippet}"
        return None


class HitDelegate(QStyledItemDelegate):
    """Title with facts, below it the passage with what was found in bold on a marker's ground.

    ``lines`` is how many lines a passage has at most.
    """

    def __init__(self, theme: Theme, view: QAbstractItemView, lines: int = 1) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._lines = lines

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ResultRow = index.data(ROW_ROLE)
        title, small = _fonts(option.font)
        width = self._view.viewport().width()
        room = width - 2 * MARGIN - INDENT
        needed = round(_BREAKING * QFontMetrics(small).horizontalAdvance(_shown(row)[0]))
        lines = max(1, min(self._lines, -(-needed // max(1, room))))
        height = lines * QFontMetrics(small).lineSpacing() + BOTTOM
        if row.number == 0:
            height += TOP + QFontMetrics(title).lineSpacing() + GAP
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ResultRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row)
        inner = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        title, small = _fonts(option.font)
        top = inner.top()
        if row.number == 0:
            top = self._paint_head(painter, row.hit, inner, title, small)
        inner = QRect(inner.left() + INDENT, top, inner.width() - INDENT, 0)
        text, marks = _shown(row)
        room = option.rect.bottom() + 1 - BOTTOM - top
        lines = min(self._lines, max(1, room // QFontMetrics(small).lineSpacing()))
        self._paint_passage(painter, text, marks, small, inner, lines)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ResultRow
    ) -> None:
        colour = self._theme.colour
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("selection"))
            edge = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(edge, colour("accent"))
        if row.number == 0:
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())

    def _paint_head(
        self, painter: QPainter, hit: SearchHit, inner: QRect, font: QFont, small: QFont
    ) -> int:
        """The title, and the facts at the right end of its line."""
        metrics, minor = QFontMetrics(font), QFontMetrics(small)
        baseline = inner.top() + TOP + metrics.ascent()
        facts = facts_beside(hit, minor, inner.width(), metrics.horizontalAdvance(hit.title))
        room = minor.horizontalAdvance(facts)
        painter.setFont(small)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(QPointF(inner.right() - room, baseline), facts)
        painter.setPen(self._theme.colour("text"))
        marks = self._formats(hit.title, hit.title_marks)
        _draw(painter, hit.title, marks, font, QRect(inner.left(), inner.top() + TOP,
              inner.width() - room - _BESIDE, 0), 1)  # fmt: skip
        return int(inner.top() + TOP + metrics.lineSpacing() + GAP)

    def _paint_passage(
        self,
        painter: QPainter,
        text: str,
        marks: Sequence[Span],
        font: QFont,
        inner: QRect,
        lines: int,
    ) -> None:
        painter.setPen(self._theme.colour("secondary"))
        _draw(painter, text, self._formats(text, marks), font, inner, lines)

    def _formats(self, text: str, marks: Sequence[Span]) -> list[QTextLayout.FormatRange]:
        units = Utf16Map(text)
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setForeground(self._theme.colour("text"))
        look.setBackground(self._theme.marker("search"))
        ranges = []
        for start, end in marks:
            one = QTextLayout.FormatRange()
            one.start = units.to_units(start)
            one.length = units.to_units(end) - units.to_units(start)
            one.format = look
            ranges.append(one)
        return ranges


def facts_beside(hit: SearchHit, metrics: QFontMetrics, width: int, title: int) -> str:
    """The facts at the end of a title that takes so many pixels of a line. The source has what is
    left of it; where that is too little to be of use, none."""
    source, others = facts_of(hit)
    if not source:
        return others
    behind = _DOT + others if others else ""
    room = width - title - _BESIDE - metrics.horizontalAdvance(behind)
    if room < min(metrics.horizontalAdvance(source), _LEAST_SOURCE):
        return others
    return metrics.elidedText(source, Qt.TextElideMode.ElideRight, room) + behind


def _shown(row: ResultRow) -> tuple[str, Sequence[Span]]:
    """The words of a row's passage, and what is marked in them."""
    if row.passage is not None:
        return row.passage.snippet.strip(), _moved(row.passage.snippet, row.passage.marks)
    return row.hit.snippet.strip(), _moved(row.hit.snippet, row.hit.marks)


def _moved(snippet: str, marks: Sequence[Span]) -> list[Span]:
    """The marks in a snippet without the blanks that it begins with."""
    blanks = len(snippet) - len(snippet.lstrip())
    return [Span(max(0, start - blanks), end - blanks) for start, end in marks if end > blanks]


def _draw(
    painter: QPainter,
    text: str,
    formats: list[QTextLayout.FormatRange],
    font: QFont,
    inner: QRect,
    most: int,
) -> None:
    """Draw a text on up to ``most`` lines; what is left ends in dots."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    layout.setFormats(formats)
    layout.beginLayout()
    y = 0.0
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        last = number == most - 1
        line.setLineWidth(1 << 20 if last else inner.width())
        line.setPosition(QPointF(0, y))
        y += metrics.lineSpacing()
    layout.endLayout()
    last_line = layout.lineAt(layout.lineCount() - 1)
    over = last_line.naturalTextWidth() > inner.width()
    dots = metrics.horizontalAdvance("…") if over else 0
    # Cut between two characters, not within one.
    cursor = last_line.xToCursor(inner.width() - dots, QTextLine.CursorPosition.CursorOnCharacter)
    width = int(last_line.cursorToX(cursor)[0]) if over else inner.width()  # type: ignore[index]
    painter.save()
    painter.setClipRect(QRect(inner.left(), inner.top(), inner.width(), int(y) + 2))
    for number in range(layout.lineCount()):
        if over and number == layout.lineCount() - 1:
            painter.setClipRect(QRect(inner.left(), inner.top(), width, int(y) + 2))
        layout.lineAt(number).draw(painter, QPointF(inner.topLeft()))
    painter.restore()
    if over:
        painter.setFont(font)
        base = inner.top() + y - metrics.lineSpacing() + metrics.ascent()
        painter.drawText(QPointF(inner.left() + width, base), "…")


def _fonts(base: QFont) -> tuple[QFont, QFont]:
    title, small = QFont(base), QFont(base)
    title.setPixelSize(14)
    small.setPixelSize(13)
    return title, small
