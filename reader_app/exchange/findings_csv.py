"""The findings of many documents as one table a layer, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

# Columns of each layer, as ``analysis_json`` names them; before them comes the document.
LAYERS: dict[str, tuple[str, ...]] = {
    "entities": ("kind", "name", "detail", "start", "end"),
    "dates": ("text", "value", "kind", "basis", "reference", "start", "end"),
    "figures": (
        "text",
        "value",
        "low",
        "high",
        "unit",
        "what",
        "qualifier",
        "kind",
        "start",
        "end",
    ),
    "checks": ("kind", "holds", "arithmetic", "start", "end"),
    "keywords": ("term", "weight", "count"),
}


def write_findings(target: TextIO, layer: str, objects: Iterable[dict[str, Any]]) -> None:
    """Write one layer of documents given as ``analysis_object`` makes them; RFC 4180.

    An entity takes a row a mention.
    """
    columns = LAYERS[layer]
    writer = csv.writer(target)
    writer.writerow(("document", "path", "title", *columns))
    for number, document in enumerate(objects, 1):
        head = (document.get("document", number), document["path"], document["title"])
        for finding in _rows(layer, document):
            writer.writerow((*head, *(finding[column] for column in columns)))


def _rows(layer: str, document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for finding in document[layer]:
        if layer == "entities":
            yield from ({**finding, **mention} for mention in finding["mentions"])
        else:
            yield finding
