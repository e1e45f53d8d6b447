"""The marks of the open document, kept in reading order and ready for the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence

from reader_app.library.anchors import Placement
from reader_app.library.annotation import Annotation, MarkKind, Target
from reader_app.ui.marks.look import colour_of
from reader_app.ui.reader.annotations import Annotated, AnnotationLayer

Place = tuple[int, int, str]


def place_of(annotation: Annotation) -> Place:
    """Where an annotation comes in reading order; those on the whole document come first."""
    anchor = annotation.anchor
    return (anchor.start, anchor.end, annotation.id) if anchor else (-1, -1, annotation.id)


class MarkSet:
    """All annotations of one document; ``layer`` is what the page shows of them."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._by_id = {one.id: one for one in annotations}
        self._sort()

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, id: str | None) -> Annotation | None:
        return self._by_id.get(id) if id is not None else None

    def same_as(self, annotations: Sequence[Annotation]) -> bool:
        """Whether these are exactly the annotations held."""
        return len(annotations) == len(self._by_id) and all(
            self._by_id.get(one.id) == one for one in annotations
        )

    def apply(self, present: Iterable[Annotation], named: Collection[str]) -> None:
        """Take over how the ``named`` annotations are now: ``present``, or else deleted."""
        for id in named:
            self._by_id.pop(id, None)
        self._by_id.update((one.id, one) for one in present)
        self._sort()

    def _sort(self) -> None:
        everything = sorted(self._by_id.values(), key=place_of)
        self.placed = [one for one in everything if one.placement is Placement.PLACED]
        self.waiting = [one for one in everything if one.placement is not Placement.PLACED]
        drawn = [one for one in self.placed if one.anchor is not None]
        self.layer = AnnotationLayer([_annotated(one) for one in drawn])
        self.bookmarks = [one for one in drawn if one.kind is MarkKind.BOOKMARK]
        self._marks = [one for one in drawn if one.kind is not MarkKind.BOOKMARK]

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


def _annotated(annotation: Annotation) -> Annotated:
    anchor, kind = annotation.anchor, annotation.kind
    assert anchor is not None
    noted = bool(annotation.note) or kind is MarkKind.NOTE or annotation.target is Target.PICTURE
    colour = colour_of(kind, annotation.colour)
    return Annotated(annotation.id, anchor.start, anchor.end, kind, colour, noted)
