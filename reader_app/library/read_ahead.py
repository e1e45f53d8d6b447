"""Has an iterator run some steps ahead in a thread of its own: what it waits for costs no time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Generic, TypeVar

Item = TypeVar("Item")


class ReadAhead(Generic[Item]):
    """Gives the items of an iterable in their order. Use it as a context; iterate over it once.

    ``items`` comes with the size of each. It is held up while so many (``most``), or items of
    such a size together (``room``), have not been taken yet. What it raises is raised here, once
    the items before are taken. At the end of the context it is not asked for more.
    """

    def __init__(self, items: Iterable[tuple[Item, int]], most: int, room: int) -> None:
        self._items = items
        self._most = most
        self._room = room
        self._ready: deque[tuple[Item, int]] = deque()
        self._error: BaseException | None = None
        self._ended = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="read-ahead")

    def __enter__(self) -> ReadAhead[Item]:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        self._thread.join()

    def __iter__(self) -> Iterator[Item]:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ready or self._ended)
                if not self._ready:
                    break
                item, size = self._ready.popleft()
                self._room += size
                self._changed.notify_all()
            yield item
        if self._error is not None:
            raise self._error

    @property
    def waiting(self) -> int:
        """How many items could be had at once."""
        return len(self._ready)

    def _run(self) -> None:
        try:
            for item, size in self._items:
                if not self._put(item, size):
                    return
        except BaseException as error:  # noqa: BLE001  raised in the thread that iterates
            self._error = error
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _put(self, item: Item, size: int) -> bool:
        """Hand an item over once there is room; False if nobody wants it any more."""
        with self._changed:
            self._ready.append((item, size))
            self._room -= size
            self._changed.notify_all()
            self._changed.wait_for(self._has_room)
            return not self._ended

    def _has_room(self) -> bool:
        return self._ended or (len(self._ready) < self._most and self._room > 0)
