"""The pictures of a saved page: in the page itself, or in files beside it; never from elsewhere."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from reader_app.documents import limits
from reader_app.documents.loaders.html.images import embedded_name

_EMBEDDED = re.compile(rb"data:image/[\w.+-]{1,40}(?:;[\w=.-]{1,60})*,[^\"'<>]*", re.I)
_DATA = "data:"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# Sources: the formats' own specifications.
_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"\x00\x00\x01\x00",
)


def source_of(address: str) -> str | None:
    """What ``Image.src`` says of an address in a page: a short name for an embedded picture."""
    if address[:5].lower() != _DATA:
        return address[:2000]
    return embedded_name(address) if address[5:11].lower() == "image/" else None


def embedded_picture(data: bytes, src: str) -> bytes | None:
    """The picture embedded in a page under the name that :func:`source_of` gave it."""
    for found in _EMBEDDED.finditer(data):
        address = found[0].decode("utf-8", "replace")
        if embedded_name(address) == src:
            return decoded(address)
    return None


def decoded(address: str) -> bytes | None:
    """The bytes of a ``data:`` address (RFC 2397)."""
    head, _, body = address.partition(",")
    if len(body) > limits.PICTURE_BYTES * 4 // 3 + 4:
        return None
    try:
        if head.lower().rstrip().endswith(";base64"):
            return base64.b64decode(re.sub(r"\s", "", unquote(body)), validate=False)
        return unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return None


def file_beside(src: str, path: Path) -> bytes | None:
    """A picture in the folder of the file ``path``, or in folders below it.

    None for what :func:`data_beside` does not give, and for what is no picture.
    """
    relative = unquote(src.partition("#")[0].partition("?")[0])
    data = data_beside(relative, path, limits.PICTURE_BYTES)
    return data if data and is_picture(data) else None


def data_beside(relative: str, path: Path, most: int) -> bytes | None:
    """A file in the folder of the file ``path``, or in folders below it.

    None for every address with a scheme or a host, for what leads out of the folder (also by a
    symbolic link), and for what is larger than ``most`` bytes.
    """
    relative = relative.replace("\\", "/")
    if not relative or relative.startswith("/") or _SCHEME.match(relative) or "\0" in relative:
        return None
    try:
        folder = path.parent.resolve()
        target = (folder / relative).resolve()
        if not target.is_relative_to(folder) or not target.is_file():
            return None
        return target.read_bytes() if target.stat().st_size <= most else None
    except (OSError, ValueError, RuntimeError):
        return None


def is_picture(data: bytes) -> bool:
    """Whether the content starts like a picture that the window can show."""
    head = data[:1024]
    return (
        head.startswith(_SIGNATURES)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or b"<svg" in head
    )
