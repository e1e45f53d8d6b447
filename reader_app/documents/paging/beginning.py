"""The first pages of a long document, which are shown before the rest is read."""

from __future__ import annotations

from collections.abc import Callable

from reader_app.documents.model import Document
from reader_app.errors import KnownError

_LONG = 12  # a document with more pages
_FIRST = 3


def first_pages(count: int, load: Callable[[int], Document]) -> Document | None:
    """What ``load`` makes of the first few of ``count`` pages; None for a short document, and
    where there is nothing to read on them. Raises KnownError as ``load`` does."""
    if count <= _LONG:
        return None
    try:
        return load(_FIRST)
    except KnownError as error:
        if error.code == "file-no-text":
            return None
        raise
