"""A strip of the page beside the text: follows the page, draws itself, takes clicks on its own."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reader_app.ui.reader.annotations import Annotated
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.theme import Theme, theme


class Sign(NamedTuple):
    """What a strip shows of a mark: its box in the strip, and the y of the line it belongs to."""

    mark: Annotated
    box: QRectF
    line: float


class MarginStrip(QWidget):
    """Lies over the page's margin; clicks beside its signs are the page's."""

    sign_clicked = Signal(str)
    sign_double_clicked = Signal(str)

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._theme = theme("light")
        self._signs: list[Sign] | None = None
        self._hovered: str | None = None
        self.setMouseTracking(True)
        self.show()  # the page may be on the screen already
        view.rearranged.connect(self._on_rearranged)

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen
        self.refresh()

    def refresh(self) -> None:
        """Work out anew what is shown, at the next paint."""
        self._signs = None
        self.update()

    def signs(self) -> list[Sign]:
        """What is on screen now."""
        if self._signs is None:
            self._signs = self.arranged()
        return self._signs

    def sign_at(self, point: QPointF) -> Sign | None:
        return next((sign for sign in reversed(self.signs()) if sign.box.contains(point)), None)

    def place(self) -> QRect:
        """The strip's box in the viewport."""
        raise NotImplementedError

    def arranged(self) -> list[Sign]:
        """The signs of what is in the window."""
        raise NotImplementedError

    def hint(self, mark: Annotated) -> str:
        """The tool tip over a sign."""
        raise NotImplementedError

    @Slot()
    def _on_rearranged(self) -> None:
        """The page is drawn anew, and the strip with it: to ask for its own part besides would
        have that drawn twice."""
        self.setGeometry(self.place())
        self._signs = None

    # -- the mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sign = self.sign_at(event.position())
        if sign is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
        else:
            self.sign_clicked.emit(sign.mark.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        sign = self.sign_at(event.position())
        if sign is None:
            event.ignore()
        else:
            self.sign_double_clicked.emit(sign.mark.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        sign = None if event.buttons() else self.sign_at(event.position())
        self._hover(sign.mark.id if sign else None)
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, id: str | None) -> None:
        if id == self._hovered:
            return
        self._hovered = id
        if id is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            sign = self.sign_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.hint(sign.mark) if sign else "", self)
            return True
        return super().event(event)
