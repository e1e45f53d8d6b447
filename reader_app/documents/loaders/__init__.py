"""Reading a document from a file: a registry that sniffs content, one module per format.

To add a format, write a module with ``sniff(data, name)`` and ``load(data, name, encoding)`` and
name it in ``FORMATS`` before the more general ones.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from reader_app.documents.model import Document
from reader_app.errors import KnownError


class Loader(Protocol):
    """One format. ``sniff`` says whether the content is of it, ``name`` is only a hint;
    ``load`` reads it and raises nothing but KnownError."""

    def sniff(self, data: bytes, name: str) -> bool: ...
    def load(self, data: bytes, name: str, encoding: str | None = None) -> Document: ...


# Asked in this order; a loader's libraries are imported when its turn comes.
FORMATS = ("text",)


def load(path: Path, encoding: str | None = None) -> Document:
    """Read the file at ``path``; ``encoding`` overrides what would be found.

    Raises KnownError (``file-missing``, ``file-unreadable``, ``file-empty``, ``format-unknown``,
    ``encoding-unknown``) and nothing else.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise KnownError("file-missing", path=str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise KnownError("file-unreadable", path=str(path), reason=reason) from error
    return load_bytes(data, str(path), encoding)


def load_bytes(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Like :func:`load` for content already read; ``name`` is used in messages and as a hint."""
    if not data:
        raise KnownError("file-empty", path=name)
    for format_name in FORMATS:
        loader = _loader(format_name)
        if loader.sniff(data, name):
            return loader.load(data, name, encoding)
    raise KnownError("format-unknown", path=name)


def _loader(format_name: str) -> Loader:
    return cast(Loader, import_module(f"{__name__}.{format_name}"))
