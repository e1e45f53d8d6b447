"""Keywords: what a careful reader would write on the index card of a document.

Noun phrases that recur or stand in the title and headings; names are left to the entities. The
user's own terms always count.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from reader_app.analysis.context import Context
from reader_app.analysis.findings import Entity, Keyword
from reader_app.analysis.keywords.own_terms import own_terms
from reader_app.analysis.keywords.runs import runs
from reader_app.analysis.keywords.terms import WEIGHT_OF_OWN, weigh
from reader_app.documents.model import Span

MOST = 20
# A short text has this many keywords, and one more for so many characters.
_FEWEST, _CHARACTERS_EACH = 6, 130
_LEAST_WEIGHT = 0.08


def find_keywords(context: Context, entities: tuple[Entity, ...]) -> tuple[Keyword, ...]:
    """At most ``MOST`` terms and the user's own, the weightiest first; weights from 0 to 1."""
    own = own_terms(context)
    weights = weigh(context, runs(context, entities))
    for term, places in own.items():
        weights[term] = max(weights.get(term, 0.0), math.sqrt(len(places)) * WEIGHT_OF_OWN)
    chosen = _choose(weights, own, min(MOST, _FEWEST + len(context.text) // _CHARACTERS_EACH))
    top = max((weights[term] for term in chosen), default=0.0) or 1.0
    mentions = _mentions(context, chosen, own)
    keywords = (
        Keyword(term, round(weights[term] / top, 4), tuple(mentions[term]))
        for term in chosen
        if mentions[term]
    )
    return tuple(sorted(keywords, key=lambda keyword: (-keyword.weight, keyword.mentions[0].start)))


def _choose(weights: dict[str, float], own: Iterable[str], most: int) -> list[str]:
    """The best terms, without those that are part of a better one or hold a better one."""
    chosen = list(dict.fromkeys(own))
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    least = ranked[0][1] * _LEAST_WEIGHT if ranked else 0.0
    for term, weight in ranked[: 4 * MOST]:
        if len(chosen) >= most or weight < least:
            break
        if not any(term in other or other in term for other in chosen):
            chosen.append(term)
    return chosen


def _mentions(
    context: Context, terms: list[str], own: dict[str, list[Span]]
) -> dict[str, list[Span]]:
    """All occurrences in the content blocks; where terms overlap, the first and longest holds."""
    found: dict[str, list[Span]] = {term: [] for term in terms}
    others = _occurrences(context.text, [term for term in terms if term not in own])
    given = ((span.start, span.start - span.end, term) for term in own for span in own[term])
    last = 0
    for start, length, term in sorted([*others, *given]):
        if start >= last and _in_one_block(context, start, start - length):
            last = start - length
            found[term].append(Span(start, last))
    return found


def _occurrences(text: str, terms: list[str]) -> Iterable[tuple[int, int, str]]:
    """Start, negative length and text of every occurrence of every term."""
    for term in terms:
        start = text.find(term)
        while start >= 0:
            yield start, -len(term), term
            start = text.find(term, start + len(term))


def _in_one_block(context: Context, start: int, end: int) -> bool:
    index = context.block_index_at(start)
    return index is not None and end <= context.blocks[index].end
