"""Figures as a table: value, unit, what is counted, and where it stands."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reader_app.analysis.findings import Analysis, EntityKind, Figure
from reader_app.documents.model import Document, Span
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.passages import Passages
from reader_app.ui.models.tree import ROW, SEARCH
from reader_app.ui.words import figure_value

translate = QCoreApplication.translate

SORT = Qt.ItemDataRole.UserRole + 4
"""What a column is sorted by: a number for values and places, text for the others."""

_MULTIPLES = {"万": 10_000, "亿": 100_000_000}


class Column(IntEnum):
    VALUE = 0
    UNIT = 1
    WHAT = 2
    PLACE = 3


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. ``size`` is its value with the 万 and 亿 of the unit multiplied out."""

    cells: tuple[str, str, str, str]
    size: float
    span: Span
    text: str
    ref: FindingRef

    @property
    def spoken(self) -> str:
        return ", ".join(cell for cell in self.cells if cell)


def size(figure: Figure) -> float:
    """A figure's value with 万 and 亿 multiplied out; infinity where none is known."""
    if figure.value is None:
        return float("inf")
    result = float(figure.value)
    for unit, factor in _MULTIPLES.items():
        if figure.unit.startswith(unit):
            result *= factor
    return result


def figure_rows(document: Document, analysis: Analysis) -> list[FigureRow]:
    places = Whereabouts(document, analysis)
    return [
        FigureRow(
            cells=(figure_value(figure), figure.unit, figure.what, places.of(figure)),
            size=size(figure),
            span=Span(figure.start, figure.end),
            text=places.passages.line(Span(figure.start, figure.end)),
            ref=FindingRef("figure", index),
        )
        for index, figure in enumerate(analysis.figures)
    ]


class Whereabouts:
    """Says where a figure stands in a word: the place named nearest, the section, or the share."""

    def __init__(self, document: Document, analysis: Analysis) -> None:
        self.passages = Passages(document)
        named = sorted(
            (mention, entity.name)
            for entity in analysis.entities
            if entity.kind is EntityKind.PLACE
            for mention in entity.mentions
        )
        self._mentions = [mention for mention, _ in named]
        self._names = [name for _, name in named]

    def of(self, figure: Figure) -> str:
        return self._place(figure.start) or self._section(figure.start)

    def _place(self, position: int) -> str | None:
        """The last place named before a position in its block, else the first after it."""
        block = self.passages.block_at(position)
        if block is None:
            return None
        after = bisect_left(self._mentions, (position, position))
        for number in (after - 1, after):
            if 0 <= number < len(self._mentions):
                start = self._mentions[number].start
                if block.start <= start < block.end:
                    return self._names[number]
        return None

    def _section(self, position: int) -> str:
        heading = self.passages.section_at(position)
        if heading is not None:
            return self.passages.line(Span(heading.start, heading.end))
        return f"{self.passages.share(position):.0%}"


class FiguresModel(QAbstractTableModel):
    """All figures of a document, in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FigureRow] = []

    def set_rows(self, rows: list[FigureRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(  # noqa: N802
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008
    ) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(  # noqa: N802
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008
    ) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return column_titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.text}\n{row.cells[Column.WHAT]} · {row.cells[Column.PLACE]}"
        return _row_data(row, column, role)


def _row_data(row: FigureRow, column: int, role: int) -> Any:
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return row.spoken if column == Column.VALUE else row.cells[column]
    if role == SORT:
        sorted_by_number = {Column.VALUE: row.size, Column.PLACE: float(row.span.start)}
        return sorted_by_number.get(Column(column), row.cells[column])
    if role == SEARCH:
        return " ".join((*row.cells, row.text))
    return row if role == ROW else None


def column_titles() -> tuple[str, str, str, str]:
    return (
        translate("Figures", "Value"),
        translate("Figures", "Unit"),
        translate("Figures", "What"),
        translate("Figures", "Place"),
    )


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == Column.VALUE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def as_tsv(rows: list[FigureRow]) -> str:
    """Rows as tab-separated lines under the columns' titles, for a spreadsheet."""
    lines = [column_titles(), *(row.cells for row in rows)]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
