"""The work of the index: it keeps up with the library, and answers queries."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import apsw
import numpy as np
import numpy.typing as npt

from reader_app.errors import KnownError, Notice
from reader_app.library.database import Database
from reader_app.library.memory import reusing
from reader_app.library.search import joining, snapshot, writing
from reader_app.library.search.conditions import documents_with, queries_of_collections
from reader_app.library.search.facets import facets
from reader_app.library.search.grammar import parse
from reader_app.library.search.hits import Hits
from reader_app.library.search.index import NO_WRITING, Report
from reader_app.library.search.index_file import IndexFile
from reader_app.library.search.matching import Matcher, Matches
from reader_app.library.search.ordering import ordered, statuses, with_status
from reader_app.library.search.page import FIRST, Facets, SearchPage, View
from reader_app.library.search.query import Both, Condition, Node, Property, has_condition
from reader_app.library.search.rewriting import others
from reader_app.library.search.segments import Segment
from reader_app.library.search.snapshot import Snapshot

# What an input method for Chinese writes where somebody may mean an operator.
_WIDE = re.compile("[（）“”＊]|(?<!\\w)(?:ＡＮＤ|ＯＲ|ＮＯＴ)(?!\\w)")
# A search itself brings this many changed documents into the index; a longer queue is reported.
_AT_ONCE = 50
# Where space is wanted back, segments are written anew of which more than this is dead.
_WORN = 0.1
# Saved searches may name others so deep.
_DEEPEST = 4

# Differs whenever the segments or what is dead in them do, also when another process began anew.
_STATE = "SELECT generation, stamp, (SELECT max(id) FROM segments) FROM meta"

Result = TypeVar("Result")
Breathe = Callable[[], object]


class Engine:
    """See ``SearchIndex``, through which it is used."""

    def __init__(self, path: Path, library: Database) -> None:
        self._library = library
        self._file = IndexFile(path, library)
        self._lock = threading.Lock()
        self._working = threading.Lock()
        self._segments: dict[int, Segment] = {}
        self._seen: tuple[Any, Snapshot] | None = None

    def close(self) -> None:
        self._file.close()
        with self._lock:
            self._segments = {}
            self._seen = None

    def release_memory(self) -> None:
        self._file.release_memory()

    def pending(self) -> int:
        """How many changed documents the index does not know yet."""
        with self._file.database().read() as connection:
            stamp = _stamp(connection)
        with self._library.read() as connection:
            return _count_since(connection, stamp)

    def catch_up(
        self,
        report: Report | None = None,
        most: int | None = None,
        breathe: Breathe = bool,
    ) -> None:
        """Bring the changes of the library in, all of them or the next ``most``.

        ``report(done, total)`` may raise CancelledError; what is done by then stays. So may
        ``breathe``, which is called between small steps. A damaged index is built anew.
        """
        with self._working:
            self._twice(lambda: self._catch_up(report, most, breathe))

    def _twice(self, work: Callable[[], Result]) -> Result:
        """Work on the index, and once more on a new one if this one is damaged."""
        try:
            return work()
        except KnownError as error:
            if not self._file.is_damage(error):
                raise
        self.close()
        self._file.discard()
        try:
            return work()
        except KnownError as error:
            if not self._file.is_damage(error):
                raise
            # A new index cannot be damaged: it is what it is made from.
            raise KnownError("library-damaged", path=str(self._library.path)) from error

    def _catch_up(self, report: Report | None, most: int | None, breathe: Breathe = bool) -> None:
        total, done, batches = self.pending(), 0, 0
        if most is not None:
            total = min(total, most)
        newest = self._newest_segment()
        while done < total:
            if report:
                report(done, total)
            brought = self._batch(total - done, breathe)
            if not brought:  # another process has brought the rest in meanwhile
                break
            done, batches = done + brought, batches + 1
            self._join_if_due()
        if batches > 1:  # what came together is kept together: a query has less to look into
            self._join(lambda present, _: joining.come_since(present, newest))
        if report and total:
            report(total, total)

    def search(self, query: str, view: View = FIRST) -> SearchPage:
        """The documents that match a query (docs/search.md), as many of them as the view shows.

        An index that proves damaged is thrown away, and its documents are pending again.
        """
        return self._twice(lambda: self._search(query, view))

    def alternatives(self, query: str) -> tuple[tuple[str, int], ...]:
        """Queries that find something, in place of one that finds nothing, with their totals."""
        found = ((other, self.search(other, View(limit=0)).total) for other in others(query))
        return tuple((other, total) for other, total in found if total)

    def matching(self, query: str) -> list[int]:
        """All documents that match a query, the newest first."""
        return self._twice(lambda: self._all(query, FIRST, lambda _, ids: ids[::-1].tolist()))

    def facets(self, query: str, view: View) -> Facets:
        """What the documents of which a view shows a part have in common."""
        return self._twice(lambda: self._all(query, view, facets))

    def _all(
        self,
        query: str,
        view: View,
        work: Callable[[apsw.Connection, npt.NDArray[np.int64]], Result],
    ) -> Result:
        """Do something with all documents (by rising id) that match a query."""
        node = parse(query).node
        self._come_up()
        ids = np.empty(0, dtype=np.int64)
        with self._library.read() as library:
            if node is not None:
                with self._file.database().read() as index:
                    present, matches = self._matches(index, library, _narrowed(node, view))
                ids = present.ids[matches.mask & _with_status(library, present, view)]
            return work(library, ids)

    def _search(self, query: str, view: View) -> SearchPage:
        started = time.perf_counter()
        node, hint = parse(query)
        page = SearchPage(query, pending=self._come_up(), hint=hint, view=view)
        if node is not None:
            page = self._found(page, node)
        spent = 1000 * (time.perf_counter() - started)
        return replace(page, milliseconds=spent)

    def _come_up(self) -> int:
        """Bring in what is quickly done; how many documents are left to do.

        Nobody waits here for work that is under way.
        """
        pending = self.pending()
        if not 0 < pending <= _AT_ONCE or not self._working.acquire(blocking=False):
            return pending
        try:
            self._catch_up(None, None)
        except KnownError as error:
            if error.code not in NO_WRITING:
                raise
            return pending  # what is in the index can be searched all the same
        finally:
            self._working.release()
        return 0

    def _found(self, page: SearchPage, node: Node) -> SearchPage:
        # The index is the inner one: damage is told of it first.
        with self._library.read() as library, self._file.database().read() as index:
            present, matches = self._matches(index, library, _narrowed(node, page.view))
            counts = statuses(library, present, matches) if page.view.facets else ()
            matches.mask[:] &= _with_status(library, present, page.view)
            chosen = ordered(library, present, matches, page.view)
            hits = Hits(library, present, matches, node)
            shown = tuple(hits.of(int(ordinal) for ordinal in chosen))
        total = int(matches.mask.sum())
        hint = page.hint or (_nothing(page.query, node) if not total else None)
        return replace(page, hits=shown, total=total, hint=hint, statuses=counts)

    def _matches(
        self, index: apsw.Connection, library: apsw.Connection, node: Node
    ) -> tuple[Snapshot, Matches]:
        index.execute("BEGIN")  # blocks and segments of one state
        try:
            present = self._snapshot(index)
            matcher = Matcher(index, present, _Conditions(index, present, library))
            with reusing():
                return present, matcher.matches(node)
        finally:
            index.execute("COMMIT")

    def _snapshot(self, connection: apsw.Connection) -> Snapshot:
        state: Any = connection.execute(_STATE).fetchall()[0]
        with self._lock:
            if self._seen is None or self._seen[0] != state:
                self._seen = state, snapshot.take(connection, self._segments)
            return self._seen[1]

    def _present(self, connection: apsw.Connection) -> list[Segment]:
        with self._lock:
            return snapshot.present(connection, self._segments)

    def _batch(self, most: int, breathe: Breathe) -> int:
        """Bring in the next changed documents; how many they were."""
        with self._library.read() as library, self._file.database().write() as index:
            changes = writing.next_changes(library, _stamp(index), most)
            if changes:
                present = self._present(index)
                with reusing(max(change.characters for change in changes)):
                    writing.bring_in(index, library, changes, present, breathe)
                index.execute(
                    "UPDATE meta SET stamp = ?, generation = generation + 1", (changes[-1].stamp,)
                )
        return len(changes)

    def give_space_back(self) -> None:
        with self._working:
            self._twice(self._give_space_back)

    def _give_space_back(self) -> None:
        self._join(lambda present, dead: joining.worn(present, dead, _WORN))
        self._file.database().give_space_back()

    def _newest_segment(self) -> int:
        with self._file.database().read() as connection:
            return int(connection.execute("SELECT coalesce(max(id), 0) FROM segments").get)

    def _join_if_due(self) -> None:
        """Join segments of one size that have become many, and those that are mostly dead."""
        self._join(joining.due)

    def _join(self, chosen: Callable[[list[Segment], dict[int, set[int]]], list[Segment]]) -> None:
        while True:
            with self._file.database().write() as connection:
                dead = snapshot.dead_of(connection)
                parts = chosen(self._present(connection), dead)
                if not parts:
                    return
                with reusing():
                    joining.join(connection, parts, dead)
                connection.execute("UPDATE meta SET generation = generation + 1")


def _narrowed(node: Node, view: View) -> Node:
    conditions = (parse(query).node for query in view.narrowed)
    return Both((node, *(one for one in conditions if one is not None)))


def _with_status(
    library: apsw.Connection, present: Snapshot, view: View
) -> npt.NDArray[np.bool_] | np.bool_:
    return np.True_ if view.status is None else with_status(library, present, view.status)


class _Conditions:
    """Answers the conditions of a query; a saved search is a query of its own."""

    def __init__(
        self, index: apsw.Connection, present: Snapshot, library: apsw.Connection, depth: int = 0
    ) -> None:
        self._index = index
        self._present = present
        self._library = library
        self._depth = depth

    def __call__(self, condition: Condition) -> npt.NDArray[np.int64]:
        found = [documents_with(self._library, condition)]
        if condition.property is Property.COLLECTION and self._depth < _DEEPEST:
            for query in queries_of_collections(self._library, condition.value):
                if (node := parse(query).node) is not None:
                    found.append(self._matching(node))
        return np.concatenate(found)

    def _matching(self, node: Node) -> npt.NDArray[np.int64]:
        deeper = _Conditions(self._index, self._present, self._library, self._depth + 1)
        matches = Matcher(self._index, self._present, deeper).matches(node)
        return self._present.ids[matches.mask]


def _nothing(query: str, node: Node) -> Notice | None:
    """Where an operator may be meant as a word, or the other way round, that is worth a hint."""
    if _WIDE.search(query):
        return Notice("search-nothing-wide")
    return Notice("search-nothing-with-operator") if has_condition(node) else None


def _stamp(connection: apsw.Connection) -> int:
    return int(connection.execute("SELECT stamp FROM meta").get)


def _count_since(connection: apsw.Connection, stamp: int) -> int:
    return int(
        connection.execute(
            "SELECT count(*) FROM stamps WHERE stamp > ? AND document > 0", (stamp,)
        ).get
    )
