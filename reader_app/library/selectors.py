"""Where marks belong by their selectors alone: told by their words, and by the marks about them.

For marks whose text is not at hand: those of other programs, or of a version that is not kept.
What is not told is left to the user.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from reader_app.library.alignment import common_prefix, common_suffix
from reader_app.library.anchors import Anchor
from reader_app.library.grams import MOST, Grams
from reader_app.library.letters import Letters, letters_of
from reader_app.library.recognition import EVIDENCE


class Known(NamedTuple):
    """A mark whose place is known: its window (the quotation with its surroundings) in the text
    that it was made in, and how far it has moved (code points)."""

    start: int
    first: int
    last: int
    shift: int

    def holds(self, anchor: Anchor) -> bool:
        return self.first <= anchor.start and anchor.end <= self.last


Sides = tuple[Known | None, Known | None]


class Selectors:
    """Finds quotations in one text."""

    def __init__(self, text: str, letters: Letters, grams: Grams) -> None:
        self._text = text
        self._letters = letters
        self._grams = grams

    def starts(self, anchors: Sequence[Anchor]) -> list[int | None]:
        """Where each quotation begins (code points); None where that is not certain.

        The anchors are of one text: those whose places are certain by themselves tell how far the
        text between them has moved.
        """
        found = [self._by_words(anchor) for anchor in anchors]
        line = _line(anchors, found)
        found = [
            start if start is None or self._is_sure(anchor, start, line) else None
            for anchor, start in zip(anchors, found, strict=True)
        ]
        line = _line(anchors, found)
        return [
            self._by_neighbours(anchor, line.about(anchor)) if start is None else start
            for anchor, start in zip(anchors, found, strict=True)
        ]

    # -- by their own words ------------------------------------------------------------------------

    def _by_words(self, anchor: Anchor) -> int | None:
        """Where the quotation stands as it is, its surroundings to the letter, and only there.

        White space, width and script of the surroundings may have changed: no letter of them has.
        Half of the quotation with its surroundings on one side must not occur elsewhere, either.
        """
        start = self._whole(anchor)
        return start if start is not None and self._is_alone(anchor, start) else None

    def _whole(self, anchor: Anchor) -> int | None:
        words = anchor.prefix + anchor.exact + anchor.suffix
        ranks = self._grams.occurrences(letters_of(words))[:MOST]
        before = len(letters_of(anchor.prefix))
        blanks = len(anchor.exact) - len(anchor.exact.lstrip())
        starts = [self._letters.place(rank + before) - blanks for rank in ranks]
        as_it_is = (at for at in starts if self._stands(words, at - len(anchor.prefix)))
        if not anchor.exact.strip():  # one blank is like another
            return next(as_it_is, None)
        quoted = (at for at in starts if self._stands(anchor.exact, at))
        return next(chain(as_it_is, quoted), None)

    def _is_alone(self, anchor: Anchor, start: int) -> bool:
        """Whether neither prefix nor suffix stands by a half of the same quotation elsewhere.

        Too little of them is told by the edge of the text, which it must be near.
        """
        after = len(self._text) - start - len(anchor.exact) == len(anchor.suffix)
        half = len(anchor.exact) // 2
        sides = (
            (anchor.prefix, anchor.prefix + anchor.exact[: half + 1], start == anchor.start),
            (anchor.suffix, anchor.exact[half:] + anchor.suffix, after),
        )
        return all(
            len(self._grams.occurrences(letters_of(words))) == 1
            if len(letters_of(around)) >= EVIDENCE
            else at_edge
            for around, words, at_edge in sides
        )

    def _is_sure(self, anchor: Anchor, start: int, line: _Line) -> bool:
        """Whether a neighbour has gone the same way, or nothing like it stands elsewhere.

        Of a paragraph that was copied and then corrected, the copy is whole.
        """
        if line.supports(_known(anchor, start)):
            return True
        words = anchor.prefix + anchor.exact + anchor.suffix
        if not self._stands(words, start - len(anchor.prefix)):
            return False  # set otherwise than it was: a neighbour has to say that it is the same
        rank = self._letters.rank(start - len(anchor.prefix))
        return not self._grams.has_like(letters_of(words), rank)

    # -- by the marks about them -------------------------------------------------------------------

    def _by_neighbours(self, anchor: Anchor, sides: Sides) -> int | None:
        """Where the quotation stands between marks whose places are known.

        It has gone with them if they have gone the same way, or if it lies in the window of one.
        Else there is a change between them: then the quotation goes with the side on which its
        surroundings are whole, if those on the other go on beyond the change where that side went.
        """
        left, right = sides
        agreed = left is not None and right is not None and left.shift == right.shift
        for one in sides:
            if one is None or not (agreed or one.holds(anchor)):
                continue
            if self._is_whole(anchor, one.shift):
                return anchor.start + one.shift
        if left is None or right is None:
            return None
        if self._changed_after(anchor, left.shift, right.shift):
            return anchor.start + left.shift
        if self._changed_before(anchor, left.shift, right.shift):
            return anchor.start + right.shift
        return None

    def _is_whole(self, anchor: Anchor, shift: int) -> bool:
        words = anchor.prefix + anchor.exact + anchor.suffix
        return len(words) >= EVIDENCE and self._stands(
            words, anchor.start - len(anchor.prefix) + shift
        )

    def _changed_after(self, anchor: Anchor, left: int, right: int) -> bool:
        """Whether all up to the quotation's end went ``left``, and what ends its suffix ``right``.

        The latter must not reach back into the quotation: then that would be in two places.
        """
        suffix, end = anchor.suffix, anchor.end + left
        first, last = anchor.start - len(anchor.prefix) + left, anchor.end + len(suffix) + right
        words = anchor.prefix + anchor.exact
        if len(anchor.prefix) < EVIDENCE or not self._stands(words, first):
            return False
        near = common_prefix(self._text, end, suffix, 0)
        words = anchor.exact + suffix
        far = common_suffix(self._text, last, words, len(words)) if self._has(last) else 0
        return EVIDENCE <= far <= len(suffix) and end + near <= last - min(far, len(suffix) - near)

    def _changed_before(self, anchor: Anchor, left: int, right: int) -> bool:
        """As :meth:`_changed_after`, from the other side."""
        prefix, start = anchor.prefix, anchor.start + right
        first, words = anchor.start - len(prefix) + left, anchor.exact + anchor.suffix
        if len(anchor.suffix) < EVIDENCE or not self._stands(words, start):
            return False
        near = common_suffix(self._text, start, prefix, len(prefix))
        words = prefix + anchor.exact
        far = common_prefix(self._text, first, words, 0) if self._has(first) else 0
        return (
            EVIDENCE <= far <= len(prefix) and first + min(far, len(prefix) - near) <= start - near
        )

    def _stands(self, words: str, place: int) -> bool:
        return place >= 0 and self._text.startswith(words, place)

    def _has(self, place: int) -> bool:
        return 0 <= place <= len(self._text)


def _known(anchor: Anchor, start: int) -> Known:
    first, last = anchor.start - len(anchor.prefix), anchor.end + len(anchor.suffix)
    return Known(anchor.start, first, last, start - anchor.start)


def _line(anchors: Sequence[Anchor], starts: Sequence[int | None]) -> _Line:
    pairs = zip(anchors, starts, strict=True)
    return _Line(_known(anchor, start) for anchor, start in pairs if start is not None)


class _Line:
    """Those marks of known places that come in the same order in both texts: what was moved or
    copied is not among them. The beginning of the text is one more."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._marks = _rising([Known(-1, -1, 0, 0), *sorted(set(known))])
        self._starts = [mark.start for mark in self._marks]

    def about(self, anchor: Anchor) -> Sides:
        """The nearest marks before and after one that is not known."""
        number = bisect_right(self._starts, anchor.start)
        after = self._marks[number] if number < len(self._marks) else None
        return self._marks[number - 1] if number else None, after

    def supports(self, mark: Known) -> bool:
        """Whether a mark is in line and the one before or after it has gone the same way."""
        number = bisect_left(self._marks, mark)
        if self._marks[number : number + 1] != [mark]:
            return False
        beside = (self._marks[number - 1], *self._marks[number + 1 : number + 2])
        return any(one.shift == mark.shift for one in beside)


def _rising(marks: Sequence[Known]) -> list[Known]:
    """The most marks, of some in the order of their starts, whose places rise as well."""
    places: list[int] = []  # the lowest last place of a row of each length, and whose it is
    last: list[int] = []
    before: list[int] = []
    for number, mark in enumerate(marks):
        place = mark.start + mark.shift
        length = bisect_right(places, place)
        before.append(last[length - 1] if length else -1)
        places[length : length + 1] = [place]
        last[length : length + 1] = [number]
    chosen: list[Known] = []
    number = last[-1]
    while number >= 0:
        chosen.append(marks[number])
        number = before[number]
    return chosen[::-1]
