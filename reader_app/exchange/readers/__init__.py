"""Reading files of annotations: a registry that looks at the content, one module per program."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from reader_app.documents import files
from reader_app.errors import KnownError
from reader_app.exchange.incoming import Incoming


class Reader(Protocol):
    """One form. ``sniff`` says whether the content is of it, ``name`` is only a hint."""

    def sniff(self, data: bytes, name: str) -> bool: ...
    def read(self, data: bytes, name: str) -> Incoming: ...


# Asked in this order; the more particular ones first.
FORMS = (
    "carried",
    "refi",
    "web",
    "calibre",
    "koreader",
    "clippings",
    "zotero_note",
    "zotero_items",
    "table",
)


def read_file(path: Path) -> Incoming:
    """The annotations in a file, whatever program wrote it; of a folder as KOReader keeps them
    (``report.sdr``) those in its ``metadata.*.lua``.

    Raises KnownError: those of documents/files.py, ``exchange-unknown`` (a file of no form that is
    known), ``exchange-broken``, and what a bad archive raises (``file-bomb``, ``file-damaged``,
    ``file-encrypted``).
    """
    path = next(iter(sorted(path.glob("metadata.*.lua"))), path) if path.suffix == ".sdr" else path
    return read_bytes(files.read(path), str(path))


def read_bytes(data: bytes, name: str) -> Incoming:
    """Like :func:`read_file` for content already read; ``name`` is used in messages."""
    for form in FORMS:
        reader = cast(Reader, import_module(f"{__name__}.{form}"))
        if reader.sniff(data, name):
            return reader.read(data, name)
    raise KnownError("exchange-unknown", path=name)
