"""Where runs of letters stand in a text: finds quotations that have been changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reader_app.library.anchors import Anchor
from reader_app.library.letters import Letters, letters_of

# Look-alikes that are compared with one another; a character that is everywhere has thousands.
MOST = 200
# Letters by which a changed quotation is sought.
_GRAM = 4
_MOST_CROWDS = 3
_NEAR = 8  # letters by which runs of a changed quotation may be out of place
_COMPARED = 300  # code points of a quotation that are compared one by one


class Grams:
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

    def has_like(self, words: str, own: int) -> bool:
        """Whether letters stand elsewhere in about the same words as at the rank ``own``: half of
        their runs together."""
        found = [(self._ranks.get(gram, ()), offset) for gram, offset in _sampled(words)]
        votes = sorted(
            rank - offset
            for ranks, offset in found
            if len(ranks) <= MOST
            for rank in ranks
            if abs(rank - offset - own) > _NEAR
        )
        enough = max(2, len(found) // 2)
        return any(
            votes[last] - votes[last - enough + 1] <= _NEAR
            for last in range(enough - 1, len(votes))
        )

    def _votes(self, sought: str) -> list[int]:
        """For each run that text and quotation share, where the quotation would begin."""
        votes: list[int] = []
        for gram, offset in _sampled(sought):
            ranks = self._ranks.get(gram, ())
            if len(ranks) <= MOST:
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


def _occurrences(text: str, quotation: str) -> Iterator[int]:
    at = text.find(quotation)
    while at >= 0:
        yield at
        at = text.find(quotation, at + 1)
