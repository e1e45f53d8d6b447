"""What of a document is searched: its text, and what is known or was noted of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import IntEnum
from typing import Any

import apsw

from reader_app.library.codec import unpack_text
from reader_app.library.search.pinyin import spelled


class Field(IntEnum):
    """A part of a document; the numbers stand in the index's file."""

    TEXT = 0
    TITLE = 1
    SOURCE = 2
    AUTHOR = 3
    PERSON = 4
    ORGANIZATION = 5
    PLACE = 6
    POST = 7
    DOCUMENT = 8
    EVENT = 9
    NOTE = 10
    TAG = 11


NAMES = (
    Field.PERSON,
    Field.ORGANIZATION,
    Field.PLACE,
    Field.POST,
    Field.DOCUMENT,
    Field.EVENT,
)
# What one occurrence counts for, by field: a title says what a document is about.
WEIGHTS = {Field.TITLE: 8.0, Field.SOURCE: 2.0, Field.AUTHOR: 2.0, Field.NOTE: 2.0, Field.TAG: 4.0}
# How a field sounds stands in the index as a field of its own, with a number so much higher.
SOUND = 32
_SOUNDING = (Field.TITLE, *NAMES)

_KINDS = {
    "person": Field.PERSON,
    "organization": Field.ORGANIZATION,
    "place": Field.PLACE,
    "title": Field.POST,
    "document": Field.DOCUMENT,
    "event": Field.EVENT,
}
_ROW = """
    SELECT coalesce(nullif(coalesce(hand_title, title), ''), nullif(first_line, ''), name),
           coalesce(hand_source, source), coalesce(hand_author, author)
    FROM documents WHERE id = ?
"""
_TAGS = """
    SELECT tag FROM document_tags WHERE document = ?1 UNION
    SELECT tag FROM annotation_tags JOIN annotations ON annotations.id = annotation
    WHERE document = ?1 ORDER BY tag
"""

Values = dict[Field, list[str]]


def values_of(library: apsw.Connection, document: int) -> Values:
    """What the fields of a document hold, but the text."""
    found: list[Any] = library.execute(_ROW, (document,)).fetchall()
    title, source, author = found[0]
    values: Values = {
        Field.TITLE: [title],
        Field.SOURCE: [source or ""],
        Field.AUTHOR: [author or ""],
        Field.NOTE: notes_of(library, document),
        Field.TAG: tags_of(library, document),
        **names_of(library, document),
    }
    return {field: some for field, texts in values.items() if (some := _each_once(texts))}


def sounds_of(values: Values) -> Values:
    """How the title and the names sound."""
    return {
        field: _each_once(spelling for value in values[field] for spelling in spelled(value))
        for field in _SOUNDING
        if field in values
    }


def notes_of(library: apsw.Connection, document: int) -> list[str]:
    """What the user wrote on a document: notes, and the names of bookmarks."""
    rows = library.execute(
        "SELECT name, note FROM annotations WHERE document = ? ORDER BY start, id", (document,)
    )
    return [text for row in rows for text in row if text]


def tags_of(library: apsw.Connection, document: int) -> list[str]:
    """The tags of a document and of the marks in it."""
    return [tag for (tag,) in library.execute(_TAGS, (document,))]


def names_of(library: apsw.Connection, document: int) -> Values:
    """The names that the analysis found, by kind."""
    packed = library.execute("SELECT findings FROM analyses WHERE document = ?", (document,)).get
    values: Values = {field: [] for field in NAMES}
    if packed is None:
        return values
    try:
        for entity in json.loads(unpack_text(packed)).get("entities", ()):
            values[_KINDS[entity["kind"]]].append(entity["name"])
    except (KeyError, TypeError, ValueError):  # of another shape: made anew in the background
        return {field: [] for field in NAMES}
    return values


def _each_once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))
