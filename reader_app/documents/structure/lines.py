"""The lines of a text, trimmed and parted from what is glued to them: the pieces to be judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reader_app.documents.model import Block, BlockKind
from reader_app.documents.structure.numbering import numbering

# What ends a line: the line feed and the characters that Unicode counts as mandatory breaks.
_LINE = re.compile(r"[^\n\v\f\x85\u2028\u2029]+")
# Zero-width characters are no ink: a line of them is blank.
_TRIM = (
    " \t\r\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff"
)
# A sentence's end, white space (which Chinese does not put there), and a short rest without one.
_GLUED_TAIL = re.compile(r"[。！？!?…][”’」』）)]*([ \t\u00a0\u3000]+)([^。！？；!?;]{4,32})$")
# Between a sentence and the numbered heading of the next section even the white space may be lost.
_GLUED_SECTION = re.compile(
    r"[。！？]()((?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)"
    r"(?:(?:(?:19|20)\d{2}年)[^，。、！？；：（()）“”《》\d]{2,20}|[^，。、！？；：（()）“”《》\d]{4,20}))$"
)
# So may it before a heading of two parallel phrases (守土有责 守土尽责), as no sentence ends.
_GLUED_PHRASES = re.compile(r"[。！？][”]?()([\u4e00-\u9fff]{4,8}[ \u3000][\u4e00-\u9fff]{4,8})$")
_GLUED_HEAD = re.compile(r"^(\S{4,26})[ \t\u00a0\u3000]+(?=\S{40})")
_ENOUGH_LINES = 3000
_LEAST_LINES = 8
# Columns that a full line has at least and at most.
_NARROWEST, _WIDEST = 40, 120
# So many lines that run on tell the width of a text with much else in it.
_LEAST_RUNNING = 40
_WORD, _LONGEST_WORD = re.compile(r"[!-~]+"), 30
_RAGGED = 3
_SENTENCE_ENDS = "。！？：；"
# Punctuation inside a sentence, or a bracket that the line leaves open.
_WITHIN_SENTENCES = re.compile("[，。；]|[（《][^）》]*$")
# What it takes to call paragraphs broken over lines of uneven width.
_SHORTEST_WRAPPED = 16
_DEEPEST_INDENT = 4
_LEAST_OPENED = 2
_LEAST_CONTINUED = 3
_TAIL_REACH = 48
_NO_HEADING = re.compile(r"^[（(【\[]|[，,：:、]$|…|^[“「]")


@dataclass(slots=True)
class Line:
    """A piece of a line without outer white space; offsets in code points of the whole text.

    ``indent`` counts the columns of white space in front (an ideographic space is two), ``gap``
    the line ends since the line before. ``kind`` is None until something decides it;
    ``marked_heading`` is the level of heading that the file's markup makes the line, 0 if none.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    gap: int = 1
    kind: BlockKind | None = None
    level: int | None = None
    marked_heading: int = 0

    def block(self) -> Block:
        kind = self.kind or BlockKind.PARAGRAPH
        return Block(kind, self.start, self.end, self.level if kind is BlockKind.HEADING else None)


def lines_of(text: str) -> list[Line]:
    """All non-blank lines in order; glued headings are lines of their own."""
    lines: list[Line] = []
    last_end = 0
    for found in _LINE.finditer(text):
        raw = found.group()
        bare = raw.lstrip(_TRIM)
        start = found.start() + len(raw) - len(bare)
        bare = bare.rstrip(_TRIM)
        if not bare:
            continue
        gap = text.count("\n", last_end, found.start()) if lines else 0
        indent = _columns(raw[: start - found.start()])
        lines.extend(_unglued(Line(start, start + len(bare), bare, indent, gap)))
        last_end = found.end()
    return lines


def wrap_width(lines: list[Line]) -> int | None:
    """The columns of a full line in a text whose paragraphs are broken over several lines.

    Such lines are nearly all of one width, give or take the signs that must not start a line; in
    a text with listings and tables those are whose sentence goes on below. None where each line is
    a paragraph. A Han character takes two columns.
    """
    head = lines[:_ENOUGH_LINES]
    widths = Counter(width for line in head if (width := _width(line)) >= _NARROWEST)
    if full := _usual(widths, _LEAST_LINES):
        return full
    running = [line for line, below in pairwise(head) if below.gap == 1 and _runs_on(line)]
    return _usual(Counter(map(_width, running)), _LEAST_RUNNING)


def _usual(widths: Counter[int], least: int) -> int | None:
    """The width of most lines, if that is most of at least so many."""
    total = sum(widths.values())
    if total < least:
        return None
    best = max(widths, key=lambda width: (_alike(widths, width), width))
    return best if _alike(widths, best) * 2 >= total and best <= _WIDEST else None


