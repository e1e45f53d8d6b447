"""Where the words of the user's lists stand in a text: many words in one pass."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader_app.library.search.folding import fold
from reader_app.library.word_lists import WordList
from reader_app.ui.jobs import Report
from reader_app.ui.reader.overlays import SpanIndex

# Code points between two looks at whether anybody still waits.
_SLICE = 1 << 18


@dataclass(frozen=True)
class WordMarks:
    """The places of one list's words in a document."""

    words: WordList
    spans: SpanIndex

    def switched(self, shown: bool) -> WordMarks:
        """The same places, to be shown or not."""
        return replace(self, words=replace(self.words, shown=shown))


class FindWords:
    """Runs on a worker: finds the words of every list in a text.

    Case, width and traditional or simplified make no difference. Where words of a list overlap,
    the one that begins first counts, and of those the longest.
    """

    def __init__(self, text: str, lists: Sequence[WordList]) -> None:
        self._text = text
        self._lists = lists

    def run(self, report: Report) -> list[WordMarks]:
        folded = fold(self._text) if any(one.words for one in self._lists) else ""
        return [WordMarks(one, _find(folded, one, report)) for one in self._lists]


def _find(folded: str, one: WordList, report: Report) -> SpanIndex:
    starts, ends = array("q"), array("q")
    words = [word for word in map(fold, one.words) if word]
    if not words:
        return SpanIndex()
    pattern, at = re.compile(_pattern(words)), 0
    reach = max(map(len, words))
    while at < len(folded):
        report(None)
        border = at + _SLICE
        for match in pattern.finditer(folded, at, border + reach):
            if match.start() >= border:
                break
            starts.append(match.start())
            ends.append(match.end())
        at = max(border, ends[-1] if ends else 0)
    return SpanIndex(starts, ends)


def _pattern(words: Iterable[str]) -> str:
    """An expression that takes the longest of the words at a place, grouped by first character."""
    by_first: dict[str, set[str]] = defaultdict(set)
    for word in words:
        by_first[word[0]].add(word[1:])
    return "|".join(
        re.escape(first) + "(?:" + "|".join(map(re.escape, _longest_first(rests))) + ")"
        for first, rests in by_first.items()
    )


def _longest_first(rests: Iterable[str]) -> list[str]:
    return sorted(rests, key=lambda rest: (-len(rest), rest))
