"""The selected stretch of the page, and the caret at its moving end."""

from __future__ import annotations

from reader_app.documents.model import Document
from reader_app.ui.reader.caret import CaretMover
from reader_app.ui.reader.page import Page
from reader_app.ui.reader.units import Units

_VERTICAL = ("line_up", "line_down", "page_up", "page_down")


class Selection:
    """From ``anchor`` to ``caret``, code points; equal where nothing is selected."""

    def __init__(self, page: Page, units: Units) -> None:
        self._page = page
        self._mover = CaretMover(page, units)
        self.anchor = self.caret = self._mover.first()
        self._wish_x: float | None = None

    def span(self) -> tuple[int, int]:
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    def everything(self) -> tuple[int, int]:
        return self._mover.first(), self._mover.last()

    def set(self, anchor: int, caret: int) -> bool:
        """Select; False if that is selected already."""
        if (anchor, caret) == (self.anchor, self.caret):
            return False
        self.anchor, self.caret, self._wish_x = anchor, caret, None
        return True

    def move(self, target: str, page_lines: int, *, select: bool) -> None:
        """Move the caret to where a key of ``keyboard`` sends it; a page has so many lines.

        Going up and down over lines of different length, it keeps to its column.
        """
        x = self._mover.x(self.caret) if self._wish_x is None else self._wish_x
        caret = self._target(target, page_lines, x)
        self.set(self.anchor if select else caret, caret)
        self._wish_x = x if target in _VERTICAL else None

    def _target(self, target: str, page_lines: int, x: float) -> int:
        mover = self._mover
        match target:
            case "line_up" | "line_down":
                return mover.by_lines(self.caret, 1 if target == "line_down" else -1, x)
            case "page_up" | "page_down":
                lines = page_lines if target == "page_down" else -page_lines
                return mover.by_lines(self.caret, lines, x)
            case "first" | "last":
                return mover.first() if target == "first" else mover.last()
        moved: int = getattr(mover, target)(self.caret)
        return moved

    def text(self, document: Document) -> str:
        """The selection as plain text, a line a block; what is folded away is left out."""
        start, end = self.span()
        segments, index = self._page.segments, self._page.index_of(start)
        parts: list[str] = []
        while index < len(segments) and segments.starts[index] < end:
            fold = segments.fold_at(index)
            if fold is None or fold.is_open:
                a, b = max(start, segments.starts[index]), min(end, segments.ends[index])
                if a < b:
                    parts.append("" if segments.continues(index) or not parts else "\n")
                    parts.append(document.text[a:b])
            index = segments.following(index)
        return "".join(parts)
