"""The parts of the window that carry out commands which concern no document, and their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow


def draw_own_icon(_window: MainWindow) -> None:
    """The program's, in six sizes, which is no part of the picture."""
    from PySide6.QtGui import QGuiApplication

    from reader_app.ui.icons import application_icon

    QGuiApplication.setWindowIcon(application_icon())


def make_window_commands(window: MainWindow) -> None:
    from reader_app.ui.preloading import Preloading
    from reader_app.ui.window_commands import WindowCommands

    window.window_commands = WindowCommands(window)
    window.preloading = Preloading(window.jobs, window.session, window.appearance, window)


def connect_commands(window: MainWindow) -> None:
    documents, navigation, reading = window.documents, window.navigation, window.reading
    slots = {
        "open_files": documents.open_files,
        "open_folder": documents.open_folder,
        "open_samples": documents.open_samples,
        "failures": documents.show_failures,
        "what_changed": window.versions.show_current,
        "remove": documents.remove_selected,
        "back": reading.view.back,
        "forward": reading.view.forward,
        "next_document": window.resuming.open_next,
        "previous_document": window.resuming.open_previous,
        "next_unread": window.resuming.open_next_unread,
        "next_mention": navigation.next_mention,
        "previous_mention": navigation.previous_mention,
        "next_figure": navigation.next_figure,
        "previous_figure": navigation.previous_figure,
        "next_heading": navigation.next_heading,
        "previous_heading": navigation.previous_heading,
        "find": reading.find_bar.open_bar,
        "find_next": reading.find_bar.find_next,
        "find_previous": reading.find_bar.find_previous,
        "copy": reading.view.copy,
        "mark_unread": documents.mark_unread,
        "mark_reading": documents.mark_reading,
        "mark_reviewed": documents.mark_reviewed,
        "mark_set_aside": documents.mark_set_aside,
    }
    for name, slot in slots.items():
        window.commands.connect_to(name, slot)


def draw_icons(window: MainWindow) -> None:
    """Of the actions that are in menus alone; of all, when a sharper screen comes."""
    window.commands.set_theme(window.appearance.theme)
    window.appearance.watch_screens()
