"""Lines become paragraphs: which line goes on in the next, over columns and pages as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader_app.documents.paging.breaks import begins_paragraph, is_centred
from reader_app.documents.paging.continued import goes_on, says_continued, without_heads
from reader_app.documents.paging.notes import NoteMark, marks_in, opening_mark
from reader_app.documents.paging.setting import PROSE, Setting
from reader_app.documents.paging.sheets import Placed, Strip
from reader_app.documents.paging.strips import is_han

_SOFT_HYPHENS = "\u00ad\u2010-"
_CLOSING = ".,;:!?)]%"
_CUT_NUMBER_END = re.compile(r"[\u4e00-\u9fff，。、；：（][\d.,]*\d$")
_NOTE = re.compile(r"[①-⑳]|\[\d{1,3}\]|〔\d{1,3}〕|\d{1,3}\s|[*※†]")
_FULL = 0.93  # of the column
_NOTE_SIZE = 0.92


@dataclass(slots=True)
class Paragraph:
    """Joined lines. ``marks`` has the page that begins at an offset of ``text``, by number.

    ``note_marks`` are the marks of footnotes in the text, ``note`` the one that it begins with if
    it is a footnote; each with the number of the page.
    """

    text: str
    size: float
    bold: bool
    marks: list[tuple[int, int]] = field(default_factory=list)
    centred: bool = False
    table: bool = False
    furniture: bool = False
    picture: Placed | None = None
    note_marks: list[tuple[NoteMark, int]] = field(default_factory=list)
    note: tuple[str, int] | None = None
    prose: bool = False  # running text up to the edge of the column: no heading


def paragraphs_of(pages: Sequence[list[Strip]]) -> list[Paragraph]:
    """The paragraphs in reading order; ``pages`` has the strips of each page, as they are read.

    Headers, footers and notes stand behind the paragraph that they interrupt on the page.
    """
    body = [s for strips in pages for s in strips if not s.furniture and s.picture is None]
    writer = _Writer(Setting(body))
    for number, strips in enumerate(pages):
        writer.page(number, strips)
    return writer.all()


class _Writer:
    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._done: list[Paragraph] = []
        self._open: list[Strip] = []
        self._marks: list[tuple[int, int]] = []  # index into _open, page
        self._note_marks: list[tuple[int, NoteMark, int]] = []  # index into _open, mark, page
        self._aside: list[Paragraph] = []
        self._page = 0
        self._table: tuple[Paragraph, Strip] | None = None  # that ended last, and its last part

    def page(self, number: int, strips: list[Strip]) -> None:
        """Take the strips of the next page."""
        body_bottom = max((s.bottom for s in strips if not _is_aside(s, self._setting)), default=0)
        notes = [s for s in strips if s.top >= body_bottom and _is_note(s, self._setting)]
        known = {mark for note in notes if (mark := opening_mark(note.text))}
        aside = {id(note) for note in notes}
        self._page = number
        fresh = True
        for strip, below in pairwise([*strips, None]):
            if strip is None:
                break
            if strip.furniture or id(strip) in aside:
                self._put_aside(strip)
                continue
            if fresh and self._goes_on(strip, below):
                fresh = not strip.table
                continue
            if self._open and self._begins(strip):
                self.close()
            if strip.picture is not None or strip.table:
                self.close()
            if fresh:
                self._marks.append((len(self._open), number))
                fresh = False
            if known and not strip.table:
                found = marks_in(strip, known)
                self._note_marks += [(len(self._open), mark, number) for mark in found]
            self._open.append(strip)
            if strip.picture is not None or strip.table:
                self.close()

    def _goes_on(self, strip: Strip, below: Strip | None) -> bool:
        """Take what the page begins with if it is more of the table that the last one ended with,
        or a line that says so."""
        table = strip if strip.table else below
        if self._open or self._table is None or table is None or not table.table:
            return False
        paragraph, part = self._table
        if not goes_on(part, table) or not (strip.table or says_continued(strip)):
            return False
        if not strip.table:
            strip.furniture = True
            self._put_aside(strip)
        elif rows := without_heads(paragraph.text, strip.text):
            paragraph.marks.append((len(paragraph.text) + 1, self._page))
            paragraph.text += f"\n{rows}"
            self._table = paragraph, strip
        return True

    def _put_aside(self, strip: Strip) -> None:
        text = joined([strip])
        if self._aside and not strip.furniture and not self._aside[-1].furniture:
            above = self._aside[-1]
            if not _NOTE.match(text) and not _is_next_note(above, text):
                above.text = _join(above.text, text)
                return
        note = Paragraph(text, strip.size, strip.bold, furniture=strip.furniture)
        if not strip.furniture and (mark := opening_mark(text)):
            note.note = mark, self._page
        self._aside.append(note)
        if not self._open:
            self._flush()

    def _begins(self, strip: Strip) -> bool:
        return begins_paragraph(self._open, strip, self._setting)

    def close(self) -> None:
        """End the paragraph; what interrupted it on the page follows."""
        if self._open:
            self._done.append(self._paragraph())
            ended = self._open[-1]
            self._table = (self._done[-1], ended) if ended.table else None
            self._open, self._marks, self._note_marks = [], [], []
        self._flush()

    def _flush(self) -> None:
        self._done += self._aside
        self._aside = []

    def _paragraph(self) -> Paragraph:
        first = self._open[0]
        main = max(self._open, key=lambda strip: len(strip.text))
        text, starts = _joined_with_starts(self._open)
        return Paragraph(
            text,
            main.size,
            all(strip.bold for strip in self._open),
            [(starts[index], page) for index, page in self._marks],
            is_centred(first, self._setting),
            first.table,
            picture=first.picture,
            prose=self._setting.fill(self._open[-1]) >= _FULL and bool(PROSE.search(text)),
            note_marks=[
                (moved, page)
                for index, mark, page in self._note_marks
                if (moved := _moved(mark, starts[index], self._open[index]))
                and text[moved.start : moved.end].strip("[]") == mark.mark
            ],
        )

    def all(self) -> list[Paragraph]:
        self.close()
        return self._done


def _is_aside(strip: Strip, setting: Setting) -> bool:
    return strip.furniture or strip.note or strip.size < _NOTE_SIZE * setting.size


def _is_note(strip: Strip, setting: Setting) -> bool:
    """Small type under everything else on the page."""
    if strip.note:
        return True
    return not strip.table and strip.picture is None and strip.size < _NOTE_SIZE * setting.size


def _is_next_note(above: Paragraph, text: str) -> bool:
    """Whether a line begins with the number behind that of the note above it."""
    last, mark = above.note[0] if above.note else "", opening_mark(text) or ""
    return last.isdecimal() and mark.isdecimal() and int(mark) == int(last) + 1


def _moved(mark: NoteMark, start: int, strip: Strip) -> NoteMark:
    """A mark of a line as one of the paragraph, in which the line starts at ``start``."""
    shift = start - (len(strip.text) - len(strip.text.lstrip()))
    return mark._replace(start=mark.start + shift, end=mark.end + shift)


def joined(strips: Iterable[Strip]) -> str:
    """The text of lines that belong together."""
    return _joined_with_starts(list(strips))[0]


def _joined_with_starts(strips: list[Strip]) -> tuple[str, list[int]]:
    """The text, and where in it each line starts."""
    text, starts = "", []
    for strip in strips:
        line = strip.text.strip()
        if text:
            text = _before_join(text, line)
        starts.append(len(text))
        text += line
    return text.replace("\u00ad", ""), starts


def _join(text: str, line: str) -> str:
    return _before_join(text, line) + line


def _before_join(text: str, line: str) -> str:
    """The text so far, made ready for the next line: hyphenation undone, a space put."""
    if not line or not text:
        return text
    last, first = text[-1], line[0]
    if last in _SOFT_HYPHENS and len(text) > 1 and text[-2].isalpha() and not is_han(text[-2]):
        return text[:-1] if last == "\u00ad" or first.islower() else text
    if is_han(last) or is_han(first) or last in "-–/" or first in _CLOSING:
        return text
    if _CUT_NUMBER_END.search(text[-12:]) and first.isdecimal():
        return text
    return f"{text} "
