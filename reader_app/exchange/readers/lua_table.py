"""Tables of constants as Lua writes them: the form of KOReader's sidecar files. Nothing is run."""

from __future__ import annotations

import re
from typing import Any

DEPTH = 64

_SPACE = re.compile(r"(?:\s+|--\[(=*)\[.*?\]\1\]|--[^\n]*)*", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)")
_NAME = re.compile(r"[A-Za-z_]\w*")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'', re.DOTALL)
_LONG = re.compile(r"\[(=*)\[\n?(.*?)\]\1\]", re.DOTALL)
_ESCAPE = re.compile(r"((?:\\\d{1,3})+)|\\(\r\n|.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_WORDS = {"true": True, "false": False, "nil": None}


def parse(source: str) -> Any:
    """The value of ``return {…}`` or of a bare table; tables become dicts, their list part from 1.

    Raises ValueError for anything but constants.
    """
    reader = _Reader(source)
    reader.skip()
    if source.startswith("return", reader.at):
        reader.at += len("return")
    value = reader.value(0)
    reader.skip()
    if reader.at < len(source):
        raise ValueError(f"unexpected text at {reader.at}")
    return value


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self.at = 0

    def skip(self) -> None:
        if match := _SPACE.match(self._source, self.at):
            self.at = match.end()

    def value(self, depth: int) -> Any:
        self.skip()
        if self._next("{"):
            return self._table(depth)
        if match := self._match(_STRING):
            return _unescaped(match[1] if match[1] is not None else match[2])
        if match := self._match(_LONG):
            return match[2]
        if match := self._match(_NUMBER):
            return _number(match[0])
        match = self._match(_NAME)
        if match is None or match[0] not in _WORDS:
            raise ValueError(f"no constant at {self.at}")
        return _WORDS[match[0]]

    def _table(self, depth: int) -> dict[Any, Any]:
        if depth >= DEPTH:
            raise ValueError("tables too deep")
        table: dict[Any, Any] = {}
        while True:
            self.skip()
            if self._next("}"):
                return table
            key, value = self._field(depth + 1, len(table) + 1)
            table[key] = value
            self.skip()
            if not (self._next(",") or self._next(";")) and not self._ahead("}"):
                raise ValueError(f"no end of the table at {self.at}")

    def _field(self, depth: int, position: int) -> tuple[Any, Any]:
        if self._ahead("[") and not _LONG.match(self._source, self.at):
            self.at += 1
            key = self.value(depth)
            self.skip()
            self._expect("]")
            if isinstance(key, dict):
                raise ValueError("a table as a key")
        elif (match := _NAME.match(self._source, self.at)) and match[0] not in _WORDS:
            self.at = match.end()
            key = match[0]
        else:
            return position, self.value(depth)
        self.skip()
        self._expect("=")
        return key, self.value(depth)

    def _ahead(self, sign: str) -> bool:
        return self._source.startswith(sign, self.at)

    def _next(self, sign: str) -> bool:
        found = self._ahead(sign)
        self.at += len(sign) if found else 0
        return found

    def _expect(self, sign: str) -> None:
        if not self._next(sign):
            raise ValueError(f"no {sign} at {self.at}")

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._source, self.at)
        if match:
            self.at = match.end()
        return match


def _number(text: str) -> int | float:
    try:
        return int(text, 0) if not text.lstrip("-").startswith("0") else int(text)
    except ValueError:
        return int(text, 16) if "x" in text.lower() else float(text)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if codes := match[1]:  # bytes, several of which make one character
        values = [min(255, int(code)) for code in codes.split("\\")[1:]]
        return bytes(values).decode("utf-8", "replace")
    sign: str = match[2]
    return _LETTERS.get(sign, "\n" if sign == "\r\n" else sign)
