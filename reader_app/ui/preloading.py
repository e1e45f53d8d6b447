"""Loads what imports, analyses and searches are done with, while nobody waits.

The start goes without it. Loaded in the midst of an import it would hold up the window: the
dictionary of the segmenter alone keeps the interpreter for some 70 ms. While a text is open that
is too long to be analysed, its memory is left to the text.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.ui.jobs import Jobs, Report
from reader_app.ui.reading_session import ReadingSession

# Milliseconds after the start, and between looks whether there is other work.
_AFTER = 1_500
_MODULES = (
    "reader_app.library.importer",
    "reader_app.documents.loaders.text",
    "reader_app.library.search.engine",
    "reader_app.analysis.segment",
    "reader_app.analysis.pipeline",
    "reader_app.analysis.tagger.tagging",
    "numpy.ma",  # of which numpy's own functions think only when they need it
)
_SAMPLE = "7月21日，泽南省澄湾市水利局局长陆知行说，全市平均降雨量186.4毫米，比去年多三成。"


class Preloading(QObject):
    """Begins by itself once the window is up and has nothing else to do."""

    finished = Signal()

    def __init__(self, jobs: Jobs, session: ReadingSession, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session = session
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self._on_due)
        self._timer.start()

    @Slot()
    def _on_due(self) -> None:
        if self._jobs.running or self._session.is_long:
            self._timer.start()
        else:
            self._jobs.start(_load, succeeded=self._on_loaded)

    @Slot(object)
    def _on_loaded(self, _nothing: object) -> None:
        self.finished.emit()


def _load(report: Report) -> None:
    for module in _MODULES:
        report(None)
        import_module(module)
    report(None)
    from reader_app.analysis.pipeline import analyze
    from reader_app.documents.model import Document

    # The dictionary, the lists of names and the tagger's model load where they are first needed.
    analyze(Document(_SAMPLE), report=report)
