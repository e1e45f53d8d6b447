"""Works a query out over all documents at once: which match, how well, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

import apsw
import numpy as np
import numpy.typing as npt

from reader_app.library.search import segments
from reader_app.library.search.fields import NAMES, SOUND, WEIGHTS, Field
from reader_app.library.search.patterns import Search, stretches
from reader_app.library.search.postings import (
    Block,
    Positions,
    counts_in,
    next_key,
    pair_key,
    positions_of_blocks,
)
from reader_app.library.search.postings import Places as Starts
from reader_app.library.search.query import (
    Both,
    Condition,
    Either,
    Leaf,
    Near,
    Node,
    Pattern,
    Without,
    Words,
)
from reader_app.library.search.segments import Segment
from reader_app.library.search.snapshot import Placed, Snapshot
from reader_app.library.search.writing import FIELDS, TEXTS

Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]
# The documents (ids) that fulfil a condition.
Condition_ = Callable[[Condition], npt.NDArray[np.int64]]

# Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
_K1, _B = 1.2, 0.75
_NOTHING = np.empty(0, dtype=np.int64)


class Spans(NamedTuple):
    """Stretches of a segment's row, by their rising starts; ``ends`` beside them."""

    starts: Positions
    ends: Positions


class Places(NamedTuple):
    """Where a leaf was found in one segment."""

    placed: Placed
    spans: Spans


@dataclass(frozen=True)
class Matches:
    """For every document whether it matches and its score; ``places`` by leaf, for the hits."""

    mask: Mask
    scores: Scores
    places: dict[Leaf, list[Places]]


class Matcher:
    """Evaluates trees over one snapshot, within one reading transaction of the index."""

    def __init__(
        self, connection: apsw.Connection, snapshot: Snapshot, conditions: Condition_
    ) -> None:
        self._connection = connection
        self._snapshot = snapshot
        self._conditions = conditions
        self._places: dict[Leaf, list[Places]] = {}

    def matches(self, node: Node) -> Matches:
        mask, scores = self._evaluate(node)
        return Matches(mask, scores, self._places)

    def _evaluate(self, node: Node) -> tuple[Mask, Scores]:
        if isinstance(node, Both):
            return self._both(node)
        if isinstance(node, Either):
            masks, scores = zip(*map(self._evaluate, node.parts), strict=True)
            return np.logical_or.reduce(masks), np.sum(scores, axis=0)
        if isinstance(node, Without):
            mask, _ = self._evaluate(node.part)
            return ~mask, self._zeros()
        if isinstance(node, Condition):
            return np.isin(self._snapshot.ids, self._conditions(node)), self._zeros()
        return self._leaf(node)

    def _both(self, node: Both) -> tuple[Mask, Scores]:
        mask = np.ones(len(self._snapshot.ids), dtype=bool)
        total = self._zeros()
        for part in node.parts:
            found, scores = self._evaluate(part)
            mask &= found
            total += scores
            if not mask.any():
                break
        return mask, total

    def _zeros(self) -> Scores:
        return np.zeros(len(self._snapshot.ids), dtype=np.float32)

    # -- leaves ----------------------------------------------------------------------------------

    def _leaf(self, leaf: Leaf) -> tuple[Mask, Scores]:
        often = self._zeros()
        self._places[leaf] = found = []
        for placed, spans in self._spans(leaf):
            if len(spans.starts):
                found.append(Places(placed, spans))
                _count(often, placed, spans.starts, _weights(leaf.field))
        if isinstance(leaf, Words) and leaf.sounds:
            self._count_sounds(often, leaf)
        mask = often > 0
        return mask, self._scores(often, int(mask.sum()))

    def _spans(self, leaf: Leaf) -> Iterator[tuple[Placed, Spans]]:
        """What is found in each segment."""
        finders = [(one, _Finder(self._connection, one.segment)) for one in self._searched(leaf)]
        if not isinstance(leaf, Pattern):
            yield from ((placed, finder.spans(leaf)) for placed, finder in finders)
            return
        found = stretches([finder.search(leaf) for _, finder in finders])
        for (placed, _), (starts, ends) in zip(finders, found, strict=True):
            yield placed, Spans(starts.astype(np.int64), ends.astype(np.int64))

    def _searched(self, leaf: Leaf) -> Iterator[Placed]:
        if leaf.field in (None, Field.TEXT):
            yield from self._snapshot.spaces.get(TEXTS, ())
        if leaf.field is not Field.TEXT:
            yield from self._snapshot.spaces.get(FIELDS, ())

    def _count_sounds(self, often: Scores, leaf: Words) -> None:
        fields = (Field.TITLE, *NAMES) if leaf.field is None else (leaf.field,)
        weights = np.zeros(256, dtype=np.float32)
        weights[[field | SOUND for field in fields]] = 1.0
        for placed in self._snapshot.spaces.get(FIELDS, ()):
            finder = _Finder(self._connection, placed.segment)
            for spelling in leaf.sounds:
                starts = finder.string(spelling)
                if len(starts):
                    _count(often, placed, starts, weights)

    def _scores(self, often: Scores, documents: int) -> Scores:
        if not documents:
            return often
        count, lengths = len(often), self._snapshot.lengths
        rarity = np.float32(np.log1p((count - documents + 0.5) / (documents + 0.5)))
        norm = _K1 * (1 - _B + _B * lengths / max(1.0, float(lengths.mean())))
        found: Scores = rarity * often * np.float32(_K1 + 1) / (often + norm.astype(np.float32))
        return found


