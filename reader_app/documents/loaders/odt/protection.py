"""OpenDocument packages protected by a password (OpenDocument 1.3, part 2, 3.4 and 4.8): each part
is deflated, encrypted with AES in CBC mode, and stored; the manifest says how.

The cipher is that of an optional component (cryptography; Apache-2.0 or BSD).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from collections.abc import Mapping
from functools import partial
from importlib.util import find_spec
from typing import NamedTuple

from reader_app.documents import passwords
from reader_app.documents.archives import Archive
from reader_app.documents.limits import PART_BYTES, Budget
from reader_app.documents.xml import Element, attribute, parse
from reader_app.errors import KnownError

_PACKAGE = "cryptography"
_MANIFEST = "META-INF/manifest.xml"
_CONTENT = "content.xml"
_BLOCK = 16
_CHECKED = 1024  # bytes that the checksum is made of
# Rounds of hashing that a password goes through (LibreOffice: 100,000).
_MOST_ROUNDS = 1_000_000


class _Method(NamedTuple):
    """How one part is encrypted."""

    vector: bytes
    salt: bytes
    rounds: int
    size: int
    start: str  # the hash of the password that the key is derived from
    checksum: bytes


class ProtectedArchive(Archive):
    """The parts without their protection. Raises KnownError ``password-needed``,
    ``password-wrong``, ``password-part-missing``, ``file-encrypted`` for an unknown method."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        super().__init__(data, budget)
        self._methods: Mapping[str, _Method] = {}
        manifest = parse(super().read(_MANIFEST) or b"", budget)
        if passwords.given() and find_spec(_PACKAGE) is None:
            raise KnownError("password-part-missing", path=budget.name)
        self._methods = _methods(manifest, budget.name)
        if _CONTENT not in self._methods:
            raise KnownError("file-encrypted", path=budget.name)
        self._password = passwords.opened(self._fitting, budget.name)

    def _fitting(self, password: str) -> str | None:
        """The password if the text comes out of it."""
        return password if self._deflated(_CONTENT, password) is not None else None

    def read(self, name: str, most: int = PART_BYTES) -> bytes | None:
        if name not in self._methods:
            return super().read(name, most)
        deflated = self._deflated(name, self._password)
        if deflated is None:
            raise KnownError("file-damaged", path=self._budget.name, reason=name)
        return self._inflated(deflated, most)

    def _inflated(self, deflated: bytes, most: int) -> bytes:
        try:
            found = zlib.decompressobj(-zlib.MAX_WBITS).decompress(deflated, most + 1)
        except zlib.error as error:
            raise KnownError("file-damaged", path=self._budget.name, reason=str(error)) from None
        self._budget.unpack(len(found))
        if len(found) > most:
            raise KnownError("file-bomb", path=self._budget.name, limit=most >> 20)
        return found

    def _deflated(self, name: str, password: str) -> bytes | None:
        """The part as it was before it was encrypted; None if the checksum says otherwise."""
        method, data = self._methods[name], super().read(name) or b""
        plain = _decrypted(data[: len(data) // _BLOCK * _BLOCK], password, method)
        plain = plain[: -plain[-1]] if plain and 0 < plain[-1] <= _BLOCK else plain
        fits = hashlib.sha256(plain[:_CHECKED]).digest() == method.checksum
        return plain if fits else None


def _decrypted(data: bytes, password: str, method: _Method) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    start = hashlib.new(method.start, password.encode()).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, method.salt, method.rounds, method.size)
    decryptor = Cipher(algorithms.AES(key), modes.CBC(method.vector)).decryptor()
    return decryptor.update(data) + decryptor.finalize()


def _methods(manifest: Element, name: str) -> dict[str, _Method]:
    found = {}
    for entry in manifest.iter("{*}file-entry"):
        told = next(entry.iter("{*}encryption-data"), None)
        if told is not None:
            try:
                found[attribute(entry, "full-path")] = _method(told)
            except (ValueError, binascii.Error):
                raise KnownError("file-encrypted", path=name) from None
    return found


def _method(told: Element) -> _Method:
    """Raises ValueError for anything but AES with a key derived by PBKDF2."""
    asked = partial(_attribute, told)
    start = (
        "sha256"
        if "sha256" in asked("start-key-generation", "start-key-generation-name")
        else "sha1"
    )
    method = _Method(
        base64.b64decode(asked("algorithm", "initialisation-vector")),
        base64.b64decode(asked("key-derivation", "salt")),
        int(asked("key-derivation", "iteration-count")),
        int(asked("key-derivation", "key-size") or 16),
        start,
        base64.b64decode(attribute(told, "checksum")),
    )
    known = "aes" in asked("algorithm", "algorithm-name") and (
        asked("key-derivation", "key-derivation-name").lower().endswith("pbkdf2")
        and "sha256-1k" in attribute(told, "checksum-type").lower()
    )
    sane = 0 < method.rounds <= _MOST_ROUNDS and method.size in (16, 24, 32)
    if not known or not sane or len(method.vector) != _BLOCK:
        raise ValueError(told.tag)
    return method


def _attribute(told: Element, element: str, name: str) -> str:
    found = next(told.iter(f"{{*}}{element}"), None)
    return attribute(found, name) if found is not None else ""
