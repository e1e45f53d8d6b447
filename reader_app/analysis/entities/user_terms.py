"""The user's own terms: what a word list says, holds, but a longer name is not torn by it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reader_app.analysis.entities.candidates import CERTAIN, Candidate, Source
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


# The longest named thing wins: what these hold is no name of its own.
_HOLDERS = frozenset((EntityKind.ORGANIZATION, EntityKind.DOCUMENT, EntityKind.EVENT))


def outside_names(terms: Iterable[Candidate], names: list[Candidate]) -> list[Candidate]:
    """The terms that are no part of one of the longer ``names``, which are in order and apart."""
    starts = [name.start for name in names]
    kept = []
    for term in terms:
        at = bisect_right(starts, term.start) - 1
        if at < 0 or not _belongs_to(term, names[at]):
            kept.append(term)
    return kept


def _belongs_to(term: Candidate, name: Candidate) -> bool:
    """岑阳市 in 岑阳市公安局, 海丰县 in 海丰县海城镇, 公安局 as the short form of the first.

    A term that begins another name of its kind says where that ends.
    """
    if name.score < CERTAIN or not name.start <= term.start < term.end <= name.end:
        return False
    if term.length == name.length:
        return False
    if term.kind is name.kind:
        return term.kind is EntityKind.PLACE or term.end == name.end
    return name.kind in _HOLDERS


@lru_cache(maxsize=8)
def _kinds(lexicon: Lexicon) -> dict[str, EntityKind]:
    """The terms as they may stand in a passage, which is simplified where the text is not."""
    terms = [(t.text, t.kind) for t in lexicon.terms if t.kind]
    return {form: kind for text, kind in terms for form in (simplified(text), text)}


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> NameIndex:
    return NameIndex(_kinds(lexicon).keys())
