"""Code pages of an RTF file: of the file as a whole, and of each font by its character set."""

from __future__ import annotations

import codecs

from reader_app.errors import KnownError

# \\fcharset (RTF 1.9.1, Font Table) and the code pages of Windows.
_CHARSETS = {
    77: "mac-roman",
    78: "shift-jis",
    80: "gb18030",
    81: "big5",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_SYMBOL_CHARSET = 2
_PRIVATE = 0xF000  # where symbol fonts have their signs
_ANSI = "cp1252"
_DOUBLE_BYTE = frozenset({"cp932", "cp949", "gb18030", "big5hkscs", "big5", "johab", "shift-jis"})
_WIDER = {"cp936": "gb18030", "gbk": "gb18030", "gb2312": "gb18030", "cp950": "big5hkscs"}


class Fonts:
    """The font table, and how bytes set in a font are decoded."""

    def __init__(self, codec: str | None = None) -> None:
        self._fixed = codec is not None
        self.codec = _named(codec) if codec else _ANSI
        self._codecs: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._symbols: set[int] = set()
        self.default = 0

    def set_code_page(self, number: int) -> None:
        """\\ansicpg: the code page of what is in no special font."""
        if not self._fixed:
            self.codec = _known("utf-8" if number == 65001 else f"cp{number}")

    def set_charset(self, font: int, charset: int) -> None:
        if charset == _SYMBOL_CHARSET:
            self._symbols.add(font)
        if charset in _CHARSETS:
            self._codecs[font] = _CHARSETS[charset]

    def name(self, font: int, name: str) -> None:
        self._names[font] = name.strip().rstrip(";")

    def name_of(self, font: int) -> str:
        return self._names.get(font, "")

    def decode(self, data: bytes, font: int, double_byte_font: int | None) -> str:
        """Text of bytes; those that the font's character set has no place for are tried in the
        file's own code page, as many writers set Chinese text in Western fonts."""
        if data.isascii():
            return data.decode("ascii")
        if font in self._symbols:
            return "".join(chr(_PRIVATE + byte) for byte in data)
        own = self._codecs.get(font)
        if double_byte_font is not None and own not in _DOUBLE_BYTE:
            own = self._codecs.get(double_byte_font, own)
        for codec in (own, self.codec):
            if codec:
                try:
                    return data.decode(codec)
                except UnicodeDecodeError:
                    continue
        return data.decode(_ANSI if self.codec == _ANSI else self.codec, "replace")


def _named(encoding: str) -> str:
    """The codec that the user chose. Raises KnownError ``encoding-unknown``."""
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise KnownError("encoding-unknown", encoding=encoding) from None
    return _known(encoding)


def _known(codec: str) -> str:
    try:
        name = codecs.lookup(codec).name
    except LookupError:
        return _ANSI
    return _WIDER.get(name, name)
