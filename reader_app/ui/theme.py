"""Themes: named colours read from TOML, and the style sheet and palette made from them."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from reader_app.resources import resource

THEMES = ("light", "sepia", "dark")


class Theme(NamedTuple):
    """Colours by role; see the comments in ``resources/themes/light.toml``."""

    name: str
    dark: bool
    colours: dict[str, str]
    layers: dict[str, str]
    markers: dict[str, str]
    marks: dict[str, str]

    def colour(self, role: str) -> QColor:
        """The colour of a role, for example ``page`` or ``muted``."""
        return QColor(self.colours[role])

    def layer(self, name: str) -> QColor:
        """The line and text colour of a highlight layer."""
        return QColor(self.layers[name])

    def marker(self, name: str) -> QColor:
        """The background of a marked stretch of text."""
        return QColor(self.markers[name])

    def mark(self, name: str) -> QColor:
        """The ink of a mark of the user's: its edges, its underline, its flag."""
        return QColor(self.marks[name])


@cache
def theme(name: str) -> Theme:
    """The theme of that name (``light``, ``sepia``, ``dark``)."""
    with resource(f"themes/{name}.toml").open("rb") as file:
        return Theme(**tomllib.load(file))


def palette(chosen: Theme) -> QPalette:
    """The Qt palette of a theme, for everything that draws itself."""
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "page",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "window",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "bad",
        QPalette.ColorRole.Highlight: "text_selection",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.ToolTipBase: "page",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Mid: "line",
    }
    for role, name in roles.items():
        result.setColor(role, chosen.colour(name))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        result.setColor(QPalette.ColorGroup.Disabled, role, chosen.colour("faded"))
    return result
