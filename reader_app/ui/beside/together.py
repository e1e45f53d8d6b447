"""Two pages that scroll as one: the same text by its place, two texts by the same distance."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from reader_app.ui.reader.view import ReaderView


class Together(QObject):
    """Moves one view when the reader moves the other, while it is on."""

    def __init__(self, first: ReaderView, second: ReaderView, parent: QObject) -> None:
        super().__init__(parent)
        self._views = (first, second)
        self._on = False
        self._moving = False
        self._tops = [0.0, 0.0]
        first.rearranged.connect(self._on_first_moved)
        second.rearranged.connect(self._on_second_moved)

    @property
    def on(self) -> bool:
        return self._on

    @Slot(bool)
    def set_on(self, on: bool) -> None:
        """Begin to move the pages together, from where each of them stands; or leave them."""
        self._on = on
        if on:
            self._note()
            self._follow(0)

    @Slot()
    def _on_first_moved(self) -> None:
        self._follow(0)

    @Slot()
    def _on_second_moved(self) -> None:
        self._follow(1)

    def _follow(self, leader: int) -> None:
        """Take the other view along; its own movement then is not the reader's."""
        if not self._on or self._moving:
            return
        self._moving = True
        try:
            self._take_along(self._views[leader], self._views[1 - leader], leader)
        finally:
            self._moving = False
            self._note()

    def _take_along(self, leading: ReaderView, other: ReaderView, leader: int) -> None:
        one, two = leading.document(), other.document()
        if one is None or two is None:
            return
        if one.text == two.text:
            place = leading.position(), leading.offset()
            if (other.position(), other.offset()) != place:
                other.go_to(place[0], offset=place[1])
        elif distance := leading.top() - self._tops[leader]:
            other.scroll_by(distance)

    def _note(self) -> None:
        self._tops = [view.top() for view in self._views]
