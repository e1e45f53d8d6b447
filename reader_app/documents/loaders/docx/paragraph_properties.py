"""What a paragraph's own properties say of it (ECMA-376-1, 17.3.1)."""

from __future__ import annotations

from reader_app.documents.loaders.docx.styles import Styles, outline_role
from reader_app.documents.loaders.style_names import Role
from reader_app.documents.xml import Element, attribute, local_name


class ParagraphProperties:
    """What a paragraph's own properties say of it."""

    def __init__(self, properties: Element | None, styles: Styles) -> None:
        self.style = styles.default
        self.list_id: str | None = None
        self.list_level: int | None = None
        self.outline: Role | None = None
        self.page_break = False
        self.joins_next = False
        self.item_role: Role | None = None
        for child in properties if properties is not None else ():
            self._take(local_name(child), child)

    def _take(self, name: str, child: Element) -> None:
        if name == "pStyle":
            self.style = attribute(child, "val")
        elif name == "numPr":
            for part in child:
                if local_name(part) == "numId":
                    self.list_id = attribute(part, "val")
                elif local_name(part) == "ilvl":
                    self.list_level = number_of(attribute(part, "val"))
        elif name == "outlineLvl":
            outline = number_of(attribute(child, "val"))
            self.outline = None if outline is None else outline_role(outline)
        elif name == "pageBreakBefore":
            self.page_break = is_on(child)
        elif name == "framePr":
            self.joins_next = attribute(child, "dropCap") in ("drop", "margin")
        elif name == "rPr":
            # The paragraph's mark was deleted: the next one is its continuation.
            self.joins_next = self.joins_next or child_of(child, "del") is not None


def is_on(element: Element) -> bool:
    """Whether a toggle property is on (17.17.4)."""
    return attribute(element, "val") not in ("0", "false", "off")


def child_of(element: Element | None, name: str) -> Element | None:
    for child in element if element is not None else ():
        if local_name(child) == name:
            return child
    return None


def number_of(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 9 else None
