"""Lines become paragraphs: which line goes on in the next, over columns and pages as well."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader_app.documents.paging.sheets import Placed, Strip, body_size, pitch
from reader_app.documents.paging.strips import is_han
from reader_app.documents.structure.numbering import numbering
from reader_app.documents.structure.shapes import ends_sentence, is_date_line

# In ems.
_INDENT = 0.8
_RAGGED = 1.7  # a full line may end so far before the edge: a sign that may not start a line
_LONG = 12.0
_CENTRED = 1.2
_SAME_SIZE = (0.88, 1.14)
_LARGER = 1.1
_PARAGRAPH_GAP = 1.4  # of the usual distance of lines
_SOFT_HYPHENS = "\u00ad\u2010-"
_BULLET = re.compile(
    r"[●○■□◆◇▪•·▶►➢✓*]\s?|\d{1,2}[.)、．）]|[①-⑳]|[（(][\d一二三四五六七八九十]{1,3}[）)]"
)
_CUT_NUMBER_END = re.compile(r"[\u4e00-\u9fff，。、；：（][\d.,]*\d$")
_NOTE = re.compile(r"[①-⑳]|\[\d{1,3}\]|〔\d{1,3}〕|\d{1,3}\s|[*※†]")
_NOTE_SIZE = 0.92


@dataclass(slots=True)
class Paragraph:
    """Joined lines. ``marks`` has the page that begins at an offset of ``text``, by number."""

    text: str
    size: float
    bold: bool
    marks: list[tuple[int, int]] = field(default_factory=list)
    centred: bool = False
    table: bool = False
    furniture: bool = False
    picture: Placed | None = None


def paragraphs_of(pages: Sequence[list[Strip]]) -> list[Paragraph]:
    """The paragraphs in reading order; ``pages`` has the strips of each page, as they are read.

    Headers, footers and notes stand behind the paragraph that they interrupt on the page.
    """
    body = [s for strips in pages for s in strips if not s.furniture and s.picture is None]
    writer = _Writer(_Setting(body))
    for number, strips in enumerate(pages):
        writer.page(number, strips)
    return writer.all()


class _Setting:
    """How the text is set: size of the type, distance of lines, edges of the columns."""

    def __init__(self, body: list[Strip]) -> None:
        self.size = body_size(body)
        self.pitch = pitch([s for s in body if not s.table])
        self._edges = _common_edges(body, self.size)

    def edges(self, strip: Strip) -> tuple[float, float]:
        """Left and right edge of the column that a line belongs to."""
        left, right = strip.column
        tolerance = 0.4 * self.size
        reach = max(right - left, 8 * self.size) + 3 * self.size
        around = [
            edges
            for edges in self._edges
            if edges[0] - tolerance <= strip.left
            and strip.right <= edges[1] + 2 * tolerance
            and edges[1] - edges[0] <= reach
        ]
        # The widest: a heading that stands on page after page makes no edge.
        return max(around, key=lambda edges: edges[1] - edges[0], default=(left, right))


def _common_edges(body: list[Strip], em: float) -> list[tuple[float, float]]:
    """The edges between which most full lines stand, the most frequent first.

    A line that ends with a sign hanging over, or starts with an indent, is no edge: only edges
    that several lines share count.
    """
    lines = [s for s in body if not s.table and s.width >= 6 * em]
    step = max(em / 3, 1e-6)
    widest: Counter[tuple[int, int]] = Counter()
    for strip in lines:
        widest[round(strip.left / step), round(strip.right / step)] += 1
    common = [pair for pair, count in widest.most_common(12) if count >= 2]
    return [(left * step, right * step) for left, right in common]


class _Writer:
    def __init__(self, setting: _Setting) -> None:
        self._setting = setting
        self._done: list[Paragraph] = []
        self._open: list[Strip] = []
        self._marks: list[tuple[int, int]] = []  # index into _open, page
        self._aside: list[Paragraph] = []
        self._page = 0

    def page(self, number: int, strips: list[Strip]) -> None:
        """Take the strips of the next page."""
        body_bottom = max((s.bottom for s in strips if not _is_aside(s, self._setting)), default=0)
        fresh = True
        for strip in strips:
            noted = strip.top >= body_bottom and _is_note(strip, self._setting)
            if strip.furniture or noted:
                self._put_aside(strip)
                continue
            if self._open and self._begins(strip):
                self.close()
            if strip.picture is not None or strip.table:
                self.close()
            if fresh:
                self._marks.append((len(self._open), number))
                fresh = False
            self._open.append(strip)
            if strip.picture is not None or strip.table:
                self.close()

    def _put_aside(self, strip: Strip) -> None:
        text = joined([strip])
        if self._aside and not strip.furniture and not self._aside[-1].furniture:
            above = self._aside[-1]
            if not _NOTE.match(text):
                above.text = _join(above.text, text)
                return
        note = Paragraph(text, strip.size, strip.bold, furniture=strip.furniture)
        self._aside.append(note)
        if not self._open:
            self._flush()

    def _begins(self, strip: Strip) -> bool:
        return begins_paragraph(self._open, strip, self._setting)

    def close(self) -> None:
        """End the paragraph; what interrupted it on the page follows."""
        if self._open:
            self._done.append(self._paragraph())
            self._open, self._marks = [], []
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
            _is_centred(first, self._setting),
            first.table,
            picture=first.picture,
        )

    def all(self) -> list[Paragraph]:
        self.close()
        return self._done


def _is_aside(strip: Strip, setting: _Setting) -> bool:
    return strip.furniture or strip.size < _NOTE_SIZE * setting.size


def _is_note(strip: Strip, setting: _Setting) -> bool:
    """Small type under everything else on the page."""
    return not strip.table and strip.picture is None and strip.size < _NOTE_SIZE * setting.size


def begins_paragraph(lines: list[Strip], strip: Strip, setting: _Setting) -> bool:
    """Whether a line starts a new paragraph after the lines of the one under way."""
    before = lines[-1]
    if strip.table or strip.picture or before.table or before.picture:
        return True
    if is_date_line(strip.text):  # the date under a signature, whatever the width of the page
        return True
    if not _SAME_SIZE[0] <= strip.size / max(before.size, 1e-6) <= _SAME_SIZE[1]:
        return True
    if _is_below(before, strip) and _is_far(before, strip, setting):
        return True
    if _is_centred(before, setting) and _is_centred(strip, setting):
        return not (strip.size > _LARGER * setting.size)
    if not _is_full(before, strip, setting):
        return True
    return _starts_by_indent(lines, strip, setting)


def _is_below(before: Strip, strip: Strip) -> bool:
    """In the same column of the same page."""
    return strip.top > before.top and strip.left < before.right


def _is_far(before: Strip, strip: Strip, setting: _Setting) -> bool:
    usual = max(setting.pitch, 1.0 * before.size) * max(1.0, before.size / setting.size)
    return strip.middle - before.middle > _PARAGRAPH_GAP * usual


def _is_centred(strip: Strip, setting: _Setting) -> bool:
    left, right = setting.edges(strip)
    before, behind = strip.left - left, right - strip.right
    return before > 2 * strip.size and abs(before - behind) < _CENTRED * strip.size


def _is_full(before: Strip, strip: Strip, setting: _Setting) -> bool:
    """Whether the next word had no room in the line above."""
    if _are_alike(before, strip):
        return True
    _, right = setting.edges(before)
    first = re.match(r"[!-~\u00c0-\u024f]+", strip.text)
    word = len(first.group()) * 0.5 if first and not is_han(strip.text[0]) else 0.0
    return right - before.right <= (_RAGGED + word) * before.size


def _are_alike(before: Strip, strip: Strip) -> bool:
    """Two long lines between the same edges: a justified block that is set in."""
    near = 0.3 * before.size
    edges = abs(before.left - strip.left) < near and abs(before.right - strip.right) < near
    return edges and before.width >= _LONG * before.size and not ends_sentence(before.text)


def _starts_by_indent(lines: list[Strip], strip: Strip, setting: _Setting) -> bool:
    before = lines[-1]
    here = (strip.left - setting.edges(strip)[0]) / max(strip.size, 1e-6)
    above = (before.left - setting.edges(before)[0]) / max(before.size, 1e-6)
    ended = ends_sentence(before.text)
    if here - above > _INDENT:
        return ended or not (len(lines) == 1 and _BULLET.match(before.text))
    if abs(here - above) <= _INDENT and here > _INDENT:
        return ended
    return ended and numbering(strip.text) is not None


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
    if is_han(last) or is_han(first) or last in "-–/":
        return text
    if _CUT_NUMBER_END.search(text[-12:]) and first.isdecimal():
        return text
    return f"{text} "
