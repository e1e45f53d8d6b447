"""Sums over numbered items: a total whose sentence ends in a colon, and an item a paragraph.

Final accounts and budgets are written so: …支出14.7万元，其中： / （一）…0.5万元。 / （二）…
"""

from __future__ import annotations

from collections.abc import Iterator

from reader_app.analysis.checks.amounts import Amount, add_up
from reader_app.analysis.checks.breakdowns import Breakdown, best_of, totals
from reader_app.analysis.checks.statements import MOST_PARTS, Row, sentence
from reader_app.analysis.findings import Check, CheckKind
from reader_app.documents.model import Span
from reader_app.documents.structure.numbering import numbering

_COLONS = ("：", ":")
# No number of an item is longer, in code points.
_LONGEST_NUMBER = 12


class Items:
    """Reads the blocks with figures in their order, and keeps those of the list that is open."""

    def __init__(self) -> None:
        self._lead: Row | None = None
        self._style = ""
        self._items: list[Row] = []

    def read(self, row: Row) -> Iterator[Check]:
        """The sum of the list that ``row`` ends, if there is one."""
        if self._lead and self._goes_on(row):
            self._items += [row] if len(self._items) < MOST_PARTS else []
            return
        yield from self.close()
        self._lead = row if row.text.endswith(_COLONS, row.start, row.end) else None

    def _goes_on(self, row: Row) -> bool:
        number = numbering(row.text[row.start : min(row.end, row.start + _LONGEST_NUMBER)])
        style = number.style if number else ""
        goes_on = bool(style) and style == (self._style or style)
        self._style = style if goes_on else self._style
        return goes_on

    def close(self) -> Iterator[Check]:
        """The sum of the list that the document ends with."""
        if self._lead is None:
            return
        lead, items = self._lead, self._items
        self._lead, self._style, self._items = None, "", []
        if len(items) > 1:
            for breakdown in _breakdowns(lead, items):
                yield _check(lead, items[-1], breakdown)


def _breakdowns(lead: Row, items: list[Row]) -> Iterator[Breakdown]:
    told = [total for total in reversed(list(totals(lead))) if total.exact]
    candidates = [(total, _firsts(items, total.unit)) for total in told]
    yield from best_of([(total, parts) for total, parts in candidates if len(parts) == len(items)])


def _firsts(items: list[Row], unit: str) -> tuple[Amount, ...]:
    """The amount that each item opens with."""
    firsts = (next((m for m in totals(item) if m.unit == unit), None) for item in items)
    return tuple(first for first in firsts if first)


def _check(lead: Row, last: Row, breakdown: Breakdown) -> Check:
    holds, arithmetic = add_up(breakdown.total, breakdown.parts)
    parts = tuple(part.place for part in breakdown.parts)
    start = sentence(lead, breakdown.total.start, breakdown.total.end).start
    end = sentence(last, breakdown.parts[-1].start, breakdown.parts[-1].end).end
    return Check(CheckKind.SUM, breakdown.total.place, parts, holds, arithmetic, Span(start, end))
