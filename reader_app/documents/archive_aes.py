"""Parts of ZIP archives protected by AES, as WinZip, 7-Zip and WinRAR write them (WinZip's AE-1
and AE-2; the field 0x9901 of APPNOTE's extra fields).

The cipher is that of an optional component (cryptography; Apache-2.0 or BSD).
"""

from __future__ import annotations

import hashlib
import hmac
import struct
import zipfile
import zlib
from importlib.util import find_spec
from typing import NamedTuple

from reader_app.documents import passwords
from reader_app.errors import KnownError

AES = 99  # the method that stands for this protection
_PACKAGE = "cryptography"
_FIELD = 0x9901
_ROUNDS = 1000
_VERIFIER, _CODE = 2, 10  # bytes that tell a wrong password, and that tell a changed part
_KEY_SIZES = {1: 16, 2: 24, 3: 32}
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_BLOCK = 16


class _Protection(NamedTuple):
    key_size: int
    method: int  # of packing


def content_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, most: int) -> bytes:
    """The content of a protected part, of ``most`` bytes at most and one more.

    Raises KnownError ``password-needed``, ``password-wrong``, ``password-part-missing``,
    ``file-encrypted`` for what is packed in an unknown way, ``file-damaged``.
    """
    protection = _protection(entry)
    if protection is None:
        raise KnownError("file-encrypted", path=name)
    if passwords.given() and find_spec(_PACKAGE) is None:
        raise KnownError("password-part-missing", path=name)
    data = _packed(archive, entry)
    plain = passwords.opened(lambda password: _decrypted(data, password, protection), name)
    if protection.method == zipfile.ZIP_STORED:
        return plain[: most + 1]
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(plain, most + 1)
    except zlib.error as error:
        raise KnownError("file-damaged", path=name, reason=str(error)) from None


def _protection(entry: zipfile.ZipInfo) -> _Protection | None:
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        if kind == _FIELD and size >= 7 and len(extra) >= 11:
            strength, method = struct.unpack_from("<BH", extra, 8)
            known = method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            return (
                _Protection(_KEY_SIZES[strength], method)
                if known and strength in _KEY_SIZES
                else None
            )
        extra = extra[4 + size :]
    return None


def _packed(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The part as it lies in the archive; raises what a broken archive raises."""
    file = archive.fp
    if file is None:
        return b""
    file.seek(entry.header_offset)
    mark, name_size, extra_size = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    if mark != b"PK\x03\x04":
        raise zipfile.BadZipFile(entry.filename)
    file.seek(name_size + extra_size, 1)
    return file.read(entry.compress_size)


def _decrypted(data: bytes, password: str, protection: _Protection) -> bytes | None:
    """The packed content; None if the password does not fit."""
    size = protection.key_size
    head = size // 2 + _VERIFIER
    salt, verifier = data[: size // 2], data[size // 2 : head]
    body, code = data[head:-_CODE], data[-_CODE:]
    for encoding in ("utf-8", "gb18030"):  # as the system of the writer has it
        keys = hashlib.pbkdf2_hmac(
            "sha1", password.encode(encoding), salt, _ROUNDS, 2 * size + _VERIFIER
        )
        if keys[2 * size :] != verifier or len(data) < head + _CODE:
            continue
        if hmac.new(keys[size : 2 * size], body, "sha1").digest()[:_CODE] == code:
            return _counted(body, keys[:size])
    return None


def _counted(data: bytes, key: bytes) -> bytes:
    """AES in counter mode, whose counter is little-endian here and in no library."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    blocks = -(-len(data) // _BLOCK)
    counters = b"".join(number.to_bytes(_BLOCK, "little") for number in range(1, blocks + 1))
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    stream = (encryptor.update(counters) + encryptor.finalize())[: len(data)]
    mixed = int.from_bytes(data, "little") ^ int.from_bytes(stream, "little")
    return mixed.to_bytes(len(data), "little")
