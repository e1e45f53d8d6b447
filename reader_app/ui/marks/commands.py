"""What the user does with marks: made from a selection, changed, moved, deleted, gone to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.library.annotation import Annotation, Colour, MarkKind, Target
from reader_app.library.library import Library
from reader_app.ui.marks.anchored import AnchoredWrites
from reader_app.ui.marks.keeping import Keeper, Kept, Then, Write
from reader_app.ui.marks.look import DEFAULT_COLOURS
from reader_app.ui.marks.open_marks import OpenMarks
from reader_app.ui.reader.pane import ReadingPane

_NAME = 24  # code points of a place's own words that a bookmark is called by at first


class MarkCommands(QObject):
    """Carries the commands out; every one is a write of its own, acknowledged by the library.

    ``note_wanted`` and ``name_wanted`` ask to write in a mark that has just been made;
    ``chosen`` to show one as the chosen one; ``made`` tells of one that is now what keys act on.
    """

    note_wanted = Signal(str)
    name_wanted = Signal(str)
    chosen = Signal(str)
    made = Signal(str)

    def __init__(
        self, library: Library, keeper: Keeper, marks: OpenMarks, reading: ReadingPane
    ) -> None:
        super().__init__(keeper)
        self._library = library
        self._keeper = keeper
        self._marks = marks
        self._reading = reading
        self._view = reading.view
        self._anchored = AnchoredWrites(library)
        self._view.ends_moved.connect(self.move)

    # -- making ------------------------------------------------------------------------------------

    @property
    def selected(self) -> tuple[int, int] | None:
        """The selected code points without white space around them; None where none are left."""
        document = self._view.document()
        start, end = self._view.selected_span()
        if document is None or self._marks.document is None:
            return None
        while start < end and document.text[start].isspace():
            start += 1
        while start < end and document.text[end - 1].isspace():
            end -= 1
        return (start, end) if start < end else None

    @property
    def current(self) -> Annotation | None:
        """The mark whose handles are shown."""
        chosen = self._view.chosen_annotation
        return self._marks.get(chosen.id) if chosen else None

    def colour(self, colour: Colour) -> None:
        """Highlight the selection in a colour; without one, give the chosen mark the colour."""
        span = self.selected
        if span is None:
            if self.current is not None:
                self.recolour([self.current.id], colour)
            return
        same = self._same_place(span)
        if same is not None:
            self.recolour([same.id], colour)
        else:
            self._make(MarkKind.HIGHLIGHT, span, colour, self._on_made)
        self._deselect()

    @Slot()
    def underline(self) -> None:
        self._make_or_turn(MarkKind.UNDERLINE)

    @Slot()
    def finding(self) -> None:
        self._make_or_turn(MarkKind.FINDING)

    @Slot()
    def note(self) -> None:
        """Write a note on the selection, or in the chosen mark."""
        span = self.selected
        if span is not None:
            self._make(MarkKind.NOTE, span, None, self._on_note_made)
            self._deselect()
        elif self.current is not None:
            self.note_wanted.emit(self.current.id)

    @Slot()
    def note_on_document(self) -> None:
        """Write a note on the document as a whole."""
        if self._marks.document is not None:
            draft = Annotation("", self._marks.document, MarkKind.NOTE, Target.DOCUMENT)
            self._add(draft, self._on_note_made)

    @Slot()
    def note_on_picture_here(self) -> None:
        """Write a note on the picture at the caret, or else on the first one in the window."""
        document, caret = self._view.document(), self._view.caret_position()
        first, last = self._view.visible_range()
        images = document.images if document else ()
        here = [one for one in images if one.start <= caret <= one.end and first <= caret < last]
        shown = here or [one for one in images if first <= one.start < last]
        if shown:
            self.note_on_picture(shown[0].start, shown[0].end)
        else:
            self._reading.notice.show_news(self.tr("No picture there."))

    def note_on_picture(self, start: int, end: int) -> None:
        """Write a note on the picture whose marker these code points are."""
        document = self._view.document()
        if document is None or self._marks.document is None:
            return
        image = next((one for one in document.images if start <= one.start < end), None)
        src = image.src if image else None
        note = MarkKind.NOTE
        draft = Annotation("", self._marks.document, note, Target.PICTURE, picture=src)
        self._add(draft, self._on_note_made, (start, end))

    @Slot()
    def bookmark(self) -> None:
        """Bookmark the selection or the line of the caret, or name the bookmark that is there."""
        span = self.selected or self._line_here()
        if span is None or self._marks.document is None:
            return
        there = self._marks.set.bookmark_in(*span)
        if there is not None:
            self.name_wanted.emit(there.id)
            return
        document = self._view.document()
        words = " ".join(document.text[slice(*span)].split())[:_NAME] if document else ""
        draft = Annotation("", self._marks.document, MarkKind.BOOKMARK, name=words)
        self._deselect()
        self._add(draft, self._on_bookmark_made, span)

    def _line_here(self) -> tuple[int, int] | None:
        """The line of the caret if it is in the window, else the first line of the window."""
        document = self._view.document()
        first, last = self._view.visible_range()
        caret = self._view.caret_position()
        position = caret if first <= caret < last and self._view.caret_mode else first
        lines = (line for piece, _ in self._view.nearby_pieces(0.0) for line in piece.lines)
        for line in lines:
            if line.end > position and document is not None:
                words = document.text[line.start : line.end]
                start = line.start + len(words) - len(words.lstrip())
                return (start, start + len(words.strip())) if words.strip() else None
        return None

    def _make_or_turn(self, kind: MarkKind) -> None:
        """Mark the selection so; without one, make the chosen mark one of that kind, or back."""
        span, current = self.selected, self.current
        if span is not None:
            self._make(kind, span, None, self._on_made)
            self._deselect()
        elif current is not None and current.kind is not MarkKind.BOOKMARK:
            plain = MarkKind.NOTE if current.note else MarkKind.HIGHLIGHT
            turned = plain if current.kind is kind else kind
            self._keep(partial(self._library.annotations.update, [current.id], kind=turned))

    def _make(
        self,
        kind: MarkKind,
        span: tuple[int, int],
        colour: Colour | None,
        then: Then | None = None,
    ) -> None:
        assert self._marks.document is not None
        chosen = colour or DEFAULT_COLOURS[kind]
        draft = Annotation("", self._marks.document, kind, colour=chosen)
        self._add(draft, then, span)

    def _add(
        self,
        draft: Annotation,
        then: Then | None = None,
        span: tuple[int, int] | None = None,
    ) -> None:
        """Keep a new mark on a stretch of the open document, or on all of it."""
        if (document := self._view.document()) is not None:
            self._keeper.keep(partial(self._anchored.add, document, draft, span), then)

    def _same_place(self, span: tuple[int, int]) -> Annotation | None:
        """A highlight that lies on exactly these words already."""
        found = self._marks.set.layer.over(*span)
        same = (mark.id for mark in found if (mark.start, mark.end) == span)
        marks = (self._marks.get(id) for id in same)
        return next((one for one in marks if one and one.kind is MarkKind.HIGHLIGHT), None)

    def _deselect(self) -> None:
        caret = self._view.caret_position()
        self._view.select(caret, caret)

    @Slot(object)
    def _on_made(self, kept: Kept) -> None:
        self.made.emit(kept.annotations[0].id)

    @Slot(object)
    def _on_note_made(self, kept: Kept) -> None:
        self.note_wanted.emit(kept.annotations[0].id)

    @Slot(object)
    def _on_bookmark_made(self, kept: Kept) -> None:
        self.name_wanted.emit(kept.annotations[0].id)

    # -- changing ----------------------------------------------------------------------------------

    def recolour(self, ids: Sequence[str], colour: Colour) -> None:
        self._keep(partial(self._library.annotations.update, list(ids), colour=colour))

    def turn(self, ids: Sequence[str], kind: MarkKind) -> None:
        """Make marks of another kind."""
        self._keep(partial(self._library.annotations.update, list(ids), kind=kind))

    @Slot(str, str)
    def write_note(self, id: str, note: str) -> None:
        self._keep(partial(self._library.annotations.update, [id], note=note))

    @Slot(str, list)
    def write_tags(self, id: str, tags: list[str]) -> None:
        self._keep(partial(self._library.annotations.set_tags, [id], tags))

    def tag(self, ids: Sequence[str], tags: Sequence[str]) -> None:
        self._keep(partial(self._library.annotations.add_tags, list(ids), list(tags)))

    def untag(self, ids: Sequence[str], tags: Sequence[str]) -> None:
        self._keep(partial(self._library.annotations.remove_tags, list(ids), list(tags)))

    @Slot(str, str)
    def rename(self, id: str, name: str) -> None:
        """Give a bookmark a name."""
        self._keep(partial(self._library.annotations.update, [id], name=name))

    def delete(self, ids: Sequence[str]) -> None:
        if ids:
            self._keep(partial(self._library.annotations.delete, list(ids)))

    @Slot()
    def delete_current(self) -> None:
        """Delete the mark whose handles are shown."""
        if self.current is not None:
            self.delete([self.current.id])

    @Slot(str, int, int)
    def move(self, id: str, start: int, end: int) -> None:
        """Put a mark on other words (code points) of the open document."""
        if (document := self._view.document()) is not None:
            self._keep(partial(self._anchored.move, document, id, (start, end)))

    @Slot()
    def end_later(self) -> None:
        self._move_ends(0, 1)

    @Slot()
    def end_earlier(self) -> None:
        self._move_ends(0, -1)

    @Slot()
    def start_later(self) -> None:
        self._move_ends(1, 0)

    @Slot()
    def start_earlier(self) -> None:
        self._move_ends(-1, 0)

    def _move_ends(self, start: int, end: int) -> None:
        """Move the ends of the chosen mark by so many characters."""
        if self.current is not None and self.current.kind is not MarkKind.BOOKMARK:
            self._view.shift_ends(start, end)

    def confirm(self, ids: Sequence[str]) -> None:
        """Take the suggested places of marks that wait in the tray."""
        document = self._view.document()
        waiting = [self._marks.get(id) for id in ids]
        places = {one.id: one.candidate for one in waiting if one and one.candidate}
        if document is not None and places:
            self._keep(partial(self._anchored.confirm, document, places))

    def place_at_selection(self, id: str) -> bool:
        """Put a waiting mark on the selected words; False if none are selected."""
        span = self.selected
        if span is None:
            return False
        self.move(id, *span)
        self._deselect()
        return True

    def name_colours(self, names: dict[Colour, str]) -> None:
        """Keep the user's names for the colours."""
        self._keep(partial(self._library.annotations.name_colours, names))

    def _keep(self, write: Write) -> None:
        self._keeper.keep(write)

    # -- going -------------------------------------------------------------------------------------

    @Slot()
    def next_mark(self) -> None:
        self._step(True, bookmarks=False)

    @Slot()
    def previous_mark(self) -> None:
        self._step(False, bookmarks=False)

    @Slot()
    def next_bookmark(self) -> None:
        self._step(True, bookmarks=True)

    @Slot()
    def previous_bookmark(self) -> None:
        self._step(False, bookmarks=True)

    def _step(self, forward: bool, *, bookmarks: bool) -> None:
        """Go to the next mark after the caret, or the one before it."""
        here = self._view.here()
        found = self._marks.set.step(here, forward, bookmarks=bookmarks)
        if found is not None:
            self.go_to(found)
        else:
            words = self.tr("No bookmark there.") if bookmarks else self.tr("No annotation there.")
            self._reading.notice.show_news(words)

    def go_to(self, annotation: Annotation) -> None:
        """Bring a mark of the open document into view and choose it."""
        if annotation.anchor is not None:
            self._reading.show_span(annotation.anchor.start, annotation.anchor.end)
            self.chosen.emit(annotation.id)
