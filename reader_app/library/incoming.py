"""Files on their way into the library: their content, place, and what lies in or beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.documents import limits, loaders
from reader_app.documents.model import Document
from reader_app.errors import KnownError
from reader_app.library import documents
from reader_app.library.rows import Place

if TYPE_CHECKING:
    from reader_app.documents.loaders.archive import Member

# A file that was written so shortly before it was read may have been written again since without
# another time (nanoseconds; the coarsest file systems count in two seconds).
_COARSE_NS = 2_000_000_000
# Formats whose pictures lie in files beside the document.
_PICTURES_BESIDE = frozenset({"html", "markdown"})


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
    try:
        stat = path.stat()
        limits.check_length(stat.st_size, str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        raise KnownError("file-missing", path=str(path)) from None
    except OSError as error:
        raise KnownError("file-unreadable", path=str(path), reason=error.strerror or "") from error
    return IncomingFile(Place(path, stat.st_mtime_ns, stat.st_size, documents.now()), data)


def is_fresh(mtime_ns: int, seen: str) -> bool:
    """Whether a file was written just before it was seen."""
    seen_ns = datetime.fromisoformat(seen).astimezone(UTC).timestamp() * 1e9
    return seen_ns - mtime_ns < _COARSE_NS
