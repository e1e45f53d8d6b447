"""The actions of marks by group, and what they are called after the user's names of colours."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from reader_app.library.annotation import Colour
from reader_app.ui.actions import Actions
from reader_app.ui.marks.look import dot_icon
from reader_app.ui.theme import Theme

COLOURS = tuple(f"mark_{colour.value}" for colour in Colour)
# What needs a selection or a chosen mark of the text.
ON_TEXT = (*COLOURS, "mark_underline", "mark_note", "mark_finding")
# What needs a chosen mark.
ON_MARK = (
    "delete_mark",
    "mark_end_later",
    "mark_end_earlier",
    "mark_start_earlier",
    "mark_start_later",
)
# The bars' buttons, parted by hairlines.
MAKING = (
    COLOURS,
    ("mark_underline",),
    ("mark_note",),
    ("mark_finding",),
    ("bookmark",),
    ("copy_citation",),
)
CHANGING = (COLOURS, ("mark_underline",), ("mark_note",), ("mark_finding",), ("delete_mark",))


def name_actions(actions: Actions, names: Mapping[Colour, str]) -> None:
    """Call the colours by their names."""
    template = QCoreApplication.translate("Marks", "Highlight: {0}")
    for colour, name in zip(COLOURS, names.values(), strict=True):
        actions.set_text(colour, template.format(name))


def colour_actions(actions: Actions, theme: Theme) -> None:
    """Draw the colours' signs as the theme has them."""
    for colour in Colour:
        actions[f"mark_{colour.value}"].setIcon(dot_icon(theme, colour))


def shorten(actions: Actions) -> None:
    """Words that fit on the bars."""
    words = {
        "mark_underline": QCoreApplication.translate("Marks", "Underline"),
        "mark_note": QCoreApplication.translate("Marks", "Note"),
        "mark_finding": QCoreApplication.translate("Marks", "Mark as finding"),
        "bookmark": QCoreApplication.translate("Marks", "Bookmark"),
        "copy_citation": QCoreApplication.translate("Marks", "Cite"),
        "delete_mark": QCoreApplication.translate("Marks", "Delete"),
    }
    for name, short in words.items():
        actions[name].setIconText(short)  # what tool buttons show
    for name, colour in zip(COLOURS, Colour, strict=True):
        actions[name].setProperty("dot", True)
        actions[name].setData(colour.value)
