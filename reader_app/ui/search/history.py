"""What was searched for last, and the searches that were kept under a name."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Slot

from reader_app.library.library import Library
from reader_app.ui.jobs import Jobs

_KEY = "search_history"
MOST = 20


class Saved(NamedTuple):
    """A search that is kept as a collection."""

    id: str
    name: str
    query: str


class SearchHistory(QObject):
    """Kept in the library with the state of the window, off the window's thread; where it cannot
    be kept (the disk is full) nobody need be told."""

    def __init__(self, library: Library, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._unwritten: list[str] | None = None

    def queries(self) -> list[str]:
        """The last queries, the latest first."""
        if self._unwritten is not None:
            return self._unwritten
        stored = self._library.get_state(_KEY, [])
        return [q for q in stored if isinstance(q, str)] if isinstance(stored, list) else []

    def add(self, query: str) -> None:
        """Note a query whose result was used."""
        query = query.strip()
        known = self.queries()
        if query and known[:1] != [query]:
            rest = [other for other in known if other != query]
            self._write([query, *rest][:MOST])

    def clear(self) -> None:
        self._write([])

    def _write(self, queries: list[str]) -> None:
        self._unwritten = queries
        work = self._jobs.start(lambda _report: self._library.set_state(_KEY, queries))
        work.finished.connect(self._on_written)

    @Slot()
    def _on_written(self) -> None:
        self._unwritten = None

    def saved(self) -> list[Saved]:
        """The searches that have a name."""
        return [
            Saved(one.id, one.name, one.query)
            for one in self._library.collections.all()
            if one.query is not None
        ]
