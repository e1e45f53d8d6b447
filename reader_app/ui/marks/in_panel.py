"""Marks in the panel: the list follows the page and the library, the page follows the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from reader_app.library.annotation import Annotation, Colour, MarkKind
from reader_app.library.library import Library
from reader_app.ui.jobs import Job, Jobs
from reader_app.ui.marks.commands import MarkCommands
from reader_app.ui.marks.filter_bar import passing
from reader_app.ui.marks.finding import Find, First, Found, ReadRows
from reader_app.ui.marks.keeping import Kept
from reader_app.ui.marks.look import dot_icon, mark_kind_name
from reader_app.ui.marks.open_marks import OpenMarks
from reader_app.ui.panel.annotations_tab import AnnotationsTab
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.theme import Theme, theme

_REST = 300  # milliseconds without a change until it is found out which rows there are now
_KINDS = (MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.NOTE, MarkKind.FINDING)


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
        self._library = library
        self._jobs = jobs
        self._tab = tab
        self._marks = marks
        self._commands = commands
        self._view = view
        self._theme = theme("light")
        self._job: Job | None = None  # that finds, under way
        self._finding: Find | None = None
        self._anew = True  # another list is wanted than the one that is shown
        self._stale = True
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.refresh)
        self._connect()
        self._on_names_changed()
        self.refresh()

    def _connect(self) -> None:
        tab, commands = self._tab, self._commands
        tab.shown.connect(self._on_shown)
        tab.filter.changed.connect(self._on_filter_changed)
        tab.filter.note_requested.connect(commands.note_on_document)
        tab.filter.names_requested.connect(self.names_requested)
        tab.filter.words.list_requested.connect(tab.view.setFocus)
        tab.model.rows_wanted.connect(self._read)
        tab.view.chosen.connect(self._on_row_chosen)
        tab.view.walked.connect(self._on_row_walked)
        tab.view.delete_requested.connect(self.delete_selected)
        tab.view.customContextMenuRequested.connect(self._on_menu)
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
        self._marks.reloaded.connect(self.look_again)
        self._marks.names_changed.connect(self._on_names_changed)
        self._view.selection_changed.connect(self._on_words_selected)

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen

    # -- filling -----------------------------------------------------------------------------------

    @property
    def everywhere(self) -> bool:
        return self._tab.filter.everywhere.isChecked()

    @Slot()
    def _on_filter_changed(self) -> None:
        self._anew = True
        self.refresh()

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
            self._on_selected()
            self._rest.start()

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
        """List other annotations; what was selected stays so, and the list where it is."""
        tab = self._tab
        selected, place = tab.selected_ids(), tab.view.verticalScrollBar().value()
        tab.model.list_ids(ids, places)
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
            self._on_selected()

    @Slot(object)
    def _on_not_found(self, error: Exception) -> None:
        self._job = self._finding = None
        self.failed.emit(error)

    @Slot(object)
    def _on_read_failed(self, error: Exception) -> None:
        self._tab.model.ask_again()
        self.failed.emit(error)

    def _show(self, rows: Sequence[Annotation], *, counted: bool = True) -> None:
        """Show other rows; what was selected stays so, and the list where it is."""
        tab = self._tab
        selected, place = tab.selected_ids(), tab.view.verticalScrollBar().value()
        tab.model.show(rows)
        if tab.selected_ids() != selected:
            tab.select_ids(selected, scroll=False)
        tab.view.executeDelayedItemsLayout()
        tab.view.verticalScrollBar().setValue(place)
        tab.show_count(counted)
        self._on_selected()

    @Slot()
    def _on_marks_changed(self) -> None:
        document = self._view.document()
        self._tab.tray.show_waiting(self._marks.set.waiting, document.text if document else "")
        self._tab.filter.set_tags(self._marks.tags)
        if self.everywhere:
            self._rest.start()
        else:
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

    # -- the menu ----------------------------------------------------------------------------------

    @Slot()
    def delete_selected(self) -> None:
        self._commands.delete(self._tab.selected_ids())

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
        words = self.tr("Delete %n annotation(s)", "", self._tab.view.count_selected())
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
        return self._tab.selected_ids()

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
