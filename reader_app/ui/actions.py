"""Every action of the window in one place: its words, keys and icon."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from reader_app.ui.icons import icon
from reader_app.ui.theme import THEMES, Theme

Key = QKeySequence.StandardKey
Keys = QKeySequence.StandardKey | str | list[str] | None


class Actions(QObject):
    """The window's actions by name. ``connect`` gives each its slot."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._by_name: dict[str, QAction] = {}
        self._defaults: dict[str, list[QKeySequence]] = {}
        self._icons: dict[str, str] = {}
        self.themes = QActionGroup(self)
        self._declare_library()
        self._declare_reading()
        self._declare_marks()
        self._declare_view()
        self._declare_help()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def items(self) -> list[tuple[str, QAction]]:
        return list(self._by_name.items())

    def connect_to(self, name: str, slot: Callable[[], object]) -> None:
        """Run ``slot`` (a QObject's method without arguments) when the action is triggered."""
        self._by_name[name].triggered.connect(slot)

    def set_keys(self, changed: dict[str, list[str]]) -> None:
        """Apply the user's own keys (portable text) over the defaults."""
        for name, action in self._by_name.items():
            own = changed.get(name)
            keys = self._defaults[name] if own is None else [QKeySequence(key) for key in own]
            if keys != action.shortcuts():
                action.setShortcuts(keys)
                self._explain(action)

    def set_text(self, name: str, text: str) -> None:
        """Call an action otherwise than before."""
        self._by_name[name].setText(text)
        self._explain(self._by_name[name])

    def set_theme(self, theme: Theme, only: Iterable[str] | None = None) -> None:
        """Draw the icons in the theme's ink, of all actions or of some."""
        for name in self._icons if only is None else only:
            self._by_name[name].setIcon(icon(self._icons[name], theme.colour("secondary")))

    # -- declarations ------------------------------------------------------------------------------

    def _declare_library(self) -> None:
        self._add("open_files", self.tr("Open files…"), Key.Open, "file")
        self._add("open_folder", self.tr("Open a folder…"), "Ctrl+Shift+O", "folder")
        self._add("open_samples", self.tr("Open the sample documents"))
        self._add("failures", self.tr("Files that could not be read…"))
        self._add("back_up", self.tr("Back up now…"))
        self._add("restore_backup", self.tr("Restore from a backup…"))
        self._add("check_library", self.tr("Check the library…"))
        self._add("watched_folders", self.tr("Watched folders…"))
        self._add("what_changed", self.tr("What changed…"), "Ctrl+Shift+D")
        self._add("export_annotations", self.tr("Export annotations…"), "Ctrl+Shift+E", "export")
        self._add("import_annotations", self.tr("Import annotations…"))
        self._add("export_library", self.tr("Export the whole library…"))
        self._add("citation_form", self.tr("Form of citations…"))
        self._add("review_report", self.tr("Review report…"), "Ctrl+Shift+R")
        self._add("search", self.tr("Search the library"), "Ctrl+K", "search")
        self._add("search_results", self.tr("Results of the search"), "Ctrl+Alt+K")
        self._add("next_result", self.tr("Next result of the search"), "Ctrl+F3")
        self._add("previous_result", self.tr("Previous result of the search"), "Ctrl+Shift+F3")
        self._add("filter", self.tr("Filter the list"), "Ctrl+L")
        self._add("remove", self.tr("Remove from the library"), "Del")
        self._add("star", self.tr("Star"), "S", "star")
        self._add("tags", self.tr("Tags…"), "T", "tag")
        self._add("details", self.tr("Edit details…"), "Ctrl+I", "information")
        self._add("undo", self.tr("Undo"), Key.Undo)
        self._add("redo", self.tr("Redo"), ["Ctrl+Shift+Z", "Ctrl+Y"])
        self._add("quit", self.tr("Quit"), "Ctrl+Q")

    def _declare_reading(self) -> None:
        self._add("back", self.tr("Back"), "Alt+Left", "back")
        self._add("forward", self.tr("Forward"), "Alt+Right", "forward")
        for name in ("back", "forward"):
            self[name].setEnabled(False)  # nothing has been left yet
        self._add("next_document", self.tr("Next document"), "Ctrl+PgDown")
        self._add("previous_document", self.tr("Previous document"), "Ctrl+PgUp")
        self._add("next_unread", self.tr("Next document to read"), "N")
        self._add("next_mention", self.tr("Next mention"), "F4")
        self._add("previous_mention", self.tr("Previous mention"), "Shift+F4")
        self._add("next_figure", self.tr("Next figure"), "Ctrl+G")
        self._add("previous_figure", self.tr("Previous figure"), "Ctrl+Shift+G")
        self._add("next_picture", self.tr("Next picture"), "P")
        self._add("previous_picture", self.tr("Previous picture"), "Shift+P")
        self._add("next_heading", self.tr("Next heading"), "Ctrl+Down")
        self._add("previous_heading", self.tr("Previous heading"), "Ctrl+Up")
        self._add("find", self.tr("Find in the text"), Key.Find)
        self._add("find_next", self.tr("Find next"), "F3")
        self._add("find_previous", self.tr("Find previous"), "Shift+F3")
        self._add("next_word", self.tr("Next word of my lists"), "F2")
        self._add("previous_word", self.tr("Previous word of my lists"), "Shift+F2")
        self._add("next_part", self.tr("Next unread part"), "Shift+N")
        self._add("go_to_share", self.tr("Go to page or percentage…"), "Ctrl+J")
        self._add("copy", self.tr("Copy"), Key.Copy)
        self._add("copy_citation", self.tr("Copy with source"), "Ctrl+Shift+C")
        self._add("select_block", self.tr("Select the paragraph"), "Ctrl+Shift+B")
        self._add("find_selection", self.tr("Find the selection in the text"), "Ctrl+E")
        self._add("search_selection", self.tr("Search the library for it"), "Ctrl+Shift+K")
        self._add("word_lists", self.tr("Word lists…"), "Ctrl+Shift+W")
        self._add("recognise", self.tr("Recognise scanned text"))
        self._add("mark_unread", self.tr("Mark as to read"), "Ctrl+Shift+U")
        self._add("mark_reading", self.tr("Mark as being read"), "Ctrl+Alt+Return")
        self._add("mark_reviewed", self.tr("Mark as reviewed"), "Ctrl+Return")
        self._add("mark_set_aside", self.tr("Set aside"), "Ctrl+Shift+Return")

    def _declare_marks(self) -> None:
        self._add("mark_yellow", self.tr("Highlight: yellow"), "1")
        self._add("mark_green", self.tr("Highlight: green"), "2")
        self._add("mark_blue", self.tr("Highlight: blue"), "3")
        self._add("mark_red", self.tr("Highlight: red"), "4")
        self._add("mark_purple", self.tr("Highlight: purple"), "5")
        self._add("mark_underline", self.tr("Underline"), "U")
        self._add("mark_note", self.tr("Write a note"), "A")
        self._add("mark_finding", self.tr("Mark as a finding"), "F")
        self._add("delete_mark", self.tr("Delete the annotation"), "Shift+Del")
        self._add("next_mark", self.tr("Next annotation"), "Alt+Down")
        self._add("previous_mark", self.tr("Previous annotation"), "Alt+Up")
        self._add("mark_end_later", self.tr("End the annotation later"), "Alt+Shift+Right")
        self._add("mark_end_earlier", self.tr("End the annotation earlier"), "Alt+Shift+Left")
        self._add("mark_start_earlier", self.tr("Begin the annotation earlier"), "Alt+Shift+Up")
        self._add("mark_start_later", self.tr("Begin the annotation later"), "Alt+Shift+Down")
        self._add("note_on_document", self.tr("Note on this document"), "Ctrl+Shift+M")
        self._add("note_on_picture", self.tr("Note on this picture"), "Shift+A")
        self._add("name_colours", self.tr("Names of the colours…"))
        self._add("bookmark", self.tr("Bookmark"), "Ctrl+B")
        self._add("next_bookmark", self.tr("Next bookmark"), "Alt+PgDown")
        self._add("previous_bookmark", self.tr("Previous bookmark"), "Alt+PgUp")

    def _declare_view(self) -> None:
        self._add("toggle_list", self.tr("Document list"), "F9", "sidebar", checkable=True)
        self._add("sources", self.tr("Collections and tags"), "Shift+F9", checkable=True)
        self._add("list_columns", self.tr("List in columns"), "Ctrl+Shift+L", checkable=True)
        self._add("toggle_panel", self.tr("Side panel"), "F8", "panel", checkable=True)
        self._add("page_view", self.tr("Original pages"), "F7", "pages", checkable=True)
        self._add("full_screen", self.tr("Full screen"), "F11", checkable=True)
        self._add("only_text", self.tr("Text alone"), "Shift+F11", checkable=True)
        self._add("beside", self.tr("Second page beside"), "Ctrl+\\", "columns", checkable=True)
        self._add("scroll_together", self.tr("Scroll both pages together"), checkable=True)
        self._add("zoom_in", self.tr("Larger text"), ["Ctrl+=", "Ctrl++"])
        self._add("zoom_out", self.tr("Smaller text"), "Ctrl+-")
        self._add("zoom_reset", self.tr("Normal text size"), "Ctrl+0")
        self._add("serif", self.tr("Serif type"), checkable=True)
        self._add("caret_mode", self.tr("Move a caret with the keys"), "Shift+F7", checkable=True)
        self._add("next_pane", self.tr("Next pane"), "F6")
        self._add("previous_pane", self.tr("Previous pane"), "Shift+F6")
        words = {
            "system": self.tr("Theme of the system"),
            "light": self.tr("Light"),
            "sepia": self.tr("Sepia"),
            "dark": self.tr("Dark"),
        }
        for name in ("system", *THEMES):
            action = self._add(f"theme_{name}", words[name], checkable=True)
            action.setData(name)
            self.themes.addAction(action)

    def _declare_help(self) -> None:
        self._add("preferences", self.tr("Preferences…"), "Ctrl+,")
        self._add("shortcuts", self.tr("Keyboard shortcuts…"), "F1")
        self._add("about", self.tr("About Zhanjuan"))
        self._add("menu", self.tr("Menu"), "F10")

    def _add(
        self, name: str, text: str, keys: Keys = None, drawing: str = "", checkable: bool = False
    ) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(name)
        action.setCheckable(checkable)
        action.setIconVisibleInMenu(not checkable)  # there the tick stands in its place
        if keys is not None:
            action.setShortcuts(_sequences(keys))
        self._defaults[name] = action.shortcuts()
        if drawing:
            self._icons[name] = drawing
        self._explain(action)
        self._window.addAction(action)
        self._by_name[name] = action
        return action

    def _explain(self, action: QAction) -> None:
        """A tooltip with the key that does the same."""
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = action.text().rstrip("…")
        action.setToolTip(f"{text} ({keys})" if keys else text)


def _sequences(keys: QKeySequence.StandardKey | str | list[str]) -> list[QKeySequence]:
    if isinstance(keys, QKeySequence.StandardKey):
        # Without the keys of multimedia keyboards, which nobody would look for in a list.
        return [
            found for found in QKeySequence.keyBindings(keys) if _first_key(found) < Qt.Key.Key_Back
        ]
    if isinstance(keys, str):
        keys = [keys]
    return [QKeySequence(key) for key in keys]


def _first_key(sequence: QKeySequence) -> int:
    key: int = sequence[0].key()  # type: ignore[index]  # missing in the bindings' stubs
    return key
