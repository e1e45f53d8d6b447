"""What leaves and enters by the menu: annotations, the review report, citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.messages import render
from reader_app.ui.actions import Actions
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.importing import Importer
from reader_app.ui.jobs import Jobs, Operation, Report
from reader_app.ui.notify import Notifier
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.reading_session import ReadingSession

if TYPE_CHECKING:
    from reader_app.exchange.arrival import Arrival
    from reader_app.exchange.citation import Cited
    from reader_app.exchange.links import Reference
    from reader_app.ui.dialogs.export import ExportDialog, FileKind, Scope
    from reader_app.ui.dialogs.export_progress import WorkDialog

_CHOICES = "export_choices"  # the key of the state that remembers them
_SHOWN_PROBLEMS = 200
_TITLE = 20  # code points of a title in a line of the dialog

Write = Callable[[Path, "FileKind", "Scope", Report], str]


class ExchangeCommands(QObject):
    """Asks in a dialog, works off the window's thread, and tells in the dialog what was done."""

    place_requested = Signal(int, int, int)  # document, and code points of its text

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        session: ReadingSession,
        list_pane: DocumentListPane,
        reading: ReadingPane,
        importer: Importer,
        notifier: Notifier,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._jobs = jobs
        self._session = session
        self._list = list_pane
        self._reading = reading
        self._notifier = notifier
        self._window = window
        self._dialog: WorkDialog | None = None
        self._folder = str(library.get_state("last_export_folder", str(Path.home())))
        slots = {
            "export_annotations": self.export_annotations,
            "import_annotations": self.import_annotations,
            "review_report": self.review_report,
            "export_library": self.export_library,
            "copy_citation": self.copy_citation,
            "citation_form": self.edit_citation,
        }
        for name, slot in slots.items():
            actions.connect_to(name, slot)
        importer.finished.connect(self._on_imported)

    # -- annotations out ---------------------------------------------------------------------------

    @Slot()
    def export_annotations(self) -> None:
        """Ask which annotations are to leave, and write them."""
        from reader_app.ui.dialogs.export import ExportDialog

        dialog = ExportDialog(
            self.tr("Export annotations"), self._scopes(), self._annotation_kinds(), self._window
        )
        dialog.export_requested.connect(self._on_annotations_requested)
        self._open(dialog, "annotations")

    def _annotation_kinds(self) -> list[FileKind]:
        from reader_app.ui.dialogs.export import FileKind

        tr = self.tr
        return [
            FileKind("docx", tr("Word document (DOCX)"), tr("To read, print and pass on.")),
            FileKind("html", tr("Web page (HTML)"), tr("To read in any browser; one file.")),
            FileKind("markdown", "Markdown", tr("For note-taking programs.")),
            FileKind("xlsx", tr("Table (XLSX)"), tr("To sort and filter in Excel or WPS.")),
            FileKind("csv", tr("Table (CSV)"), tr("For every program that reads tables.")),
            FileKind(
                "jsonld",
                tr("Web Annotation (JSON-LD)"),
                tr(
                    "Everything, for another library of this program and for others that keep to "
                    "the standard of the W3C."
                ),
            ),
            FileKind(
                "annotations",
                tr("EPUB annotations"),
                tr("Everything, in one archive, for reading systems that know EPUB Annotations."),
            ),
            FileKind(
                "qdpx",
                tr("REFI-QDA project (QDPX)"),
                tr("For programs of qualitative analysis: the tags become codes."),
            ),
        ]

    @Slot(object, object)
    def _on_annotations_requested(self, scope: Scope, kind: FileKind) -> None:
        from reader_app.exchange.annotation_export import SUFFIXES, Form

        suffix = SUFFIXES[Form(kind.key)]
        self._ask_file(self.tr("Annotations"), suffix, scope, kind, self._write_annotations)

    def _write_annotations(self, path: Path, kind: FileKind, scope: Scope, report: Report) -> str:
        from reader_app.exchange.annotation_export import Form, export_annotations, wording_of

        wording = wording_of(self._library, self._notifier.language)
        done = export_annotations(
            self._library, path, Form(kind.key), wording, scope.ids, _pairs(report)
        )
        return wording.say(
            "annotations-exported",
            path=str(path),
            documents=done.documents,
            annotations=done.annotations,
        )

    # -- the report --------------------------------------------------------------------------------

    @Slot()
    def review_report(self) -> None:
        """Ask which documents to report on, and write the report."""
        from reader_app.ui.dialogs.export import ExportDialog, FileKind

        use = self.tr("Details, status, checks with their arithmetic, findings, annotations.")
        kinds = [
            FileKind("docx", self.tr("Word document (DOCX)"), use),
            FileKind("html", self.tr("Web page (HTML)"), use),
            FileKind("markdown", "Markdown", use),
        ]
        dialog = ExportDialog(self.tr("Review report"), self._scopes(), kinds, self._window)
        dialog.export_requested.connect(self._on_report_requested)
        self._open(dialog, "report")

    @Slot(object, object)
    def _on_report_requested(self, scope: Scope, kind: FileKind) -> None:
        suffix = {"docx": ".docx", "html": ".html", "markdown": ".md"}[kind.key]
        self._ask_file(self.tr("Review report"), suffix, scope, kind, self._write_report)

    def _write_report(self, path: Path, kind: FileKind, scope: Scope, report: Report) -> str:
        from reader_app.exchange.annotation_export import wording_of
        from reader_app.exchange.page_file import PageForm
        from reader_app.exchange.review_report import review_report

        wording = wording_of(self._library, self._notifier.language)
        ids = scope.ids
        if ids is None:
            ids = tuple(row.id for row in self._library.documents())
        review_report(self._library, path, PageForm(kind.key), wording, ids, _pairs(report))
        return wording.say("report-written", path=str(path), documents=len(ids))

    # -- the whole library -------------------------------------------------------------------------

    @Slot()
    def export_library(self) -> None:
        """Ask for a folder, and write the whole library into a new one in it."""
        from reader_app.ui.dialogs.export_progress import WorkDialog

        title = self.tr("Export the whole library")
        parent = QFileDialog.getExistingDirectory(self._window, title, self._folder)
        if not parent:
            return
        folder = _free(Path(parent) / f"{self.tr('Zhanjuan')} {date.today().isoformat()}")
        dialog = WorkDialog(title, self._window)
        self._show(dialog)
        dialog.show_working(self.tr("Writing {0}…").format(folder.name))

        def operation(report: Report) -> tuple[str, Path]:
            return self._write_library(folder, report), folder

        self._start(operation, self._on_written)

    def _write_library(self, folder: Path, report: Report) -> str:
        from reader_app.exchange.annotation_export import wording_of
        from reader_app.exchange.open_library import export_library

        language = self._notifier.language
        wording = wording_of(self._library, language)
        opened = export_library(self._library, folder, wording, _pairs(report))
        done = wording.say("library-exported", path=str(folder), documents=opened.documents)
        problems = (render(one, language) for one in opened.problems[:_SHOWN_PROBLEMS])
        return "\n".join([done, *problems])

    # -- back from a link --------------------------------------------------------------------------

    def follow(self, paths: Sequence[Path]) -> list[Path]:
        """Go where the ``zhanjuan:`` links among these lead; the others, which are files."""
        if not any(path.name.startswith("zhanjuan:") for path in paths):
            return list(paths)
        from reader_app.exchange.links import reference_in

        found = {path: reference_in(path.name) for path in paths}
        for path, reference in found.items():
            if reference is not None:
                self._go_to(path.name, reference)
        return [path for path, reference in found.items() if reference is None]

    def _go_to(self, link: str, reference: Reference) -> None:
        rows = (r for r in self._library.documents() if r.content_hash == reference.content_hash)
        row = next(rows, None)
        if row is None:
            self._notifier.report(KnownError("link-unknown", link=link))
            return
        start = reference.start or 0
        end = start if reference.end is None else reference.end
        if end > row.characters:  # of another text than the present one
            start = end = 0
        self.place_requested.emit(row.id, start, end)

    # -- citations ---------------------------------------------------------------------------------

    @Slot()
    def copy_citation(self) -> None:
        """Copy the selection with its source, in the form that the user has chosen."""
        from reader_app.exchange.citation import cite, template_of

        cited = self._cited()
        if cited is not None and cited.quote:
            template = template_of(self._library, self._notifier.language)
            QGuiApplication.clipboard().setText(cite(template, cited))

    def _cited(self) -> Cited | None:
        from reader_app.exchange.citation import cited_at

        opened, view = self._session.current, self._reading.view
        if opened is None:
            return None
        cited = cited_at(opened.row, opened.document, *view.selected_span())
        return replace(cited, quote=view.selected_text().strip())

    @Slot()
    def edit_citation(self) -> None:
        """Choose the form of citations, or write one's own."""
        from reader_app.exchange.citation import template_of
        from reader_app.ui.dialogs.export_citation import CitationDialog

        language = self._notifier.language
        template = template_of(self._library, language)
        dialog = CitationDialog(template, self._cited(), language, self._window)
        dialog.template_chosen.connect(self._on_template)
        dialog.open()

    @Slot(str)
    def _on_template(self, template: str) -> None:
        from reader_app.exchange.citation import keep_template

        keep_template(self._library, template)

    # -- one way for both --------------------------------------------------------------------------

    def _scopes(self) -> list[Scope]:
        from reader_app.ui.dialogs.export import Scope

        scopes = []
        chosen = tuple(self._list.selected_ids())
        current = self._session.current
        if len(chosen) > 1:
            text = self.tr("%n selected document(s)", "", len(chosen))
            scopes.append(Scope("selected", text, chosen))
        if current is not None:
            title = current.row.display_title
            title = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
            scopes.append(
                Scope("open", self.tr("The open one: {0}").format(title), (current.row.id,))
            )
        count = self._list.model.total
        scopes.append(Scope("all", self.tr("All %n document(s)", "", count), None))
        return scopes

    def _open(self, dialog: ExportDialog, what: str) -> None:
        chosen = self._choices().get(what, [])
        scope, kind = chosen if isinstance(chosen, list) and len(chosen) == 2 else (None, None)
        dialog.setObjectName(what)
        dialog.choose("selected" if len(self._list.selected_ids()) > 1 else scope, kind)
        self._show(dialog)

    def _show(self, dialog: WorkDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._on_dialog_closed)
        dialog.open()

    def _choices(self) -> dict[str, Any]:
        stored = self._library.get_state(_CHOICES, {})
        return stored if isinstance(stored, dict) else {}

    def _ask_file(self, name: str, suffix: str, scope: Scope, kind: FileKind, write: Write) -> None:
        """Ask where the file is to lie, and write it there."""
        dialog = self._dialog
        suggested = str(Path(self._folder) / f"{name}{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(dialog, name, suggested, f"*{suffix}")
        if not chosen or dialog is None:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_name(path.name + suffix)
        self._remember(path, dialog.objectName(), scope, kind)
        dialog.show_working(self.tr("Writing {0}…").format(path.name))

        def operation(report: Report) -> tuple[str, Path]:
            return write(path, kind, scope, report), path

        self._start(operation, self._on_written)

    def _remember(self, path: Path, what: str, scope: Scope, kind: FileKind) -> None:
        self._folder = str(path.parent)
        self._library.set_state("last_export_folder", self._folder)
        self._library.set_state(_CHOICES, {**self._choices(), what: [scope.key, kind.key]})

    def _start(self, operation: Operation, succeeded: Callable[[Any], None]) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        job = self._jobs.start(
            operation,
            succeeded=succeeded,
            failed=self._on_failed,
            progressed=dialog.on_progressed,
        )
        dialog.cancel_requested.connect(job.cancel)

    @Slot(object)
    def _on_written(self, written: tuple[str, Path]) -> None:
        text, path = written
        if self._dialog is not None:
            self._dialog.show_outcome(text, written=path)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._dialog is not None and isinstance(error, KnownError):
            self._dialog.show_outcome(render(error.notice, self._notifier.language))
            return
        if self._dialog is not None:
            self._dialog.close()
        self._notifier.report(error)

    @Slot()
    def _on_dialog_closed(self) -> None:
        self._dialog = None

    # -- annotations in ----------------------------------------------------------------------------

    @Slot()
    def import_annotations(self) -> None:
        """Ask for files, take their annotations in, and tell what became of them."""
        from reader_app.ui.dialogs.export_progress import WorkDialog

        known = "*.jsonld *.json *.annotations *.annotation *.qdpx *.lua *.html *.csv *.txt"
        known += " *.calibre_annotation_collection"
        filters = f"{self.tr('Annotations')} ({known});;{self.tr('All files')} (*)"
        title = self.tr("Import annotations")
        names, _ = QFileDialog.getOpenFileNames(self._window, title, self._folder, filters)
        if not names:
            return
        paths = [Path(name) for name in names]
        dialog = WorkDialog(title, self._window)
        self._show(dialog)
        dialog.show_working(self.tr("Reading %n file(s)…", "", len(paths)))

        def operation(report: Report) -> Arrival:
            from reader_app.exchange.arrival import import_files

            return import_files(self._library, paths, _pairs(report))

        self._start(operation, self._on_arrived)

    @Slot(object)
    def _on_arrived(self, arrival: Arrival) -> None:
        if self._dialog is not None:
            self._dialog.show_outcome(self._summary(arrival), self._details(arrival))

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

    # -- annotations that waited -------------------------------------------------------------------

    @Slot(object)
    def _on_imported(self, _result: object) -> None:
        """Documents have come: perhaps some that annotations wait for."""
        if self._window.isVisible() and self._library.get_state("annotations_waiting", {}):
            self._jobs.start(self._settle, succeeded=self._on_settled, failed=self._notifier.report)

    def _settle(self, report: Report) -> Arrival:
        from reader_app.exchange.arrival import settle_waiting

        return settle_waiting(self._library, _pairs(report))

    @Slot(object)
    def _on_settled(self, arrival: Arrival) -> None:
        if arrival.taken:
            text = self.tr("%n annotation(s) that had waited are in place", "", arrival.taken)
            self._notifier.bar.show_news(text)


def _free(folder: Path) -> Path:
    """The folder, or one with a number behind it if there is one of that name."""
    taken = (folder.with_name(f"{folder.name} ({number})") for number in count(2))
    return folder if not folder.exists() else next(one for one in taken if not one.exists())


def _pairs(report: Report) -> Callable[[int, int], None]:
    """A job's report as the exchange calls it."""

    def told(done: int, total: int) -> None:
        report((done, total))

    return told
