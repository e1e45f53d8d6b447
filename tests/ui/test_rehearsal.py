"""What is painted unseen, so that the first document comes as fast as the others."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.analysis.pipeline import analyze
from reader_app.documents import loaders
from reader_app.resources import samples
from reader_app.ui import preloading
from reader_app.ui.panel.occurrences import OccurrenceDelegate
from reader_app.ui.reader.view import ReaderView
from reader_app.ui.rehearsal import Rehearsal, Sample
from tests.ui.conftest import REPORT, OpenWindow


def test_a_page_with_its_findings_is_painted_and_nothing_is_left(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch
) -> None:
    painted: set[str] = set()
    for kind, method in ((ReaderView, "paintEvent"), (OccurrenceDelegate, "paint_row")):
        original = getattr(kind, method)

        def paint(self: QObject, *given: object, original=original, kind=kind) -> None:
            painted.add(kind.__name__)
            original(self, *given)

        monkeypatch.setattr(kind, method, paint)
    window = open_window()
    before, shown = set(QApplication.topLevelWidgets()), window.reading.shows_text
    document = loaders.load(samples()[0])
    rehearsal = Rehearsal(window.appearance, window)
    with qtbot.waitSignal(rehearsal.finished):
        rehearsal.begin(Sample(document, analyze(document)))
    assert painted == {"ReaderView", "OccurrenceDelegate"}
    assert window.session.current is None
    assert window.reading.shows_text is shown
    qtbot.waitUntil(lambda: set(QApplication.topLevelWidgets()) == before)


def test_a_page_that_is_there_needs_no_rehearsal(
    qtbot: QtBot, open_window: OpenWindow, tmp_path, monkeypatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    window = open_window(path)
    monkeypatch.setattr(Rehearsal, "begin", None)
    with qtbot.waitSignal(window.preloading.finished):
        window.preloading._on_loaded(preloading._load(lambda _share: None))
