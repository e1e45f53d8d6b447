"""What the user does with the text on the page: copy, cite, look up, go on, be alone with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.ui import menus
from reader_app.ui.actions import Actions
from reader_app.ui.links import LinkOpener
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.reading_session import ReadingSession
from reader_app.ui.search.field import SearchField
from reader_app.ui.word_lists import WordLists

# A longer selection is no word for a list (code points).
_LONGEST_WORD = 60
_FOR_SELECTION = ("copy", "copy_citation", "find_selection", "search_selection")


class ReadingCommands(QObject):
    """Carries out the commands on the open text and its selection.

    ``menu_wanted`` tells for which point of the page a menu is made, ``menu_made`` lets others
    add to it.
    """

    menu_wanted = Signal(QPointF)
    menu_made = Signal(object)  # QMenu

    def __init__(
        self,
        session: ReadingSession,
        reading: ReadingPane,
        search: SearchField,
        words: WordLists,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._reading = reading
        self._search = search
        self._words = words
        self._actions = actions
        self._window = window
        self._links = LinkOpener(window)
        self._connect()

    def _connect(self) -> None:
        words, reading, actions = self._words, self._reading, self._actions
        reading.view.context_menu_requested.connect(self.show_menu)
        reading.view.escaped.connect(self.leave_mode)
        reading.view.link_followed.connect(self._links.ask)
        reading.chips.list_toggled.connect(words.set_shown)
        words.found.connect(reading.words.show_words)
        slots = {
            "select_block": self.select_block,
            "find_selection": self.find_selection,
            "search_selection": self.search_selection,
            "next_word": self.next_word,
            "previous_word": self.previous_word,
            "next_part": self.next_part,
            "go_to_share": self.ask_place,
            "word_lists": self.edit_word_lists,
        }
        for name, slot in slots.items():
            actions.connect_to(name, slot)
        actions["caret_mode"].toggled.connect(self._on_caret_mode)

    # -- the selection -----------------------------------------------------------------------------

    @Slot()
    def select_block(self) -> None:
        """Select the paragraph that the caret is in."""
        view = self._reading.view
        view.select(*view.units.block(view.here()))

    @Slot()
    def find_selection(self) -> None:
        """Show every place of the selected words in this text."""
        if text := self._selected_words():
            self._reading.find_text(text)

    @Slot()
    def search_selection(self) -> None:
        """Look for the selected words in the whole library."""
        if text := self._selected_words():
            self._search.search_for(f'"{text}"' if " " in text else text)

    def _selected_words(self) -> str:
        return " ".join(self._reading.view.selected_text().split())[:_LONGEST_WORD]

    @Slot(bool)
    def _on_caret_mode(self, on: bool) -> None:
        self._reading.view.set_caret_mode(on)
        self._reading.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- places ------------------------------------------------------------------------------------

    @Slot()
    def next_word(self) -> None:
        self._reading.words.step(1)

    @Slot()
    def previous_word(self) -> None:
        self._reading.words.step(-1)

    @Slot()
    def next_part(self) -> None:
        """Go to what has not been on screen; say so where there is none."""
        if not self._reading.view.jump_to_unread():
            self._reading.notice.show_news(self.tr("Nothing below this place is left to read."))

    @Slot()
    def ask_place(self) -> None:
        """Ask for a place by its share of the text or its page, and go there."""
        from reader_app.ui.dialogs.go_to import GoToDialog

        view = self._reading.view
        document = view.document()
        if document is None:
            return
        share = view.position() / max(1, len(document.text))
        dialog = GoToDialog(share, document.pages, view.page_label(), self._window)
        dialog.share_chosen.connect(view.jump_to_share)
        dialog.page_chosen.connect(self._on_page_chosen)
        dialog.open()

    @Slot(int)
    def _on_page_chosen(self, start: int) -> None:
        self._reading.view.jump_to(start, where="top")

    @Slot()
    def leave_mode(self) -> None:
        """Out of the find bar, or else out of the text alone, or else out of full screen, or else
        to the page; a chosen mark is let go first."""
        if self._reading.view.chosen_annotation is not None or self._reading.leave_find():
            return
        for name in ("only_text", "full_screen"):
            if self._actions[name].isChecked():
                self._actions[name].setChecked(False)
                return
        if self._session.current is not None:
            self._reading.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the menu ----------------------------------------------------------------------------------

    @Slot(QPoint, object)
    def show_menu(self, point: QPoint, _ref: object = None) -> None:
        """The menu over the text, at a point of the screen; outside the selection it is for
        the place under the pointer."""
        view = self._reading.view
        on_page = QPointF(view.viewport().mapFromGlobal(point))
        place = view.position_at(on_page)
        start, end = view.selected_span()
        if not start <= place <= end:
            view.select(place, place)
        self.menu_wanted.emit(on_page)
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def menu(self) -> QMenu:
        """The menu for what is selected."""
        menu = menus.page_menu(self._window, self._actions)
        selected = bool(self._reading.view.selected_text())
        for action in menu.actions():
            out_of_place = action.objectName() in _FOR_SELECTION and not selected
            if out_of_place or (not action.isEnabled() and not action.isSeparator()):
                menu.removeAction(action)
        self._add_lists(menu)
        self.menu_made.emit(menu)
        return menu

    def _add_lists(self, menu: QMenu) -> None:
        word = self._selected_words()
        if word:
            lists = menu.addMenu(self.tr("Add “{0}” to a word list").format(word[:12]))
            for one in self._words.lists:
                lists.addAction(one.name).setData(one.name)
            lists.addSeparator()
            lists.addAction(self.tr("New list")).setData("")
            lists.triggered.connect(self._on_list_chosen)
        menu.addAction(self._actions["word_lists"])

    @Slot(QAction)
    def _on_list_chosen(self, action: QAction) -> None:
        name = action.data() or self._words.free_name(self.tr("My words"))
        self._words.add_word(name, self._selected_words())

    @Slot()
    def edit_word_lists(self) -> None:
        from reader_app.ui.dialogs.word_lists import WordListsDialog

        dialog = WordListsDialog(self._words.lists, self._window, self._reading.theme)
        self._words.begin_editing()
        dialog.changed.connect(self._words.set_lists)
        dialog.finished.connect(self._words.end_editing)
        dialog.failed.connect(self._session.failed)
        dialog.open()
