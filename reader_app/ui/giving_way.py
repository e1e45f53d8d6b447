"""Lets workers wait while the window has something to do: it draws a page in many small steps,
and before each it would wait for the interpreter that a worker holds."""

from __future__ import annotations

import threading

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

# Seconds that a worker waits at most: a window that never rests must not hold up the work.
_LONGEST = 0.1


class GivingWay(QObject):
    """Knows whether a window has something to do.

    It begins when something comes to the window (input, a layout, a picture to be drawn) or a
    worker tells it something, and rests when the event loop has nothing else to do. What the
    loop itself tells (``aboutToBlock``, ``awake``) is of no use: where it is GLib's, all events
    are handled between the two.
    """

    def __init__(self, parent: QObject, window: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._rests = threading.Event()
        self._rests.set()
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._on_idle)
        self._follows = False
        self._watched: list[QObject] = []

    def begin(self) -> None:
        """Follow the window, from now on until :meth:`end`."""
        if self._follows:
            return
        self._follows = True
        if self._window is not None:  # its input comes to the system's window that it has
            parts = (self._window, self._window.windowHandle())
            self._watched = [part for part in parts if part is not None]
        for part in self._watched:
            part.installEventFilter(self)

    def end(self) -> None:
        self._follows = False
        watched, self._watched = self._watched, []
        for part in watched:
            if shiboken6.isValid(part):
                part.removeEventFilter(self)
        self._idle.stop()
        self._rests.set()

    def wait(self) -> None:
        """Called by workers between two steps of their work."""
        self._rests.wait(_LONGEST)

    @Slot()
    def work(self) -> None:
        """The window has something to do."""
        if self._follows and self._rests.is_set():
            self._rests.clear()
            self._idle.start()

    def eventFilter(self, _part: QObject, _event: QEvent) -> bool:
        self.work()
        return False

    @Slot()
    def _on_idle(self) -> None:
        self._rests.set()
