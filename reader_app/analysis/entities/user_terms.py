"""The user's own terms: what a word list says, holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.script import simplified
from reader_app.analysis.entities.vocabulary import longest
from reader_app.analysis.lexicon import Lexicon


def find_user_terms(passage: Passage, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every occurrence of the lexicon's terms that have a kind."""
    pattern, kinds = _compiled(lexicon)
    if pattern is not None:
        for match in pattern.finditer(passage.text):
            kind = kinds.get(match[0]) or kinds[simplified(match[0])]
            yield Candidate(*match.span(), kind, source=Source.USER)


@lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon):  # type: ignore[no-untyped-def]
    kinds = {simplified(t.text): t.kind for t in lexicon.terms if t.kind and t.text.strip()}
    kinds |= {t.text: t.kind for t in lexicon.terms if t.kind and t.text.strip()}
    return (re.compile(longest(kinds)) if kinds else None), kinds
