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
from functools import cache

from reader_app.analysis.context import Context
from reader_app.analysis.findings import Keyword
from reader_app.documents.model import Block, BlockKind, Span
from reader_app.resources import resource

_KINDS = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST))
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]+[”’」』）)]*|[^。！？!?\n]+\Z")
_BLANKS = " \t\u3000\xa0"
_ENDS = frozenset("。！？!?")
# The points of a decision that is written as a list end so.
_ENDS_OF_POINTS = _ENDS | frozenset("；;")
_CLOSERS = "”’」』）)"
# A pronoun or a quotation at the head stands worse alone than a name.
_PERSONAL = frozenset("他她它牠我你“‘「『")
_SHORTEST = 8
# A note ([1] …), or the rest of a quotation.
_NO_OPENINGS = "[［”’」』）)"
# Lengths in characters between which a sentence neither lacks substance nor tires.
_SHORT, _LONG = 18, 160
# A sentence that opens so needs the one before it.
_LEANING_FACTOR = 0.01
_LEANING = re.compile(
    "(?:[这那此该這該]|其(?!他|餘|余)|同[时時]|此外|另外|另[，,]|但|而(?!立)|然而|因此|因而|所以|于是|於是"
    "|[随隨][后後]|[接]着|接著|[对對為为据據]此|[与與]此|[并並](?!购|購|轨)|也|[还還]|[则則]|或|上述|前述|以上|以下|如下|同日|当[时日天]"
    "|第二天|次日|比如|例如|[一二三四五六七八九十](?:是|要)|首先|其次|再次|最[后後]|[尤]其|特[别別]是)"
)
# 会议指出： leads on to what is said; 项目名称： is the label of a form.
_LABEL = re.compile(r"[^，。；！？：:\n]{1,14}[：:]")
_SAID = frozenset("说道示出调求为绍称问答说明確确是說調為紹稱問")
# （一）, 1., 第三，: the number of a paragraph is no part of its sentence.
_NUMBER = re.compile(
    r"[（(][一二三四五六七八九十百\d]{1,3}[）)]\s*[.．、]?|[一二三四五六七八九十百]{1,3}、|\d{1,3}(?:[.．、](?!\d)|[)）])\s*"
    r"|[①-⑳]"
)
# A sentence of this length behind a number is the paragraph's own heading (（一）直接原因。).
_LONGEST_RUN_IN = 16
_CANDIDATES = 200
_OPENING = 12
_TOO_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    score: float


@cache
def _cues() -> re.Pattern[str]:
    lines = resource("lexicons/keywords/summary_cues.txt").read_text("utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    return re.compile("|".join(map(re.escape, words)))


def find_summary(context: Context, keywords: tuple[Keyword, ...]) -> tuple[Span, ...]:
    """Three to five sentences of the paragraphs; fewer if the document has no more."""
    spans = list(_sentences(context, _ENDS))
    if len(spans) <= 1:
        spans = list(_sentences(context, _ENDS_OF_POINTS))
    if not spans:
        return ()
    sentences = _standing(_scored(context, spans, keywords))
    wanted = min(5, 3 + len(spans) // 25)
    return tuple(sorted(_pick(context.text, sentences, wanted)))


def _standing(sentences: list[_Sentence]) -> list[_Sentence]:
    """Those that do not lean on others, if there are any."""
    best = max(sentence.score for sentence in sentences)
    return [sentence for sentence in sentences if sentence.score > best * _LEANING_FACTOR * 2]


def _sentences(context: Context, ends: frozenset[str]) -> Iterator[tuple[Span, bool]]:
    """The sentences of the paragraphs, and whether each opens its paragraph."""
    text = context.text
    for block in context.paced(context.blocks):
        if block.kind not in _KINDS or _is_label(text, block):
            continue
        opens = True
        for match in _SENTENCE.finditer(text, block.start, block.end):
            span = _trimmed(text, *match.span(), ends)
            if span is not None:
                yield span, opens
                opens = False


def _is_label(text: str, block: Block) -> bool:
    """A line of a form (名称：…), unless what stands before its colon says that someone speaks."""
    number = _NUMBER.match(text, block.start, block.end)
    label = _LABEL.match(text, number.end() if number else block.start, block.end)
    return label is not None and text[label.end() - 2] not in _SAID


def _trimmed(text: str, start: int, end: int, ends: frozenset[str]) -> Span | None:
    """A sentence without outer blanks and its paragraph's number; None if it is none."""
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    last = text[start:end].rstrip(_CLOSERS)[-1:]
    if end - start < _SHORTEST or last not in ends or text[start] in _NO_OPENINGS:
        return None
    number = _NUMBER.match(text, start, end)
    if number is None:
        return Span(start, end)
    return Span(number.end(), end) if end - start > _LONGEST_RUN_IN else None


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
    """Sentences that lean on the one before, ask, or are very short or long, stand badly alone;
    words of decision and result speak for one (cue words: Edmundson 1969)."""
    length = span.end - span.start
    factor = 1.0 if _SHORT <= length <= _LONG else 0.7
    if _LEANING.match(text, span.start):
        factor *= _LEANING_FACTOR
    elif text[span.start] in _PERSONAL:
        factor *= 0.5
    if _cues().search(text, span.start, span.end):
        factor *= 1.4
    return factor * (0.4 if text[span.end - 1] in "？?" else 1.0)


def _pick(text: str, sentences: list[_Sentence], wanted: int) -> list[Span]:
    picked: list[Span] = []
    pairs: list[frozenset[str]] = []
    for span in _ranked(text, sentences):
        own = _pairs(text, span)
        if all(_likeness(own, other) < _TOO_ALIKE for other in pairs):
            picked.append(span)
            pairs.append(own)
        if len(picked) == wanted:
            break
    return picked


def _ranked(text: str, sentences: list[_Sentence]) -> Iterator[Span]:
    """The best sentences first; of those that open with the same words only the first."""
    openings: set[str] = set()
    for sentence in sorted(sentences, key=lambda s: (-s.score, s.span.start)):
        start, end = sentence.span
        opening = text[start : min(end, start + _OPENING)]
        if opening not in openings:
            openings.add(opening)
            yield sentence.span
        if len(openings) == _CANDIDATES:
            return


def _pairs(text: str, span: Span) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(span.start, span.end - 1))


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller sentence's pairs of characters that the other has too."""
    return len(a & b) / max(1, min(len(a), len(b)))
