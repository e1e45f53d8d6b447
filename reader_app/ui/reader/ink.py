"""What pieces are drawn with, and the colours of layers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from reader_app.ui.reader.overlays import Overlay, OverlayStack
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import Theme


@dataclass(slots=True)
class Flash:
    """A stretch that lights up for a moment; ``strength`` falls from 1 to 0."""

    start: int = 0
    end: int = 0
    strength: float = 0.0


@dataclass(slots=True)
class Ink:
    """What the pieces are drawn with."""

    theme: Theme
    typography: Typography
    overlays: OverlayStack
    selection: tuple[int, int] = (0, 0)
    flash: Flash | None = None


def layer_colour(theme: Theme, overlay: Overlay) -> QColor:
    """The line colour of a layer; a name that the theme lacks is drawn in its accent."""
    name = overlay.colour
    return theme.layer(name) if name in theme.layers else theme.colour("accent")
