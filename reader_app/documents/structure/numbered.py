"""Numbered lines inside the text: headings, told from the items of lists and of the contents."""

from __future__ import annotations

import re

from reader_app.documents.model import BlockKind
from reader_app.documents.structure.labels import is_field
from reader_app.documents.structure.lines import Line
from reader_app.documents.structure.numbering import Numbering, numbering
from reader_app.documents.structure.shapes import is_contents_heading

_LONGEST_HEADING = 50
_SHORT_WITH_COLON = re.compile("[\u4e00-\u9fff、]{2,20}[：:]")
_ITEMS = ("arabic", "arabic-bracket", "circled")
# 2、股份总数（股） over 318,604,227: the label of a value.
_AMOUNT = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?[%％]?")


def mark_numbered(lines: list[Line], short: list[int]) -> None:
    """Numbered headings: short, with text of their own below, not one of a list of items."""
    listed = _table_of_contents(lines)
    numbers = {i: number for i in short if i not in listed and (number := numbering(lines[i].text))}
    for index, number in numbers.items():
        line = lines[index]
        if line.kind is None and _is_numbered_heading(lines, index, number, numbers):
            line.kind, line.level = BlockKind.HEADING, number.level
    _mark_with_colon(lines, numbers)


def _mark_with_colon(lines: list[Line], numbers: dict[int, Numbering]) -> None:
    """二、资格要求： between 一、 and 三、 that are headings is one as well."""
    first = {i: number for i, number in numbers.items() if number.style == "han"}
    for (above, _), (index, number), (below, _) in zip(
        first.items(), [*first.items()][1:], [*first.items()][2:], strict=False
    ):
        line = lines[index]
        beside = lines[above].kind is lines[below].kind is BlockKind.HEADING
        if line.kind is None and beside and _SHORT_WITH_COLON.fullmatch(line.text[number.length :]):
            line.kind, line.level = BlockKind.HEADING, number.level


def _table_of_contents(lines: list[Line]) -> range:
    """The lines under 目录, up to where the first of them stands again over its text."""
    head = next((i for i, line in enumerate(lines[:60]) if is_contents_heading(line.text)), None)
    if head is None or head + 1 >= len(lines):
        return range(0)
    first = _entry(lines[head + 1].text)
    for index in range(head + 2, min(len(lines), head + 300)):
        if _entry(lines[index].text) == first:
            return range(head + 1, index)
    return range(0)


def _entry(text: str) -> str:
    """An entry without its page number and leaders."""
    return re.sub(r"[\s.…·]*\d*$", "", re.sub(r"\s", "", text))


def _is_numbered_heading(
    lines: list[Line], index: int, number: Numbering, numbers: dict[int, Numbering]
) -> bool:
    return _has_shape(lines[index].text, number) and not _is_list_item(
        lines, index, number, numbers
    )


def _has_shape(text: str, number: Numbering) -> bool:
    """Short, no label with its value, no more than one sentence."""
    if number.style == "article" or len(text) > _LONGEST_HEADING or text[-1] in "：:；;，,、":
        return False
    rest = text[number.length :]
    if re.search("[：:]", rest) and (not re.search("[“《]", rest) or is_field(rest)):
        return False
    return "。" not in rest[:-1] and not (rest.endswith("。") and len(rest) > 36)


def _is_list_item(
    lines: list[Line], index: int, number: Numbering, numbers: dict[int, Numbering]
) -> bool:
    """An item stands directly beside another of its kind, or ends the text."""
    if number.style == "part" and number.level == 1:
        return False
    following, before = numbers.get(index + 1), numbers.get(index - 1)
    if following and following.style == number.style:
        return True
    beside = before is not None and before.style == number.style
    if before and beside and _has_shape(lines[index - 1].text, before):
        return True
    if beside and lines[index].text.endswith("。"):
        return True
    if index + 1 >= len(lines) or _AMOUNT.fullmatch(lines[index + 1].text):
        return True
    if lines[index - 1].text.startswith("附件") or lines[index - 1].text.endswith(("：", ":")):
        # 一、 under 通告如下： heads what （一） begins; two of one kind are a list.
        deeper = following is not None and following.level > number.level
        return number.style in _ITEMS or (following is not None and not deeper)
    return lines[index + 1].kind in (BlockKind.METADATA, BlockKind.BOILERPLATE)
