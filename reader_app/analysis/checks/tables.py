"""Tables with a total: the row 合计 against the rows above or below it, column by column.

Where rows hold others (一、 over （一）, 小计 over the rows beside it), what adds up to what is
guessed, and told only if most columns bear the guess out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader_app.analysis.checks.amounts import Amount, add_up, amount, makes
from reader_app.analysis.checks.breakdowns import DIGITS_OF_ANY_LIST
from reader_app.analysis.checks.misprints import one_digit_off
from reader_app.analysis.context import Context
from reader_app.analysis.figures.table_rows import is_total
from reader_app.analysis.figures.tables import Table, find_tables
from reader_app.analysis.findings import Check, CheckKind, Figure
from reader_app.documents.model import Span

# 一、 (一) 1. in front of a label: two kinds of them are two levels, and one holds the other.
_NUMBERED = re.compile(r"\s*([(（]?)(?:([一二三四五六七八九十]+)|\d+)[)）、.．]")
# Tables with sums inside, and columns that no sum can be made of.
_NESTED = re.compile(r"小\s*计|其\s*中|合\s*计|总\s*计")
_OF_WHICH = re.compile(r"\s*其\s*中")
_SUBTOTAL = re.compile(r"小\s*计")
_NO_SUM = re.compile(r"率|比|均|(?<![总标交同])价|指数|排名|名次|±|增长|同比|%")
_EMPTY = re.compile(r"[\s\-—―–/]*")
# A total with one part is none, and with so many nested lines one is not looked for.
_LEAST, _MOST = 2, 60

Line = tuple[Span, ...]


class _Group(NamedTuple):
    """A line with those that it is thought to be the total of."""

    total: Line
    parts: tuple[Line, ...]


def _comes_near(members: Sequence[Amount]) -> bool:
    total, *parts = members
    return makes(total, parts) or one_digit_off(total, parts, DIGITS_OF_ANY_LIST)


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
        for check in _Sums(table, lines, figures, by_start, text).checks()
    ]


class _Sums:
    """The sums of one table, read by its rows or by its columns."""

    def __init__(
        self,
        table: Table,
        lines: Sequence[Line],
        figures: Sequence[Figure],
        by_start: dict[int, int],
        text: str,
    ) -> None:
        self._table = table
        self._heads, *self._lines = lines
        self._figures = figures
        self._by_start = by_start
        self._text = text

    def checks(self) -> Iterator[Check]:
        totals = [line for line in self._lines if is_total(self._text, line[0])]
        others = [line for line in self._lines if line not in totals]
        if len(totals) > 1 or len(self._lines) > _MOST:
            return
        nested = any(self._says(_NESTED, line) for line in others)
        if totals and not nested and len({*map(self._level, others)} - {None}) < len(("一", "1")):
            for members in self._columns(_Group(totals[0], tuple(others))):
                yield self._check(members)
            return
        for group in self._guesses(totals, others):
            yield from self._borne_out(group)

    def _says(self, words: re.Pattern[str], line: Line) -> bool:
        return words.search(self._text, *line[0]) is not None

    def _level(self, line: Line) -> tuple[bool, bool] | None:
        """The kind of numbering that a label carries."""
        found = _NUMBERED.match(self._text[slice(*line[0])])
        return (bool(found[1]), bool(found[2])) if found else None

    def _guesses(self, totals: list[Line], others: list[Line]) -> Iterator[_Group]:
        """What may be made up of what."""
        subtotals = [line for line in others if self._says(_SUBTOTAL, line)]
        if subtotals:
            yield from self._with_subtotals(totals, others, subtotals)
            return
        others = [line for line in others if not self._says(_OF_WHICH, line)]
        levels = [self._level(line) for line in others]
        if totals and not any(levels):
            yield _Group(totals[0], tuple(others))
        if totals and levels and levels[0]:
            yield _Group(totals[0], self._of_level(others, levels[0]))
        for place, level in enumerate(levels):
            inner = self._inside(others[place + 1 :], level) if level else []
            if inner and (first := self._level(inner[0])):
                yield _Group(others[place], self._of_level(inner, first))

    def _of_level(self, lines: Sequence[Line], level: tuple[bool, bool]) -> tuple[Line, ...]:
        return tuple(line for line in lines if self._level(line) == level)

    def _inside(self, lines: Sequence[Line], level: tuple[bool, bool]) -> list[Line]:
        """The lines up to the next one of the same level."""
        inner: list[Line] = []
        for line in lines:
            if self._level(line) == level:
                break
            inner.append(line)
        return inner

    def _with_subtotals(
        self, totals: list[Line], others: list[Line], subtotals: list[Line]
    ) -> Iterator[_Group]:
        if totals:
            yield _Group(totals[0], tuple(subtotals))
        if len(subtotals) == 1 and not totals:
            yield _Group(subtotals[0], tuple(line for line in others if line not in subtotals))
            return
        above: list[Line] = []
        below: dict[Line, list[Line]] = {}
        for line in others:
            if line in subtotals:
                yield _Group(line, tuple(above))
                above, below[line] = [], []
            else:
                above.append(line)
                if below:
                    next(reversed(below.values())).append(line)
        yield from (_Group(total, tuple(parts)) for total, parts in below.items())

    def _columns(self, group: _Group) -> Iterator[tuple[Amount, ...]]:
        """The total and its parts in each column that can be added up."""
        for place in range(1, len(group.total)):
            if _NO_SUM.search(self._text, *self._heads[place]):
                continue
            cells = [line[place] for line in (group.total, *group.parts)]
            found = [self._amount(cell) for cell in cells]
            members = tuple(member for member in found if member)
            empty = sum(self._is_empty(cell) for cell in cells[1:])
            alike = len({member.unit for member in members}) == 1
            if not alike or len(members) + empty != len(cells) or len(members) <= _LEAST:
                continue
            # Where cells are empty a column is told as a guess is.
            if not empty or _comes_near(members):
                yield members

    def _is_empty(self, cell: Span) -> bool:
        return _EMPTY.fullmatch(self._text, *cell) is not None

    def _borne_out(self, group: _Group) -> Iterator[Check]:
        """The sums of a guess, if more columns hold than not; of one column, if it would hold but
        for one digit."""
        columns = list(self._columns(group))
        held = sum(makes(total, parts) for total, *parts in columns)
        if 2 * held < len(columns) and not (len(columns) == 1 and _comes_near(columns[0])):
            return
        for members in columns:
            yield self._check(members)

    def _amount(self, cell: Span) -> Amount | None:
        index = self._by_start.get(cell.start)
        if index is None or self._figures[index].end != cell.end:
            return None
        return amount(self._figures[index], index, self._text)

    def _check(self, members: Sequence[Amount]) -> Check:
        total, *parts = members
        holds, arithmetic = add_up(total, parts)
        indexes = tuple(part.place for part in parts)
        span = Span(self._table.start, self._table.end)
        return Check(CheckKind.SUM, total.place, indexes, holds, arithmetic, span)
