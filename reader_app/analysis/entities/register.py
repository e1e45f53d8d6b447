"""How official a text is: in official prose the grammar of names is surer than the tagger."""

from __future__ import annotations

from collections.abc import Iterable

from reader_app.analysis.entities.openings import NOT_CHINESE
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.word_marks import OFFICIAL

# The share of official words among all words: up to the first a text is general prose (news,
# novels, encyclopedias have 0 to 2 in a hundred), from the second on it is official.
_GENERAL, _OFFICIAL = 0.02, 0.05


def officialness(blocks: Iterable[Passage]) -> float:
    """From 0 for general prose to 1 for official prose."""
    found = total = 0
    for block in blocks:
        found += len(block.marked(OFFICIAL))
        others = sum(map(block.borders.__contains__, block.openings[NOT_CHINESE]))
        total += len(block.words) - others
    share = found / total if total else 0.0
    return min(1.0, max(0.0, (share - _GENERAL) / (_OFFICIAL - _GENERAL)))
