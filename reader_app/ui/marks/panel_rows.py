"""Which marks the panel lists: those of the open document, or those found in all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.library.annotation import Annotation
from reader_app.library.library import Library
from reader_app.ui.jobs import Job, Jobs
from reader_app.ui.marks.filter_bar import passing
from reader_app.ui.marks.finding import Find, First, Found, ReadRows
from reader_app.ui.marks.keeping import Kept
from reader_app.ui.marks.open_marks import OpenMarks
from reader_app.ui.panel.annotations_tab import AnnotationsTab

_REST = 300  # milliseconds without a change until it is found out which rows there are now


class PanelRows(QObject):
    """Fills the list when it is seen, and keeps it as the library is."""

    read = Signal()  # what is known of the rows may have changed
    failed = Signal(object)

    def __init__(self, library: Library, jobs: Jobs, tab: AnnotationsTab, marks: OpenMarks) -> None:
        super().__init__(tab)
        self._library = library
        self._jobs = jobs
        self._tab = tab
        self._marks = marks
        self._job: Job | None = None  # that finds, under way
        self._finding: Find | None = None
        self._anew = True  # another list is wanted than the one that is shown
        self._stale = True
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.refresh)
        tab.shown.connect(self._on_shown)
        tab.filter.changed.connect(self._on_filter_changed)
        tab.model.rows_wanted.connect(self._read)
        marks.reloaded.connect(self.look_again)

    @property
    def everywhere(self) -> bool:
        return self._tab.filter.everywhere.isChecked()

    @Slot()
    def _on_filter_changed(self) -> None:
        self._anew = True
        self.refresh()

    def refresh_soon(self) -> None:
        """Fill the list anew once no change has come for a while."""
        self._rest.start()

    @Slot()
    def refresh(self) -> None:
        """Fill the list anew: something else is wanted, or has changed; later if out of sight."""
        self._stale = not self._tab.isVisible()
        if self._stale:
            return
        self._tab.model.with_titles = self.everywhere
        if self.everywhere:
            self._find()
        else:
            self._stop_finding()
            marks, are_all = self._marks.set, self._marks.are_all
            wanted = self._tab.filter.wanted()
            rows = passing(marks.placed, wanted, marks.words_of) if are_all else ()
            self._show(rows, counted=are_all)

    @Slot()
    def _on_shown(self) -> None:
        if self._stale:
            self.refresh()

    @Slot()
    def look_again(self) -> None:
        """Another window may have changed annotations, also of documents that are not open."""
        if self.everywhere:
            self._tab.model.doubt()
            self.refresh()

    def take_over(self, kept: Kept) -> None:
        """Show how the annotations of a change are now; which rows there are is found out."""
        if self.everywhere:
            named = kept.change.annotations
            self._tab.model.know(kept.annotations)
            self._tab.model.drop(named - {one.id for one in kept.annotations})
            self.read.emit()
            self.refresh_soon()

    def _find(self) -> None:
        """Find those of all documents off the window's thread; of others than before, the first
        are shown before all are found."""
        self._stop_finding()
        before = None if self._anew else self._tab.model.ids
        self._finding = find = Find(self._library, self._tab.filter.wanted(), before)
        self._job = self._jobs.start(
            find.run,
            progressed=self._on_first,
            succeeded=self._on_found,
            failed=self._on_not_found,
        )

    def _stop_finding(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._finding = None

    @Slot(object)
    def _on_first(self, first: First) -> None:
        if first.find is self._finding:
            self._anew = False
            self._tab.view.scrollToTop()
            self._show(first.annotations, counted=False)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        if found.find is not self._finding:
            return
        self._job = self._finding = None
        if found.ids is not None:
            self._list(found.ids, found.places)
        self._tab.show_count()

    def _list(self, ids: Sequence[str], places: Mapping[str, int]) -> None:
        """List other annotations."""
        with self._staying():
            self._tab.model.list_ids(ids, places)

    @contextmanager
    def _staying(self) -> Iterator[None]:
        """What was selected stays so, and the list where it is, while its rows change."""
        tab = self._tab
        selected, place = tab.selected_ids(), tab.view.verticalScrollBar().value()
        yield
        if tab.selected_ids() != selected:
            tab.select_ids(selected, scroll=False)
        tab.view.executeDelayedItemsLayout()
        tab.view.verticalScrollBar().setValue(place)

    @Slot(list)
    def _read(self, ids: list[str]) -> None:
        """Read the rows that have come into view."""
        read = ReadRows(self._library, ids)
        self._jobs.start(read.run, succeeded=self._on_read, failed=self._on_read_failed)

    @Slot(object)
    def _on_read(self, annotations: list[Annotation]) -> None:
        if self.everywhere:
            self._tab.model.know(annotations)
            self.read.emit()

    @Slot(object)
    def _on_not_found(self, error: Exception) -> None:
        self._job = self._finding = None
        self.failed.emit(error)

    @Slot(object)
    def _on_read_failed(self, error: Exception) -> None:
        self._tab.model.ask_again()
        self.failed.emit(error)

    def _show(self, rows: Sequence[Annotation], *, counted: bool = True) -> None:
        """Show other rows."""
        with self._staying():
            self._tab.model.show(rows)
        self._tab.show_count(counted)
        self.read.emit()
