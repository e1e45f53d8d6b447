"""Labels of list items in the text: the sign of a bullet, and the space behind a number."""

from __future__ import annotations

import re

from reader_app.documents.loaders.symbol_fonts import symbol

_BULLET = "•"
# How official papers number headings (GB/T 9704-2012, 7.3.3).
_HEADING_LABEL = re.compile(r"[一二三四五六七八九十〇百]+、|[（(][一二三四五六七八九十]|第")
# A sign that is as wide as a character brings its own space.
_WIDE = "、．。，）】》」〕：；　"


def bullet(sign: str, font: str = "") -> str:
    """A bullet as text, with the space behind it."""
    shown = "".join(symbol(ord(c), font) if c >= "\ue000" or font else c for c in sign)
    return f"{shown.strip() or _BULLET} "


def is_item(label: str, *, beside: bool) -> bool:
    """Whether a labelled paragraph is an item of a list: it has a bullet, or stands ``beside``
    another of its list. What 一、 and （一） number, its shape tells, as in a plain text."""
    if _HEADING_LABEL.match(label):
        return False
    return beside or not any(character.isalnum() for character in label)


def with_space(label: str) -> str:
    """The label and a space, unless it ends in a sign that holds its own; '' stays ''."""
    return label if not label or label[-1] in _WIDE or label[-1].isspace() else f"{label} "
