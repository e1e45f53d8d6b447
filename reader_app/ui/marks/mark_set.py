"""The marks of the open document, kept in reading order and ready for the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation, MarkKind, Target
from reader_app.library.annotation_rows import words as searched
from reader_app.ui.marks.look import colour_of
from reader_app.ui.reader.annotations import Annotated, AnnotationLayer

Place = tuple[int, int, str]


def place_of(annotation: Annotation) -> Place:
    """Where an annotation comes in reading order; those on the whole document come first."""
    anchor = annotation.anchor
    return (anchor.start, anchor.end, annotation.id) if anchor else (-1, -1, annotation.id)


class _Entry(NamedTuple):
    """An annotation with its place first, so that entries sort by themselves."""

    place: Place
    annotation: Annotation
    drawn: Annotated | None
    words: str


class MarkSet:
    """All annotations of one document; ``layer`` is what the page shows of them."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._entries = {one.id: _entry(one) for one in annotations}
        self._sort()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, id: str | None) -> Annotation | None:
        entry = self._entries.get(id) if id is not None else None
        return entry.annotation if entry else None

    def words_of(self, annotation: Annotation) -> str:
        """What a filter by words looks into, folded once for all filters."""
        return self._entries[annotation.id].words

    def same_as(self, annotations: Sequence[Annotation]) -> bool:
        """Whether these are exactly the annotations held."""
        return len(annotations) == len(self) and all(self.get(one.id) == one for one in annotations)

    def apply(self, present: Iterable[Annotation], named: Collection[str]) -> None:
        """Take over how the ``named`` annotations are now: ``present``, or else deleted."""
        for id in named:
            self._entries.pop(id, None)
        self._entries.update((one.id, _entry(one)) for one in present)
        self._sort()

    def _sort(self) -> None:
        entries = sorted(self._entries.values())
        self._entries = {entry.annotation.id: entry for entry in entries}
        placed, bookmark = Placement.PLACED, MarkKind.BOOKMARK
        self.placed = [e.annotation for e in entries if e.annotation.placement is placed]
        self.waiting = [e.annotation for e in entries if e.annotation.placement is not placed]
        drawn = [e for e in entries if e.drawn is not None]
        self.layer = AnnotationLayer([e.drawn for e in drawn if e.drawn is not None])
        self.bookmarks = [e.annotation for e in drawn if e.annotation.kind is bookmark]
        self._marks = [e.annotation for e in drawn if e.annotation.kind is not bookmark]

    def step(self, position: int, forward: bool, *, bookmarks: bool) -> Annotation | None:
        """The next (or previous) mark, or bookmark, that begins after (before) a code point."""
        among = self.bookmarks if bookmarks else self._marks
        if forward:
            index = bisect_right(among, position, key=_start)
        else:
            index = bisect_left(among, position, key=_start) - 1
        return among[index] if 0 <= index < len(among) else None

    def bookmark_in(self, start: int, end: int) -> Annotation | None:
        """The first bookmark that begins within a stretch."""
        index = bisect_left(self.bookmarks, start, key=_start)
        found = self.bookmarks[index] if index < len(self.bookmarks) else None
        return found if found is not None and _start(found) < end else None


def _start(annotation: Annotation) -> int:
    assert annotation.anchor is not None
    return annotation.anchor.start


def _entry(annotation: Annotation) -> _Entry:
    quotation = annotation.anchor.exact if annotation.anchor else ""
    words = searched(quotation, annotation.name, annotation.note)
    return _Entry(place_of(annotation), annotation, _annotated(annotation), words)


def _annotated(annotation: Annotation) -> Annotated | None:
    """What the page draws of an annotation; None for one that has no place there."""
    anchor, kind = annotation.anchor, annotation.kind
    if anchor is None or annotation.placement is not Placement.PLACED:
        return None
    noted = bool(annotation.note) or kind is MarkKind.NOTE or annotation.target is Target.PICTURE
    colour = colour_of(kind, annotation.colour)
    return Annotated(annotation.id, anchor.start, anchor.end, kind, colour, noted)
