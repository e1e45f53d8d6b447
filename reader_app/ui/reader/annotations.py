"""The user's marks as the page asks for them: which lie over a stretch, which at a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader_app.library.annotation import Colour, MarkKind
from reader_app.ui.reader.overlays import SpanIndex


class Annotated(NamedTuple):
    """A mark on a stretch of the text (code points); ``noted`` if a note belongs to it."""

    id: str
    start: int
    end: int
    kind: MarkKind
    colour: Colour
    noted: bool = False


class AnnotationLayer:
    """The marks on one text, sorted by their starts; they may overlap."""

    def __init__(self, marks: Sequence[Annotated] = ()) -> None:
        self.marks = marks
        self._index = SpanIndex([mark.start for mark in marks], [mark.end for mark in marks])
        self._by_id: dict[str, Annotated] | None = None
        self._starts: dict[Colour, list[int]] | None = None

    def __len__(self) -> int:
        return len(self.marks)

    def over(self, start: int, end: int) -> list[Annotated]:
        """The marks that share a code point with a stretch, in order."""
        return [self.marks[index] for index in self._index.overlapping(start, end)]

    def at(self, position: int) -> Annotated | None:
        """The mark over a code point that a click means: the shortest, as it would be covered."""
        found = [m for m in self.over(position, position + 1) if m.kind is not MarkKind.BOOKMARK]
        return min(found, key=lambda mark: mark.end - mark.start, default=None)

    def get(self, id: str | None) -> Annotated | None:
        if self._by_id is None:
            self._by_id = {mark.id: mark for mark in self.marks}
        return self._by_id.get(id) if id is not None else None

    def starts(self) -> Iterable[tuple[Colour, list[int]]]:
        """For the map beside the scroll bar: where the marks of each colour begin, sorted."""
        if self._starts is None:
            self._starts = {}
            for mark in self.marks:
                self._starts.setdefault(mark.colour, []).append(mark.start)
        return self._starts.items()
