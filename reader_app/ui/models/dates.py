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
    """One mention of a date: its value in words, how that came about, and where it stands."""

    text: str
    basis: str
    stated: bool
    snippet: Snippet
    ref: FindingRef
    span: Span
    search: str

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
        row = _row(index, date, passages)
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


def _row(index: int, date: DateMention, passages: Passages) -> DateRow:
    span = Span(date.start, date.end)
    said = passages.line(span)
    text = readable_date(date.value) if date.value else said
    return DateRow(
        text=text,
        basis=basis(date),
        stated=date.basis is Basis.STATED,
        snippet=passages.snippet(span),
        ref=FindingRef("date", index),
        span=span,
        search=f"{text} {said} {date.value or ''}",
    )
