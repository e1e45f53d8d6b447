"""The open document's marks as the window holds them: loaded, and kept as the library has them."""

from __future__ import annotations

import time
from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.library.annotation import Annotation, Colour
from reader_app.library.library import Library
from reader_app.ui.jobs import Jobs, Report
from reader_app.ui.marks.keeping import Keeper, Kept
from reader_app.ui.marks.look import colour_names
from reader_app.ui.marks.mark_set import MarkSet
from reader_app.ui.reading_session import OpenDocument, ReadingSession

_REST = 2_500  # milliseconds; longer than the watch of the library needs to notice a change
# Code points about the place where a document is opened: more than a screen shows, and what
# stands above it in the margin.
_BEFORE, _AFTER = 3_000, 6_000
_MANY = 500  # marks: fewer are all there in no time
_DRAWN = 0.03  # seconds until they are drawn: the rest takes the interpreter


class _Names(NamedTuple):
    """What the user calls colours, and the tags that there are."""

    colours: dict[Colour, str]
    tags: dict[str, int]


class _FirstMarks(NamedTuple):
    """Those about the place where a document was opened."""

    document: int
    set: MarkSet


class _Loaded(NamedTuple):
    document: int
    annotations: list[Annotation]
    set: MarkSet
    names: _Names


class OpenMarks(QObject):
    """``changed`` tells that marks of the open document have changed, or another is open;
    ``reloaded`` that others than before have been read."""

    changed = Signal()
    reloaded = Signal()
    names_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, library: Library, jobs: Jobs, session: ReadingSession, keeper: Keeper
    ) -> None:
        super().__init__(keeper)
        self._library = library
        self._jobs = jobs
        self._session = session
        self.set = MarkSet()
        self.document: int | None = None
        self.names = colour_names({})
        self.tags: dict[str, int] = {}
        self._own = QTimer(self, singleShot=True, interval=_REST)
        self._own.timeout.connect(self._on_rest)
        self._doubtful = False
        self._fresh_page = False
        self.are_all = True  # not only those about the place where the document was opened
        self._loading = 0
        self._outdated = False
        session.document_opened.connect(self._on_document_opened)
        session.previewed.connect(self._on_closed)
        keeper.kept.connect(self._on_kept)

    def get(self, id: str | None) -> Annotation | None:
        """A mark of the open document."""
        return self.set.get(id)

    def clear(self) -> None:
        """No document is open."""
        self.document = None
        self.set, self.are_all = MarkSet(), True
        self.changed.emit()

    @Slot()
    def look_again(self) -> None:
        """Something of the open document has changed: at once, unless it may be what this window
        has just changed itself, which is known; then when the changes come to rest."""
        if not self._own.isActive():
            self.reload()
        else:
            self._doubtful = True

    @Slot()
    def _on_rest(self) -> None:
        if self._doubtful:
            self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the marks anew: they may have been changed in another window."""
        self._load(None)

    @Slot()
    def reload_names(self) -> None:
        """Read the names of the colours anew: another window may have given others."""
        read = _ReadNames(self._library)
        self._jobs.start(read.run, succeeded=self._on_names, failed=self.failed.emit)

    @Slot(object)
    def _on_names(self, read: _Names) -> None:
        names = colour_names(read.colours)
        if names != self.names or read.tags != self.tags:
            self.names, self.tags = names, read.tags
            self.names_changed.emit()

    def _load(self, place: int | None) -> None:
        """Read all marks; those about a ``place`` (a code point) first."""
        self._doubtful = False
        if self.document is not None:
            self._loading += 1
            load = _Load(self._library, self.document, place)
            self._jobs.start(
                load.run,
                progressed=self._on_first,
                succeeded=self._on_loaded,
                failed=self._on_not_loaded,
            )

    @Slot(object)
    def _on_document_opened(self, opened: OpenDocument) -> None:
        if self.document != opened.row.id:
            self.set, self.are_all = MarkSet(), False
        self.document = opened.row.id
        self._fresh_page = True  # laid out after this, and without marks
        self.changed.emit()
        self._outdated = False
        self._load(opened.row.position if opened.row.annotations > _MANY else None)

    @Slot()
    def _on_closed(self) -> None:
        self.clear()

    @Slot(object)
    def _on_first(self, first: _FirstMarks) -> None:
        if first.document == self.document and not self.are_all:
            self.set = first.set
            self.changed.emit()

    @Slot(object)
    def _on_not_loaded(self, error: Exception) -> None:
        self._loading -= 1
        self.failed.emit(error)

    @Slot(object)
    def _on_loaded(self, loaded: _Loaded) -> None:
        self._loading -= 1
        self._on_names(loaded.names)
        if loaded.document != self.document:
            return
        if self._outdated:  # something was kept while they were being read
            self._outdated = False
            self.reload()
            return
        if self._fresh_page or not self.set.same_as(loaded.annotations):
            self._fresh_page, self.are_all = False, True
            self.set = loaded.set
            self.changed.emit()
            self.reloaded.emit()

    @Slot(object)
    def _on_kept(self, kept: Kept) -> None:
        change = kept.change
        if self.document in change.documents and change.annotations:
            self._own.start()
            self._outdated = self._loading > 0
            self.apply(kept.annotations, change.annotations)
        if "colour_names" in change.keys or any(one.tags for one in kept.annotations):
            self.reload()

    def apply(self, present: Collection[Annotation], named: Collection[str]) -> None:
        """Take over how annotations are now; those that are named but not present are gone."""
        here = [one for one in present if one.document == self.document]
        self.set.apply(here, named)
        self.changed.emit()


class _Load:
    """Reads a document's marks, off the window's thread; those about a ``place`` come first."""

    def __init__(self, library: Library, document: int, place: int | None) -> None:
        self._library = library
        self._document = document
        self._place = place

    def run(self, report: Report) -> _Loaded:
        marks = self._library.annotations
        if self._place is not None:
            stretch = max(0, self._place - _BEFORE), self._place + _AFTER
            report(_FirstMarks(self._document, MarkSet(marks.about(self._document, *stretch))))
            time.sleep(_DRAWN)
        found = marks.of_document(self._document)
        return _Loaded(self._document, found, MarkSet(found), _ReadNames(self._library).run(report))


class _ReadNames:
    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, _report: Report) -> _Names:
        return _Names(self._library.annotations.colour_names(), self._library.annotations.tags())
