"""Paints a page and a panel once where nobody sees them: what is painted for the first time takes
twice as long, and the first document of an import comes while its file is read and analysed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader_app.analysis.findings import Analysis
from reader_app.documents.model import Document
from reader_app.ui.appearance import Appearance

# Pixels: about what the window shows.
_PAGE = QSize(700, 760)
_PANEL = QSize(320, 700)


class Sample(NamedTuple):
    """A document with its findings."""

    document: Document
    analysis: Analysis


class Rehearsal(QObject):
    """Goes step by step, each when the event loop has nothing else to do."""

    finished = Signal()

    def __init__(self, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_idle)
        self._steps: Iterator[None] = iter(())

    def begin(self, sample: Sample) -> None:
        self._steps = self._performed(sample)
        self._timer.start()

    @Slot()
    def _on_idle(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.finished.emit()

    def _performed(self, sample: Sample) -> Iterator[None]:
        yield from _unseen(self._page(sample))
        yield from _unseen(self._panel(sample))

    def _page(self, sample: Sample) -> Iterator[QWidget]:
        from reader_app.ui.layers import finding_layers
        from reader_app.ui.reader.pane import apply_settings
        from reader_app.ui.reader.view import ReaderView

        view = ReaderView()
        view.set_theme(self._appearance.theme)
        apply_settings(view, self._appearance.settings)
        view.resize(_PAGE)
        yield view
        view.set_document(sample.document)
        yield view
        view.set_layers(list(finding_layers(sample.analysis).values()))
        yield view

    def _panel(self, sample: Sample) -> Iterator[QWidget]:
        from reader_app.ui.panel.entities import EntitiesTab

        tab = EntitiesTab()
        tab.set_theme(self._appearance.theme)
        tab.resize(_PANEL)
        yield tab
        tab.show_document(*sample)
        yield tab


def _unseen(acts: Iterator[QWidget]) -> Iterator[None]:
    """Paint a widget after each thing that was done to it, then let it go."""
    widget: QWidget | None = None
    for widget in acts:
        yield
        widget.grab()
        yield
    if widget is not None:
        widget.deleteLater()
