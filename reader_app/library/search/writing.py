"""Brings documents into the index: a batch at a time, whatever has changed in the library."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import apsw
import numpy as np

from reader_app.library import documents
from reader_app.library.search import joining, segments
from reader_app.library.search.codes import codes_of, fold_codes
from reader_app.library.search.fields import SOUND, Field, notes_of, sounds_of, tags_of, values_of
from reader_app.library.search.lists import blocks, packed
from reader_app.library.search.postings import END, LONGEST_RUN, Codes, run_of
from reader_app.library.search.segments import Regions, Segment

# The row of code points that a segment is about: the texts, or everything else.
TEXTS, FIELDS = 0, 1

# A batch ends at so many documents, or at so many code points of text; at least one it has.
MOST_DOCUMENTS = 1000
_MOST_CHARACTERS = 1_800_000
# Code points of one text that are worked out at a time.
_PORTION = 1 << 17

_CHANGED = """
    SELECT s.document, CASE WHEN d.id IS NULL THEN 'deleted' ELSE removed END, stamp,
           coalesce(characters, 0), coalesce(hash, '')
    FROM stamps s LEFT JOIN documents d ON d.id = s.document LEFT JOIN texts t ON t.document = d.id
    WHERE stamp > ? AND s.document > 0 ORDER BY stamp LIMIT ?
"""
_SIGNED = """
    SELECT coalesce(hand_title, title, first_line), name, coalesce(hand_source, source),
           coalesce(hand_author, author), findings
    FROM documents LEFT JOIN analyses ON document = id WHERE id = ?
"""


class Changed(NamedTuple):
    """A document that was changed in some way since the index last saw it.

    ``removed`` says when it went to the bin, or that it was deleted; None if it is in the list.
    """

    id: int
    removed: str | None
    stamp: int
    characters: int
    text_hash: str


class Known(NamedTuple):
    """What the index has of a document: its text by its hash, all else by its signature."""

    text_hash: str
    signature: bytes


_UNKNOWN = Known("", b"")


class Piece(NamedTuple):
    """One value of a field of a document."""

    document: int
    field: int
    text: str


def next_changes(library: apsw.Connection, stamp: int, most: int) -> list[Changed]:
    """The documents that changed after a stamp, as many as go well in one batch."""
    found: list[Changed] = []
    room = _MOST_CHARACTERS
    for row in library.execute(_CHANGED, (stamp, min(most, MOST_DOCUMENTS))):
        changed = Changed(*row)
        room -= changed.characters + 1
        if found and room < 0:
            break
        found.append(changed)
    return found


def bring_in(
    index: apsw.Connection,
    library: apsw.Connection,
    changes: Sequence[Changed],
    present: Iterable[Segment],
    breathe: Callable[[], object] = bool,
) -> None:
    """Put documents as they are now into the index, in place of what it knew of them.

    Most changes are none that search sees (a place read to, a status): those cost next to nothing.
    ``breathe`` is called between two documents; it may wait.
    """

    def each(ids: Iterable[int]) -> Iterator[int]:
        for id in ids:
            breathe()
            yield id

    known = {change.id: _known(index, change.id) for change in changes}
    gone = {c.id for c in changes if c.removed is not None and known[c.id] is not _UNKNOWN}
    now = {c.id: _as_it_is(library, c) for c in changes if c.removed is None}
    texts = [id for id, new in now.items() if new.text_hash != known[id].text_hash]
    fields = [id for id, new in now.items() if new.signature != known[id].signature]
    there = {id for id, before in known.items() if before is not _UNKNOWN}
    old = {TEXTS: there & gone.union(texts), FIELDS: there & gone.union(fields)}
    _bury(index, present, old)
    if len(texts) == 1 and next(c for c in changes if c.id == texts[0]).characters > _PORTION:
        _put_long(index, library, texts[0])
    else:
        _put(
            index, TEXTS, [Piece(id, Field.TEXT, documents.text(library, id)) for id in each(texts)]
        )
    _put(index, FIELDS, [piece for id in each(fields) for piece in _pieces(library, id)])
    index.executemany("DELETE FROM known WHERE document = ?", [(id,) for id in gone])
    index.executemany(
        "INSERT OR REPLACE INTO known VALUES (?, ?, ?)",
        [(id, *now[id]) for id in dict.fromkeys([*texts, *fields])],
    )


def _known(index: apsw.Connection, id: int) -> Known:
    found = index.execute("SELECT text_hash, signature FROM known WHERE document = ?", (id,))
    return next((Known(*row) for row in found), _UNKNOWN)


def _as_it_is(library: apsw.Connection, change: Changed) -> Known:
    """A document's signature is a hash of all that its fields are made from."""
    digest = hashlib.blake2b(digest_size=16)
    for row in library.execute(_SIGNED, (change.id,)):
        for value in row:
            digest.update(value if isinstance(value, bytes) else repr(value).encode())
    for text in (*notes_of(library, change.id), None, *tags_of(library, change.id)):
        digest.update(repr(text).encode())
    return Known(change.text_hash, digest.digest())


