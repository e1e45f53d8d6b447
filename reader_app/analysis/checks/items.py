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


class _List:
    """A list under its lead, with the items read so far."""

    def __init__(self, lead: Row) -> None:
        self.lead = lead
        self.items: list[Row] = []
        self._style = ""

    def takes(self, row: Row) -> bool:
        """Whether ``row`` is the next item; if so, it is kept."""
        number = numbering(row.text[row.start : min(row.end, row.start + _LONGEST_NUMBER)])
        style = number.style if number else ""
        if not style or style != (self._style or style):
            return False
        self._style = style
        self.items += [row] if len(self.items) < MOST_PARTS else []
        return True

    def checks(self) -> Iterator[Check]:
        if len(self.items) > 1:
            for breakdown in _breakdowns(self.lead, self.items):
                yield _check(self.lead, self.items[-1], breakdown)


class Items:
    """Reads the blocks with figures in their order, and keeps the lists that are open: an item may
    lead a list of its own."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    def read(self, row: Row) -> Iterator[Check]:
        """The sums of the lists that ``row`` ends."""
        while self._open and not self._open[-1].takes(row):
            yield from self._open.pop().checks()
        if row.text.endswith(_COLONS, row.start, row.end):
            self._open.append(_List(row))

    def close(self) -> Iterator[Check]:
        """The sums of the lists that the document ends with."""
        while self._open:
            yield from self._open.pop().checks()


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
