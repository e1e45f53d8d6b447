"""What a PDF says of itself beside its pages: bookmarks, links, fields, page labels."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from reader_app.documents.loaders.pdf.engine import pdfium
from reader_app.documents.loaders.pdf.writing import mended
from reader_app.documents.paging.outline import Area, Bookmark

_MOST_BOOKMARKS = 5_000
_DEEPEST = 12
_MOST_LINKS = 200  # of one page
_INSET = 2.0  # points by which a link's box is often wider than its words
_LONGEST_TITLE = 90
_ADDRESS = re.compile(r"(?:https?|mailto):", re.I)
# Programs write the file's name into the title.
_FILE_NAME = re.compile(
    r"\.(?:docx?|wps|pdf|txt|indd|pptx?|xlsx?)$|^(?:Microsoft|WPS|幻灯片)", re.I
)


def bookmarks(document: Any) -> list[Bookmark]:
    """The outline in order, bounded in depth and number; circles are left."""
    found: list[Bookmark] = []
    seen: set[int] = set()
    waiting = [(pdfium.FPDFBookmark_GetFirstChild(document.raw, None), 1)]
    while waiting and len(seen) < _MOST_BOOKMARKS:
        mark, level = waiting.pop()
        address = ctypes.cast(mark, ctypes.c_void_p).value
        if not address or address in seen:
            continue
        seen.add(address)
        if entry := _bookmark(document, mark, level):
            found.append(entry)
        waiting.append((pdfium.FPDFBookmark_GetNextSibling(document.raw, mark), level))
        if level < _DEEPEST:
            waiting.append((pdfium.FPDFBookmark_GetFirstChild(document.raw, mark), level + 1))
    return found


def _bookmark(document: Any, mark: Any, level: int) -> Bookmark | None:
    title = _utf16(pdfium.FPDFBookmark_GetTitle, mark)
    destination = pdfium.FPDFBookmark_GetDest(document.raw, mark)
    page = pdfium.FPDFDest_GetDestPageIndex(document.raw, destination) if destination else -1
    return Bookmark(title, page, level) if title and page >= 0 else None


def _utf16(function: Any, *handles: Any) -> str:
    """The string that a function of PDFium writes into a buffer, at most 2,000 characters."""
    length = min(function(*handles, None, 0), 4_000)
    buffer = ctypes.create_string_buffer(max(2, length))
    function(*handles, buffer, length)
    text = buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")
    return mended(text).strip()


def page_label(document: Any, number: int) -> str:
    """What the file calls a page; else its number."""
    return _utf16(pdfium.FPDF_GetPageLabel, document.raw, number) or str(number + 1)


def stated_title(document: Any) -> str | None:
    """The title of the file's own fields unless it is the name of a file."""
    title = _utf16(pdfium.FPDF_GetMetaText, document.raw, b"Title")
    if not 2 <= len(title) <= _LONGEST_TITLE or _FILE_NAME.search(title) or "\ufffd" in title:
        return None
    return title


def links_of(document: Any, page: Any, textpage: Any) -> list[Area]:
    """The links of a page with the words under them. The lock must be held."""
    return list(islice(_links(document, page, textpage), _MOST_LINKS))


def _links(document: Any, page: Any, textpage: Any) -> Iterator[Area]:
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, link):
        address, target = _target(document, link)
        if address or target is not None:
            box = pdfium.FS_RECTF()
            if pdfium.FPDFLink_GetAnnotRect(link, box):
                inset = min(_INSET, (box.right - box.left) / 4)
                words = textpage.get_text_bounded(
                    left=box.left + inset, bottom=box.bottom, right=box.right - inset, top=box.top
                )
                yield Area(mended(words), address, target)


def _target(document: Any, link: Any) -> tuple[str, int | None]:
    destination = pdfium.FPDFLink_GetDest(document.raw, link)
    if destination:
        page = pdfium.FPDFDest_GetDestPageIndex(document.raw, destination)
        return "", page if page >= 0 else None
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return "", None  # to start a program or a script is not what a reader follows
    length = min(pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0), 4_000)
    buffer = ctypes.create_string_buffer(max(1, length))
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    address = buffer.value.decode("utf-8", "replace")
    return (address, None) if _ADDRESS.match(address) else ("", None)
