"""Finding the place of marks in another text: on their own words, or not without the user's word.

A mark is placed silently only where its words are known to be the same words: the exact place
and quotation, or an exact quotation whose surroundings tell it from every look-alike (by the
alignment with the old text if that is at hand, else by prefix and suffix). Everything else is at
most a suggestion.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from reader_app.library.alignment import Alignment, common_prefix, common_suffix
from reader_app.library.anchors import Anchor, Placement
from reader_app.library.letters import Letters, letters_of
from reader_app.library.recognition import EVIDENCE, Match, match

# What makes a candidate good: how Hypothesis weighs quotation, surroundings and position.
_QUOTE, _PREFIX, _SUFFIX, _POSITION = 50, 20, 20, 2
# From this score (0 to 1) on a candidate is offered; below, it is only kept for the tray.
_OFFERED = 0.6
_KEPT = 0.3
# Look-alikes that are compared with one another; a character that is everywhere has thousands.
_MOST_OCCURRENCES = 200
_SCORED = 5
# Letters by which a changed quotation is sought.
_GRAM = 4
_MOST_CROWDS = 3
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
    return [places.of(anchor) for anchor in anchors]


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
    def _grams(self) -> _Grams:
        return _Grams(self._letters)

    def of(self, anchor: Anchor) -> Placed:
        if self._old is not None and self._old[anchor.start : anchor.end] == anchor.exact:
            return self._by_alignment(anchor)
        return self._by_selectors(anchor)

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
        known = found.certain and (start < end or not anchor.exact)
        if known and self._text[first:last] == anchor.exact:
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

    def _by_selectors(self, anchor: Anchor) -> Placed:
        """Silently only where quotation and surroundings stand to the letter, and only there.

        The quotation with its surroundings on one side alone must not occur elsewhere, either.
        """
        start = self._whole(anchor)
        if start is not None and self._is_alone(anchor, start):
            return Placed(Placement.PLACED, start, start + len(anchor.exact), 1.0)
        return self._suggested(anchor, [])

    def _whole(self, anchor: Anchor) -> int | None:
        """Where the quotation stands with all of its surroundings, to the letter."""
        words = anchor.prefix + anchor.exact + anchor.suffix
        for rank in self._grams.occurrences(letters_of(words))[:_MOST_OCCURRENCES]:
            blanks = len(words) - len(words.lstrip())
            start = self._letters.place(rank) - blanks
            if start >= 0 and self._text.startswith(words, start):
                return start + len(anchor.prefix)
        return None

    def _is_alone(self, anchor: Anchor, start: int) -> bool:
        """Whether neither prefix nor suffix stands by the same quotation elsewhere.

        Too little of them is told by the edge of the text, which it must be near.
        """
        after = len(self._text) - start - len(anchor.exact) == len(anchor.suffix)
        sides = (
            (anchor.prefix, anchor.prefix + anchor.exact, start == anchor.start),
            (anchor.suffix, anchor.exact + anchor.suffix, after),
        )
        return all(
            len(self._grams.occurrences(letters_of(words))) == 1
            if len(letters_of(around)) >= EVIDENCE
            else at_edge
            for around, words, at_edge in sides
        )

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
    for _ in range(_MOST_OCCURRENCES // 2):
        if after >= 0:
            yield after
            after = text.find(quotation, after + 1)
        if before >= 0:
            yield before
            before = text.rfind(quotation, 0, before + len(quotation) - 1)


def _occurrences(text: str, quotation: str) -> Iterator[int]:
    at = text.find(quotation)
    while at >= 0:
        yield at
        at = text.find(quotation, at + 1)


class _Grams:
    """Where runs of letters stand in a text, to find quotations that have been changed.

    Only runs that begin with every fourth character of Unicode are kept: the same in the text
    and in what is sought, at a quarter of the memory.
    """

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._ranks: dict[str, list[int]] = defaultdict(list)
        for gram, rank in _sampled(letters.text):
            self._ranks[gram].append(rank)

    def near(self, anchor: Anchor) -> Iterator[tuple[int, int]]:
        """The stretches (code points) that share most with the quotation and its surroundings."""
        prefix = letters_of(anchor.prefix)
        exact = letters_of(anchor.exact)
        votes = self._votes(prefix + exact + letters_of(anchor.suffix))
        slack = max(_GRAM, len(exact) // 4)
        for shift in _crowded(votes, slack):
            start = shift + len(prefix)
            yield self._trimmed(exact, max(0, start - slack), start + len(exact) + slack)

    def occurrences(self, words: str) -> list[int]:
        """The ranks at which these letters stand."""
        text, fewest = self._letters.text, None
        for gram, offset in _sampled(words):
            ranks = self._ranks.get(gram, [])
            if fewest is None or len(ranks) < len(fewest[0]):
                fewest = ranks, offset
        if fewest is None:  # too short to be in the index
            return list(_occurrences(text, words)) if words else []
        ranks, offset = fewest
        return [rank - offset for rank in ranks if text.startswith(words, max(0, rank - offset))]

    def _votes(self, sought: str) -> list[int]:
        """For each run that text and quotation share, where the quotation would begin."""
        votes: list[int] = []
        for gram, offset in _sampled(sought):
            ranks = self._ranks.get(gram, ())
            if len(ranks) <= _MOST_OCCURRENCES:
                votes += [rank - offset for rank in ranks]
        return sorted(votes)

    def _trimmed(self, exact: str, first: int, last: int) -> tuple[int, int]:
        """The part of a stretch from the first to the last letter that it shares with ``exact``."""
        window = self._letters.text[first:last]
        if len(exact) > 2 * _COMPARED:
            return self._letters.span(first, first + len(window))
        matcher = SequenceMatcher(None, exact, window, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return self._letters.span(first, first)
        start, end = blocks[0].b - blocks[0].a, blocks[-1].b + blocks[-1].size
        end += len(exact) - blocks[-1].a - blocks[-1].size
        start, end = max(0, start), min(len(window), end)
        return self._letters.span(first + start, first + max(start, end))


def _sampled(text: str) -> Iterator[tuple[str, int]]:
    for rank in range(len(text) - _GRAM + 1):
        if not ord(text[rank]) & 3:
            yield text[rank : rank + _GRAM], rank


def _crowded(votes: Sequence[int], slack: int) -> list[int]:
    """The places (at most three) about which most of the sorted votes lie."""
    crowds: list[tuple[int, int]] = []
    first = 0
    for last, vote in enumerate(votes):
        while vote - votes[first] > slack:
            first += 1
        crowds.append((last - first + 1, votes[(first + last) // 2]))
    chosen: list[int] = []
    for _, shift in sorted(crowds, reverse=True):
        if all(abs(shift - other) > slack for other in chosen):
            chosen.append(shift)
        if len(chosen) == _MOST_CROWDS:
            break
    return chosen
