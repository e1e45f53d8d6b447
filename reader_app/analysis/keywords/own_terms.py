"""The user's own terms as they stand in a text, which always are keywords."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from reader_app.analysis.context import Context
from reader_app.analysis.entities.name_index import NameIndex
from reader_app.analysis.entities.script import is_traditional, simplified
from reader_app.analysis.lexicon import Lexicon
from reader_app.documents.model import Span


def own_terms(context: Context) -> dict[str, list[Span]]:
    """The terms of the lexicon that stand in the content blocks, as the text writes them, with
    their places; of terms that overlap the first and longest holds."""
    found: dict[str, list[Span]] = defaultdict(list)
    if not context.lexicon.terms:
        return found
    text, index = context.text, _index(context.lexicon)
    read = context.rewritten(simplified) if is_traditional(text) else text
    for block in context.paced(context.blocks, last=0.0):
        for start, end in index.find_apart(read[block.start : block.end]):
            span = Span(block.start + start, block.start + end)
            found[text[span.start : span.end]].append(span)
    return found


@lru_cache(maxsize=2)
def _index(lexicon: Lexicon) -> NameIndex:
    """The terms in both scripts: a text may have either."""
    return NameIndex(
        {form for term in lexicon.terms for form in (term.text, simplified(term.text))}
    )
