"""What the user does with the window itself: panes, full screen, preferences, help."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QToolTip, QWidget

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


class WindowCommands(QObject):
    """Carries out the commands that concern no document."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        slots = {
            "filter": self._on_filter,
            "search": self._on_search,
            "next_pane": self._on_next_pane,
            "previous_pane": self._on_previous_pane,
            "watched_folders": self._on_watched_folders,
            "preferences": self._on_preferences,
            "shortcuts": self._on_shortcuts,
            "about": self._on_about,
            "menu": window.top_bar.menu_button.showMenu,
            "quit": window.close,
        }
        commands = window.commands
        for name, slot in slots.items():
            commands.connect_to(name, slot)
        window.list_pane.left_for_text.connect(self._on_left_for_text)
        commands["toggle_list"].toggled.connect(self._on_list_toggled)
        commands["toggle_panel"].toggled.connect(self._on_panel_toggled)
        commands["full_screen"].toggled.connect(self._on_full_screen)
        commands["only_text"].toggled.connect(self._on_only_text)

    @Slot(bool)
    def _on_list_toggled(self, on: bool) -> None:
        self._show(self._window.list_pane, on)

    @Slot(bool)
    def _on_panel_toggled(self, on: bool) -> None:
        self._show(self._window.panel, on)

    def _show(self, pane: QWidget, on: bool) -> None:
        """Show or hide a pane; the keyboard does not go with it, but to the text."""
        focus = QGuiApplication.focusObject()
        if not on and isinstance(focus, QWidget) and pane.isAncestorOf(focus):
            self._window.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)
        pane.setVisible(on)

    @Slot(bool)
    def _on_full_screen(self, on: bool) -> None:
        window = self._window
        full = Qt.WindowState.WindowFullScreen
        window.setWindowState(window.windowState() | full if on else window.windowState() & ~full)

    @Slot(bool)
    def _on_only_text(self, on: bool) -> None:
        """Leave nothing but the text on screen; Escape brings the rest back."""
        window = self._window
        for pane, name in (
            (window.list_pane, "toggle_list"),
            (window.panel, "toggle_panel"),
        ):
            pane.setVisible(not on and window.commands[name].isChecked())
        window.reading.set_alone(on)
        for bar in (window.top_bar, window.status):
            bar.setVisible(not on)
        window.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if on:
            self._tell_way_back()
        else:
            QToolTip.hideText()

    def _tell_way_back(self) -> None:
        """No button is left on screen: say for a moment which key brings them back."""
        window = self._window
        words = self.tr("Esc brings the rest of the window back")
        width = QFontMetrics(QToolTip.font()).horizontalAdvance(words)
        point = window.mapToGlobal(QPoint((window.width() - width) // 2, 0))
        QToolTip.showText(point, words, window)

    def _move_pane(self, step: int) -> None:
        """Give the keyboard to the next (previous, if negative) pane on screen."""
        window = self._window
        panes: list[QWidget] = [
            window.list_pane.view,
            window.reading.view,
            window.panel,
        ]
        panes = [pane for pane in panes if pane.isVisible()]
        focus = QGuiApplication.focusObject()
        here = -1 if step > 0 else 0
        for number, pane in enumerate(panes):
            if isinstance(focus, QWidget) and (pane is focus or pane.isAncestorOf(focus)):
                here = number
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_next_pane(self) -> None:
        self._move_pane(1)

    @Slot()
    def _on_previous_pane(self) -> None:
        self._move_pane(-1)

    @Slot()
    def _on_left_for_text(self) -> None:
        self._window.reading.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_search(self) -> None:
        """The field is in sight where the text was alone."""
        window = self._window
        window.commands["only_text"].setChecked(False)
        window.search.focus()

    @Slot()
    def _on_filter(self) -> None:
        window = self._window
        window.commands["only_text"].setChecked(False)
        window.commands["toggle_list"].setChecked(True)
        window.list_pane.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        window.list_pane.filter.selectAll()

    @Slot()
    def _on_preferences(self) -> None:
        window = self._window
        from reader_app.ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(window.settings, window)
        dialog.changed.connect(self._on_preferences_changed)
        dialog.open()

    @Slot()
    def _on_preferences_changed(self) -> None:
        window = self._window
        window.appearance.apply()
        window.reading.apply_settings(window.settings)
        window.beside.apply_settings(window.settings)

    @Slot()
    def _on_watched_folders(self) -> None:
        window = self._window
        from reader_app.ui.dialogs.watched_folders import WatchedFoldersDialog

        start = str(window.library.get_state("last_folder", str(Path.home())))
        WatchedFoldersDialog(window.folder_watch, start, window).open()

    @Slot()
    def _on_shortcuts(self) -> None:
        window = self._window
        from reader_app.ui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(window.commands, window.library, window)
        dialog.keys_chosen.connect(self._on_keys_chosen)
        dialog.open()

    @Slot(object)
    def _on_keys_chosen(self, keys: dict[str, list[str]]) -> None:
        self._window.marks.keeper.keep(partial(self._window.library.set_state, "shortcuts", keys))

    @Slot()
    def _on_about(self) -> None:
        window = self._window
        from reader_app.ui.dialogs.about import AboutDialog

        AboutDialog(window.library, window).open()
