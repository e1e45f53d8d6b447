"""Whether a title fits on one line, asked for ten thousand titles at a time."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

TITLE = 14  # pixels, as high as a Chinese character is wide
SMALL = 12
_NARROWEST = 3.0
_MOST = 50_000


def title_font(base: QFont) -> QFont:
    """The font of titles."""
    font = QFont(base)
    font.setPixelSize(TITLE)
    return font


def small_font(base: QFont) -> QFont:
    """The font of the facts under a title."""
    font = QFont(base)
    font.setPixelSize(SMALL)
    return font


class TitleMeasure:
    """Measures only where counting characters cannot tell."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._wide = self._metrics.horizontalAdvance("国")
        self._widths: dict[str, float] = {}

    def is_one_line(self, title: str, width: float) -> bool:
        """Whether a title is no wider than ``width`` pixels."""
        count = len(title)
        if count * self._wide <= width:  # Latin letters are narrower
            return True
        wide = len(title.encode("gbk", "replace")) - count
        if wide * self._wide + (count - wide) * _NARROWEST > width:
            return False
        return self._width(title) <= width

    def _width(self, title: str) -> float:
        found = self._widths.get(title)
        if found is None:
            if len(self._widths) > _MOST:
                self._widths.clear()
            found = self._widths[title] = self._metrics.horizontalAdvance(title)
        return found
