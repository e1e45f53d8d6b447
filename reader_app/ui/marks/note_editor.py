"""Where a note is written: Markdown with a preview, tags under it, and whether it is saved."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.annotation import Annotation
from reader_app.ui.marks.notes import NoteView

_REST = 1_200  # milliseconds without a key after which what was written is kept
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QFrame):
    """Writes one annotation's note and tags.

    ``note_written`` and ``tags_written`` ask to keep them; ``saved`` is told when they are.
    """

    note_written = Signal(str, str)
    tags_written = Signal(str, list)
    done = Signal()

    def __init__(self, parent: QWidget | None = None, *, floating: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("card" if floating else "noteEditor")
        self._id: str | None = None
        self._kept_note: str | None = ""  # None: nobody knows what the library has
        self._kept_tags = ""
        self._text, self._preview = _Writing(), NoteView()
        self._pages = QStackedWidget()
        self._tags, self._state = QLineEdit(), QLabel()
        self._show_preview, self._finish = QToolButton(), QToolButton()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._build(floating)
        self._connect()
        self._retranslate()
        self.setMinimumHeight(120)

    def _build(self, floating: bool) -> None:
        self._pages.addWidget(self._text)
        self._pages.addWidget(self._preview)
        self._state.setProperty("role", "muted")
        self._show_preview.setCheckable(True)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self._state, 1)
        foot.addWidget(self._show_preview)
        foot.addWidget(self._finish)
        if not floating:  # shown before it has a parent, it would be a window for a moment
            self._finish.hide()
        column = QVBoxLayout(self)
        margin = 8 if floating else 0
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(4)
        column.addWidget(self._pages, 1)
        column.addWidget(self._tags)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._on_written)
        self._text.left.connect(self.commit)
        self._text.finished.connect(self._on_finished)
        self._tags.textEdited.connect(self._on_written)
        self._tags.editingFinished.connect(self.commit)
        self._rest.timeout.connect(self.commit)
        self._show_preview.toggled.connect(self._on_preview)
        self._finish.clicked.connect(self._on_finished)

    def _retranslate(self) -> None:
        self._text.setPlaceholderText(self.tr("Write a note (Markdown)"))
        self._text.setAccessibleName(self.tr("Note"))
        self._preview.setAccessibleName(self.tr("Note as it will be shown"))
        self._tags.setPlaceholderText(self.tr("Tags, parted by commas"))
        self._tags.setAccessibleName(self.tr("Tags"))
        self._show_preview.setText(self.tr("Preview"))
        self._show_preview.setToolTip(self.tr("Show the note as it will look"))
        self._finish.setText(self.tr("Done"))
        self._finish.setToolTip(self.tr("Keep the note and close (Ctrl+Enter)"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 120)

    # -- what is written in ------------------------------------------------------------------------

    @property
    def id(self) -> str | None:
        """The annotation that is being written in."""
        return self._id

    def show_annotation(self, annotation: Annotation | None) -> None:
        """Write in another annotation; what was written in the last one is kept first."""
        if annotation is not None and annotation.id == self._id:
            self._follow(annotation)
            return
        self.commit()
        self._id = None  # filling the fields is no writing
        note, tags = (annotation.note, _joined(annotation.tags)) if annotation else ("", "")
        self._kept_note, self._kept_tags = note, tags
        self._text.setPlainText(note)
        self._tags.setText(tags)
        self._id = annotation.id if annotation else None
        self._show_preview.setChecked(False)
        self._state.clear()

    def _follow(self, annotation: Annotation) -> None:
        """The annotation has changed elsewhere: show it, unless that is being overwritten."""
        if not self.is_changed and annotation.note != self._kept_note:
            self._kept_note = annotation.note
            place = self._text.textCursor().position()
            self._text.setPlainText(annotation.note)
            cursor = self._text.textCursor()
            cursor.setPosition(min(place, len(self._text.toPlainText())))
            self._text.setTextCursor(cursor)
        if self._tags.text() == self._kept_tags:
            self._kept_tags = _joined(annotation.tags)
            self._tags.setText(self._kept_tags)

    def set_known_tags(self, tags: Iterable[str]) -> None:
        completer = QCompleter(sorted(tags), self._tags)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._tags.setCompleter(completer)

    def write(self) -> None:
        """Put the cursor behind what is written."""
        self._show_preview.setChecked(False)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._text.setTextCursor(cursor)

    @property
    def is_changed(self) -> bool:
        """Whether something is written that nobody has been asked to keep."""
        return self._id is not None and (
            self._text.toPlainText() != self._kept_note or self._tags.text() != self._kept_tags
        )

    @Slot()
    def commit(self) -> None:
        """Ask to keep what has been written since the last time."""
        self._rest.stop()
        if self._id is None:
            return
        note, tags = self._text.toPlainText(), self._tags.text()
        if note != self._kept_note:
            self._kept_note = note
            self.note_written.emit(self._id, note)
        if tags != self._kept_tags:
            self._kept_tags = tags
            self.tags_written.emit(self._id, _parted(tags))

    def saved(self, annotation: Annotation) -> None:
        """Say that all is saved if the library has what is written here."""
        here = annotation.id == self._id and not self.is_changed
        if here and annotation.note == self._kept_note:
            self._state.setText(self.tr("Saved"))

    @Slot()
    def ask_again(self) -> None:
        """What the library was asked for last it could not keep: ask for it the next time."""
        if self._id is not None and self._state.text() == self.tr("Not saved yet"):
            self._kept_note = None

    @Slot()
    def _on_written(self) -> None:
        if self.is_changed:
            self._state.setText(self.tr("Not saved yet"))
            self._rest.start()

    @Slot()
    def _on_finished(self) -> None:
        self.commit()
        self.done.emit()

    @Slot(bool)
    def _on_preview(self, on: bool) -> None:
        if on:
            self._preview.show_note(self._text.toPlainText())
        self._pages.setCurrentIndex(int(on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the fields leave over is not for the page that they lie on."""
        if event.key() == Qt.Key.Key_Escape or event.key() in _ENTER:
            self._on_finished()
        event.accept()


class _Writing(QPlainTextEdit):
    """The field of the note: Tab leaves it, Control and Enter finish."""

    left = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        """The keys that finish a note are no commands of the window while one is written."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and _finishes(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _finishes(event):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _finishes(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_Escape or (control and event.key() in _ENTER)


def _joined(tags: Iterable[str]) -> str:
    return ", ".join(tags)


def _parted(tags: str) -> list[str]:
    for mark in "，、;；\n":
        tags = tags.replace(mark, ",")
    return [tag.strip() for tag in tags.split(",") if tag.strip()]
