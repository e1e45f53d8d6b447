"""What was searched for last, and the searches that were kept under a name."""

from __future__ import annotations

from typing import NamedTuple

from reader_app.library.library import Library

_KEY = "search_history"
MOST = 20


class Saved(NamedTuple):
    """A search that is kept as a collection."""

    id: str
    name: str
    query: str


class SearchHistory:
    """Kept in the library with the state of the window."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def queries(self) -> list[str]:
        """The last queries, the latest first."""
        stored = self._library.get_state(_KEY, [])
        return [q for q in stored if isinstance(q, str)] if isinstance(stored, list) else []

    def add(self, query: str) -> None:
        """Note a query whose result was used."""
        query = query.strip()
        known = self.queries()
        if query and known[:1] != [query]:
            rest = [other for other in known if other != query]
            self._library.set_state(_KEY, [query, *rest][:MOST])

    def clear(self) -> None:
        self._library.set_state(_KEY, [])

    def saved(self) -> list[Saved]:
        """The searches that have a name."""
        return [
            Saved(one.id, one.name, one.query)
            for one in self._library.collections.all()
            if one.query is not None
        ]

    def save(self, name: str, query: str) -> None:
        """Keep a search under a name; it appears among the collections."""
        self._library.collections.create(name, None, query)
