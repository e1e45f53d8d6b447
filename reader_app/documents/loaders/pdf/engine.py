"""PDFium behind one lock: it is not thread-safe, so every use holds the lock and is short."""

from __future__ import annotations

import atexit
import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reader_app.documents import passwords
from reader_app.documents.limits import PAGES
from reader_app.errors import KnownError

__all__ = ["LOCK", "direct", "open_pdf", "opened_page", "page_count", "pdfium"]

LOCK = threading.RLock()
_open: set[Any] = set()  # documents, pages of which may be on the screen until the end
_LAST_WAIT = 2.0  # seconds for a call that is under way when the program ends
# The longest edge of a page (points); ISO 32000-1, annex C: no more than 14,400.
_LONGEST_EDGE = 20_000.0


@contextmanager
def open_pdf(data: bytes, name: str) -> Iterator[Any]:
    """The document of these bytes, closed at the end. Hold LOCK for every call on it.

    Raises KnownError ``file-damaged``, ``file-encrypted`` (in a way that PDFium does not know),
    ``password-needed``, ``password-wrong``.
    """
    with LOCK:
        document = _opened(data, name)
        if document is None:
            document = passwords.opened(partial(_opened, data, name), name)
        pages = len(document)
        if pages <= 0:
            document.close()
            raise KnownError("file-damaged", path=name, reason="no pages")
        _open.add(document)
    try:
        yield document
    finally:
        with LOCK:
            _open.discard(document)
            document.close()


@atexit.register  # before PDFium's own end, which complains of what is open
def close_all() -> None:
    """Close what is still open, as the pages of a document are while they are shown."""
    if LOCK.acquire(timeout=_LAST_WAIT):
        try:
            while _open:
                _open.pop().close()
        finally:
            LOCK.release()


def _opened(data: bytes, name: str, password: str | None = None) -> Any:
    """The document; None if the password is not the one."""
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == pdfium.FPDF_ERR_PASSWORD:
            return None
        if code == pdfium.FPDF_ERR_SECURITY:
            raise KnownError("file-encrypted", path=name) from None
        raise KnownError("file-damaged", path=name, reason=str(error)) from error


def page_count(document: Any) -> int:
    """How many pages are read of a document, whatever it claims to have."""
    with LOCK:
        return min(len(document), PAGES)


@contextmanager
def opened_page(document: Any, number: int) -> Iterator[Any]:
    """One page (numbers count from 0), the lock held; None for a page that is broken."""
    with LOCK:
        try:
            page = document[number]
        except (pypdfium2.PdfiumError, IndexError):
            yield None
            return
        try:
            yield page if _is_sane(page) else None
        finally:
            page.close()


def _is_sane(page: Any) -> bool:
    width, height = page.get_size()
    return bool(0 < width <= _LONGEST_EDGE and 0 < height <= _LONGEST_EDGE)


def direct(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium with plain pointers for its handles: asked for every character."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)
