"""Fields of an RTF file: links, tables of contents, readings over words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.documents.loaders.docx.fields import (
    Equation,
    equation_of,
    is_contents,
    target_of,
)
from reader_app.documents.model import BlockKind

if TYPE_CHECKING:
    from reader_app.documents.loaders.rtf.reader import Reader


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    start: int | None = None
    contents: bool = False


class Fields:
    """The fields that are open, the inmost last."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._fields: list[_Field] = []

    def acts(self) -> Mapping[str, Callable[[], None]]:
        return {"field": self._field, "fldinst": self._instruction, "fldrslt": self._result}

    def _field(self) -> None:
        if self._reader.state.sink is None and self._reader.groups:
            self._fields.append(_Field())
            self._reader.groups[-1].on_end = self._end_field

    def _instruction(self) -> None:
        self._reader.collect(self._set_instruction)

    def _set_instruction(self, text: str) -> None:
        if self._fields:
            self._fields[-1].instruction = text
            if is_contents(text) and self._reader.paragraphs.kind is None:
                self._fields[-1].contents = True
                self._reader.paragraphs.kind = BlockKind.BOILERPLATE

    def _result(self) -> None:
        if self._fields and self._reader.state.sink is None:
            self._reader.paragraphs.begin(self._reader.state)
            self._fields[-1].start = self._reader.builder.position

    def _end_field(self) -> None:
        field = self._fields.pop()
        if field.contents:
            self._reader.paragraphs.kind = None
        if (equation := equation_of(field.instruction)) and self._reader.state.sink is None:
            self._equation(equation)
        target = target_of(field.instruction)
        if target and field.start is not None:
            self._reader.builder.link(field.start, self._reader.builder.position, target)

    def _equation(self, equation: Equation) -> None:
        self._reader.paragraphs.begin(self._reader.state)
        start = self._reader.builder.position
        self._reader.flow.text(equation.text)
        self._reader.builder.ruby(start, self._reader.builder.position, equation.reading)
