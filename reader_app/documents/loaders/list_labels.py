"""Labels of list items in the text: the sign of a bullet, and the space behind a number."""

from __future__ import annotations

from reader_app.documents.loaders.symbol_fonts import symbol

_BULLET = "•"
# A sign that is as wide as a character brings its own space.
_WIDE = "、．。，）】》」〕：；　"


def bullet(sign: str, font: str = "") -> str:
    """A bullet as text, with the space behind it."""
    shown = "".join(symbol(ord(c), font) if c >= "\ue000" or font else c for c in sign)
    return f"{shown.strip() or _BULLET} "


def with_space(label: str) -> str:
    """The label and a space, unless it ends in a sign that holds its own; '' stays ''."""
    return label if not label or label[-1] in _WIDE or label[-1].isspace() else f"{label} "
