"""Parts of a page as Markdown (CommonMark, tables as GitHub has them)."""

from __future__ import annotations

import re
from typing import TextIO

from reader_app.exchange.characters import fit, one_line
from reader_app.exchange.layout import (
    Bullets,
    Facts,
    Heading,
    NewPage,
    NoteText,
    Paragraph,
    Part,
    Quotation,
    Remark,
    Run,
    Runs,
    Table,
    Title,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
# What would begin a heading, a list or a rule where it stands at the start of a line.
_LEADING = re.compile(r"^(\s*)([#+=-]|\d{1,9}(?=[.)]\s))", re.MULTILINE)
_NOTE_HEADING = re.compile(r"^\s{0,3}(#{1,6})(?=\s)", re.MULTILINE)


class MarkdownWriter:
    """Writes parts as they come, with an empty line between them."""

    def __init__(self, target: TextIO) -> None:
        self._target = target
        self._first = True

    def add(self, part: Part) -> None:
        text = _text(part)
        if text:
            self._target.write(("" if self._first else "\n") + fit(text) + "\n")
            self._first = False


def _text(part: Part) -> str:
    match part:
        case Title(text, below):
            return f"# {_escaped(one_line(text))}" + (f"\n\n{_escaped(below)}" if below else "")
        case Heading(level, text):
            return "#" * min(level + 1, 6) + f" {_escaped(one_line(text))}"
        case Paragraph(runs) | Remark(runs):
            return _runs(runs)
        case Quotation(text):
            return "\n".join(f"> {_escaped(line)}".rstrip() for line in text.split("\n"))
        case Bullets(items, numbered):
            marks = [f"{number}. " if numbered else "- " for number in range(1, len(items) + 1)]
            return "\n".join(mark + _runs(item) for mark, item in zip(marks, items, strict=True))
        case NoteText(markdown):  # headings of a note stay below those of the page
            return _NOTE_HEADING.sub("######", markdown.strip())
        case Facts(rows):
            return "\n".join(f"- {_escaped(name)}：{_escaped(one_line(v))}" for name, v in rows)
        case Table():
            return _table(part)
        case NewPage():
            return "---"


def _table(table: Table) -> str:
    rule = tuple("---" for _ in table.head)
    lines = [table.head, rule, *(tuple(map(_escaped, row)) for row in table.rows)]
    return "\n".join("| " + " | ".join(map(one_line, line)) + " |" for line in lines)


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.code:
        return f"`{run.text.replace('`', chr(39))}`"
    text = _escaped(run.text)
    if run.bold:
        text = f"**{text}**"
    if run.italic:
        text = f"*{text}*"
    return f"[{text}](<{run.link}>)" if run.link else text


def _escaped(text: str) -> str:
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
