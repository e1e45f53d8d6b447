"""Marks in the panel: the list follows the page and the library, the page follows the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot

from reader_app.library.annotation import MarkKind
from reader_app.library.library import Library
from reader_app.ui.jobs import Jobs
from reader_app.ui.marks.commands import MarkCommands
from reader_app.ui.marks.open_marks import OpenMarks
from reader_app.ui.marks.panel_menu import SelectedMarksMenu
from reader_app.ui.marks.panel_rows import PanelRows
from reader_app.ui.panel.annotations_tab import AnnotationsTab
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.theme import Theme


class MarksInPanel(QObject):
    """``show_elsewhere`` asks for a place in another document: its number, start and end."""

    show_elsewhere = Signal(int, int, int)
    names_requested = Signal()
    keys_moved = Signal()  # the keys that change marks mean the selected rows, or no longer
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
        self.rows = PanelRows(library, jobs, tab, marks)
        self.menu = SelectedMarksMenu(tab, marks, commands)
        self._tab = tab
        self._marks = marks
        self._commands = commands
        self._view = view
        self._connect()
        self._on_names_changed()
        self.rows.refresh()

    def _connect(self) -> None:
        tab, commands = self._tab, self._commands
        self.rows.read.connect(self._on_selected)
        self.rows.failed.connect(self.failed)
        tab.filter.note_requested.connect(commands.note_on_document)
        tab.filter.names_requested.connect(self.names_requested)
        tab.filter.words.list_requested.connect(tab.view.setFocus)
        tab.view.chosen.connect(self._on_row_chosen)
        tab.view.walked.connect(self._on_row_walked)
        tab.view.delete_requested.connect(self.menu.delete_selected)
        tab.view.customContextMenuRequested.connect(self.menu.open_at)
        tab.view.selectionModel().selectionChanged.connect(self._on_selected)
        tab.view.selectionModel().selectionChanged.connect(self.keys_moved)
        tab.view.keyboard_moved.connect(self.keys_moved)
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
        self.menu.set_theme(chosen)

    # -- following the page and the library --------------------------------------------------------

    @Slot()
    def _on_marks_changed(self) -> None:
        document = self._view.document()
        self._tab.tray.show_waiting(self._marks.set.waiting, document.text if document else "")
        self._tab.filter.set_tags(self._marks.tags)
        if self.rows.everywhere:
            self.rows.refresh_soon()
        else:
            self.rows.refresh()

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
        if self._tab.selected_ids() != [id]:
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
        only = self._tab.view.count_selected() == 1
        one = next(iter(self._tab.selected()), None) if only else None
        editor = self._tab.editor
        editor.show_annotation(one)
        if one is not None:
            editor.saved(one)
        self._tab.foot.setVisible(one is not None and one.kind is not MarkKind.BOOKMARK)

    @property
    def meant_by_keys(self) -> list[str]:
        """The annotations that the keys of colours and kinds are for: the selected ones, while
        the keyboard is in their list."""
        return self._tab.selected_ids() if self.count_meant_by_keys() else []

    def count_meant_by_keys(self) -> int:
        view, bookmarks = self._tab.view, self._tab.filter.bookmarks.isChecked()
        return view.count_selected() if view.hasFocus() and not bookmarks else 0

    def finish(self) -> None:
        """Ask to keep what is being written: the window closes."""
        self._tab.editor.commit()
