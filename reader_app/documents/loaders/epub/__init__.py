"""Electronic books: EPUB 2 and 3, their pages in the order of the spine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.documents import limits
from reader_app.documents.model import Document
from reader_app.errors import KnownError

if TYPE_CHECKING:
    from reader_app.documents.archives import Archive
    from reader_app.documents.loaders.epub.package import Package

_MIMETYPE = b"mimetypeapplication/epub+zip"
_ZIP = b"PK\x03\x04"
# A book's pages say what their lines are; an article in EPUB is judged like any other.
_BOOK = 12
_HEAD_OF_BOOK = 8_000
# Code points of the first page of a long book.
_FIRST_PAGE = 4_000
_LONG_SPINE = 40


def sniff(data: bytes, name: str) -> bool:
    """An archive that says it is a book, or that has the container of one."""
    if data[:4] != _ZIP:
        return False
    if data[30:58] == _MIMETYPE:
        return True
    return b"META-INF/container.xml" in data and b".opf" in data


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``file-damaged``, ``file-encrypted``, ``file-bomb``, ``file-no-text``."""
    budget = limits.Budget(name)
    return _document(*_opened(data, budget), budget, limits.CHARACTERS)


def beginning(data: bytes, name: str) -> Document | None:
    """The first pages of a book of many; None for a short one. Raises KnownError as ``load``."""
    budget = limits.Budget(name)
    archive, package = _opened(data, budget)
    if len(package.spine) < _LONG_SPINE:
        return None
    return _document(archive, package, budget, _FIRST_PAGE)


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """A picture in the archive."""
    from reader_app.documents.archives import Archive

    try:
        return Archive(data, limits.Budget(str(path))).read(src, limits.PICTURE_BYTES)
    except KnownError:
        return None


def _opened(data: bytes, budget: limits.Budget) -> tuple[Archive, Package]:
    from reader_app.documents.archives import Archive
    from reader_app.documents.loaders.epub.package import read_package

    archive = Archive(data, budget)
    return archive, read_package(archive, budget)


def _document(archive: Archive, package: Package, budget: limits.Budget, most: int) -> Document:
    """The book, or its pages up to the one that reaches ``most`` code points."""
    from reader_app.documents.builder import Builder
    from reader_app.documents.loaders.epub.chapters import Chapters
    from reader_app.documents.loaders.epub.contents import read_contents
    from reader_app.documents.structure.given import JUDGED

    builder = Builder(budget, "epub")
    chapters = Chapters(archive, package, read_contents(archive, package, budget), budget)
    if package.cover and package.cover not in _first_page(archive, package):
        builder.image(package.cover)
    for part in budget.while_lasts(package.spine, every=1):
        chapters.write(part, builder)
        if builder.position >= most:
            break
    chapters.warn_of_missing()
    judged = _HEAD_OF_BOOK if len(package.spine) > _BOOK else JUDGED
    return builder.document(package.metadata, judged=judged, trusted=bool(package.metadata.title))


def _first_page(archive: Archive, package: Package) -> str:
    """The markup of the first page, which shows the cover in most books."""
    data = archive.read(package.spine[0].path) if package.spine else None
    name = (package.cover or "").rpartition("/")[2]
    return package.cover or "" if data and name.encode() in data else ""
