"""The documents that imported annotations wait for: to bring them in, or to let them go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader_app.exchange.waiting import Waiting
from reader_app.ui.icons import ALERT, application_icon

_KEY = Qt.ItemDataRole.UserRole


class AwaitedDocumentsDialog(QDialog):
    """``files_requested`` asks to import files; ``forgotten`` tells the keys of what was let go."""

    files_requested = Signal()
    forgotten = Signal(list)

    def __init__(self, waiting: Sequence[Waiting], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Annotations waiting for their documents"))
        words = QLabel(
            self.tr(
                "These documents are not in the library yet. Import them, and their annotations "
                "come to their places by themselves. Nothing of them is lost until then."
            )
        )
        words.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.list.setHeaderLabels([self.tr("Document"), self.tr("Annotations")])
        self.list.setAccessibleName(self.windowTitle())
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.list.headerItem().setTextAlignment(1, sides)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.open_button = QPushButton(self.tr("Import files…"))
        self.forget_button = QPushButton(self.tr("Delete these annotations…"))
        for button in (self.open_button, self.forget_button):
            self.buttons.addButton(button, role)
        self.buttons.rejected.connect(self.reject)
        self.open_button.clicked.connect(self.files_requested)
        self.forget_button.clicked.connect(self._on_forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        for widget in (words, self.list, self.buttons):
            column.addWidget(widget)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.resize(560, 380)
        self.show_waiting(waiting)

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """List these documents; of none, close."""
        self.list.clear()
        for one in waiting:
            item = QTreeWidgetItem([one.label, f"{one.count:,}"])
            item.setData(0, _KEY, one.key)
            item.setToolTip(0, one.label)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        self.list.ensurePolished()  # or its rows would be measured without their style
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self._on_selected()
        if not waiting:
            self.accept()

    def _keys(self) -> list[str]:
        return [str(item.data(0, _KEY)) for item in self.list.selectedItems()]

    @Slot()
    def _on_selected(self) -> None:
        self.forget_button.setEnabled(bool(self.list.selectedItems()))

    @Slot()
    def _on_forget(self) -> None:
        """Ask first: this cannot be undone, only imported once more."""
        button = QMessageBox.StandardButton
        question = QMessageBox(
            QMessageBox.Icon.NoIcon,
            self.windowTitle(),
            self.tr(
                "Delete the annotations that wait for these %n document(s)?", "", len(self._keys())
            ),
            button.Cancel,
            self,
        )
        question.setInformativeText(self.tr("To have them back, import their file again."))
        delete = question.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(button.Cancel)
        question.setIconPixmap(application_icon().pixmap(ALERT, ALERT))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete.clicked.connect(self._on_forget_confirmed)
        question.open()

    @Slot()
    def _on_forget_confirmed(self) -> None:
        self.forgotten.emit(self._keys())
