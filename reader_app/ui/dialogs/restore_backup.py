"""Which backup is to take the library's place: those that were made by themselves, or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal, Slot
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

from reader_app.library.backup_contents import Backup
from reader_app.ui.dialogs.main_button import make_main
from reader_app.ui.readable_dates import readable_moment

_PATH = Qt.ItemDataRole.UserRole


class RestoreDialog(QDialog):
    """Asks; the library stays as it is until ``restore_requested`` is carried out."""

    restore_requested = Signal(object)  # Path

    def __init__(
        self,
        backups: Sequence[Backup],
        start: str,
        parent: QWidget | None = None,
        why: str = "",
    ) -> None:
        """``start`` is the folder in which to begin choosing a file, ``why`` the reason to restore
        where there is no window because the library cannot be opened."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Restore from a backup"))
        self.resize(580, 400 if backups else 160)
        self._start = start
        words = QLabel(f"{why}\n\n{self._what_stays()}" if why else self._what_happens())
        words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Automatic backups"))
        for backup in backups:
            self.list.addItem(self._item(backup))
        self.list.itemSelectionChanged.connect(self._on_selected)
        nothing = QLabel(self.tr("There are no automatic backups yet: one is made each day."))
        nothing.setProperty("role", "muted")
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        nothing.setVisible(not backups)
        self.list.setVisible(bool(backups))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole
        self.file = buttons.addButton(self.tr("From a file…"), role.ActionRole)
        self.restore = buttons.addButton(self.tr("Restore"), role.AcceptRole)
        make_main(self.restore)
        self.restore.setEnabled(False)
        self.file.clicked.connect(self._on_file)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(12)
        for widget, stretch in ((words, 0), (nothing, 1), (self.list, 1), (buttons, 0)):
            layout.addWidget(widget, stretch)
        self.list.setCurrentRow(0)

    def _what_happens(self) -> str:
        return self.tr(
            "The library as it is now is not deleted: it is moved to the folder “replaced” "
            "beside it. The window closes for a moment and opens with the backup."
        )

    def _what_stays(self) -> str:
        return self.tr(
            "A backup can take its place. What is there now is not deleted: it is moved to the "
            "folder “replaced” beside it."
        )

    def _item(self, backup: Backup) -> QListWidgetItem:
        parts = [readable_moment(backup.made.isoformat())]
        if backup.documents is None:
            parts.append(self.tr("cannot be read"))
        else:
            parts.append(self.tr("%n document(s)", "", backup.documents))
        if backup.annotations is not None:
            parts.append(self.tr("%n annotation(s)", "", backup.annotations))
        sizes = QLocale.DataSizeFormat.DataSizeTraditionalFormat
        parts.append(QLocale().formattedDataSize(backup.size, 1, sizes))
        item = QListWidgetItem(" · ".join(parts))
        item.setData(_PATH, str(backup.path))
        item.setToolTip(str(backup.path))
        if backup.documents is None:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        return item

    @Slot()
    def _on_selected(self) -> None:
        self.restore.setEnabled(bool(self.list.selectedItems()))

    @Slot()
    def _on_file(self) -> None:
        kinds = self.tr("Backups (*.zip *.db)")
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a backup"), self._start, f"{kinds};;{self.tr('All files')} (*)"
        )
        if name:
            self._finish(Path(name))

    @Slot()
    def _on_accepted(self) -> None:
        chosen = self.list.selectedItems()
        if chosen:
            self._finish(Path(chosen[0].data(_PATH)))

    def _finish(self, path: Path) -> None:
        self.accept()
        self.restore_requested.emit(path)
