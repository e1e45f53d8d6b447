"""A picture of the document alone in a window: larger, smaller, copied, saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.errors import KnownError
from reader_app.ui.icons import icon
from reader_app.ui.theme import Theme

_STEP = 1.25
_MOST, _LEAST = 8.0, 0.05
_FIRST_SIZE = QSize(860, 640)
_ENDINGS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"BM": ".bmp"}


class PictureCanvas(QWidget):
    """Draws the picture, whole in the window at first; the wheel and the keys enlarge it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QPixmap()
        self._zoom: float | None = None  # None: as large as the window allows
        self._centre = QPointF(0.5, 0.5)
        self._held: QPoint | None = None
        self.setMouseTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_picture(self, image: QImage) -> None:
        self._picture = QPixmap.fromImage(image)
        self.fit()

    def zoom(self) -> float:
        """Pixels on screen for one of the picture."""
        return self._whole() if self._zoom is None else self._zoom

    def _whole(self) -> float:
        if self._picture.isNull():
            return 1.0
        room = QSize(max(1, self.width() - 24), max(1, self.height() - 24))
        across = room.width() / self._picture.width()
        return min(1.0, across, room.height() / self._picture.height())

    @Slot()
    def fit(self) -> None:
        self._zoom, self._centre = None, QPointF(0.5, 0.5)
        self.update()

    @Slot()
    def larger(self) -> None:
        self._set_zoom(self.zoom() * _STEP)

    @Slot()
    def smaller(self) -> None:
        self._set_zoom(self.zoom() / _STEP)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, _LEAST), _MOST)
        self._move(QPointF())

    def _move(self, pixels: QPointF) -> None:
        """Shift the picture; its middle stays within it."""
        if self._picture.isNull():
            return
        across = self._picture.width() * self.zoom()
        down = self._picture.height() * self.zoom()
        x = self._centre.x() - pixels.x() / max(1.0, across)
        y = self._centre.y() - pixels.y() / max(1.0, down)
        self._centre = QPointF(
            min(max(x, 0.0), 1.0) if across > self.width() else 0.5,
            min(max(y, 0.0), 1.0) if down > self.height() else 0.5,
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("sunken"))
        if self._picture.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        across = self._picture.width() * self.zoom()
        down = self._picture.height() * self.zoom()
        left = self.width() / 2 - across * self._centre.x()
        top = self.height() / 2 - down * self._centre.y()
        target = QRectF(left, top, across, down)
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._set_zoom(self.zoom() * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position().toPoint()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            here = event.position().toPoint()
            self._move(QPointF(here - self._held))
            self._held = here

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._move(QPointF())


class PictureViewer(QDialog):
    """``step_requested`` asks for the next (1) or previous (-1) picture; Escape closes."""

    step_requested = Signal(int)
    failed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._data = b""
        self._name = ""
        self._image = QImage()
        self.setWindowTitle(self.tr("Picture"))
        self.resize(_FIRST_SIZE.boundedTo(parent.size() - QSize(80, 80)))
        self.canvas = PictureCanvas(theme)
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(10, 6, 10, 6)
        self._lay_out()
        self._add_actions(theme)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(self._bar)
        self._bar.addWidget(self.caption, 1)

    def _add_actions(self, theme: Theme) -> None:
        keys = QKeySequence.StandardKey
        back, forward = self.tr("Previous picture"), self.tr("Next picture")
        self._back = self._add("back", back, self._on_previous, theme, "Left")
        self._forward = self._add("forward", forward, self._on_next, theme, "Right")
        self._add("minus", self.tr("Smaller"), self.canvas.smaller, theme, "-")
        self._add("plus", self.tr("Larger"), self.canvas.larger, theme, "+", "=")
        self._add("search", self.tr("Whole picture"), self.canvas.fit, theme, "0")
        self._add("copy", self.tr("Copy the picture"), self.copy, theme, keys.Copy)
        self._add("export", self.tr("Save the picture…"), self.save, theme, keys.Save)

    def _add(
        self,
        drawing: str,
        text: str,
        slot: object,
        theme: Theme,
        *keys: str | QKeySequence.StandardKey,
    ) -> QAction:
        action = QAction(icon(drawing, theme.colour("secondary")), text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text.rstrip('…')} ({shown})")
        action.triggered.connect(slot)
        self.addAction(action)
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(20, 20))
        button.setAccessibleName(text)
        self._bar.addWidget(button)
        return action

    def set_place(self, number: int, count: int) -> None:
        """Say which picture this is, counted from 1, of how many; the ends can't be passed."""
        self.setWindowTitle(self.tr("Picture {0} of {1}").format(number, count))
        self._back.setEnabled(number > 1)
        self._forward.setEnabled(number < count)

    def show_picture(self, image: QImage, data: bytes, caption: str, name: str) -> None:
        """``data`` is the file's content, ``name`` what a copy of it may be called."""
        self._image, self._data, self._name = image, data, name
        self.caption.setText(caption)
        self.canvas.setAccessibleName(caption or self.windowTitle())
        self.canvas.set_picture(image)
        self.canvas.setFocus()

    @Slot()
    def copy(self) -> None:
        QGuiApplication.clipboard().setImage(self._image)

    @Slot()
    def save(self) -> None:
        """Write the picture as it lies in the document to a file that the user names."""
        ending = next((e for magic, e in _ENDINGS.items() if self._data.startswith(magic)), "")
        name = Path(self._name).stem + (ending or Path(self._name).suffix)
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the picture"), name)
        if not path:
            return
        try:
            Path(path).write_bytes(self._data)
        except OSError as error:
            reason = error.strerror or str(error)
            self.failed.emit(KnownError("output-unwritable", path=path, reason=reason))

    @Slot()
    def _on_next(self) -> None:
        self.step_requested.emit(1)

    @Slot()
    def _on_previous(self) -> None:
        self.step_requested.emit(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes (QDialog); Return presses no button here."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
