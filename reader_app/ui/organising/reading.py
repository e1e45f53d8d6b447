"""What the tree of sources asks the library for, read off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from reader_app.library.library import Library
from reader_app.library.organizing import Collection
from reader_app.library.rows import DocumentRow
from reader_app.ui.jobs import Report
from reader_app.ui.models.document_filter import Source, SourceKind


class State(NamedTuple):
    """The collections, the bin, documents with several places, and who is in ``source``."""

    source: Source
    collections: list[Collection]
    bin: list[DocumentRow]
    places: dict[int, int]
    members: frozenset[int]


def reader_of(library: Library, source: Source) -> Callable[[Report], State]:
    """The operation for a job that reads a :class:`State`."""

    def read(report: Report) -> State:
        report(None)
        collections = counted(library, library.collections.all())
        members = members_of(library, source, collections)
        return State(source, collections, library.bin(), library.several_places(), members)

    return read


def counted(library: Library, collections: list[Collection]) -> list[Collection]:
    """The collections, each with as many documents as it shows: those within it are among them,
    and those that a kept search finds now."""
    parents = {one.parent for one in collections}

    def count(one: Collection) -> int:
        if one.query is not None:
            return len(library.matching(one.query))
        return len(library.collections.documents(one.id)) if one.id in parents else one.documents

    return [replace(one, documents=count(one)) for one in collections]


def members_of(library: Library, source: Source, collections: list[Collection]) -> frozenset[int]:
    """The documents of a collection, or those that a kept search finds now."""
    if source.kind == SourceKind.COLLECTION:
        return frozenset(library.collections.documents(source.key))
    query = next((one.query for one in collections if one.id == source.key), None)
    if source.kind != SourceKind.SEARCH or not query:
        return frozenset()
    return frozenset(library.matching(query))
