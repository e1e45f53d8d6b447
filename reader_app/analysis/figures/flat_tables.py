"""Tables that were taken apart into a line for each cell, as web pages and PDFs give them.

The rows are recovered where the sequence leaves no doubt: a run of short lines, as many heads
as columns, and every column either of numbers or of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader_app.analysis.figures.script import plain
from reader_app.documents.model import Block, Span

_NUMBER = re.compile(r"[-+]?[\d,]+(?:\.\d+)?\s?(?:%|[^\d\s]{1,2})?")
_SENTENCE = frozenset("，。；！？：:;!?\n")
_LONGEST_CELL = 40
_FEWEST_COLUMNS, _MOST_COLUMNS, _FEWEST_ROWS = 3, 12, 2
_FEWEST_CELLS = 2 * _FEWEST_COLUMNS
# The head of a column that numbers the rows: over a 1, a single row shows the table.
_ROW_NUMBERS = frozenset({"序号", "标项", "包号", "标包", "标段号", "品目号", "分包号", "排名"})

Rows = tuple[tuple[Span, ...], ...]


def flat_tables(text: str, blocks: Iterable[Block]) -> Iterator[Rows]:
    """The tables among the blocks, each as its head and rows of cells."""
    for run in _runs(text, blocks):
        cells = [Span(block.start, block.end) for block in run]
        numbers = [_is_number(text, cell) for cell in cells]
        for start, first in enumerate(_first_numbers(numbers)):
            if table := _numbered_row(text, cells, numbers, start, first) or _table_at(
                cells, numbers, start, first
            ):
                yield table
                break


def _runs(text: str, blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks in a row that could be cells: short, and no sentences."""
    run: list[Block] = []
    for block in blocks:
        short = block.end - block.start <= _LONGEST_CELL
        if short and _SENTENCE.isdisjoint(text[block.start : block.end]):
            run.append(block)
            continue
        if len(run) >= _FEWEST_CELLS:
            yield run
        run = []
    if len(run) >= _FEWEST_CELLS:
        yield run


def _is_number(text: str, cell: Span) -> bool:
    return _NUMBER.fullmatch(plain(text[cell.start : cell.end])) is not None


def _first_numbers(numbers: list[bool]) -> list[int]:
    """For each cell, the place of the first number at or behind it."""
    firsts, first = [], len(numbers)
    for place in range(len(numbers) - 1, -1, -1):
        first = place if numbers[place] else first
        firsts.append(first)
    return firsts[::-1]


def _table_at(cells: list[Span], numbers: list[bool], start: int, first: int) -> Rows | None:
    """The table whose first head is the cell ``start``, the first number at ``first``."""
    # The first number numbers the first row, or stands behind the words that name the row.
    for width in range(min(first - start, _MOST_COLUMNS), _FEWEST_COLUMNS - 1, -1):
        if (rows := _rows(numbers, start, width)) >= _FEWEST_ROWS:
            ends = range(start, start + width * (rows + 1), width)
            return tuple(tuple(cells[i : i + width]) for i in ends)
    return None


def _numbered_row(
    text: str, cells: list[Span], numbers: list[bool], start: int, first: int
) -> Rows | None:
    """标项 供应商 金额 1 某公司 1200: the heads, and one row that begins with its number."""
    width = first - start
    if first == len(cells) or not _FEWEST_COLUMNS <= width <= _MOST_COLUMNS:
        return None
    if text[slice(*cells[start])] not in _ROW_NUMBERS or text[slice(*cells[first])] != "1":
        return None
    if _rows(numbers, start, width) != 1:
        return None
    return tuple(cells[start:first]), tuple(cells[first : first + width])


def _rows(numbers: list[bool], start: int, width: int) -> int:
    """How many rows of the width follow the head, alike in which columns hold numbers."""
    kinds = numbers[start + width : start + 2 * width]
    if len(kinds) < width or any(numbers[start : start + width]) or len(set(kinds)) < 2:
        return 0
    count, position = 0, start + width
    while numbers[position : position + width] == kinds:
        count, position = count + 1, position + width
    return count
