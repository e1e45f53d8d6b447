"""The keywords tab: the telling terms with their weight and where they stand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.models.occurrences import keyword_nodes
from reader_app.ui.models.passages import Passages
from reader_app.ui.panel.occurrences import OccurrenceView
from reader_app.ui.panel.tab import PanelTab
from reader_app.ui.theme import Theme


class KeywordsTab(PanelTab):
    name = "keywords"
    layers = frozenset({"keyword"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = OccurrenceView()
        self.hold(self.view)
        self.view.mention_activated.connect(self.finding_activated)
        self.view.find_requested.connect(self.find_requested)
        self.retranslate()

    def retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Keywords"))
        self.view.retranslate()

    def fill(self, document: Document, analysis: Analysis) -> bool:
        self.view.passages = Passages(document)
        self.view.set_nodes(keyword_nodes(document, analysis))
        return bool(analysis.keywords)

    def clear(self) -> None:
        self.view.set_nodes(())

    def empty_sentence(self) -> str:
        return self.tr("No word stands out in this document.")

    def select(self, ref: FindingRef | None) -> None:
        self.view.select(ref)

    def set_theme(self, chosen: Theme) -> None:
        self.view.set_theme(chosen)
