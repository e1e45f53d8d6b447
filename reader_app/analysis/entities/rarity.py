"""How rare a word is in general Chinese: a rare word before a type word is likely a name."""

from __future__ import annotations

from reader_app.analysis.frequencies import inverse_document_frequencies
from reader_app.analysis.memo import Memo

# Inverse document frequencies (natural logarithms) below this are those of everyday words.
COMMON = 9.0
_UNSEEN = 15.0
# Above this a word was never seen.
NEVER_SEEN = 14.5


def rarity(word: str) -> float:
    """The inverse document frequency of ``word``; a word never seen is rarer than any other."""
    return _known[word]


_known = Memo[str, float](lambda word: inverse_document_frequencies().get(word, _UNSEEN))