def _runs_on(line: Line) -> bool:
    """Whether it is of Chinese words, long enough to be full, and ends no sentence."""
    text = line.text
    return _width(line) >= _NARROWEST and text[-1] not in _SENTENCE_ENDS and _is_chinese(text)


def _alike(widths: Counter[int], width: int) -> int:
    return sum(widths[width + ragged] for ragged in range(-_RAGGED, _RAGGED + 1))


def broken_lines(lines: list[Line]) -> frozenset[int]:
    """Indexes of the lines whose sentence goes on in the next, where paragraphs are broken so."""
    width = wrap_width(lines)
    if width is None:
        return _running_on(lines) if _breaks_paragraphs(lines) else frozenset()
    pairs = zip(lines, [*lines[1:], None], strict=True)
    return frozenset(i for i, (line, below) in enumerate(pairs) if _fills(line, below, width))


def _fills(line: Line, below: Line | None, width: int) -> bool:
    """Whether a line is full, so that its sentence goes on in the next."""
    if line.text[-1] in _SENTENCE_ENDS:
        return False
    room = width - _width(line)
    if room <= _RAGGED:
        return True
    if below is None or below.gap != 1 or room > _LONGEST_WORD:
        return False
    word = _WORD.match(below.text)  # that did not fit in
    return word is not None and len(word[0]) >= room and _is_chinese(line.text)


def _breaks_paragraphs(lines: list[Line]) -> bool:
    """Whether paragraphs start with an indented line and go on in lines at the margin.

    So are texts wrapped whose lines are of no even width: scans, and what was typed by hand.
    """
    opened = continued = 0
    for above, line in pairwise(lines[:_ENOUGH_LINES]):
        if above.text[-1] in _SENTENCE_ENDS:
            opened += line.indent > 0 and len(line.text) >= _SHORTEST_WRAPPED
        else:
            continued += line.gap == 1 and _goes_on(above, line)
    return opened >= _LEAST_OPENED and continued >= _LEAST_CONTINUED


def _goes_on(above: Line, line: Line) -> bool:
    """Whether the sentence of the line above goes on in this one, by length and indentation."""
    return (
        len(above.text) >= _SHORTEST_WRAPPED
        and above.text[-1] not in _SENTENCE_ENDS
        and _WITHIN_SENTENCES.search(above.text) is not None
        and line.indent == 0
        and above.indent <= _DEEPEST_INDENT
        and numbering(line.text) is None
    )


def _running_on(lines: list[Line]) -> frozenset[int]:
    return frozenset(
        index
        for index, (line, below) in enumerate(pairwise(lines))
        if below.gap == 1 and below.kind is None and _goes_on(line, below)
    )


def _width(line: Line) -> int:
    """GB 18030 has one byte for what takes one column and two for nearly all that takes two."""
    return line.indent + len(line.text[:200].encode("gb18030", "replace"))


def _columns(space: str) -> int:
    return len(space) + space.count("\u3000")


def _unglued(line: Line) -> Iterator[Line]:
    """The line itself, or the paragraph and the heading that are glued together in it."""
    if len(line.text) < 30:
        yield line
    elif (cut := _heading_at_the_end(line.text)) or (cut := _heading_at_the_start(line.text)):
        yield cut_line(line, 0, cut[0])
        yield cut_line(line, cut[1], len(line.text))
    else:
        yield line


def cut_line(line: Line, start: int, end: int) -> Line:
    """A piece of a line; ``start`` and ``end`` count from the line's start."""
    return Line(line.start + start, line.start + end, line.text[start:end], line.indent, line.gap)


def _heading_at_the_end(text: str) -> tuple[int, int] | None:
    """Where the paragraph ends and where the heading starts."""
    reach = max(0, len(text) - _TAIL_REACH)
    patterns = (_GLUED_SECTION, _GLUED_PHRASES, _GLUED_TAIL)
    found = next((match for p in patterns if (match := p.search(text, reach))), None)
    if not found or not _is_chinese(found.group(2)):
        return None
    if _NO_HEADING.search(found.group(2)) and not _is_numbered_heading(found.group(2)):
        return None
    return found.start(1), found.start(2)


def _heading_at_the_start(text: str) -> tuple[int, int] | None:
    """Only a numbered heading: other short openings may as well be names or datelines."""
    found = _GLUED_HEAD.match(text)
    if not found or not numbering(found.group(1)) or re.search("[。；：:，]", found.group(1)):
        return None
    return found.end(1), found.end()


def _is_numbered_heading(text: str) -> bool:
    """（二）某事: a number in brackets is no remark in brackets."""
    number = numbering(text)
    return number is not None and len(text) >= number.length + 4 and text[-1] not in "，,：:、"


def _is_chinese(text: str) -> bool:
    han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return han * 2 >= len(text)
