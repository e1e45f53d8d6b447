"""Fonts for Chinese: which of the well-known families this system has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

# Simplified Chinese first: a Japanese or Korean variant draws some characters differently.
SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "Hiragino Sans GB",
    "SimHei",
    "Droid Sans Fallback",
)
SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "Songti SC",
    "STSong",
    "SimSun",
    "NSimSun",
    "AR PL UMing CN",
)

# Letters that are all as wide; first those of which two are as wide as a Chinese character.
MONO = (
    "Noto Sans Mono CJK SC",
    "Sarasa Mono SC",
    "Source Han Mono SC",
    "Menlo",
    "Consolas",
    "DejaVu Sans Mono",
    "Noto Sans Mono",
    "Liberation Mono",
    "Courier New",
)


def installed(families: Sequence[str]) -> list[str]:
    """Those of the families that this system has, in the order given."""
    return [family for family in families if family in _present()]


@cache
def _present() -> frozenset[str]:
    """What there is as the program starts: asked for each font of a page, it takes 2 ms."""
    return frozenset(QFontDatabase.families())


def has_chinese() -> bool:
    """Whether any font of this system has Chinese characters."""
    systems = QFontDatabase.WritingSystem
    return any(
        QFontDatabase.families(system)
        for system in (systems.SimplifiedChinese, systems.TraditionalChinese)
    )


def interface_font() -> QFont:
    """The system's own font, with a Chinese companion so that no glyph falls to a wrong variant."""
    font = QGuiApplication.font()
    companions = installed(SANS)
    if companions:
        font.setFamilies([*_latin_families(font), *companions])
    return font


def _latin_families(font: QFont) -> list[str]:
    family = font.family()
    # The generic fallbacks of a bare Linux draw Chinese text unevenly beside a CJK font.
    return [] if family in {"DejaVu Sans", "Sans Serif", "Sans", ""} else [family]
