"""What stands over the documents: how the bin works, and why there is nothing to see."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader_app.ui.models.document_filter import EVERYTHING, Source, SourceKind


class ListNotes(QWidget):
    """Hidden while there is nothing to say."""

    restore_requested = Signal()
    empty_bin_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.nothing = QLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(20, 24, 20, 24)
        self.bin_bar = self._build_bin_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bin_bar)
        layout.addWidget(self.nothing)

    def _build_bin_bar(self) -> QWidget:
        restore = QPushButton(self.tr("Restore"))
        restore.setToolTip(self.tr("Bring the selected documents back, or all of them"))
        restore.clicked.connect(self.restore_requested)
        empty = QPushButton(self.tr("Empty bin…"))
        empty.setToolTip(self.tr("Delete all documents of the bin for good"))
        empty.clicked.connect(self.empty_bin_requested)
        words = QLabel(self.tr("Restored documents keep all their notes."))
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(restore)
        buttons.addWidget(empty)
        buttons.addStretch()
        bar = QWidget()
        column = QVBoxLayout(bar)
        column.setContentsMargins(14, 6, 8, 10)
        column.setSpacing(8)
        column.addWidget(words)
        column.addLayout(buttons)
        return bar

    def show_state(self, source: Source, empty: bool, filtered: bool, any_document: bool) -> None:
        """``empty`` says that no document is shown, ``filtered`` that words or a status are asked
        for, ``any_document`` that the library has one at all."""
        self.bin_bar.setVisible(source.kind == SourceKind.BIN and not empty)
        self.nothing.setText(self._why_empty(source, filtered))
        self.nothing.setVisible(empty and (any_document or source != EVERYTHING))
        self.setVisible(not (self.bin_bar.isHidden() and self.nothing.isHidden()))

    def _why_empty(self, source: Source, filtered: bool) -> str:
        if filtered:
            return self.tr("No document here has these words and this status.")
        if source.kind == SourceKind.BIN:
            return self.tr("The bin is empty.")
        if source.kind in (SourceKind.COLLECTION, SourceKind.TAG):
            return self.tr("Nothing is in here yet. Drag documents onto its name.")
        return self.tr("Nothing to show.")
