"""The text of a web page: in the encoding it declares, unless the bytes say otherwise.

Order as in the HTML standard (13.2.3): a byte order mark, what the server said, what the page
declares. Pages in Chinese often declare the encoding of their template and not their own, so valid
UTF-8 wins over any declaration, and a declaration of Latin-1 (many servers' default) is ignored.
"""

from __future__ import annotations

import codecs
import re

from reader_app.documents.encoding import Decoded, decode
from reader_app.documents.encoding.plausibility import log_likelihood
from reader_app.errors import KnownError

_HEAD_BYTES = 4096
_JUDGED_BYTES = 16_384
# How much less likely a declared reading may be (natural logarithms): all in all, a character.
_DOUBT, _DOUBT_EACH = 10.0, 0.5
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})",
    re.I,
)
# The encoding standard reads pages labelled so in the larger set (encoding.spec.whatwg.org, 4.2).
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "euc_cn": "gb18030", "big5": "cp950"}
_LATIN = frozenset({"iso8859-1", "ascii", "cp1252", "latin-1"})
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def decode_page(data: bytes, encoding: str | None = None, header: str | None = None) -> Decoded:
    """``encoding`` is the user's choice, ``header`` what the transport said (MHTML).

    Raises KnownError ``encoding-unknown`` for an ``encoding`` that does not exist.
    """
    if encoding:
        return decode(data, encoding)
    found = decode(data)
    if data.startswith(_MARKS) or (found.encoding == "utf-8" and not found.text.isascii()):
        return found
    for name in (header, _declared(data)):
        if name and (declared := _decoded_as(data, name)) and _is_as_good(declared, found, data):
            return declared
    return found


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii") if found else None


def _decoded_as(data: bytes, name: str) -> Decoded | None:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    if codec in _LATIN or codec.startswith(("utf-16", "utf-32")):
        return None  # a declaration that could be read is in no wide encoding
    try:
        return decode(data, _LARGER.get(codec, codec))
    except KnownError:
        return None


def _is_as_good(declared: Decoded, found: Decoded, data: bytes) -> bool:
    """Whether it has no more damage than what was found, and is not much less of a text."""
    if declared.text.count("\ufffd") > found.text.count("\ufffd") + len(declared.text) // 500:
        return False
    if declared.encoding == found.encoding:
        return True
    one, other = (decode(data[:_JUDGED_BYTES], way.encoding).text for way in (declared, found))
    return log_likelihood(one) >= log_likelihood(other) - _DOUBT - _DOUBT_EACH * len(other)
