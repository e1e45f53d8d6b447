"""Completes the window while nobody waits: after its first picture, a part in each idle moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import SIGNAL, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from reader_app.ui.main_window import MainWindow
    from reader_app.ui.window_parts import Step


class Completion(QObject):
    """Takes the steps in turn; all that are left at once for a command that came too early."""

    finished = Signal()

    def __init__(self, window: MainWindow, steps: Sequence[Step]) -> None:
        super().__init__(window)
        self._window = window
        self._steps = list(reversed(steps))
        self._early: dict[QAction, int] = {}  # and how many listen to it without a part
        self._heard: set[QAction] = set()  # those that a part listened to before that was counted
        self._begun = self._held = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_idle)

    @property
    def done(self) -> bool:
        return not self._steps

    @Slot()
    def begin(self) -> None:
        """Go on whenever the event loop has nothing else to do."""
        self._begun = True
        if self.done or self._held or self._timer.isActive():
            return
        self._timer.start()
        if not self._early:
            for action in self._actions():
                action.triggered.connect(self._on_early)
                self._early[action] = _listeners(action)

    def hold(self) -> None:
        """Wait: something more urgent is to be painted."""
        self._held = True
        self._timer.stop()

    @Slot()
    def release(self) -> None:
        """Go on."""
        self._held = False
        if self._begun:
            self.begin()

    def reach(self, step: Step) -> None:
        """Take the steps up to this one, now."""
        before = (
            {} if self._early or self.done else {one: _listeners(one) for one in self._actions()}
        )
        while step in self._steps:
            self._take()
        self._heard.update(one for one, count in before.items() if _listeners(one) > count)

    def finish(self) -> None:
        """Take all steps that are left, now."""
        while self._steps:
            self._take()
        self._timer.stop()
        early, self._early = self._early, {}
        for action in early:
            action.triggered.disconnect(self._on_early)
        self._window.jobs.collect()
        self.finished.emit()

    def _actions(self) -> list[QAction]:
        return [action for _, action in self._window.commands.items()]

    def _take(self) -> None:
        self._steps.pop()(self._window)

    @Slot()
    def _on_idle(self) -> None:
        if not self._steps:
            self.finish()
        else:
            self._take()

    @Slot()
    def _on_early(self) -> None:
        """A command of which nobody has heard yet: what carries it out is made, and told."""
        action = self.sender()
        if not isinstance(action, QAction) or action in self._heard:
            return
        if _listeners(action) > self._early[action]:
            return  # its part has heard it
        self.finish()
        if action.isCheckable():
            action.toggled.emit(action.isChecked())
        action.triggered.emit()


def _listeners(action: QAction) -> int:
    return action.receivers(SIGNAL("triggered(bool)")) + action.receivers(SIGNAL("toggled(bool)"))
