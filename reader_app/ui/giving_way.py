"""Lets workers wait while the window has something to do: it draws a page in many small steps,
and before each it would wait for the interpreter that a worker holds."""

from __future__ import annotations

import threading

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot

# Seconds that a worker waits at most: a window that never rests must not hold up the work.
_LONGEST = 0.1


class GivingWay(QObject):
    """Knows whether the event loop of its thread waits for events."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rests = threading.Event()
        self._rests.set()
        self._dispatcher: QAbstractEventDispatcher | None = None

    def begin(self) -> None:
        """Follow the event loop, from now on until :meth:`end`."""
        if self._dispatcher is None:
            self._dispatcher = QAbstractEventDispatcher.instance()
            if self._dispatcher is not None:
                self._dispatcher.aboutToBlock.connect(self._on_rest)
                self._dispatcher.awake.connect(self._on_work)

    def end(self) -> None:
        if self._dispatcher is not None:
            self._dispatcher.aboutToBlock.disconnect(self._on_rest)
            self._dispatcher.awake.disconnect(self._on_work)
            self._dispatcher = None
        self._rests.set()

    def wait(self) -> None:
        """Called by workers between two steps of their work."""
        self._rests.wait(_LONGEST)

    @Slot()
    def _on_rest(self) -> None:
        self._rests.set()

    @Slot()
    def _on_work(self) -> None:
        self._rests.clear()
