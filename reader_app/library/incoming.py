"""Files on their way into the library: their content, place, and what lies in or beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.documents import files, loaders
from reader_app.documents.model import Document
from reader_app.errors import KnownError
from reader_app.library import documents
from reader_app.library.originals import content_hash
from reader_app.library.rows import Place

if TYPE_CHECKING:
    from reader_app.documents.loaders.archive import Member

# A file that was written so shortly before it was read may have been written again since without
# another time (nanoseconds; the coarsest file systems count in two seconds).
_COARSE_NS = 2_000_000_000
# Formats whose pictures lie in files beside the document.
_PICTURES_BESIDE = frozenset({"html", "markdown"})
# From here on the bytes of a file and its text together are more than a machine can well spare.
LONG_BYTES = 1 << 22
# By so much of a file it is known what it is, unless it is packed.
_HEAD_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """The content of one file, and where it lies; of an archive's member inside the archive."""

    place: Place
    data: bytes

    def is_archive(self) -> bool:
        """Whether it holds files instead of a document. Raises KnownError for no known format."""
        return bool(self.data) and loaders.sniff(self.data, str(self.place.path)) == "archive"

    def members(self) -> Iterator[Member]:
        """The files of an archive. Raises KnownError where it breaks off."""
        from reader_app.documents.loaders.archive import members

        return members(self.data, str(self.place.path))

    def pictures_beside(self, document: Document) -> dict[str, bytes]:
        """The pictures that lie in files beside a saved page, by their ``src``."""
        if document.format not in _PICTURES_BESIDE:
            return {}
        sources = {image.src for image in document.images if not image.src.startswith("data:")}
        found = {src: loaders.picture(self.data, src, self.place.path) for src in sorted(sources)}
        return {src: data for src, data in found.items() if data is not None}


def read(path: Path) -> IncomingFile:
    """A file's content and its place. Raises KnownError if it cannot be read."""
    with files.known_errors(path):
        place = _place(path)
    return IncomingFile(place, files.read(path))


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that has been read; ``digest`` is the hash of its bytes."""

    place: Place
    digest: str
    document: Document

    def is_as_read(self) -> bool:
        """Whether the file has not been written to since."""
        try:
            return _place(self.place.path)[1:3] == self.place[1:3]
        except OSError:
            return False


def read_whole(path: Path) -> ReadFile:
    """A file of any format that holds a document. Raises KnownError."""
    file = read(path)
    document = loaders.load_bytes(file.data, str(path))
    return ReadFile(file.place, content_hash(file.data), document)


def read_long(path: Path) -> ReadFile | None:
    """A long file of clean UTF-8, read in portions; None for every other file, also for one that
    cannot be read: :func:`read` says so."""
    # What else asks this module for something does without.
    from reader_app.documents.encoding.files import decode_file
    from reader_app.documents.encoding.plausibility import is_writing
    from reader_app.documents.loaders.text import document_of

    try:
        place = _place(path)
        if place.size < LONG_BYTES or not _is_plain(path):
            return None
        digest = hashlib.sha256()
        decoded = decode_file(path, digest.update)
    except (OSError, KnownError):
        return None
    if decoded is None or not is_writing(decoded.text):
        return None
    return ReadFile(place, digest.hexdigest(), document_of(decoded))


def _place(path: Path) -> Place:
    stat = files.look_at(path)
    return Place(path, stat.st_mtime_ns, stat.st_size, documents.now())


def _is_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return loaders.sniff(file.read(_HEAD_BYTES), str(path)) == "text"


def is_as_noted(path: Path, mtime_ns: int, size: int, seen: str) -> bool:
    """Whether a file has not been written to since it was seen."""
    try:
        stat = path.stat()
    except OSError:  # reading it says what is the matter
        return False
    same = (stat.st_mtime_ns, stat.st_size) == (mtime_ns, size)
    return same and not is_fresh(mtime_ns, seen)


def is_fresh(mtime_ns: int, seen: str) -> bool:
    """Whether a file was written just before it was seen."""
    seen_ns = datetime.fromisoformat(seen).astimezone(UTC).timestamp() * 1e9
    return seen_ns - mtime_ns < _COARSE_NS
