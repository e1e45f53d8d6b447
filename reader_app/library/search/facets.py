"""What the documents that a search finds have in common: sources, dates, tags."""

from __future__ import annotations

import json
from typing import Any

import apsw
import numpy as np
import numpy.typing as npt

from reader_app.library.search.page import Facet, Facets
from reader_app.library.search.rewriting import quoted

# Of so many sources and tags it is said how often they are there.
MOST = 30
# More months than these are told as years.
_MOST_MONTHS = 12

_SOURCES = """
    SELECT nullif(coalesce(hand_source, source), '') AS value, count(*) AS times FROM documents
    WHERE id IN (SELECT value FROM json_each(?)) GROUP BY value HAVING value IS NOT NULL
    ORDER BY times DESC, value LIMIT ?
"""
_MONTHS = """
    SELECT substr(nullif(coalesce(hand_date, date), ''), 1, 7) AS value, count(*) FROM documents
    WHERE id IN (SELECT value FROM json_each(?)) GROUP BY value HAVING value IS NOT NULL
    ORDER BY value DESC
"""
_TAGS = """
    SELECT tag, count(*) AS times FROM document_tags
    WHERE document IN (SELECT value FROM json_each(?)) AND instr(tag, '"') = 0
    GROUP BY tag ORDER BY times DESC, tag LIMIT ?
"""


def facets(library: apsw.Connection, ids: npt.NDArray[np.int64]) -> Facets:
    """What documents have in common."""
    chosen = json.dumps(ids.tolist())
    sources: Any = library.execute(_SOURCES, (chosen, MOST))
    months: Any = library.execute(_MONTHS, (chosen,)).fetchall()
    tags: Any = library.execute(_TAGS, (chosen, MOST))
    return Facets(
        tuple(Facet(value, count, f"source:={quoted(value)}") for value, count in sources),
        tuple(Facet(value, count, f"date:{value}") for value, count in _dates(months)),
        tuple(Facet(value, count, f"tag:{quoted(value)}") for value, count in tags),
    )


def _dates(months: list[tuple[str, int]]) -> list[tuple[str, int]]:
    if len(months) <= _MOST_MONTHS:
        return months
    years: dict[str, int] = {}
    for month, count in months:
        years[month[:4]] = years.get(month[:4], 0) + count
    return list(years.items())
