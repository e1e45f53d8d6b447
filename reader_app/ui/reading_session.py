"""The open document: loaded and analysed off the window's thread, its place kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.errors import KnownError
from reader_app.library.document_rows import read_key
from reader_app.library.rows import Status
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.preview import LARGE_CHARACTERS, Preview, readable
from reader_app.ui.reading_place import PlaceKeeper, ReadingPlace

if TYPE_CHECKING:
    from reader_app.analysis.findings import Analysis
    from reader_app.documents.model import Document, Span
    from reader_app.library.library import Library
    from reader_app.library.rows import DocumentRow
    from reader_app.ui.layers import Layer

SAVE_MILLISECONDS = 400
# The page with a long text is painted before its blocks take the interpreter.
PAINT_SECONDS = 0.2
# Code points, as many as 5 MB can have; the findings of a longer text would take more memory than a
# machine can spare: those of 2.6 million characters take 400 MB.
LONGEST_ANALYSED = 5_000_000
# Code points; of a longer text what is on screen is analysed first.
SEEN_FIRST = 100_000


class OpenDocument(NamedTuple):
    """A document on the page; ``analysis`` is None while it is being analysed."""

    row: DocumentRow
    document: Document
    analysis: Analysis | None = None
    read: tuple[Span, ...] = ()  # what has been on screen
    layers: Mapping[str, Layer] | None = None  # of a long text, laid out where nobody waits

    def laid_out(self) -> OpenDocument:
        """With the layers of its findings, if it is so long that they take a while."""
        if self.analysis is None or len(self.document.text) <= SEEN_FIRST:
            return self
        from reader_app.ui.layers import finding_layers

        return self._replace(layers=finding_layers(self.analysis))


class ReadingSession(QObject):
    """Opens one document at a time; a newer request overtakes an older one."""

    previewed = Signal(object)  # Preview: a long text, before ``document_opened``
    document_opened = Signal(object)  # OpenDocument
    part_analysed = Signal(object)  # OpenDocument: a long text's findings about the place read
    analysis_ready = Signal(object)  # OpenDocument
    analysis_failed = Signal(object)  # OpenDocument
    row_changed = Signal(object)  # DocumentRow
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._wanted: int | None = None
        self._job: Job | None = None
        self._pending: ReadingPlace | None = None
        self._previewed: str | None = None
        self.current: OpenDocument | None = None
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_MILLISECONDS)
        self._save_timer.timeout.connect(self._on_save_due)
        self._places = PlaceKeeper(library)

    @property
    def is_long(self) -> bool:
        """Whether the text on the page is longer than what is analysed."""
        text = self.current.document.text if self.current else self._previewed
        return text is not None and len(text) > LONGEST_ANALYSED

    def open(self, id: int) -> None:
        """Show a document: at once if it is the open one, else as soon as it is loaded."""
        self.save_place()
        self._start(id, Load(self._library, id, True, self._previewed), self._on_loaded)

    def set_encoding(self, encoding: str | None) -> None:
        """Read the open document's file anew in an encoding (None: as it is found)."""
        if self.current is not None:
            id = self.current.row.id
            self._start(id, _Recode(self._library, id, encoding), self._on_loaded)

    def analyze_again(self) -> bool:
        """Find everything anew in the open document, also while that is being done with the words
        of before: the user's words have changed. False if no document is there to be analysed."""
        opened = self.current
        if opened is None or opened.row.id != self._wanted:
            return False
        if opened.row.characters > LONGEST_ANALYSED:
            return False
        self._analyze(opened)
        return True

    def _analyze(self, opened: OpenDocument) -> None:
        operation, failed = _Analyze(self._library, opened), self._on_analysis_failed
        self._start(opened.row.id, operation, self._on_analyzed, failed=failed)

    def close(self) -> None:
        """Have no document open."""
        self.save_place()
        self._wanted = self.current = self._previewed = None

    def take_row(self, row: DocumentRow) -> None:
        """The open document is called otherwise now, or is marked otherwise."""
        if self.current is not None and self.current.row.id == row.id and self.current.row != row:
            self.current = self.current._replace(row=row)
            self.row_changed.emit(row)

    def note_place(self, position: int, progress: float, read: Sequence[Span]) -> None:
        """Remember where the reader is; kept shortly after.

        ``position`` counts code points, ``progress`` is the share (0 to 1) that has been on
        screen, ``read`` the stretches that make it up.
        """
        if self.current is None:
            return
        row = self.current.row
        if (position, progress) != (row.position, row.progress):
            self._pending = ReadingPlace(row.id, position, progress, tuple(read))
            if not self._save_timer.isActive():
                self._save_timer.start()

    @Slot()
    def save_place(self) -> None:
        """Keep the place now; where it cannot be kept that is told, and goes no further."""
        self._save_timer.stop()
        if self._pending is None:
            return
        place, self._pending = self._pending, None
        try:
            saved = self._places.writing(place).run()
        except KnownError as error:
            self.failed.emit(error)
        else:
            self._on_saved(saved)

    @Slot()
    def _on_save_due(self) -> None:
        """Keep the place, beside what the reader does."""
        if self._pending is not None:
            place, self._pending = self._pending, None
            writing = self._places.writing(place)
            self._jobs.start(writing.run, succeeded=self._on_saved, failed=self._on_not_saved)

    @Slot(object)
    def _on_not_saved(self, error: Exception) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _on_saved(self, saved: tuple[ReadingPlace, DocumentRow]) -> None:
        place, row = saved  # its annotations may be other ones by now
        if self.current is not None and self.current.row.id == place.id:
            self.current = self.current._replace(row=row, read=place.read)
            self.row_changed.emit(row)

    def _start(
        self,
        id: int,
        operation: Load | _Recode | _Analyze,
        then: Callable[[OpenDocument], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._wanted = id
        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.start(
            operation.run,
            succeeded=then,
            failed=failed or self._on_failed,
            progressed=self._on_progressed,
        )

    @Slot(object)
    def _on_progressed(self, progress: object) -> None:
        """A text comes before the rest of its document; an analysis tells how far it is."""
        if isinstance(progress, _Text) and progress.id == self._wanted:
            self._preview(progress.preview)
        elif isinstance(progress, _Seen) and progress.opened.row.id == self._wanted:
            self.part_analysed.emit(progress.opened)

    @Slot(object)
    def preview_file(self, preview: Preview) -> None:
        """Show a text that is not in the library yet; what was open or about to be is closed."""
        if self._job is not None:
            self._job.cancel()
        self.close()
        self._preview(preview)

    def _preview(self, preview: Preview) -> None:
        self.save_place()
        self.current = None
        self._previewed = preview.document.text
        self.previewed.emit(preview)

    @Slot(object)
    def _on_loaded(self, opened: OpenDocument) -> None:
        if opened.row.id != self._wanted:
            return
        self._job = None
        self._previewed, self.current = None, opened
        self.document_opened.emit(opened)
        if opened.row.status == Status.UNREAD:
            self._jobs.start(_Begin(self._library, opened.row.id).run, succeeded=self._on_begun)
        if opened.analysis is None and opened.row.characters <= LONGEST_ANALYSED:
            self._analyze(opened)

    @Slot(object)
    def _on_begun(self, row: DocumentRow) -> None:
        self.take_row(row)
        self.row_changed.emit(row)

    @Slot(object)
    def _on_analyzed(self, opened: OpenDocument) -> None:
        if opened.row.id != self._wanted:
            return
        self._job = None
        self.current = opened
        self.analysis_ready.emit(opened)
        self.row_changed.emit(opened.row)

    @Slot(object)
    def _on_analysis_failed(self, error: Exception) -> None:
        """The text can be read all the same."""
        self._job = None
        if self.current is not None and self.current.row.id == self._wanted:
            self.analysis_failed.emit(self.current)
        self.failed.emit(error)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)


class _Text(NamedTuple):
    """The text of a document that is being loaded."""

    id: int
    preview: Preview


class _Seen(NamedTuple):
    """A long text with the findings about the place where it is read."""

    opened: OpenDocument


class _Begin:
    """Makes an unread document one being read. The text does not wait for that: the disk may be
    full, or another process may be writing; then it stays unread."""

    def __init__(self, library: Library, id: int) -> None:
        self._library = library
        self._id = id

    def run(self, _report: Report) -> DocumentRow:
        if self._library.document(self._id).status == Status.UNREAD:
            self._library.set_status([self._id], Status.READING, undoable=False)
        return self._library.document(self._id)


class Load:
    """Reads a document from the library; ``alone`` where it is the one that is read, not another
    beside it.

    The text of a long one is reported first, unless it is ``shown`` already; there is one copy of
    it then, the one that is shown.
    """

    def __init__(self, library: Library, id: int, alone: bool, shown: str | None = None) -> None:
        self._library = library
        self._id = id
        self._alone = alone
        self._shown = shown

    def run(self, report: Report) -> OpenDocument:
        from reader_app.documents.model import Span

        library = self._library
        row = library.document(self._id)
        read = tuple(Span(*span) for span in library.get_state(read_key(self._id), []))
        shown = self._shown
        if self._alone and row.characters >= LARGE_CHARACTERS and shown is None:
            shown = library.text(self._id)
            text = readable(shown, row.encoding)
            report(_Text(self._id, Preview(row.display_title, text, row.position, read)))
            time.sleep(PAINT_SECONDS)
        at_hand = shown if shown is not None and len(shown) == row.characters else None
        document, analysis = library.load(self._id, at_hand), library.analysis(self._id)
        return OpenDocument(row, document, analysis, read).laid_out()


class _Recode:
    """Decodes a document's original anew."""

    def __init__(self, library: Library, id: int, encoding: str | None) -> None:
        self._library = library
        self._id = id
        self._encoding = encoding

    def run(self, report: Report) -> OpenDocument:
        self._library.set_encoding(self._id, self._encoding)
        return Load(self._library, self._id, alone=False).run(report)


class _Analyze:
    """Analyses a document and keeps the findings; of a long one that has none yet, first reports
    those about the place where it is read."""

    def __init__(self, library: Library, opened: OpenDocument) -> None:
        self._library = library
        self._opened = opened

    def run(self, report: Report) -> OpenDocument:
        from reader_app.analysis.pieces import around  # not at the start: see Importer
        from reader_app.analysis.pipeline import analyze

        opened, lexicon = self._opened, self._library.lexicon()
        if opened.analysis is None and len(opened.document.text) > SEEN_FIRST:
            part = around(opened.document, opened.row.position)
            seen = analyze(part, lexicon, lambda _share: report(None))
            report(_Seen(opened._replace(analysis=seen)))
        analysis = analyze(opened.document, lexicon, lambda _share: report(None))
        id = opened.row.id
        self._library.store_analysis(id, analysis)
        found = opened._replace(row=self._library.document(id), analysis=analysis)
        return found.laid_out()
