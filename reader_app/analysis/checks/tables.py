"""Tables with a total: the row 合计 against the rows above or below it, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader_app.analysis.checks.amounts import Amount, add_up, amount
from reader_app.analysis.context import Context
from reader_app.analysis.figures.tables import Table, find_tables, is_total
from reader_app.analysis.findings import Check, CheckKind, Figure
from reader_app.documents.model import Span

# 一、 (一) 1. in front of a label: two kinds of them are two levels, and one holds the other.
_NUMBERED = re.compile(r"\s*([(（]?)(?:([一二三四五六七八九十]+)|\d+)[)）、.．]")
# Tables with sums inside, and columns that no sum can be made of.
_NESTED = re.compile(r"小\s*计|其\s*中|合\s*计|总\s*计")
_NO_SUM = re.compile(r"率|比|均|(?<![总标交同])价|指数|排名|名次|±|增长|同比|%")


def table_checks(context: Context, figures: Sequence[Figure], text: str) -> list[Check]:
    """The totals of all tables, each against its column (a total row) or row (a total column)."""
    tables = context.once(find_tables)
    if not tables:
        return []
    by_start = {figure.start: index for index, figure in enumerate(figures)}
    return [
        check
        for table in tables
        for lines in (table.rows, tuple(zip(*table.rows, strict=True)))
        for check in _totals(table, lines, figures, by_start, text)
    ]


def _totals(
    table: Table,
    lines: tuple[tuple[Span, ...], ...],
    figures: Sequence[Figure],
    by_start: dict[int, int],
    text: str,
) -> Iterator[Check]:
    """One check for each cell of the line that is labelled as the total."""
    labels = [line[0] for line in lines[1:]]
    totals = [line for line in lines[1:] if is_total(text, line[0])]
    if len(totals) != 1 or any(_nested(text, label) for label in labels if label != totals[0][0]):
        return
    if len(_levels(text, labels)) > 1:
        return
    parts = [line for line in lines[1:] if line is not totals[0]]
    for place in range(1, len(totals[0])):
        if _NO_SUM.search(text[slice(*lines[0][place])]):
            continue
        cells = [totals[0][place], *(line[place] for line in parts)]
        members = [_amount(cell, figures, by_start, text) for cell in cells]
        if len(members) > 2 and (check := _check(table, members)):
            yield check


def _levels(text: str, labels: list[Span]) -> set[tuple[bool, bool]]:
    """The kinds of numbering that the labels carry."""
    found = (_NUMBERED.match(text[label.start : label.end]) for label in labels)
    return {(bool(match[1]), bool(match[2])) for match in found if match}


def _nested(text: str, label: Span) -> bool:
    return _NESTED.search(text[label.start : label.end]) is not None


def _amount(
    cell: Span, figures: Sequence[Figure], by_start: dict[int, int], text: str
) -> Amount | None:
    index = by_start.get(cell.start)
    if index is None or figures[index].end != cell.end:
        return None
    return amount(figures[index], index, text)


def _check(table: Table, members: list[Amount | None]) -> Check | None:
    known = [member for member in members if member]
    if len(known) != len(members) or len({member.unit for member in known}) > 1:
        return None
    total, *parts = known
    holds, arithmetic = add_up(total, parts)
    indexes = tuple(part.place for part in parts)
    span = Span(table.start, table.end)
    return Check(CheckKind.SUM, total.place, indexes, holds, arithmetic, span)
