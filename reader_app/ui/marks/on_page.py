"""Marks on the page: the bars beside words, the margins, the note that is being written."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import (
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from reader_app.library.annotation import MarkKind
from reader_app.ui.actions import Actions
from reader_app.ui.marks.actions import CHANGING, MAKING, ON_MARK, ON_TEXT, shorten
from reader_app.ui.marks.bars import FloatingBar
from reader_app.ui.marks.commands import MarkCommands
from reader_app.ui.marks.margin_notes import MarginNotes
from reader_app.ui.marks.margin_signs import MarginSigns
from reader_app.ui.marks.name_field import NameField
from reader_app.ui.marks.note_editor import NoteEditor
from reader_app.ui.marks.open_marks import OpenMarks
from reader_app.ui.marks.placement import place_beside
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.theme import Theme

_SETTLED = 160  # milliseconds a selection rests before its bar appears
_EDITOR = QSize(250, 190)  # pixels
_SHOWN = 400  # code points of a note on the card under the pointer
_NARROWEST = 190  # pixels: where it takes the place of a card


class MarksOnPage(QObject):
    """Shows marks on the page, and what can be done with the selection or a mark."""

    chosen = Signal(str)

    def __init__(
        self, view: ReaderView, marks: OpenMarks, commands: MarkCommands, actions: Actions
    ) -> None:
        super().__init__(view)
        self._view = view
        self._marks = marks
        self._commands = commands
        self._actions = actions
        self.selection_bar = FloatingBar(view, self.tr("Mark the selection"))
        self.mark_bar = FloatingBar(view, self.tr("Change the mark"))
        self.notes = MarginNotes(view, marks.get)
        self.signs = MarginSigns(view, marks.get)
        self.editor = NoteEditor(view, floating=True)
        self.name_field = NameField(view)
        self.picture: tuple[int, int] | None = None  # under the menu
        self._listed = False
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._fill_bars()
        self._connect()
        self.editor.hide()

    def _fill_bars(self) -> None:
        shorten(self._actions)
        for bar, groups in ((self.selection_bar, MAKING), (self.mark_bar, CHANGING)):
            bar.set_actions([[self._actions[name] for name in group] for group in groups])

    def _connect(self) -> None:
        view, commands = self._view, self._commands
        view.selection_changed.connect(self._on_selection_changed)
        view.annotation_clicked.connect(self.choose)
        view.set_note_of(self.note_of)
        view.rearranged.connect(self._follow)
        view.escaped.connect(self.dismiss)
        self._settled.timeout.connect(self._on_settled)
        self._marks.changed.connect(self._on_marks_changed)
        self.notes.sign_clicked.connect(self._on_note_clicked)
        self.notes.sign_double_clicked.connect(self.write_note)
        self.signs.sign_clicked.connect(self._on_sign_clicked)
        self.signs.sign_double_clicked.connect(self._on_sign_clicked)
        self.editor.note_written.connect(commands.write_note)
        self.editor.tags_written.connect(commands.write_tags)
        self.editor.done.connect(self._on_note_done)
        self.name_field.named.connect(commands.rename)
        self.name_field.delete_requested.connect(self._on_delete_bookmark)
        self.name_field.left.connect(self._to_page)
        commands.note_wanted.connect(self.write_note)
        commands.name_wanted.connect(self.name_bookmark)
        commands.chosen.connect(self.choose)
        commands.made.connect(self._on_made)

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        for part in (self.selection_bar, self.mark_bar, self.notes, self.signs, self.name_field):
            part.set_theme(theme)

    # -- the bars ----------------------------------------------------------------------------------

    @Slot(int, int)
    def _on_selection_changed(self, start: int, end: int) -> None:
        self.selection_bar.hide()
        self.dismiss()
        if start < end:
            self._settled.start()
        else:
            self._settled.stop()

    @Slot()
    def _on_settled(self) -> None:
        if self._view.is_selecting:
            self._settled.start()
        elif self._commands.selected is not None and not self.editor.isVisible():
            self._show_selection_bar()

    def _show_selection_bar(self) -> None:
        boxes = self._view.line_boxes(*self._view.selected_span())
        if boxes:
            self.selection_bar.show_beside(boxes)
        else:
            self.selection_bar.hide()

    @Slot(str)
    def choose(self, id: str) -> None:
        """Show a mark as the chosen one, with the bar of what can be done with it."""
        annotation = self._marks.get(id)
        if annotation is None:
            return
        self._view.choose_annotation(id)
        self.notes.set_chosen(id)
        self._actions_follow()
        if annotation.kind is not MarkKind.BOOKMARK:
            self._show_mark_bar()
        self.chosen.emit(id)

    @Slot(str)
    def _on_made(self, id: str) -> None:
        """A new mark is the chosen one, so that a note can be written in it; no bar is in the way
        of the next."""
        if self._commands.selected is None and not self.editor.isVisible():
            self._view.choose_annotation(id)
            self._actions_follow()

    @Slot(QPointF)
    def choose_at(self, point: QPointF) -> None:
        """Choose the mark at a point of the page for the menu that opens there."""
        self.picture = self._view.picture_at(point)
        mark = self._view.annotation_at(point)
        if mark is not None and self._commands.selected is None:
            self._view.choose_annotation(mark.id)
            self._actions_follow()

    def _show_mark_bar(self) -> None:
        chosen = self._view.chosen_annotation
        boxes = self._view.line_boxes(chosen.start, chosen.end) if chosen else []
        if boxes and not self.editor.isVisible():
            self.mark_bar.show_beside(boxes)
        else:
            self.mark_bar.hide()

    @Slot()
    def dismiss(self) -> None:
        """Choose no mark; what was being written in it is kept."""
        self._close_editor()
        self.mark_bar.hide()
        self.notes.set_chosen(None)
        self._view.choose_annotation(None)
        self._actions_follow()

    def set_listed(self, on: bool) -> None:
        """Whether the actions are for marks in a list, which has the keyboard."""
        self._listed = on
        self._actions_follow()

    def _actions_follow(self) -> None:
        """The commands are there while there is something to use them on."""
        selected, current = self._commands.selected is not None, self._commands.current
        on_text = current is not None and current.kind is not MarkKind.BOOKMARK
        for name in ON_TEXT:
            self._actions[name].setEnabled(selected or on_text or self._listed)
        for name in ON_MARK:
            self._actions[name].setEnabled(current is not None)

    @Slot()
    def _follow(self) -> None:
        """What floats goes with the words when the page moves."""
        if self.selection_bar.isVisible():
            self._show_selection_bar()
        if self.mark_bar.isVisible():
            self._show_mark_bar()
        if self.editor.isVisible():
            self._place_editor()
        if self.name_field.isVisible():
            id = self.name_field.id
            self.name_field.follow(self.signs.box_of(id) if id is not None else None)

    @Slot()
    def _on_marks_changed(self) -> None:
        self._view.set_annotations(self._marks.set.layer)  # the margins follow the page
        current = self._marks.get(self.editor.id)
        if self.editor.isVisible() and current is None:
            self._close_editor()
        elif current is not None:
            self.editor.show_annotation(current)
            self.editor.saved(current)
        if self._view.chosen_annotation is None:
            self.mark_bar.hide()
        self._actions_follow()

    def note_of(self, id: str) -> str:
        """A note as rich text, for the card under the pointer; "" where its own card shows it."""
        annotation = self._marks.get(id)
        if annotation is None or not annotation.note or self.notes.has_room:
            return ""
        return escape(annotation.note[:_SHOWN]).replace("\n", "<br>")

    # -- notes -------------------------------------------------------------------------------------

    @Slot(str)
    def _on_note_clicked(self, id: str) -> None:
        """A click on a card shows its words; once more, and it can be written in. A sign, which
        does not show its note, opens it at once."""
        annotation = self._marks.get(id)
        if annotation is None:
            return
        if self._is_chosen(id) or not annotation.note or not self.notes.has_room:
            self.write_note(id)
        elif annotation.anchor is not None:
            self._view.show_span(annotation.anchor.start, annotation.anchor.end)
            self.choose(id)

    def _is_chosen(self, id: str) -> bool:
        chosen = self._view.chosen_annotation
        return chosen is not None and chosen.id == id

    @Slot(str)
    def write_note(self, id: str) -> None:
        """Write in a note where it stands: in the margin, or beside its words."""
        annotation = self._marks.get(id)
        if annotation is None:
            return
        self._view.choose_annotation(id)
        self.notes.set_chosen(id)
        self.editor.set_known_tags(self._marks.tags)
        self.editor.show_annotation(annotation)
        self.selection_bar.hide()
        self.mark_bar.hide()
        self.editor.show()
        self.editor.raise_()
        self._place_editor()
        self.notes.set_written(id)
        self._actions_follow()
        self.editor.write()
        self.chosen.emit(id)

    def _place_editor(self) -> None:
        annotation = self._marks.get(self.editor.id)
        if annotation is None:
            return
        page, anchor = self._view.viewport().geometry(), annotation.anchor
        card = self.notes.box_of(annotation.id) if self.notes.has_room else None
        words = self._view.line_boxes(anchor.start, anchor.end) if anchor else []
        if card is None and words:
            corner = place_beside(QSizeF(_EDITOR), QRectF(page), words).toPoint()
            self.editor.setGeometry(QRect(corner, _EDITOR))
            return
        box = card or QRect(page.right(), 12, 0, 0)  # a note on the document is at its head
        width = max(_NARROWEST, box.width()) if card else _EDITOR.width()
        size = QSize(width, _EDITOR.height())
        left = min(box.left(), page.right() - size.width() - 6)
        top = min(max(6, box.top()), max(6, page.bottom() - size.height() - 6))
        self.editor.setGeometry(QRect(QPoint(max(6, left), top), size))

    def _close_editor(self) -> None:
        if self.editor.isVisible():
            self.editor.hide()
            self.editor.commit()
            self.editor.show_annotation(None)
            self.notes.set_written(None)

    @Slot()
    def _on_note_done(self) -> None:
        self._close_editor()
        self._to_page()

    @Slot()
    def _to_page(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- bookmarks ---------------------------------------------------------------------------------

    @Slot(str)
    def _on_sign_clicked(self, id: str) -> None:
        annotation = self._marks.get(id)
        if annotation is not None and annotation.kind is MarkKind.BOOKMARK:
            self.name_bookmark(id)
        else:
            self.choose(id)

    @Slot(str)
    def name_bookmark(self, id: str) -> None:
        """Name a bookmark where it lies."""
        bookmark, sign = self._marks.get(id), self.signs.box_of(id)
        if bookmark is not None and sign is not None:
            self.name_field.open_at(bookmark, sign)

    @Slot(str)
    def _on_delete_bookmark(self, id: str) -> None:
        self._commands.delete([id])

    # -- the end -----------------------------------------------------------------------------------

    def finish(self) -> None:
        """Ask to keep whatever is being written or moved: the window closes."""
        self.name_field.finish()
        self._view.settle_ends()
        self.editor.commit()
