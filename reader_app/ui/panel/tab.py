"""What every tab of the side panel is: content, or one calm sentence in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.ui.layers import FindingRef
from reader_app.ui.reading_session import LONGEST_ANALYSED
from reader_app.ui.theme import Theme


class PanelTab(QWidget):
    """A tab fills itself in ``fill`` and says in ``empty_sentence`` what it means to be empty."""

    finding_activated = Signal(object)
    span_requested = Signal(int, int)
    find_requested = Signal(str)

    name = ""
    layers: frozenset[str] = frozenset()
    """The finding layers whose rows this tab shows."""
    needs_analysis = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.focus_target: QWidget | None = None
        """What gets the keyboard when the panel does. Not a focus proxy: with one, the tabulator
        key passes by what comes before it."""
        self.content = QWidget(self)
        self._sentence = QLabel()
        self._sentence.setProperty("role", "muted")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._instead = QWidget(self)
        column = QVBoxLayout(self._instead)
        column.setContentsMargins(32, 72, 32, 32)
        column.addWidget(self._sentence)
        column.addStretch(1)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.content)
        self._layers.addWidget(self._instead)

    def hold(self, view: QWidget, above: int = 0) -> None:
        """Let the content be one view, with so many pixels of room above it."""
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, above, 0, 0)
        column.addWidget(view)
        self.focus_target = view

    def show_document(
        self, document: Document | None, analysis: Analysis | None, failed: bool = False
    ) -> None:
        """Show what was found in a document, or the sentence that says why nothing is shown."""
        filled = False
        if document is None:
            sentence = self.tr("Open a document to see here what is in it.")
        elif analysis is None and self.needs_analysis:
            sentence = self._waiting_sentence(document, failed)
        else:
            filled, sentence = self.fill(document, analysis or Analysis()), self.empty_sentence()
        if not filled:
            self.clear()
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)
        self._layers.setCurrentWidget(self.content if filled else self._instead)

    def _waiting_sentence(self, document: Document, failed: bool) -> str:
        if len(document.text) > LONGEST_ANALYSED:
            return self.tr("This text is too long to be analysed. It can be read and searched.")
        if failed:
            return self.tr("This document could not be analysed.")
        return self.tr("Analysing…")

    @property
    def sentence(self) -> str | None:
        """The sentence shown in place of content, None if there is content."""
        return self._sentence.text() if self._layers.currentIndex() == 1 else None

    def fill(self, document: Document, analysis: Analysis) -> bool:
        """Show the findings; False if there are none."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget the findings shown."""
        raise NotImplementedError

    def empty_sentence(self) -> str:
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set the texts that do not depend on a document."""

    def select(self, ref: FindingRef | None) -> None:
        """Show a finding as the chosen one, without announcing an activation."""

    def set_theme(self, chosen: Theme) -> None:
        """Draw in a theme's colours."""
        raise NotImplementedError
