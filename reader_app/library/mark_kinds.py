"""What marks are told apart by; by itself, as a page that has none needs no more of them."""

from __future__ import annotations

from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark is for; each stands for a motivation of the W3C Web Annotation vocabulary."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    NOTE = "note"
    FINDING = "finding"
    BOOKMARK = "bookmark"


class Target(StrEnum):
    """What a mark is on."""

    TEXT = "text"
    PICTURE = "picture"
    DOCUMENT = "document"


class Colour(StrEnum):
    """The colours of marks, in the order of the keys 1 to 5; users give them names of their own."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"
    PURPLE = "purple"
