"""How each kind of block is set: sizes, distances, indents and colours, in one table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextOption

from reader_app.ui.fonts import MONO, SANS, SERIF, installed
from reader_app.ui.reader.segments import LONGEST, Role

BODY_SIZE = 17  # pixels at 100 %
SMALLEST_SIZE = 9  # pixels: nothing is set smaller at any zoom
MARGIN = 44  # pixels left of the column, at least
NOTES = 150  # pixels kept free at its right where the window allows, for notes in the margin


class Setting(NamedTuple):
    """How one role is set. Lengths are in ems of the body text, ``line`` in the role's own size.

    ``after`` is the distance to a block of the same role, ``gap`` to one of another (``after``
    where it is more).
    """

    size: float = 1.0
    bold: bool = False
    colour: str = "text"
    line: float = 1.86
    before: float = 0.0
    after: float = 0.5
    gap: float = 0.0
    first_indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignJustify
    even: bool = False  # letters that are all as wide


_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LEFT, _CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter

SETTINGS: dict[Role, Setting] = {
    Role.TITLE: Setting(1.47, bold=True, line=1.45, before=0.3, after=0.0, gap=0.5, align=_LEFT),
    Role.HEADING_1: Setting(1.18, bold=True, line=1.6, before=1.0, after=0.3, align=_LEFT),
    Role.HEADING_2: Setting(1.06, bold=True, line=1.6, before=0.9, after=0.2, align=_LEFT),
    Role.HEADING_3: Setting(1.0, bold=True, line=1.6, before=0.6, after=0.1, align=_LEFT),
    Role.PARAGRAPH: Setting(first_indent=2.0),
    Role.CAPTION: Setting(
        0.82, colour="muted", line=1.6, after=0.3, gap=1.1, left=2.0, right=2.0, align=_CENTRE
    ),
    Role.QUOTE: Setting(colour="secondary", line=1.8, left=2.0),
    Role.LIST: Setting(left=2.0, after=0.15, gap=0.5),
    Role.TABLE: Setting(0.88, line=1.6, after=0.1, gap=0.8, align=_LEFT),
    Role.METADATA: Setting(0.76, colour="muted", line=1.6, after=0.2, gap=0.9, align=_LEFT),
    Role.BOILERPLATE: Setting(0.82, colour="faded", line=1.55, after=0.1, gap=0.6, align=_LEFT),
    Role.IMAGE: Setting(0.82, colour="muted", before=0.4, after=0.5, align=_CENTRE),
    Role.LISTING: Setting(
        0.88, line=1.55, after=0.0, gap=0.8, left=0.8, right=0.8, align=_LEFT, even=True
    ),
}

# Characters by which lines are short on average, as marks may not begin or end one.
_LOST_TO_BREAKING = 0.25

PLACEHOLDER_LINES = 6  # body lines that the frame of a missing picture takes


@dataclass(frozen=True, eq=False, repr=False)
class Typography:
    """The settings worked out for one zoom, font family, column and window width (pixels)."""

    zoom: int
    serif: bool
    characters: int
    available: float
    spacing: int = 100  # of the lines, per cent of what a role's setting says

    @cached_property
    def em(self) -> float:
        """The width of a Chinese character of the body text, pixels."""
        return self._metrics(Role.PARAGRAPH).horizontalAdvance("汉")

    @cached_property
    def column(self) -> float:
        """The text column's width: whole characters, as many as wished and as fit."""
        fitting = int((self.available - self.margin - min(self.margin, 24)) / self.em)
        return max(4, min(self.characters, fitting)) * self.em

    @property
    def face(self) -> tuple[int, bool, float, int]:
        """All that the layout of a line depends on."""
        return self.zoom, self.serif, self.column, self.spacing

    @property
    def margin(self) -> float:
        """The least distance of the column from the left edge: less in a narrow window."""
        return min(MARGIN, max(12.0, self.available * 0.06))

    @cached_property
    def left(self) -> float:
        """Where the column begins: centred, with the room for notes counted to the right."""
        return round(max(self.margin, (self.available - self.column - NOTES) / 2))

    @cached_property
    def fonts(self) -> dict[Role, QFont]:
        return {role: self._font(setting) for role, setting in SETTINGS.items()}

    @cached_property
    def verse_font(self) -> QFont:
        """For listings without Latin letters and digits."""
        return self._font(SETTINGS[Role.LISTING]._replace(even=False))

    @cached_property
    def small_font(self) -> QFont:
        """For the program's own words on the page: sans, small."""
        return self._sized(QFont(), installed(SANS), 0.73)

    def ems(self, count: float) -> float:
        return count * self.em

    def line_height(self, role: Role) -> float:
        """Pixels from one baseline to the next."""
        return round(SETTINGS[role].line * self.fonts[role].pixelSize() * self.spacing / 100)

    def width(self, role: Role) -> float:
        """The width of a role's lines after the first."""
        setting = SETTINGS[role]
        return max(self.em, self.column - self.ems(setting.left + setting.right))

    def option(self, role: Role) -> QTextOption:
        option = QTextOption(SETTINGS[role].align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setTabStopDistance(self.ems(4))
        return option

    @property
    def placeholder_height(self) -> float:
        return PLACEHOLDER_LINES * self.line_height(Role.PARAGRAPH)

    def estimates(self, sample: str, roles: Iterable[Role]) -> dict[int, list[float]]:
        """For each role, the height expected of a segment of 0, 1, 2 … code points.

        ``sample`` stands for the text: digits and Latin letters are narrower than a character.
        """
        metrics, others = self._metrics(Role.PARAGRAPH), _HAN.sub("", sample)
        # All Han characters are as wide as one; to measure each, all would be loaded (10 ms).
        pixels = metrics.horizontalAdvance("汉") * (len(sample) - len(others))
        ems = (pixels + metrics.horizontalAdvance(others)) / self.em
        width = max(ems / len(sample), 0.2) if sample else 1.0
        return {role: self._estimate(role, width) for role in roles}

    def _estimate(self, role: Role, width: float) -> list[float]:
        setting, height = SETTINGS[role], self.line_height(role)
        around = self.ems(setting.before + setting.after)
        if role is Role.IMAGE:
            return [around + self.placeholder_height] * (LONGEST + 1)
        advance = self._metrics(role).horizontalAdvance("汉") * width
        per_line = max(1.0, self.width(role) / advance - _LOST_TO_BREAKING)
        first = per_line - self.ems(setting.first_indent) / advance
        table: list[float] = []
        lines = 1
        while len(table) <= LONGEST:
            longest = max(0, int(first + (lines - 1) * per_line))
            table += [around + lines * height] * (longest + 1 - len(table))
            lines += 1
        return table

    def _metrics(self, role: Role) -> QFontMetricsF:
        return QFontMetricsF(self.fonts[role])

    def _font(self, setting: Setting) -> QFont:
        families = installed(SERIF) + installed(SANS) if self.serif else installed(SANS)
        if setting.even:
            families = installed(MONO) + families
        font = self._sized(QFont(), families, setting.size)
        font.setBold(setting.bold)
        return font

    def _sized(self, font: QFont, families: list[str], size: float) -> QFont:
        if families:
            font.setFamilies(families)
        font.setPixelSize(max(SMALLEST_SIZE, round(BODY_SIZE * self.zoom / 100 * size)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font
