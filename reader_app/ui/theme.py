"""Themes: named colours read from TOML, and the style sheet and palette made from them."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

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
    return Theme(**_read(resource(f"themes/{name}.toml").read_text(encoding="utf-8")))


def _read(lines: str) -> dict[str, Any]:
    """What is said in the TOML of a theme: sections, and keys with words or a truth value.

    :mod:`tomllib`, which knows all of TOML, takes 3 ms of a start.
    """
    said: dict[str, Any] = {}
    section = said
    for line in lines.splitlines():
        if line.startswith("["):
            section = said[line[1 : line.index("]")]] = {}
        elif not line.startswith("#") and "=" in line:
            key, value = line.split("=", 1)
            is_word = value.lstrip().startswith('"')
            section[key.strip()] = value.split('"')[1] if is_word else "true" in value
    return said


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
