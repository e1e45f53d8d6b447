"""Finding the place of marks in another text: on their own words, or not without the user's word.

A mark is placed silently only where its words are known to be the same words: the exact place
and quotation, or an exact quotation whose surroundings tell it from every look-alike (by the
alignment with the old text if that is at hand, else by prefix and suffix). Everything else is at
most a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from reader_app.library.alignment import Alignment, common_prefix, common_suffix
from reader_app.library.anchors import Anchor, Placement
from reader_app.library.grams import MOST, Grams
from reader_app.library.letters import Letters, letters_of
from reader_app.library.recognition import Match, match
from reader_app.library.selectors import Selectors

# What makes a candidate good: how Hypothesis weighs quotation, surroundings and position.
_QUOTE, _PREFIX, _SUFFIX, _POSITION = 50, 20, 20, 2
# From this score (0 to 1) on a candidate is offered; below, it is only kept for the tray.
_OFFERED = 0.6
_KEPT = 0.3
_SCORED = 5
_COMPARED = 300  # code points of a quotation that are compared one by one


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of an anchor in another text.

    ``start`` and ``end`` (code points) are its place, or its best candidate, or None without
    any; ``score`` says how good that is (0 to 1).
    """

    placement: Placement
    start: int | None = None
    end: int | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    start: int
    end: int


def place(
    anchors: Sequence[Anchor],
    text: str,
    old: str | None = None,
    alignment: Alignment | None = None,
) -> list[Placed]:
    """Where anchors belong in ``text``, in their order.

    ``old`` is the text that they were made in, if it is at hand: then look-alikes are told
    apart by the ``alignment`` of the two texts, which is made if it is not given.
    """
    places = _Places(text, old)
    if alignment is not None:
        places.alignment = alignment
    return places.of(anchors)


class _Places:
    def __init__(self, text: str, old: str | None) -> None:
        self._text = text
        self._old = old
        self._scoring = _Scoring(text)

    @cached_property
    def _letters(self) -> Letters:
        return Letters(self._text)

    @cached_property
    def alignment(self) -> Alignment:
        return Alignment(Letters(self._old or ""), self._letters)

    @cached_property
    def _grams(self) -> Grams:
        return Grams(self._letters)

    @cached_property
    def _selectors(self) -> Selectors:
        return Selectors(self._text, self._letters, self._grams)

    def of(self, anchors: Sequence[Anchor]) -> list[Placed]:
        """Where anchors belong: each by the old text if it is of that, else by selectors."""
        others = [anchor for anchor in anchors if not self._is_of_old(anchor)]
        starts = self._selectors.starts(others) if others else []
        found = map(self._by_selectors, others, starts)
        return [
            self._by_alignment(anchor) if self._is_of_old(anchor) else next(found)
            for anchor in anchors
        ]

    def _is_of_old(self, anchor: Anchor) -> bool:
        return self._old is not None and self._old[anchor.start : anchor.end] == anchor.exact

    # -- with the old text -------------------------------------------------------------------------

    def _by_alignment(self, anchor: Anchor) -> Placed:
        if self._old == self._text:
            return Placed(Placement.PLACED, anchor.start, anchor.end, 1.0)
        alignment = self.alignment
        old, new = alignment.old, alignment.new
        start, end = old.rank(anchor.start), old.rank(anchor.end)
        found = match(alignment, start, end)
        if found is None:
            return self._suggested(anchor, [new.span(*alignment.estimate(start, end))])
        first, last = self._spread(anchor, found)
        same_blanks = start < end or old.blank(start) == new.blank(found.start)
        if found.certain and same_blanks and self._text[first:last] == anchor.exact:
            return Placed(Placement.PLACED, first, last, 1.0)
        return self._suggested(anchor, [new.span(found.start, found.end)])

    def _spread(self, anchor: Anchor, found: Match) -> tuple[int, int]:
        """A match in code points, with the white space that the quotation begins and ends with."""
        old, new = self.alignment.old, self.alignment.new
        start, end = old.rank(anchor.start), old.rank(anchor.end)
        before = old.place(start) - anchor.start
        first = max(0, new.place(found.start) - before)
        if start == end:
            return first, min(first + len(anchor.exact), len(self._text))
        after = anchor.end - old.place(end - 1) - 1
        return first, min(new.place(found.end - 1) + 1 + after, len(self._text))

    # -- without it --------------------------------------------------------------------------------

    def _by_selectors(self, anchor: Anchor, start: int | None) -> Placed:
        if start is not None:
            return Placed(Placement.PLACED, start, start + len(anchor.exact), 1.0)
        return self._suggested(anchor, [])

    # -- candidates --------------------------------------------------------------------------------

    def _suggested(self, anchor: Anchor, spans: Iterable[tuple[int, int]]) -> Placed:
        candidates = [self._scoring.of(anchor, *span) for span in spans]
        if max((c.score for c in candidates), default=0.0) < _OFFERED:
            candidates += self._look_alikes(anchor)
        if not any(candidate.score >= _OFFERED for candidate in candidates):
            candidates += [self._scoring.of(anchor, *span) for span in self._grams.near(anchor)]
        best = max(candidates, key=lambda candidate: candidate.score, default=None)
        if best is None or best.score < _KEPT or best.start == best.end:
            return Placed(Placement.UNPLACED)
        offered = Placement.SUGGESTED if best.score >= _OFFERED else Placement.UNPLACED
        return Placed(offered, best.start, best.end, best.score)

    def _look_alikes(self, anchor: Anchor) -> Iterator[_Candidate]:
        """The same quotation elsewhere: where most of its surroundings agree, and the nearest."""
        if not anchor.exact.strip():
            return
        places = list(_nearest(self._text, anchor.exact, anchor.start))
        places.sort(key=lambda at: -self._scoring.agreement(anchor, at))
        for at in places[:_SCORED]:
            yield self._scoring.of(anchor, at, at + len(anchor.exact))


