"""What pieces are drawn with, and the colours of layers."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor

from reader_app.ui.reader.annotations import Annotated, AnnotationLayer
from reader_app.ui.reader.apparatus import Apparatus
from reader_app.ui.reader.overlays import Overlay, OverlayStack
from reader_app.ui.reader.typography import Typography
from reader_app.ui.theme import Theme


@dataclass(slots=True, eq=False, repr=False)
class Flash:
    """A stretch that lights up for a moment; ``strength`` falls from 1 to 0."""

    start: int = 0
    end: int = 0
    strength: float = 0.0


@dataclass(slots=True, eq=False, repr=False)
class Ink:
    """What the pieces are drawn with; ``chosen`` is the mark whose ends can be moved."""

    theme: Theme
    typography: Typography
    overlays: OverlayStack
    selection: tuple[int, int] = (0, 0)
    flash: Flash | None = None
    annotations: AnnotationLayer = field(default_factory=AnnotationLayer)
    chosen: Annotated | None = None
    apparatus: Apparatus = field(default_factory=Apparatus)


def layer_colour(theme: Theme, overlay: Overlay) -> QColor:
    """The line colour of a layer; a name that the theme lacks is drawn in its accent."""
    return line_colour(theme, overlay.colour)


def line_colour(theme: Theme, name: str) -> QColor:
    """The colour of lines named after a layer, or that goes with a marker of that name."""
    if name in theme.layers:
        return theme.layer(name)
    if name in theme.markers:
        return _between(theme.marker(name), theme.colour("text"))
    return theme.colour("accent")


def _between(one: QColor, other: QColor) -> QColor:
    """A colour half-way between two."""
    return QColor(
        (one.red() + other.red()) // 2,
        (one.green() + other.green()) // 2,
        (one.blue() + other.blue()) // 2,
    )
