"""Everything about the user's marks, put together for the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.library.annotation import Colour, MarkKind
from reader_app.library.library import Library
from reader_app.library.rows import DocumentRow
from reader_app.ui.actions import Actions
from reader_app.ui.jobs import Jobs
from reader_app.ui.marks.actions import COLOURS, MAKING, colour_actions, name_actions
from reader_app.ui.marks.commands import MarkCommands
from reader_app.ui.marks.in_panel import MarksInPanel
from reader_app.ui.marks.keeping import Keeper, Kept
from reader_app.ui.marks.on_page import MarksOnPage
from reader_app.ui.marks.open_marks import OpenMarks
from reader_app.ui.notify import Notifier
from reader_app.ui.panel.annotations_tab import AnnotationsTab
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.reading_commands import ReadingCommands
from reader_app.ui.reading_session import ReadingSession
from reader_app.ui.theme import Theme, theme


class Marks(QObject):
    """The marks of a window. ``rows_changed`` tells the list of documents whose counts changed."""

    rows_changed = Signal(object)  # list[DocumentRow]

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        session: ReadingSession,
        reading: ReadingPane,
        actions: Actions,
        tab: AnnotationsTab,
        notifier: Notifier,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme("light")
        self._actions = actions
        self._reading = reading
        self.keeper = Keeper(library, jobs, self)
        self.open = OpenMarks(library, jobs, session, self.keeper)
        self.commands = MarkCommands(library, self.keeper, self.open, reading)
        name_actions(actions, self.open.names)
        self.page = MarksOnPage(reading.view, self.open, self.commands, actions)
        self.panel = MarksInPanel(library, jobs, tab, self.open, self.commands, reading.view)
        self.page.chosen.connect(self.panel.select)
        self.panel.names_requested.connect(self.ask_names)
        self.panel.failed.connect(notifier.report)
        self.panel.keys_moved.connect(self._on_keys_moved)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(notifier.report)
        self._editors = (self.page.editor, tab.editor)
        for editor in self._editors:
            self.keeper.failed.connect(editor.ask_again)
        self.open.failed.connect(notifier.report)
        self.open.names_changed.connect(self._on_names_changed)
        self._connect_actions()

    def _connect_actions(self) -> None:
        commands = self.commands
        slots = {
            "mark_underline": self._on_underline,
            "mark_note": commands.note,
            "mark_finding": self._on_finding,
            "remove": self._on_remove,
            "delete_mark": commands.delete_current,
            "next_mark": commands.next_mark,
            "previous_mark": commands.previous_mark,
            "next_bookmark": commands.next_bookmark,
            "previous_bookmark": commands.previous_bookmark,
            "bookmark": commands.bookmark,
            "name_colours": self.ask_names,
            "note_on_document": commands.note_on_document,
            "note_on_picture": commands.note_on_picture_here,
            "mark_end_later": commands.end_later,
            "mark_end_earlier": commands.end_earlier,
            "mark_start_earlier": commands.start_earlier,
            "mark_start_later": commands.start_later,
        }
        slots |= dict.fromkeys(COLOURS, self._on_colour)
        for name, slot in slots.items():
            self._actions.connect_to(name, slot)

    def connect_menu(self, commands: ReadingCommands) -> None:
        """Put into the menu over the page what can be done with a mark or picture there."""
        commands.menu_wanted.connect(self.page.choose_at)
        commands.menu_made.connect(self._on_menu_made)

    @Slot(object)
    def _on_menu_made(self, menu: QMenu) -> None:
        marking = (*MAKING[1], "mark_note", "delete_mark", "bookmark")
        first = next(a for a in menu.actions() if a.objectName() in marking)
        if self._actions[COLOURS[0]].isEnabled():
            colours = QMenu(self.tr("Highlight"), menu)
            colours.addActions([self._actions[name] for name in COLOURS])
            colours.addSeparator()
            colours.addAction(self._actions["name_colours"])
            menu.insertMenu(first, colours)
        if self.page.picture is not None:
            note = QAction(self.tr("Note on this picture"), menu)
            note.triggered.connect(self._on_picture_note)
            menu.insertAction(first, note)

    @Slot()
    def _on_picture_note(self) -> None:
        if self.page.picture is not None:
            self.commands.note_on_picture(*self.page.picture)

    @Slot()
    def _on_remove(self) -> None:
        """The key that removes documents in their list deletes the chosen mark on the page."""
        if self._reading.view.hasFocus():
            self.commands.delete_current()

    @Slot()
    def _on_colour(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        colour = Colour(action.data())
        if listed := self.panel.meant_by_keys:
            self.commands.recolour(listed, colour)
        else:
            self.commands.colour(colour)

    @Slot()
    def _on_underline(self) -> None:
        if listed := self.panel.meant_by_keys:
            self.commands.turn(listed, MarkKind.UNDERLINE)
        else:
            self.commands.underline()

    @Slot()
    def _on_finding(self) -> None:
        if listed := self.panel.meant_by_keys:
            self.commands.turn(listed, MarkKind.FINDING)
        else:
            self.commands.finding()

    @Slot()
    def _on_keys_moved(self) -> None:
        """Where several rows are selected, the bar beside one mark would say something else."""
        listed = self.panel.count_meant_by_keys()
        self.page.set_listed(listed > 0)
        if listed > 1:
            self.page.dismiss()

    @Slot(object)
    def set_theme(self, chosen: Theme) -> None:
        self._theme = chosen
        colour_actions(self._actions, chosen)
        self.page.set_theme(chosen)
        self.panel.set_theme(chosen)

    @Slot(object)
    def on_library_changed(self, rows: list[DocumentRow]) -> None:
        """Another window may have changed the open document's marks, or those of others."""
        changed = {row.id for row in rows}
        if self.open.document in changed:
            self.open.look_again()
        if changed - {self.open.document}:
            self.panel.rows.look_again()

    @Slot()
    def ask_names(self) -> None:
        """Let the user say what the colours stand for."""
        from reader_app.ui.dialogs.colour_names import ColourNamesDialog

        dialog = ColourNamesDialog(self.open.names, self._theme, self._window)
        dialog.named.connect(self.commands.name_colours)
        dialog.open()

    @Slot(object)
    def _on_kept(self, kept: Kept) -> None:
        self.panel.rows.take_over(kept)
        self.rows_changed.emit(kept.rows)

    @Slot()
    def _on_names_changed(self) -> None:
        name_actions(self._actions, self.open.names)

    def close(self) -> bool:
        """Keep what is being written; False if it could not be kept."""
        self.page.finish()
        self.panel.finish()
        if self.keeper.flush():
            return True
        for editor in self._editors:
            editor.ask_again()
        return False
