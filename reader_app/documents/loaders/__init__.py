"""Reading a document from a file: a registry that sniffs content, one module per format.

To add a format, write a module with ``sniff(data, name)`` and ``load(data, name, encoding)`` and
name it in ``FORMATS`` before the more general ones. A format with pictures inside or beside its
file also has ``picture``, one whose first page can be had early ``beginning`` (see Loader).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from reader_app.documents import files, limits
from reader_app.documents.model import Document
from reader_app.errors import KnownError


class Pages(Protocol):
    """The pages of an original (pages count from 0), open until closed; usable in any thread.

    ``sizes`` are width and height in points; ``render`` gives width, height, bytes of a row and
    pixels (blue, green, red, unused); ``rects`` the boxes of a stretch of the document's text on a
    page: left, top, right, bottom in shares of its width and height; ``position_at`` the code
    point that stands at such a place, or None.
    """

    def sizes(self) -> Sequence[tuple[float, float]]: ...
    def render(self, number: int, width: int) -> tuple[int, int, int, bytes] | None: ...
    def rects(
        self, document: Document, number: int, start: int, end: int
    ) -> Sequence[tuple[float, float, float, float]]: ...
    def position_at(self, document: Document, number: int, x: float, y: float) -> int | None: ...
    def close(self) -> None: ...


class Loader(Protocol):
    """One format. ``sniff`` says whether the content is of it, ``name`` is only a hint;
    ``load`` reads it and raises nothing but KnownError.

    Four functions are optional::

        def picture(data: bytes, src: str, path: Path) -> bytes | None
        def beginning(data: bytes, name: str) -> Document | None
        def open_pages(data: bytes, name: str) -> Pages
        def recognise(data: bytes, name: str, report, every_page: bool) -> Document

    ``picture`` gives the encoded bytes of the picture that an ``Image.src`` of the document names,
    None if there is none; ``path`` is where the file lies. ``beginning`` gives the first page or
    so of a long document, None if loading all of it takes no longer. ``open_pages`` gives the
    original's pages to look at, ``recognise`` reads scanned pages. None of them raises anything
    but KnownError.
    """

    def sniff(self, data: bytes, name: str) -> bool: ...
    def load(self, data: bytes, name: str, encoding: str | None = None) -> Document: ...


# Asked in this order; a loader's libraries are imported when its turn comes.
FORMATS = (
    "pdf",
    "docx",
    "xlsx",
    "odt",
    "ofd",
    "rtf",
    "legacy",
    "epub",
    "mhtml",
    "html",
    "markdown",
    "archive",
    "text",
)


# What every file of a format begins with, where there is such a thing: another's loader need not
# be imported to be asked.
_BEGINS = {
    "docx": b"PK",
    "xlsx": b"PK",
    "ofd": b"PK",
    "epub": b"PK",
    "archive": b"PK",
    "legacy": b"\xd0\xcf\x11\xe0",
}


def load(path: Path, encoding: str | None = None) -> Document:
    """Read the file at ``path``; ``encoding`` overrides what would be found.

    Raises KnownError (``file-empty``, ``format-unknown``, ``encoding-unknown``, and those of
    documents/files.py, documents/limits.py and the loaders) and nothing else.
    """
    return load_bytes(files.read(path), str(path), encoding)


def load_bytes(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Like :func:`load` for content already read; ``name`` is used in messages and as a hint."""
    return _loader(sniff(data, name)).load(data, name, encoding)


def beginning(data: bytes, name: str) -> Document | None:
    """The first page or so of a document that takes long to load; None where it does not."""
    early = getattr(_loader(sniff(data, name)), "beginning", None)
    return cast("Document | None", early(data, name)) if early else None


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """The encoded bytes of a picture of the document in ``data``; ``src`` is its ``Image.src``.

    None if it is neither in the file nor in its own folders, or too large.
    """
    find = getattr(_loader(sniff(data, str(path))), "picture", None)
    return cast("bytes | None", find(data, src, path)) if find else None


def pictures(data: bytes, document: Document, path: Path) -> Iterator[tuple[str, bytes]]:
    """The sources and bytes of all pictures that can be had, each once, within the limits: for
    those who keep what lies beside a page that may move."""
    room = limits.UNPACKED_BYTES
    for src in dict.fromkeys(image.src for image in document.images):
        content = picture(data, src, path)
        if content and len(content) <= room:
            room -= len(content)
            yield src, content


def open_pages(data: bytes, name: str) -> Pages | None:
    """The pages of the original to look at, to be closed; None for a format without pages."""
    find = getattr(_loader(sniff(data, name)), "open_pages", None)
    return cast("Pages | None", find(data, name)) if find else None


def has_pages(format_name: str) -> bool:
    """Whether originals of a format have pages to look at."""
    return format_name in FORMATS and hasattr(_loader(format_name), "open_pages")


def recognise(
    data: bytes, name: str, report: Callable[[int, int], None], every_page: bool = False
) -> Document:
    """A document of scanned pages, their text recognised from the pictures.

    ``every_page`` also reads anew the pages that have text. ``report(done, total)`` counts pages
    and may raise to stop. Raises KnownError ``ocr-missing`` where the component is not installed,
    ``format-unknown`` for a format without pages, and those of the loader.
    """
    read = getattr(_loader(sniff(data, name)), "recognise", None)
    if read is None:
        raise KnownError("format-unknown", path=name)
    return cast(Document, read(data, name, report, every_page))


def sniff(data: bytes, name: str) -> str:
    """The format of the content. Raises KnownError ``file-empty``, ``format-unknown``."""
    if not data:
        raise KnownError("file-empty", path=name)
    limits.check_size(data, name)
    for format_name in FORMATS:
        if not data.startswith(_BEGINS.get(format_name, b"")):
            continue
        if _loader(format_name).sniff(data, name):
            return format_name
    raise KnownError("format-unknown", path=name)


def _loader(format_name: str) -> Loader:
    return cast(Loader, import_module(f"{__name__}.{format_name}"))
