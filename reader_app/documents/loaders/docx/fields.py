"""Fields of a Word document: their results are text, their instructions are not (17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from reader_app.documents.builder import Builder
from reader_app.documents.counting import written

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"(?P<address>[^"]*)"|(?P<bare>[^\s\\"]+))?')
_ANCHOR = re.compile(r'\\l\s+"([^"]*)"')
_CONTENTS = re.compile(r"\s*TOC\b")
_RUBY = re.compile(
    r"EQ\b.*?\\o\s*\\a[a-z]*\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\((?P<reading>[^()]*)\)\s*[,;]"
    r"(?P<word>[^()]*)\)"
)
_RINGED = re.compile(r"EQ\b.*?\\o\s*\\ac\s*\((?P<ring>[○□△◇])\s*[,;](?P<inside>[^()]*)\)")
_DEEPEST = 64


@dataclass(slots=True)
class _Field:
    start: int
    instruction: list[str] = field(default_factory=list)
    in_result: bool = False


class Fields:
    """The fields that are open at the current place, which may reach over paragraphs."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._open: list[_Field] = []

    @property
    def showing(self) -> bool:
        """Whether text at the current place is a result, or outside of all fields."""
        return all(one.in_result for one in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether the current place is in a generated table of contents."""
        return any(is_contents("".join(one.instruction)) for one in self._open)

    def character(self, kind: str) -> None:
        """One of the three characters of a complex field: begin, separate, end."""
        if kind == "begin":
            if len(self._open) < _DEEPEST:
                self._open.append(_Field(self._builder.position))
        elif self._open and kind == "separate":
            self._open[-1].in_result = True
            self._open[-1].start = self._builder.position
        elif self._open and kind == "end":
            self._close(self._open.pop())

    def instruct(self, text: str) -> None:
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction.append(text)

    def begin_simple(self, instruction: str) -> None:
        self._open.append(_Field(self._builder.position, [instruction], in_result=True))

    def end_simple(self) -> None:
        if self._open:
            self._close(self._open.pop())

    def end_paragraph(self) -> None:
        """A field whose result has not begun by now is broken: it must not hide what follows."""
        self._open = [one for one in self._open if one.in_result]

    def _close(self, one: _Field) -> None:
        instruction = "".join(one.instruction)
        equation = equation_of(instruction) if self.showing else None
        if equation:
            start = self._builder.position
            self._builder.text(equation.text)
            self._builder.ruby(start, self._builder.position, equation.reading)
        if target := target_of(instruction):
            self._builder.link(one.start, self._builder.position, target)


def is_contents(instruction: str) -> bool:
    """Whether the field generates a table of contents."""
    return bool(_CONTENTS.match(instruction))


class Equation(NamedTuple):
    """What an EQ field shows: its text, and the reading printed over it."""

    text: str
    reading: str = ""


def equation_of(instruction: str) -> Equation | None:
    """East Asian uses of EQ fields, which have no result: a reading over a word (\\o\\ad(\\s\\up
    9(reading),word)) and a character in a ring (\\o\\ac(○,1))."""
    if found := _RUBY.search(instruction):
        return Equation(found["word"].strip(), found["reading"].strip())
    if found := _RINGED.search(instruction):
        number = found["inside"].strip()
        ringed = number.isdecimal() and len(number) < 3 and found["ring"] == "○"
        return Equation(written(int(number), "decimalEnclosedCircle") if ringed else number)
    return None


def target_of(instruction: str) -> str | None:
    """Where a HYPERLINK field leads; ``#name`` for a place of the document."""
    found = _HYPERLINK.match(instruction)
    if not found:
        return None
    anchor = _ANCHOR.search(instruction)
    address = found["address"] or found["bare"] or ""
    if anchor:
        return f"{address}#{anchor[1]}"
    return address or None
