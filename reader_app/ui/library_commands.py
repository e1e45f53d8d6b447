"""What the user does with documents as a whole: bring in, mark, remove, bring back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader_app.errors import KnownError
from reader_app.library.journal import Label
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow, Status
from reader_app.resources import samples
from reader_app.ui.background_analysis import Analysed, BackgroundAnalysis
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.import_news import ImportNews
from reader_app.ui.importing import Importer
from reader_app.ui.list_updates import ListUpdates
from reader_app.ui.models.document_filter import SourceKind
from reader_app.ui.notify import NoticeBar, Notifier
from reader_app.ui.password_asking import PasswordAsking
from reader_app.ui.preview import FilePreviews
from reader_app.ui.reading_session import ReadingSession
from reader_app.ui.widgets.status_bar import StatusLine

if TYPE_CHECKING:
    from reader_app.library.importer import ImportResult
    from reader_app.ui.marks.keeping import Keeper, Kept, Then, Write


class LibraryCommands(QObject):
    """Carries the commands out and shows in list and status line what they changed."""

    open_requested = Signal(int)
    open_document_removed = Signal()
    nothing_opened = Signal()  # an import ended and brought nothing to show
    failures_changed = Signal()
    changed = Signal()  # what can be undone has changed
    undo_requested = Signal()

    def __init__(
        self,
        library: Library,
        previews: FilePreviews,
        importer: Importer,
        background: BackgroundAnalysis,
        session: ReadingSession,
        list_pane: DocumentListPane,
        status: StatusLine,
        notifier: Notifier,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._previews = previews
        self._importer = importer
        self._background = background
        self._session = session
        self._list = list_pane
        self._status = status
        self._notifier = notifier
        self._window = window
        self.rows = ListUpdates(library, list_pane, status, window)
        self._keeper: Keeper | None = None
        self._early: list[tuple[Write, Then | None]] = []
        self._news = ImportNews(importer, status, notifier, window)
        self._news.failures_wanted.connect(self.show_failures)
        self._passwords = PasswordAsking(window)
        self._open_next = False
        self._connect()

    def _connect(self) -> None:
        self._list.remove_requested.connect(self.remove)
        self._list.status_requested.connect(self.set_status)
        self._list.folder_requested.connect(self.open_folder_of)
        self._list.copy_path_requested.connect(self.copy_paths)
        self._importer.document_arrived.connect(self._on_arrived)
        self._importer.finished.connect(self._on_finished)
        self._importer.failed.connect(self._on_failed)
        self._importer.started.connect(self._background.stop)
        self._background.progressed.connect(self._on_analysed)
        self._background.finished.connect(self._on_all_analysed)
        self._background.failed.connect(self._notifier.report)
        self._status.failures_requested.connect(self.show_failures)
        self._passwords.retry_wanted.connect(self.import_paths)
        self._session.row_changed.connect(self.rows.show_changed)
        self._bar.action_triggered.connect(self._on_undo_wanted)

    def keep_on(self, keeper: Keeper) -> None:
        """Have this lane carry out what is changed, also what was asked for before it was there."""
        self._keeper = keeper
        for write, then in self._early:
            keeper.keep(write, then)
        self._early.clear()

    def _keep(self, write: Write, then: Then | None = None) -> None:
        """Off the window's thread: another process may hold the library for seconds."""
        if self._keeper is None:
            self._early.append((write, then))
        else:
            self._keeper.keep(write, then)

    @property
    def _bar(self) -> NoticeBar:
        return self._notifier.bar

    # -- bringing in -------------------------------------------------------------------------------

    @Slot(list)
    def import_paths(self, paths: Sequence[Path]) -> None:
        """Bring files and folders into the library; the first of them is opened."""
        self._open_next = True
        self._previews.show_first(paths)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Bring in files of which the first has been shown as far as it is to be."""
        if not paths:  # the one file was in the library
            return
        self._open_next = True
        self._importer.import_paths(paths, self._previews.take())

    @Slot()
    def open_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Open files"), self._last_folder()
        )
        if names:
            self._remember_folder(Path(names[0]).parent)
            self.import_paths([Path(name) for name in names])

    @Slot()
    def open_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a folder"), self._last_folder()
        )
        if name:
            self._remember_folder(Path(name))
            self.import_paths([Path(name)])

    @Slot()
    def open_samples(self) -> None:
        self.import_paths(samples())

    def _last_folder(self) -> str:
        return str(self._library.get_state("last_folder", str(Path.home())))

    def _remember_folder(self, folder: Path) -> None:
        self._keep(partial(self._library.set_state, "last_folder", str(folder)))

    # -- marking and removing ----------------------------------------------------------------------

    @Slot(list, str)
    def set_status(self, ids: list[int], status: str) -> None:
        """Mark documents; what the list shows follows."""
        self._keep(partial(self._library.set_status, ids, Status(status)))

    def mark(self, status: Status) -> None:
        """Mark the selected documents, or the open one if the list has no selection."""
        ids = self._list.selected_ids()
        if not ids and self._session.current is not None:
            ids = [self._session.current.row.id]
        if ids:
            self.set_status(ids, status.value)

    @Slot()
    def mark_unread(self) -> None:
        self.mark(Status.UNREAD)

    @Slot()
    def mark_reviewed(self) -> None:
        self.mark(Status.REVIEWED)

    @Slot()
    def mark_reading(self) -> None:
        self.mark(Status.READING)

    @Slot()
    def mark_set_aside(self) -> None:
        self.mark(Status.SET_ASIDE)

    @Slot()
    def remove_selected(self) -> None:
        """Into the bin; what is there already is deleted for good, once the user agrees."""
        ids = self._list.selected_ids()
        if not self._list.view.hasFocus():
            return
        if self._list.model.source.kind == SourceKind.BIN:
            self._list.wanted.emit("delete", ids, None)
        else:
            self.remove(ids)

    @Slot(list)
    def remove(self, ids: list[int]) -> None:
        """Take documents out of the list; they and all their marks can be brought back."""
        if ids:
            self.rows.flush()
            self._keep(partial(self._library.remove, ids), self._on_removed)

    @Slot(object)
    def _on_removed(self, kept: Kept) -> None:
        """The rows are out of the list by now (:meth:`show_rows`)."""
        self.changed.emit()
        count = len(kept.change.documents)
        text = self.tr("%n document(s) removed from the library", "", count)
        self._bar.show_news(text, self.tr("Undo"))

    def _take_out(self, ids: list[int]) -> None:
        """Show these documents no more."""
        self.rows.take_out(ids)
        current = self._session.current
        if current is not None and current.row.id in ids:
            heir = self._library.document(current.row.id).superseded_by
            self._session.close()
            if heir is not None:  # its file has changed: the new version takes its place
                self.open_requested.emit(heir)
            else:
                self.open_document_removed.emit()

    @Slot()
    def _on_undo_wanted(self) -> None:
        """The bar offers to bring back what was removed last."""
        step = self._library.next_undo()
        if step is not None and step.label == Label.REMOVE:
            self.undo_requested.emit()

    @Slot(object)
    def show_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Show documents as the library has them now, after an undo or another window's change."""
        model = self._list.model
        self.rows.supersede(rows)
        for row in rows:
            self._session.take_row(row)
        gone = [row.id for row in rows if row.removed is not None and model.row_of(row.id)]
        here = [row for row in rows if row.removed is None and model.row_of(row.id) != row]
        if gone:
            self._take_out(gone)
        if here:
            self.rows.bring_back(here)
            if self._session.current is None and not self._importer.busy:
                self.open_requested.emit(here[0].id)

    def title_of(self, id: int) -> str:
        """What a document in the list is called; "" for one that is not in it."""
        row = self._list.model.row_of(id)
        return row.display_title if row else ""

    # -- files -------------------------------------------------------------------------------------

    @Slot(int)
    def open_folder_of(self, id: int) -> None:
        """Show the folder of a document's file in the system's file manager."""
        path = self._library.document(id).path
        if path is None or not path.exists():
            self._notifier.report(KnownError("file-missing", path=str(path or "")))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    @Slot(list)
    def copy_paths(self, ids: list[int]) -> None:
        rows = self._library.rows(ids)
        QGuiApplication.clipboard().setText("\n".join(str(row.path or row.name) for row in rows))

    @Slot()
    def show_failures(self) -> None:
        """The dialog of files that could not be read."""
        from reader_app.ui.dialogs.failures import FailuresDialog

        dialog = FailuresDialog(self._library, self._notifier.language, self._window)
        dialog.retry_requested.connect(self._on_retry_wanted)
        dialog.put_away_requested.connect(self._on_failures_unwanted)
        self.failures_changed.connect(dialog.fill)
        dialog.open()

    @Slot(list)
    def _on_retry_wanted(self, paths: list[Path]) -> None:
        """What fails once more is noted after the first failure is forgotten."""
        write = partial(self._library.dismiss_failures, paths)
        self._keep(write, partial(self._try_again, paths))

    def _try_again(self, paths: list[Path], kept: Kept) -> None:
        self._on_put_away(kept)
        self.import_paths(paths)

    @Slot(list)
    def _on_failures_unwanted(self, paths: list[Path]) -> None:
        self._keep(partial(self._library.dismiss_failures, paths), self._on_put_away)

    @Slot(object)
    def _on_put_away(self, _kept: Kept) -> None:
        self.rows.show_counts()
        self.failures_changed.emit()

    @Slot(int)
    def tell_files_gone(self, count: int) -> None:
        """Files have disappeared from watched folders; nothing else changes by that."""
        text = self.tr(
            "%n file(s) are gone from watched folders. Their documents stay in the library.",
            "",
            count,
        )
        self._bar.show_news(text)

    # -- what others do ----------------------------------------------------------------------------

    @Slot(object, bool)
    def _on_arrived(self, row: DocumentRow, _new: bool) -> None:
        self.rows.let_back([row.id])  # its file was opened once more
        self.rows.show_soon(row)
        if self._open_next:
            self._open_next = False
            self.rows.flush()
            self.open_requested.emit(row.id)

    @Slot(object)
    def _on_analysed(self, analysed: Analysed) -> None:
        self.rows.show_soon(analysed.row)
        self._news.tell_analysed(analysed)

    @Slot()
    def _on_all_analysed(self) -> None:
        self._news.tell_all_analysed(self._list.model.total > 0)

    @Slot(object)
    def _on_finished(self, result: ImportResult | None) -> None:
        """``result`` is None if the import was cancelled before it began."""
        self.rows.flush()
        self._news.tell_result(result)
        if not self._importer.busy:
            self._background.start()
        self.rows.show_counts()
        if self._open_next:
            self._open_next = False
            self.nothing_opened.emit()
        if result is not None and not self._importer.quiet:
            self._passwords.ask([failure.notice for failure in result.failed])

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._status.show_work(None)
        self._notifier.report(error)
        self.nothing_opened.emit()
