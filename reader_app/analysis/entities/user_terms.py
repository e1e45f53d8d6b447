"""The user's own terms: what a word list says, holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reader_app.analysis.entities.candidates import Candidate, Source
from reader_app.analysis.entities.name_index import NameIndex
from reader_app.analysis.entities.passage import Passage
from reader_app.analysis.entities.script import simplified
from reader_app.analysis.findings import EntityKind
from reader_app.analysis.lexicon import Lexicon


def find_user_terms(passage: Passage, lexicon: Lexicon) -> Iterator[Candidate]:
    """Every occurrence of the lexicon's terms that have a kind."""
    kinds = _kinds(lexicon)
    for start, end in _index(lexicon).find(passage.text) if kinds else ():
        yield Candidate(start, end, kinds[passage.text[start:end]], source=Source.USER)


@lru_cache(maxsize=8)
def _kinds(lexicon: Lexicon) -> dict[str, EntityKind]:
    """The terms as they may stand in a passage, which is simplified where the text is not."""
    terms = [(t.text, t.kind) for t in lexicon.terms if t.kind and t.text.strip()]
    return {form: kind for text, kind in terms for form in (simplified(text), text)}


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> NameIndex:
    return NameIndex(_kinds(lexicon).keys())
