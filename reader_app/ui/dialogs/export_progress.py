"""Work on files as a dialog shows it: what is going on, then what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.dialogs.main_button import make_main

Role = QDialogButtonBox.ButtonRole

# Pixels.
WIDTH = 580


class WorkDialog(QDialog):
    """First its own page (:meth:`set_page`), then a bar, then the outcome with its details."""

    cancel_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self._written: Path | None = None
        self._working = False
        self._work_page, self._outcome_page = QWidget(self), QWidget(self)
        self.doing = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Details"))
        self.buttons = QDialogButtonBox()
        self._stop = self.buttons.addButton(self.tr("Cancel"), Role.RejectRole)
        self._close = self.buttons.addButton(self.tr("Close"), Role.RejectRole)
        self.open_folder = self.buttons.addButton(
            self.tr("Open containing folder"), Role.ActionRole
        )
        self.open_file = self.buttons.addButton(self.tr("Open the file"), Role.ActionRole)
        self._build()

    def _build(self) -> None:
        self.buttons.rejected.connect(self.reject)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.open_file.clicked.connect(self._on_open_file)
        for page, widgets in (
            (self._work_page, (self.doing, self.bar)),
            (self._outcome_page, (self.outcome, self.details)),
        ):
            layout = QVBoxLayout(page)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(12)
            for widget in widgets:
                layout.addWidget(widget)
            layout.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(18)
        self._shown = self._work_page
        layout.addWidget(self._shown, 1)
        layout.addWidget(self.buttons)
        self._outcome_page.hide()
        self._show_buttons(self._stop)

    def set_page(self, page: QWidget, go: QPushButton | None = None) -> None:
        """Begin with a page of one's own; ``go`` is its button, beside Cancel."""
        self._show_page(page)
        if go is not None:
            self.buttons.addButton(go, Role.AcceptRole)
            make_main(go)
            go.setDefault(True)
            self._show_buttons(self._stop, go)

    def show_working(self, text: str) -> None:
        """The work has begun."""
        self._working = True
        self.doing.setText(text)
        self.bar.setRange(0, 0)
        self._show_page(self._work_page)
        self._show_buttons(self._stop)

    @Slot(object)
    def on_progressed(self, step: tuple[int, int]) -> None:
        """``step`` is how much is done, and of how much."""
        done, total = step
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def show_outcome(self, text: str, details: str = "", written: Path | None = None) -> None:
        """The work has ended; ``written`` is the file or folder that it made."""
        self._working = False
        self._written = written
        self.outcome.setText(text)
        self.details.setPlainText(details)
        self.details.setVisible(bool(details))
        self._show_page(self._outcome_page)
        there = [self.open_folder, self.open_file] if written is not None else []
        if written is not None and written.is_dir():
            self.open_file.setText(self.tr("Open the folder"))
            there.remove(self.open_folder)
        self._show_buttons(self._close, *there)
        (self.open_file if written is not None else self._close).setFocus()
        self._fit()

    def _show_page(self, page: QWidget) -> None:
        """Turn to a page. (A stack of them would be as high as the highest.)"""
        if page is not self._shown and (layout := self.layout()) is not None:
            layout.replaceWidget(self._shown, page)
            self._shown.hide()
            page.show()
            self._shown = page
        self._fit()

    def _fit(self) -> None:
        """As high as the page needs in the width that there is."""
        page, layout = self._shown, self.layout()
        if layout is None:
            return
        margins = layout.contentsMargins()
        around = margins.top() + layout.spacing() + margins.bottom()
        width = max(self.width(), WIDTH)
        inner = width - margins.left() - margins.right()
        wraps = page.hasHeightForWidth()
        needed = page.heightForWidth(inner) if wraps else page.sizeHint().height()
        self.resize(width, needed + around + self.buttons.sizeHint().height())

    def reject(self) -> None:
        """Closing ends work under way; nothing half done is left behind."""
        if self._working:
            self.cancel_requested.emit()
        super().reject()

    def _show_buttons(self, *wanted: object) -> None:
        for button in self.buttons.buttons():
            button.setVisible(button in wanted)

    @Slot()
    def _on_open_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    @Slot()
    def _on_open_file(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
