"""Saved web pages in one file (MHTML, RFC 2557): the page, its frames and its pictures."""

from __future__ import annotations

import re
from pathlib import Path

from reader_app.documents import limits
from reader_app.documents.model import Document
from reader_app.errors import KnownError

_HEAD_BYTES = 8192
_HEADER = re.compile(rb"\A(?:\s*)(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.M)
_MULTIPART = re.compile(rb"^content-type:\s*multipart/(?:related|mixed|alternative)", re.I | re.M)
_MIME = re.compile(rb"^mime-version:", re.I | re.M)


def sniff(data: bytes, name: str) -> bool:
    """Begins with the header of a message of several parts, one of them a page."""
    head = _HEADER.match(data[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    if head is None or not _MULTIPART.search(head[0]) or not _MIME.search(head[0]):
        return False
    return (
        re.search(rb"^content-type:\s*(?:text/html|application/xhtml)", data, re.I | re.M)
        is not None
    )


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``file-damaged``, ``file-too-large``, ``file-no-text``."""
    from reader_app.documents.loaders.mhtml.reading import Reading, Saved

    limits.check_length(len(data), name, limits.MESSAGE_BYTES)
    saved = Saved(data, name)
    if not saved.pages:
        raise KnownError("file-damaged", path=name, reason="text/html")
    return Reading(saved, limits.Budget(name), encoding).document()


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """A picture from within the file."""
    from reader_app.documents.loaders.mhtml.reading import Saved, picture_in

    return picture_in(Saved(data, str(path)), src)
