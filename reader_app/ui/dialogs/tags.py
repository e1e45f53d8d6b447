"""The tags of one document or of many: typed, ticked, taken away, all by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader_app.ui.dialogs.main_button import make_main
from reader_app.ui.models.document_filter import fold

_ALL, _SOME, _NONE = (
    Qt.CheckState.Checked,
    Qt.CheckState.PartiallyChecked,
    Qt.CheckState.Unchecked,
)
_TAG = Qt.ItemDataRole.UserRole
_BEFORE = Qt.ItemDataRole.UserRole + 1


class TagsDialog(QDialog):
    """A tag that only some of the documents have stays as it is unless it is ticked or cleared."""

    chosen = Signal(list, list)  # tags to be added to all, tags to be taken off all

    def __init__(
        self, tags: Sequence[Sequence[str]], known: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """``tags`` are those of each document, ``known`` all tags of the library."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tags"))
        self.resize(340, 420)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find or add a tag"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        hint = QLabel(self.tr("Enter ticks the marked tag, or adds what was typed."))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        make_main(buttons.button(standard.Ok))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        count = QLabel(self.tr("%n document(s)", "", len(tags)))
        count.setProperty("role", "secondary")
        for widget in (count, self.field, self.list, hint, buttons):
            layout.addWidget(widget)
        self._fill(tags, known)

    def _fill(self, tags: Sequence[Sequence[str]], known: Sequence[str]) -> None:
        used = {tag: sum(tag in some for some in tags) for tag in known}
        for some in tags:
            for tag in some:
                used.setdefault(tag, sum(tag in other for other in tags))
        for tag in sorted(used, key=lambda tag: (not used[tag], tag)):
            state = _NONE if not used[tag] else _ALL if used[tag] == len(tags) else _SOME
            self.list.addItem(_item(tag, state))

    # -- typing ------------------------------------------------------------------------------------

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """Show the tags that hold what is typed, and offer it as a new one."""
        wanted = fold(text.strip().lstrip("#"))
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in fold(item.data(_TAG)))
            if first is None and not item.isHidden():
                first = item
        self.list.setCurrentItem(first)  # type: ignore[arg-type]

    def _named(self, tag: str) -> QListWidgetItem | None:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next((item for item in items if item.data(_TAG) == tag), None)

    def enter(self) -> None:
        """Tick what is typed or marked; with nothing typed the dialog is done."""
        typed = self.field.text().strip().lstrip("#").strip()
        if not typed:
            self.accept()
            return
        item = self._named(typed) or self._marked(typed)
        if item is None:
            item = _item(typed, _NONE)
            self.list.insertItem(0, item)
        item.setCheckState(_NONE if item.checkState() == _ALL else _ALL)
        self.field.clear()
        self.list.scrollToItem(item)

    def _marked(self, typed: str) -> QListWidgetItem | None:
        """The marked tag, where it begins with what is typed."""
        item = self.list.currentItem()
        fits = item is not None and not item.isHidden()
        return item if fits and fold(item.data(_TAG)).startswith(fold(typed)) else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Up and Down walk through the tags while one types; Enter ticks."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            else:
                self.enter()
            return True
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return False

    def _walk(self, step: int) -> None:
        row = self.list.currentRow() + step
        while 0 <= row < self.list.count():
            if not self.list.item(row).isHidden():
                self.list.setCurrentRow(row)
                return
            row += step

    # -- outcome -----------------------------------------------------------------------------------

    def accept(self) -> None:
        typed = self.field.text().strip()
        if typed:
            self.enter()
        added, taken = [], []
        for row in range(self.list.count()):
            item = self.list.item(row)
            before, now = item.data(_BEFORE), item.checkState()
            if now == _ALL and before != _ALL.value:
                added.append(item.data(_TAG))
            elif now == _NONE and before != _NONE.value:
                taken.append(item.data(_TAG))
        if added or taken:
            self.chosen.emit(added, taken)
        super().accept()


def _item(tag: str, state: Qt.CheckState) -> QListWidgetItem:
    item = QListWidgetItem(tag)
    item.setData(_TAG, tag)
    item.setData(_BEFORE, state.value)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(state)
    return item
