"""Listings on the page: lines of programs and verse as they were typed, on a ground of their own.

Their indents are kept and no line is drawn out to the column's width. Where there is Latin they
are in a type whose letters are all as wide, two of them as one Chinese character if there is such
a font; verse is in the type of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from reader_app.ui.reader.pieces import Piece, set_text
from reader_app.ui.reader.segments import Role, Segments
from reader_app.ui.reader.typography import Typography

_LATIN = re.compile("[!-~]")
_PADDING = 0.5  # ems of ground above the first line and below the last
_DEEPEST = 0.5  # of the column: what the largest indent takes of it
_ONE = bytes([Role.LISTING])


class Run(NamedTuple):
    """The segments of one listing, ``last`` included."""

    first: int
    last: int


def run_of(segments: Segments, index: int) -> Run:
    """All lines of the listing that a segment is a line of."""
    before, after = segments.roles[:index], segments.roles[index:]
    return Run(len(before.rstrip(_ONE)), len(segments) - len(after.lstrip(_ONE)) - 1)


def font_of(run: Run, segments: Segments, text: str, typography: Typography) -> QFont:
    """The type of a listing; ``text`` is the document's."""
    if _LATIN.search(text, segments.starts[run.first], segments.ends[run.last]):
        return typography.fonts[Role.LISTING]
    return typography.verse_font


def set_listing(
    piece: Piece,
    text: str,
    typography: Typography,
    formats: list[QTextLayout.FormatRange],
    *,
    run: Run,
    segments: Segments,
    gives_last_line: bool,
) -> None:
    """Lay out one line of a listing below the empty lines before it; ``text`` is the document's."""
    index, top = piece.index, piece.height
    start, _ = segments.block_span(index)
    padding = round(typography.ems(_PADDING))
    if index == run.first:
        piece.height += padding
    elif not segments.continues(index):
        line_ends = text.count("\n", segments.ends[index - 1], start)
        piece.height += max(0, line_ends - 1) * typography.line_height(Role.LISTING)
    font = font_of(run, segments, text, typography)
    indent = _width(indent_of(text, start), font)
    set_text(
        piece,
        text[piece.start : piece.end],
        typography,
        formats,
        indented=False,
        gives_last_line=gives_last_line,
        font=font,
        inset=min(indent, _DEEPEST * typography.column),
    )
    if index == run.last:
        piece.height += padding
    piece.ground = top, piece.height


def _width(indent: str, font: QFont) -> float:
    """Pixels; a blank is at least as wide as half a Chinese character, as where it was typed."""
    blanks = sum(0.5 if character < "\u2000" else 1.0 for character in indent)
    return max(QFontMetricsF(font).horizontalAdvance(indent), blanks * font.pixelSize())


def indent_of(text: str, start: int) -> str:
    """The white space before a line's first ink."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return "" if before.strip() else before.expandtabs(8)
