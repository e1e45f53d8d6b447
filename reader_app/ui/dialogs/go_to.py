"""Asks for a place in the text: by its share, or by the page that the original calls it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader_app.documents.model import Page
from reader_app.ui.dialogs.main_button import make_main


class GoToDialog(QDialog):
    """What was typed last counts; a page that there is not keeps the dialog open."""

    share_chosen = Signal(float)  # 0 to 1
    page_chosen = Signal(int)  # the code point that it begins at

    def __init__(
        self, share: float, pages: Sequence[Page], page: str, parent: QWidget | None = None
    ) -> None:
        """``share`` and ``page`` are where the reader is; without ``pages`` only the share is
        asked for."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Go to"))
        self._starts = {entry.label.strip().casefold(): entry.start for entry in reversed(pages)}
        self.share = QDoubleSpinBox(maximum=100.0, decimals=1, suffix=" %", value=100 * share)
        for part in (self.share, self.share.lineEdit()):
            part.setAccessibleName(self.tr("Place in the text:").rstrip(":："))
        self.share.lineEdit().setTextMargins(6, 0, 0, 0)
        self.page = QLineEdit()
        self.page.setPlaceholderText(page)
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._build(pages)

    def _build(self, pages: Sequence[Page]) -> None:
        form = QFormLayout()
        if pages:
            form.addRow(self.tr("Page:"), self.page)
            self.page.setCompleter(QCompleter([page.label for page in pages], self.page))
            last = pages[-1].label
            self._hint.setText(self.tr("From {0} to {1}").format(pages[0].label, last))
            form.addRow("", self._hint)
        form.addRow(self.tr("Place in the text:"), self.share)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        make_main(buttons.button(standard.Ok))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.share.valueChanged.connect(self.page.clear)
        first = self.page if pages else self.share
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.share.selectAll()

    @Slot()
    def accept(self) -> None:
        label = self.page.text().strip()
        if not label:
            self.share_chosen.emit(self.share.value() / 100)
        elif (start := self._starts.get(label.casefold())) is not None:
            self.page_chosen.emit(start)
        else:
            self._hint.setText(self.tr("The document has no page “{0}”.").format(label))
            self.page.selectAll()
            return
        super().accept()
