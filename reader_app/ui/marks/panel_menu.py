"""What can be done with the marks that are selected in the panel: a menu, and what it asks."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu

from reader_app.library.annotation import Colour, MarkKind
from reader_app.ui.marks.commands import MarkCommands
from reader_app.ui.marks.look import dot_icon, mark_kind_name
from reader_app.ui.marks.open_marks import OpenMarks
from reader_app.ui.panel.annotations_tab import AnnotationsTab
from reader_app.ui.theme import Theme, theme

_KINDS = (MarkKind.HIGHLIGHT, MarkKind.UNDERLINE, MarkKind.NOTE, MarkKind.FINDING)


class SelectedMarksMenu(QObject):
    """The commands for the selected rows, which may be a hundred thousand."""

    def __init__(self, tab: AnnotationsTab, marks: OpenMarks, commands: MarkCommands) -> None:
        super().__init__(tab)
        self._tab = tab
        self._marks = marks
        self._commands = commands
        self._theme = theme("light")

    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen

    @Slot()
    def delete_selected(self) -> None:
        self._commands.delete(self._tab.selected_ids())

    @Slot(QPoint)
    def open_at(self, point: QPoint) -> None:
        """Open it at a place in the list, if anything is selected there."""
        if self._tab.selected():
            self._tab.open_menu(self.made(), point)

    def made(self) -> QMenu:
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
        from reader_app.ui.dialogs.line_of_text import ask_line

        return ask_line(self._tab.window(), title, prompt, value)
