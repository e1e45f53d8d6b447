"""Reads the source of an RTF file token by token: groups, words, and bytes that become text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader_app.documents.limits import DEPTH, Budget
from reader_app.documents.loaders.rtf.fonts import Fonts
from reader_app.documents.loaders.rtf.properties import PROPERTIES
from reader_app.documents.loaders.rtf.state import State
from reader_app.documents.loaders.rtf.tokens import TOKEN, group_end, hex_bytes
from reader_app.documents.loaders.rtf.vocabulary import (
    CHARACTERS,
    SKIPPED,
    SYMBOLS,
    TRANSPARENT,
    is_property,
)

_CHECK_EVERY = 2048

OnEnd = Callable[[], None]


@dataclass(slots=True)
class Group:
    """An open group: the state to go back to, and what to do at its end."""

    before: State
    on_end: OnEnd | None = None


class Scanner:
    """Keeps the state of each group; what is done with text and words is told by the reader.

    ``source`` is a string with one character for each byte of the file.
    """

    def __init__(self, source: str, budget: Budget, codec: str | None) -> None:
        self.source = source
        self.budget = budget
        self.fonts = Fonts(codec)
        self.state = State()
        self.groups: list[Group] = []
        self.position = 0
        self._bytes = bytearray()
        self._skip = 0
        self._high: str | None = None
        self._optional = False

    @property
    def full(self) -> bool:
        """Whether no more text is wanted."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Take a piece of text with the properties of ``state``."""
        raise NotImplementedError

    def act(self, word: str) -> bool:
        """Do what a control word says; False if it says nothing to the reader."""
        raise NotImplementedError

    def opened(self) -> None:
        """A group has begun."""
        raise NotImplementedError

    def leave_out(self) -> None:
        """Skip the rest of the current group."""
        end = group_end(self.source, self.position)
        self.position = max(self.position, end - 1)

    def run(self, start: int, end: int) -> None:
        self.position = start
        count = 0
        match = TOKEN.match
        while self.position < end:
            found = match(self.source, self.position, end)
            if found is None:
                self.position += 1
                continue
            self.position = found.end()
            count += 1
            if count % _CHECK_EVERY == 0 and (self.budget.spent or self.full):
                self.budget.warn("content-cut")
                break
            kind = found.lastindex
            if kind == 6:
                self._characters(found[6])
            elif kind == 3:
                self._hexadecimal(found[3])
            elif kind == 5:
                if not self._group(found[5]):
                    break
            elif kind == 4:
                self._symbol(found[4])
            elif kind is not None:
                self._word(found[1], found[2])
        self.flush()

    def _group(self, brace: str) -> bool:
        """Open or close a group; False when the outermost one is closed."""
        self.flush()
        self._skip = 0
        if brace == "{":
            if len(self.groups) >= DEPTH:
                self.budget.warn("content-cut")
                self.position = group_end(self.source, self.position)
                return True
            self.groups.append(Group(self.state.copy()))
            self.opened()
            return True
        if not self.groups:
            return False
        group = self.groups.pop()
        if group.on_end:
            group.on_end()
        self.state = group.before
        return bool(self.groups)

    def _characters(self, text: str) -> None:
        if self._skip:
            self._skip, text = max(0, self._skip - len(text)), text[self._skip :]
        if text:
            self._bytes += text.encode("latin-1")

    def _hexadecimal(self, token: str) -> None:
        self._characters(hex_bytes(token).decode("latin-1"))

    def _symbol(self, sign: str) -> None:
        if sign == "*":
            self.flush()
            self._optional = True
            return
        if self._skip:
            self._skip -= 1
            return
        if sign in "\\{}":
            self._bytes += sign.encode("latin-1")
        elif sign in "\n\r":
            self.act("par")
        elif sign in SYMBOLS:
            self.flush()
            self.write(SYMBOLS[sign])

    def _word(self, word: str, parameter: str | None) -> None:
        number = int(parameter) if parameter else None
        if word == "u":
            self._unicode(number or 0)
            return
        self.flush()
        optional, self._optional = self._optional, False
        if change := PROPERTIES.get(word):
            change(self.state, self.fonts, number)
        elif self.act(word):
            return
        elif word in CHARACTERS:
            if self._skip:
                self._skip -= 1
            else:
                self.write(CHARACTERS[word])
        elif (optional and word not in TRANSPARENT) or word in SKIPPED or is_property(word):
            self.leave_out()
        elif word == "bin":
            self.position += max(0, number or 0)

    def _unicode(self, number: int) -> None:
        self.flush(keep_high=True)
        unit = number & 0xFFFF
        self._skip = self.state.ascii_fallbacks
        if 0xD800 <= unit < 0xDC00:
            self._high = chr(unit)
            return
        text = chr(unit)
        if self._high and 0xDC00 <= unit < 0xE000:
            text = (self._high + text).encode("utf-16", "surrogatepass").decode("utf-16")
        self._high = None
        self.write(text)

    def flush(self, *, keep_high: bool = False) -> None:
        """Write the bytes that have come together; a character may have been spread over tokens."""
        if not keep_high:
            self._high = None
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            state = self.state
            self.write(self.fonts.decode(data, state.font, state.double_byte_font))
