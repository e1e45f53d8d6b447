"""What is known of a document, and what the user writes over it; of many what they share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow, MetadataField
from reader_app.ui.dialogs.details_field import DetailsField
from reader_app.ui.dialogs.main_button import make_main
from reader_app.ui.models.document_facts import status_word
from reader_app.ui.readable_dates import readable_moment
from reader_app.ui.widgets.read_line import ReadLine

_PATH = Qt.ItemDataRole.UserRole
# Pixels: of the dialog, and between the frame of a list and its rows.
_WIDTH, _BOX = 560, 5
_PLACES = 5  # rows of files at most, before the list scrolls


class DetailsDialog(QDialog):
    """Emits what was changed, and nothing of what was not."""

    edited = Signal(object)  # dict[MetadataField, str | None]
    starred = Signal(bool)
    tags_requested = Signal()

    def __init__(
        self, library: Library, rows: Sequence[DocumentRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Details"))
        self.setMinimumWidth(_WIDTH)
        self._library = library
        self._rows = rows
        self.fields: dict[MetadataField, DetailsField] = {}
        self.star = QCheckBox(self.tr("Starred"))
        self.places = QListWidget()
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        make_main(self.buttons.button(standard.Save))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._build()

    def _build(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(7)
        form.setHorizontalSpacing(14)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for field, word in self._field_words().items():
            self.fields[field] = self._field(field)
            self.fields[field].changed.connect(self._on_changed)
            self.fields[field].set_name(word)
            form.addRow(_label(word), self.fields[field])
        form.addRow(_label(self.tr("Tags")), self._tag_row())
        form.addRow("", self.star)
        starred = {row.starred for row in self._rows}
        self.star.setTristate(len(starred) > 1)
        states = Qt.CheckState
        whole = states.Checked if starred == {True} else states.Unchecked
        self.star.setCheckState(states.PartiallyChecked if len(starred) > 1 else whole)
        self._star_before = self.star.checkState()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(14)
        if len(self._rows) > 1:
            words = self.tr("%n document(s). Only what you change is changed.", "", len(self._rows))
            layout.addWidget(QLabel(words))
        layout.addLayout(form)
        if len(self._rows) == 1:
            self._add_facts(form, self._rows[0])
            layout.addWidget(self._place_list(self._rows[0]))
            self.places.ensurePolished()
            rows = self.places.sizeHintForRow(0) * min(_PLACES, self.places.count())
            self.places.setFixedHeight(rows + 2 * _BOX)
        layout.addWidget(self.buttons)

    def _field_words(self) -> dict[MetadataField, str]:
        words = {
            MetadataField.TITLE: self.tr("Title"),
            MetadataField.SOURCE: self.tr("Source"),
            MetadataField.AUTHOR: self.tr("Author"),
            MetadataField.DATE: self.tr("Date"),
        }
        if len(self._rows) > 1:
            del words[MetadataField.TITLE]
        return words

    def _field(self, field: MetadataField) -> DetailsField:
        shown = {getattr(row, field.value) or "" for row in self._rows}
        if len(self._rows) > 1:
            return DetailsField(shown, None, None, field == MetadataField.DATE)
        read, hand = self._library.metadata(self._rows[0].id)
        values = getattr(read, field.value), getattr(hand, field.value)
        return DetailsField(shown, *values, field == MetadataField.DATE)

    def _tag_row(self) -> QWidget:
        shared = set.intersection(*(set(row.tags) for row in self._rows))
        label = QLabel(", ".join(sorted(shared)) or self.tr("None"))
        label.setWordWrap(True)
        change = QPushButton(self.tr("Change…"))
        change.clicked.connect(self._on_tags)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(change)
        widget = QWidget()
        widget.setLayout(row)
        return widget

    # -- what cannot be changed --------------------------------------------------------------------

    def _add_facts(self, form: QFormLayout, row: DocumentRow) -> None:
        encoding = (row.encoding or "").upper()
        if row.encoding_override:
            encoding = self.tr("{0} (chosen by hand)").format(row.encoding_override.upper())
        facts = {
            self.tr("File"): row.name,
            self.tr("Format"): self._format_word(row.format),
            self.tr("Encoding"): encoding,
            self.tr("Length"): self.tr("%Ln character(s)", "", row.characters),
            self.tr("Status"): status_word(row.status),
            self.tr("Added"): readable_moment(row.added),
            self.tr("Last opened"): readable_moment(row.opened) if row.opened else "",
            self.tr("Fingerprint"): row.content_hash,
        }
        for word, fact in facts.items():
            if fact:
                label, line = _label(word), ReadLine(fact)
                line.setAccessibleName(word)
                line.setMinimumHeight(label.sizeHint().height())  # on one line with it
                form.addRow(label, line)

    def _format_word(self, name: str) -> str:
        """What a format is called; most are known by their files' ending."""
        words = {
            "text": self.tr("Plain text"),
            "html": self.tr("Web page"),
            "mhtml": self.tr("Web page"),
            "markdown": "Markdown",
            "archive": self.tr("Archive"),
            "legacy": self.tr("Word document of before 2007"),
        }
        return words.get(name, name.upper())

    def _place_list(self, row: DocumentRow) -> QWidget:
        found = self._library.places(row.id)
        self.places.setAccessibleName(self.tr("Files that hold this document"))
        for place in found:
            item = QListWidgetItem(str(place.path))
            item.setData(_PATH, str(place.path))
            item.setToolTip(str(place.path))
            if not place.path.exists():
                item.setText(self.tr("{0} (no longer there)").format(place.path))
            self.places.addItem(item)
        self.places.setCurrentRow(0)
        open_ = QPushButton(self.tr("Open containing folder"))
        open_.clicked.connect(self._on_open_folder)
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(_label(self.tr("Files that hold this document")))
        box.addWidget(self.places)
        box.addWidget(open_, 0, Qt.AlignmentFlag.AlignLeft)
        widget = QWidget()
        widget.setLayout(box)
        widget.setVisible(bool(found))
        return widget

    @Slot()
    def _on_open_folder(self) -> None:
        item = self.places.currentItem()
        if item is not None:
            folder = Path(item.data(_PATH)).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # -- outcome -----------------------------------------------------------------------------------

    @Slot()
    def _on_changed(self) -> None:
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(all(field.is_valid for field in self.fields.values()))

    @Slot()
    def _on_tags(self) -> None:
        self.accept()
        self.tags_requested.emit()

    def accept(self) -> None:
        """Tell what was changed; a date that is none keeps the dialog open."""
        if not all(field.is_valid for field in self.fields.values()):
            return
        changed = {name: field.value for name, field in self.fields.items() if field.is_changed}
        if changed:
            self.edited.emit(changed)
        if self.star.checkState() != self._star_before:
            self.starred.emit(self.star.isChecked())
        super().accept()


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    return label
