"""The words of the user's lists over the text: shown list by list, and gone through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from reader_app.library.word_lists import WordList
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.widgets.layer_chips import LayerChips
from reader_app.ui.word_marks import WordMarks

_OVER_FINDINGS = 100  # and under the hits of a search


class WordLayers(QObject):
    """A layer over the text for each list; its chip, if there are any, shows and hides it."""

    def __init__(self, view: ReaderView, chips: LayerChips | None = None) -> None:
        super().__init__(view)
        self._view = view
        self._chips = chips
        self._words: list[WordMarks] = []
        if chips is not None:
            chips.list_toggled.connect(self._on_list_toggled)

    @Slot(object)
    def show_words(self, marks: Sequence[WordMarks]) -> None:
        """Mark these words, no others; the chips count them."""
        for mark in self._words:
            self._view.remove_layer(_layer(mark.words))
        self._words = list(marks)
        if self._chips is not None:
            self._chips.set_lists([(mark.words, len(mark.spans)) for mark in self._words])
        self.put()

    def put(self) -> None:
        """Lay them over the text, whose layers are others now."""
        for mark in self._words:
            name = _layer(mark.words)
            self._view.set_layer_visible(name, mark.words.shown)
            self._view.set_spans(name, mark.spans, "framed", _OVER_FINDINGS, mark.words.colour)

    def step(self, step: int) -> None:
        """Go to the next (previous, if negative) word of the lists that are shown."""
        here, shown = self._view.here(), [m.spans for m in self._words if m.words.shown]
        places = []
        for spans in shown:
            index = (
                bisect_right(spans.starts, here)
                if step > 0
                else bisect_left(spans.starts, here) - 1
            )
            if 0 <= index < len(spans):
                places.append((spans.starts[index], spans.ends[index]))
        if places:
            self._view.show_span(*(min(places) if step > 0 else max(places)))

    @Slot(str, bool)
    def _on_list_toggled(self, name: str, shown: bool) -> None:
        self._words = [
            mark.switched(shown) if mark.words.name == name else mark for mark in self._words
        ]
        self.put()


def _layer(words: WordList) -> str:
    return f"words/{words.name}"
