"""Summary: the sentences that say most of the document, whole and in the order of the text.

A sentence weighs what its keywords weigh, more at the head of the document and of a paragraph
(Edmundson 1969); each further one must say something new (maximal marginal relevance, Carbonell
and Goldstein 1998).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader_app.analysis.context import Context
from reader_app.analysis.findings import Keyword
from reader_app.documents.model import BlockKind, Span

_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST))
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]+[”’」』）)]*|[^。！？!?\n]+\Z")
_BLANKS = " \t\u3000\xa0"
# Lengths in characters between which a sentence neither lacks substance nor tires.
_SHORT, _LONG = 18, 160
_LEANING = re.compile("[他她它这那此该其]|同时|此外|另外|但|而且|因此|所以|随后|接着|“")
_CANDIDATES = 40
_TOO_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    score: float


def find_summary(context: Context, keywords: tuple[Keyword, ...]) -> tuple[Span, ...]:
    """Three to five sentences of the paragraphs; fewer if the document has no more."""
    spans = list(_sentences(context))
    if not spans:
        return ()
    sentences = _scored(context, spans, keywords)
    wanted = min(5, 3 + len(spans) // 25)
    return tuple(sorted(_pick(context.text, sentences, wanted)))


def _sentences(context: Context) -> Iterator[tuple[Span, bool]]:
    """The sentences of the paragraphs, and whether each opens its paragraph."""
    for block in context.blocks:
        if block.kind not in _KINDS:
            continue
        opens = True
        for match in _SENTENCE.finditer(context.text, block.start, block.end):
            text = match[0]
            start = match.start() + len(text) - len(text.lstrip(_BLANKS))
            end = match.start() + len(text.rstrip(_BLANKS))
            if end - start >= 8 and text[-1] not in "：:、，,;；":
                yield Span(start, end), opens
                opens = False


def _scored(
    context: Context, spans: list[tuple[Span, bool]], keywords: tuple[Keyword, ...]
) -> list[_Sentence]:
    weights = _weights_of_sentences([span for span, _ in spans], keywords)
    return [
        _Sentence(span, weight * _place(index, len(spans), opens) * _form(context.text, span))
        for index, ((span, opens), weight) in enumerate(zip(spans, weights, strict=True))
    ]


def _weights_of_sentences(spans: list[Span], keywords: tuple[Keyword, ...]) -> list[float]:
    """For each sentence the weights of its keywords, each counted once, against its length."""
    mentions = sorted(
        (span.start, word.weight, n) for n, word in enumerate(keywords) for span in word.mentions
    )
    totals, at = [], 0
    for span in spans:
        while at < len(mentions) and mentions[at][0] < span.start:
            at += 1
        told: dict[int, float] = {}
        while at < len(mentions) and mentions[at][0] < span.end:
            told[mentions[at][2]] = mentions[at][1]
            at += 1
        totals.append((0.1 + sum(told.values())) / math.sqrt(max(_SHORT, span.end - span.start)))
    return totals


def _place(index: int, count: int, opens: bool) -> float:
    lead = 1.0 + 0.8 * math.exp(-index / 3) + 0.2 * (1 - index / count)
    return lead * (1.15 if opens else 1.0)


def _form(text: str, span: Span) -> float:
    """Sentences that lean on the one before, ask, or are very short or long, stand badly alone."""
    length = span.end - span.start
    factor = 1.0 if _SHORT <= length <= _LONG else 0.7
    if _LEANING.match(text, span.start):
        factor *= 0.7
    return factor * (0.5 if text[span.end - 1] in "？?" else 1.0)


def _pick(text: str, sentences: list[_Sentence], wanted: int) -> list[Span]:
    ranked = sorted(sentences, key=lambda s: (-s.score, s.span.start))[:_CANDIDATES]
    picked: list[Span] = []
    pairs: list[frozenset[str]] = []
    for sentence in ranked:
        own = _pairs(text, sentence.span)
        if all(_likeness(own, other) < _TOO_ALIKE for other in pairs):
            picked.append(sentence.span)
            pairs.append(own)
        if len(picked) == wanted:
            break
    return picked


def _pairs(text: str, span: Span) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(span.start, span.end - 1))


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller sentence's pairs of characters that the other has too."""
    return len(a & b) / max(1, min(len(a), len(b)))
