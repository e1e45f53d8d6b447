"""When Python's cycle collector runs: in the window's thread only, and never for long.

It runs in whichever thread allocates, and a widget that it frees on a worker brings Qt down. So
while workers run it is called from here: often, so that there is little to look through, and not
for what has stayed for long, which is looked through once the work is done.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

COLLECT_MILLISECONDS = 20
# So many new objects are worth a look, so many looks one at what is a little older.
_YOUNG = 2_000
_LOOKS = 8
# Milliseconds of rest before everything is looked through.
_REST = 5_000
# Of what Python counts itself, the oldest objects are never due: see _REST.
_THRESHOLDS = (2_000, 8, 1_000_000)


class Collector(QObject):
    """Told when work begins and ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._begun = False
        self._often = QTimer(self, interval=COLLECT_MILLISECONDS)
        self._often.timeout.connect(self._on_often)
        self._rested = QTimer(self, singleShot=True, interval=_REST)
        self._rested.timeout.connect(self._on_rested)

    def begin(self, working: bool) -> None:
        """The start is over. What is there by now stays (modules, the window): it need not be
        looked through."""
        self._begun = True
        gc.freeze()
        if not working:
            self.stop()

    def work_begins(self) -> None:
        gc.disable()
        self._rested.stop()
        if not self._often.isActive():
            self._often.start()

    def work_ended(self) -> None:
        self.stop()
        self._rested.start()

    def stop(self) -> None:
        """Leave it to Python again: no thread but the window's runs."""
        self._often.stop()
        self._rested.stop()
        if self._begun:
            gc.set_threshold(*_THRESHOLDS)
            gc.enable()

    @Slot()
    def _on_often(self) -> None:
        if not self._begun or gc.get_count()[0] < _YOUNG:
            return
        self._looks += 1
        gc.collect(int(self._looks % _LOOKS == 0))

    @Slot()
    def _on_rested(self) -> None:
        gc.collect()
