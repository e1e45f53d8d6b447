"""Highlight layers as the page asks for them: what lies over a stretch of text, at once."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from operator import le
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader_app.ui.layers import FindingRef, Layer


def _no_finding(_index: int) -> None:
    """What stands for no finding: hits of a search, words of a list."""


class SpanIndex:
    """Spans sorted by start, overlapping or not, in flat arrays.

    ``_reach`` is the running maximum of the ends: it never falls, so the first span that can
    touch a position is found by bisection too.
    """

    def __init__(
        self,
        starts: Iterable[int] = (),
        ends: Iterable[int] = (),
        ref: Callable[[int], FindingRef | None] = _no_finding,
    ) -> None:
        self.starts = array("q", starts)
        self.ends = array("q", ends)
        rising = all(map(le, self.ends, islice(self.ends, 1, None)))
        self._reach = self.ends if rising else array("q", accumulate(self.ends, max))
        self.ref = ref  # of the span of a number, the finding that it stands for

    @classmethod
    def of(cls, layer: Layer) -> SpanIndex:
        from reader_app.ui.layers import FindingSpans

        spans = layer.spans
        if isinstance(spans, FindingSpans):
            return cls(spans.starts, spans.ends, spans.ref)
        refs = [span.ref for span in spans]
        return cls([s.start for s in spans], [s.end for s in spans], refs.__getitem__)

    def __len__(self) -> int:
        return len(self.starts)

    def overlapping(self, start: int, end: int) -> Iterator[int]:
        """The indexes of the spans that share a code point with ``start`` to ``end``."""
        first = bisect_right(self._reach, start)
        for index in range(first, bisect_left(self.starts, end)):
            if self.ends[index] > start:
                yield index


@dataclass(slots=True, eq=False, repr=False)
class Overlay:
    """A layer in the stack; ``index`` holds its spans."""

    name: str
    style: str
    priority: int
    colour: str
    index: SpanIndex
    visible: bool = True


class Mark(NamedTuple):
    """A stretch of the text (code points) that a layer marks."""

    start: int
    end: int
    overlay: Overlay
    ref: FindingRef | None


class OverlayStack:
    """The layers over a document, lowest priority first."""

    def __init__(self) -> None:
        self._overlays: dict[str, Overlay] = {}
        self._hidden: set[str] = set()

    def __iter__(self) -> Iterator[Overlay]:
        return iter(self._overlays.values())

    def get(self, name: str) -> Overlay | None:
        return self._overlays.get(name)

    def put(self, layer: Layer) -> None:
        """Add a layer or replace the one of that name; whether it is shown stays as it was."""
        self.put_index(layer.name, SpanIndex.of(layer), layer.style, layer.priority, layer.colour)

    def put_index(
        self, name: str, index: SpanIndex, style: str, priority: int, colour: str | None = None
    ) -> None:
        """Add or replace a layer whose spans are at hand as arrays."""
        self._overlays[name] = Overlay(
            name, style, priority, colour or name, index, name not in self._hidden
        )
        self._overlays = dict(sorted(self._overlays.items(), key=lambda item: item[1].priority))

    def remove(self, name: str) -> None:
        self._overlays.pop(name, None)

    def clear(self) -> None:
        self._overlays.clear()

    def set_visible(self, name: str, visible: bool) -> None:
        """Show or hide a layer, also one that comes later."""
        (self._hidden.discard if visible else self._hidden.add)(name)
        if overlay := self._overlays.get(name):
            overlay.visible = visible

    def marks(self, start: int, end: int, styles: Sequence[str] = ()) -> list[Mark]:
        """The shown marks that touch a stretch, lowest priority first; of ``styles`` if given."""
        return [
            Mark(overlay.index.starts[i], overlay.index.ends[i], overlay, overlay.index.ref(i))
            for overlay in self._overlays.values()
            if overlay.visible and (not styles or overlay.style in styles)
            for i in overlay.index.overlapping(start, end)
        ]

    def finding_at(self, position: int) -> Mark | None:
        """The topmost mark over a code point that stands for a finding; the shorter one first."""
        found = [mark for mark in self.marks(position, position + 1) if mark.ref is not None]
        if not found:
            return None
        return min(found, key=lambda mark: (mark.end - mark.start, -mark.overlay.priority))
