"""PDF by PDFium: text in the order of reading, pages, pictures, outline and links.

Scripts, actions that start programs, forms' scripts and embedded files are never run or opened.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader_app.documents import limits
from reader_app.documents.limits import Budget
from reader_app.documents.model import Document
from reader_app.errors import KnownError

if TYPE_CHECKING:
    from reader_app.documents.loaders.pdf.characters import Characters
    from reader_app.documents.loaders.pdf.pages import PdfPages
    from reader_app.documents.loaders.pdf.pictures import Found
    from reader_app.documents.paging.outline import Area
    from reader_app.documents.paging.sheets import Rule, Run

_HEADER_WITHIN = 1024  # ISO 32000-1, annex H.3.4.1
_LEAST_SPEED = 20_000  # characters a second
_FEW_CHARACTERS = 4  # a page with fewer has no text
_UNMAPPED_SHARE = 0.03
_LEAST_UNMAPPED = 8


def sniff(data: bytes, name: str) -> bool:
    """Known by the header, before which there may be junk."""
    head = data[:_HEADER_WITHIN]
    return head.startswith(b"%PDF-") or (b"%PDF-" in head and not head[:1].isalpha())


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``file-encrypted``, ``file-damaged``, ``file-no-text``."""
    return _load(data, name, limits.PAGES)


def beginning(data: bytes, name: str) -> Document | None:
    """The first pages of a long document. Raises KnownError like :func:`load`."""
    from reader_app.documents.loaders.pdf.engine import open_pdf, page_count
    from reader_app.documents.paging.beginning import first_pages

    with open_pdf(data, name) as pdf:
        count = page_count(pdf)
    return first_pages(count, lambda most: _load(data, name, most))


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """A picture of the pages, or a whole page, as PNG."""
    from reader_app.documents.loaders.pdf.engine import open_pdf
    from reader_app.documents.loaders.pdf.pictures import picture_bytes

    with open_pdf(data, str(path)) as pdf:
        return picture_bytes(pdf, src)


def recognise(
    data: bytes, name: str, report: Callable[[int, int], None], every_page: bool = False
) -> Document:
    """The document with the text of its scanned pages recognised; see pdf/scans.py."""
    from reader_app.documents.loaders.pdf import scans

    return scans.recognise(data, name, report, every_page)


def open_pages(data: bytes, name: str) -> PdfPages:
    """The original pages, to be closed. Raises KnownError like :func:`load`."""
    from reader_app.documents.loaders.pdf.pages import PdfPages

    return PdfPages(data, name)


@dataclass(slots=True)
class PageContent:
    """What was found on one page; sizes in points, the page turned so that text is upright."""

    label: str
    width: float = 0.0
    height: float = 0.0
    runs: list[Run] = field(default_factory=list)
    turned: list[Run] = field(default_factory=list)
    pictures: list[Found] = field(default_factory=list)
    links: list[Area] = field(default_factory=list)
    characters: int = 0
    unmapped: int = 0
    upright: bool = True
    broken: bool = False
    drawn: bool = False  # something is on it
    rules: tuple[Rule, ...] = ()
    found: Characters | None = None


def _load(data: bytes, name: str, most: int) -> Document:
    from reader_app.documents.loaders.pdf import suspicion
    from reader_app.documents.loaders.pdf.engine import LOCK, open_pdf, page_count
    from reader_app.documents.loaders.pdf.outline import bookmarks, stated_title
    from reader_app.documents.loaders.pdf.writing import is_jumble
    from reader_app.documents.page_lines import read_sheets
    from reader_app.documents.paging.outline import with_links, with_outline

    suspicion.check(data, name)
    budget = Budget(name)
    with open_pdf(data, name) as pdf:
        count = min(page_count(pdf), most)
        pages = _read_pages(pdf, count, budget)
        with LOCK:
            title, marks = stated_title(pdf), bookmarks(pdf)
            _warn_of_attachments(pdf, budget)
    _warn(pages, budget)
    document = read_sheets(_sheets(pages), title)
    if not document.text.strip():
        raise KnownError("file-no-text", path=name)
    if is_jumble(document.text):
        budget.warn("pdf-unmapped", count=len(document.text))
    document = with_outline(document, marks)
    document = with_links(document, {n: page.links for n, page in enumerate(pages) if page.links})
    return replace(document, format="pdf", warnings=tuple(budget.warnings))


