"""The order of results, and what part of them each status has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw
import numpy as np
import numpy.typing as npt

from reader_app.library.rows import Status
from reader_app.library.search.matching import Matches
from reader_app.library.search.page import Sort, View
from reader_app.library.search.pinyin import sort_key
from reader_app.library.search.snapshot import Snapshot


def ordered(
    library: apsw.Connection, snapshot: Snapshot, matches: Matches, view: View
) -> npt.NDArray[np.int64]:
    """The matching documents that a view shows, by their places in the snapshot."""
    until = view.offset + view.limit
    if not view.limit:
        return np.empty(0, dtype=np.int64)
    found = np.flatnonzero(matches.mask)
    if view.sort is Sort.RELEVANCE:
        return _best(found, matches.scores[found], until)[view.offset :]
    ids = _sorted_ids(library, view.sort)
    first = _first_matching(ids, snapshot, matches, until)
    return np.array(first[view.offset :], dtype=np.int64)


def _best(
    found: npt.NDArray[np.int64], scores: npt.NDArray[np.float32], until: int
) -> npt.NDArray[np.int64]:
    """By score, equal ones the newest first."""
    if len(found) > 4 * until:
        bound = np.partition(scores, len(scores) - until)[len(scores) - until]
        some = np.flatnonzero(scores >= bound)
        if len(some) > 4 * until:  # many equal ones: those at the bound by age alone
            above = np.flatnonzero(scores > bound)
            equal = np.flatnonzero(scores == bound)[-(until - len(above)) :]
            some = np.concatenate([above, equal])
        found, scores = found[some], scores[some]
    return found[np.lexsort((-found, -scores))][:until]


def _sorted_ids(library: apsw.Connection, sort: Sort) -> Iterable[int]:
    if sort is Sort.DATE:
        rows = library.execute(
            """SELECT id FROM documents WHERE removed IS NULL
               ORDER BY nullif(coalesce(hand_date, date), '') DESC NULLS LAST, id DESC"""
        )
        return (id for (id,) in rows)
    titles: list[Any] = library.execute(
        """SELECT coalesce(nullif(coalesce(hand_title, title), ''), nullif(first_line, ''), name),
                  id FROM documents WHERE removed IS NULL"""
    ).fetchall()
    return [id for _, id in sorted((sort_key(title), id) for title, id in titles)]


def _first_matching(
    ids: Iterable[int], snapshot: Snapshot, matches: Matches, until: int
) -> list[int]:
    place = {int(snapshot.ids[at]): int(at) for at in np.flatnonzero(matches.mask)}
    found: list[int] = []
    for id in ids:
        if id in place:
            found.append(place[id])
            if len(found) == until:
                break
    return found


def statuses(
    library: apsw.Connection, snapshot: Snapshot, matches: Matches
) -> tuple[tuple[Status, int], ...]:
    """How many of the matching documents have each status."""
    found = ((s, matches.mask & with_status(library, snapshot, s)) for s in Status)
    return tuple((status, int(mask.sum())) for status, mask in found)


def with_status(
    library: apsw.Connection, snapshot: Snapshot, status: Status
) -> npt.NDArray[np.bool_]:
    """Which documents have a status."""
    rows = library.execute("SELECT id FROM documents WHERE status = ?", (status.value,))
    return np.isin(snapshot.ids, np.array([id for (id,) in rows], dtype=np.int64))
