"""The counters of the lists of an OpenDocument text, and the labels that they print."""

from __future__ import annotations

from reader_app.documents.loaders.odt.styles import Level, Styles, label
from reader_app.documents.xml import Element, attribute

_DEEPEST = 10


class Lists:
    """Ask for labels in the order of the text; ``begin`` and ``end`` at each text:list."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._open: list[str] = []
        self._counts: list[int] = _fresh()
        self._ended: dict[str, list[int]] = {}
        self._by_id: dict[str, list[int]] = {}
        self._headings = _fresh()

    @property
    def depth(self) -> int:
        return len(self._open)

    def begin(self, element: Element) -> None:
        """A list begins. One inside another counts anew once an item above it was counted."""
        style = attribute(element, "style-name") or (self._open[-1] if self._open else "")
        if not self._open:
            continued = attribute(element, "continue-list")
            if continued in self._by_id:
                self._counts = self._by_id[continued]
            elif attribute(element, "continue-numbering") == "true":
                self._counts = self._ended.get(style, _fresh())
            else:
                self._counts = _fresh()
            if name := attribute(element, "id"):
                self._by_id[name] = self._counts
            self._ended[style] = self._counts
        self._open.append(style)

    def end(self) -> None:
        self._open.pop()

    def item(self, element: Element, style: str | None) -> str:
        """The label of an item; ``style`` is the list style of its paragraph, if it has one."""
        depth = min(len(self._open), _DEEPEST)
        levels = self._styles.list_styles.get(style or self._open[-1], {})
        level = levels.get(depth) or Level()
        start = attribute(element, "start-value")
        if start.isdecimal() and len(start) < 9:
            self._counts[depth] = int(start)
        elif self._counts[depth] < 0:
            self._counts[depth] = level.start
        else:
            self._counts[depth] += 1
        for deeper in range(depth + 1, _DEEPEST + 1):
            self._counts[deeper] = -1
        return label(levels, self._shown(self._counts, levels), depth)

    def heading(self, outline: int) -> str:
        """The number of a heading by the document's outline style, '' if it prints none."""
        levels = self._styles.outline
        told = levels.get(outline)
        if told is None or told.number_format in (None, "none"):
            return ""
        current = self._headings[outline]
        self._headings[outline] = told.start if current < 0 else current + 1
        for deeper in range(outline + 1, _DEEPEST + 1):
            self._headings[deeper] = -1
        return label(levels, self._shown(self._headings, levels), outline)

    @staticmethod
    def _shown(counts: list[int], levels: dict[int, Level]) -> list[int]:
        return [
            (levels.get(place) or Level()).start if count < 0 else count
            for place, count in enumerate(counts)
        ]


def _fresh() -> list[int]:
    """No level has counted yet; levels are counted from 1."""
    return [-1] * (_DEEPEST + 1)