def _bury(index: apsw.Connection, present: Iterable[Segment], ids: dict[int, set[int]]) -> None:
    """Note that what segments hold of some documents counts no more."""
    for segment in present:
        wanted = sorted(ids[segment.space])
        if wanted:
            all_ = segment.regions.documents
            found = set(all_[np.isin(all_, wanted)].tolist())
            index.executemany(
                "INSERT OR IGNORE INTO dead VALUES (?, ?)", [(segment.id, id) for id in found]
            )


def _pieces(library: apsw.Connection, id: int) -> list[Piece]:
    """The fields of a document, each value for itself, its sounds by field."""
    values = values_of(library, id)
    found = [Piece(id, field, text) for field, texts in values.items() for text in texts]
    for field, texts in sounds_of(values).items():
        found.append(Piece(id, field | SOUND, _MARK.join(texts)))
    return found


# Stands for the end mark in what is to be folded: a noncharacter, which folds to itself.
_MARK = "\ufdd0"


def _put(index: apsw.Connection, space: int, pieces: Sequence[Piece]) -> None:
    if not pieces:
        return
    lengths = np.array([len(piece.text) + 1 for piece in pieces], dtype=np.int64)
    ends = np.cumsum(lengths)
    codes = fold_codes(codes_of("".join(f"{piece.text}\n" for piece in pieces)))
    codes[ends - 1] = END
    if space == FIELDS:
        codes[codes == ord(_MARK)] = END
    regions = Regions(
        np.array([piece.document for piece in pieces], dtype=np.int64),
        np.array([piece.field for piece in pieces], dtype=np.uint8),
        ends - lengths,
        int(ends[-1]),
    )
    if len(codes) <= LONGEST_RUN:
        segments.write(index, space, regions, blocks(packed(run_of(codes, regions.starts))))
    else:
        parts = (
            (codes[begin : begin + LONGEST_RUN + 1], begin + LONGEST_RUN < len(codes))
            for begin in range(0, len(codes), LONGEST_RUN)
        )
        joining.join_pieces(index, _written(index, space, parts), regions)


def _put_long(index: apsw.Connection, library: apsw.Connection, id: int) -> None:
    """A text of many millions: read and worked out portion by portion, so that it takes the memory
    of one portion, and so that the window, which shares the processor, is not kept waiting."""
    parts = _written(index, TEXTS, _folded(documents.portions(library, id)))
    regions = Regions(
        np.array([id], dtype=np.int64),
        np.array([Field.TEXT], dtype=np.uint8),
        np.zeros(1, dtype=np.int64),
        sum(part.regions.size for part in parts),
    )
    joining.join_pieces(index, parts, regions)


def _folded(portions: Iterator[str]) -> Iterator[tuple[Codes, bool]]:
    """A text as parts of a row of code points, see :func:`_written`."""
    before = np.empty(0, dtype=np.uint32)
    while portion := _about(_PORTION, portions):
        codes = fold_codes(codes_of(portion))
        if len(before):
            yield np.append(before, codes[0]), True
        before = codes
    yield np.append(before, np.uint32(END)), False


def _about(size: int, portions: Iterator[str]) -> str:
    """The next portions of a text, together at least so many code points if there are as many."""
    taken, count = [], 0
    while count < size and (portion := next(portions, None)) is not None:
        taken.append(portion)
        count += len(portion)
    return "".join(taken)


def _written(
    index: apsw.Connection, space: int, codes: Iterable[tuple[Codes, bool]]
) -> list[Segment]:
    """A row too long for one run: as rows that share their seams, to be joined at once.

    Of each part it is said whether its last code point begins the next one.
    """
    parts = []
    start = np.zeros(1, dtype=np.int64)
    for part, more in codes:
        run = run_of(part, start, more=more)
        whole = Regions(
            np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.uint8), start, len(part) - more
        )
        parts.append(segments.write(index, space, whole, blocks(packed(run))))
    return parts
