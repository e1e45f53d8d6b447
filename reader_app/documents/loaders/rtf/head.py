"""The tables at the beginning of an RTF file: fonts, styles, who changed it, what it is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader_app.documents.loaders.rtf.styles import Stylesheet
from reader_app.documents.loaders.rtf.tokens import group_end

if TYPE_CHECKING:
    from reader_app.documents.loaders.rtf.reader import Reader

_FONT = re.compile(r"\\f(\d{1,6})(?!\d)(.*?)(?=\\f\d|$)", re.S)
_CHARSET = re.compile(r"\\fcharset(\d{1,3})")
_CONTROL = re.compile(r"\{\\\*[^{}]*\}|\\[a-z]+-?\d* ?")


class Head:
    """What the tables say; ``acts`` are called where the text comes upon their words."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.styles = Stylesheet()
        self.title: str | None = None
        self._authors: list[str] = []
        self._sheet_depth: int | None = None

    def acts(self) -> Mapping[str, Callable[[], None]]:
        return {
            "fonttbl": self._font_table,
            "stylesheet": self._stylesheet,
            "info": self._info,
            "title": self._title,
            "revtbl": self._author_table,
        }

    def author(self, number: int | None) -> str | None:
        """Who made the changes of this number; the first of the table is nobody."""
        return self._authors[number] if number and number < len(self._authors) else None

    def begin_style(self) -> None:
        """An entry of the stylesheet is a group of its own."""
        if self._sheet_depth is not None and len(self._reader.groups) == self._sheet_depth + 1:
            self._reader.state.sink, self._reader.state.style = [], 0
            self._reader.groups[-1].on_end = self._end_style

    def _font_table(self) -> None:
        end = group_end(self._reader.source, self._reader.position) - 1
        for font in _FONT.finditer(self._reader.source, self._reader.position, end):
            charset = _CHARSET.search(font[2])
            if charset:
                self._reader.fonts.set_charset(int(font[1]), int(charset[1]))
            self._reader.fonts.name(
                int(font[1]), _CONTROL.sub("", font[2]).strip("{} \r\n").split(";")[0]
            )
        self._reader.leave_out()

    def _stylesheet(self) -> None:
        self._sheet_depth = len(self._reader.groups)
        self._reader.state.sink = []
        if self._reader.groups:
            self._reader.groups[-1].on_end = self._end_stylesheet

    def _end_stylesheet(self) -> None:
        self._sheet_depth = None

    def _end_style(self) -> None:
        state = self._reader.state
        if state.style >= 0:
            self.styles.add(state.style, "".join(state.sink or ()), state.outline)

    def _info(self) -> None:
        self._reader.state.sink = []

    def _title(self) -> None:
        self._reader.collect(self._set_title)

    def _set_title(self, text: str) -> None:
        self.title = text.strip() or None

    def _author_table(self) -> None:
        self._reader.collect(self._set_authors)

    def _set_authors(self, text: str) -> None:
        self._authors = text.rstrip(";").split(";")
