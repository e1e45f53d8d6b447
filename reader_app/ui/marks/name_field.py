"""The small field in which a bookmark is named where it lies."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from reader_app.library.annotation import Annotation
from reader_app.ui.icons import icon
from reader_app.ui.theme import Theme

_WIDTH = 260  # pixels


class NameField(QLineEdit):
    """Return and leaving it keep the name, Escape does not."""

    named = Signal(str, str)
    delete_requested = Signal(str)
    left = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._id: str | None = None
        self._kept = ""
        self._delete = QAction(self)
        self._delete.triggered.connect(self._on_delete)
        self.addAction(self._delete, QLineEdit.ActionPosition.TrailingPosition)
        self.setAccessibleName(self.tr("Name of the bookmark"))
        self.setPlaceholderText(self.tr("Name of the bookmark"))
        self._delete.setText(self.tr("Delete the bookmark"))
        self._delete.setToolTip(self.tr("Delete the bookmark"))
        self.returnPressed.connect(self.finish)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._delete.setIcon(icon("trash", theme.colour("secondary")))

    def open_at(self, bookmark: Annotation, sign: QRect) -> None:
        """Name a bookmark beside its sign (page coordinates)."""
        self._id, self._kept = bookmark.id, bookmark.name
        self.setText(bookmark.name)
        self.resize(_WIDTH, self.sizeHint().height())
        self._place(sign)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def id(self) -> str | None:
        """The bookmark that is being named."""
        return self._id

    def follow(self, sign: QRect | None) -> None:
        """Go with the sign (page coordinates); where it has left the page, keep the name."""
        if sign is not None and self._page.rect().intersects(sign):
            self._place(sign)
        else:
            self.finish()

    def _place(self, sign: QRect) -> None:
        page = self._page.rect()
        left = min(sign.right() + 6, page.right() - _WIDTH - 4)
        top = min(max(4, sign.center().y() - self.height() // 2), page.bottom() - self.height() - 4)
        self.move(left, top)

    @Slot()
    def finish(self) -> None:
        """Keep the name and close."""
        id, self._id = self._id, None
        if id is not None and self.text().strip() != self._kept:
            self.named.emit(id, self.text().strip())
        self._close()

    def _close(self) -> None:
        self._id = None
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self.left.emit()

    @Slot()
    def _on_delete(self) -> None:
        id, self._id = self._id, None
        self._close()
        if id is not None:
            self.delete_requested.emit(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
        event.accept()  # what is left over is not for the page that the field lies on

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.isVisible():
            self.finish()
