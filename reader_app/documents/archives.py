"""ZIP packages of untrusted origin: parts by name, none of them larger than the limits."""

from __future__ import annotations

import contextlib
import io
import posixpath
import struct
import zipfile
import zlib
from urllib.parse import unquote

from reader_app.documents import archive_aes, limits, passwords
from reader_app.errors import KnownError

_ENCRYPTED = 0x1
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Archive:
    """A ZIP file in memory. Nothing is ever unpacked to the disk.

    Names are compared without regard to case and to the kind of slash, as some writers differ
    from their own manifests; a name that leads out of the archive is none of its parts.
    Raises KnownError ``file-damaged``, ``file-bomb`` (too many parts).
    """

    def __init__(self, data: bytes, budget: limits.Budget) -> None:
        self._budget = budget
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (*_BROKEN, UnicodeError, IndexError) as error:
            raise KnownError("file-damaged", path=budget.name, reason=str(error)) from None
        if len(entries) > limits.PARTS:
            raise KnownError("file-bomb", path=budget.name, limit=limits.UNPACKED_BYTES >> 20)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = inner_path(entry.filename)
            if name is not None and not entry.is_dir():
                self._entries.setdefault(name.lower(), entry)

    def names(self) -> list[str]:
        """The parts that lie inside, as the archive spells them, in its order."""
        return [entry.filename.replace("\\", "/") for entry in self._entries.values()]

    def __contains__(self, name: str) -> bool:
        return self._entry(name) is not None

    def is_encrypted(self, name: str) -> bool:
        entry = self._entry(name)
        return bool(entry and entry.flag_bits & _ENCRYPTED)

    def read(self, name: str, most: int = limits.PART_BYTES) -> bytes | None:
        """A part, or None if there is none of that name.

        Raises KnownError: ``file-encrypted``, ``password-needed``, ``password-wrong``,
        ``file-bomb`` (larger than ``most`` bytes, or packed
        too well to be honest), ``file-damaged``.
        """
        entry = self._entry(name)
        return self._content(entry, most) if entry else None

    def _content(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            return self._unlocked(entry, most)
        try:
            return self._unpacked(entry, most)
        except (*_BROKEN, RuntimeError) as error:
            raise KnownError("file-damaged", path=self._budget.name, reason=str(error)) from None

    def _unlocked(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        """A protected part: the library knows the older protection only, and is slow at it."""
        if entry.compress_size > limits.PROTECTED_BYTES:
            raise KnownError("file-encrypted", path=self._budget.name)
        if entry.compress_type == archive_aes.AES:
            return self._opened(entry, most)

        def attempt(password: str) -> bytes | None:
            for encoding in ("utf-8", "gb18030"):  # as the system of the writer has it
                with contextlib.suppress(*_BROKEN, RuntimeError):
                    return self._unpacked(entry, most, password.encode(encoding))
            return None

        return passwords.opened(attempt, self._budget.name)

    def _opened(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        """A part protected by AES."""
        bound = min(most, max(limits.SMALL_BYTES, entry.compress_size * limits.RATIO))
        try:
            content = archive_aes.content_of(self._zip, entry, self._budget.name, bound)
        except (*_BROKEN, struct.error) as error:
            raise KnownError("file-damaged", path=self._budget.name, reason=str(error)) from None
        self._budget.unpack(len(content))
        if len(content) > bound:
            raise KnownError("file-bomb", path=self._budget.name, limit=bound >> 20)
        return content

    def _entry(self, name: str) -> zipfile.ZipInfo | None:
        path = inner_path(name)
        return self._entries.get(path.lower()) if path else None

    def _unpacked(self, entry: zipfile.ZipInfo, most: int, password: bytes | None = None) -> bytes:
        """Read in pieces, as the size in the directory may be a lie."""
        honest = max(limits.SMALL_BYTES, entry.compress_size * limits.RATIO)
        bound = min(most, honest)
        pieces = []
        with self._zip.open(entry, pwd=password) as part:
            left = bound + 1
            while left > 0 and (piece := part.read(min(left, _CHUNK))):
                self._budget.unpack(len(piece))
                pieces.append(piece)
                left -= len(piece)
        if left <= 0:
            raise KnownError("file-bomb", path=self._budget.name, limit=bound >> 20)
        return b"".join(pieces)


def inner_path(name: str) -> str | None:
    """The normal form of a path inside an archive; None if it leads out of it."""
    path = posixpath.normpath(name.replace("\\", "/").lstrip("/"))
    if path in ("", ".") or path == ".." or path.startswith("../") or "\0" in path:
        return None
    return path


def resolve(base: str, reference: str) -> str | None:
    """The inner path that ``reference``, a relative URL in the part ``base``, leads to.

    None for an address with a scheme and for what leads out of the archive.
    """
    target = unquote(reference.partition("#")[0].partition("?")[0]).strip()
    if (
        not target
        or "://" in target
        or target.startswith("//")
        or target.lower().startswith("data:")
    ):
        return None
    if target.startswith("/"):
        return inner_path(target)
    joined = posixpath.join(posixpath.dirname(base.replace("\\", "/")), target.replace("\\", "/"))
    return inner_path(joined)
