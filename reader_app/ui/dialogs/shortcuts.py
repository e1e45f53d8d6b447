"""All keyboard shortcuts: to read, and to change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.library import Library
from reader_app.ui.actions import Actions

NAME_ROLE = Qt.ItemDataRole.UserRole
PORTABLE = QKeySequence.SequenceFormat.PortableText
NATIVE = QKeySequence.SequenceFormat.NativeText


class ShortcutsDialog(QDialog):
    """Keys of another action are refused; the defaults can be brought back."""

    keys_chosen = Signal(object)  # to be kept, as the state of the library has them

    def __init__(self, actions: Actions, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(520, 560)
        self._actions = actions
        stored = library.get_state("shortcuts", {})
        self._own: dict[str, list[str]] = stored if isinstance(stored, dict) else {}
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Filter the actions"))
        self._filter.setAccessibleName(self.tr("Filter the actions"))
        self._filter.textChanged.connect(self._on_filter)
        self._filter.returnPressed.connect(self._on_filter_left)
        self._tree = QTreeWidget()
        self._tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self._tree.setAccessibleName(self.windowTitle())
        self._tree.setRootIsDecorated(False)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.currentItemChanged.connect(self._on_current)
        self._tree.itemActivated.connect(self._keys_wanted)
        self._keys = QKeySequenceEdit()
        self._keys.setMaximumSequenceLength(1)
        self._keys.setAccessibleName(self.tr("New keys"))
        self._set = QPushButton(self.tr("Set"))
        self._message = QLabel()
        self._message.setProperty("role", "muted")
        self._message.setWordWrap(True)
        self._build()
        self._fill()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("New keys")))
        row.addWidget(self._keys, 1)
        row.addWidget(self._set)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ResetRole
        reset = buttons.addButton(self.tr("Restore all defaults"), role)
        self._set.clicked.connect(self._on_set)
        reset.clicked.connect(self._on_reset)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.addWidget(self._filter)
        layout.addWidget(self._tree, 1)
        layout.addLayout(row)
        layout.addWidget(self._message)
        layout.addWidget(buttons)

    def _fill(self) -> None:
        """List the actions anew; the one that is chosen stays chosen."""
        before = self._tree.currentItem()
        chosen = before.data(0, NAME_ROLE) if before is not None else None
        self._tree.clear()
        for name, action in self._actions.items():
            keys = ", ".join(key.toString(NATIVE) for key in action.shortcuts())
            item = QTreeWidgetItem([action.text().rstrip("…"), keys])
            item.setData(0, NAME_ROLE, name)
            self._tree.addTopLevelItem(item)
            if name == chosen:
                self._tree.setCurrentItem(item)
        self._on_filter(self._filter.text())
        self._on_current()

    @Slot(str)
    def _on_filter(self, text: str) -> None:
        for number in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(number)
            if item is not None:
                shown = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(text.casefold() not in shown)

    @Slot()
    def _on_filter_left(self) -> None:
        """On to the first action that is shown."""
        every = map(self._tree.topLevelItem, range(self._tree.topLevelItemCount()))
        shown = next((item for item in every if item is not None and not item.isHidden()), None)
        if shown is not None:
            self._tree.setCurrentItem(shown)
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keys_wanted(self) -> None:
        self._keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the keyboard, never another: keys would be lost."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    @Slot()
    def _on_current(self) -> None:
        chosen = self._tree.currentItem() is not None
        self._keys.setEnabled(chosen)
        self._set.setEnabled(chosen)
        self._clear_keys()

    def _clear_keys(self) -> None:
        """Qt's own words in the field come back whenever it is emptied."""
        self._keys.clear()
        if (field := self._keys.findChild(QLineEdit)) is not None:
            field.setPlaceholderText(self.tr("Choose an action, then press its new keys"))
            field.setAccessibleName(self.tr("New keys"))

    @Slot()
    def _on_set(self) -> None:
        item = self._tree.currentItem()
        if item is None:
            return
        name = item.data(0, NAME_ROLE)
        sequence = self._keys.keySequence()
        taken = self._holder(sequence, name)
        if taken is not None:
            text = self.tr("{0} already belongs to “{1}”.")
            self._message.setText(text.format(sequence.toString(NATIVE), taken.text()))
            return
        self._own[name] = [] if sequence.isEmpty() else [sequence.toString(PORTABLE)]
        self._keep()

    @Slot()
    def _on_reset(self) -> None:
        self._own = {}
        self._keep()

    def _holder(self, sequence: QKeySequence, name: str) -> QAction | None:
        """The other action that has these keys."""
        if sequence.isEmpty():
            return None
        for other, action in self._actions.items():
            if other != name and sequence in action.shortcuts():
                return action
        return None

    def _keep(self) -> None:
        self.keys_chosen.emit(dict(self._own))
        self._actions.set_keys(self._own)
        self._message.clear()
        self._fill()
