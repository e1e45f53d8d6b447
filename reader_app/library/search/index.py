"""The full-text index as its callers see it: derived from the library, in its own file.

What does the work is loaded with the first search: the window should not wait for it at its start.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.library.database import Database

if TYPE_CHECKING:
    from reader_app.library.search.engine import Engine
    from reader_app.library.search.page import Facets, SearchPage, View

Report = Callable[[int, int], None]

# Why the index cannot be written to, where it can still be read.
NO_WRITING = frozenset({"library-full", "library-unwritable", "library-locked"})


class SearchIndex:
    """Keeps up with the library by its stamps, and answers queries; from any thread.

    An index that proves damaged is thrown away, and its documents are pending again.
    """

    def __init__(self, path: Path, library: Database) -> None:
        self._path = path
        self._library = library
        self._lock = threading.Lock()
        self._loaded: Engine | None = None

    @property
    def engine(self) -> Engine:
        with self._lock:
            if self._loaded is None:
                from reader_app.library.search.engine import Engine

                self._loaded = Engine(self._path, self._library)
            return self._loaded

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        if self._loaded is not None:
            self._loaded.close()

    def release_memory(self) -> None:
        """Give up pages of the file that are kept in memory."""
        if self._loaded is not None:
            self._loaded.release_memory()

    def pending(self) -> int:
        """How many changed documents the index does not know yet."""
        return self.engine.pending()

    def catch_up(
        self,
        report: Report | None = None,
        most: int | None = None,
        breathe: Callable[[], object] = bool,
    ) -> None:
        """Bring the changes of the library in, all of them or the next ``most``.

        ``report(done, total)`` may raise CancelledError; what is done by then stays. ``breathe``
        is called between small steps; it may do the same, or wait.
        """
        self.engine.catch_up(report, most, breathe)

    def give_space_back(self) -> None:
        """Leave out for good what was deleted, and make the file shorter. Takes its time."""
        self.engine.give_space_back()

    def search(self, query: str, view: View | None = None) -> SearchPage:
        """The documents that match a query (docs/search.md), as many of them as the view shows."""
        from reader_app.library.search.page import FIRST

        return self.engine.search(query, view or FIRST)

    def matching(self, query: str) -> list[int]:
        """All documents that match a query, the newest first."""
        return self.engine.matching(query)

    def facets(self, query: str, view: View) -> Facets:
        """What all the documents have in common of which a view shows a part."""
        return self.engine.facets(query, view)

    def alternatives(self, query: str) -> tuple[tuple[str, int], ...]:
        """Queries that find something, in place of one that finds nothing, with their totals."""
        return self.engine.alternatives(query)
