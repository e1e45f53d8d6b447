"""The user's marks as the page asks for them: which lie over a stretch, which at a place."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader_app.library.mark_kinds import Colour, MarkKind
from reader_app.ui.reader.overlays import SpanIndex


class Annotated(NamedTuple):
    """A mark on a stretch of the text (code points); ``noted`` if a note belongs to it."""

    id: str
    start: int
    end: int
    kind: MarkKind
    colour: Colour
    noted: bool = False


def _place(mark: Annotated) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.id


class AnnotationLayer:
    """The marks on one text, sorted by start, end and id; they may overlap."""

    def __init__(
        self,
        marks: Sequence[Annotated] = (),
        spans: tuple[Iterable[int], Iterable[int]] | None = None,
    ) -> None:
        """``spans`` are the marks' starts and ends, if they are at hand."""
        self.marks = marks
        starts, ends = spans or ([mark.start for mark in marks], [mark.end for mark in marks])
        self._index = SpanIndex(starts, ends)
        self._by_id: dict[str, Annotated] | None = None
        self._starts: dict[Colour, list[int]] | None = None

    def __len__(self) -> int:
        return len(self.marks)

    def changed(self, gone: Iterable[Annotated], come: Iterable[Annotated]) -> AnnotationLayer:
        """The layer without some of its marks and with others: of ten thousand, most stay."""
        marks, by_id = list(self.marks), dict(self._known_by_id())
        starts, ends = self._index.starts[:], self._index.ends[:]
        coloured = {colour: list(these) for colour, these in self.starts()}
        for mark in gone:
            at = bisect_left(marks, _place(mark), key=_place)
            del marks[at], starts[at], ends[at], by_id[mark.id]
            these = coloured[mark.colour]
            del these[bisect_left(these, mark.start)]
        for mark in come:
            at = bisect_left(marks, _place(mark), key=_place)
            marks.insert(at, mark)
            starts.insert(at, mark.start)
            ends.insert(at, mark.end)
            by_id[mark.id] = mark
            insort(coloured.setdefault(mark.colour, []), mark.start)
        layer = AnnotationLayer(marks, (starts, ends))
        layer._by_id, layer._starts = by_id, coloured
        return layer

    def over(self, start: int, end: int) -> list[Annotated]:
        """The marks that share a code point with a stretch, in order."""
        return [self.marks[index] for index in self._index.overlapping(start, end)]

    def at(self, position: int) -> Annotated | None:
        """The mark over a code point that a click means: the shortest, as it would be covered."""
        found = [m for m in self.over(position, position + 1) if m.kind is not MarkKind.BOOKMARK]
        return min(found, key=lambda mark: mark.end - mark.start, default=None)

    def get(self, id: str | None) -> Annotated | None:
        return self._known_by_id().get(id) if id is not None else None

    def _known_by_id(self) -> dict[str, Annotated]:
        if self._by_id is None:
            self._by_id = {mark.id: mark for mark in self.marks}
        return self._by_id

    def starts(self) -> Iterable[tuple[Colour, list[int]]]:
        """For the map beside the scroll bar: where the marks of each colour begin, sorted."""
        if self._starts is None:
            self._starts = {}
            for mark in self.marks:
                self._starts.setdefault(mark.colour, []).append(mark.start)
        return self._starts.items()
