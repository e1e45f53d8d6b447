"""A page of search results: which documents, in which order, and how each is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader_app.documents.model import Span
from reader_app.errors import Notice
from reader_app.library.rows import Status
from reader_app.library.search.fields import Field


class Sort(StrEnum):
    """The order of results: best first, newest date first, or by title as a dictionary has it."""

    RELEVANCE = "relevance"
    DATE = "date"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document's text: ``marks`` are within ``snippet``, ``start`` and ``end`` are
    the hit's code points in the text, ``snippet_start`` those of the piece."""

    snippet: str
    snippet_start: int
    start: int
    end: int
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document that matches, with a piece of its text.

    ``start`` and ``end`` are the best occurrence in the text, None if only something else has it
    (``field``; ``snippet`` then is that); ``marks`` are spans within ``snippet``, which begins at
    ``snippet_start``. ``count`` is how often the words occur in the text, ``passages`` are its
    pieces, the best first; ``words`` are what was found in it, folded: names that sound as asked
    for, and patterns (``Pattern.written``), too.
    """

    document: int
    title: str
    path: Path | None
    snippet: str
    snippet_start: int
    start: int | None
    end: int | None
    marks: tuple[Span, ...] = ()
    title_marks: tuple[Span, ...] = ()
    field: Field | None = None
    count: int = 0
    passages: tuple[Passage, ...] = ()
    words: tuple[str, ...] = ()
    source: str | None = None
    date: str | None = None
    status: Status = Status.UNREAD


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the results is shown: ``limit`` hits from ``offset`` on, in what order, those
    of one status alone (None: of any), and whether documents are counted by status. ``narrowed``
    are queries that documents must match, too; nothing is marked for them."""

    limit: int = 20
    offset: int = 0
    sort: Sort = Sort.RELEVANCE
    status: Status | None = None
    facets: bool = False
    narrowed: tuple[str, ...] = ()


FIRST = View()


@dataclass(frozen=True, slots=True)
class Facet:
    """What some of the documents have in common: how many, and the query that asks for it."""

    value: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Facets:
    """What the documents that match have in common, the most frequent first; dates (months, or
    years where there are many months) the latest first."""

    sources: tuple[Facet, ...] = ()
    dates: tuple[Facet, ...] = ()
    tags: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits of one view of the results, and how many documents match (``total``).

    ``hint`` says why a query was
    taken literally, or what may help. ``pending`` documents are not in the index yet;
    ``milliseconds`` is what the search took; ``statuses`` counts all matches, of any status.
    """

    query: str
    hits: tuple[SearchHit, ...] = ()
    total: int = 0
    pending: int = 0
    milliseconds: float = 0.0
    hint: Notice | None = None
    view: View = FIRST
    statuses: tuple[tuple[Status, int], ...] = ()
