"""Moving among findings: text, panel and search kept together, from mention to mention."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.documents.model import Span
from reader_app.ui.layers import FindingRef
from reader_app.ui.panel.side_panel import SidePanel
from reader_app.ui.reader.pane import ReadingPane
from reader_app.ui.reading_session import OpenDocument, ReadingSession

# Layers whose findings have one mention each: a step goes to the next finding of the layer.
_SINGLE = ("figure", "date")


class _Target(NamedTuple):
    document: int
    span: Span


class Navigation(QObject):
    """Keeps the selected finding the same in the text and in the panel."""

    open_requested = Signal(int)

    def __init__(
        self, session: ReadingSession, reading: ReadingPane, panel: SidePanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._reading = reading
        self._panel = panel
        self._selected: FindingRef | None = None
        self._target: _Target | None = None
        reading.finding_clicked.connect(self.select)
        panel.finding_activated.connect(self.show_finding)
        panel.span_requested.connect(reading.show_span)
        session.document_opened.connect(self._on_document_opened)
        session.analysis_ready.connect(self._on_analysis_ready)

    @property
    def selected(self) -> FindingRef | None:
        return self._selected

    @Slot(object)
    def select(self, ref: FindingRef) -> None:
        """Choose a finding that is on screen already; the panel follows."""
        if self._session.current is None or self._session.current.analysis is None:
            return  # of a long text only a part is known yet, and not in the panel
        self._selected = ref
        self._panel.select_finding(ref)

    @Slot(object)
    def show_finding(self, ref: FindingRef) -> None:
        """Choose a finding and bring it into view."""
        self._selected = ref
        spans = self._mentions(ref)
        place = ref.index if ref.layer in _SINGLE else ref.mention
        if place < len(spans):
            self._reading.show_span(*spans[place])

    @Slot(int, int, int)
    def show_hit(self, document: int, start: int, end: int) -> None:
        """Bring a stretch of any document of the library into view."""
        current = self._session.current
        if current is not None and current.row.id == document:
            self._reading.show_span(start, end)
        else:
            self._target = _Target(document, Span(start, end))
            self.open_requested.emit(document)

    @Slot()
    def next_mention(self) -> None:
        self._step_mention(1)

    @Slot()
    def previous_mention(self) -> None:
        self._step_mention(-1)

    @Slot()
    def next_figure(self) -> None:
        self._step_figure(1)

    @Slot()
    def previous_figure(self) -> None:
        self._step_figure(-1)

    @Slot()
    def next_heading(self) -> None:
        self._step_heading(1)

    @Slot()
    def previous_heading(self) -> None:
        self._step_heading(-1)

    # -- inside ------------------------------------------------------------------------------------

    @Slot(object)
    def _on_analysis_ready(self, _opened: OpenDocument) -> None:
        """What was chosen has another number among new findings, or is there no more."""
        self._selected = None

    @Slot(object)
    def _on_document_opened(self, opened: OpenDocument) -> None:
        self._selected = None
        if self._target is not None and self._target.document == opened.row.id:
            # After the page has taken the document and its kept position.
            QTimer.singleShot(0, self, self._show_target)
        else:
            self._target = None

    @Slot()
    def _show_target(self) -> None:
        if self._target is not None:
            self._reading.show_span(*self._target.span)
            self._target = None

    def _mentions(self, ref: FindingRef) -> list[Span]:
        """All places of a finding; for figures and dates those of the whole layer."""
        analysis = self._session.current.analysis if self._session.current else None
        if analysis is None:
            return []
        if ref.layer == "figure":
            return [Span(figure.start, figure.end) for figure in analysis.figures]
        if ref.layer == "date":
            return [Span(date.start, date.end) for date in analysis.dates]
        if ref.layer == "keyword":
            return list(analysis.keywords[ref.index].mentions)
        return list(analysis.entities[ref.index].mentions)

    def _step_mention(self, step: int) -> None:
        ref = self._selected
        count = len(self._mentions(ref)) if ref else 0
        if ref is None or not count:
            return
        if ref.layer in _SINGLE:
            ref = FindingRef(ref.layer, (ref.index + step) % count)
        else:
            ref = FindingRef(ref.layer, ref.index, (ref.mention + step) % count)
        self.show_finding(ref)
        self._panel.select_finding(ref)

    def _step_figure(self, step: int) -> None:
        """Go to the next (previous, if negative) figure below the caret."""
        analysis = self._session.current.analysis if self._session.current else None
        here = self._reading.view.here()
        places = [
            (figure.start, figure.end, index)
            for index, figure in enumerate(analysis.figures if analysis else ())
            if (figure.start > here if step > 0 else figure.start < here)
        ]
        if places:
            start, end, index = min(places) if step > 0 else max(places)
            self._reading.show_span(start, end)
            self.select(FindingRef("figure", index))

    def _step_heading(self, step: int) -> None:
        view = self._reading.view
        here, starts = view.here(), [start for _, _, start in view.headings()]
        found = (
            [s for s in starts if s > here] if step > 0 else [s for s in starts if s < here][::-1]
        )
        if found:
            view.show_span(found[0], found[0])
