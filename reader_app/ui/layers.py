"""Highlight layers: what lies over the text, named and prioritised, apart from how it is drawn."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from reader_app.analysis.findings import Analysis
    from reader_app.documents.model import Span


@dataclass(frozen=True, slots=True)
class FindingRef:
    """One finding of the open document: its layer, its index there, and which mention of it.

    ``layer`` is one of ``FINDING_LAYERS``. For entities ``index`` counts in
    ``Analysis.entities`` as a whole, whatever the kind.
    """

    layer: str
    index: int
    mention: int = 0


# In the order of the chips above the text.
FINDING_LAYERS = (
    "keyword",
    "person",
    "organization",
    "place",
    "title",
    "date",
    "figure",
    "document",
    "event",
)


class LayerSpan(NamedTuple):
    """A stretch of a layer, in code points, and the finding that it stands for (if any)."""

    start: int
    end: int
    ref: FindingRef | None = None


class FindingSpans(Sequence[LayerSpan]):
    """The places of a layer's findings, sorted. Each is made when it is asked for: in a book
    there are a hundred thousand, which would take a third of a second."""

    def __init__(self, layer: str, found: Sequence[tuple[int, Sequence[Span]]]) -> None:
        """``found``: for each finding its index in the analysis and its mentions."""
        starts = [mention.start for _, mentions in found for mention in mentions]
        ends = [mention.end for _, mentions in found for mention in mentions]
        order = sorted(range(len(ends)), key=ends.__getitem__)
        order.sort(key=starts.__getitem__)
        self.starts = array("q", map(starts.__getitem__, order))
        self.ends = array("q", map(ends.__getitem__, order))
        self._order = array("q", order)
        self._layer = layer
        self._indexes = [index for index, _ in found]
        self._firsts = list(accumulate((len(mentions) for _, mentions in found), initial=0))

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, place: int) -> LayerSpan: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[LayerSpan]: ...
    def __getitem__(self, place: int | slice) -> LayerSpan | Sequence[LayerSpan]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        return LayerSpan(self.starts[place], self.ends[place], self.ref(place))

    def ref(self, place: int) -> FindingRef:
        """The finding that a place stands for."""
        number = self._order[place]
        finding = bisect_right(self._firsts, number) - 1
        return FindingRef(self._layer, self._indexes[finding], number - self._firsts[finding])


@dataclass(frozen=True)
class Layer:
    """A named set of spans, sorted by start. Where layers meet, the higher priority is on top.

    ``style``: ``marker`` (background), ``framed`` (background and frame), ``bold`` (bold and
    coloured) or one of the lines of ``line_styles`` under the text; the colour comes from the
    theme, by ``name`` unless ``colour`` names another entry of the theme's layers or markers.
    """

    name: str
    spans: Sequence[LayerSpan] = field(repr=False)
    style: str = "underline"
    priority: int = 0
    colour: str | None = None


MARKED_KEYWORDS = 8

# No two alike, so that nobody has to tell colours apart.
STYLES = {
    "keyword": "marker",
    "person": "underline",
    "organization": "double",
    "place": "dashed",
    "title": "thick",
    "date": "dotted",
    "figure": "bold",
    "document": "dash_dot",
    "event": "wavy",
}


def finding_layers(analysis: Analysis) -> dict[str, Layer]:
    """The layers of an analysis, by name, every name of ``FINDING_LAYERS`` present."""
    from reader_app.documents.model import Span

    found: dict[str, list[tuple[int, Sequence[Span]]]] = {name: [] for name in FINDING_LAYERS}
    # The panel lists all keywords; on the page more than a handful would colour every line.
    telling = sorted(analysis.keywords, key=lambda keyword: -keyword.weight)[:MARKED_KEYWORDS]
    for index, keyword in enumerate(analysis.keywords):
        if keyword in telling:
            found["keyword"].append((index, keyword.mentions))
    for index, entity in enumerate(analysis.entities):
        found[entity.kind.value].append((index, entity.mentions))
    for index, date in enumerate(analysis.dates):
        found["date"].append((index, (Span(date.start, date.end),)))
    for index, figure in enumerate(analysis.figures):
        found["figure"].append((index, (Span(figure.start, figure.end),)))
    return {
        name: Layer(
            name,
            FindingSpans(name, found[name]),
            STYLES[name],
            priority=len(FINDING_LAYERS) - position,
        )
        for position, name in enumerate(FINDING_LAYERS)
    }
