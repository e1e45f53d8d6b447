"""Runs a search over the open document beside the event loop, and steps through its hits."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.library.search.folding import variants
from reader_app.ui.reader.find import (
    BadPatternError,
    Mode,
    Query,
    Search,
    SlowPatternError,
    Variants,
    finder,
    is_alphabetic,
)
from reader_app.ui.reader.overlays import SpanIndex
from reader_app.ui.reader.view import ReaderView

_STEP = 0.008  # seconds of searching between two turns of the event loop
_FIRST_STEP = 0.020  # seconds: a document of ordinary size is done within the keystroke
_HITS, _CURRENT = "search", "search_current"
_ABOVE_ALL = 1000


class FindSession(QObject):
    """The hits of one query in the view's document.

    ``progressed(current, total, done)``: the number of the current hit from 1 (0: none), how
    many are known, and whether that is all. ``failed(reason)``: ``bad_pattern`` or ``slow``,
    and what the engine says.
    """

    progressed = Signal(int, int, bool)
    failed = Signal(str, str)
    cleared = Signal()

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self._view = view
        self._search: Search | None = None
        self._origin = 0
        self._current = -1
        self._shown = 0
        self.variants: Variants | None = variants
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def hit(self, index: int) -> tuple[int, int] | None:
        """The code points of one hit, in the order of the text."""
        if self._search is None or not 0 <= index < len(self._search.starts):
            return None
        return self._search.starts[index], self._search.ends[index]

    @property
    def number(self) -> int:
        """Which hit, in the order of the text from 1, is shown as the present one; 0: none."""
        return self._current + 1

    @property
    def current(self) -> tuple[int, int] | None:
        """The code points of the hit that is shown as the present one."""
        return self.hit(self._current)

    def begin(self, origin: int) -> None:
        """The hits nearest after ``origin`` are shown first, while one types."""
        self._origin = origin

    def look_for(self, query: Query) -> None:
        """Search anew; an empty query takes all hits away."""
        self.clear()
        document = self._view.document()
        if not query.text or document is None:
            self.progressed.emit(0, 0, True)
            return
        try:
            find = finder(query, self.variants)
        except BadPatternError as error:
            self.failed.emit("bad_pattern", str(error))
            return
        is_word = self._is_word if query.mode is Mode.WORD else None
        self._search = Search(document.text, find, is_word)
        self._advance(_FIRST_STEP)

    def clear(self) -> None:
        """Stop, and take the hits off the page."""
        self._turn.stop()
        self._search = None
        self._current, self._shown = -1, 0
        self._view.remove_layer(_HITS)
        self._view.remove_layer(_CURRENT)
        self.cleared.emit()

    def step(self, by: int) -> None:
        """Show the next hit (``by`` 1) or the one before (-1), round the ends."""
        total = len(self._search.starts) if self._search else 0
        if total:
            self._show((self._current + by) % total)

    def show(self, index: int) -> None:
        """Show a hit by its number in the order of the text, from 0."""
        if self._search is not None and 0 <= index < len(self._search.starts):
            self._show(index)

    # -- inside --------------------------------------------------------------------------------

    def _is_word(self, start: int, end: int) -> bool:
        """Whether Chinese words begin and end where the hit does; the pattern sees to others."""
        document, word = self._view.document(), self._view.units.word
        if document is None:
            return False
        first, last = document.text[start], document.text[end - 1]
        begins = is_alphabetic(first) or word(start).start == start
        return begins and (is_alphabetic(last) or word(end - 1).end == end)

    @Slot()
    def _on_turn(self) -> None:
        self._advance(_STEP)

    def _advance(self, seconds: float) -> None:
        search = self._search
        if search is None:
            return
        try:
            search.step(seconds)
        except SlowPatternError:
            self.clear()
            self.failed.emit("slow", "")
            return
        if search.done:
            self._turn.stop()
        elif not self._turn.isActive():
            self._turn.start()
        self._publish(search)

    def _publish(self, search: Search) -> None:
        # Each publication copies the hits: it is worth it for a tenth more of them.
        if search.done or len(search.starts) > 1.1 * self._shown:
            self._shown = len(search.starts)
            index = SpanIndex(search.starts, search.ends)
            self._view.set_spans(_HITS, index, "marker", _ABOVE_ALL)
        if self._current < 0 and search.starts:
            nearest = bisect_left(search.starts, self._origin)
            if nearest < len(search.starts) or search.done:
                self._show(nearest % len(search.starts))
                return
        self._tell()

    def _show(self, index: int) -> None:
        assert self._search is not None
        self._current = index
        start, end = self._search.starts[index], self._search.ends[index]
        self._view.set_spans(_CURRENT, SpanIndex([start], [end]), "framed", _ABOVE_ALL + 1)
        self._view.bring_up(start)
        self._view.span_shown.emit(start, end)
        self._tell()

    def _tell(self) -> None:
        if self._search is not None:
            self.progressed.emit(self.number, len(self._search.starts), self._search.done)
