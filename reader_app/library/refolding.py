"""What filters of annotations look into is folded anew when the rules of folding have changed.

The words of an annotation stand folded beside it (``annotations.words``), as the index of the
search has its own; that one is built anew when its form changes, and this follows it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import apsw

from reader_app.errors import KnownError
from reader_app.library.annotation_rows import fold_words, words
from reader_app.library.database import Database
from reader_app.library.search.index import NO_WRITING
from reader_app.library.search.index_file import INDEX_VERSION

# Under this name the library's ``meta`` says by which rules its annotations are folded.
_KEY = "folding"
_AT_ONCE = 2_000


def fold_anew(database: Database, breathe: Callable[[], object] = bool) -> None:
    """Fold the words of all annotations by the present rules, unless they are so already.

    ``breathe`` is called between small steps; it may wait, or raise CancelledError: what is done
    by then stays. Where nothing can be written, filters go on with the old forms.
    """
    with database.read() as connection:
        if _is_done(connection):
            return
    try:
        after = 0
        while rows := _next(database, after):
            _fold(database, rows)
            after = rows[-1][0]
            breathe()
        with database.write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_KEY, str(INDEX_VERSION))
            )
    except KnownError as error:
        if error.code not in NO_WRITING:
            raise


def _is_done(connection: apsw.Connection) -> bool:
    """Also where there is nothing to do: a library without annotations is left as it is."""
    known = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).get
    return known == str(INDEX_VERSION) or not connection.execute("SELECT 1 FROM annotations").get


def _next(database: Database, after: int) -> list[Any]:
    with database.read() as connection:
        return connection.execute(
            """SELECT rowid, id, exact, name, note, words FROM annotations
               WHERE rowid > ? ORDER BY rowid LIMIT ?""",
            (after, _AT_ONCE),
        ).fetchall()


def _fold(database: Database, rows: list[Any]) -> None:
    changed = [id for _, id, *parts, old in rows if words(*parts) != old]
    if changed:
        with database.write() as connection:
            for id in changed:  # read again: its note may have been changed meanwhile
                fold_words(connection, id)
