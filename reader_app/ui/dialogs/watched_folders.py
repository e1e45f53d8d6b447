"""The folders that are watched: to add one, or to watch one no more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.watching import FolderWatch


class WatchedFoldersDialog(QDialog):
    """Nothing in the folders is ever changed; what was brought in stays in the library."""

    def __init__(self, watch: FolderWatch, start: str, parent: QWidget | None = None) -> None:
        """``start`` is the folder in which to begin choosing."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Watched folders"))
        self.resize(560, 360)
        self._watch = watch
        self._start = start
        words = QLabel(
            self.tr(
                "New and changed files in these folders, and in the folders below them, are "
                "brought into the library by themselves."
            )
        )
        words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.add = buttons.addButton(self.tr("Watch a folder…"), role)
        self.remove = buttons.addButton(self.tr("Watch no more"), role)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.list.currentRowChanged.connect(self._on_chosen)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        watch.changed.connect(self._fill)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        self.list.clear()
        for folder in self._watch.folders:
            item = QListWidgetItem(str(folder))
            item.setToolTip(str(folder))
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(self.tr("No folder is watched."))
            nothing.setFlags(nothing.flags() & ~nothing.flags())
            self.list.addItem(nothing)
        else:
            self.list.setCurrentRow(0)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        self.remove.setEnabled(bool(self._watch.folders) and self.list.currentRow() >= 0)

    @Slot()
    def _on_add(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"), self._start)
        if name:
            self._watch.watch(Path(name))

    @Slot()
    def _on_remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._watch.folders):
            self._watch.unwatch(self._watch.folders[row])
