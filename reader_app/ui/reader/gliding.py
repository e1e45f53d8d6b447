"""Scrolling that glides to a stop, where the system has animations switched on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Slot
from PySide6.QtWidgets import QWidget

_MILLISECONDS = 140


class Glide(QObject):
    """Scrolls by distances given one after another; each begins where the last one is by then.

    ``scroll(pixels)`` moves the page; it is called once with all of it where the system wants no
    animations.
    """

    def __init__(self, widget: QWidget, scroll: Callable[[float], None]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._scroll = scroll
        self._way = 0.0
        self._gone = 0.0
        self._animation = QVariantAnimation(
            self, startValue=0.0, endValue=1.0, duration=_MILLISECONDS
        )
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_value_changed)

    def by(self, pixels: float) -> None:
        """Scroll on by so many pixels, up by negative ones."""
        if not self._wanted():
            self._scroll(pixels)
            return
        rest = self._way - self._gone
        # A turn back of the wheel is obeyed at once.
        self._way = pixels + (rest if rest * pixels > 0 else 0.0)
        self._gone = 0.0
        self._animation.stop()
        self._animation.start()

    @property
    def under_way(self) -> bool:
        return self._animation.state() == QVariantAnimation.State.Running

    @Slot()
    def stop(self) -> None:
        """Stay where the page is."""
        self._animation.stop()
        self._way = self._gone = 0.0

    def _wanted(self) -> bool:
        from PySide6.QtWidgets import QStyle  # hundreds of constants: not before the first page

        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._widget.style().styleHint(hint, None, self._widget) > 0

    @Slot(object)
    def _on_value_changed(self, share: float) -> None:
        step = share * self._way - self._gone
        self._gone += step
        if step:
            self._scroll(step)
