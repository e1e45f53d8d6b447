"""Tables in plain text: cells by tabs, bars or wide gaps, with the heads and labels of each cell.

A table is a run of lines with the same number of cells, numbers in some of them below a head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reader_app.analysis.context import Context
from reader_app.analysis.figures.flat_tables import flat_tables
from reader_app.analysis.figures.script import plain
from reader_app.analysis.figures.table_rows import (
    PARTED,
    TOTAL,
    cells_of,
    half_of,
    is_number,
    lines,
    padded,
    starts_anew,
)
from reader_app.analysis.figures.units import Sort, unit_at
from reader_app.analysis.findings import Figure, FigureKind
from reader_app.documents.model import Block, Span

_UNIT_IN_HEAD = re.compile(r"[(/（](?:单位[:：])?([^()（）\d]{1,8})[)）]?\s*$")
_UNIT_ABOVE = re.compile(r"单位[:：]\s*([^\s，,；;()（）]{1,16})")
# 单位：户、亩、元: one for each kind of column.
_UNITS_PARTED = re.compile("[、/／]")
_PERCENT_IN_HEAD = re.compile(r"[±+-]?\s*([%％‰])\s*[)）]?\s*$")
_CHANGE_IN_HEAD = re.compile(r"增长|增速|增幅|降幅|同比|环比|比重|占比|±")
_DATED = re.compile(r"[\d一二三四〇零十]+\s*(?:年|月|季度|日)|年份|季度|月份")
_OF_WHICH = re.compile(r"\s*(?:其\s*中|[#＃])[:：]?\s*(?=\S)")
_RANK_HEAD = re.compile(r"排\s*名|名\s*次|位\s*次")
_UNIT_HEAD = re.compile(r"\s*(?:计量|计算)?\s*单\s*位\s*")
# 户数, 人数: the head of a column that counts.
_COUNTS_IN_HEAD = re.compile("[\u4e00-\u9fff]{0,6}?([户人件家台辆个所处例名批份])数")
# What stands over columns of money, of measures, of counts.
_HEADS_OF = {
    FigureKind.MONEY: re.compile("[金款费价]额?|资金|收入|支出|产值|投资|补[贴助偿]|工资|标准"),
    FigureKind.MEASURE: re.compile("面积|产量|重量|长度|里程|规模|容积|流量"),
    FigureKind.COUNT: re.compile("数|人口"),
}
# Columns whose numbers name a row or a thing: they count nothing.
_NAMING_HEAD = re.compile(
    r"序号|编号|编码|代码|号码|电话|日期|时间|年份|邮编|证号|^号$|学号|工号|身份证"
    r"|^(?:标项|包号|标包|分包号?|品目号|标段号)$"
)


@dataclass(frozen=True)
class Table:
    """The cells of a table, row by row, as spans of the document's text."""

    rows: tuple[tuple[Span, ...], ...]
    unit: str  # stated above the table for all of it, empty if none

    @property
    def start(self) -> int:
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        return self.rows[-1][-1].end


def find_tables(context: Context) -> list[Table]:
    """The tables of a document, in order; those with a line for each cell come last."""
    text, blocks = context.text, context.blocks
    tables = [Table(rows, "") for rows in flat_tables(text, context.paced(blocks, 1.0))]
    if any(PARTED.search(text, block.start, block.end) for block in blocks):
        return _with_a_line_a_row(text, context.paced(blocks, 1.0)) + tables
    return tables


def _with_a_line_a_row(text: str, blocks: Iterable[Block]) -> list[Table]:
    tables: list[Table] = []
    run: list[tuple[Span, ...]] = []
    above = ""
    for line in lines(text, blocks):
        cells = padded(text, cells_of(text, line), run)
        if run and (len(cells) != len(run[0]) or starts_anew(text, cells, run[-1])):
            tables += _table(text, run, above)
            if len(run) == 1:  # 表1  居民消费价格涨跌幅度（%）
                above = text[run[0][0].start : run[0][-1].end]
            run = []
        if len(cells) > 1:
            run.append(cells)
        elif not run:
            above = text[line.start : line.end]
    return tables + _table(text, run, above)


def _table(text: str, run: list[tuple[Span, ...]], above: str) -> list[Table]:
    if len(run) < 2 or any(is_number(text, cell) for cell in run[0][1:]):
        return []
    if not any(is_number(text, cell) for row in run[1:] for cell in row[1:]):
        return []
    return [Table(tuple(run), _unit_above(above))]


def _unit_above(line: str) -> str:
    """The unit that the line over a table states for all of it: 单位：万元, 涨跌幅度（%）."""
    if stated := _UNIT_ABOVE.search(line):
        return stated[1]
    closing = _UNIT_IN_HEAD.search(line)
    return closing[1] if closing and _kind(plain(closing[1])) else ""


# 2、股份总数（股）: the number of an item is no part of a label.
_ITEM = re.compile(
    r"\s*(?:[（(]?\d{1,2}[）)]?[、.．]?|[一二三四五六七八九十]{1,2}、)\s*(?=[^\d\s])"
)
_SENTENCE = frozenset("。；！？，")
_LONGEST_LABEL, _LONGEST_VALUE = 60, 24
_LAST_OF_VALUES = frozenset("0123456789%０１２３４５６７８９％")


def labels_over_values(context: Context) -> dict[int, Span]:
    """The lines over lines that hold nothing but one number, by where the number starts."""
    text, labels = context.text, {}
    above: Block | None = None
    for block in context.blocks:
        short = block.end - block.start <= _LONGEST_VALUE and text[block.end - 1] in _LAST_OF_VALUES
        value = short and is_number(text, Span(block.start, block.end))
        if value and above is not None:
            labels[block.start] = Span(above.start, above.end)
        label = not value and block.end - block.start <= _LONGEST_LABEL
        above = block if label and _SENTENCE.isdisjoint(text[block.start : block.end]) else None
    return labels


