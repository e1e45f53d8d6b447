"""Annotations whose documents are not in the library yet: kept in it, and nothing of them lost.

They lie in the library's state as JSON-LD, by document, so that every backup has them too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from reader_app.exchange.entry import Entry, Source, derived_id
from reader_app.exchange.web_annotation import web_object
from reader_app.exchange.web_reading import entry_of
from reader_app.library.library import Library

_INDEX = "annotations_waiting"


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many annotations wait for a document, and what their file calls it."""

    key: str
    label: str
    count: int


def waiting(library: Library) -> list[Waiting]:
    """The documents that annotations wait for."""
    index = library.get_state(_INDEX, {})
    return [Waiting(key, str(label), int(count)) for key, (label, count) in index.items()]


def keep(library: Library, source: Source, entries: Sequence[Entry]) -> None:
    """Keep annotations until their document comes; those kept before stay, the newer ones win."""
    key = _key(source)
    kept = {entry.annotation.id: entry for entry in take(library, key)}
    for entry in entries:
        before = kept.get(entry.annotation.id)
        if before is None or before.annotation.modified <= entry.annotation.modified:
            kept[entry.annotation.id] = entry
    objects = [{**web_object(entry), "zj:positioned": entry.positioned} for entry in kept.values()]
    library.set_state(f"{_INDEX}/{key}", json.dumps(objects))  # plain ASCII: any character holds
    index = library.get_state(_INDEX, {})
    library.set_state(_INDEX, {**index, key: [source.label, len(kept)]})


def take(library: Library, key: str) -> list[Entry]:
    """What is kept under a key; it stays until :func:`drop`."""
    entries = []
    for found in json.loads(library.get_state(f"{_INDEX}/{key}", "[]")):
        entry = entry_of(found)
        positioned = bool(found.get("zj:positioned"))
        entries.append(Entry(entry.source, entry.annotation, positioned))
    return entries


def drop(library: Library, key: str) -> None:
    """Forget what is kept under a key, once it is in the library."""
    index = library.get_state(_INDEX, {})
    index.pop(key, None)
    library.set_state(_INDEX, index)
    library.set_state(f"{_INDEX}/{key}", "[]")


def _key(source: Source) -> str:
    return source.content_hash or derived_id(source.name, source.title or "", source.author or "")
