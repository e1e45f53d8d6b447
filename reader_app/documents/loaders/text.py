"""Plain text in any encoding; the format of last resort, so it also tells text from noise."""

from __future__ import annotations

from reader_app.documents.encoding import Decoded, decode
from reader_app.documents.encoding.plausibility import is_writing
from reader_app.documents.loaders.signatures import is_known_binary
from reader_app.documents.model import Document
from reader_app.documents.structure import read_structure
from reader_app.errors import KnownError

_HEAD = 1 << 20  # bytes


def sniff(data: bytes, name: str) -> bool:
    """Anything may be text that is not known to be something else; loading it shows."""
    return not is_known_binary(data)


def load(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Raises KnownError: ``format-unknown`` if the content is no text in any encoding."""
    # Noise in every encoding takes ten times its size: a film is told by its beginning.
    if encoding is None and len(data) > _HEAD and not is_writing(decode(data[:_HEAD]).text):
        raise KnownError("format-unknown", path=name)
    decoded = decode(data, encoding)
    if not decoded.text:  # a byte order mark and nothing else
        raise KnownError("file-empty", path=name)
    if encoding is None and not is_writing(decoded.text):
        raise KnownError("format-unknown", path=name)
    return document_of(decoded)


def document_of(decoded: Decoded) -> Document:
    """A text with the structure that it shows."""
    structure = read_structure(decoded.text)
    return Document(
        text=decoded.text,
        blocks=structure.blocks,
        metadata=structure.metadata,
        images=structure.images,
        encoding=decoded.encoding,
        warnings=decoded.warnings,
    )
