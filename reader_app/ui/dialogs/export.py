"""What is to leave the library: which documents, and as what kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.dialogs.export_progress import WorkDialog


@dataclass(frozen=True, slots=True)
class Scope:
    """Some documents, under a name: the open one, the selected ones, all. ``ids`` None: all."""

    key: str
    label: str
    ids: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file by its key, its name, and what it is good for."""

    key: str
    name: str
    use: str


class ExportDialog(WorkDialog):
    """Asks; :attr:`export_requested` tells what was chosen, and then it shows the work."""

    export_requested = Signal(object, object)  # Scope, FileKind

    def __init__(
        self,
        title: str,
        scopes: Sequence[Scope],
        kinds: Sequence[FileKind],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._scopes = list(scopes)
        self._kinds = list(kinds)
        self.scopes = QButtonGroup(self)
        self.kinds = QComboBox()
        self.use = QLabel()
        self.use.setProperty("role", "muted")
        self.use.setWordWrap(True)
        self.use.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._go = QPushButton(self.tr("Export…"))
        self.set_page(self._page(), self._go)
        self._go.clicked.connect(self._on_go)
        self.kinds.currentIndexChanged.connect(self._on_kind)
        self._on_kind()
        chain = (*self.scopes.buttons(), self.kinds, *self.buttons.buttons())
        for one, other in pairwise(chain):
            self.setTabOrder(one, other)

    def _page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(14)
        scopes = QWidget()
        column = QVBoxLayout(scopes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for number, scope in enumerate(self._scopes):
            button = QRadioButton(scope.label)
            button.setChecked(number == 0)
            self.scopes.addButton(button, number)
            column.addWidget(button)
        documents = QLabel(self.tr("Documents"))
        documents.setAlignment(Qt.AlignmentFlag.AlignTop)
        form.addRow(documents, scopes)
        for kind in self._kinds:
            self.kinds.addItem(kind.name, kind.key)
        self.kinds.setAccessibleName(self.tr("Kind of file"))
        form.addRow(self.tr("Kind of file"), self.kinds)
        form.addRow("", self.use)
        lines = 3 * self.use.fontMetrics().lineSpacing()
        self.use.setMinimumHeight(lines)  # nothing jumps when another kind is chosen
        return page

    def choose(self, scope: str | None, kind: str | None) -> None:
        """Choose what was chosen last, as far as it is offered."""
        for number, one in enumerate(self._scopes):
            if one.key == scope:
                self.scopes.button(number).setChecked(True)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(kind)))

    @property
    def scope(self) -> Scope:
        return self._scopes[max(0, self.scopes.checkedId())]

    @property
    def kind(self) -> FileKind:
        return self._kinds[max(0, self.kinds.currentIndex())]

    @Slot()
    def _on_kind(self) -> None:
        self.use.setText(self.kind.use)

    @Slot()
    def _on_go(self) -> None:
        self.export_requested.emit(self.scope, self.kind)
