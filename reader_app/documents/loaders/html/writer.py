"""Runs of a page's text into lines as a browser lays them out: white space collapses.

Rules of CSS Text 3, 4.1: white space collapses to one blank, none stands at the edges of a line,
and a line end of the source between two wide characters is nothing at all.
"""

from __future__ import annotations

import re
import unicodedata

from reader_app.documents.builder import Builder
from reader_app.documents.model import BlockKind

_SPACE = re.compile(r"[ \t\n\r\f]+")
_EDGES = " \t\n\r\f"
# What shows nothing: soft hyphens, and controls that are no white space.
_UNSEEN = re.compile("[\u00ad\x01-\x08\x0b\x0e-\x1f\x7f]+")


class Writer:
    """Writes into a Builder; keeps the blank that is due until something follows it."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._due = ""
        self._last = ""
        self._in_cell = False
        self._blank_lines: int | None = None  # of a preformatted text; None before its first ink

    @property
    def position(self) -> int:
        """Where the next ink will stand."""
        return self.builder.position + (self._due == " " and bool(self._last))

    @property
    def in_cell(self) -> bool:
        return self._in_cell

    def run(self, text: str) -> None:
        """Text between tags, white space and all."""
        bare = text.strip(_EDGES)
        if not bare:
            self._owe(text)
            return
        if _holds_unseen(bare):
            self.run(_UNSEEN.sub("", text))
            return
        lead = 0
        if len(bare) < len(text):
            lead = len(text) - len(text.lstrip(_EDGES))
            self._owe(text[:lead])
        bare = _one_line(bare)
        if self._due:
            self._pay(bare[0])
        self.builder.write(bare)
        self._last = bare[-1]
        if lead + len(bare) < len(text):
            self._owe(text[len(text.rstrip(_EDGES)) :])

    def line(self, text: str) -> None:
        """Text between tags that is a whole line, of no kind; something ends the line before."""
        words = _one_line(text)
        odd = self._in_cell or not words or _holds_unseen(words)
        if odd or not self.builder.line(words):
            self.run(text)
            self.end_line()

    def begin_verbatim(self) -> None:
        """A preformatted text begins; empty lines before its first are none of it."""
        self._blank_lines = None

    def verbatim(self, text: str, kind: BlockKind | None) -> None:
        """Preformatted text: its line ends and blanks are kept (``kind`` of each line)."""
        first, *others = _UNSEEN.sub("", text).expandtabs(8).split("\n")
        self._verbatim_line(first)
        for line in others:
            if self._blank_lines is not None and self.builder.at_line_start:
                self._blank_lines += 1
            self.end_line(kind)
            self._verbatim_line(line)

    def _verbatim_line(self, line: str) -> None:
        """Empty lines are written once something follows them."""
        if line and not self._in_cell:
            if self._blank_lines:
                self.builder.blank_lines(self._blank_lines)
            self._blank_lines = 0
        self._write(line)

    def _write(self, line: str) -> None:
        if line:
            self.builder.write(line)
            self._last = line[-1]

    def settle(self) -> None:
        """Write the blank that is due: something else than a run follows."""
        self._pay("x")

    def continued(self, last: str) -> None:
        """Something else wrote into the line; ``last`` is its last character."""
        self._due, self._last = "", last

    def insert(self, text: str) -> None:
        """Text that stands there as it is, such as the number of an item."""
        if text:
            self._pay(text[0])
            self._write(text)

    def end_line(self, kind: BlockKind | None = None, level: int | None = None) -> None:
        """End the line; inside a table's cell, where lines are rows, a blank."""
        if self._in_cell:
            self._owe(" ")
            return
        self._due = self._last = ""
        self.builder.end_line(kind, level)

    def begin_cell(self, first: bool, columns: int = 0) -> None:
        """A cell; the tab that parts it from the one before, and one for each column skipped."""
        self._due = self._last = ""
        self._in_cell = True
        self.builder.write("\t" * (columns + (not first)))

    def end_cell(self) -> None:
        self._in_cell = False
        self._due = self._last = ""

    def _owe(self, space: str) -> None:
        if space and self._last:
            self._due = "\n" if "\n" in space and self._due != " " else " "

    def _pay(self, following: str) -> None:
        if (
            self._due
            and self._last
            and not (self._due == "\n" and is_wide(self._last) and is_wide(following))
        ):
            self.builder.write(" ")
        self._due = ""


def _holds_unseen(text: str) -> bool:
    return not text.isprintable() and _UNSEEN.search(text) is not None


def _one_line(text: str) -> str:
    """The text without outer white space, and what is inside as it shows."""
    bare = text.strip(_EDGES)
    if any(map(bare.__contains__, _EDGES)):  # four times as fast as asking the pattern
        return _SPACE.sub(_collapsed, bare)
    return bare


def _collapsed(found: re.Match[str]) -> str:
    if "\n" in found[0]:
        text = found.string
        if is_wide(text[found.start() - 1]) and is_wide(text[found.end()]):
            return ""
    return " "


def is_wide(character: str) -> bool:
    """Whether no blank stands around it: East Asian wide and full-width characters."""
    return (character > "\u10ff" and unicodedata.east_asian_width(character) in "WF") or (
        character in "“”‘’…—"
    )
