"""The entities tab: who and what the document names, by kind."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reader_app.analysis.findings import Analysis, EntityKind
from reader_app.documents.model import Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.occurrences import OccurrenceRow, entity_nodes
from reader_app.ui.models.passages import Passages
from reader_app.ui.panel.entity_card import EntityCard
from reader_app.ui.panel.occurrences import OccurrenceView
from reader_app.ui.panel.tab import PanelTab
from reader_app.ui.theme import Theme
from reader_app.ui.widgets.filter_field import FilterField


class EntitiesTab(PanelTab):
    """A filter, the list, and the card of the chosen entity."""

    name = "entities"
    layers = frozenset(kind.value for kind in EntityKind)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter, self.view, self.card = FilterField(), OccurrenceView(), EntityCard()
        self._lay_out()
        self.filter.textChanged.connect(self.view.set_filter)
        self.filter.list_requested.connect(self._on_list_requested)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.mention_activated.connect(self._on_mention_activated)
        self.view.find_requested.connect(self.find_requested)
        self.card.mention_activated.connect(self.view.go_to)
        self.card.step_requested.connect(self.view.step)
        self.focus_target = self.view
        self.retranslate()

    def _lay_out(self) -> None:
        margins = QHBoxLayout()
        margins.setContentsMargins(14, 10, 14, 4)
        margins.addWidget(self.filter)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(margins)
        column.addWidget(self.view, 1)
        column.addWidget(self.card)

    def retranslate(self) -> None:
        self.filter.set_prompt(self.tr("Filter entities"))
        self.view.setAccessibleName(self.tr("Entities"))
        self.view.retranslate()
        self.view.nothing_found = self.tr("No entity contains these words.")
        self.card.retranslate()

    def fill(self, document: Document, analysis: Analysis) -> bool:
        self.filter.clear()
        self.view.passages = Passages(document)
        self.view.set_nodes(entity_nodes(document, analysis))
        self.card.show_row(None, None)
        return bool(analysis.entities)

    def clear(self) -> None:
        self.view.set_nodes(())
        self.card.show_row(None, None)

    def empty_sentence(self) -> str:
        return self.tr("No people, organizations or places were found in this document.")

    def select(self, ref: FindingRef | None) -> None:
        if not self.view.select(ref) and ref is not None:
            self.filter.clear()
            self.view.select(ref)
        self.card.mark(self.view.rows.current)

    def set_theme(self, chosen: Theme) -> None:
        self.view.set_theme(chosen)
        self.card.set_theme(chosen)

    @Slot()
    def _on_list_requested(self) -> None:
        self.view.setFocus()
        self.view.select_first()

    @Slot(object)
    def _on_row_chosen(self, row: OccurrenceRow | None) -> None:
        self.card.show_row(row, self.view.passages)
        self.card.mark(self.view.rows.current)

    @Slot(object)
    def _on_mention_activated(self, ref: FindingRef) -> None:
        self.card.mark(ref)
        self.finding_activated.emit(ref)
