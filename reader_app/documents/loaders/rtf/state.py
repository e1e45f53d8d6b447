"""What holds at a place of an RTF file: each group begins with a copy and ends with the old one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class State:
    """Character and paragraph properties. ``sink`` collects text that is none of the document's;
    ``ascii_fallbacks`` counts what stands behind a \\u for readers without Unicode."""

    font: int = 0
    double_byte_font: int | None = None
    associated: str = ""
    ascii_fallbacks: int = 1
    hidden: bool = False
    raised: bool = False
    inserted: bool = False
    deleted: bool = False
    author: int | None = None
    moment: int | None = None
    style: int = 0
    outline: int | None = None
    in_table: bool = False
    depth: int = 0
    item: tuple[int, int] | None = None
    sink: list[str] | None = None

    def copy(self) -> State:
        """The same properties; written out, as each group of a file makes one."""
        return State(
            self.font,
            self.double_byte_font,
            self.associated,
            self.ascii_fallbacks,
            self.hidden,
            self.raised,
            self.inserted,
            self.deleted,
            self.author,
            self.moment,
            self.style,
            self.outline,
            self.in_table,
            self.depth,
            self.item,
            self.sink,
        )

    def plain(self) -> None:
        """\\plain: back to the default character properties."""
        self.hidden = self.raised = self.inserted = self.deleted = False
        self.author = self.moment = None
        self.double_byte_font, self.associated = None, ""

    def default_paragraph(self) -> None:
        """\\pard: back to the default paragraph properties."""
        self.style, self.outline, self.item = 0, None, None
        self.in_table, self.depth = False, 0
