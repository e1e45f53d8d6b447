"""A chip: a small round button with a mark of colour, a word and a count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

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
        from reader_app.ui.widgets.layer_mark import paint_mark  # few chips have one

        box = QRectF(x, self.height() / 2 - 4.5, MARK.width(), 9)
        paint_mark(painter, box, self._theme, self._layer or "", self.isChecked(), self._count != 0)