def _labelled(text: str, figure: Figure, label: Span) -> Figure:
    what = _item(text, label)
    stated = _UNIT_IN_HEAD.search(text[label.start : label.end])
    kind = _kind(plain(stated[1])) if stated and not figure.unit else None
    if stated and kind:
        figure = replace(figure, unit=stated[1], kind=kind)
    return replace(figure, what=text[what.start : what.end], what_span=what)


def with_heads(
    text: str, figures: list[Figure], tables: list[Table], labels: dict[int, Span]
) -> Iterator[Figure]:
    """The figures, those in cells with the unit and the thing that head and label name; those
    alone in a line with what the line above names (``labels``)."""
    cells = _by_start(tables)
    for figure in figures:
        found = cells.get(figure.start)
        if not found and figure.start in labels and not figure.what:
            yield _labelled(text, figure, labels[figure.start])
        elif not found or found[0].rows[found[1]][found[2]].end != figure.end:
            yield figure
        elif named := _named(text, figure, *found):
            yield named


def _by_start(tables: list[Table]) -> dict[int, tuple[Table, int, int]]:
    return {
        cell.start: (table, row, column)
        for table in tables
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
    }


def _named(text: str, figure: Figure, table: Table, row: int, column: int) -> Figure | None:
    """The figure of a cell, None if its column only numbers the rows."""
    half = half_of(text, table.rows)
    beside = half if 0 < half <= column else 0
    head = table.rows[0][column]
    label = table.rows[row][beside or _label_column(text, table)]
    if row == 0:
        return figure
    if _NAMING_HEAD.search(text[head.start : head.end].strip()):
        return None
    if column == 0 or column == beside:
        return figure
    figure = _with_unit(text, figure, table, row, head)
    what = _item(text, label) if half else _what(text, head, label)
    return replace(figure, what=text[what.start : what.end], what_span=what)


def _label_column(text: str, table: Table) -> int:
    """The first column that names the rows and does not only number them."""
    for column, head in enumerate(table.rows[0]):
        if _NAMING_HEAD.search(text[head.start : head.end].strip()):
            continue
        if column == 0 or not all(is_number(text, row[column]) for row in table.rows[1:]):
            return column
    return 0


def _with_unit(text: str, figure: Figure, table: Table, row: int, head: Span) -> Figure:
    if figure.unit:
        return figure
    if _RANK_HEAD.search(text[head.start : head.end]):
        return replace(figure, kind=FigureKind.RANK)
    for written in _units_told(text, table, row, head):
        if kind := _kind(plain(written)):
            return replace(figure, unit=written, kind=kind)
    return figure


def _units_told(text: str, table: Table, row: int, head: Span) -> Iterator[str]:
    """The units that a cell may have: of its head, its row's unit cell or label, the table.

    A column of changes has no unit of the levels beside it.
    """
    named = text[head.start : head.end]
    if share := _PERCENT_IN_HEAD.search(named):
        yield share[1]
    if stated := _UNIT_IN_HEAD.search(named):
        yield stated[1]
    if _CHANGE_IN_HEAD.search(named):
        return
    for column, other in enumerate(table.rows[0]):
        if _UNIT_HEAD.fullmatch(text[other.start : other.end]):
            yield text[slice(*table.rows[row][column])].strip()
    label = table.rows[row][_label_column(text, table)]
    if stated := _UNIT_IN_HEAD.search(text[label.start : label.end]):
        yield stated[1]
    if counted := _COUNTS_IN_HEAD.fullmatch(named.strip()):
        yield counted[1]
    units = _UNITS_PARTED.split(table.unit) if table.unit else []
    if len(units) < 2 or _kind(plain(table.unit)):
        yield from [table.unit] if units else []
        return
    yield from sorted((u for u in units if _is_of(u, named)), key=lambda u: u not in named)


def _is_of(unit: str, head: str) -> bool:
    """Whether a column with that head may hold amounts in the unit (补贴金额, 元)."""
    kind = _kind(plain(unit))
    return unit in head or (kind in _HEADS_OF and _HEADS_OF[kind].search(head) is not None)


def _kind(unit: str) -> FigureKind | None:
    base = unit.lstrip("百千万亿")
    found = unit_at(base, 0) if base else None
    if not found or found.end != len(base) or found.sort in (Sort.DURATION, Sort.NUMBERING):
        return None
    if found.sort in (Sort.NOUN, Sort.NOUN_ARABIC):
        return FigureKind.COUNT
    return FigureKind(found.sort.value)


def _what(text: str, head: Span, label: Span) -> Span:
    """The row's label; the column's head where the row is the total, a date or a number."""
    words = text[label.start : label.end]
    if TOTAL.search(words) or _DATED.search(words) or is_number(text, label):
        return _without_unit(text, head)
    of_which = _OF_WHICH.match(text, label.start, label.end)
    return _without_unit(text, Span(of_which.end(), label.end) if of_which else label)


def _item(text: str, label: Span) -> Span:
    """A row's label without the number of the item: 一、一般公共预算拨款."""
    item = _ITEM.match(text, label.start, label.end)
    return _without_unit(text, Span(item.end() if item else label.start, label.end))


def _without_unit(text: str, head: Span) -> Span:
    stated = _UNIT_IN_HEAD.search(text[head.start : head.end])
    end = head.start + stated.start() if stated and stated.start() > 0 else head.end
    return Span(head.start, end)