@cache
def _weights(field: Field | None) -> npt.NDArray[np.float32]:
    """What one occurrence counts for, by the number of the field it is in."""
    weights = np.zeros(256, dtype=np.float32)
    for one in Field if field is None else (field,):
        weights[one] = WEIGHTS.get(one, 1.0)
    return weights


def _count(
    often: Scores, placed: Placed, starts: Positions, weights: npt.NDArray[np.float32]
) -> None:
    """Add to each document what its occurrences count for."""
    regions = placed.segment.regions
    counts = counts_in(regions.starts, starts)
    some = np.flatnonzero(counts)
    some = some[placed.ordinals[some] >= 0]
    value = counts[some].astype(np.float32) * weights[regions.fields[some]]
    np.add.at(often, placed.ordinals[some], value)


class _Finder:
    """Finds strings in one segment."""

    def __init__(self, connection: apsw.Connection, segment: Segment) -> None:
        self._connection = connection
        self._segment = segment

    def spans(self, leaf: Words | Near) -> Spans:
        if isinstance(leaf, Near):
            return self._near(leaf)
        starts = self._everywhere(leaf.text) if leaf.exact else self.string(leaf.text)
        spans = Spans(starts, starts + len(leaf.text))
        return self._whole(spans) if leaf.exact else spans

    def string(self, text: str) -> Positions:
        """Where a folded string begins; of a single character, once a region at least."""
        if len(text) == 1:
            return segments.positions(self._connection, self._segment, pair_key(ord(text), 0))
        # Every second pair covers all characters.
        offsets = [*range(0, len(text) - 2, 2), len(text) - 2]
        lists: list[Positions] = []
        for offset in offsets:
            key = pair_key(ord(text[offset]), ord(text[offset + 1]))
            found = segments.positions(self._connection, self._segment, key)
            if not len(found):
                return _NOTHING
            lists.append(found - offset)
        return _common(lists)

    def _everywhere(self, text: str) -> Positions:
        """Where a string begins, also of a single character every place."""
        if len(text) > 1:
            return self.string(text)
        return np.sort(positions_of_blocks(*self._blocks(text))).astype(np.int64)

    def _blocks(self, character: str) -> tuple[list[Block], int, int]:
        """What has all places of a character: blocks, and the keys from which to which."""
        low, high = pair_key(ord(character), 1), next_key(ord(character))
        return segments.blocks_between(self._connection, self._segment, low, high), low, high

    def search(self, pattern: Pattern) -> Search:
        """All that a pattern takes from the file; the rest needs no connection."""
        pieces: list[Callable[[], Starts]] = []
        size = 0
        for text in pattern.pieces:
            if len(text) > 1:
                pieces.append(self.string(text).astype(np.uint32).copy)
            else:
                blocks, low, high = self._blocks(text)
                size += sum(len(block.lists) for block in blocks)
                pieces.append(partial(positions_of_blocks, blocks, low, high))
        regions = self._segment.regions
        return Search(pattern, pieces, size, regions.size, regions.starts)

    def _whole(self, spans: Spans) -> Spans:
        """Those that fill their region."""
        regions = self._segment.regions
        region = np.searchsorted(regions.starts, spans.starts, side="right") - 1
        ends = np.append(regions.starts[1:], regions.size)[region] - 1
        return _chosen(spans, (regions.starts[region] == spans.starts) & (ends == spans.ends))

    def _near(self, leaf: Near) -> Spans:
        """Places of the first word that have each other word in reach, with all of these."""
        places = [self._everywhere(word) for word in leaf.words]
        if not all(len(found) for found in places):
            return Spans(_NOTHING, _NOTHING)
        regions = self._segment.regions.starts
        first, length = places[0], len(leaf.words[0])
        region = np.searchsorted(regions, first, side="right") - 1
        start, end = regions[region], np.append(regions[1:], self._segment.regions.size)[region]
        fits = np.ones(len(first), dtype=bool)
        low, high = first, first + length
        for found, word in zip(places[1:], leaf.words[1:], strict=True):
            at = np.searchsorted(found, np.maximum(start, first - leaf.distance - len(word)))
            at[at == len(found)] = len(found) - 1
            there = found[at]
            fits &= (there >= np.maximum(start, first - leaf.distance - len(word))) & (
                there <= np.minimum(end - 1, first + length + leaf.distance)
            )
            low, high = np.minimum(low, there), np.maximum(high, there + len(word))
        low, high = low[fits], high[fits]
        order = np.argsort(low, kind="stable")
        return Spans(low[order], high[order])


def _chosen(spans: Spans, mask: Mask) -> Spans:
    return Spans(spans.starts[mask], spans.ends[mask])


def _common(lists: Sequence[Positions]) -> Positions:
    """What stands in all of several rising lists."""
    found, *others = sorted(lists, key=len)
    for other in others:
        at = np.searchsorted(other, found)
        at[at == len(other)] = 0
        found = found[other[at] == found]
    return found
