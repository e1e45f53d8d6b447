"""Marks in the panel: the list follows the page and the library, the page follows the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.annotation_filter import AnnotationPage, MarkFilter, Order
from reader_app.library.library import Library
from reader_app.ui.jobs import Job, Jobs, Report
from reader_app.ui.marks.commands import MarkCommands
from reader_app.ui.marks.filter_bar import passing
from reader_app.ui.marks.look import dot_icon, mark_kind_name
from reader_app.ui.marks.open_marks import OpenMarks
from reader_app.ui.panel.annotations_tab import AnnotationsTab
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.theme import Theme, theme

_PAGE = 200  # rows that are read at once
_KINDS = (MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.NOTE, MarkKind.FINDING)


class MarksInPanel(QObject):
    """``show_elsewhere`` asks for a place in another document: its number, start and end."""

    show_elsewhere = Signal(int, int, int)
    names_requested = Signal()
    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        tab: AnnotationsTab,
        marks: OpenMarks,
        commands: MarkCommands,
        view: ReaderView,
    ) -> None:
        super().__init__(tab)
        self._library = library
        self._jobs = jobs
        self._tab = tab
        self._marks = marks
        self._commands = commands
        self._view = view
        self._theme = theme("light")
        self._job: Job | None = None
        self._stale = True
        self._connect()
        self._on_names_changed()
        self.refresh()

    def _connect(self) -> None:
        tab, commands = self._tab, self._commands
        tab.shown.connect(self._on_shown)
        tab.filter.changed.connect(self.refresh)
        tab.filter.note_requested.connect(commands.note_on_document)
        tab.filter.names_requested.connect(self.names_requested)
        tab.filter.words.list_requested.connect(tab.view.setFocus)
        tab.model.more_wanted.connect(self._read)
        tab.view.chosen.connect(self._on_row_chosen)
        tab.view.walked.connect(self._on_row_walked)
        tab.view.delete_requested.connect(self.delete_selected)
        tab.view.customContextMenuRequested.connect(self._on_menu)
        tab.view.selectionModel().selectionChanged.connect(self._on_selected)
        tab.editor.note_written.connect(commands.write_note)
        tab.editor.tags_written.connect(commands.write_tags)
        tab.tray.confirm_requested.connect(commands.confirm)
        tab.tray.delete_requested.connect(commands.delete)
        tab.tray.place_requested.connect(commands.place_at_selection)
        tab.tray.show_requested.connect(self._view.show_span)
        self._marks.changed.connect(self._on_marks_changed)
        self._marks.names_changed.connect(self._on_names_changed)
        self._view.selection_changed.connect(self._on_words_selected)

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen

    # -- filling -----------------------------------------------------------------------------------

    @property
    def everywhere(self) -> bool:
        return self._tab.filter.everywhere.isChecked()

    @Slot()
    def refresh(self) -> None:
        """Fill the list anew: something else is wanted, or has changed; later if out of sight."""
        self._stale = not self._tab.isVisible()
        if self._stale:
            return
        model = self._tab.model
        model.with_titles = self.everywhere
        if self.everywhere:
            self._read(0)
        else:
            passes = passing(self._tab.filter.wanted(), self._marks.set.words_of)
            self._set_rows([one for one in self._marks.set.placed if passes(one)])

    @Slot()
    def _on_shown(self) -> None:
        if self._stale:
            self.refresh()

    @Slot(int)
    def _read(self, offset: int) -> None:
        """Read rows of all documents off the window's thread."""
        if not self.everywhere:
            return
        if self._job is not None:
            self._job.cancel()
        read = _ReadPage(self._library, self._tab.filter.wanted(), offset)
        self._job = self._jobs.start(read.run, succeeded=self._on_read, failed=self._on_read_failed)

    @Slot(object)
    def _on_read(self, result: tuple[int, AnnotationPage]) -> None:
        offset, page = result
        self._job = None
        if not self.everywhere:
            return
        if offset:
            self._tab.model.append(page.annotations, page.total)
            self._tab.show_count()
        else:
            self._set_rows(list(page.annotations), page.total)

    @Slot(object)
    def _on_read_failed(self, error: Exception) -> None:
        self._job = None
        self._tab.model.ask_again()
        self.failed.emit(error)

    def _set_rows(self, rows: list[Annotation], total: int | None = None) -> None:
        """Show other rows; what was selected stays so, and the list where it is."""
        tab = self._tab
        selected = [one.id for one in tab.selected()]
        place = tab.view.verticalScrollBar().value()
        tab.model.set_rows(rows, total)
        tab.select_ids(selected, scroll=False)
        tab.view.verticalScrollBar().setValue(place)
        tab.show_count()
        self._on_selected()

    @Slot()
    def _on_marks_changed(self) -> None:
        document = self._view.document()
        self._tab.tray.show_waiting(self._marks.set.waiting, document.text if document else "")
        self._tab.filter.set_tags(self._marks.tags)
        self.refresh()

    @Slot()
    def _on_names_changed(self) -> None:
        self._tab.model.names = self._marks.names
        self._tab.filter.set_names(self._marks.names)
        self._tab.filter.set_tags(self._marks.tags)
        self._tab.editor.set_known_tags(self._marks.tags)
        self._tab.view.viewport().update()

    @Slot(int, int)
    def _on_words_selected(self, start: int, end: int) -> None:
        self._tab.tray.allow_placing(start < end)

    # -- choosing ----------------------------------------------------------------------------------

    @Slot(str)
    def select(self, id: str) -> None:
        """Show in the list the mark that was chosen on the page."""
        if [one.id for one in self._tab.selected()] != [id]:
            self._tab.select_ids([id])
            self._on_selected()

    @Slot(QModelIndex)
    def _on_row_chosen(self, index: QModelIndex) -> None:
        annotation = self._tab.model.annotation(index)
        if annotation is None:
            return
        if annotation.document == self._marks.document:
            self._commands.go_to(annotation)
        elif annotation.anchor is not None:
            place = annotation.anchor
            self.show_elsewhere.emit(annotation.document, place.start, place.end)
        else:
            self.show_elsewhere.emit(annotation.document, 0, 0)

    @Slot(QModelIndex)
    def _on_row_walked(self, index: QModelIndex) -> None:
        """The page follows the keys; another document is opened by Return alone."""
        annotation = self._tab.model.annotation(index)
        if annotation is not None and annotation.document == self._marks.document:
            self._commands.go_to(annotation)

    @Slot()
    def _on_selected(self) -> None:
        """The note of the one row that is selected can be written in below the list."""
        selected = self._tab.selected()
        one = selected[0] if len(selected) == 1 else None
        editor = self._tab.editor
        editor.show_annotation(one)
        if one is not None:
            editor.saved(one)
        self._tab.foot.setVisible(one is not None and one.kind is not MarkKind.BOOKMARK)

    # -- the menu ----------------------------------------------------------------------------------

    @Slot()
    def delete_selected(self) -> None:
        self._commands.delete([one.id for one in self._tab.selected()])

    @Slot(QPoint)
    def _on_menu(self, point: QPoint) -> None:
        if self._tab.selected():
            self._tab.open_menu(self.menu(), point)

    def menu(self) -> QMenu:
        """What can be done with the selected rows, one or many."""
        selected = self._tab.selected()
        menu = QMenu(self._tab)
        if any(one.kind is not MarkKind.BOOKMARK for one in selected):
            self._add_colours(menu)
            self._add_kinds(menu)
            menu.addAction(self.tr("Add tags…")).triggered.connect(self._on_add_tags)
            tags = sorted({tag for one in selected for tag in one.tags})
            if tags:
                self._add_tags(menu, tags)
        elif len(selected) == 1:
            menu.addAction(self.tr("Rename…")).triggered.connect(self._on_rename)
        menu.addSeparator()
        words = self.tr("Delete %n annotation(s)", "", len(selected))
        menu.addAction(words).triggered.connect(self.delete_selected)
        return menu

    def _add_colours(self, menu: QMenu) -> None:
        colours = menu.addMenu(self.tr("Colour"))
        for colour, name in self._marks.names.items():
            action = colours.addAction(dot_icon(self._theme, colour), name)
            action.setData(colour.value)
        colours.triggered.connect(self._on_colour)

    def _add_kinds(self, menu: QMenu) -> None:
        kinds = menu.addMenu(self.tr("Kind"))
        for kind in _KINDS:
            kinds.addAction(mark_kind_name(kind)).setData(kind.value)
        kinds.triggered.connect(self._on_kind)

    def _add_tags(self, menu: QMenu, tags: list[str]) -> None:
        among = menu.addMenu(self.tr("Remove a tag"))
        for tag in tags:
            among.addAction(tag).setData(tag)
        among.triggered.connect(self._on_untag)

    def _ids(self) -> list[str]:
        return [one.id for one in self._tab.selected()]

    @Slot(QAction)
    def _on_colour(self, action: QAction) -> None:
        self._commands.recolour(self._ids(), Colour(action.data()))

    @Slot(QAction)
    def _on_kind(self, action: QAction) -> None:
        self._commands.turn(self._ids(), MarkKind(action.data()))

    @Slot(QAction)
    def _on_untag(self, action: QAction) -> None:
        self._commands.untag(self._ids(), [action.data()])

    @Slot()
    def _on_add_tags(self) -> None:
        prompt = self.tr("Tags, parted by commas:")
        self._ask(self.tr("Add tags"), prompt, "").textValueSelected.connect(self.add_tags)

    @Slot(str)
    def add_tags(self, words: str) -> None:
        """Give the selected annotations these tags, parted by commas."""
        self._commands.tag(self._ids(), words.replace("，", ",").replace("、", ",").split(","))

    @Slot()
    def _on_rename(self) -> None:
        name = self._tab.selected()[0].name
        prompt = self.tr("Name of the bookmark:")
        self._ask(self.tr("Rename"), prompt, name).textValueSelected.connect(self._on_renamed)

    @Slot(str)
    def _on_renamed(self, name: str) -> None:
        for id in self._ids():
            self._commands.rename(id, name.strip())

    def _ask(self, title: str, prompt: str, value: str) -> QInputDialog:
        dialog = QInputDialog(self._window())
        dialog.setWindowTitle(title)
        dialog.setLabelText(prompt)
        dialog.setTextValue(value)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _window(self) -> QWidget:
        return self._tab.window()

    def finish(self) -> None:
        """Ask to keep what is being written: the window closes."""
        self._tab.editor.commit()


class _ReadPage:
    """Reads a page of all annotations that pass a filter."""

    def __init__(self, library: Library, wanted: MarkFilter, offset: int) -> None:
        self._library = library
        self._wanted = wanted
        self._offset = offset

    def run(self, report: Report) -> tuple[int, AnnotationPage]:
        report(None)  # a later filter may have overtaken this one
        found = self._library.annotations.page(self._wanted, Order.READING, _PAGE, self._offset)
        return self._offset, found
