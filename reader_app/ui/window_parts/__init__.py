"""What carries the window's commands out: made part by part, once the window has been painted.

Each step makes one part and connects it with those before it. What a step needs is imported in
it: nothing here is on the way to the first picture.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from reader_app.ui.window_parts import commands, library, reading

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow

Step = Callable[["MainWindow"], None]


def _imported(package: str, *names: str) -> tuple[Step, ...]:
    """Steps that import a module each: with all of them at once a part would take too long."""

    def importing(name: str) -> Step:
        def step(_window: MainWindow) -> None:
            import_module(name)

        return step

    return tuple(importing(f"reader_app.{package}.{name}") for name in names)


STEPS: tuple[Step, ...] = (
    # For a text on the page: a file that is opened from outside is painted after these.
    reading.make_session,
    *_imported("ui.reader", "page", "annotation_painting", "page_area", "selecting", "view"),
    reading.make_page,
    # For what follows the open document.
    *_imported("library", "journal", "documents"),
    library.make_documents,
    library.fill_list,
    commands.draw_own_icon,
    reading.make_words,
    *_imported("ui", "widgets.layer_chips", "reader.find_session", "reader.find_bar"),
    reading.make_page_bars,
    *_imported("ui", "models.occurrences", "panel.occurrences"),
    reading.wake_panel,
    reading.make_reading_commands,
    *_imported("library", "annotations"),
    *_imported(
        "ui.marks",
        "filter_bar",
        "tray",
        "note_editor",
        "panel_rows",
        "panel_menu",
        "in_panel",
        "on_page",
    ),
    reading.make_marks,
    reading.make_navigation,
    *_imported("ui", "pictures", "page_view.source", "page_view.commands"),
    reading.make_pictures,
    reading.make_recognising,
    reading.resume_reading,
    # For what only acts when it is asked to.
    *_imported("ui.search", "results", "runner", "results_page"),
    library.make_searching,
    reading.make_beside,
    library.make_exchange,
    *_imported("ui.organising", "source_tree", "commands", "safety"),
    library.make_organising,
    *_imported("library", "watched"),
    library.make_watches,
    *_imported("library", "placing", "differences"),
    library.make_versions,
    library.make_word_counts,
    commands.make_window_commands,
    commands.connect_commands,
    commands.draw_icons,
    *_imported("ui.panel", "figures", "images", "dates", "keywords", "outline"),
    reading.make_tabs,
    *_imported("ui.widgets", "layer_mark"),
    reading.paint_chips,
)
