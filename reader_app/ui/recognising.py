"""Recognising the text of scanned pages: on demand, in the background, to be stopped."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from reader_app.documents import loaders, ocr
from reader_app.documents.model import Document
from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.ui.actions import Actions
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.reading_session import OpenDocument, ReadingSession
from reader_app.ui.widgets.status_bar import StatusLine

ACTION = "recognise"
# What a loader says of a document in which there is something to recognise.
_SCANNED, _UNMAPPED = "pdf-scanned", "pdf-unmapped"


class RecogniseCommands(QObject):
    """Starts and stops the recognition for the open document; the text is read anew at its end."""

    failed = Signal(object)
    recognised = Signal(int)  # document

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        session: ReadingSession,
        status: StatusLine,
        actions: Actions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._session = session
        self._status = status
        self._actions = actions
        self._job: Job | None = None
        self._id = -1
        actions.connect_to(ACTION, self.toggle)
        self.set_document(None)

    @property
    def busy(self) -> bool:
        return self._job is not None

    @Slot(object)
    def set_document(self, opened: OpenDocument | None) -> None:
        """Offer it where pages are scanned, or their fonts do not say what is written."""
        able = opened is not None and bool(_codes(opened.document) & {_SCANNED, _UNMAPPED})
        self._actions[ACTION].setEnabled(able or self.busy)

    @Slot()
    def toggle(self) -> None:
        """Recognise the open document, or stop what is under way."""
        if self._job is not None:
            self._job.cancel()
            return
        current = self._session.current
        if current is None:
            return
        try:
            ocr.check_available()
        except KnownError as error:
            self.failed.emit(error)
            return
        self._id = current.row.id
        every_page = _UNMAPPED in _codes(current.document)
        self._job = self._jobs.start(
            _Recognise(self._library, self._id, every_page).run,
            succeeded=self._on_recognised,
            failed=self.failed.emit,
            progressed=self._on_progressed,
            long=True,
        )
        self._job.finished.connect(self._on_finished)
        self._actions.set_text(ACTION, self.tr("Stop recognising text"))

    @Slot(object)
    def _on_progressed(self, progress: tuple[int, int]) -> None:
        self._status.show_work(self.tr("Recognising text…"), *progress)

    @Slot(object)
    def _on_recognised(self, id: int) -> None:
        self.recognised.emit(id)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self._status.show_work(None)
        self._actions.set_text(ACTION, self.tr("Recognise scanned text"))
        self.set_document(self._session.current)


class _Recognise:
    def __init__(self, library: Library, id: int, every_page: bool) -> None:
        self._library = library
        self._id = id
        self._every_page = every_page

    def run(self, report: Report) -> int:
        """The number of the document, whose text in the library is the recognised one now."""
        from reader_app.library.versions import read_anew

        row = self._library.document(self._id)
        data = self._library.original(self._id)
        name = row.location or row.name
        document = loaders.recognise(
            data, name, lambda done, total: report((done, total)), self._every_page
        )
        read_anew(self._library, self._id, document, row.encoding_override)
        return self._id


def _codes(document: Document) -> set[str]:
    return {warning.code for warning in document.warnings}
