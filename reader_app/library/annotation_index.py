"""What filters by words and tags look at, kept in memory: a hundred thousand annotations take
SQLite 40 ms to look through and this 10 ms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from threading import Lock
from typing import Any, NamedTuple

import apsw

from reader_app.library.annotation_rows import AMONG, among

_PORTION = 1_000  # entries that are read in about 5 ms


class Entry(NamedTuple):
    """The columns of one annotation by which lists are filtered and ordered.

    ``number`` is its row's; ``words`` are folded. A mark on a whole document starts at -1.
    """

    id: str
    document: int
    number: int
    start: int
    end: int
    created: str
    modified: str
    kind: str
    colour: str | None
    placement: str
    words: str
    tags: tuple[str, ...]


class AnnotationIndex:
    """The annotations of all documents that are not in the bin. May be used in several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp = -1
        self._documents: dict[int, list[Entry]] = {}  # in reading order
        self._all: list[Entry] = []
        self._tagged: dict[str, list[Entry]] = {}

    def entries(
        self,
        connection: apsw.Connection,
        tag: str | None = None,
        breathe: Callable[[], object] = bool,
    ) -> Sequence[Entry]:
        """All of them, or those with a tag: document by document, the newest first, each in the
        order of its text. ``breathe`` is called now and then while they are read."""
        with self._lock:
            if self._catch_up(connection, breathe):
                newest = sorted(self._documents, reverse=True)
                self._all = list(chain.from_iterable(map(self._documents.__getitem__, newest)))
                self._tagged = defaultdict(list)
                for entry in self._all:
                    for name in entry.tags:
                        self._tagged[name].append(entry)
            return self._listed(tag)

    def at_hand(
        self, connection: apsw.Connection, tag: str | None = None
    ) -> Sequence[Entry] | None:
        """As :meth:`entries` if nothing has to be read for it; else None, and nothing is waited
        for."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            return None if self._news(connection) else self._listed(tag)
        finally:
            self._lock.release()

    def _listed(self, tag: str | None) -> Sequence[Entry]:
        return self._all if tag is None else self._tagged.get(tag, [])

    def _news(self, connection: apsw.Connection) -> list[tuple[int, int]]:
        """The documents of which something has changed, and their stamps."""
        stamps: Any = connection.execute(
            "SELECT document, stamp FROM stamps WHERE stamp > ?", (self._stamp,)
        )
        return list(stamps)

    def _catch_up(self, connection: apsw.Connection, breathe: Callable[[], object]) -> bool:
        """Read again what has a newer stamp: of one document after a change, of all at first.
        Whether anything of it is another."""
        stamps = self._news(connection)
        changed = [document for document, _ in stamps]
        found: dict[int, list[Entry]] = defaultdict(list)
        for number, entry in enumerate(_entries(connection, changed) if changed else ()):
            found[entry.document].append(entry)
            if not number % _PORTION:
                breathe()
        different = False
        for document in changed:
            before = self._documents.pop(document, [])
            if now := sorted(found.get(document, []), key=_place):
                self._documents[document] = now
            different = different or before != now
        self._stamp = max((stamp for _, stamp in stamps), default=self._stamp)
        return different


def _entries(connection: apsw.Connection, documents: Iterable[int]) -> Iterable[Entry]:
    wanted = among(documents)
    tags: dict[str, tuple[str, ...]] = {}
    tagged: Any = connection.execute(
        f"""SELECT annotation, tag FROM annotation_tags WHERE annotation IN
            (SELECT id FROM annotations WHERE document {AMONG})""",
        (wanted,),
    )
    for annotation, tag in tagged:
        tags[annotation] = (*tags.get(annotation, ()), tag)
    rows: Any = connection.execute(
        f"""SELECT a.id, a.document, a.rowid, coalesce(start, -1), coalesce("end", -1), created,
                   modified, kind, colour, placement, words
            FROM annotations a JOIN documents d ON d.id = a.document
            WHERE d.removed IS NULL AND a.document {AMONG}""",
        (wanted,),
    )
    return (Entry._make((*row, tags.get(row[0], ()))) for row in rows)


def _place(entry: Entry) -> tuple[int, int, str, int]:
    return entry.start, -entry.end, entry.created, entry.number
