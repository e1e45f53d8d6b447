"""Dates as a timeline: by year, then lengths of time, then what nothing resolves."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader_app.analysis.findings import Analysis, Basis, DateKind, DateMention
from reader_app.documents.model import Document, Span
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.passages import Passages, Snippet
from reader_app.ui.models.tree import GroupRow, Node
from reader_app.ui.readable_dates import readable_date
from reader_app.ui.words import basis

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DateRow:
    """One mention of a date. Its words are made when they are to be seen: most rows never are."""

    date: DateMention
    ref: FindingRef
    passages: Passages

    @property
    def span(self) -> Span:
        return Span(self.date.start, self.date.end)

    @property
    def said(self) -> str:
        """The words of the text."""
        return self.passages.line(self.span)

    @property
    def text(self) -> str:
        """The value as a reader would write it; what resolves to nothing stands as it is said."""
        return readable_date(self.date.value) if self.date.value else self.said

    @property
    def basis(self) -> str:
        return basis(self.date)

    @property
    def stated(self) -> bool:
        return self.date.basis is Basis.STATED

    @property
    def snippet(self) -> Snippet:
        return self.passages.snippet(self.span)

    @property
    def search(self) -> str:
        return f"{self.text} {self.said} {self.date.value or ''}"

    @property
    def spoken(self) -> str:
        return f"{self.text}, {self.basis}, {self.snippet.text}"

    @property
    def hint(self) -> str:
        return f"{self.text}\n{self.basis}\n{self.snippet.text}"


def date_nodes(document: Document, analysis: Analysis) -> list[Node]:
    """Dated mentions in the order of time, the others in the order of the text."""
    passages = Passages(document)
    groups: dict[str, list[tuple[str, DateRow]]] = {}
    lengths: list[Node] = []
    unresolved: list[Node] = []
    for index, date in enumerate(analysis.dates):
        row = DateRow(date, FindingRef("date", index), passages)
        if date.kind is DateKind.DURATION and date.value:
            lengths.append(Node(row))
        elif date.value is None or not date.value[:4].isdigit():
            unresolved.append(Node(row))
        else:
            groups.setdefault(date.value[:4], []).append((_moment(date.value), row))
    return [
        *(_year(year, groups[year]) for year in sorted(groups)),
        *_others(translate("Dates", "Lengths of time"), lengths),
        *_others(translate("Dates", "Not resolved"), unresolved),
    ]


def _moment(value: str) -> str:
    """ISO values sort as text by their start: 2022 before 2022-08 before 2022-08-20."""
    return value.partition("/")[0]


def _year(year: str, rows: list[tuple[str, DateRow]]) -> Node:
    rows.sort(key=lambda pair: (pair[0], pair[1].span))
    return Node(GroupRow(year), tuple(Node(row) for _, row in rows))


def _others(title: str, nodes: list[Node]) -> list[Node]:
    return [Node(GroupRow(title), tuple(nodes))] if nodes else []
