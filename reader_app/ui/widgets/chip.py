"""A chip: a small round button with a mark of colour, a word and a count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from reader_app.ui.layers import STYLES
from reader_app.ui.line_styles import LINE_STYLES, draw_line
from reader_app.ui.reader.ink import line_colour
from reader_app.ui.theme import Theme

# Pixels.
HEIGHT = 24
SIDE = 9
SOLID_SIDE = 8
LETTERS = 13
GAP = 5
MARK = QSize(12, 4)


class Chip(QAbstractButton):
    """A checkable chip. ``layer`` names the theme's layer that colours its mark (None: no mark).

    ``solid`` chips are filled with the accent colour when checked (one of a group is chosen);
    the others show by a border and full ink that they are on, by a crossed mark that they are off.
    """

    def __init__(
        self, text: str, theme: Theme, layer: str | None = None, solid: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._layer = layer
        self._solid = solid
        self._count: int | None = None
        self._tight: int | None = None
        self._counts = True
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        font = QFont(self.font())
        font.setPixelSize(LETTERS)
        self.setFont(font)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_count(self, count: int | None) -> None:
        """Show a number beside the word; a chip that counts nothing is dimmed."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()} {count}")
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int | None:
        return self._count

    def set_room(self, side: int | None, size: int, counts: bool) -> None:
        """Draw with so many pixels at the sides (None: as usual) and letters of that size; a
        count that is not shown is told by the tool tip."""
        font = QFont(self.font())
        font.setPixelSize(size)
        self._tight, self._counts = side, counts
        self.setFont(font)
        self.setToolTip("" if counts else self.accessibleName())
        self.updateGeometry()
        self.update()

    @property
    def _shown_count(self) -> str:
        shown = self._count is not None and (self._counts or self.isChecked())
        return str(self._count) if shown else ""

    @property
    def _side(self) -> int:
        if self._tight is not None:
            return self._tight
        return SOLID_SIDE if self._solid else SIDE

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(self.font())
        width = 2 * self._side + metrics.horizontalAdvance(self.text())
        if self._layer:
            width += MARK.width() + GAP
        if self._shown_count:
            width += GAP + metrics.horizontalAdvance(self._shown_count)
        return QSize(width, HEIGHT)

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter)
        x = float(self._side)
        if self._layer:
            self._paint_mark(painter, x)
            x += MARK.width() + GAP
        metrics = QFontMetrics(self.font())
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setPen(ink)
        painter.drawText(int(x), int(baseline), self.text())
        if self._shown_count:
            x += metrics.horizontalAdvance(self.text()) + GAP
            painter.setPen(ink if self._solid else self._theme.colour("muted"))
            painter.drawText(int(x), int(baseline), self._shown_count)

    def _paint_ground(self, painter: QPainter) -> QColor:
        """Fill and border; the colour of the word."""
        colour = self._theme.colour
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self._solid and self.isChecked()
        if chosen:
            fill = colour("accent")
        elif self._solid:
            fill = colour("selection") if self.underMouse() else QColor(Qt.GlobalColor.transparent)
        else:
            fill = colour("page") if self.isChecked() else QColor(Qt.GlobalColor.transparent)
        border = (
            colour("accent")
            if self.hasFocus() or (self.underMouse() and not self._solid)
            else (QColor(Qt.GlobalColor.transparent) if self._solid else colour("line"))
        )
        painter.setBrush(fill)
        painter.setPen(QPen(border, 1.0))
        painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
        if chosen:
            return colour("on_accent")
        if self._solid:
            return colour("secondary")
        return colour("text") if self.isChecked() and self._count != 0 else colour("muted")

    def _paint_mark(self, painter: QPainter, x: float) -> None:
        colour = line_colour(self._theme, self._layer or "keyword")
        middle = self.height() / 2
        if self.isChecked():
            colour.setAlphaF(1.0 if self._count else 0.45)
            self._paint_sample(painter, QRectF(x, middle - 4.5, MARK.width(), 9), colour)
        else:  # an empty frame: off
            painter.setPen(QPen(self._theme.colour("muted"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            mark = QRectF(x + 0.5, middle - 2.5, MARK.width() - 1, 5)
            painter.drawRoundedRect(mark, 2, 2)

    def _paint_sample(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        """How the layer looks in the text: its line, its marker, its letters."""
        style = STYLES.get(self._layer or "", "framed")
        painter.save()
        if style in LINE_STYLES:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            draw_line(painter, box.left(), box.right(), box.center().y() - 1, colour, style)
        elif style == "bold":
            font = QFont(self.font())
            font.setPixelSize(12)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "12")
        else:
            painter.setPen(QPen(colour, 1) if style == "framed" else Qt.PenStyle.NoPen)
            name = self._layer or ""
            painter.setBrush(self._theme.marker(name) if style == "framed" else colour)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()
