"""The hits of a library search as a model, and how one looks."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader_app.library.search.page import SearchHit
from reader_app.ui.theme import Theme

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex

# Pixels.
MARGIN = 12
GAP = 3


class HitsModel(QAbstractListModel):
    """One row a hit, best document first."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[SearchHit, ...] = ()

    def set_hits(self, hits: tuple[SearchHit, ...]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.title}: {hit.snippet}"
        return None


class HitDelegate(QStyledItemDelegate):
    """Title in one line, the snippet in another with the words found in bold."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        line = QFontMetrics(option.font).lineSpacing()
        return QSize(option.rect.width(), 2 * line + GAP + 2 * MARGIN - 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: SearchHit = index.data(HIT_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("selection"))
        metrics = QFontMetrics(option.font)
        inner = option.rect.adjusted(MARGIN, MARGIN - 3, -MARGIN, 0)
        painter.setPen(self._theme.colour("text"))
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QPointF(inner.left(), inner.top() + metrics.ascent()), title)
        self._paint_snippet(painter, hit, option.font, QRectF(inner), metrics.lineSpacing())
        painter.restore()

    def _paint_snippet(
        self, painter: QPainter, hit: SearchHit, font: QFont, inner: QRectF, line: int
    ) -> None:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(font)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.NoWrap)
        document.setDefaultTextOption(wrap)
        colour = self._theme.colour("muted").name()
        strong = self._theme.colour("text").name()
        document.setHtml(f'<span style="color:{colour}">{marked(hit, strong)}</span>')
        painter.translate(inner.left(), inner.top() + line + GAP)
        document.drawContents(painter, QRectF(0, 0, inner.width(), line + 2))


def marked(hit: SearchHit, colour: str) -> str:
    """The snippet as rich text, with the words found in bold and in ``colour``."""
    parts, here = [], 0
    for start, end in hit.marks:
        parts.append(escape(hit.snippet[here:start]))
        parts.append(f'<b style="color:{colour}">{escape(hit.snippet[start:end])}</b>')
        here = end
    parts.append(escape(hit.snippet[here:]))
    return "".join(parts).replace("\n", " ")
