"""A chip: a small round button with a mark of colour, a word and a count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
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
    the others show by full ink that they are on, by a crossed mark that they are off, or, where
    they have no mark, by their ground and border that they are on.
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
        self._widths: dict[tuple[str, str, int, int], int] = {}  # with the present count
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
        if count is not None and count == self._count:
            return
        self._count = count
        self._widths.clear()
        self.setAccessibleName(self.text() if count is None else f"{self.text()} {count}")
        self.updateGeometry()
        self.update()

    @property
    def count(self) -> int | None:
        return self._count

    def set_room(self, side: int | None, size: int) -> None:
        """Draw with so many pixels at the sides (None: as usual) and letters of that size."""
        if (side, size) == (self._tight, self.font().pixelSize()):
            return
        font = QFont(self.font())
        font.setPixelSize(size)
        self._tight = side
        self.setFont(font)
        self.updateGeometry()
        self.update()

    @property
    def _shown_count(self) -> str:
        return "" if self._count is None else str(self._count)

    @property
    def _side(self) -> int:
        return self._side_of(self._tight)

    def _side_of(self, side: int | None) -> int:
        if side is not None:
            return side
        return SOLID_SIDE if self._solid else SIDE

    def sizeHint(self) -> QSize:
        return QSize(self.width_in(self._tight, self.font().pixelSize()), HEIGHT)

    def width_in(self, side: int | None, size: int) -> int:
        """The width in pixels that the chip would have after ``set_room``.

        A row of chips is arranged several times for a change: each width is measured once.
        """
        key = self.text(), self._shown_count, self._side_of(side), size
        width = self._widths.get(key)
        if width is None:
            width = self._widths[key] = self._measured(*key)
        return width

    def _measured(self, text: str, count: str, side: int, size: int) -> int:
        font = QFont(self.font())
        font.setPixelSize(size)
        metrics = QFontMetrics(font)
        width = 2 * side + metrics.horizontalAdvance(text)
        if self._layer:
            width += MARK.width() + GAP
        if count:
            width += GAP + metrics.horizontalAdvance(count)
        return width

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widths.clear()

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, _event: QPaintEvent) -> None:
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
            on = colour("page") if self._layer else colour("selection")
            fill = on if self.isChecked() else QColor(Qt.GlobalColor.transparent)
        bare = not self._solid and self._layer is None  # without a mark that shows it to be on
        border = (
            colour("accent")
            if self.hasFocus()
            or (self.underMouse() and not self._solid)
            or (bare and self.isChecked())
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
