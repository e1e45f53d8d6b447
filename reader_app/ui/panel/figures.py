"""The figures tab: what was checked, then every figure."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reader_app.analysis.findings import Analysis, Check
from reader_app.documents.model import Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.checks import CheckRow, check_rows
from reader_app.ui.models.figures import FigureRow, figure_rows
from reader_app.ui.models.tree import ROW
from reader_app.ui.panel.check_cards import CheckCards
from reader_app.ui.panel.figures_table import FiguresTable
from reader_app.ui.panel.tab import PanelTab
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.filter_field import FilterField
from reader_app.ui.widgets.section_header import SectionHeader

# The share of the tab's height that the checks may take; the table has its own scroll bar.
_CHECKS_SHARE = 0.46


class FiguresTab(PanelTab):
    """The cards of the checks over the table of figures."""

    name = "figures"
    layers = frozenset({"figure"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checks_header, self.checks = SectionHeader(), CheckCards()
        self.table_header, self.filter, self.table = SectionHeader(), FilterField(), FiguresTable()
        self._analysis = Analysis()
        self._lay_out()
        self._connect()
        self.focus_target = self.table
        self.retranslate()

    def _lay_out(self) -> None:
        margins = QHBoxLayout()
        margins.setContentsMargins(14, 2, 14, 6)
        margins.addWidget(self.filter)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.checks_header)
        column.addWidget(self.checks)
        column.addWidget(self.table_header)
        column.addLayout(margins)
        sides = QHBoxLayout()
        sides.setContentsMargins(14, 0, 14, 0)
        sides.addWidget(self.table)
        column.addLayout(sides, 1)

    def _connect(self) -> None:
        self.checks.card_activated.connect(self._on_check_activated)
        self.checks.figure_activated.connect(self._on_part_activated)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.list_requested.connect(self._on_list_requested)
        self.table.row_activated.connect(self._on_figure_activated)
        self.table.find_requested.connect(self.find_requested)
        self.table_header.link_activated.connect(self.table.copy_all)

    def retranslate(self) -> None:
        self.filter.set_prompt(self.tr("Filter figures"))
        self.checks.setAccessibleName(self.tr("Checks"))
        self.table.retranslate()
        self._say_counts()

    def fill(self, document: Document, analysis: Analysis) -> bool:
        self._analysis = analysis
        self.filter.clear()
        self.checks.rows.set_rows(check_rows(document, analysis))
        self.table.set_rows(figure_rows(document, analysis))
        self.checks.setVisible(bool(analysis.checks))
        self.checks_header.setVisible(bool(analysis.checks))
        self._say_counts()
        self._fit_checks()
        return bool(analysis.figures or analysis.checks)

    def clear(self) -> None:
        self._analysis = Analysis()
        self.checks.rows.set_rows(())
        self.table.set_rows([])

    def empty_sentence(self) -> str:
        return self.tr("No figures were found in this document.")

    def _say_counts(self) -> None:
        outcome = _count_outcomes(self._analysis.checks)
        said = self.tr("✓ holds: %1 · ✗ fails: %2")
        if outcome[None]:
            said = self.tr("✓ holds: %1 · ✗ fails: %2 · ? open: %3")
        for place, key in (("%1", True), ("%2", False), ("%3", None)):
            said = said.replace(place, str(outcome[key]))
        self.checks_header.set_texts(self.tr("Checks"), said)
        shown, every = len(self.table.figures.shown), len(self.table.figures.every)
        count = str(every) if shown == every else f"{shown}/{every}"
        copy, whole = self.tr("Copy"), self.table.copy_all_action.text()
        self.table_header.set_texts(self.tr("All figures"), f"{count} ·", copy, whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_checks()

    def _fit_checks(self) -> None:
        limit = round(self.height() * _CHECKS_SHARE)
        self.checks.setFixedHeight(max(0, min(self.checks.content_height(), limit)))

    def select(self, ref: FindingRef | None) -> None:
        if not self.table.select(ref) and ref is not None:
            self.filter.clear()
            self.table.select(ref)

    def set_theme(self, chosen: Theme) -> None:
        for part in (self.checks_header, self.checks, self.table_header, self.table):
            part.set_theme(chosen)

    @Slot(str)
    def _on_filter_changed(self, text: str) -> None:
        self.table.set_filter(text)
        self._say_counts()

    @Slot()
    def _on_list_requested(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    @Slot(object)
    def _on_figure_activated(self, row: FigureRow) -> None:
        self.finding_activated.emit(row.ref)

    @Slot(QModelIndex)
    def _on_check_activated(self, index: QModelIndex) -> None:
        span = cast(CheckRow, index.data(ROW)).span
        self.span_requested.emit(span.start, span.end)

    @Slot(int)
    def _on_part_activated(self, figure: int) -> None:
        ref = FindingRef("figure", figure)
        self.select(ref)
        self.finding_activated.emit(ref)


def _count_outcomes(checks: tuple[Check, ...]) -> dict[bool | None, int]:
    counts: dict[bool | None, int] = {True: 0, False: 0, None: 0}
    for check in checks:
        counts[check.holds] += 1
    return counts
