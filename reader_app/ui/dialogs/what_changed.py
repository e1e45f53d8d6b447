"""What changed from one version of a document to the next, and what became of its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation
from reader_app.library.differences import Difference, DifferenceKind, Part
from reader_app.library.rows import DocumentRow
from reader_app.ui.readable_dates import readable_date
from reader_app.ui.theme import Theme

translate = QCoreApplication.translate

# Paragraphs that stay the same are shown beside a change; the rest is counted.
_NEIGHBOURS = 1
# More changes than a reader would go through one by one; the rest is counted.
_MOST_SHOWN = 1_000
_MARGIN = 16  # pixels
_SIZE = QSize(940, 640)  # of the dialog, where the screen is large enough
_QUOTE = 40  # code points of a mark's words in the list
_MARK = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Versions:
    """Two versions of a document, with their texts, and the marks that came from the old one."""

    old: DocumentRow
    new: DocumentRow
    old_text: str
    new_text: str
    differences: tuple[Difference, ...]
    marks: tuple[Annotation, ...]


class WhatChangedDialog(QDialog):
    """The difference, change by change; the marks beside it lead to their places."""

    mark_chosen = Signal(int, str)  # document, annotation
    undo_requested = Signal()

    def __init__(
        self, versions: Versions, theme: Theme, undoable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What changed: {0}").format(versions.new.display_title))
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self._versions = versions
        self._page = _Page(versions, theme)
        self._change = -1
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("The difference of the two versions"))
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.setHtml(self._page.html())
        self.marks = QListWidget()
        self.marks.setWordWrap(True)
        self.marks.setSpacing(3)
        self.marks.setAccessibleName(self.tr("Annotations of the former version"))
        self.marks.itemActivated.connect(self._on_mark)
        self._build(undoable)
        self._fill()
        self.text.setFocus()

    def _build(self, undoable: bool) -> None:
        panes = QSplitter()
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.text)
        panes.addWidget(self.marks)
        panes.setStretchFactor(0, 1)
        panes.setSizes([640, 280])
        panes.setHandleWidth(_MARGIN // 2)
        panes.setStyleSheet("QSplitter::handle { background: transparent; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(10)
        layout.addLayout(self._heading())
        layout.addWidget(panes, 1)
        layout.addLayout(self._buttons(undoable))
        self.close_button.setDefault(True)

    def _heading(self) -> QHBoxLayout:
        """What the panes below show, each at its own end."""
        old, new = self._versions.old, self._versions.new
        read = self.tr("Former version of {0}, present version of {1}").format(
            _moment(old.added), _moment(new.added)
        )
        changed = self.tr("%n change(s)", "", self._page.count)
        versions = QLabel(f"{read} · {changed}")
        versions.setWordWrap(True)
        self.summary = QLabel(self._summary())
        row = QHBoxLayout()
        row.setSpacing(_MARGIN)
        row.addWidget(versions, 1)
        row.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _summary(self) -> str:
        """How many marks came along, and how many did not."""
        waiting = sum(mark.placement is not Placement.PLACED for mark in self._versions.marks)
        carried = len(self._versions.marks) - waiting
        parts = [self.tr("%n annotation(s) carried over", "", carried)]
        if waiting:
            parts.append(self.tr("%n wait(s) for you", "", waiting))
        return " · ".join(parts)

    def _buttons(self, undoable: bool) -> QHBoxLayout:
        self.previous = QPushButton(self.tr("Previous change"))
        self.next = QPushButton(self.tr("Next change"))
        self.undo = QPushButton(self.tr("Go back to the former version"))
        self.undo.setVisible(undoable)
        for button, slot, key in (
            (self.previous, self._on_previous, "Shift+F7"),
            (self.next, self._on_next, "F7"),
        ):
            button.clicked.connect(slot)
            button.setEnabled(self._page.count > 0)
            QShortcut(QKeySequence(key), self, slot)
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{button.text()} ({shown})")
        self.undo.clicked.connect(self._on_undo)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        self.close_button = close.button(QDialogButtonBox.StandardButton.Close)
        row = QHBoxLayout()
        for widget in (self.previous, self.next, self.undo):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _fill(self) -> None:
        """Those that wait come first: they are what there is to do."""
        words = {
            Placement.UNPLACED: self.tr("No place any more"),
            Placement.SUGGESTED: self.tr("To be confirmed"),
            Placement.PLACED: self.tr("Carried over"),
        }
        for placement, heading in words.items():
            group = [mark for mark in self._versions.marks if mark.placement is placement]
            if group:
                self._add_heading(heading)
            for mark in group:
                item = QListWidgetItem(_words_of(mark))
                item.setData(_MARK, mark.id)
                item.setToolTip(mark.note or (mark.anchor.exact[:400] if mark.anchor else ""))
                self.marks.addItem(item)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.marks.font()
        font.setBold(True)
        item.setFont(font)
        self.marks.addItem(item)

    @Slot(QListWidgetItem)
    def _on_mark(self, item: QListWidgetItem) -> None:
        self.mark_chosen.emit(self._versions.new.id, item.data(_MARK))

    @Slot()
    def _on_next(self) -> None:
        self._go(self._change + 1)

    @Slot()
    def _on_previous(self) -> None:
        self._go(self._change - 1)

    def _go(self, change: int) -> None:
        if self._page.count:
            self._change = change % self._page.count
            self.text.scrollToAnchor(f"change{self._change}")

    @Slot()
    def _on_undo(self) -> None:
        self.undo_requested.emit()
        self.accept()


def _moment(added: str) -> str:
    """A moment in UTC as the user's clock had it."""
    return readable_date(datetime.fromisoformat(added).astimezone().isoformat())


