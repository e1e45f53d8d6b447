"""The left margin: a ribbon where a bookmark lies, a flag where a finding begins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF

from reader_app.library.annotation import Annotation, MarkKind
from reader_app.ui.marks.look import mark_kind_name
from reader_app.ui.marks.margin_strip import MarginStrip, Sign
from reader_app.ui.reader.annotation_painting import draw_flag
from reader_app.ui.reader.annotations import Annotated
from reader_app.ui.reader.view import ReaderView

# Pixels.
_WIDTH = 30
_RIBBON = (11.0, 17.0)


class MarginSigns(MarginStrip):
    """``sign_clicked`` asks for what can be done with a bookmark or finding."""

    def __init__(self, view: ReaderView, lookup: Callable[[str], Annotation | None]) -> None:
        super().__init__(view)
        self._lookup = lookup
        self.setAccessibleName(self.tr("Bookmarks in the margin"))

    def place(self) -> QRect:
        left = round(self._view.column_edges()[0])
        width = min(_WIDTH, left)
        return QRect(left - width, 0, width, self._view.viewport().height())

    def box_of(self, id: str) -> QRect | None:
        """Where a sign is, in the viewport."""
        sign = next((sign for sign in self.signs() if sign.mark.id == id), None)
        return sign.box.toAlignedRect().translated(self.pos()) if sign else None

    def arranged(self) -> list[Sign]:
        signs, layer = [], self._view.annotations
        taken: dict[float, int] = {}
        for piece, top in self._view.nearby_pieces(0.0) if len(layer) else ():
            for mark in layer.over(piece.start, piece.end):
                if mark.kind not in (MarkKind.BOOKMARK, MarkKind.FINDING) or not piece.lines:
                    continue
                if mark.start < piece.start:
                    continue
                line = piece.lines[piece.line_of(mark.start)]
                y = top + line.top
                place = taken[y] = taken.get(y, -1) + 1
                left = max(1.0, self.width() - 24.0 - 9.0 * place)
                box = QRectF(left, y + (line.height - _RIBBON[1]) / 2, *_RIBBON)
                signs.append(Sign(mark, box, y))
        return signs

    def hint(self, mark: Annotated) -> str:
        annotation = self._lookup(mark.id)
        name = (annotation.name or annotation.note) if annotation else ""
        return f"{mark_kind_name(mark.kind)}: {name}" if name else mark_kind_name(mark.kind)

    def paintEvent(self, _event: QPaintEvent) -> None:
        signs = self.signs()
        if not signs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for sign in signs:
            if sign.mark.kind is MarkKind.BOOKMARK:
                self._draw_ribbon(painter, sign)
            else:
                ink = self._theme.mark(sign.mark.colour)
                draw_flag(painter, sign.box.topLeft() + QPointF(1, 2), ink, 9.0)

    def _draw_ribbon(self, painter: QPainter, sign: Sign) -> None:
        box = sign.box
        if sign.mark.id == self._hovered:
            box = box.adjusted(-1, -1, 1, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        notch = QPointF(box.center().x(), box.bottom() - 4.5)
        corners = [box.topLeft(), box.topRight(), box.bottomRight(), notch, box.bottomLeft()]
        painter.drawPolygon(QPolygonF(corners))
