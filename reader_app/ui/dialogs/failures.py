"""The files that could not be read: each with its cause, to try again or to put away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.library import Library
from reader_app.messages import render, visible

# Pixels: around a row, and what the style keeps free at its left and right, above and below.
_SPACING, _SIDE, _ABOVE = 2, 9, 5


class FailuresDialog(QDialog):
    """Lists failures; nothing happens to the files themselves."""

    retry_requested = Signal(list)  # of Path
    put_away_requested = Signal(list)  # of Path; ``fill`` follows

    def __init__(self, library: Library, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Files that could not be read"))
        self.resize(620, 380)
        self._library = library
        self._language = language
        # Beside the rows: Qt's strings cannot hold every name of a file.
        self._paths: list[Path] = []
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setSpacing(_SPACING)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setItemDelegate(_Sentences(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setAccessibleName(self.windowTitle())
        self._empty = QLabel(self.tr("Every file could be read."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._retry = buttons.addButton(self.tr("Try again"), role)
        self._put_away = buttons.addButton(self.tr("Put away"), role)
        self._retry.clicked.connect(self._on_retry)
        self._put_away.clicked.connect(self._on_put_away)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.fill()

    @Slot()
    def fill(self) -> None:
        """Show what the library has of them now."""
        self._list.clear()
        failures = self._library.failures()
        self._paths = [failure.path for failure in failures]
        for failure in failures:
            item = QListWidgetItem(render(failure.notice, self._language))
            item.setToolTip(f"{visible(str(failure.path))}\n{failure.when}")
            self._list.addItem(item)
        any_left = self._list.count() > 0
        self._list.setVisible(any_left)
        self._empty.setVisible(not any_left)
        self._retry.setEnabled(any_left)
        self._put_away.setEnabled(any_left)

    def _chosen(self) -> list[Path]:
        """The selected files, or all if none is selected."""
        chosen = sorted(index.row() for index in self._list.selectedIndexes())
        return [self._paths[row] for row in chosen] or self._paths

    @Slot()
    def _on_retry(self) -> None:
        self.retry_requested.emit(self._chosen())
        self.accept()

    @Slot()
    def _on_put_away(self) -> None:
        self.put_away_requested.emit(self._chosen())


class _Sentences(QStyledItemDelegate):
    """Rows as high as their sentences: Qt reckons with more room in a line than it then takes."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width() - 2 * _SPACING
        room = QRect(0, 0, width - 2 * _SIDE, 0)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        said = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(width, said.height() + 2 * _ABOVE)
