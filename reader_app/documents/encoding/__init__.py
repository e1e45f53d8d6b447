"""Bytes into text: finds the encoding, mends what is damaged, says what it had to do."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reader_app.documents.encoding.candidates import (
    BIG5,
    CANDIDATES,
    LEGACY_CHINESE,
    UTF_8,
    Candidate,
    judge,
)
from reader_app.documents.encoding.escaped import decode_escaped
from reader_app.documents.encoding.mending import decode_mended
from reader_app.documents.encoding.mixture import UTF_8_RUN, decode_mixture, without_utf_8
from reader_app.documents.encoding.terminal import without_terminal_codes
from reader_app.errors import KnownError, Notice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
)
# Characters that GB 18030-2022 gives places of their own (its table D.1), and where Python's codec,
# after the edition of 2000, still has them: the area for private use.
_FORMER = (
    "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796"
    "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864"
)
_FORMER_PLACES = str.maketrans(
    _FORMER,
    "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19"
    "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
)
# A text this long that is valid UTF-8 is UTF-8; a shorter one may be another's by chance.
_CERTAIN = 256
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Numbers with their units and signs of money, and words in Greek or Cyrillic letters.
_MEASURES = re.compile(
    r"(?<=[0-9A-Za-z])[°±²³·¼½¾×÷](?![^\x00-\x7f])|[°±](?=[0-9CF])"
    r"|(?<![A-Za-z])[¥£](?= ?\d)|[Α-ω]{4,}|[А-яЁё]{4,}"
)
# A lead below this (natural logarithm of the odds) is worth a word to the user.
_UNCERTAIN = 3.0
# Code points that are looked through at a time.
_PORTION = 1 << 18
# So many bad places in UTF-8 may be a piece in another encoding rather than damage.
_MANY = 3


class Decoded(NamedTuple):
    """The text with ``\\n`` line ends, the name of its encoding, and what had to be mended."""

    text: str
    encoding: str
    warnings: tuple[Notice, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode in the encoding found, or in ``encoding``.

    Raises KnownError ``encoding-unknown`` for an ``encoding`` that Python does not know. Nothing
    is left out of the text but a byte order mark and what colours a terminal; line ends become
    ``\\n``.
    """
    decoded = _decode_as(data, encoding) if encoding else _decode_marked(data) or _detect(data)
    text = decoded.text
    if decoded.encoding == "gb18030" and any(map(text.__contains__, _FORMER)):
        text = text.translate(_FORMER_PLACES)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = without_terminal_codes(text)
    return Decoded(text, decoded.encoding, decoded.warnings + control_warning(text))


def _decode_as(data: bytes, encoding: str) -> Decoded:
    if (escaped := _decode_escaped(data)) and escaped.encoding == encoding.lower():
        return escaped
    try:
        codec = codecs.lookup(encoding).name
        text, mended = decode_mended(data, codec)
    except (LookupError, UnicodeError, ValueError):
        raise KnownError("encoding-unknown", encoding=encoding) from None
    return Decoded(text.removeprefix("\ufeff"), _shown(codec), _mended_warning(text, mended))


def _decode_escaped(data: bytes) -> Decoded | None:
    found = decode_escaped(data)
    return Decoded(*found) if found else None


def _shown(codec: str) -> str:
    names = {candidate.codec: candidate.name for candidate in CANDIDATES}
    return names.get(codec, codec.removesuffix("-sig").replace("_", "-"))


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            text, mended = decode_mended(data[len(mark) :], codec)
            return Decoded(text, name, _mended_warning(text, mended))
    return None


def _detect(data: bytes) -> Decoded:
    if (escaped := _decode_escaped(data)) is not None:
        return escaped
    if (text := _as_utf_8(data)) is not None:
        return Decoded(text, "utf-8")
    verdict = judge(data)
    decoded = _mended(data, verdict.candidate, verdict.skip)
    if _may_be_mixed(data, verdict.candidate, decoded.text) and (
        mixed := _mixed(data, verdict.candidate)
    ):
        return mixed
    if verdict.lead < _UNCERTAIN:
        doubt = Notice("encoding-uncertain", {"encoding": decoded.encoding})
        return decoded._replace(warnings=(*decoded.warnings, doubt))
    return decoded


def _as_utf_8(data: bytes) -> str | None:
    """The text of clean UTF-8 whose encoding is beyond doubt, else None."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not is_text(text):
        return None
    certain = text.isascii() or len(data) > _CERTAIN or _has_wide(text) or _is_measured(text)
    return text if certain else None


def is_text(text: str) -> bool:
    """Whether what was decoded without an error begins with few control characters."""
    return len(_CONTROLS.findall(text, 0, _CERTAIN)) * 10 <= min(len(text), _CERTAIN)


def _has_wide(text: str) -> bool:
    """Whether it has characters of three bytes in UTF-8; chance makes shorter and longer ones."""
    return any("\u2000" <= character <= "\uffff" for character in text)


def _is_measured(text: str) -> bool:
    """Whether what is not ASCII only measures (3m³, 25°C, 2×3), or is a word of another alphabet:
    in a few bytes of Chinese that would be a strange chance."""
    return _MEASURES.sub("", text).isascii()


def _mended(data: bytes, candidate: Candidate, skip: int) -> Decoded:
    text, mended = decode_mended(data[skip:], candidate.codec)
    if skip:
        text, mended = "\ufffd" + text, mended + 1
    if candidate is BIG5:  # A241 is the solidus of the standard; code page 950 maps it elsewhere
        text = text.replace("\u2215", "／")
    return Decoded(text, candidate.name, _mended_warning(text, mended))


def _may_be_mixed(data: bytes, main: Candidate, text: str) -> bool:
    if main is UTF_8:
        return text.count("\ufffd") >= _MANY
    return main in LEGACY_CHINESE and bool(UTF_8_RUN.search(data))


def _mixed(data: bytes, main: Candidate) -> Decoded | None:
    """The text of a file in two encodings; None if it is in one."""
    older = judge(without_utf_8(data), LEGACY_CHINESE).candidate if main is UTF_8 else main
    text, mended, pieces, older_pieces = decode_mixture(data, older.codec)
    if not pieces or not older_pieces:
        return None
    first, second = (UTF_8, older) if pieces >= older_pieces else (older, UTF_8)
    count = min(pieces, older_pieces)
    mixed = Notice("encoding-mixed", {"encoding": first.name, "other": second.name, "count": count})
    return Decoded(text, first.name, (mixed, *_mended_warning(text, mended)))


def _mended_warning(text: str, count: int) -> tuple[Notice, ...]:
    if not count:
        return ()
    position = max(text.find("\ufffd"), 0)
    line = text.count("\n", 0, position) + 1
    return (Notice("encoding-mended", {"count": count, "line": line, "position": position}),)


def control_warning(text: str) -> tuple[Notice, ...]:
    """A word on control characters; in portions, as a search does not let other threads work."""
    count = sum(
        len(_CONTROLS.findall(text, start, start + _PORTION))
        for start in range(0, len(text), _PORTION)
    )
    return (Notice("control-characters", {"count": count}),) if count else ()
