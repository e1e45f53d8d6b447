"""What kind of prose a text is: it tells how far the tagger of names can be believed.

In official prose the grammar of names is surer than the tagger; in technical prose Latin words are
commands, products and formats, which the tagger takes for names.
"""

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


# The share of Latin words among all words: news, encyclopedias and official prose have 0 to 3 in a
# hundred, manuals of programs 10 to 30.
_TECHNICAL = 0.08
# Fewer Latin words may be those of one name.
_LEAST_LATIN = 16
_LATIN_TAG, _NO_WORDS = "eng", frozenset("xwm")


def is_technical(blocks: Iterable[Passage]) -> bool:
    """Whether Latin words are usual in a text, so that being one is no sign of a name."""
    latin = total = 0
    for block in blocks:
        latin += block.tags.count(_LATIN_TAG)
        total += len(block.tags) - sum(map(block.tags.count, _NO_WORDS))
    return latin > max(_LEAST_LATIN, _TECHNICAL * total)
