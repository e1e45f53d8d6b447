"""What leaves by the menu: annotations, the review report, the whole library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader_app.errors import KnownError
from reader_app.library.library import Library
from reader_app.messages import render
from reader_app.ui.actions import Actions
from reader_app.ui.annotation_arrivals import AnnotationArrivals
from reader_app.ui.document_list.pane import DocumentListPane
from reader_app.ui.exchange_work import ExchangeWork, pairs
from reader_app.ui.importing import Importer
from reader_app.ui.jobs import Jobs, Report
from reader_app.ui.notify import Notifier
from reader_app.ui.reading_session import ReadingSession

if TYPE_CHECKING:
    from reader_app.exchange.links import Reference
    from reader_app.ui.dialogs.export import ExportDialog, FileKind, Scope

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
        importer: Importer,
        notifier: Notifier,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._session = session
        self._list = list_pane
        self._notifier = notifier
        self._window = window
        self._work = ExchangeWork(library, jobs, notifier, window)
        self.arrivals = AnnotationArrivals(self._work, importer, actions)
        slots = {
            "export_annotations": self.export_annotations,
            "review_report": self.review_report,
            "export_library": self.export_library,
        }
        for name, slot in slots.items():
            actions.connect_to(name, slot)

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
            self._library, path, Form(kind.key), wording, scope.ids, pairs(report)
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
        review_report(self._library, path, PageForm(kind.key), wording, ids, pairs(report))
        return wording.say("report-written", path=str(path), documents=len(ids))

    # -- the whole library -------------------------------------------------------------------------

    @Slot()
    def export_library(self) -> None:
        """Ask for a folder, and write the whole library into a new one in it."""
        from reader_app.ui.dialogs.export_progress import WorkDialog

        title = self.tr("Export the whole library")
        parent = QFileDialog.getExistingDirectory(self._window, title, self._work.folder)
        if not parent:
            return
        folder = _free(Path(parent) / f"{self.tr('Zhanjuan')} {date.today().isoformat()}")
        dialog = WorkDialog(title, self._window)
        self._work.show(dialog)
        dialog.show_working(self.tr("Writing {0}…").format(folder.name))
        self._work.write(partial(self._write_library, folder), folder)

    def _write_library(self, folder: Path, report: Report) -> str:
        from reader_app.exchange.annotation_export import wording_of
        from reader_app.exchange.open_library import export_library

        language = self._notifier.language
        wording = wording_of(self._library, language)
        opened = export_library(self._library, folder, wording, pairs(report))
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
        total = self._list.model.total
        scopes.append(Scope("all", self.tr("All %n document(s)", "", total), None))
        return scopes

    def _open(self, dialog: ExportDialog, what: str) -> None:
        chosen = self._choices().get(what, [])
        scope, kind = chosen if isinstance(chosen, list) and len(chosen) == 2 else (None, None)
        dialog.setObjectName(what)
        dialog.choose("selected" if len(self._list.selected_ids()) > 1 else scope, kind)
        self._work.show(dialog)

    def _choices(self) -> dict[str, Any]:
        stored = self._library.get_state(_CHOICES, {})
        return stored if isinstance(stored, dict) else {}

    def _ask_file(self, name: str, suffix: str, scope: Scope, kind: FileKind, write: Write) -> None:
        """Ask where the file is to lie, and write it there."""
        dialog = self._work.dialog
        suggested = str(Path(self._work.folder) / f"{name}{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(dialog, name, suggested, f"*{suffix}")
        if not chosen or dialog is None:
            return
        path = Path(chosen)
        if path.suffix.lower() != suffix:  # also of "2024.06": the question knew of another name
            path = _free(path.with_name(path.name + suffix), suffix)
        self._work.remember(path.parent)
        choices = {**self._choices(), dialog.objectName(): [scope.key, kind.key]}
        self._work.keep(_CHOICES, choices)
        dialog.show_working(self.tr("Writing {0}…").format(path.name))
        self._work.write(partial(write, path, kind, scope), path)


def _free(path: Path, ending: str = "") -> Path:
    """The path, or one with a number behind its name if there is something of that name."""
    name = path.name.removesuffix(ending)
    taken = (path.with_name(f"{name} ({number}){ending}") for number in count(2))
    return path if not path.exists() else next(one for one in taken if not one.exists())
