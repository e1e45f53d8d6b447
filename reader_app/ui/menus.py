"""The menus behind the buttons of the top bar, and the sentences that the window says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader_app.messages import render
from reader_app.ui.actions import Actions
from reader_app.ui.icons import icon
from reader_app.ui.theme import Theme

if TYPE_CHECKING:
    from reader_app.documents.model import Document

translate = QCoreApplication.translate

Entries = tuple[str | None, ...]

_LIBRARY: Entries = (
    "open_files",
    "open_folder",
    "open_samples",
    None,
    "export_annotations",
    "import_annotations",
    "review_report",
    None,
    "watched_folders",
    "failures",
)
_SAFETY: Entries = ("back_up", "restore_backup", "check_library", None, "export_library")
_EDIT: Entries = (
    "undo",
    "redo",
    None,
    "copy",
    "copy_citation",
    "citation_form",
    "select_block",
    None,
    "find",
    "find_next",
    "find_previous",
    "find_selection",
    "search",
    "search_selection",
    "search_results",
    "next_result",
    "previous_result",
    "filter",
    None,
    "word_lists",
)
_ANNOTATE: Entries = (
    "mark_yellow",
    "mark_green",
    "mark_blue",
    "mark_red",
    "mark_purple",
    None,
    "mark_underline",
    "mark_note",
    "mark_finding",
    "delete_mark",
    None,
    "bookmark",
    "note_on_document",
    "note_on_picture",
    None,
    "mark_end_later",
    "mark_end_earlier",
    "mark_start_earlier",
    "mark_start_later",
    None,
    "name_colours",
)
_PAGE: Entries = (
    "copy",
    "copy_citation",
    None,
    "mark_underline",
    "mark_note",
    "mark_finding",
    "delete_mark",
    "bookmark",
    None,
    "select_block",
    None,
    "find_selection",
    "search_selection",
    None,
)
_DOCUMENT: Entries = (
    "next_document",
    "previous_document",
    "next_unread",
    None,
    "mark_unread",
    "mark_reading",
    "mark_reviewed",
    "mark_set_aside",
    None,
    "star",
    "tags",
    "details",
    None,
    "what_changed",
    None,
    "recognise",
    "remove",
)
_GO: Entries = (
    "back",
    "forward",
    None,
    "next_mention",
    "previous_mention",
    "next_figure",
    "previous_figure",
    "next_picture",
    "previous_picture",
    "next_word",
    "previous_word",
    None,
    "next_mark",
    "previous_mark",
    "next_bookmark",
    "previous_bookmark",
    None,
    "next_heading",
    "previous_heading",
    "next_part",
    "go_to_share",
)
_VIEW: Entries = (
    "toggle_list",
    "sources",
    "list_columns",
    "toggle_panel",
    "page_view",
    "full_screen",
    "only_text",
    None,
    "beside",
    "scroll_together",
    None,
    "caret_mode",
    "next_pane",
    "previous_pane",
)
_TEXT: Entries = ("zoom_in", "zoom_out", "zoom_reset", None, "serif")
_END: Entries = ("preferences", "shortcuts", "about", None, "quit")


def _fill(menu: QMenu, actions: Actions, entries: Entries) -> QMenu:
    for name in entries:
        if name is None:
            menu.addSeparator()
        else:
            menu.addAction(actions[name])
    return menu


def main_menu(parent: QWidget, actions: Actions) -> QMenu:
    """The menu behind the first button: everything that the window can do."""
    menu = QMenu(parent)
    _fill(menu, actions, _LIBRARY)
    menu.addSeparator()
    _fill(menu.addMenu(translate("Menus", "Edit")), actions, _EDIT)
    _fill(menu.addMenu(translate("Menus", "Annotate")), actions, _ANNOTATE)
    _fill(menu.addMenu(translate("Menus", "Document")), actions, _DOCUMENT)
    _fill(menu.addMenu(translate("Menus", "Go")), actions, _GO)
    view = _fill(menu.addMenu(translate("Menus", "View")), actions, _VIEW)
    view.addSeparator()
    _fill(view.addMenu(translate("Menus", "Text")), actions, _TEXT)
    view.addMenu(theme_menu(view, actions))
    _fill(menu.addMenu(translate("Menus", "Safety copies")), actions, _SAFETY)
    menu.addSeparator()
    return _fill(menu, actions, _END)


def page_menu(parent: QWidget, actions: Actions) -> QMenu:
    """What can be done with the selection, or at the place, under the pointer."""
    return _fill(QMenu(parent), actions, _PAGE)


def text_menu(parent: QWidget, actions: Actions) -> QMenu:
    """Size and type of the text."""
    return _fill(QMenu(parent), actions, _TEXT)


def theme_menu(parent: QWidget, actions: Actions) -> QMenu:
    """The themes, one of them chosen."""
    menu = QMenu(translate("Menus", "Theme"), parent)
    menu.addActions(actions.themes.actions())
    return menu


def button_action(parent: QWidget, text: str) -> QAction:
    """An action that only names a button with a menu."""
    return QAction(text, parent)


def set_button_icons(buttons: Mapping[str, QToolButton], theme: Theme) -> None:
    """Give buttons the icons that they are listed under, in the theme's ink."""
    for name, button in buttons.items():
        drawing = icon(name, theme.colour("secondary"))
        action = button.defaultAction()
        if action is not None:
            action.setIcon(drawing)
        button.setIcon(drawing)
        button.setIconSize(QSize(20, 20))


def warnings_text(document: Document, language: str) -> str:
    """What the loader had to mend, as one paragraph."""
    return " ".join(render(notice, language) for notice in document.warnings)
