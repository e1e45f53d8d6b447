"""Which documents fulfil a condition of a query, as the library knows it at this moment."""

from __future__ import annotations

from typing import Any

import apsw
import numpy as np
import numpy.typing as npt

from reader_app.library.search.query import Condition, Property

_DATE = "coalesce(hand_date, date)"
_MARK = "SELECT document FROM annotations WHERE kind = '{0}'"
_HAS = {
    "note": "SELECT document FROM annotations WHERE kind = 'note' OR note <> ''",
    "bookmark": _MARK.format("bookmark"),
    "finding": _MARK.format("finding"),
    "highlight": _MARK.format("highlight"),
    "tag": """SELECT document FROM document_tags UNION
              SELECT document FROM annotations JOIN annotation_tags ON annotation = id""",
}


def documents_with(library: apsw.Connection, condition: Condition) -> npt.NDArray[np.int64]:
    """The ids of the documents that fulfil a condition; some may be in the bin."""
    statement, values = _statement(condition)
    found = [id for (id,) in library.execute(statement, values)]
    return np.array(found, dtype=np.int64)


def queries_of_collections(library: apsw.Connection, name: str) -> list[str]:
    """The queries of the saved searches with this name."""
    found = library.execute(
        """SELECT query FROM collections
           WHERE replace(name, '"', '') = ? AND query IS NOT NULL""",
        (name,),
    )
    return [query for (query,) in found]


def _statement(condition: Condition) -> tuple[str, tuple[Any, ...]]:
    value = condition.value
    if condition.property is Property.DATE:
        return _dates(value, condition.until)
    if condition.property is Property.STATUS:
        return "SELECT id FROM documents WHERE status = ?", (value,)
    if condition.property is Property.HAS:
        return _HAS[value], ()
    if condition.property is Property.FORMAT:
        return "SELECT id FROM documents WHERE format = lower(?)", (value,)
    if condition.property is Property.COLLECTION:
        return _COLLECTION, (value,)
    if condition.property is Property.SOURCE:
        return _SOURCE, (value,)
    return "SELECT id FROM documents WHERE starred", ()


# A query cannot have a straight quote within quotes.
_SOURCE = """
    SELECT id FROM documents WHERE replace(coalesce(hand_source, source), '"', '') = ?
"""
# A folder with all the folders inside it.
_COLLECTION = """
    WITH RECURSIVE inside (id) AS (
        SELECT id FROM collections WHERE replace(name, '"', '') = ?
        UNION SELECT c.id FROM collections c JOIN inside ON c.parent = inside.id
    )
    SELECT document FROM collected JOIN inside ON collection = inside.id
"""


def _dates(first: str, last: str) -> tuple[str, tuple[Any, ...]]:
    """ISO 8601 sorts as text; a month's last day is the last that begins with the month."""
    parts: list[str] = [f"{_DATE} <> ''"]
    values: list[str | int] = []
    if first:
        parts.append(f"{_DATE} >= ?")
        values.append(first)
    if last:
        parts.append(f"substr({_DATE}, 1, ?) <= ?")
        values += [len(last), last]
    return f"SELECT id FROM documents WHERE {' AND '.join(parts)}", tuple(values)
