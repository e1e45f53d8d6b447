"""Where the reader is in a document, written into the library beside the window's work: a disk
that is busy with an import may take its time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from reader_app.library.document_rows import read_key

if TYPE_CHECKING:
    from reader_app.documents.model import Span
    from reader_app.library.library import Library
    from reader_app.library.rows import DocumentRow
    from reader_app.ui.jobs import Report


class ReadingPlace(NamedTuple):
    """``position`` counts code points; ``read`` is what has been on screen, ``progress`` the share
    (0 to 1) of the text that this is."""

    id: int
    position: int
    progress: float
    read: tuple[Span, ...]


class PlaceKeeper:
    """Writes places from any thread; an older one of a document never over a newer one."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._turns = 0
        self._newest: dict[int, int] = {}

    def writing(self, place: ReadingPlace) -> WritePlace:
        """An operation that writes a place; they count in the order in which they are made."""
        self._turns += 1
        return WritePlace(self, place, self._turns)

    def write(self, place: ReadingPlace, turn: int) -> DocumentRow:
        """The document's row as it is then."""
        with self._lock:
            if turn > self._newest.get(place.id, 0):
                self._newest[place.id] = turn
                self._library.set_position(place.id, place.position, place.progress)
                self._library.set_state(read_key(place.id), place.read)
        return self._library.document(place.id)


class WritePlace:
    """What runs on the worker, or at once where there is no time for one."""

    def __init__(self, keeper: PlaceKeeper, place: ReadingPlace, turn: int) -> None:
        self._keeper = keeper
        self._place = place
        self._turn = turn

    def run(self, _report: Report | None = None) -> tuple[ReadingPlace, DocumentRow]:
        return self._place, self._keeper.write(self._place, self._turn)
