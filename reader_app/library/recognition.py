"""Whether letters that two texts have in common are the same words, or only read alike.

Official prose repeats itself: a sentence that was deleted has look-alikes, and a paragraph that
was copied and then corrected is followed by its copy. What decides is the surroundings, as far as
no other part of the texts has a claim on them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader_app.library.alignment import Alignment, Stretch, common_prefix, common_suffix
from reader_app.library.letters import Letters

# Letters beyond the sentence that must agree before it is taken for the same sentence.
EVIDENCE = 8
# Letters of a line that is known by itself, wherever it was moved.
_LINE = 12
# The share of a line that must agree before what is left of it is taken for the same line.
_SAME_LINE = 0.65
# Letters that sentences share by chance where one ends and the next begins.
_CHANCE = 3
# Letters on either side among which a copy is noticed.
_ABOUT = 40
_MOST = 100  # places of a clause that are looked at


@dataclass(frozen=True, slots=True)
class Match:
    """Where letters of the old text stand in the new one (ranks).

    ``certain`` if they are known to be the same words and no others that read alike.
    """

    start: int
    end: int
    certain: bool


def match(alignment: Alignment, start: int, end: int) -> Match | None:
    """Where the letters from ``start`` to ``end`` of the old text are whole in the new one.

    Ranks; None if no stretch holds all of them. An empty one is a point between letters.
    """
    low, high = (start, end) if start < end else (max(0, start - 1), start + 1)
    high = min(high, len(alignment.old.text))
    holding = alignment.holding(low, high)
    if not holding:
        return None
    first, last = alignment.old.sentences.around(low, high)
    own = max(holding, key=lambda s: (min(s.old_end, last) - max(s.old, first), s.length))
    certain = _Case(alignment, own, low, high).holds()
    return Match(start + own.shift, end + own.shift, certain)


class _Case:
    """One stretch's case for some letters of the old text."""

    def __init__(self, alignment: Alignment, own: Stretch, start: int, end: int) -> None:
        self._alignment = alignment
        self._old, self._new = alignment.old, alignment.new
        self._own, self._start, self._end = own, start, end
        self._first, self._last = self._old.sentences.around(start, end)
        self._whole = self._has_sentences(own)
        self._image = self._new.sentences.around(start + own.shift, end + own.shift)
        self._low, self._high = own.old, own.old_end  # as far as nobody else claims it

    def holds(self) -> bool:
        """Whether they are ours.

        A sentence that is whole and like no other needs a neighbour on one side. One that is said
        again elsewhere, or of which a part has changed, needs whole sentences on either side: what
        a sentence ends with is said of every town.
        """
        for claim in self._alignment.claims(self._own):
            if not self._stands(claim.start, claim.end):
                return False
        before, after = self._before(), self._after()
        lead, trail = self._repeated()
        held = self._own.old <= self._first and self._last <= self._own.old_end
        if held and lead < self._last:
            evident = max(before, after) >= EVIDENCE and self._reaches_other_lines(before, after)
            return (evident or self._is_same_line()) and not (
                self._has_rival(self._first, lead, before, None)
                or self._has_rival(trail, self._last, None, after)
                or self._is_copy(before, after)
            )
        if min(before, after) < EVIDENCE:
            return False
        return not self._has_rival(self._first, self._last, before, after)

    def _before(self) -> int:
        """Letters of whole sentences before ours that stand before it in both texts."""
        if self._own.old > self._first:
            return self._beyond_change(self._first, self._image[0], self._first - EVIDENCE)
        first, _ = self._old.sentences.within(self._low, self._first)
        at_edge = self._low == 0 == self._own.new
        return max(0, self._first - first) + (EVIDENCE if at_edge else 0)

    def _after(self) -> int:
        """Letters of whole sentences after ours that stand after it in both texts."""
        if self._own.old_end < self._last:
            return self._beyond_change(self._last, self._image[1], self._last + EVIDENCE)
        _, last = self._old.sentences.within(self._last, self._high)
        at_edge = self._high == len(self._old.text) and self._own.new_end == len(self._new.text)
        return max(0, last - self._last) + (EVIDENCE if at_edge else 0)

    def _beyond_change(self, bound: int, image: int, other: int) -> int:
        """The evidence that our sentence, changed towards one bound, still ends (or begins) there:
        the letters from that bound to the ``other`` rank stand by its image."""
        length = len(self._old.text)
        if bound == 0 == image or (bound, image) == (length, len(self._new.text)):
            return EVIDENCE
        held = self._alignment.holding(max(0, min(bound, other)), min(max(bound, other), length))
        return EVIDENCE if any(stretch.shift == image - bound for stretch in held) else 0

    def _stands(self, start: int, end: int) -> bool:
        """Whether a rival leaves the letters to us; what it takes of their surroundings is gone.

        Whole sentences outdo parts of them: a rival that has but a small part is let go.
        """
        shared = min(end, self._end) - max(start, self._start)
        if shared > min(_CHANCE, (self._end - self._start - 1) // 2):
            if not self._whole or self._holds_sentence(start, end):
                return False
            if 2 * (min(end, self._last) - max(start, self._first)) > self._last - self._first:
                return False
        if start < self._first:
            self._low = max(self._low, min(end, self._first))
        if end > self._last:
            self._high = min(self._high, max(start, self._last))
        return True

    def _holds_sentence(self, start: int, end: int) -> bool:
        """Whether a whole sentence of ours lies within these ranks."""
        sentences = self._old.sentences
        first, last = sentences.within(max(start, self._first), min(end, self._last))
        return first < min(last, self._end) and last > self._start

    def _has_sentences(self, stretch: Stretch) -> bool:
        """Whether a stretch holds the whole sentences about the letters, in both texts."""
        shift = stretch.shift
        first, last = self._new.sentences.around(self._start + shift, self._end + shift)
        return (
            stretch.old <= self._first
            and self._last <= stretch.old_end
            and stretch.new <= first
            and last <= stretch.new_end
        )

    def _repeated(self) -> tuple[int, int]:
        """How far the sentences about the letters, from the first on and from the last back, occur
        more than once in one of the texts; ranks of the old one."""
        old, new = self._old.sentences, self._new.sentences
        pieces = old.between(self._first, self._last)
        unique = [max(old.count(piece), new.count(piece)) <= 1 for piece in pieces]
        if True not in unique:
            return self._last, self._first
        lead = sum(map(len, pieces[: unique.index(True)]))
        trail = sum(map(len, pieces[len(pieces) - unique[::-1].index(True) :]))
        return self._first + lead, self._last - trail

    def _reaches_other_lines(self, before: int, after: int) -> bool:
        """Whether the evidence goes beyond the line, whose sentences another line may share."""
        first, last = self._old.lines.around(self._first, self._last)
        return first - (self._first - before) >= EVIDENCE or self._last + after - last >= EVIDENCE

    def _has_rival(self, first: int, last: int, before: int | None, after: int | None) -> bool:
        """Whether the same sentences elsewhere could as well be what we take for our own: whole
        neighbours of ours are no more than what stands about those. None: that side is known."""
        for alike in self._look_alikes(first, last) if first < last else ():
            sides = [(before, alike.before), (after, alike.after)]
            told = [(ours, theirs) for ours, theirs in sides if ours is not None]
            if max(theirs for _, theirs in told) < EVIDENCE:
                continue
            if any(ours < theirs + EVIDENCE for ours, theirs in told):
                return True
        return False

    def _is_copy(self, before: int, after: int) -> bool:
        """Whether we are what was copied elsewhere, while the original has been changed since.

        Then clauses about us occur more often than before, and around those of the original goes
        on what stood about it.
        """
        old, new, own = self._old, self._new, self._own
        low, high = max(own.old, self._first - _ABOUT), min(own.old_end, self._last + _ABOUT)
        near = slice(bisect_left(old.clauses, (low, "")), bisect_left(old.clauses, (high, "")))
        for rank, clause in old.clauses[near]:
            ranks = new.clause_ranks.get(clause, [])
            if len(ranks) <= len(old.clause_ranks[clause]):
                continue
            for shift in (place - rank for place in ranks[:_MOST]):
                if shift != own.shift and (
                    self._goes_on(shift, self._first, rank, -1, before)
                    or self._goes_on(shift, rank, self._last, 1, after)
                ):
                    return True
        return False

    def _goes_on(self, shift: int, first: int, last: int, way: int, ours: int) -> bool:
        """Whether the letters from a rank to another stand elsewhere, and about as many more of
        what is before (``way`` -1) or after (1) them as about us."""
        for more in (EVIDENCE, max(EVIDENCE, ours - EVIDENCE + 1)):
            low, high = (first - more, last) if way < 0 else (first, last + more)
            there = self._new.text[max(0, low + shift) : max(0, high + shift)]
            if low < 0 or there != self._old.text[low:high]:
                return False
        return True

    def _look_alikes(self, first: int, last: int) -> Iterator[_Alike]:
        """The same sentences elsewhere in either text, and how like ours their surroundings are."""
        image = first + self._own.shift
        words = self._old.text[first:last]
        for start in self._new.sentences.starts(words):
            if start != image:
                yield _alike(self._old, first, last, self._new, start)
        for start in self._old.sentences.starts(words):
            if start != first:
                yield _alike(self._new, image, image + last - first, self._old, start)

    def _is_same_line(self) -> bool:
        """Whether the line about the letters was moved whole, or is the same for the most part."""
        shift = self._own.shift
        first, last = self._old.lines.around(self._start, self._end)
        image = self._new.lines.around(self._start + shift, self._end + shift)
        if self._is_torn(first, last, *image):
            return False
        if self._own.old <= first and last <= self._own.old_end:
            if last - first < _LINE:
                return False
            if (first + shift, last + shift) == image:
                return True
        common = sum(
            max(0, min(s.old_end, last, image[1] - s.shift) - max(s.old, first, image[0] - s.shift))
            for s in self._alignment.touching(first, last)
        )
        return common >= _SAME_LINE * max(last - first, image[1] - image[0])

    def _is_torn(self, first: int, last: int, new_first: int, new_last: int) -> bool:
        """Whether much of the old line is in another new line, or the new one from another."""
        for stretch in self._alignment.touching(first, last):
            shared = min(stretch.old_end, last) - max(stretch.old, first)
            inside = min(stretch.new_end, new_last) - max(stretch.new, new_first)
            if shared > max(_CHANCE, inside + _CHANCE):
                return True
        return False


class _Alike(NamedTuple):
    """A look-alike: letters before and after it that are as about ours."""

    before: int
    after: int


def _alike(one: Letters, first: int, last: int, other: Letters, start: int) -> _Alike:
    before = common_suffix(one.text, first, other.text, start)
    after = common_prefix(one.text, last, other.text, start + last - first)
    return _Alike(before, after)
