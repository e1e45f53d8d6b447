"""Loads what imports, analyses and searches are done with, while nobody waits.

The start goes without it. Loaded in the midst of an import it would hold up the window: the
dictionary of the segmenter alone keeps the interpreter for some 70 ms. While a text is open that
is too long to be analysed, its memory is left to the text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader_app.resources import samples
from reader_app.ui.appearance import Appearance
from reader_app.ui.jobs import Jobs, Report
from reader_app.ui.reading_session import ReadingSession

if TYPE_CHECKING:
    from reader_app.ui.rehearsal import Sample

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


class Preloading(QObject):
    """Begins by itself once the window is up and has nothing else to do."""

    finished = Signal()

    def __init__(
        self, jobs: Jobs, session: ReadingSession, appearance: Appearance, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session = session
        self._appearance = appearance
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
    def _on_loaded(self, sample: Sample) -> None:
        """Where a document is open, it has been painted."""
        if self._session.current is not None:
            self.finished.emit()
            return
        from reader_app.ui.rehearsal import Rehearsal

        rehearsal = Rehearsal(self._appearance, self)
        rehearsal.finished.connect(self.finished)
        rehearsal.begin(sample)


def _load(report: Report) -> Sample:
    for module in _MODULES:
        report(None)
        import_module(module)
    report(None)
    from reader_app.analysis.pipeline import analyze
    from reader_app.documents import loaders
    from reader_app.ui.rehearsal import Sample

    document = loaders.load(samples()[0])
    # The dictionary, the lists of names and the tagger's model load where they are first needed.
    return Sample(document, analyze(document, report=report))
