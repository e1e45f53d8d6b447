"""Rich Text Format, as Word, WPS and older Chinese programs write it."""

from __future__ import annotations

from pathlib import Path

from reader_app.documents.limits import Budget, check_size
from reader_app.documents.model import Document

_MAGIC = b"{\\rtf"
_HEAD = 64
_BEFORE = b"\xef\xbb\xbf \t\r\n"


def sniff(data: bytes, name: str) -> bool:
    return data[:_HEAD].lstrip(_BEFORE).startswith(_MAGIC)


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """``encoding`` replaces the file's code page. Raises KnownError: ``file-too-large``,
    ``file-no-text``, ``encoding-unknown``."""
    from reader_app.documents.builder import Builder
    from reader_app.documents.loaders.flow import Flow
    from reader_app.documents.loaders.rtf.reader import Reader

    check_size(data, name)
    budget = Budget(name)
    builder = Builder(budget, "rtf")
    flow = Flow(builder, budget)
    reader = Reader(_source(data), flow, budget, encoding)
    reader.read()
    return builder.document(flow.stated(reader.title), reader.fonts.codec)


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """The bytes of an embedded picture."""
    from reader_app.documents.loaders.rtf.pictures import picture_bytes

    return picture_bytes(_source(data), src)


def _source(data: bytes) -> str:
    """One character for each byte."""
    return data[data.find(_MAGIC) :].decode("latin-1")
