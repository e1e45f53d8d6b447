"""Highlight layers: what lies over the text, named and prioritised, apart from how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

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


@dataclass(frozen=True)
class Layer:
    """A named set of spans, sorted by start. Where layers meet, the higher priority is on top.

    ``style``: ``marker`` (background), ``framed`` (background and frame), ``bold`` (bold and
    coloured) or one of the lines of ``line_styles`` under the text; the colour comes from the
    theme, by ``name`` unless ``colour`` names another entry of the theme's layers or markers.
    """

    name: str
    spans: tuple[LayerSpan, ...] = field(repr=False)
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

    spans: dict[str, list[LayerSpan]] = {name: [] for name in FINDING_LAYERS}

    def add(layer: str, index: int, mentions: tuple[Span, ...]) -> None:
        spans[layer].extend(
            LayerSpan(m.start, m.end, FindingRef(layer, index, n)) for n, m in enumerate(mentions)
        )

    # The panel lists all keywords; on the page more than a handful would colour every line.
    telling = sorted(analysis.keywords, key=lambda keyword: -keyword.weight)[:MARKED_KEYWORDS]
    for index, keyword in enumerate(analysis.keywords):
        if keyword not in telling:
            continue
        add("keyword", index, keyword.mentions)
    for index, entity in enumerate(analysis.entities):
        add(entity.kind.value, index, entity.mentions)
    for index, date in enumerate(analysis.dates):
        add("date", index, (Span(date.start, date.end),))
    for index, figure in enumerate(analysis.figures):
        add("figure", index, (Span(figure.start, figure.end),))
    return {
        name: Layer(
            name,
            tuple(sorted(spans[name], key=lambda span: span[:2])),
            STYLES[name],
            priority=len(FINDING_LAYERS) - position,
        )
        for position, name in enumerate(FINDING_LAYERS)
    }
