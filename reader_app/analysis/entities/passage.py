"""A stretch of blocks as the grammar of names reads it: simplified text, and the words over it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader_app.analysis.context import Context
from reader_app.analysis.entities.cuts import mended
from reader_app.analysis.entities.gazetteer import known_names
from reader_app.analysis.entities.openings import KNOWN_NAMES, Positions, openings
from reader_app.analysis.entities.place_words import PLACE_TAG
from reader_app.analysis.entities.script import is_traditional, simplified, simplified_cuts
from reader_app.analysis.entities.vocabulary import index_of
from reader_app.analysis.entities.word_marks import JOINED, MARKS, PLACE, marked, marks_of
from reader_app.analysis.segment import CutText
from reader_app.documents.model import Block

# What stands between the blocks of a passage, so that nothing is read across it: every character
# there is a BREAK, and they are one word of class BREAK_TAG. It is no letter, no blank and no
# Chinese character; a pattern that says [^…], ^ or $ must name it.
BREAK, BREAK_TAG = "\0", "w"
# Blocks are read together up to so many code points: most have less than twenty, and a call of
# each finder for each of them would take several times as long as what the finders do.
_LONGEST = 4_000
# Blocks with more than this between them are read apart.
_WIDEST_BREAK = 200


@dataclass(frozen=True)
class Passage:
    """Blocks that follow each other, with their words; offsets are code points from its start."""

    text: str
    offset: int
    words: list[str]
    tags: list[str]
    starts: Sequence[int]
    blocks: Sequence[tuple[int, int]]

    def span(self) -> tuple[int, int]:
        """Where it stands in the document."""
        return self.offset, self.offset + len(self.text)

    @cached_property
    def known(self) -> list[tuple[int, int, str]]:
        """Start, end and text of every known name, the longest at each start."""
        found = known_names().find(self.text, self.openings[KNOWN_NAMES])
        return [(start, end, self.text[start:end]) for start, end in found]

    @cached_property
    def openings(self) -> Positions:
        """For each word list the places where a word of it may begin."""
        return openings().of(self.text)

    def words_of(self, name: str) -> list[tuple[int, int]]:
        """The spans of a list's words from left to right, the longest first; none overlap."""
        if name not in self._words_of:
            found = index_of(name).find_apart(self.text, self.openings[name])
            self._words_of[name] = found
        return self._words_of[name]

    @cached_property
    def _words_of(self) -> dict[str, list[tuple[int, int]]]:
        return {}

    @cached_property
    def marks(self) -> bytes:
        """What each word may be (see ``word_marks``)."""
        return marks_of(self.words)

    def marked(self, mark: int) -> list[int]:
        """The indices of the words with a mark."""
        return marked(self.marks, mark)

    @cached_property
    def places(self) -> list[int]:
        """The indices of the words that are places by what ``regrouped`` was told."""
        return self.marked(PLACE)

    def tagged(self, tag: str) -> list[int]:
        """The indices of the words of a class."""
        tags, found, index = self.tags, [], -1
        for _ in range(tags.count(tag)):
            index = tags.index(tag, index + 1)
            found.append(index)
        return found

    @cached_property
    def borders(self) -> Set[int]:
        """Where a word starts, and the end of the text."""
        return {*self.starts, len(self.text)}

    def word_at(self, position: int) -> int:
        """The index of the word that holds ``position``."""
        return bisect_right(self.starts, position) - 1

    def end_of(self, index: int) -> int:
        return self.starts[index] + len(self.words[index])

    def tag_of(self, start: int, end: int) -> str:
        """The tag of the word that is exactly this span, or an empty string."""
        if not self.text:
            return ""
        index = self.word_at(start)
        exact = self.starts[index] == start and self.end_of(index) == end
        return self.tags[index] if exact else ""

    def tags_of(self, start: int, end: int) -> list[str]:
        """The tags of the words that begin in a span."""
        first = self.word_at(start)
        last = self.word_at(end - 1)
        return self.tags[first : last + 1]

    def block_at(self, position: int) -> tuple[int, int]:
        """Start and end of the block that holds ``position``."""
        return self.blocks[bisect_right(self.blocks, position, key=_start) - 1]

    def start_of_places(self, index: int) -> int:
        """Where the unbroken row of places begins that ends with the word at ``index``."""
        while index and self.tags[index - 1] == PLACE_TAG:
            index -= 1
        return self.starts[index]

    def parts(self) -> Iterator[Passage]:
        """Each block as a passage of its own."""
        for start, end in self.blocks:
            first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
            starts = [position - start for position in self.starts[first:last]]
            columns = (self.words[first:last], self.tags[first:last], starts)
            size = end - start
            yield Passage(self.text[start:end], self.offset + start, *columns, ((0, size),))

    def regrouped(self, spans: Iterable[tuple[int, int]], tag: str) -> Passage:
        """The same text with each span as one word of class ``tag``.

        Spans are in order and do not overlap; words that stick out of a span are cut there, so
        that 吉水/镇华仁 becomes 吉水镇/华仁 once 吉水镇 is known.
        """
        spans = list(spans)
        if not spans:
            return self
        columns = _Columns(
            list(self.words), list(self.tags), list(self.starts), bytearray(self.marks)
        )
        limit = len(self.text)
        for start, end in reversed(spans):  # from the last, so that no index moves
            self._put(columns, start, end, tag, limit)
            limit = start
        words, tags, starts, marks = columns
        passage = Passage(self.text, self.offset, words, tags, starts, self.blocks)
        for name in ("openings", "known", "_words_of"):  # of the text alone, so found once
            passage.__dict__[name] = getattr(self, name)
        passage.__dict__["borders"] = self._borders_around(spans)
        passage.__dict__["marks"] = bytes(marks)
        return passage

    def _put(self, columns: _Columns, start: int, end: int, tag: str, limit: int) -> None:
        """Make one word of a span; what stands behind it begins before ``limit``."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first and self.end_of(first - 1) > start:
            columns.cut_off(first - 1, self.text[self.starts[first - 1] : start])
        behind = min(limit, self.starts[last]) if last < len(self.starts) else limit
        if end < behind:  # the rest of a word that was cut
            columns.replace(last, last, self.text[end:behind], "x", end)
        columns.replace(first, last, self.text[start:end], tag, start)

    def _borders_around(self, spans: Iterable[tuple[int, int]]) -> Set[int]:
        """The borders when each span is one word: made anew they take four times as long."""
        borders = set(self.borders)
        for start, end in spans:
            borders.difference_update(range(start + 1, end))
            borders.update((start, end))
        return borders


class _Columns(NamedTuple):
    """The words of a passage that is made."""

    words: list[str]
    tags: list[str]
    starts: list[int]
    marks: bytearray

    def replace(self, first: int, last: int, word: str, tag: str, start: int) -> None:
        """One word for those from one index to another."""
        self.words[first:last] = (word,)
        self.tags[first:last] = (tag,)
        self.starts[first:last] = (start,)
        self.marks[first:last] = ((MARKS[word] | PLACE * (tag == PLACE_TAG)),)

    def cut_off(self, index: int, word: str) -> None:
        """Of the word at ``index`` what remains; its class stays."""
        self.words[index] = word
        self.marks[index] = MARKS[word] | self.marks[index] & PLACE


def _start(block: tuple[int, int]) -> int:
    return block[0]


def passages(context: Context) -> Iterator[Passage]:
    """The content blocks of a document. Traditional script is cut into words as simplified."""
    if is_traditional(context.text):
        text, cuts = context.rewritten(simplified), context.once(simplified_cuts)
    else:
        text, cuts = context.text, context.cuts
    cut_blocks = list(zip(context.blocks, cuts, strict=True))
    return (_passage(text, run) for run in context.paced(list(_runs(cut_blocks)), last=0.0))


def _runs(blocks: list[tuple[Block, CutText]]) -> Iterator[list[tuple[Block, CutText]]]:
    """The blocks of each passage with their words."""
    run: list[tuple[Block, CutText]] = []
    for block, cut in blocks:
        if run:
            last = run[-1][0]
            near = last.end < block.start <= last.end + _WIDEST_BREAK
            if not near or block.end - run[0][0].start > _LONGEST:
                yield run
                run = []
        run.append((block, cut))
    if run:
        yield run


def _passage(text: str, run: list[tuple[Block, CutText]]) -> Passage:
    offset = run[0][0].start
    columns, pieces, spans, done = CutText([], [], []), [], [], offset
    for block, cut in run:
        if gap := BREAK * (block.start - done):
            columns.append(gap, BREAK_TAG, done - offset)
            pieces.append(gap)
        columns.words.extend(cut.words)
        columns.tags.extend(cut.tags)
        begin = block.start - offset
        columns.starts.extend([begin + start for start in cut.starts])
        pieces.append(text[block.start : block.end].replace(BREAK, "\x01"))
        spans.append((begin, block.end - offset))
        done = block.end
    marks = marks_of(columns.words)
    whole = mended(columns, marked(marks, JOINED))
    passage = Passage("".join(pieces), offset, *whole, spans)
    if whole is columns:
        passage.__dict__["marks"] = marks
    return passage
