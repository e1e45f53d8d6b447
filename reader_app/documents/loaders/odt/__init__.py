"""OpenDocument text (ISO/IEC 26300): .odt, flat .fodt, and the tables of spreadsheets."""

from __future__ import annotations

from pathlib import Path

from reader_app.documents.limits import Budget, check_size
from reader_app.documents.loaders.odt.package import Opened, is_opendocument
from reader_app.documents.model import Document
from reader_app.errors import KnownError


def sniff(data: bytes, name: str) -> bool:
    return is_opendocument(data, name)


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``file-damaged``, ``file-encrypted``, ``file-bomb``, ``file-no-text``."""
    from reader_app.documents.builder import Builder
    from reader_app.documents.loaders.flow import Flow
    from reader_app.documents.loaders.odt.body import BodyReader

    check_size(data, name)
    budget = Budget(name)
    opened = Opened(data, budget)
    builder = Builder(budget, "odt")
    flow = Flow(builder, budget)
    BodyReader(opened, flow, budget).read()
    return builder.document(flow.stated(opened.title()))


def picture(data: bytes, src: str, path: Path) -> bytes | None:
    """The bytes of an embedded picture; linked ones are not fetched."""
    try:
        return Opened(data, Budget(src)).picture(src)
    except KnownError:
        return None
