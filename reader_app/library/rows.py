"""What the library tells its callers: rows of documents, places, failures, and what changed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from reader_app.errors import Notice


class Status(StrEnum):
    """How far the reader is with a document."""

    UNREAD = "unread"
    READING = "reading"
    REVIEWED = "reviewed"
    SET_ASIDE = "set_aside"


class MetadataField(StrEnum):
    """What the user can write over what a document says of itself."""

    TITLE = "title"
    SOURCE = "source"
    AUTHOR = "author"
    DATE = "date"


class ChangeKind(StrEnum):
    """What a write did to the documents it names."""

    ADDED = "added"
    REMOVED = "removed"
    RESTORED = "restored"
    DELETED = "deleted"
    STATUS = "status"
    POSITION = "position"
    TEXT = "text"
    ANALYSIS = "analysis"
    FAILURES = "failures"
    ANNOTATIONS = "annotations"
    TAGS = "tags"
    STARS = "stars"
    METADATA = "metadata"
    COLLECTIONS = "collections"
    NAMES = "names"
    UNDONE = "undone"
    REDONE = "redone"


class Step(NamedTuple):
    """One change that can be undone or redone: what was done, to how many."""

    id: int
    label: str
    count: int  # type: ignore[assignment]  # a tuple has a method of that name

    @property
    def notice(self) -> Notice:
        """Its words as they follow "Undo" or "Redo" in a menu: render them with ``messages``."""
        many = "" if self.count == 1 else "-many"
        return Notice(f"step-{self.label}{many}", {"count": self.count})


class Change(NamedTuple):
    """What a write changed: views of these documents, and only these, are stale.

    ``annotations`` are those that were changed, made or deleted; ``keys`` the values of the state
    (``Library.get_state``) that an undo brought back; ``collections`` says that the collections
    or what is in them changed; ``step`` is what was undone or redone.
    """

    kind: ChangeKind
    documents: frozenset[int] = frozenset()
    annotations: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    collections: bool = False
    step: Step | None = None


class Changes(NamedTuple):
    """What has changed since a token was given, in this window or another one.

    ``token`` is for the next question; ``lists`` says that collections, word lists or the names
    of colours changed.
    """

    token: int
    documents: frozenset[int] = frozenset()
    lists: bool = False


class DocumentRow(NamedTuple):
    """A document as a list shows it; a tuple, as ten thousand of them are made at the start.

    ``location`` is the file seen last under which the content was found. ``position`` counts
    code points; ``progress`` is the share (0 to 1) that has been on screen. ``added`` and
    ``opened`` are ISO 8601 in UTC. ``superseded_by`` is the document that took this one's place
    when its file was changed. Title, source, author and date are what the user wrote, or else
    what was read. ``annotations`` counts all marks but bookmarks; ``waiting`` are those, bookmarks
    too, that do not lie on their own words. ``changed_since_review`` says that a reviewed
    document's text is no longer the one that was reviewed.
    """

    id: int
    content_hash: str
    name: str
    title: str | None
    source: str | None
    author: str | None
    date: str | None
    first_line: str
    encoding: str | None
    encoding_override: str | None
    characters: int
    images: int
    checks_hold: int
    checks_fail: int
    status: Status
    progress: float
    position: int
    added: str
    opened: str | None
    removed: str | None
    superseded_by: int | None
    location: str | None
    format: str = "text"
    starred: bool = False
    changed_since_review: bool = False
    tags: tuple[str, ...] = ()
    annotations: int = 0
    waiting: int = 0

    @property
    def display_title(self) -> str:
        """The title, or else the first line, or else the file's name."""
        return self.title or self.first_line or self.name

    @property
    def path(self) -> Path | None:
        return Path(self.location) if self.location is not None else None


class Place(NamedTuple):
    """A file that holds a document's content, as it was when last seen (bytes, nanoseconds)."""

    path: Path
    mtime_ns: int
    size: int
    seen: str


class Failure(NamedTuple):
    """A file that could not be imported, and why; ``when`` is ISO 8601 in UTC."""

    path: Path
    notice: Notice
    when: str
