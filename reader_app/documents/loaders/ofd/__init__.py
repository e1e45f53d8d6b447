"""OFD, the national fixed-layout format of official documents and invoices (GB/T 33190-2016).

Signatures, seals and attached files are not opened; the reader is told that they are there.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader_app.documents import limits
from reader_app.documents.archives import Archive
from reader_app.documents.limits import PICTURE_BYTES, Budget
from reader_app.documents.loaders.ofd.package import OfdPackage
from reader_app.documents.loaders.ofd.page import PageContent, read_page
from reader_app.documents.model import Document
from reader_app.documents.page_lines import Placed, Sheet, read_sheets
from reader_app.documents.paging.beginning import first_pages
from reader_app.documents.paging.outline import with_outline
from reader_app.errors import KnownError

_ZIP = b"PK"
_ENTRY = "OFD.xml"
# A picture over so much of the page is a scan or a ground under the text.
_WHOLE_PAGE = 0.85
# Pieces of text of one document; a thousand pages have about so many.
_MOST_RUNS = 500_000


def sniff(data: bytes, name: str) -> bool:
    """A ZIP with the entry file of the standard (7.1)."""
    if not data.startswith(_ZIP):
        return False
    try:
        return _ENTRY in Archive(data, Budget(name))
    except KnownError:
        return False


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``file-damaged``, ``file-encrypted``, ``file-bomb``, ``file-no-text``."""
    return _load(data, name, limits.PAGES)


def beginning(data: bytes, name: str) -> Document | None:
    """The first pages of a long document. Raises KnownError like :func:`load`."""
    count = len(OfdPackage(data, Budget(name)).pages())
    return first_pages(count, lambda most: _load(data, name, most))


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """The bytes of a picture of the pages."""
    try:
        return Archive(data, Budget(src)).read(src, PICTURE_BYTES)
    except KnownError:
        return None


def _load(data: bytes, name: str, most: int) -> Document:
    limits.check_size(data, name)
    budget = Budget(name)
    package = OfdPackage(data, budget)
    sheets: list[Sheet] = []
    runs = 0
    for entry in budget.while_lasts(package.pages()[:most], every=1):
        sheets.append(_sheet(len(sheets), read_page(package, entry)))
        runs += len(sheets[-1].runs)
        if runs > _MOST_RUNS:
            budget.warn("content-cut")
            break
    if not any(sheet.runs or sheet.turned or sheet.pictures for sheet in sheets):
        raise KnownError("file-no-text", path=name)
    scanned = sum(bool(sheet.pictures) and not sheet.runs for sheet in sheets)
    if scanned:
        budget.warn("pdf-scanned", count=scanned)
    if count := package.signatures():
        budget.warn("signatures-ignored", count=count)
    document = with_outline(read_sheets(sheets, package.title()), package.outline())
    return replace(document, format="ofd", warnings=tuple(budget.warnings))


def _sheet(number: int, content: PageContent) -> Sheet:
    pictures = content.pictures[: limits.PICTURES]
    if content.runs:
        area = content.width * content.height
        pictures = [shown for shown in pictures if _area(shown) < _WHOLE_PAGE * area]
    return Sheet(
        str(number + 1),
        content.width,
        content.height,
        tuple(content.runs),
        tuple(pictures),
        tuple(content.turned),
        tuple(content.rules),
    )


def _area(shown: Placed) -> float:
    return max(0.0, shown.right - shown.left) * max(0.0, shown.bottom - shown.top)
