"""Keywords: the terms that tell a document from others.

Words and recurring compounds of adjacent nouns (疫情防控) are weighed by frequency times inverse
document frequency (Salton and Buckley 1988), more in titles and headings; names are left to the
entities. The user's own terms always count.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from reader_app.analysis.context import Context
from reader_app.analysis.findings import Entity, Keyword
from reader_app.analysis.segment import Token, inverse_document_frequencies
from reader_app.documents.model import BlockKind, Span
from reader_app.resources import resource

MOST = 20
_LONGEST_COMPOUND = 4  # words
_LEAST_WEIGHT = 0.08
_RECURRING = 2.0
_ENOUGH = 8

# The median of the table: what a word that it lacks is taken for.
_MEDIAN_IDF = 11.95
# Below these a word says nothing of the subject (工作, 情况; 进行, 开展).
_LEAST_IDF = {"noun": 5.6, "verb": 7.2}

_NOUN_TAGS = frozenset(("n", "nz", "vn", "an", "j", "l", "ng", "nl", "nrt", "s", "eng"))
_VERB_TAGS = frozenset(("v", "vi"))
_WORD = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,}|[A-Za-z][A-Za-z0-9+]{1,}")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两第几某各每")

_BLOCK_WEIGHTS = {
    BlockKind.TITLE: 3.0,
    BlockKind.HEADING: 2.0,
    BlockKind.METADATA: 0.0,
    BlockKind.CAPTION: 0.5,
}

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that stand side by side and may form compounds, in a block of that weight."""

    words: Words
    block_weight: float


def find_keywords(context: Context, entities: tuple[Entity, ...]) -> tuple[Keyword, ...]:
    """At most ``MOST`` terms and the user's own, the weightiest first; weights from 0 to 1."""
    own = [term.text for term in context.lexicon.terms if term.text in context.text]
    scores = _scores(list(_runs(context, entities)))
    chosen = _choose(scores, own)
    top = max((scores.get(term, 0.0) for term in chosen), default=0.0) or 1.0
    mentions = _mentions(context, chosen)
    keywords = (
        Keyword(term, round(min(1.0, scores.get(term, 0.0) / top), 4), tuple(mentions[term]))
        for term in chosen
        if mentions[term]
    )
    return tuple(sorted(keywords, key=lambda keyword: (-keyword.weight, keyword.mentions[0].start)))


def _runs(context: Context, entities: tuple[Entity, ...]) -> Iterator[_Run]:
    names = _Names(entities)
    for block, tokens in zip(context.blocks, context.tokens, strict=True):
        weight = _BLOCK_WEIGHTS.get(block.kind, 1.0)
        if not weight:
            continue
        words: list[str] = []
        for token in tokens:
            if _is_candidate(token) and not names.overlap(token):
                words.append(token.word)
            elif words:
                yield _Run(tuple(words), weight)
                words = []
        if words:
            yield _Run(tuple(words), weight)


class _Names:
    """The spans of the entities, searched by bisection."""

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        spans = sorted(span for entity in entities for span in entity.mentions)
        self._ends = [span.end for span in spans]
        self._starts = [span.start for span in spans]

    def overlap(self, token: Token) -> bool:
        index = bisect_left(self._ends, token.start + 1)
        return index < len(self._starts) and self._starts[index] < token.end


def _is_candidate(token: Token) -> bool:
    kind = "noun" if token.tag in _NOUN_TAGS else "verb" if token.tag in _VERB_TAGS else None
    if kind is None or not _WORD.fullmatch(token.word) or token.word[0] in _NUMERALS:
        return False
    return token.word not in _stop_words() and _idf(token.word) >= _LEAST_IDF[kind]


@cache
def _stop_words() -> frozenset[str]:
    lines = resource("lexicons/keywords/stop_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _idf(word: str) -> float:
    return inverse_document_frequencies().get(word, _MEDIAN_IDF)


def _scores(runs: list[_Run]) -> dict[str, float]:
    """Term to weight, before it is set against the others'."""
    compounds = _compounds(runs)
    frequencies: dict[Words, float] = defaultdict(float)
    for run in runs:
        for words in _cut(run.words, compounds):
            frequencies[words] += run.block_weight
    least = _least_frequency(frequencies)
    return {
        "".join(words): (1 + math.log(frequency)) * _rareness(words) * frequency**0.5
        for words, frequency in frequencies.items()
        if frequency >= least
    }


def _least_frequency(frequencies: dict[Words, float]) -> float:
    """A word that stands once in a paragraph counts only where hardly anything recurs."""
    recurring = sum(1 for frequency in frequencies.values() if frequency >= _RECURRING)
    return _RECURRING if recurring >= _ENOUGH else 1.0


def _rareness(words: Words) -> float:
    """A compound says more than its parts say on average."""
    mean = sum(map(_idf, words)) / len(words)
    return mean * (1 + 0.25 * (len(words) - 1))


def _compounds(runs: list[_Run]) -> frozenset[Words]:
    """Sequences of words that recur, without those that only occur inside a longer one."""
    counts: Counter[Words] = Counter()
    for run in runs:
        counts.update(_sequences(run.words))
    recurring = {words: count for words, count in counts.items() if count >= 2}
    inside: dict[Words, int] = defaultdict(int)
    for words, count in recurring.items():
        for part in (words[:-1], words[1:]):
            inside[part] = max(inside[part], count)
    return frozenset(words for words, count in recurring.items() if inside[words] < count)


def _sequences(words: Words) -> Iterator[Words]:
    for length in range(2, _LONGEST_COMPOUND + 1):
        for start in range(len(words) - length + 1):
            yield words[start : start + length]


def _cut(words: Words, compounds: frozenset[Words]) -> Iterator[Words]:
    """The words of a run, the longest compounds kept together."""
    position = 0
    while position < len(words):
        length = next(
            (
                n
                for n in range(min(_LONGEST_COMPOUND, len(words) - position), 1, -1)
                if words[position : position + n] in compounds
            ),
            1,
        )
        yield words[position : position + length]
        position += length


def _choose(scores: dict[str, float], own: Iterable[str]) -> list[str]:
    """The best terms, without those that are part of a better one or hold a better one."""
    chosen = list(dict.fromkeys(own))
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    least = ranked[0][1] * _LEAST_WEIGHT if ranked else 0.0
    for term, score in ranked[: 4 * MOST]:
        if len(chosen) >= MOST or score < least:
            break
        if not any(term in other or other in term for other in chosen):
            chosen.append(term)
    return chosen


def _mentions(context: Context, terms: list[str]) -> dict[str, list[Span]]:
    """All occurrences in the content blocks; where terms overlap, the longest holds."""
    found: dict[str, list[Span]] = {term: [] for term in terms}
    if not terms:
        return found
    pattern = re.compile("|".join(map(re.escape, sorted(terms, key=lambda t: (-len(t), t)))))
    for block in context.blocks:
        for match in pattern.finditer(context.text, block.start, block.end):
            found[match[0]].append(Span(*match.span()))
    return found