class _Scoring:
    """How well a stretch of the text fits an anchor."""

    def __init__(self, text: str) -> None:
        self._text = text

    def agreement(self, anchor: Anchor, start: int) -> int:
        """Code points next to an exact quotation that agree with prefix and suffix."""
        end, prefix, suffix = start + len(anchor.exact), anchor.prefix, anchor.suffix
        before = common_suffix(self._text, start, prefix, len(prefix))
        return before + common_prefix(self._text, end, suffix, 0)

    def of(self, anchor: Anchor, start: int, end: int) -> _Candidate:
        text = self._text
        before = text[max(0, start - len(anchor.prefix)) : start]
        after = text[end : end + len(anchor.suffix)]
        nearness = 1 - min(1.0, abs(start - anchor.start) / max(1, len(text)))
        score = (
            _QUOTE * _likeness(anchor.exact, text[start:end])
            + _PREFIX * _likeness(anchor.prefix, before)
            + _SUFFIX * _likeness(anchor.suffix, after)
            + _POSITION * nearness
        ) / (_QUOTE + _PREFIX + _SUFFIX + _POSITION)
        return _Candidate(score, start, end)


@lru_cache(4096)
def _likeness(one: str, other: str) -> float:
    """The share of letters that two texts have in common and in the same order (0 to 1)."""
    one, other = letters_of(one), letters_of(other)
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    if max(len(one), len(other)) > 2 * _COMPARED:
        heads = _likeness(one[:_COMPARED], other[:_COMPARED])
        return (heads + _likeness(one[-_COMPARED:], other[-_COMPARED:])) / 2
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _nearest(text: str, quotation: str, place: int) -> Iterator[int]:
    """Where a quotation occurs, the nearest on either side of a place."""
    after = text.find(quotation, place)
    before = text.rfind(quotation, 0, place + len(quotation) - 1)
    for _ in range(MOST // 2):
        if after >= 0:
            yield after
            after = text.find(quotation, after + 1)
        if before >= 0:
            yield before
            before = text.rfind(quotation, 0, before + len(quotation) - 1)
