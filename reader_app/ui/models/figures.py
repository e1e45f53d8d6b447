"""Figures as a table: value, unit, what is counted, and where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import cmp_to_key
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
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
from reader_app.ui.models.tree import ROW
from reader_app.ui.words import figure_value

translate = QCoreApplication.translate

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

    @property
    def search(self) -> str:
        return " ".join((*self.cells, self.text))

    @property
    def tool_tip(self) -> str:
        return f"{self.text}\n{self.cells[Column.WHAT]} · {self.cells[Column.PLACE]}"


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
        return self.place(figure.start) or self._section(figure.start)

    def place(self, position: int) -> str | None:
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
    """The figures of a document that a filter lets through, sorted by a column or by the text.

    It filters and sorts by itself: a proxy that asks Python for every comparison takes a
    hundred times as long.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.every: list[FigureRow] = []
        self.shown: list[FigureRow] = []
        self._wanted = ""
        self._order: tuple[int, bool] = (-1, False)

    def set_rows(self, rows: list[FigureRow]) -> None:
        self.beginResetModel()
        self.every = rows
        self._arrange()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show only figures that have a text in a cell or in their own words."""
        self.beginResetModel()
        self._wanted = text.strip().casefold()
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; column -1 is the order of the text."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        rows = [self.shown[index.row()] for index in kept]
        self._order = (column, order is Qt.SortOrder.DescendingOrder)
        self._arrange()
        places = {row.ref.index: number for number, row in enumerate(self.shown)}
        moved = [
            self.index(places[row.ref.index], index.column())
            for row, index in zip(rows, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        wanted, (column, downward) = self._wanted, self._order
        self.shown = [row for row in self.every if not wanted or wanted in row.search.casefold()]
        if column >= 0:
            self.shown.sort(key=_sort_key(Column(column)), reverse=downward)

    def index_of(self, ref: FindingRef) -> QModelIndex:
        """The first cell of a figure's row; invalid if it is not shown."""
        numbers = (n for n, row in enumerate(self.shown) if row.ref.index == ref.index)
        return self.index(next(numbers, -1), 0)

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),
    ) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),
    ) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
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
        row, column = self.shown[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if column == Column.VALUE else row.cells[column]
        return row.tool_tip if role == Qt.ItemDataRole.ToolTipRole else None


def _sort_key(column: Column) -> Callable[[FigureRow], Any]:
    """Values by size, places by where they stand, words as the language of the window sorts."""
    if column is Column.VALUE:
        return lambda row: row.size
    if column is Column.PLACE:
        return lambda row: row.span
    in_order = cmp_to_key(QCollator().compare)
    return lambda row: in_order(row.cells[column])


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