def _read_pages(pdf: Any, count: int, budget: Budget) -> list[PageContent]:
    """The first ``count`` pages, or those that could be read in time: a long document may take as
    long as its text is worth, one that only costs time may not."""
    pages: list[PageContent] = []
    characters, started = 0, time.thread_time()
    for number in range(count):
        if time.thread_time() - started > limits.SECONDS + characters / _LEAST_SPEED:
            budget.warn("content-cut")
            break
        page = read_page(pdf, number)
        page.found = None
        characters += page.characters
        if characters > limits.CHARACTERS:
            budget.warn("content-cut")
            break
        pages.append(page)
    return pages


def read_page(pdf: Any, number: int) -> PageContent:
    """One page; the lock is held only as long as it takes."""
    from reader_app.documents.loaders.pdf.characters import characters_of
    from reader_app.documents.loaders.pdf.engine import opened_page, pdfium
    from reader_app.documents.loaders.pdf.outline import links_of, page_label
    from reader_app.documents.loaders.pdf.pictures import pictures_of
    from reader_app.documents.loaders.pdf.rules import rules_of
    from reader_app.documents.loaders.pdf.runs import runs_of

    with opened_page(pdf, number) as page:
        if page is None:
            return PageContent(str(number + 1), broken=True)
        width, height = page.get_size()
        if page.get_rotation() in (90, 270):
            width, height = height, width
        content = PageContent(page_label(pdf, number), width, height)
        textpage = page.get_textpage()
        try:
            found = characters_of(textpage, width, height)
            runs = runs_of(textpage, found)
            content.links = links_of(pdf, page, textpage)
        finally:
            textpage.close()
        content.runs, content.turned = runs.runs, runs.turned
        content.characters, content.unmapped = runs.characters, runs.unmapped
        content.found = found
        content.upright = found.turn == 0
        content.width, content.height = found.width, found.height
        content.pictures = pictures_of(page)
        if content.upright:
            content.rules = rules_of(page, height)
        content.drawn = pdfium.FPDFPage_CountObjects(page.raw) > 0
        return content


def _sheets(pages: list[PageContent]) -> list[Any]:
    from reader_app.documents.loaders.pdf.pictures import coming_back, covers, placed, whole_page
    from reader_app.documents.paging.sheets import Sheet

    everywhere = coming_back([page.pictures for page in pages])
    sheets = []
    for number, page in enumerate(pages):
        shown = []
        if is_bare(page):
            shown = [whole_page(number, page.width, page.height)] if page.drawn else []
        elif page.upright:
            shown = [
                placed(found, number, page.height)
                for found in page.pictures
                if found.look not in everywhere and not covers(found, page.width, page.height)
            ]
        sheets.append(
            Sheet(
                page.label,
                page.width,
                page.height,
                tuple(page.runs),
                tuple(shown[: limits.PICTURES]),
                tuple(page.turned),
                page.rules,
            )
        )
    return sheets


def is_bare(page: PageContent) -> bool:
    """Whether a page has no text of its own."""
    return page.characters < _FEW_CHARACTERS


def _warn(pages: list[PageContent], budget: Budget) -> None:
    from reader_app.documents.loaders.pdf.pictures import covers

    scanned = sum(
        is_bare(page) and any(covers(found, page.width, page.height) for found in page.pictures)
        for page in pages
    )
    if scanned:
        budget.warn("pdf-scanned", count=scanned)
    broken = sum(page.broken for page in pages)
    if broken:
        budget.warn("pdf-pages-broken", count=broken)
    unmapped, all_characters = (
        sum(page.unmapped for page in pages),
        sum(page.characters for page in pages),
    )
    if unmapped >= _LEAST_UNMAPPED and unmapped >= _UNMAPPED_SHARE * all_characters:
        budget.warn("pdf-unmapped", count=unmapped)


def _warn_of_attachments(pdf: Any, budget: Budget) -> None:
    from reader_app.documents.loaders.pdf.engine import pdfium

    count = pdfium.FPDFDoc_GetAttachmentCount(pdf.raw)
    if count > 0:
        budget.warn("pdf-attachments", count=count)
