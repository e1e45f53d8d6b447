"""The user's word lists: to name, colour, fill, import, export and remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.analysis.findings import EntityKind
from reader_app.errors import KnownError
from reader_app.library.word_lists import (
    COLOURS,
    WordList,
    export_words,
    import_words,
    words_of,
)
from reader_app.ui.theme import Theme, theme
from reader_app.ui.word_lists import free_name
from reader_app.ui.words import kind_name

# After the last key stroke the text is marked anew.
_SETTLED_MILLISECONDS = 300


class WordListsDialog(QDialog):
    """Emits ``changed`` with all lists a moment after each edit, and when it is closed."""

    changed = Signal(object)  # tuple[WordList, ...]
    failed = Signal(object)  # KnownError

    def __init__(
        self,
        lists: Sequence[WordList],
        parent: QWidget | None = None,
        colours: Theme | None = None,
    ) -> None:
        """``colours`` is the theme that the words are marked in."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Word lists"))
        self.resize(620, 460)
        self.lists = list(lists)
        self._theme = colours or theme("light")
        self._removed: tuple[int, WordList] | None = None
        self._filling = False
        self.names = QListWidget()
        self.name = QLineEdit()
        self.colour = QComboBox()
        self.kind = QComboBox()
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(self.tr("One word a line"))
        self.words.setAccessibleName(self.tr("One word a line"))
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MILLISECONDS)
        self._build()
        self._connect()
        self._show(0)

    def _build(self) -> None:
        names = {
            "green": self.tr("Green"),
            "blue": self.tr("Blue"),
            "red": self.tr("Red"),
            "yellow": self.tr("Yellow"),
        }
        for colour in COLOURS:
            self.colour.addItem(_swatch(self._theme.marker(colour)), names[colour], colour)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Colour"), self.colour)
        self.kind.addItem(self.tr("Keywords only"), None)
        for kind in EntityKind:
            self.kind.addItem(kind_name(kind), kind)
        self.kind.setToolTip(self.tr("What the words name: the analysis takes your word for it"))
        form.addRow(self.tr("Kind"), self.kind)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(form)
        right.addWidget(self.words, 1)
        right.addLayout(self._files())
        panes = QHBoxLayout()
        panes.setSpacing(16)
        panes.addLayout(self._left())
        panes.addLayout(right, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(16)
        layout.addLayout(panes, 1)
        layout.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)

    def _left(self) -> QVBoxLayout:
        self.new = QPushButton(self.tr("New list"))
        self.remove = QPushButton(self.tr("Remove"))
        self.undo = QPushButton(self.tr("Undo remove"))
        self.names.setMaximumWidth(220)
        self.names.setAccessibleName(self.tr("Word lists"))
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.names, 1)
        for button in (self.new, self.remove, self.undo):
            left.addWidget(button)
        return left

    def _files(self) -> QHBoxLayout:
        self.take_in = QPushButton(self.tr("Import words…"))
        self.give_out = QPushButton(self.tr("Export words…"))
        row = QHBoxLayout()
        for button in (self.take_in, self.give_out):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(self._on_chosen)
        self.name.textEdited.connect(self._on_edited)
        self.colour.activated.connect(self._on_edited)
        self.kind.activated.connect(self._on_edited)
        self.words.textChanged.connect(self._on_edited)
        self.new.clicked.connect(self._on_new)
        self.remove.clicked.connect(self._on_remove)
        self.undo.clicked.connect(self._on_undo)
        self.take_in.clicked.connect(self._on_import)
        self.give_out.clicked.connect(self._on_export)
        self._settled.timeout.connect(self._tell)
        self.finished.connect(self._tell)
        self.finished.connect(self.deleteLater)

    # -- showing -----------------------------------------------------------------------------------

    def _show(self, row: int) -> None:
        """Fill the names anew and choose one of them."""
        self._filling = True
        self.names.clear()
        self.names.addItems([one.name for one in self.lists])
        self.names.setCurrentRow(min(row, len(self.lists) - 1))
        self._filling = False
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        if self._filling:
            return
        one = self._chosen()
        self._filling = True
        self.name.setText(one.name if one else "")
        self.colour.setCurrentIndex(COLOURS.index(one.colour) if one else 0)
        self.kind.setCurrentIndex(self.kind.findData(one.kind) if one else 0)
        self.words.setPlainText("\n".join(one.words) if one else "")
        self._filling = False
        editors = (self.name, self.colour, self.kind, self.words)
        for widget in (*editors, self.remove, self.take_in, self.give_out):
            widget.setEnabled(one is not None)
        self.undo.setEnabled(self._removed is not None)

    def _chosen(self) -> WordList | None:
        row = self.names.currentRow()
        return self.lists[row] if 0 <= row < len(self.lists) else None

    # -- editing -----------------------------------------------------------------------------------

    @Slot()
    def _on_edited(self) -> None:
        one, row = self._chosen(), self.names.currentRow()
        if self._filling or one is None:
            return
        others = [other.name for other in self.lists if other is not one]
        name = free_name(self.name.text().strip() or one.name, others)
        words = words_of(self.words.toPlainText())
        colour, kind = self.colour.currentData(), self.kind.currentData()
        kind = EntityKind(kind) if kind else None
        self.lists[row] = replace(one, name=name, colour=colour, words=words, kind=kind)
        item = self.names.item(row)
        if item is not None:
            item.setText(name)
        self._settled.start()

    @Slot()
    def _on_new(self) -> None:
        self._append(self.tr("My words"))
        self._show(len(self.lists) - 1)
        self.words.setFocus()

    def _append(
        self, wanted: str, words: tuple[str, ...] = (), kind: EntityKind | None = None
    ) -> None:
        """A new list in the next colour, under the name that is wanted or one like it."""
        name = free_name(wanted, [one.name for one in self.lists])
        self.lists.append(
            WordList(name, COLOURS[len(self.lists) % len(COLOURS)], words, True, kind)
        )

    @Slot()
    def _on_remove(self) -> None:
        row = self.names.currentRow()
        self._removed = row, self.lists.pop(row)
        self._show(row)
        self._tell()

    @Slot()
    def _on_undo(self) -> None:
        if self._removed is not None:
            row, one = self._removed
            self._removed = None
            name = free_name(one.name, [other.name for other in self.lists])
            self.lists.insert(row, replace(one, name=name))
            self._show(row)
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self._settled.stop()
        self.changed.emit(tuple(self.lists))

    # -- files -------------------------------------------------------------------------------------

    @Slot()
    def _on_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import words"))
        one = self._chosen()
        if not path or one is None:
            return
        try:
            words = import_words(Path(path))
        except KnownError as error:
            self.failed.emit(error)
            return
        self._take(one, words)

    def _take(self, one: WordList, words: dict[EntityKind | None, tuple[str, ...]]) -> None:
        """Put words without a kind, or of its kind, on a list, the others on new lists. A list on
        which there is nothing yet takes the first kind."""
        begun = one.words or one.kind
        kind = one.kind if begun else next(iter(words), None)
        own = [*one.words, *words.get(None, ()), *words.get(kind, ())]
        row = self.names.currentRow()
        self.lists[row] = replace(one, kind=kind, words=tuple(dict.fromkeys(own)))
        for other, some in words.items():
            if other not in (None, kind):
                self._append(f"{one.name} · {kind_name(other)}", some, other)
        self._show(row)
        self._settled.start()

    @Slot()
    def _on_export(self) -> None:
        one = self._chosen()
        if one is None:
            return
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export words"), f"{one.name}.txt")
        if not path:
            return
        try:
            export_words(one, Path(path))
        except KnownError as error:
            self.failed.emit(error)


def _swatch(colour: QColor) -> QIcon:
    picture = QPixmap(QSize(16, 16))
    picture.fill(colour)
    return QIcon(picture)
