"""Makes the hits of a page: what is shown of each document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import apsw
import numpy as np

from reader_app.documents.model import Span
from reader_app.library import document_rows, documents
from reader_app.library.rows import DocumentRow
from reader_app.library.search.codes import codes_of, fold_codes
from reader_app.library.search.fields import NAMES, Field, values_of
from reader_app.library.search.folding import fold
from reader_app.library.search.matching import Matches
from reader_app.library.search.page import Passage, SearchHit
from reader_app.library.search.pinyin import sounding
from reader_app.library.search.query import Leaf, Node, Pattern, Words, leaves
from reader_app.library.search.snapshot import Snapshot
from reader_app.library.search.snippets import Hit, Snippet, find_all, snippets
from reader_app.library.search.writing import TEXTS

# Pieces of text of one document, and how many hits of a word they are chosen from.
PASSAGES = 3
_MOST_HITS = 300
# A single character is counted in texts up to this length (code points).
_COUNTED = 200_000


class Hits:
    """Makes the hits of a page: what is shown of each document."""

    def __init__(
        self, library: apsw.Connection, snapshot: Snapshot, matches: Matches, node: Node
    ) -> None:
        self._library = library
        self._snapshot = snapshot
        self._leaves = list(dict.fromkeys(leaves(node)))
        self._places = matches.places

    def of(self, ordinals: Iterable[int]) -> Iterator[SearchHit]:
        """The hits of documents; without those that have gone since they were indexed."""
        ids = {int(self._snapshot.ids[ordinal]): ordinal for ordinal in ordinals}
        marks = ",".join("?" * len(ids))
        found = document_rows.rows(self._library, f"id IN ({marks}) AND removed IS NULL", [*ids])
        rows = {row.id: row for row in found}
        for id, ordinal in ids.items():
            if id in rows:
                yield self._hit(rows[id], ordinal)

    def _hit(self, row: DocumentRow, ordinal: int) -> SearchHit:
        id = row.id
        text = documents.text(self._library, id)
        hits, count, words = self._text_hits(ordinal, text)
        found = snippets(text, hits, PASSAGES)
        title = row.display_title
        plain = SearchHit(
            id,
            title,
            row.path,
            row.first_line,
            0,
            None,
            None,
            title_marks=self._marks(title, Field.TITLE),
            source=row.source,
            date=row.date,
            status=row.status,
        )
        if not found:
            return self._elsewhere(plain)
        first = found[0]
        return replace(
            plain,
            snippet=first.text,
            snippet_start=first.start,
            start=first.hit.start,
            end=first.hit.end,
            marks=first.marks,
            count=count,
            passages=tuple(Passage(s.text, s.start, *s.hit, s.marks) for s in found),
            words=words,
        )

    def _text_hits(self, ordinal: int, text: str) -> tuple[list[Hit], int, tuple[str, ...]]:
        """Where the leaves stand in a text, the first of each, how often in all, and as what."""
        hits: list[Hit] = []
        count = 0
        words: list[str] = []
        for kind, leaf in enumerate(self._leaves):
            some, often = self._leaf_hits(kind, leaf, ordinal, text)
            found = (leaf.written,) if isinstance(leaf, Pattern) else words_of(leaf)
            if isinstance(leaf, Words) and leaf.letters and not some:
                some, often = self._heard_hits(kind, leaf, ordinal, text)
                found = tuple(fold(text[hit.start : hit.end]) for hit in some)
            hits += some
            count += often
            words += found if some else ()
        return sorted(set(hits)), count, tuple(dict.fromkeys(words))

    def _leaf_hits(self, kind: int, leaf: Leaf, ordinal: int, text: str) -> tuple[list[Hit], int]:
        if isinstance(leaf, Words) and (len(leaf.text) == 1 or leaf.field in NAMES):
            return occurrences_in(text, leaf.text, kind)
        if leaf.field not in (None, Field.TEXT):
            return [], 0
        segment_id, region = (int(number) for number in self._snapshot.homes[ordinal])
        for placed, spans in self._places.get(leaf, ()):
            segment = placed.segment
            if segment.id == segment_id and segment.space == TEXTS:
                begin = int(segment.regions.starts[region])
                low, high = np.searchsorted(spans.starts, [begin, begin + len(text)])
                some = slice(low, min(high, low + _MOST_HITS))
                pairs = zip(spans.starts[some] - begin, spans.ends[some] - begin, strict=True)
                return [Hit(int(a), int(b), kind) for a, b in pairs], int(high - low)
        return [], 0

    def _heard_hits(self, kind: int, leaf: Words, ordinal: int, text: str) -> tuple[list[Hit], int]:
        """Where the text has the names that sound as asked for."""
        values = values_of(self._library, int(self._snapshot.ids[ordinal]))
        names = dict.fromkeys(
            fold(value[start:end])
            for field in (Field.TITLE, *NAMES)
            for value in values.get(field, ())
            for start, end in sounding(value, leaf.letters)
        )
        found = [occurrences_in(text, name, kind) for name in names]
        return [hit for hits, _ in found for hit in hits], sum(often for _, often in found)

    def _elsewhere(self, plain: SearchHit) -> SearchHit:
        """A hit of which the text shows nothing: the note, the tag or the name that matches."""
        for field, values in values_of(self._library, plain.document).items():
            for value in values if field is not Field.TITLE else ():
                marks = self._marks(value, field)
                if marks:
                    piece = _one_line(value, marks)
                    return replace(plain, snippet=piece.text, marks=piece.marks, field=field)
        return plain

    def _marks(self, value: str, field: Field) -> tuple[Span, ...]:
        """Where the leaves stand in a field's value."""
        folded = fold(value)
        found: set[Span] = set()
        for leaf in self._leaves:
            if leaf.field in (None, field):
                for word in words_of(leaf):
                    found.update(_occurrences(folded, word))
                if isinstance(leaf, Words) and leaf.letters and field in (Field.TITLE, *NAMES):
                    found.update(sounding(value, leaf.letters))
        return tuple(sorted(found))


def occurrences_in(text: str, word: str, kind: int) -> tuple[list[Hit], int]:
    """The first places of a folded word in a text, and how often it is there.

    Of a very long text only the first places are counted.
    """
    if len(text) > _COUNTED:
        hits = find_all(text, word, kind, _MOST_HITS)
        return hits, len(hits)
    codes = fold_codes(codes_of(text))
    found = np.flatnonzero(codes[: len(codes) - len(word) + 1] == ord(word[0]))
    for offset, character in enumerate(word[1:], 1):
        found = found[codes[found + offset] == ord(character)]
    places = found[:_MOST_HITS].tolist()
    return [Hit(at, at + len(word), kind) for at in places], len(found)


def _occurrences(folded: str, word: str) -> Iterator[Span]:
    at = folded.find(word)
    while at >= 0:
        yield Span(at, at + len(word))
        at = folded.find(word, at + len(word))


def _one_line(value: str, marks: tuple[Span, ...]) -> Snippet:
    """A value that is short as it is, of a longer one the piece around the first mark."""
    hits = [Hit(mark.start, mark.end, 0) for mark in marks]
    return snippets(value, hits, 1)[0]


def words_of(leaf: Leaf) -> tuple[str, ...]:
    """The folded strings of a leaf."""
    if isinstance(leaf, Words):
        return (leaf.text,)
    return leaf.pieces if isinstance(leaf, Pattern) else leaf.words
