"""Tables that became lines: labels and values in turn, told by their neighbours.

An index table of an official page has rows whose labels are known, and those in between belong to
it whatever they are called. A form of the text has its keys and values in lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader_app.documents.model import BlockKind
from reader_app.documents.structure.labels import (
    is_field,
    label_alone,
    pairs,
    unmarked_pairs,
)
from reader_app.documents.structure.lines import Line
from reader_app.documents.structure.page import is_menu

_LABEL = re.compile("(?:[\u4e00-\u9fff][ \u3000]*){2,8}[:：]?")
_KEY = re.compile("[\u4e00-\u9fff]{2,14}(?:[（(][^（()）]{1,8}[）)])?")
_LONGEST_ROW = 200
_LONGEST_KEY = 24
# So many keys that are known, in turn with their values, open a form.
_FEWEST_KEYS = 3
# So many rows without a mark between label and value are an index table, and it stands above.
_FEWEST_UNMARKED = 3
_HEAD = 60


def mark_index_rows(lines: list[Line]) -> None:
    """Rows of cells beside a row of an index table, though their labels are unknown (概述)."""
    for index, line in enumerate(lines):
        if line.kind is BlockKind.METADATA and "\t" in line.text and pairs(line.text):
            _mark_beside(lines, range(index - 1, -1, -1))
            _mark_beside(lines, range(index + 1, len(lines)))


def _mark_beside(lines: list[Line], indexes: range) -> None:
    for index in indexes:
        line = lines[index]
        if line.kind is not None or not (_is_index_row(line.text) or label_alone(line.text)):
            return
        line.kind = BlockKind.METADATA


def _is_index_row(text: str) -> bool:
    cells = text.split("\t")
    if len(text) > _LONGEST_ROW or len(cells) % 2:
        return False
    return all(_LABEL.fullmatch(cell.strip()) for cell in cells[::2])


def mark_unmarked_rows(lines: list[Line]) -> None:
    """Rows of an index table whose labels and values stand together: several in a run."""
    run: list[Line] = []
    for line in [*lines[:_HEAD], None]:
        if line is not None and line.kind is None and unmarked_pairs(line.text):
            run.append(line)
            continue
        if len(run) >= _FEWEST_UNMARKED:
            for row in run:
                row.kind = BlockKind.METADATA
        run = []


def mark_forms(lines: list[Line]) -> None:
    """Keys without a colon over their values, in turn: what stands in them is the text's own."""
    for form in _forms(lines):
        for index in form:
            lines[index].kind = BlockKind.PARAGRAPH


def _forms(lines: list[Line]) -> Iterator[range]:
    keys = [_is_key(line.text) for line in lines]
    index = 0
    while index < len(lines):
        if _opens_form(keys, index):
            last = _last_of_form(lines, keys, index)
            yield range(index, last)
            index = last
        else:
            index += 1


def _opens_form(keys: list[bool], index: int) -> bool:
    turns = keys[index : index + 2 * _FEWEST_KEYS]
    return len(turns) == 2 * _FEWEST_KEYS and all(turns[::2]) and not any(turns[1::2])


def _last_of_form(lines: list[Line], keys: list[bool], index: int) -> int:
    """Behind the last value: keys of the form may be unknown where they take their turn."""
    while index + 1 < len(lines) and (keys[index] or _KEY.fullmatch(lines[index].text)):
        index += 2
    return index


def _is_key(text: str) -> bool:
    """住所, 处罚决定日期: what ends in a noun that asks for a value, and nothing else."""
    if len(text) > _LONGEST_KEY or not _KEY.fullmatch(text) or label_alone(text):
        return False
    return is_field(f"{text}：")


def mark_broken_crumbs(lines: list[Line]) -> None:
    """> 通知公告: a breadcrumb whose parts stand in lines of their own, or are numbered."""
    _mark_numbered_crumbs(lines)
    for above, line in pairwise(lines):
        if line.kind is not None or not _CRUMB.fullmatch(line.text):
            continue
        if above.kind is BlockKind.BOILERPLATE or is_menu(above.text):
            line.kind = BlockKind.BOILERPLATE


def _mark_numbered_crumbs(lines: list[Line]) -> None:
    """1. 首页, 2. 信息公开, …: the way from the home page as an ordered list."""
    for index, line in enumerate(lines[:_HEAD]):
        first = _NUMBERED_CRUMB.fullmatch(line.text)
        if first is None or first[1] != "1" or first[2] not in ("首页", "首頁", "网站首页"):
            continue
        for number, below in enumerate(lines[index:_HEAD], 1):
            crumb = _NUMBERED_CRUMB.fullmatch(below.text)
            if crumb is None or crumb[1] != str(number):
                break
            below.kind = BlockKind.BOILERPLATE


_NUMBERED_CRUMB = re.compile(r"(\d)[.、] ?([^，。；：:]{2,20})")
_CRUMB = re.compile(r"(?:>+|＞+|»|›|→)\s*[^>。，！？]{2,20}")