def _words_of(mark: Annotation) -> str:
    quoted = " ".join(mark.anchor.exact.split()) if mark.anchor else ""
    if len(quoted) > _QUOTE:
        quoted = quoted[:_QUOTE] + "…"
    note = " ".join(mark.note.split())[:_QUOTE]
    return " — ".join(part for part in (mark.name, f"“{quoted}”" if quoted else "", note) if part)


class _Page:
    """The difference as rich text: what went struck out, what came underlined."""

    def __init__(self, versions: Versions, theme: Theme) -> None:
        self._old, self._new = versions.old_text, versions.new_text
        text = theme.colour("text").name()
        gone, come = theme.marker("red").name(), theme.marker("green").name()
        self._gone = f"background:{gone};color:{text};text-decoration:line-through"
        self._come = f"background:{come};color:{text};text-decoration:underline"
        self._quiet = f"color:{theme.colour('muted').name()}"
        self._differences = versions.differences
        self._changes = [
            number
            for number, one in enumerate(versions.differences)
            if one.kind is not DifferenceKind.SAME
        ]
        self.count = min(len(self._changes), _MOST_SHOWN)

    def html(self) -> str:
        if not self._changes:
            nothing = translate("WhatChanged", "No words have changed.")
            return f"<p style='{self._quiet}'>{escape(nothing)}</p>"
        return "".join(self._paragraphs())

    def _paragraphs(self) -> Iterator[str]:
        shown = self._changes[:_MOST_SHOWN]
        numbers = {change: number for number, change in enumerate(shown)}
        wanted = sorted(
            {
                number
                for change in shown
                for number in range(change - _NEIGHBOURS, change + _NEIGHBOURS + 1)
                if 0 <= number < len(self._differences)
            }
        )
        at = 0
        for number in wanted:
            yield self._skipped(number - at)
            anchor = f"<a name='change{numbers[number]}'></a>" if number in numbers else ""
            yield f"<p>{anchor}{self._paragraph(self._differences[number])}</p>"
            at = number + 1
        yield self._skipped(len(self._differences) - at)

    def _skipped(self, count: int) -> str:
        if not count:
            return ""
        text = translate("WhatChanged", "%n paragraph(s) more", "", count)
        return f"<p style='{self._quiet}'>⋯ {escape(text)}</p>"

    def _paragraph(self, one: Difference) -> str:
        if one.kind is DifferenceKind.CHANGED:
            return "".join(self._part(part) for part in one.parts)
        if one.kind in (DifferenceKind.DELETED, DifferenceKind.MOVED_FROM) and one.old:
            note = translate("WhatChanged", "moved from here") if one.new else ""
            return self._styled(self._gone, self._old[slice(*one.old)]) + self._note(note)
        words = self._new[slice(*one.new)] if one.new else ""
        if one.kind is DifferenceKind.SAME:
            return self._styled(self._quiet, words)
        note = translate("WhatChanged", "moved to here") if one.old else ""
        return self._styled(self._come, words) + self._note(note)

    def _part(self, part: Part) -> str:
        if part.old and part.new:
            return escape(self._new[slice(*part.new)])
        if part.old:
            return self._styled(self._gone, self._old[slice(*part.old)])
        return self._styled(self._come, self._new[slice(*part.new)]) if part.new else ""

    def _styled(self, style: str, words: str) -> str:
        return f"<span style='{style}'>{escape(words)}</span>"

    def _note(self, note: str) -> str:
        return f" <span style='{self._quiet}'>({escape(note)})</span>" if note else ""


def carried_marks(marks: Sequence[Annotation], since: str) -> tuple[Annotation, ...]:
    """The marks that were made before the present version came (ISO 8601)."""
    return tuple(mark for mark in marks if mark.created <= since)
