"""Annotations that enter: from files of any program, and those that waited for a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from reader_app.library.library import Library
from reader_app.messages import render
from reader_app.ui.actions import Actions
from reader_app.ui.exchange_work import ExchangeWork, pairs
from reader_app.ui.importing import Importer
from reader_app.ui.jobs import Report

if TYPE_CHECKING:
    from reader_app.exchange.arrival import Arrival
    from reader_app.exchange.waiting import Waiting
    from reader_app.ui.dialogs.awaited_documents import AwaitedDocumentsDialog
    from reader_app.ui.marks.awaited import AwaitedLine

_SHOWN_PROBLEMS = 200


class AnnotationArrivals(QObject):
    """Takes annotations in, and tells what became of each."""

    def __init__(self, work: ExchangeWork, importer: Importer, actions: Actions) -> None:
        super().__init__(work)
        self._work = work
        self._library, self._jobs, self._window = work.library, work.jobs, work.window
        self._notifier = work.notifier
        self._open_files = actions["open_files"]
        self._line: AwaitedLine | None = None
        self._list: AwaitedDocumentsDialog | None = None
        actions.connect_to("import_annotations", self.import_annotations)
        importer.finished.connect(self._on_imported)

    def show_in(self, line: AwaitedLine) -> None:
        """Tell in this line what waits for documents that are not in the library."""
        self._line = line
        line.list_requested.connect(self.list_waiting)
        self.look()

    @Slot()
    def look(self) -> None:
        """Show anew what waits: it may have come, here or in another window."""
        waiting = _waiting(self._library)
        if self._line is not None:
            self._line.show_waiting(waiting)
        if self._list is not None:
            self._list.show_waiting(waiting)

    @Slot()
    def list_waiting(self) -> None:
        """List the documents that annotations wait for."""
        from reader_app.ui.dialogs.awaited_documents import AwaitedDocumentsDialog

        self._list = AwaitedDocumentsDialog(_waiting(self._library), self._window)
        self._list.files_requested.connect(self._open_files.trigger)
        self._list.forgotten.connect(self._on_forgotten)
        self._list.finished.connect(self._on_list_closed)
        self._list.open()

    @Slot(list)
    def _on_forgotten(self, keys: list[str]) -> None:
        from reader_app.exchange import waiting

        for key in keys:
            waiting.drop(self._library, key)
        self.look()

    @Slot()
    def _on_list_closed(self) -> None:
        self._list = None

    @Slot()
    def import_annotations(self) -> None:
        """Ask for files, take their annotations in, and tell what became of them."""
        from reader_app.ui.dialogs.export_progress import WorkDialog

        known = "*.jsonld *.json *.annotations *.annotation *.qdpx *.lua *.html *.csv *.txt *.md"
        known += " *.docx *.xlsx *.calibre_annotation_collection *.opf *.rdf"
        filters = f"{self.tr('Annotations')} ({known});;{self.tr('All files')} (*)"
        title = self.tr("Import annotations")
        names, _ = QFileDialog.getOpenFileNames(self._window, title, self._work.folder, filters)
        if not names:
            return
        paths = [Path(name) for name in names]
        self._work.remember(paths[0].parent)
        dialog = WorkDialog(title, self._window)
        self._work.show(dialog)
        dialog.show_working(self.tr("Reading %n file(s)…", "", len(paths)))

        def operation(report: Report) -> Arrival:
            from reader_app.exchange.arrival import import_files

            return import_files(self._library, paths, pairs(report))

        self._work.start(operation, self._on_arrived)

    @Slot(object)
    def _on_arrived(self, arrival: Arrival) -> None:
        self.look()
        if self._work.dialog is not None:
            self._work.dialog.show_outcome(self._summary(arrival), self._details(arrival))

    def _summary(self, arrival: Arrival) -> str:
        lines = [
            self.tr("%n annotation(s) added", "", arrival.added),
            self.tr("%n updated", "", arrival.updated) if arrival.updated else "",
            self.tr("%n already there", "", arrival.unchanged) if arrival.unchanged else "",
            self.tr("%n newer here, left as they are", "", arrival.older) if arrival.older else "",
            self.tr("%n without a certain place: see the tray", "", arrival.tray)
            if arrival.tray
            else "",
            self.tr(
                "%n wait for documents that are not here yet", "", sum(arrival.pending.values())
            )
            if arrival.pending
            else "",
        ]
        return "\n".join(filter(None, lines))

    def _details(self, arrival: Arrival) -> str:
        language = self._notifier.language
        pending = [
            self.tr("{0}: %n annotation(s) wait for it", "", count).format(label)
            for label, count in arrival.pending.items()
        ]
        problems = [render(one, language) for one in [*arrival.failed, *arrival.problems]]
        return "\n".join([*problems, *pending][:_SHOWN_PROBLEMS])

    @Slot(object)
    def _on_imported(self, _result: object) -> None:
        """Documents have come: perhaps some that annotations wait for."""
        if self._window.isVisible() and self._library.get_state("annotations_waiting", {}):
            self._jobs.start(self._settle, succeeded=self._on_settled, failed=self._notifier.report)

    def _settle(self, report: Report) -> Arrival:
        from reader_app.exchange.arrival import settle_waiting

        return settle_waiting(self._library, pairs(report))

    @Slot(object)
    def _on_settled(self, arrival: Arrival) -> None:
        self.look()
        if arrival.taken:
            text = self.tr("%n annotation(s) that had waited are in place", "", arrival.taken)
            self._notifier.bar.show_news(text)


def _waiting(library: Library) -> list[Waiting]:
    """What waits. Where nothing does, what reads annotations is not even loaded."""
    if not library.get_state("annotations_waiting", {}):
        return []
    from reader_app.exchange.waiting import waiting

    return waiting(library)
